-- What a journal needs that several machines share.

-- Which node this is: one folder on one machine. Beside its name stands what a copy of the folder cannot take along;
-- what an older version wrote here is no node, and a new one is made before the first write. The table has a new name,
-- so that an older program that still has the event open writes nothing more under its old one.
CREATE TABLE this_node (
    only INTEGER PRIMARY KEY CHECK (only = 1), node TEXT NOT NULL, machine TEXT NOT NULL, folder TEXT NOT NULL,
    device INTEGER NOT NULL, inode INTEGER NOT NULL, sequence INTEGER NOT NULL, clock INTEGER NOT NULL,
    tickets INTEGER NOT NULL,
    -- Move when what every door and board goes by has changed, and when an entry that was here already lost or gained
    -- its personal part.
    common_changes INTEGER NOT NULL, rewrites INTEGER NOT NULL
);
INSERT INTO this_node SELECT 1, '', '', '', 0, 0, 0, clock, 0, 0, 0 FROM node_state;
DROP TABLE node_state;

-- The oldest version of these tables whose programs may still open this database. A later migration that an older
-- program can live with leaves it as it is.
CREATE TABLE oldest_program (version INTEGER NOT NULL);
INSERT INTO oldest_program VALUES (8);

-- Up to which version of each kind the entries have been applied here, so that a program that knows more applies the
-- rest.
CREATE TABLE applied_kinds (kind TEXT PRIMARY KEY, version INTEGER NOT NULL) WITHOUT ROWID;

-- Erasures that are under way here; `behind`: entries up to this id are done. And the entries of version 1 that an
-- erasure names, whether they have come yet or not.
CREATE TABLE erasing (
    entry TEXT PRIMARY KEY, subject TEXT NOT NULL, clock INTEGER NOT NULL, behind TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE erased_entries (target TEXT NOT NULL, entry TEXT NOT NULL, PRIMARY KEY (target, entry)) WITHOUT ROWID;

-- Entries that came from elsewhere and were not taken in, for people to see; the newest thousand.
CREATE TABLE set_aside (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, reason TEXT NOT NULL, at INTEGER NOT NULL
);
