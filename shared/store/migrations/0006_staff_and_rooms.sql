-- Staff, people who are needed for a session: one row an entry. Who came into a room since a session began is
-- counted by an index of its own; entrances are counted by area_counts, and pay nothing for it.
CREATE TABLE staff (
    entry TEXT PRIMARY KEY, subject TEXT NOT NULL, clock INTEGER NOT NULL, role TEXT NOT NULL, person TEXT NOT NULL,
    name TEXT, pin TEXT
) WITHOUT ROWID;
CREATE INDEX staff_by_subject ON staff (subject, clock);
CREATE TABLE needed_people (
    entry TEXT PRIMARY KEY, subject TEXT NOT NULL, session TEXT NOT NULL, needed_as TEXT NOT NULL,
    clock INTEGER NOT NULL, name TEXT
) WITHOUT ROWID;
CREATE INDEX presence_in_rooms ON presence (area, at) WHERE area <> 'entrance';
