-- Whose database this is: 'LNYD' tells it from every other program's, and the identity of the event's key from another
-- event's. '' until the event is first opened; an older program can live with both.
PRAGMA application_id = 1280203076;
ALTER TABLE this_node ADD COLUMN event TEXT NOT NULL DEFAULT '';
