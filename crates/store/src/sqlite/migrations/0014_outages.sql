-- Systems outside that are down, or were: the banner, and why promised times moved.
CREATE TABLE outages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    government INTEGER NOT NULL,
    reason TEXT NOT NULL,
    since INTEGER NOT NULL,
    set_by TEXT NOT NULL,
    lifted_at INTEGER,
    lifted_by TEXT,
    settled INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX outages_in_force ON outages (government, reason) WHERE lifted_at IS NULL;
CREATE INDEX outages_unsettled ON outages (government, id) WHERE settled = 0;
CREATE INDEX outages_newest ON outages (government, id);
