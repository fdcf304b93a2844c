-- A checkpoint says in which log it counts and which event was applied last, so that whoever goes on finds out whether
-- that log still holds it; null where that is not known yet.
ALTER TABLE checkpoints
  ADD COLUMN log_id text,
  ADD COLUMN event_id text,
  ADD COLUMN event_stream text,
  ADD COLUMN event_revision integer,
  ADD COLUMN event_position bigint,
  ADD COLUMN backend_pid integer,
  ADD COLUMN backend_start timestamptz;
COMMENT ON COLUMN checkpoints.event_id IS
  'The last event applied, with its place; at or before position, since a projector passes over what it does not follow.';
COMMENT ON COLUMN checkpoints.backend_pid IS
  'The connection that writes under this epoch, with backend_start: whoever takes over ends it, since a holder that is '
  'paused, or whose host is gone, may have left its transaction open.';

-- Called without a log by a process of the version before, which knows no events: then the event is not known either.
DROP FUNCTION move_checkpoint(text, bigint, bigint);
CREATE FUNCTION move_checkpoint(
  of_projector text, under_epoch bigint, to_position bigint, in_log text DEFAULT NULL, last_id text DEFAULT NULL,
  last_stream text DEFAULT NULL, last_revision integer DEFAULT NULL, last_position bigint DEFAULT NULL
) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE kernel.checkpoints
  SET position = to_position, log_id = in_log, event_id = last_id, event_stream = last_stream,
    event_revision = last_revision, event_position = last_position, moved_at = now(), failed_position = NULL,
    failure = NULL
  WHERE projector = of_projector AND epoch = under_epoch AND position <= to_position;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'The checkpoint of % is no longer held under epoch %.', of_projector, under_epoch
      USING ERRCODE = 'BR001';
  END IF;
END $$;
