-- Offers to others, by when they were made: what people put before themselves is no offer made, and is most of the rows.
DROP INDEX items_offered_by;
CREATE INDEX items_offered_to_others ON items (offered_by, created_at DESC, id DESC)
  WHERE execution_owner_id <> offered_by;
DROP INDEX declined_offers_by_offerer;
CREATE INDEX declined_offers_to_others ON declined_offers (offered_by, offered_at DESC, item_id DESC)
  WHERE declined_by <> offered_by;
