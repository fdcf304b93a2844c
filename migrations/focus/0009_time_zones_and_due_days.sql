ALTER TABLE users ADD COLUMN time_zone text NOT NULL DEFAULT 'UTC';
COMMENT ON COLUMN users.time_zone IS 'An IANA name: where the user''s days begin and end (ORG-11).';

-- An item is due at a time, or on a day, or neither; never both.
ALTER TABLE items
  ADD COLUMN due_on date,
  ADD CONSTRAINT items_due_once_check CHECK (due_at IS NULL OR due_on IS NULL);
COMMENT ON COLUMN items.due_on IS 'A day without a time, which ends when it ends for the reader.';

-- The view has the columns that the table had when it was made.
DROP VIEW waiting_items;
CREATE VIEW waiting_items AS
SELECT *, row_number() OVER (PARTITION BY execution_owner_id ORDER BY waiting_position) AS position
FROM items
WHERE state = 'waiting';
COMMENT ON VIEW waiting_items IS
  'Waiting items with the positions that people see, 1..n per owner; a page orders by waiting_position, which needs no sort.';
