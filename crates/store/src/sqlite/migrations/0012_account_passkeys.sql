-- Passkeys of citizens' accounts: found by the keyed hash of their id, sealed under the account's key.
CREATE TABLE account_passkeys (
    government INTEGER NOT NULL,
    credential_hash BLOB NOT NULL,
    account INTEGER NOT NULL,
    -- Names it on the account's page.
    id BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    used_at INTEGER,
    sealed BLOB NOT NULL,
    PRIMARY KEY (government, credential_hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_passkeys_by_account ON account_passkeys (account, made_at);
