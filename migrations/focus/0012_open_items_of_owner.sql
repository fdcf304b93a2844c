-- What one person executes and has not completed, the newest first: years of completed work are not walked over for it.
CREATE INDEX open_items_of_owner ON items (execution_owner_id, created_at DESC, id DESC) WHERE state <> 'completed';
