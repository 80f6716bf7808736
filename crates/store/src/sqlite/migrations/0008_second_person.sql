-- Each printed copy by its moment, for the report of a day. By whom and why stands in the entry itself. '' is no office.
CREATE TABLE prints (
    government INTEGER NOT NULL,
    at INTEGER NOT NULL,
    application INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    office TEXT NOT NULL,
    PRIMARY KEY (government, at, application, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO prints (government, at, application, seq, office)
    SELECT government, at, application, seq, coalesce(by ->> '$.office', '') FROM entries WHERE action ->> '$.action' = 'printed';
-- What one person asked for and another must decide: few rows at any time.
CREATE TABLE awaited (
    government INTEGER NOT NULL,
    application INTEGER NOT NULL,
    act TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (government, application, act)
) STRICT, WITHOUT ROWID;
