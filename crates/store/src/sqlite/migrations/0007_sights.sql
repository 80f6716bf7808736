-- Who looks, as a row of entries says it: kept once, so that a row of who saw what is small.
CREATE TABLE lookers (number INTEGER PRIMARY KEY, government INTEGER NOT NULL, by TEXT NOT NULL, UNIQUE (government, by)) STRICT;
-- Which case stood before whom on which day (days since 1970 of the government's calendar): first in a list, and whether it was opened.
CREATE TABLE sights (
    government INTEGER NOT NULL,
    application INTEGER NOT NULL,
    day INTEGER NOT NULL,
    looker INTEGER NOT NULL,
    listed_at INTEGER,
    opened INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (government, application, day, looker)
) STRICT, WITHOUT ROWID;
