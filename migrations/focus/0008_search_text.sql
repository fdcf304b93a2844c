-- What a title is searched by (TEXT-2), as the projector folds it: nothing here depends on lc_ctype, an extension or the
-- server's version. Null in rows that an earlier version wrote, until the tables are made anew (kernel/0009).
ALTER TABLE items ADD COLUMN search_text text;
COMMENT ON COLUMN items.search_text IS 'The title, folded for searching.';
-- All that one person executes, the newest first.
CREATE INDEX items_of_owner ON items (execution_owner_id, created_at DESC, id DESC);
