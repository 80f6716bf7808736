-- What an office has to make now, one row an output: since when, and on which blank ('' is none). It follows from the case and goes when
-- the thing is made.
CREATE TABLE making (
    government INTEGER NOT NULL,
    office TEXT NOT NULL,
    since INTEGER NOT NULL,
    application INTEGER NOT NULL,
    output TEXT NOT NULL,
    blank TEXT NOT NULL,
    PRIMARY KEY (government, office, since, application, output)
) STRICT, WITHOUT ROWID;
CREATE INDEX making_of_case ON making (application);
CREATE INDEX making_on_blank ON making (government, office, blank, since, application);
-- Blanks of an office, move by move; the newest row says how many are left and when more are expected. Rows are never changed.
CREATE TABLE blank_moves (
    number INTEGER PRIMARY KEY,
    government INTEGER NOT NULL,
    office TEXT NOT NULL,
    blank TEXT NOT NULL,
    kind TEXT NOT NULL,
    count INTEGER NOT NULL CHECK (count >= 0),
    remaining INTEGER NOT NULL CHECK (remaining >= 0),
    expected_on TEXT,
    reason TEXT NOT NULL,
    application INTEGER,
    by TEXT NOT NULL,
    at INTEGER NOT NULL,
    token BLOB
) STRICT;
CREATE INDEX blank_moves_newest ON blank_moves (government, office, blank, number);
CREATE UNIQUE INDEX blank_moves_once ON blank_moves (government, token) WHERE token IS NOT NULL;
CREATE TRIGGER blank_moves_stay BEFORE UPDATE ON blank_moves BEGIN SELECT raise(ABORT, 'moves of blanks are never changed'); END;
CREATE TRIGGER blank_moves_remain BEFORE DELETE ON blank_moves BEGIN SELECT raise(ABORT, 'moves of blanks are never removed'); END;
