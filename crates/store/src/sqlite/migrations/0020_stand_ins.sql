-- Who acts for the head of office while he is away (pelaksana harian), from which day to which, by which letter.
CREATE TABLE stand_ins (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    government INTEGER NOT NULL,
    staff TEXT NOT NULL,
    title TEXT NOT NULL,
    name TEXT NOT NULL,
    nip TEXT NOT NULL,
    letter TEXT NOT NULL,
    first_day INTEGER NOT NULL,
    last_day INTEGER NOT NULL,
    set_at INTEGER NOT NULL,
    set_by TEXT NOT NULL,
    ended_at INTEGER,
    ended_by TEXT
) STRICT;
CREATE INDEX stand_ins_of ON stand_ins (government, staff, last_day);
CREATE INDEX stand_ins_newest ON stand_ins (government, id);
