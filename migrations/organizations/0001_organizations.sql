-- Run with search_path set to the schema of the read model; nothing here names that schema.
-- Foreign keys are checked at the end of the transaction: a batch of events writes table by table.
-- Enumerations are text with a check: a rebuild brings tables under new type ids, which prepared statements would notice.

CREATE TABLE organizations (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  milestone_required boolean NOT NULL,
  created_at timestamptz NOT NULL,
  revision integer NOT NULL
);
COMMENT ON COLUMN organizations.milestone_required IS 'Whether new items need a milestone.';
COMMENT ON COLUMN organizations.revision IS
  'Revision, in its stream, of the last event that changed this representation; so in every table.';

CREATE TABLE teams (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  name text NOT NULL,
  created_at timestamptz NOT NULL,
  removed_at timestamptz,
  revision integer NOT NULL,
  CONSTRAINT teams_organization_fkey
    FOREIGN KEY (organization_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT teams_id_organization_key UNIQUE (id, organization_id)
);
CREATE INDEX teams_of_organization ON teams (organization_id, created_at, id);

CREATE TABLE users (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  team_id uuid,
  role text NOT NULL,
  active_item_alarm_default integer,
  time_zone text NOT NULL,
  name text NOT NULL,
  email text,
  subject text NOT NULL,
  created_at timestamptz NOT NULL,
  deactivated_at timestamptz,
  revision integer NOT NULL,
  CONSTRAINT users_organization_fkey
    FOREIGN KEY (organization_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT users_team_in_same_organization_fkey
    FOREIGN KEY (team_id, organization_id) REFERENCES teams (id, organization_id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT users_role_check CHECK (role IN ('user', 'admin')),
  CONSTRAINT users_alarm_default_check CHECK (active_item_alarm_default IN (15, 30, 60, 120, 180, 240, 300))
);
COMMENT ON COLUMN users.time_zone IS 'An IANA name: where the user''s days begin and end (ORG-11).';
-- Collation C folds ASCII only, so that this index never finds two addresses equal which the domain tells apart.
CREATE UNIQUE INDEX users_email_unique ON users (organization_id, lower(email COLLATE "C"));
CREATE UNIQUE INDEX users_subject_unique ON users (organization_id, subject);
CREATE INDEX users_of_organization ON users (organization_id, created_at, id);
CREATE INDEX users_of_team ON users (team_id) WHERE team_id IS NOT NULL;

CREATE TABLE tags (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  name text NOT NULL,
  created_at timestamptz NOT NULL,
  removed_at timestamptz,
  revision integer NOT NULL,
  CONSTRAINT tags_organization_fkey
    FOREIGN KEY (organization_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX tags_name_unique ON tags (organization_id, name) WHERE removed_at IS NULL;
CREATE INDEX tags_of_organization ON tags (organization_id, created_at, id);
