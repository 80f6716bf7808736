-- Entries of which somebody says that they are not true, until it is settled: few rows at any time.
CREATE TABLE contests (
    government INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (government, entry)
) STRICT, WITHOUT ROWID;
