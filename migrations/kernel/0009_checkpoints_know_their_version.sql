-- Under which version of its projector tables were made, so that a start finds those that must be made anew. Whoever
-- moves the checkpoint says it; a process of a version before this one does not, and so takes it away again.
-- The function runs as its owner, as before.
ALTER TABLE checkpoints ADD COLUMN version text;
COMMENT ON COLUMN checkpoints.version IS
  'The version of the projector under which all rows were made; null for one that names none, or was not noted.';

DROP FUNCTION move_checkpoint(text, bigint, bigint, text, text, text, integer, bigint);
CREATE FUNCTION move_checkpoint(
  of_projector text, under_epoch bigint, to_position bigint, in_log text DEFAULT NULL, last_id text DEFAULT NULL,
  last_stream text DEFAULT NULL, last_revision integer DEFAULT NULL, last_position bigint DEFAULT NULL,
  under_version text DEFAULT NULL
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE kernel.checkpoints
  SET position = to_position, log_id = in_log, event_id = last_id, event_stream = last_stream,
    event_revision = last_revision, event_position = last_position, version = under_version, moved_at = now(),
    failed_position = NULL, failure = NULL
  WHERE projector = of_projector AND epoch = under_epoch AND position <= to_position;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'The checkpoint of % is no longer held under epoch %.', of_projector, under_epoch
      USING ERRCODE = 'BR001';
  END IF;
END $$;
