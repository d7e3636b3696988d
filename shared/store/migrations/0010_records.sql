-- Of each record that was joined to another, the one that is kept of that person: store/people/joins says by which
-- rule, and this file says the same of what was joined so far. Presence is a person's, over all their records.
CREATE TABLE joined_records (record TEXT PRIMARY KEY, kept TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX joined_records_by_kept ON joined_records (kept);

INSERT INTO joined_records
WITH RECURSIVE joins AS (
    SELECT dropped, kept, clock, entry FROM same_person WHERE kept <> dropped AND kept <> '' AND dropped <> ''
), step AS (
    SELECT dropped AS record, kept AS next FROM joins j WHERE NOT EXISTS (
        SELECT 1 FROM joins n WHERE n.dropped = j.dropped AND (n.clock, n.entry) > (j.clock, j.entry))
), chain AS (
    SELECT record, next FROM step
    UNION SELECT chain.record, step.next FROM chain JOIN step ON step.record = chain.next
), ends AS (
    SELECT record, max(CASE WHEN next NOT IN (SELECT record FROM step) THEN next END) AS last,
        min(CASE WHEN next IN (SELECT record FROM chain WHERE record = next) THEN next END) AS lowest_of_circle
    FROM chain GROUP BY record
)
SELECT record, coalesce(last, lowest_of_circle) FROM ends WHERE record <> coalesce(last, lowest_of_circle);

DELETE FROM presence WHERE subject IN (SELECT record FROM joined_records UNION SELECT kept FROM joined_records);
INSERT INTO presence
WITH passes AS (
    SELECT coalesce(j.kept, a.subject) AS person, a.* FROM attendance a LEFT JOIN joined_records j ON j.record = a.subject
    WHERE a.subject IN (SELECT record FROM joined_records UNION SELECT kept FROM joined_records)
), ranked AS (
    SELECT *, row_number() OVER (PARTITION BY person, area ORDER BY clock DESC, entry DESC) AS place,
        min(CASE WHEN direction = 'in' THEN at END) OVER (PARTITION BY person, area) AS first_at FROM passes
)
SELECT person, area, direction = 'in', entry, point, at, node, first_at FROM ranked WHERE place = 1;

DELETE FROM area_counts;
INSERT INTO area_counts SELECT area, count(*) FROM presence WHERE inside GROUP BY area;

-- What is in these tables means something else to older programs.
UPDATE oldest_program SET version = 10;
