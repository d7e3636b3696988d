-- Rows that are read in the order of the clock come from their index in that order: sorting them cost a door more than
-- finding them. And the list of imports is found without reading every entry.
DROP INDEX list_registers_by_subject;
CREATE INDEX list_registers_by_subject ON list_registers (subject, clock, entry);
DROP INDEX desk_registers_by_subject;
CREATE INDEX desk_registers_by_subject ON desk_registers (subject, clock, entry);
DROP INDEX same_person_by_dropped;
CREATE INDEX same_person_by_dropped ON same_person (dropped, clock, entry);
DROP INDEX flags_by_subject;
CREATE INDEX flags_by_subject ON flags (subject, clock, entry);
DROP INDEX enrolments_by_subject;
CREATE INDEX enrolments_by_subject ON enrolments (subject, clock, entry);
CREATE INDEX import_entries ON entries (clock, id) WHERE kind = 'import_closed';
