-- Citizens' accounts: what they claim and how they are reached stands sealed, under a key of each account's own.
CREATE TABLE accounts (
    number INTEGER PRIMARY KEY,
    government INTEGER NOT NULL,
    id BLOB NOT NULL,
    key_slot INTEGER NOT NULL,
    -- A claim: several accounts may make the same until a counter has verified one.
    nik_hash BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    verified_at INTEGER,
    -- What it said is destroyed; the row stays until no copy of its key can be left.
    closed_at INTEGER,
    -- Messages about its cases go there.
    has_email INTEGER NOT NULL,
    sealed BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX accounts_by_id ON accounts (government, id);
CREATE INDEX accounts_by_nik ON accounts (government, nik_hash);
CREATE INDEX accounts_by_use ON accounts (government, seen_at) WHERE closed_at IS NULL;
CREATE INDEX accounts_closed ON accounts (government, number) WHERE closed_at IS NOT NULL;

-- By which contact, together with which claimed NIK, an account is entered.
CREATE TABLE account_contacts (
    government INTEGER NOT NULL,
    contact_hash BLOB NOT NULL,
    nik_hash BLOB NOT NULL,
    account INTEGER NOT NULL,
    PRIMARY KEY (government, contact_hash, nik_hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_contacts_by_account ON account_contacts (account);

-- Cases filed from it, or joined by number and PIN.
CREATE TABLE account_cases (
    account INTEGER NOT NULL,
    application INTEGER NOT NULL,
    at INTEGER NOT NULL,
    joined INTEGER NOT NULL,
    PRIMARY KEY (account, application)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_cases_by_application ON account_cases (application);

-- Browsers that are signed in.
CREATE TABLE account_sessions (
    key_hash BLOB PRIMARY KEY,
    account INTEGER NOT NULL,
    -- Names it on the account's page without telling the secret.
    id BLOB NOT NULL,
    begun_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    agent TEXT NOT NULL,
    -- The proof: a code or a passkey.
    by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX account_sessions_by_account ON account_sessions (account, begun_at);

-- What happened with an account, and by whom: for the person herself and for auditors.
CREATE TABLE account_events (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    government INTEGER NOT NULL,
    -- None: the account did not exist yet, or is closed.
    account INTEGER,
    at INTEGER NOT NULL,
    by TEXT NOT NULL,
    event TEXT NOT NULL
) STRICT;
CREATE INDEX account_events_by_account ON account_events (account, number) WHERE account IS NOT NULL;
CREATE INDEX account_events_by_age ON account_events (government, at);

-- One-time codes. Who, where to and which browser are keyed hashes; so is the code.
CREATE TABLE codes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    government INTEGER NOT NULL,
    purpose TEXT NOT NULL,
    contact_hash BLOB NOT NULL,
    nik_hash BLOB NOT NULL,
    -- None: given out at a counter, for whichever browser she types it into.
    browser_hash BLOB,
    address_hash BLOB,
    code_hash BLOB NOT NULL,
    at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    wrong INTEGER NOT NULL DEFAULT 0,
    tried_at INTEGER,
    used_at INTEGER,
    -- Who gave it out at a counter, having seen which paper.
    given_by TEXT,
    identity_seen TEXT,
    -- The account that drew a consent.
    account INTEGER
) STRICT;
CREATE INDEX codes_by_contact ON codes (government, contact_hash, at);
CREATE INDEX codes_by_address ON codes (address_hash, at) WHERE address_hash IS NOT NULL;
CREATE INDEX codes_by_government ON codes (government, at);
CREATE INDEX codes_by_age ON codes (at);

-- That a person let a helper file in her name. The address stands sealed under the key of the case.
CREATE TABLE consents (
    government INTEGER NOT NULL,
    application INTEGER NOT NULL,
    helper TEXT NOT NULL,
    at INTEGER NOT NULL,
    means TEXT NOT NULL,
    nik_hash BLOB NOT NULL,
    email BLOB,
    PRIMARY KEY (government, application)
) STRICT, WITHOUT ROWID;
CREATE INDEX consents_by_helper ON consents (government, helper, at);

-- E-mails on their way. Where to and what is said stand sealed until they are sent or given up.
CREATE TABLE mails (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    government INTEGER NOT NULL,
    at INTEGER NOT NULL,
    language TEXT NOT NULL,
    account INTEGER,
    -- The message about a case that it carries.
    outbox INTEGER,
    sealed BLOB,
    state TEXT NOT NULL DEFAULT 'waiting',
    tries INTEGER NOT NULL DEFAULT 0,
    next_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    -- The mail server's three digits, when it said no.
    reply INTEGER
) STRICT;
CREATE INDEX mails_waiting ON mails (next_at) WHERE state = 'waiting';
CREATE INDEX mails_by_government ON mails (government, id);
CREATE INDEX mails_by_account ON mails (account) WHERE account IS NOT NULL;
