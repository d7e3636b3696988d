-- Printing, this node's alone: when a job's bytes began to leave, and how many labels are left on a roll.
ALTER TABLE print_jobs ADD COLUMN sent_at INTEGER NOT NULL DEFAULT 0;
CREATE TABLE label_rolls (point TEXT PRIMARY KEY, size INTEGER NOT NULL, used INTEGER NOT NULL) WITHOUT ROWID;
