-- No event makes a row that breaks these keys. What somebody wrote here by hand, past the log, gives way to them, so that
-- the keys come about on every database; a rebuild makes the rows as the log has them.
SET CONSTRAINTS ALL IMMEDIATE;

ALTER TABLE items ADD CONSTRAINT items_id_organization_key UNIQUE (id, organization_id);
ALTER TABLE tags ADD CONSTRAINT tags_id_organization_key UNIQUE (id, organization_id);

DELETE FROM item_tags USING items, tags
WHERE items.id = item_tags.item_id AND tags.id = item_tags.tag_id AND items.organization_id <> tags.organization_id;
ALTER TABLE item_tags ADD COLUMN organization_id uuid;
UPDATE item_tags SET organization_id = items.organization_id FROM items WHERE items.id = item_tags.item_id;
ALTER TABLE item_tags
  ALTER COLUMN organization_id SET NOT NULL,
  DROP CONSTRAINT item_tags_item_fkey,
  DROP CONSTRAINT item_tags_tag_fkey,
  ADD CONSTRAINT item_tags_item_in_same_organization_fkey
    FOREIGN KEY (item_id, organization_id) REFERENCES items (id, organization_id) DEFERRABLE INITIALLY DEFERRED,
  ADD CONSTRAINT item_tags_tag_in_same_organization_fkey
    FOREIGN KEY (tag_id, organization_id) REFERENCES tags (id, organization_id) DEFERRABLE INITIALLY DEFERRED;

UPDATE items SET origin_item_id = NULL FROM items origins
WHERE origins.id = items.origin_item_id AND origins.organization_id <> items.organization_id;
ALTER TABLE items
  DROP CONSTRAINT items_origin_fkey,
  ADD CONSTRAINT items_origin_in_same_organization_fkey
    FOREIGN KEY (origin_item_id, organization_id) REFERENCES items (id, organization_id) DEFERRABLE INITIALLY DEFERRED;

UPDATE steps SET position = numbered.position
FROM (SELECT id, row_number() OVER (PARTITION BY item_id ORDER BY position, id) AS position FROM steps) numbered
WHERE numbered.id = steps.id AND numbered.position <> steps.position;
DROP INDEX steps_of_item;
-- Checked at the end of the transaction: a batch of events moves steps past each other.
ALTER TABLE steps ADD CONSTRAINT steps_item_position_key UNIQUE (item_id, position) DEFERRABLE INITIALLY DEFERRED;
