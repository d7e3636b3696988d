-- Who is settling a check-in: a living process settles its own, and what a dead one left is anybody's. What is claimed
-- is in the check-in's entry.
CREATE TABLE unsettled_new (entry TEXT PRIMARY KEY, owner TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO unsettled_new SELECT entry, '' FROM unsettled;
DROP TABLE unsettled;
ALTER TABLE unsettled_new RENAME TO unsettled;
