-- A snapshot in parts, so that taking one costs what changed since the last. What was saved whole is thrown away: losing
-- snapshots costs time, never facts.
DELETE FROM snapshots;
ALTER TABLE snapshots DROP COLUMN body;
CREATE TABLE snapshot_parts (
  stream text NOT NULL,
  -- In the order of its bytes, whatever the database's own.
  name text COLLATE "C" NOT NULL,
  body bytea NOT NULL,
  PRIMARY KEY (stream, name)
);
