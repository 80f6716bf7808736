-- Which account is whose at a government's identity provider. The provider's own number of a person is kept as a keyed hash.
CREATE TABLE identities (
    government INTEGER NOT NULL,
    issuer TEXT NOT NULL,
    subject_hash BLOB NOT NULL,
    staff TEXT NOT NULL,
    linked_at INTEGER NOT NULL,
    PRIMARY KEY (government, issuer, subject_hash)
) STRICT, WITHOUT ROWID;
-- An account is at most one person there.
CREATE UNIQUE INDEX identities_by_staff ON identities (government, issuer, staff);
