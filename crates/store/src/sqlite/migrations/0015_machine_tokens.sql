-- One token for each service account, as a keyed hash.
CREATE TABLE machine_tokens (
    government INTEGER NOT NULL,
    staff TEXT NOT NULL,
    token_hash BLOB NOT NULL,
    since INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    PRIMARY KEY (government, staff)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX machine_tokens_by_hash ON machine_tokens (government, token_hash);
