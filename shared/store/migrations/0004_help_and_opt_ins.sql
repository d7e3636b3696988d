-- Calls for the desk, their answers, and what people agreed to hear about: one row an entry.
CREATE TABLE help_calls (
    entry TEXT PRIMARY KEY, subject TEXT NOT NULL, point TEXT NOT NULL, about TEXT NOT NULL, at INTEGER NOT NULL,
    clock INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE help_answers (
    entry TEXT PRIMARY KEY, call TEXT NOT NULL, answer TEXT NOT NULL, at INTEGER NOT NULL, clock INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX help_answers_by_call ON help_answers (call, clock);
CREATE TABLE opt_ins (
    entry TEXT PRIMARY KEY, subject TEXT NOT NULL, programme TEXT NOT NULL, answer TEXT NOT NULL, words TEXT NOT NULL,
    at INTEGER NOT NULL, clock INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX opt_ins_by_subject ON opt_ins (subject, programme);
