-- A read model that is new to a database with events is folded from the log's beginning; nobody is to be shown half of it.
-- What there is by now has been shown all along.
ALTER TABLE checkpoints ADD COLUMN complete boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN checkpoints.complete IS
  'Whether the tables have ever held everything that the log held when a process began to make them.';
UPDATE checkpoints SET complete = true;
