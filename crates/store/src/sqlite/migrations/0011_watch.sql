-- What an officer has had before her on a day, and how often a supervisor allowed as much again.
CREATE TABLE look_days (
    government INTEGER NOT NULL,
    staff TEXT NOT NULL,
    day INTEGER NOT NULL,
    opened INTEGER NOT NULL DEFAULT 0,
    listed INTEGER NOT NULL DEFAULT 0,
    searches INTEGER NOT NULL DEFAULT 0,
    released INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (government, staff, day)
) STRICT, WITHOUT ROWID;
-- Made-up cases that nobody has reason to open.
CREATE TABLE honey (
    government INTEGER NOT NULL,
    application INTEGER NOT NULL,
    at INTEGER NOT NULL,
    by TEXT NOT NULL,
    PRIMARY KEY (government, application)
) STRICT, WITHOUT ROWID;
-- How many births a day: sent for an office, registered for an office, registered by an officer.
CREATE TABLE paces (
    government INTEGER NOT NULL,
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    day INTEGER NOT NULL,
    births INTEGER NOT NULL DEFAULT 0,
    released INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (government, kind, about, day)
) STRICT, WITHOUT ROWID;
-- What supervisors look at: one row a day for one thing. 0 is no case.
CREATE TABLE alerts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    government INTEGER NOT NULL,
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    application INTEGER NOT NULL,
    day INTEGER NOT NULL,
    count INTEGER NOT NULL,
    usual INTEGER NOT NULL,
    at INTEGER NOT NULL,
    times INTEGER NOT NULL DEFAULT 1,
    settled_at INTEGER,
    settled_by TEXT,
    note BLOB
) STRICT;
CREATE UNIQUE INDEX alerts_once ON alerts (government, kind, about, application, day);
CREATE INDEX alerts_newest ON alerts (government, id);
CREATE INDEX alerts_open ON alerts (government, id) WHERE settled_at IS NULL;
-- Who allowed more than a limit, of what, and why. The reason is sealed.
CREATE TABLE releases (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    government INTEGER NOT NULL,
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    day INTEGER NOT NULL,
    at INTEGER NOT NULL,
    by TEXT NOT NULL,
    note BLOB NOT NULL
) STRICT;
CREATE INDEX releases_newest ON releases (government, id);
