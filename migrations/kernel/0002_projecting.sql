-- Who runs what only one process may run at a time; times are this database's, so that clocks need not agree.
CREATE TABLE leases (
  name text PRIMARY KEY,
  holder text NOT NULL,
  expires_at timestamptz NOT NULL,
  backend_pid integer NOT NULL,
  backend_start timestamptz
);
COMMENT ON COLUMN leases.backend_pid IS
  'The connection that took or renewed it last, with backend_start: once that is gone, so is its holder''s hold.';

CREATE TABLE checkpoints (
  projector text PRIMARY KEY,
  position bigint NOT NULL DEFAULT 0,
  epoch bigint NOT NULL DEFAULT 0,
  failed_position bigint,
  failure text,
  moved_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN checkpoints.epoch IS 'Fencing: only the holder under this epoch moves the checkpoint.';
COMMENT ON COLUMN checkpoints.failed_position IS 'Where the projector stopped because an event could not be applied.';

-- Raising, rather than answering 0 rows, lets a batch be sent in one go, COMMIT included: the error undoes it.
CREATE FUNCTION move_checkpoint(of_projector text, under_epoch bigint, to_position bigint) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE kernel.checkpoints
  SET position = to_position, moved_at = now(), failed_position = NULL, failure = NULL
  WHERE projector = of_projector AND epoch = under_epoch AND position <= to_position;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'The checkpoint of % is no longer held under epoch %.', of_projector, under_epoch
      USING ERRCODE = 'BR001';
  END IF;
END $$;
