-- Times are Unix microseconds. Every key begins with the government; cases are known inside by a small number.
CREATE TABLE governments (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;

-- The summary row that queues and search read. Derived from the entries in the same transaction.
CREATE TABLE applications (
    number INTEGER PRIMARY KEY,
    government INTEGER NOT NULL REFERENCES governments,
    id BLOB NOT NULL,
    service TEXT NOT NULL,
    edition INTEGER NOT NULL,
    language TEXT NOT NULL,
    stage TEXT NOT NULL,
    due_act TEXT,
    seq INTEGER NOT NULL,
    round INTEGER NOT NULL,
    ward TEXT,
    district TEXT,
    registry TEXT,
    submitted_at INTEGER,
    due_at INTEGER,
    -- due_at, or the end of time: rows without a promise come last.
    due_order INTEGER NOT NULL,
    -- When it was sent, or opened while a draft.
    newest_order INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    paused INTEGER NOT NULL,
    claimed_by TEXT,
    receipt TEXT,
    registration TEXT,
    card BLOB
) STRICT;
CREATE UNIQUE INDEX applications_by_id ON applications (government, id);
-- The last two columns let counts be read from the index alone.
CREATE INDEX applications_by_stage ON applications (government, stage, due_order, number, due_act, paused);
CREATE INDEX applications_by_ward ON applications (government, ward, stage, due_order, number, due_act, paused) WHERE ward IS NOT NULL;
CREATE INDEX applications_by_district ON applications (government, district, stage, due_order, number, due_act, paused) WHERE district IS NOT NULL;
CREATE INDEX applications_newest ON applications (government, newest_order);
CREATE INDEX applications_newest_by_ward ON applications (government, ward, newest_order) WHERE ward IS NOT NULL;
CREATE INDEX applications_newest_by_district ON applications (government, district, newest_order) WHERE district IS NOT NULL;

-- Registration offices seen so far: few, mostly one. Tells a list for a ward that it need not ask for a registry.
CREATE TABLE registries (government INTEGER NOT NULL, office TEXT NOT NULL, PRIMARY KEY (government, office)) STRICT, WITHOUT ROWID;

CREATE TABLE entries (
    government INTEGER NOT NULL,
    application INTEGER NOT NULL REFERENCES applications,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    by TEXT NOT NULL,
    action TEXT NOT NULL,
    -- Id and salted SHA-256 of the particulars beside the log; both stay when the particulars are erased.
    payload BLOB,
    particulars_hash BLOB,
    PRIMARY KEY (government, application, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE particulars (
    government INTEGER NOT NULL,
    application INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    salt BLOB NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (government, application, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE terms (
    government INTEGER NOT NULL,
    term INTEGER NOT NULL,
    application INTEGER NOT NULL,
    PRIMARY KEY (government, term, application)
) STRICT, WITHOUT ROWID;
-- The terms of one case as one value of 8-byte numbers, so that they can be replaced without a second index.
CREATE TABLE indexed (
    government INTEGER NOT NULL,
    application INTEGER NOT NULL,
    terms BLOB NOT NULL,
    PRIMARY KEY (government, application)
) STRICT, WITHOUT ROWID;

CREATE TABLE receipts (
    government INTEGER NOT NULL,
    application INTEGER NOT NULL,
    number TEXT NOT NULL,
    token_hash BLOB NOT NULL,
    pin_hash BLOB NOT NULL,
    wrong INTEGER NOT NULL DEFAULT 0,
    locked_until INTEGER,
    PRIMARY KEY (government, application)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX receipts_by_number ON receipts (government, number);
CREATE UNIQUE INDEX receipts_by_token ON receipts (government, token_hash);

CREATE TABLE register (
    government INTEGER NOT NULL,
    application INTEGER NOT NULL,
    number TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (government, application)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX register_by_number ON register (government, number);
CREATE TABLE series (
    government INTEGER NOT NULL,
    series TEXT NOT NULL,
    last INTEGER NOT NULL CHECK (last BETWEEN 1 AND 9999),
    PRIMARY KEY (government, series)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    government INTEGER NOT NULL,
    application INTEGER NOT NULL,
    at INTEGER NOT NULL,
    effect TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting'
) STRICT;
CREATE INDEX outbox_by_government ON outbox (government);
CREATE INDEX outbox_by_application ON outbox (government, application);

CREATE TABLE deliveries (
    government INTEGER NOT NULL,
    token_hash BLOB NOT NULL,
    application INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (government, token_hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX deliveries_by_age ON deliveries (government, at);

-- Who looked at which record.
CREATE TABLE accesses (
    government INTEGER NOT NULL,
    application INTEGER NOT NULL,
    number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    by TEXT NOT NULL,
    purpose TEXT NOT NULL,
    PRIMARY KEY (government, application, number)
) STRICT, WITHOUT ROWID;

-- The one table that is found without a government: a cookie does not name it.
CREATE TABLE sessions (
    key_hash BLOB PRIMARY KEY,
    government INTEGER NOT NULL,
    staff TEXT,
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    data BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_staff ON sessions (government, staff) WHERE staff IS NOT NULL;
CREATE INDEX sessions_by_end ON sessions (expires_at);

CREATE TABLE staff (
    government INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    office TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    active INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    locked_until INTEGER,
    PRIMARY KEY (government, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE tickets (
    government INTEGER NOT NULL,
    ticket_hash BLOB NOT NULL,
    purpose TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (government, ticket_hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE editions (
    government INTEGER NOT NULL,
    service TEXT NOT NULL,
    edition INTEGER NOT NULL,
    digest BLOB NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (government, service, edition)
) STRICT, WITHOUT ROWID;

-- One row: the mark of the keys that seal this store.
CREATE TABLE key_mark (one INTEGER PRIMARY KEY CHECK (one = 1), mark BLOB NOT NULL) STRICT;
