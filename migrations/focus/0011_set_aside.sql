ALTER TABLE items
  ADD COLUMN set_aside_until date,
  ADD CONSTRAINT items_set_aside_check CHECK (set_aside_until IS NULL OR state = 'waiting');
COMMENT ON COLUMN items.set_aside_until IS
  'The waiting item counts as set aside until this day begins where its owner is; after that the column says nothing.';
CREATE INDEX items_set_aside ON items (execution_owner_id, waiting_position) WHERE set_aside_until IS NOT NULL;

-- The view has the columns that the table had when it was made.
DROP VIEW waiting_items;
CREATE VIEW waiting_items AS
SELECT *, row_number() OVER (PARTITION BY execution_owner_id ORDER BY waiting_position) AS position
FROM items
WHERE state = 'waiting';
COMMENT ON VIEW waiting_items IS
  'Waiting items counted 1..n per owner, those that are set aside among them; whoever shows them to people counts the others only.';
