-- An entry's rows are taken back by the person or the code that they are about, and a node's entries lie together by
-- their ids: three indexes that every check-in and every row of a list had to keep are not needed.
DROP INDEX tickets_by_entry;
DROP INDEX external_codes_by_entry;
DROP INDEX entries_by_node;
