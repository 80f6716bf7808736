-- What was written beside an entry later, in order. `entry` is the case that the entry belongs to, `application` the one that wrote it.
CREATE TABLE annotations (
    government INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    application INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (government, entry, ordinal)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX annotations_by_case ON annotations (government, application);
-- Signed extracts of an entry, in order: each takes the place of the one before, also of the same case.
CREATE TABLE issues (
    government INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    copy INTEGER NOT NULL,
    application INTEGER NOT NULL,
    at INTEGER NOT NULL,
    -- How many annotations it tells of.
    edition INTEGER NOT NULL,
    PRIMARY KEY (government, entry, copy)
) STRICT, WITHOUT ROWID;
INSERT INTO issues (government, entry, copy, application, at, edition)
    SELECT e.government, e.application, 1, e.application, max(e.at), 0 FROM entries e JOIN register r ON r.government = e.government AND r.application = e.application
    WHERE e.action ->> '$.action' = 'signed' GROUP BY e.government, e.application;
