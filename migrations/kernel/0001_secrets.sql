-- Keys that the service makes for itself on first start and that every process of it must share.
CREATE TABLE secrets (
  name text PRIMARY KEY,
  value text NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE secrets IS 'Keys made on first start; the first process to write a name wins, and nobody rewrites it.';
