-- The log's own identity: every cursor and position token carries it.
CREATE TABLE log.identity (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one)
);
INSERT INTO log.identity DEFAULT VALUES;

CREATE TABLE log.events (
  position bigint PRIMARY KEY CHECK (position > 0),
  stream text COLLATE "C" NOT NULL,
  revision integer NOT NULL CHECK (revision > 0),
  id uuid NOT NULL,
  type text NOT NULL,
  schema_version integer NOT NULL,
  organization_id text NOT NULL,
  actor text NOT NULL,
  on_behalf_of text,
  command_id text NOT NULL,
  request_hmac text NOT NULL,
  causation_id text,
  correlation_id text NOT NULL,
  traceparent text,
  occurred_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  data json NOT NULL,
  personal json,
  UNIQUE (stream, revision)
);

COMMENT ON COLUMN log.events.position IS 'Contiguous, in commit order; assigned by the appending statement, never by a sequence.';
COMMENT ON COLUMN log.events.personal IS 'Text about or by a person, sealed by the codec of the service.';

-- Readers that follow some kinds of streams only; the kind is what stands before the first dash.
CREATE INDEX events_by_kind ON log.events (split_part(stream, '-', 1), position);
-- Without statistics the planner takes every kind for rare and always uses this index. With them, it would scan the log
-- by position for the common kinds, and so for the rare ones too, since one plan serves all.
ALTER INDEX log.events_by_kind ALTER COLUMN 1 SET STATISTICS 0;

CREATE FUNCTION log.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on %.% is refused: the event log is append-only.', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege', HINT = 'Append an event that corrects the earlier one.';
END $$;

-- rule LOG-1: what was appended is never changed or removed, by whichever role.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log.events
  FOR EACH STATEMENT EXECUTE FUNCTION log.refuse_change();
ALTER TABLE log.events ENABLE ALWAYS TRIGGER append_only;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log.identity
  FOR EACH STATEMENT EXECUTE FUNCTION log.refuse_change();
ALTER TABLE log.identity ENABLE ALWAYS TRIGGER append_only;

-- How the service sends events: one value per event, in log.events' order of columns. `follows` is the revision that
-- must be there already (an append's first event), null where the event before is in the same append or there is none.
CREATE TYPE log.new_event AS (
  stream text,
  revision integer,
  follows integer,
  id uuid,
  type text,
  schema_version integer,
  organization_id text,
  actor text,
  on_behalf_of text,
  command_id text,
  request_hmac text,
  causation_id text,
  correlation_id text,
  traceparent text,
  occurred_at timestamptz,
  recorded_at timestamptz,
  data json,
  personal json
);

-- The way to append when the fast statement met a unique violation: serialised by a lock, it checks every append of the
-- batch (one per stream) and writes those whose expected revision holds. One row per append: `appended`, with the
-- original place where the same events are there already, else the stream's actual revision. `head` is the log's.
CREATE FUNCTION log.append_locked(batch log.new_event[])
RETURNS TABLE (stream text, appended boolean, revision integer, "position" bigint, head bigint)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  base bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('brightly event log', 0));
  -- A process on the fast way does not take the lock and may take our positions; then it has committed, so look again.
  FOR attempt IN 1..100 LOOP
    BEGIN
      SELECT coalesce(max(e.position), 0) INTO base FROM log.events e;
      RETURN QUERY
      WITH wanted AS MATERIALIZED (
        SELECT * FROM unnest(batch) WITH ORDINALITY AS w (
          stream, revision, follows, id, type, schema_version, organization_id, actor, on_behalf_of, command_id,
          request_hmac, causation_id, correlation_id, traceparent, occurred_at, recorded_at, data, personal, n)
      ), appends AS MATERIALIZED (
        SELECT a.*, coalesce((SELECT e.revision FROM log.events e WHERE e.stream = a.stream
                              ORDER BY e.revision DESC LIMIT 1), 0) AS actual
        FROM (SELECT w.stream, min(w.revision) AS first, max(w.revision) AS last FROM wanted w GROUP BY w.stream) a
      ), written AS (
        INSERT INTO log.events
        SELECT base + row_number() OVER (ORDER BY w.n), w.stream, w.revision, w.id, w.type, w.schema_version,
          w.organization_id, w.actor, w.on_behalf_of, w.command_id, w.request_hmac, w.causation_id, w.correlation_id,
          w.traceparent, w.occurred_at, w.recorded_at, w.data, w.personal
        FROM wanted w JOIN appends a ON a.stream = w.stream
        WHERE a.first = a.actual + 1
        RETURNING log.events.stream, log.events.revision, log.events.position
      ), original AS (
        SELECT e.stream, e.revision, e.position
        FROM wanted w JOIN log.events e ON e.stream = w.stream AND e.revision = w.revision AND e.id = w.id
      ), found AS (
        SELECT p.stream, count(*) AS events, max(p.position) AS position
        FROM (SELECT * FROM written UNION ALL SELECT * FROM original) p GROUP BY p.stream
      )
      SELECT a.stream, coalesce(f.events = a.last - a.first + 1, false),
        CASE WHEN f.events = a.last - a.first + 1 THEN a.last ELSE a.actual END,
        f.position, base + (SELECT count(*) FROM written)
      FROM appends a LEFT JOIN found f ON f.stream = a.stream;
      RETURN;
    EXCEPTION WHEN unique_violation THEN
      -- The block's writes are undone; what it returned is not, but a failing statement returned nothing.
    END;
  END LOOP;
  RAISE EXCEPTION 'The log''s head kept moving while the lock was held.' USING ERRCODE = 'serialization_failure';
END $$;
