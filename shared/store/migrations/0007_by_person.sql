-- What lists, the desk and doors say of a person lies in that person's order, oldest first, as it is read: one tree a
-- table to write and to look into, where each row had a place by its entry and another one in an index by person.
-- Columns stand in the order of their key: integrity_check of SQLite 3.40 takes others for NULL. An older program that
-- still has the event open would write them in the old order: the check refuses that.
CREATE TABLE list_registers_new (
    subject TEXT NOT NULL, clock INTEGER NOT NULL, entry TEXT NOT NULL, batch TEXT NOT NULL, source TEXT NOT NULL,
    name TEXT, given_name TEXT, family_name TEXT, badge_name TEXT, email TEXT, organisation TEXT, job_title TEXT,
    phone TEXT, ticket_type TEXT, status TEXT, order_code TEXT, codes TEXT, answers TEXT, flags TEXT, sessions TEXT,
    seat TEXT, PRIMARY KEY (subject, clock, entry),
    CHECK (typeof(clock) = 'integer')
) WITHOUT ROWID;
INSERT INTO list_registers_new SELECT subject, clock, entry, batch, source, name, given_name, family_name, badge_name,
    email, organisation, job_title, phone, ticket_type, status, order_code, codes, answers, flags, sessions, seat
    FROM list_registers ORDER BY subject, clock, entry;
DROP TABLE list_registers;
ALTER TABLE list_registers_new RENAME TO list_registers;

CREATE TABLE desk_registers_new (
    subject TEXT NOT NULL, clock INTEGER NOT NULL, entry TEXT NOT NULL, field TEXT NOT NULL, value TEXT,
    replaced TEXT, PRIMARY KEY (subject, clock, entry, field),
    CHECK (typeof(clock) = 'integer')
) WITHOUT ROWID;
INSERT INTO desk_registers_new SELECT subject, clock, entry, field, value, replaced
    FROM desk_registers ORDER BY subject, clock, entry, field;
DROP TABLE desk_registers;
ALTER TABLE desk_registers_new RENAME TO desk_registers;

CREATE TABLE attendance_new (
    subject TEXT NOT NULL, area TEXT NOT NULL, clock INTEGER NOT NULL, entry TEXT NOT NULL, direction TEXT NOT NULL,
    point TEXT NOT NULL, at INTEGER NOT NULL, node TEXT NOT NULL, credential TEXT NOT NULL,
    PRIMARY KEY (subject, area, clock, entry),
    CHECK (typeof(clock) = 'integer')
) WITHOUT ROWID;
INSERT INTO attendance_new SELECT subject, area, clock, entry, direction, point, at, node, credential
    FROM attendance ORDER BY subject, area, clock, entry;
DROP TABLE attendance;
ALTER TABLE attendance_new RENAME TO attendance;

CREATE TABLE flags_new (
    subject TEXT NOT NULL, clock INTEGER NOT NULL, entry TEXT NOT NULL, flag TEXT NOT NULL, is_on INTEGER NOT NULL,
    PRIMARY KEY (subject, clock, entry),
    CHECK (typeof(clock) = 'integer')
) WITHOUT ROWID;
INSERT INTO flags_new SELECT subject, clock, entry, flag, is_on FROM flags ORDER BY subject, clock, entry;
DROP TABLE flags;
ALTER TABLE flags_new RENAME TO flags;

CREATE TABLE enrolments_new (
    subject TEXT NOT NULL, clock INTEGER NOT NULL, entry TEXT NOT NULL, session TEXT NOT NULL,
    enrolment TEXT NOT NULL, PRIMARY KEY (subject, clock, entry),
    CHECK (typeof(clock) = 'integer')
) WITHOUT ROWID;
INSERT INTO enrolments_new SELECT subject, clock, entry, session, enrolment
    FROM enrolments ORDER BY subject, clock, entry;
DROP TABLE enrolments;
ALTER TABLE enrolments_new RENAME TO enrolments;

CREATE TABLE badges_new (
    subject TEXT NOT NULL, clock INTEGER NOT NULL, entry TEXT NOT NULL, number INTEGER NOT NULL, state TEXT NOT NULL,
    at INTEGER NOT NULL, detail TEXT NOT NULL, PRIMARY KEY (subject, clock, entry),
    CHECK (typeof(clock) = 'integer')
) WITHOUT ROWID;
INSERT INTO badges_new SELECT subject, clock, entry, number, state, at, detail
    FROM badges ORDER BY subject, clock, entry;
DROP TABLE badges;
ALTER TABLE badges_new RENAME TO badges;
