-- How far this folder has taken in what the hub has of each node's run, and which hub that was: a hub that was wiped
-- has another history, and one that was passed over by a newer primary a lower epoch. An older program can live with
-- both.
CREATE TABLE hub_positions (node TEXT PRIMARY KEY, sequence INTEGER NOT NULL, digest TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE hub_seen (only INTEGER PRIMARY KEY CHECK (only = 1), history TEXT NOT NULL, epoch INTEGER NOT NULL);
INSERT INTO hub_seen VALUES (1, '', 0);
