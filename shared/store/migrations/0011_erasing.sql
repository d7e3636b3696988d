-- Entries that an erasure names, with the digest that each has without what was taken out of its body; '' where an
-- older program erased, which named entries of version 1 alone.
CREATE TABLE erased_entries_new (
    target TEXT NOT NULL, entry TEXT NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (target, entry)
) WITHOUT ROWID;
INSERT INTO erased_entries_new SELECT target, entry, '' FROM erased_entries;
DROP TABLE erased_entries;
ALTER TABLE erased_entries_new RENAME TO erased_entries;

-- Imports that were taken back or never came to their end, whose `personal` was dropped a day later: that of entries
-- before this clock, but not of the people in `keeps` (ids, a space between), who have come all the same.
CREATE TABLE erased_batches (
    batch TEXT NOT NULL, entry TEXT NOT NULL, clock INTEGER NOT NULL, keeps TEXT NOT NULL, PRIMARY KEY (batch, entry)
) WITHOUT ROWID;

-- This node's alone. Imports that have begun here and have not been closed, and when they began (milliseconds, the
-- machine's clock); those that were killed before this table knew of them began when their newest entry was written.
CREATE TABLE open_batches (batch TEXT PRIMARY KEY, began INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO open_batches SELECT batch, max(clock) >> 16 FROM entries WHERE batch <> '' AND batch NOT IN
    (SELECT batch FROM entries WHERE kind = 'import_closed') GROUP BY batch;
-- Wrong PINs in a row at each check-in point of this machine, and when another may be tried (milliseconds, the
-- machine's clock): a program that is started anew asks nobody sooner.
CREATE TABLE pin_tries (point TEXT PRIMARY KEY, wrong INTEGER NOT NULL, until INTEGER NOT NULL) WITHOUT ROWID;
-- Copies of this event that know its people: erasures go there, too.
CREATE TABLE copies (folder TEXT PRIMARY KEY) WITHOUT ROWID;

UPDATE oldest_program SET version = 11;
