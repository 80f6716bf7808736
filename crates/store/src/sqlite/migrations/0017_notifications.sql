-- Events that hospitals, midwives and keepers of cemeteries report. What they say is sealed, and gone once a family has claimed it.
CREATE TABLE notifications (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    government INTEGER NOT NULL,
    id BLOB NOT NULL,
    number TEXT NOT NULL,
    service TEXT NOT NULL,
    notifier TEXT NOT NULL,
    office TEXT NOT NULL,
    code_hash BLOB NOT NULL,
    sealed BLOB,
    missing TEXT NOT NULL,
    at INTEGER NOT NULL,
    wrong INTEGER NOT NULL DEFAULT 0,
    locked_until INTEGER,
    claimed_by INTEGER,
    claimed_at INTEGER
) STRICT;
CREATE UNIQUE INDEX notifications_by_number ON notifications (government, number);
CREATE UNIQUE INDEX notifications_by_id ON notifications (government, id);
CREATE INDEX notifications_of ON notifications (government, notifier, row);
CREATE INDEX notifications_unclaimed ON notifications (government, at) WHERE sealed IS NOT NULL;
