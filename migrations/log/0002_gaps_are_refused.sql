-- A reader goes on after the last position that it saw, so that an event behind a gap would hide those that
-- fill it later. Whoever inserts, by whichever statement, goes on where the log ends.
CREATE FUNCTION log.refuse_gap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT max(a.position) - min(a.position) + 1 <> count(*) OR min(a.position) > 1 AND NOT EXISTS (
        SELECT FROM log.events e WHERE e.position = min(a.position) - 1) FROM added a)
  THEN
    RAISE EXCEPTION 'Positions in log.events go on from the last one, without a gap: this is refused.'
      USING ERRCODE = 'integrity_constraint_violation', HINT = 'Append as log.append_locked does.';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER without_gaps AFTER INSERT ON log.events REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION log.refuse_gap();
ALTER TABLE log.events ENABLE ALWAYS TRIGGER without_gaps;
