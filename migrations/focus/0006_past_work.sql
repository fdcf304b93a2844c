-- Work that was done before it was entered: an import makes its items completed (FOCUS-22).
ALTER TABLE items
  ADD COLUMN started_at timestamptz,
  ADD COLUMN imported boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT items_imported_check CHECK (NOT imported OR state = 'completed'),
  ADD CONSTRAINT items_started_at_check CHECK (started_at IS NULL OR (imported AND started_at <= completed_at));
COMMENT ON COLUMN items.started_at IS 'When the imported work was begun, where its work log says so.';
COMMENT ON COLUMN items.imported IS
  'Recorded as done by an import of past work: it was never offered, waiting or active here.';
