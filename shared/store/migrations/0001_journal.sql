-- The journal, the rows that its standing entries write, and what is this node's alone. Never edited: a later
-- change is a later file.

-- Every entry ever seen. `stands` and the tables below are derived from the rest and can be rebuilt.
CREATE TABLE entries (
    id TEXT PRIMARY KEY,
    event TEXT NOT NULL, node TEXT NOT NULL, sequence INTEGER NOT NULL, clock INTEGER NOT NULL,
    at INTEGER NOT NULL, actor TEXT NOT NULL, kind TEXT NOT NULL, version INTEGER NOT NULL,
    subject TEXT NOT NULL, area TEXT NOT NULL, follows TEXT NOT NULL, batch TEXT NOT NULL, undoes TEXT NOT NULL,
    body TEXT NOT NULL, personal TEXT, personal_hash TEXT NOT NULL, digest TEXT NOT NULL,
    stands INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX entries_by_node ON entries (node, sequence);
CREATE INDEX entries_by_subject ON entries (subject, area, clock);

CREATE TABLE undo_edges (target TEXT NOT NULL, entry TEXT NOT NULL, PRIMARY KEY (target, entry)) WITHOUT ROWID;

-- A batch that is named here counts.
CREATE TABLE batches (
    batch TEXT NOT NULL, entry TEXT NOT NULL, clock INTEGER NOT NULL, at INTEGER NOT NULL, what TEXT NOT NULL,
    summary TEXT NOT NULL, PRIMARY KEY (batch, entry)
) WITHOUT ROWID;

-- What lists say, one row an entry; NULL: this entry does not say.
CREATE TABLE list_registers (
    entry TEXT PRIMARY KEY, subject TEXT NOT NULL, clock INTEGER NOT NULL, batch TEXT NOT NULL, source TEXT NOT NULL,
    name TEXT, given_name TEXT, family_name TEXT, badge_name TEXT, email TEXT, organisation TEXT, job_title TEXT,
    phone TEXT, ticket_type TEXT, status TEXT, order_code TEXT, codes TEXT, answers TEXT, flags TEXT, sessions TEXT,
    seat TEXT
) WITHOUT ROWID;
CREATE INDEX list_registers_by_subject ON list_registers (subject);

-- What the desk says, one row a field; a NULL value follows the list again.
CREATE TABLE desk_registers (
    entry TEXT NOT NULL, field TEXT NOT NULL, subject TEXT NOT NULL, clock INTEGER NOT NULL, value TEXT,
    replaced TEXT, PRIMARY KEY (entry, field)
) WITHOUT ROWID;
CREATE INDEX desk_registers_by_subject ON desk_registers (subject, field, clock);

-- People whom the desk registered: walk_in or substitute.
CREATE TABLE desk_registrations (entry TEXT PRIMARY KEY, subject TEXT NOT NULL, how TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX desk_registrations_by_subject ON desk_registrations (subject);

CREATE TABLE tickets (
    number INTEGER NOT NULL, entry TEXT NOT NULL, subject TEXT NOT NULL, purpose TEXT NOT NULL,
    clock INTEGER NOT NULL, batch TEXT NOT NULL, PRIMARY KEY (number, entry)
) WITHOUT ROWID;
CREATE INDEX tickets_by_subject ON tickets (subject);
CREATE INDEX tickets_by_entry ON tickets (entry);
CREATE TABLE retired_tickets (number INTEGER NOT NULL, entry TEXT NOT NULL, PRIMARY KEY (number, entry)) WITHOUT ROWID;

-- Codes of other systems, as their scanners give them.
CREATE TABLE external_codes (
    code TEXT NOT NULL, entry TEXT NOT NULL, subject TEXT NOT NULL, clock INTEGER NOT NULL, batch TEXT NOT NULL,
    PRIMARY KEY (code, entry)
) WITHOUT ROWID;
CREATE INDEX external_codes_by_entry ON external_codes (entry);

CREATE TABLE attendance (
    entry TEXT PRIMARY KEY, subject TEXT NOT NULL, area TEXT NOT NULL, direction TEXT NOT NULL, point TEXT NOT NULL,
    at INTEGER NOT NULL, clock INTEGER NOT NULL, node TEXT NOT NULL, credential TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX attendance_by_subject ON attendance (subject, area, clock);

-- Of each person and area the newest standing row of attendance, and when they first came.
CREATE TABLE presence (
    subject TEXT NOT NULL, area TEXT NOT NULL, inside INTEGER NOT NULL, entry TEXT NOT NULL, point TEXT NOT NULL,
    at INTEGER NOT NULL, node TEXT NOT NULL, first_at INTEGER, PRIMARY KEY (subject, area)
) WITHOUT ROWID;
-- How many rows of presence are inside, so that a full hall is known without counting it.
CREATE TABLE area_counts (area TEXT PRIMARY KEY, inside INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE door_decisions (entry TEXT PRIMARY KEY, check_in TEXT NOT NULL, decision TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE substitutions (entry TEXT PRIMARY KEY, from_person TEXT NOT NULL, to_person TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX substitutions_by_from ON substitutions (from_person);
CREATE TABLE same_person (
    entry TEXT PRIMARY KEY, kept TEXT NOT NULL, dropped TEXT NOT NULL, clock INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX same_person_by_dropped ON same_person (dropped);
CREATE INDEX same_person_by_kept ON same_person (kept);
CREATE TABLE flags (
    entry TEXT PRIMARY KEY, subject TEXT NOT NULL, flag TEXT NOT NULL, is_on INTEGER NOT NULL, clock INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX flags_by_subject ON flags (subject);
CREATE TABLE enrolments (
    entry TEXT PRIMARY KEY, subject TEXT NOT NULL, session TEXT NOT NULL, enrolment TEXT NOT NULL,
    clock INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX enrolments_by_subject ON enrolments (subject);
CREATE TABLE badges (
    entry TEXT PRIMARY KEY, subject TEXT NOT NULL, number INTEGER NOT NULL, state TEXT NOT NULL, at INTEGER NOT NULL,
    clock INTEGER NOT NULL, detail TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX badges_by_subject ON badges (subject);
CREATE TABLE refused_scans (
    entry TEXT PRIMARY KEY, at INTEGER NOT NULL, point TEXT NOT NULL, verdict TEXT NOT NULL, hash TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE sessions (
    entry TEXT PRIMARY KEY, session TEXT NOT NULL, clock INTEGER NOT NULL, batch TEXT NOT NULL, plan TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX sessions_by_session ON sessions (session);
CREATE TABLE session_inputs (
    entry TEXT NOT NULL, session TEXT NOT NULL, input TEXT NOT NULL, clock INTEGER NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (entry, input)
) WITHOUT ROWID;
CREATE INDEX session_inputs_by_session ON session_inputs (session);

-- Whose `personal` is dropped from entries before this clock; subject '' is everybody.
CREATE TABLE erasures (entry TEXT PRIMARY KEY, subject TEXT NOT NULL, clock INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX erasures_by_subject ON erasures (subject);

-- This node's alone, from here on.
CREATE TABLE node_state (
    only INTEGER PRIMARY KEY CHECK (only = 1), mark TEXT NOT NULL, node TEXT NOT NULL, sequence INTEGER NOT NULL,
    clock INTEGER NOT NULL, tickets INTEGER NOT NULL
);
INSERT INTO node_state VALUES (1, '', '', 0, 0, 0);
CREATE TABLE print_jobs (
    job INTEGER PRIMARY KEY AUTOINCREMENT, subject TEXT NOT NULL, number INTEGER NOT NULL, entry TEXT NOT NULL,
    point TEXT NOT NULL, state TEXT NOT NULL, priority INTEGER NOT NULL, tries INTEGER NOT NULL DEFAULT 0,
    not_before INTEGER NOT NULL DEFAULT 0, made_at INTEGER NOT NULL, problem TEXT NOT NULL DEFAULT ''
);
CREATE INDEX print_jobs_by_state ON print_jobs (state, point, priority, job);
-- Check-ins whose claim has not been answered, for a restart to finish.
CREATE TABLE unsettled (entry TEXT PRIMARY KEY, claim TEXT NOT NULL) WITHOUT ROWID;
