-- What is owed to whom waits too long, one row a case; and each sum that a counter took or paid, by the entry that says so.
CREATE TABLE compensations (
    government INTEGER NOT NULL,
    application INTEGER NOT NULL,
    standing TEXT NOT NULL,
    days INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    receipt TEXT,
    ward TEXT,
    district TEXT,
    registry TEXT,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (government, application)
) STRICT, WITHOUT ROWID;
CREATE INDEX compensations_by_standing ON compensations (government, standing, changed_at, application);
CREATE TABLE payments (
    government INTEGER NOT NULL,
    at INTEGER NOT NULL,
    application INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    office TEXT NOT NULL,
    PRIMARY KEY (government, at, application, seq)
) STRICT, WITHOUT ROWID;
