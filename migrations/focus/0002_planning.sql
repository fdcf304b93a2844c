CREATE TABLE projects (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  team_id uuid,
  visibility_scope text NOT NULL,
  default_user_id uuid NOT NULL,
  name text NOT NULL,
  created_at timestamptz NOT NULL,
  archived_at timestamptz,
  revision integer NOT NULL,
  CONSTRAINT projects_organization_fkey
    FOREIGN KEY (organization_id) REFERENCES organizations (id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT projects_team_in_same_organization_fkey
    FOREIGN KEY (team_id, organization_id) REFERENCES teams (id, organization_id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT projects_default_user_in_same_organization_fkey
    FOREIGN KEY (default_user_id, organization_id) REFERENCES users (id, organization_id)
    DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT projects_id_organization_key UNIQUE (id, organization_id),
  CONSTRAINT projects_visibility_scope_check CHECK (visibility_scope IN ('personal', 'team')),
  CONSTRAINT projects_team_by_scope_check CHECK ((visibility_scope = 'team') = (team_id IS NOT NULL))
);
COMMENT ON COLUMN projects.default_user_id IS
  'Lies in the team when assigned; the key covers the organization, because a user may have left the team since.';
CREATE INDEX projects_by_team ON projects (team_id) WHERE team_id IS NOT NULL;
CREATE INDEX projects_by_default_user ON projects (default_user_id);
CREATE INDEX projects_by_organization ON projects (organization_id);

CREATE TABLE milestones (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  project_id uuid NOT NULL,
  name text NOT NULL,
  created_at timestamptz NOT NULL,
  archived_at timestamptz,
  revision integer NOT NULL,
  CONSTRAINT milestones_project_in_same_organization_fkey
    FOREIGN KEY (project_id, organization_id) REFERENCES projects (id, organization_id)
    DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT milestones_id_organization_key UNIQUE (id, organization_id)
);
CREATE INDEX milestones_of_project ON milestones (project_id, created_at, id);
