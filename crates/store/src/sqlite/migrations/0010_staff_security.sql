-- How members of staff prove who they are. What names a passkey is kept as a keyed hash, the passkey itself sealed.
CREATE TABLE passkeys (
    government INTEGER NOT NULL,
    id_hash BLOB NOT NULL,
    staff TEXT NOT NULL,
    name TEXT NOT NULL,
    -- The passkey and its own id.
    sealed BLOB NOT NULL,
    added_at INTEGER NOT NULL,
    used_at INTEGER,
    trusted_from INTEGER NOT NULL,
    PRIMARY KEY (government, id_hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX passkeys_by_staff ON passkeys (government, staff, added_at);
CREATE TABLE code_secrets (
    government INTEGER NOT NULL,
    staff TEXT NOT NULL,
    sealed BLOB NOT NULL,
    since INTEGER NOT NULL,
    -- The last half minute whose code was used.
    step INTEGER NOT NULL,
    PRIMARY KEY (government, staff)
) STRICT, WITHOUT ROWID;
CREATE TABLE recovery_codes (
    government INTEGER NOT NULL,
    staff TEXT NOT NULL,
    code_hash BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (government, staff, code_hash)
) STRICT, WITHOUT ROWID;
CREATE TABLE renewals (
    government INTEGER NOT NULL,
    staff TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    PRIMARY KEY (government, staff)
) STRICT, WITHOUT ROWID;
-- Tries in a row that failed, by the keyed hash of the name that was typed: a name without an account counts the same.
CREATE TABLE tries (
    government INTEGER NOT NULL,
    name_hash BLOB NOT NULL,
    failures INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    PRIMARY KEY (government, name_hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX tries_by_time ON tries (government, last_at);
ALTER TABLE staff DROP COLUMN failures;
ALTER TABLE staff DROP COLUMN locked_until;
-- Sign-ins, good and bad, changed factors, refused rights. Nothing that was typed.
CREATE TABLE security_notes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    government INTEGER NOT NULL,
    at INTEGER NOT NULL,
    staff TEXT,
    by_staff TEXT,
    event TEXT NOT NULL,
    detail TEXT NOT NULL,
    address TEXT NOT NULL,
    device TEXT NOT NULL
) STRICT;
CREATE INDEX security_notes_by_government ON security_notes (government, id);
CREATE INDEX security_notes_by_staff ON security_notes (government, staff, id) WHERE staff IS NOT NULL;
CREATE INDEX security_notes_by_time ON security_notes (government, at);
