CREATE TABLE items (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  milestone_id uuid,
  execution_owner_id uuid NOT NULL,
  offered_by uuid NOT NULL,
  origin_item_id uuid,
  copy_of_item_id uuid,
  state text NOT NULL,
  waiting_position bigint,
  title text NOT NULL,
  description text,
  due_at timestamptz,
  created_at timestamptz NOT NULL,
  completed_at timestamptz,
  revision integer NOT NULL,
  CONSTRAINT items_milestone_in_same_organization_fkey
    FOREIGN KEY (milestone_id, organization_id) REFERENCES milestones (id, organization_id)
    DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT items_owner_in_same_organization_fkey
    FOREIGN KEY (execution_owner_id, organization_id) REFERENCES users (id, organization_id)
    DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT items_offerer_in_same_organization_fkey
    FOREIGN KEY (offered_by, organization_id) REFERENCES users (id, organization_id)
    DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT items_origin_fkey FOREIGN KEY (origin_item_id) REFERENCES items (id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT items_id_owner_state_key UNIQUE (id, execution_owner_id, state),
  CONSTRAINT items_state_check CHECK (state IN ('offered', 'waiting', 'active', 'completed')),
  CONSTRAINT items_completed_at_check CHECK ((state = 'completed') = (completed_at IS NOT NULL)),
  CONSTRAINT items_waiting_position_check CHECK ((state = 'waiting') = (waiting_position IS NOT NULL)),
  CONSTRAINT items_not_own_origin_check CHECK (origin_item_id <> id)
);
COMMENT ON COLUMN items.waiting_position IS
  'Sparse order key, smallest first: the list that anyone is shown counts 1..n over it (view waiting_items), so that a switch moves one row and not half the list.';
COMMENT ON COLUMN items.copy_of_item_id IS
  'The stranded item that this one copies; no foreign key, because its owner may come back and delete it.';

CREATE UNIQUE INDEX items_one_active_per_owner ON items (execution_owner_id) WHERE state = 'active';
CREATE UNIQUE INDEX items_waiting_order_unique ON items (execution_owner_id, waiting_position) WHERE state = 'waiting';
CREATE INDEX items_offered_to_owner ON items (execution_owner_id, created_at, id) WHERE state = 'offered';
CREATE INDEX items_completed_by_owner ON items (execution_owner_id, completed_at DESC, id DESC)
  WHERE state = 'completed';
CREATE INDEX items_of_milestone ON items (milestone_id, created_at, id) INCLUDE (state) WHERE milestone_id IS NOT NULL;
CREATE INDEX items_offered_by ON items (offered_by, created_at DESC, id DESC);
CREATE INDEX items_recreated_from ON items (origin_item_id) WHERE origin_item_id IS NOT NULL;
CREATE INDEX items_copied_from ON items (copy_of_item_id) WHERE copy_of_item_id IS NOT NULL;

CREATE TABLE steps (
  id uuid PRIMARY KEY,
  item_id uuid NOT NULL,
  name text NOT NULL,
  is_completed boolean NOT NULL DEFAULT false,
  position integer NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT steps_item_fkey FOREIGN KEY (item_id) REFERENCES items (id) DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON COLUMN steps.position IS '1..n within its item.';
CREATE INDEX steps_of_item ON steps (item_id, position);

CREATE TABLE item_tags (
  item_id uuid NOT NULL,
  tag_id uuid NOT NULL,
  CONSTRAINT item_tags_pkey PRIMARY KEY (item_id, tag_id),
  CONSTRAINT item_tags_item_fkey FOREIGN KEY (item_id) REFERENCES items (id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT item_tags_tag_fkey FOREIGN KEY (tag_id) REFERENCES tags (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX item_tags_by_tag ON item_tags (tag_id);

CREATE TABLE active_focus_sessions (
  user_id uuid PRIMARY KEY,
  item_id uuid NOT NULL,
  item_state text NOT NULL DEFAULT 'active',
  interval_minutes integer NOT NULL,
  started_at timestamptz NOT NULL,
  next_trigger_at timestamptz NOT NULL,
  due_at timestamptz,
  CONSTRAINT active_focus_sessions_user_fkey
    FOREIGN KEY (user_id) REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT active_focus_sessions_item_key UNIQUE (item_id),
  CONSTRAINT active_focus_sessions_own_active_item_fkey
    FOREIGN KEY (item_id, user_id, item_state) REFERENCES items (id, execution_owner_id, state)
    DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT active_focus_sessions_item_state_check CHECK (item_state = 'active'),
  CONSTRAINT active_focus_sessions_interval_check CHECK (interval_minutes IN (15, 30, 60, 120, 180, 240, 300))
);
COMMENT ON COLUMN active_focus_sessions.item_state IS
  'Constant: lets the key to items say that the item is its user''s and active.';
COMMENT ON COLUMN active_focus_sessions.due_at IS 'The due time that was delivered and not yet acknowledged, if any.';
CREATE INDEX active_focus_sessions_by_next_trigger ON active_focus_sessions (next_trigger_at);

CREATE TABLE declined_offers (
  item_id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  offered_by uuid NOT NULL,
  declined_by uuid NOT NULL,
  title text NOT NULL,
  reason text,
  offered_at timestamptz NOT NULL,
  declined_at timestamptz NOT NULL,
  CONSTRAINT declined_offers_offerer_in_same_organization_fkey
    FOREIGN KEY (offered_by, organization_id) REFERENCES users (id, organization_id)
    DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT declined_offers_decliner_in_same_organization_fkey
    FOREIGN KEY (declined_by, organization_id) REFERENCES users (id, organization_id)
    DEFERRABLE INITIALLY DEFERRED
);
COMMENT ON COLUMN declined_offers.item_id IS 'The offered item; it is gone, so no foreign key.';
CREATE INDEX declined_offers_by_offerer ON declined_offers (offered_by, declined_at DESC, item_id DESC);
