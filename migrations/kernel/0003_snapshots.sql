-- States of long streams, so that loading one need not fold it from its start; losing them costs time, never facts.
CREATE TABLE snapshots (
  stream text PRIMARY KEY,
  -- Under which log and decider it was made; another version replaces it.
  version text NOT NULL,
  revision bigint NOT NULL CHECK (revision > 0),
  position bigint NOT NULL CHECK (position > 0),
  body bytea NOT NULL
);
