-- By which a projector that has failed knows that its tables were made anew, wherever their checkpoint is since.
ALTER TABLE checkpoints ADD COLUMN rebuilds integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN checkpoints.rebuilds IS 'How often the tables were swapped for new ones.';
