-- What a hub is made of: tables, who may do what to them, and what is done by functions because more than one may not
-- be trusted with it. Run by the database's owner, who needs CREATEROLE and no more; repeating it is harmless.
--
-- Whoever is logged in is a machine: its login is a row of machines, and names the event that it belongs to. Rules go
-- by session_user, so that they hold in functions, too. The owner is no machine and is stopped by nothing.

CREATE TABLE IF NOT EXISTS lanyard_hub (version integer NOT NULL);
INSERT INTO lanyard_hub SELECT 2 WHERE NOT EXISTS (SELECT FROM lanyard_hub);
UPDATE lanyard_hub SET version = 2 WHERE version < 2;

CREATE TABLE IF NOT EXISTS events (
    event text PRIMARY KEY, history text NOT NULL, epoch bigint NOT NULL,
    began timestamptz NOT NULL DEFAULT clock_timestamp());
-- With this, whoever holds an invitation gets as far as hub_join.
ALTER TABLE events ADD COLUMN IF NOT EXISTS joiner_password text NOT NULL DEFAULT '';

-- A run is one writer's, so that the order of commits is that of its sequence. Nothing here conflicts with a claim:
-- appending never fails on one.
CREATE TABLE IF NOT EXISTS heads (
    event text, node text, sequence bigint NOT NULL, digest text NOT NULL, PRIMARY KEY (event, node));
CREATE TABLE IF NOT EXISTS entries (
    event text, node text, sequence bigint, clock bigint NOT NULL, subject text NOT NULL, batch text NOT NULL,
    line text NOT NULL, sealed bytea, PRIMARY KEY (event, node, sequence));
CREATE INDEX IF NOT EXISTS entries_by_subject ON entries (event, subject) WHERE sealed IS NOT NULL;
CREATE TABLE IF NOT EXISTS claims (
    event text, subject text, area text, follows text, entry text NOT NULL, clock bigint NOT NULL, line text NOT NULL,
    sealed bytea, PRIMARY KEY (event, subject, area, follows));
CREATE TABLE IF NOT EXISTS nodes (
    event text, node text, role text, point text, version text NOT NULL, health text NOT NULL,
    behind bigint NOT NULL, machine_clock bigint NOT NULL, epoch bigint NOT NULL,
    seen timestamptz NOT NULL, PRIMARY KEY (event, node, role, point));

-- A machine is one folder on one machine. Its login is named after the event and it: 16 hexadecimal digits, which for
-- whoever made the hub are those of the node.
CREATE TABLE IF NOT EXISTS machines (
    login text PRIMARY KEY, event text NOT NULL, machine text NOT NULL, role text NOT NULL, point text NOT NULL,
    is_desk boolean NOT NULL, verifier text NOT NULL, is_cut_off boolean NOT NULL DEFAULT false);
-- Under which names a login writes: a folder that was copied or set back writes under a new one.
CREATE TABLE IF NOT EXISTS writers (event text, node text, login text NOT NULL, PRIMARY KEY (event, node));
-- What is sealed is the event's key, under a key that the hub is never told.
CREATE TABLE IF NOT EXISTS invitations (
    event text, hash text, expires timestamptz NOT NULL, role text NOT NULL, point text NOT NULL,
    replaces text NOT NULL, sealed bytea NOT NULL, used_by text, PRIMARY KEY (event, hash));

-- What lies in the event's folder on every machine. Files of the same bytes are kept once.
CREATE TABLE IF NOT EXISTS files (
    event text, name text, hash text NOT NULL, bytes bigint NOT NULL, PRIMARY KEY (event, name));
CREATE TABLE IF NOT EXISTS file_parts (event text, hash text, part integer, sealed bytea NOT NULL,
    PRIMARY KEY (event, hash, part));

CREATE OR REPLACE FUNCTION hub_login(its_event text, what text) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT 'lanyard_' || left(its_event, 16) || '_' || what $$;
-- NULL for whoever is no machine, or none any more: then no rule below lets them.
CREATE OR REPLACE FUNCTION hub_event() RETURNS text LANGUAGE sql STABLE AS
$$ SELECT event FROM machines WHERE login = session_user AND NOT is_cut_off $$;
CREATE OR REPLACE FUNCTION hub_is_desk() RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT is_desk FROM machines WHERE login = session_user AND NOT is_cut_off $$;

-- A sub-select of its own is answered once a statement, and not once a row.
DO $$
DECLARE
    of_event constant text := 'event = (SELECT hub_event())';
    of_node constant text := of_event || ' AND node IN (SELECT w.node FROM writers w WHERE w.login = session_user)';
    by_desk constant text := of_event || ' AND (SELECT hub_is_desk())';
    rule record;
BEGIN
    FOR rule IN SELECT * FROM (VALUES
        ('events', 'SELECT', of_event),
        ('heads', 'SELECT', of_event), ('entries', 'SELECT', of_event), ('claims', 'SELECT', of_event),
        ('nodes', 'SELECT', of_event), ('writers', 'SELECT', of_event),
        -- A node adds to its own run; those of machines that are away are a desk's to send again.
        ('heads', 'INSERT', '(' || of_node || ') OR (' || by_desk || ')'),
        ('heads', 'UPDATE', '(' || of_node || ') OR (' || by_desk || ')'),
        ('entries', 'INSERT', '(' || of_node || ') OR (' || by_desk || ')'),
        ('claims', 'INSERT', of_event ||
            ' AND left(entry, 16) IN (SELECT w.node FROM writers w WHERE w.login = session_user)'),
        ('nodes', 'INSERT', of_node), ('nodes', 'UPDATE', of_node), ('nodes', 'DELETE', of_node),
        ('writers', 'INSERT', of_event || ' AND login = session_user'),
        ('files', 'SELECT', of_event), ('file_parts', 'SELECT', of_event),
        ('files', 'INSERT', by_desk), ('files', 'UPDATE', by_desk), ('files', 'DELETE', by_desk),
        ('file_parts', 'INSERT', by_desk), ('file_parts', 'DELETE', by_desk)
    ) AS rules (its_table, command, may) LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', rule.its_table);
        EXECUTE format('DROP POLICY IF EXISTS %I ON %I', lower(rule.command), rule.its_table);
        EXECUTE format('CREATE POLICY %I ON %I FOR %s %s (%s)', lower(rule.command), rule.its_table, rule.command,
            CASE WHEN rule.command = 'INSERT' THEN 'WITH CHECK' ELSE 'USING' END, rule.may);
    END LOOP;
END $$;

-- Ends with an error where whoever asks is neither the owner nor a machine of the event; or, where a desk has to ask,
-- no desk.
CREATE OR REPLACE FUNCTION hub_ask(its_event text, takes_desk boolean) RETURNS void LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF session_user <> current_user AND (hub_event() IS DISTINCT FROM its_event OR takes_desk AND NOT hub_is_desk()) THEN
        RAISE EXCEPTION 'this machine may not do that at the hub' USING ERRCODE = 'insufficient_privilege';
    END IF;
END $$;

-- The clock of the erasure that an entry's writer knew of (shared/event/journal_entry.h). The letters are looked at, and
-- not what they mean: a line that is no JSON stops nothing.
CREATE OR REPLACE FUNCTION hub_known_erasure(line text, clock bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(substring(line FROM '"body":"\{\\"after_erasure\\":([0-9]{1,18})[,}]')::bigint, clock);
$$;

-- What tells of people is dropped as an erasure says that is in the journal: of whom or of which list, where the writer did
-- not know of it. `left` are entries whose body lost something, as the erasure names them.
CREATE OR REPLACE FUNCTION hub_forget(
    its_event text, its_node text, its_sequence bigint, left_lines text[], left_sealed bytea[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    erasure json; body json; before bigint; of_subject text; of_batch text; one record; its_id text;
BEGIN
    PERFORM hub_ask(its_event, false);
    SELECT e.line::json, e.clock, e.subject INTO erasure, before, of_subject FROM entries e
        WHERE e.event = its_event AND e.node = its_node AND e.sequence = its_sequence;
    IF erasure IS NULL OR erasure->>'kind' NOT IN ('subject_erased', 'import_erased', 'event_purged') THEN
        RAISE EXCEPTION 'there is no erasure that says so' USING ERRCODE = 'insufficient_privilege';
    END IF;
    body := (erasure->>'body')::json;
    IF erasure->>'kind' = 'import_erased' THEN
        UPDATE entries e SET sealed = NULL WHERE e.event = its_event AND e.batch = body->>'batch' AND e.clock < before
            AND e.sealed IS NOT NULL AND NOT EXISTS (
                SELECT FROM json_array_elements_text(coalesce(body->'keeps', '[]')) AS kept (person)
                WHERE kept.person = e.subject);
    ELSIF erasure->>'kind' = 'subject_erased' THEN
        UPDATE claims c SET sealed = NULL WHERE c.event = its_event AND c.subject = of_subject
            AND hub_known_erasure(c.line, c.clock) < before;
        UPDATE entries e SET sealed = NULL WHERE e.event = its_event AND e.subject = of_subject
            AND e.sealed IS NOT NULL AND hub_known_erasure(e.line, e.clock) < before;
    ELSE
        UPDATE claims c SET sealed = NULL WHERE c.event = its_event AND hub_known_erasure(c.line, c.clock) < before
            AND NOT EXISTS (SELECT FROM json_array_elements_text(coalesce(body->'keeps', '[]')) AS kept (person)
                WHERE kept.person = c.subject);
        UPDATE entries e SET sealed = NULL WHERE e.event = its_event AND e.sealed IS NOT NULL
            AND hub_known_erasure(e.line, e.clock) < before
            AND NOT EXISTS (SELECT FROM json_array_elements_text(coalesce(body->'keeps', '[]')) AS kept (person)
                WHERE kept.person = e.subject);
    END IF;
    FOR one IN SELECT u.line, u.line::json AS entry, nullif(u.sealed, ''::bytea) AS sealed
        FROM unnest(left_lines, left_sealed) AS u (line, sealed) LOOP
        SELECT named.id INTO its_id FROM json_array_elements_text(coalesce(body->'entries', '[]')) AS named (id)
            WHERE split_part(named.id, '-', 1) = one.entry->>'node'
            AND split_part(named.id, '-', 2)::bigint = (one.entry->>'sequence')::bigint;
        CONTINUE WHEN its_id IS NULL OR body->'sealed' IS NOT NULL AND NOT EXISTS (
            SELECT FROM json_array_elements_text(body->'sealed') AS left_over (digest)
            WHERE left_over.digest = one.entry->>'digest');
        UPDATE entries e SET line = one.line, sealed = one.sealed WHERE e.event = its_event
            AND e.node = one.entry->>'node' AND e.sequence = (one.entry->>'sequence')::bigint;
    END LOOP;
END $$;

-- Gives a machine its login, or gives it back: `verifier` is SCRAM's (RFC 5803), never a password.
CREATE OR REPLACE FUNCTION hub_admit(its_event text, its_name text, its_role text, its_point text, its_verifier text)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    its_login constant text := hub_login(its_event, its_name);
    desk constant boolean := its_role = 'desk';
BEGIN
    IF its_name !~ '^[0-9a-f]{16}$' OR its_verifier !~ '^SCRAM-SHA-256\$[0-9]+:[A-Za-z0-9+/=]+\$[A-Za-z0-9+/=:]+$' THEN
        RAISE EXCEPTION 'this names no machine' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = its_login) THEN
        EXECUTE format('CREATE ROLE %I', its_login);
        EXECUTE format('GRANT %I TO CURRENT_USER', its_login);  -- who may end its connections
    END IF;
    EXECUTE format('ALTER ROLE %I LOGIN CONNECTION LIMIT 30 PASSWORD %L', its_login, its_verifier);
    EXECUTE format('GRANT %I TO %I', hub_login(its_event, 'machine'), its_login);
    INSERT INTO machines VALUES (its_login, its_event, its_name, its_role, its_point, desk, its_verifier)
        ON CONFLICT (login) DO UPDATE SET role = excluded.role, point = excluded.point, is_desk = excluded.is_desk,
        verifier = excluded.verifier, is_cut_off = false;
END $$;

-- Its login is worth nothing from now on, and its connections end. False where there is no such machine.
CREATE OR REPLACE FUNCTION hub_shut_out(its_event text, its_name text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    its_login constant text := hub_login(its_event, its_name);
BEGIN
    UPDATE machines SET is_cut_off = true WHERE login = its_login;
    IF NOT FOUND THEN RETURN false; END IF;
    EXECUTE format('ALTER ROLE %I NOLOGIN', its_login);
    DELETE FROM nodes n USING writers w
        WHERE n.event = its_event AND w.event = its_event AND w.node = n.node AND w.login = its_login;
    PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = its_login AND pid <> pg_backend_pid();
    RETURN true;
END $$;

CREATE OR REPLACE FUNCTION hub_cut_off(its_event text, its_name text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM hub_ask(its_event, true);
    RETURN hub_shut_out(its_event, its_name);
END $$;

-- After a standby has taken the primary's place; gives the new epoch.
CREATE OR REPLACE FUNCTION hub_promote(its_event text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    now_epoch bigint;
BEGIN
    PERFORM hub_ask(its_event, true);
    UPDATE events SET epoch = epoch + 1, began = clock_timestamp() WHERE event = its_event RETURNING epoch INTO now_epoch;
    RETURN now_epoch;
END $$;

-- By the hub's clock. Gives the password with which its holder gets as far as hub_join.
CREATE OR REPLACE FUNCTION hub_invite(
    its_event text, its_hash text, seconds bigint, its_role text, its_point text, its_replaces text, its_sealed bytea)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM hub_ask(its_event, true);
    DELETE FROM invitations WHERE expires < clock_timestamp();
    IF (SELECT count(*) FROM invitations WHERE event = its_event) >= 1000 THEN
        RAISE EXCEPTION 'a thousand invitations wait to be used' USING ERRCODE = 'program_limit_exceeded';
    END IF;
    INSERT INTO invitations VALUES (its_event, its_hash, clock_timestamp() + seconds * interval '1 second',
        its_role, its_point, its_replaces, its_sealed);
    RETURN (SELECT joiner_password FROM events WHERE event = its_event);
END $$;

-- Burns the invitation in the transaction that makes the login; who lost the answer may ask again with the same. Where
-- it replaces a machine, that one is cut off. No row: no such invitation, or it was used or is too old.
CREATE OR REPLACE FUNCTION hub_join(its_event text, proof text, its_name text, its_verifier text)
RETURNS TABLE (role text, point text, replaces text, sealed bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    its_login constant text := hub_login(its_event, its_name);
    invitation invitations%ROWTYPE;
BEGIN
    UPDATE invitations i SET used_by = its_login || ' ' || its_verifier
        WHERE i.event = its_event AND i.hash = encode(sha256(convert_to(proof, 'UTF8')), 'hex')
        AND i.expires > clock_timestamp() AND (i.used_by IS NULL OR i.used_by = its_login || ' ' || its_verifier)
        RETURNING i.* INTO invitation;
    IF NOT FOUND THEN RETURN; END IF;
    IF EXISTS (SELECT FROM machines m WHERE m.login = its_login AND m.verifier <> its_verifier) THEN
        RAISE EXCEPTION 'a machine of this name is here already' USING ERRCODE = 'unique_violation';
    END IF;
    PERFORM hub_admit(its_event, its_name, invitation.role, invitation.point, its_verifier);
    IF invitation.replaces NOT IN ('', its_name) THEN
        PERFORM hub_shut_out(its_event, invitation.replaces);
    END IF;
    RETURN QUERY SELECT invitation.role, invitation.point, invitation.replaces, invitation.sealed;
END $$;

-- The event's row, and the roles of its machines and of whoever is about to join.
CREATE OR REPLACE FUNCTION hub_add_event(
    its_event text, its_history text, its_joiner_password text, its_joiner_verifier text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    machine constant text := hub_login(its_event, 'machine');
    joiner constant text := hub_login(its_event, 'joiner');
    one text;
BEGIN
    FOREACH one IN ARRAY ARRAY[machine, joiner] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = one) THEN EXECUTE format('CREATE ROLE %I', one); END IF;
    END LOOP;
    INSERT INTO events VALUES (its_event, its_history, 1) ON CONFLICT DO NOTHING;
    UPDATE events SET joiner_password = its_joiner_password WHERE event = its_event AND joiner_password = '';
    IF FOUND THEN
        EXECUTE format('ALTER ROLE %I LOGIN CONNECTION LIMIT 20 PASSWORD %L', joiner, its_joiner_verifier);
    END IF;
    EXECUTE format('GRANT SELECT ON lanyard_hub, heads, entries, claims, nodes, writers, files, file_parts TO %I', machine);
    EXECUTE format('GRANT SELECT (event, history, epoch, began) ON events TO %I', machine);
    EXECUTE format('GRANT SELECT (login, event, machine, role, point, is_desk, is_cut_off) ON machines TO %I', machine);
    EXECUTE format('GRANT INSERT ON heads, entries, claims, nodes, writers, files, file_parts TO %I', machine);
    EXECUTE format('GRANT UPDATE ON heads, nodes, files TO %I', machine);
    EXECUTE format('GRANT DELETE ON nodes, files, file_parts TO %I', machine);
    EXECUTE format('GRANT EXECUTE ON FUNCTION hub_event, hub_is_desk, hub_forget, hub_cut_off, hub_promote, hub_invite'
        ' TO %I', machine);
    EXECUTE format('GRANT EXECUTE ON FUNCTION hub_join TO %I', joiner);
END $$;
REVOKE ALL ON FUNCTION hub_event, hub_is_desk, hub_ask, hub_forget, hub_admit, hub_shut_out, hub_cut_off, hub_promote,
    hub_invite, hub_join, hub_add_event FROM PUBLIC;
