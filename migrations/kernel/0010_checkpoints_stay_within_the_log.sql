-- A checkpoint beyond the log's end would hide the events that come to stand before it. Where the log is the one of this
-- database, whoever moves a checkpoint is held to its end; which log it counts in is noted once, and only who owns the
-- tables changes that. The function runs as its owner, as before.
CREATE OR REPLACE FUNCTION move_checkpoint(
  of_projector text, under_epoch bigint, to_position bigint, in_log text DEFAULT NULL, last_id text DEFAULT NULL,
  last_stream text DEFAULT NULL, last_revision integer DEFAULT NULL, last_position bigint DEFAULT NULL,
  under_version text DEFAULT NULL
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  counts_in text;
  head bigint;
BEGIN
  UPDATE kernel.checkpoints
  SET position = to_position, log_id = coalesce(log_id, in_log), event_id = last_id, event_stream = last_stream,
    event_revision = last_revision, event_position = last_position, version = under_version, moved_at = now(),
    failed_position = NULL, failure = NULL
  WHERE projector = of_projector AND epoch = under_epoch AND position <= to_position
  RETURNING log_id INTO counts_in;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'The checkpoint of % is no longer held under epoch %.', of_projector, under_epoch
      USING ERRCODE = 'BR001';
  END IF;
  IF in_log <> counts_in THEN
    RAISE EXCEPTION 'The checkpoint of % counts in event log %, not in %.', of_projector, counts_in, in_log
      USING ERRCODE = 'BR002', HINT = 'Run `brightly rebuild`, which makes the read tables anew from the other log.';
  END IF;
  IF counts_in IS NULL OR counts_in = (SELECT id::text FROM log.identity) THEN
    SELECT coalesce(max(position), 0) INTO head FROM log.events;
    IF to_position > head THEN
      RAISE EXCEPTION 'The checkpoint of % may not go to position %: the event log ends at position %.',
        of_projector, to_position, head USING ERRCODE = 'BR002';
    END IF;
  END IF;
END $$;
