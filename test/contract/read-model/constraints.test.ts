import type { PoolClient } from 'pg';
import { logOf, uuid } from '../../support/history.js';
import { freshReadModel, projectAll, type ReadModel } from '../../support/projecting.js';
import { sample, sampleHistory } from '../../support/sample-history.js';

const { teams, users, projects, milestones, tags, item } = sample;
const foreign = {
  organization: uuid(0x901),
  team: uuid(0x902),
  user: uuid(0x903),
  project: uuid(0x904),
  milestone: uuid(0x905),
  tag: uuid(0x907),
  item: uuid(0x908),
};
const nobody = uuid(0xdead);

/** Writes that a constraint must refuse: the constraint's name, and how the write breaks it. */
const violations: readonly (readonly [constraint: string, sql: string])[] = [
  ['teams_organization_fkey', `INSERT INTO teams VALUES ('${uuid(0x906)}', '${nobody}', 'New', now(), NULL, 1)`],
  [
    'users_organization_fkey',
    `UPDATE users SET team_id = NULL, organization_id = '${nobody}' WHERE id = '${users.cyd}'`,
  ],
  ['users_team_in_same_organization_fkey', `UPDATE users SET team_id = '${foreign.team}' WHERE id = '${users.ada}'`],
  ['users_role_check', `UPDATE users SET role = 'owner'`],
  ['users_alarm_default_check', 'UPDATE users SET active_item_alarm_default = 20'],
  ['users_email_unique', `UPDATE users SET email = 'Ada@Example.org' WHERE id = '${users.cyd}'`],
  ['users_subject_unique', `UPDATE users SET subject = 'subject-ada' WHERE id = '${users.cyd}'`],
  [
    'tags_organization_fkey',
    `INSERT INTO tags (id, organization_id, name, created_at, revision) VALUES ('${uuid(0x906)}', '${nobody}', 'New', now(), 1)`,
  ],
  ['tags_name_unique', `UPDATE tags SET name = 'some day' WHERE id = '${tags.urgentAgain}'`],
  [
    'projects_organization_fkey',
    `INSERT INTO projects (id, organization_id, visibility_scope, default_user_id, name, created_at, revision)
     VALUES ('${uuid(0x906)}', '${nobody}', 'personal', '${users.ada}', 'New', now(), 1)`,
  ],
  [
    'projects_team_in_same_organization_fkey',
    `UPDATE projects SET team_id = '${foreign.team}' WHERE id = '${projects.team}'`,
  ],
  [
    'projects_default_user_in_same_organization_fkey',
    `UPDATE projects SET default_user_id = '${foreign.user}' WHERE id = '${projects.own}'`,
  ],
  ['projects_visibility_scope_check', `UPDATE projects SET visibility_scope = 'public' WHERE id = '${projects.own}'`],
  ['projects_team_by_scope_check', `UPDATE projects SET team_id = '${teams.build}' WHERE id = '${projects.own}'`],
  ['projects_team_by_scope_check', `UPDATE projects SET team_id = NULL WHERE id = '${projects.team}'`],
  [
    'milestones_project_in_same_organization_fkey',
    `UPDATE milestones SET project_id = '${foreign.project}' WHERE id = '${milestones.own}'`,
  ],
  ['milestones_project_in_same_organization_fkey', `DELETE FROM projects WHERE id = '${projects.own}'`],
  [
    'items_milestone_in_same_organization_fkey',
    `UPDATE items SET milestone_id = '${foreign.milestone}' WHERE id = '${item(9)}'`,
  ],
  ['items_milestone_in_same_organization_fkey', `DELETE FROM milestones WHERE id = '${milestones.own}'`],
  [
    'items_owner_in_same_organization_fkey',
    `UPDATE items SET execution_owner_id = '${foreign.user}' WHERE id = '${item(9)}'`,
  ],
  [
    'items_offerer_in_same_organization_fkey',
    `UPDATE items SET offered_by = '${foreign.user}' WHERE id = '${item(9)}'`,
  ],
  ['items_origin_in_same_organization_fkey', `UPDATE items SET origin_item_id = '${nobody}' WHERE id = '${item(9)}'`],
  [
    'items_origin_in_same_organization_fkey',
    `UPDATE items SET origin_item_id = '${foreign.item}' WHERE id = '${item(9)}'`,
  ],
  [
    'items_origin_in_same_organization_fkey',
    `DELETE FROM item_tags WHERE item_id = '${item(2)}'; DELETE FROM steps WHERE item_id = '${item(2)}'; DELETE FROM items WHERE id = '${item(2)}'`,
  ],
  ['items_state_check', `UPDATE items SET state = 'paused' WHERE id = '${item(9)}'`],
  ['items_completed_at_check', `UPDATE items SET completed_at = now() WHERE id = '${item(9)}'`],
  ['items_completed_at_check', `UPDATE items SET completed_at = NULL WHERE id = '${item(2)}'`],
  ['items_waiting_position_check', `UPDATE items SET waiting_position = 1 WHERE id = '${item(9)}'`],
  ['items_waiting_position_check', `UPDATE items SET waiting_position = NULL WHERE id = '${item(4)}'`],
  ['items_due_once_check', `UPDATE items SET due_at = now(), due_on = '2026-05-01' WHERE id = '${item(9)}'`],
  ['items_set_aside_check', `UPDATE items SET set_aside_until = '2026-05-01' WHERE id = '${item(9)}'`],
  ['items_not_own_origin_check', `UPDATE items SET origin_item_id = id WHERE id = '${item(9)}'`],
  ['items_imported_check', `UPDATE items SET imported = true WHERE id = '${item(9)}'`],
  ['items_started_at_check', `UPDATE items SET started_at = created_at WHERE id = '${item(2)}'`],
  ['items_started_at_check', `UPDATE items SET started_at = completed_at + interval '1 s' WHERE id = '${item(10)}'`],
  [
    'items_one_active_per_owner',
    `UPDATE items SET state = 'active', waiting_position = NULL, set_aside_until = NULL WHERE id = '${item(4)}'`,
  ],
  ['items_waiting_order_unique', `UPDATE items SET waiting_position = 7 WHERE state = 'waiting'`],
  ['steps_item_fkey', `UPDATE steps SET item_id = '${nobody}'`],
  ['steps_item_position_key', 'UPDATE steps SET position = 1'],
  [
    'item_tags_pkey',
    `INSERT INTO item_tags SELECT '${item(4)}', id, organization_id FROM tags WHERE id = '${tags.later}'`,
  ],
  [
    'item_tags_item_in_same_organization_fkey',
    `INSERT INTO item_tags SELECT '${nobody}', id, organization_id FROM tags WHERE id = '${tags.later}'`,
  ],
  [
    'item_tags_item_in_same_organization_fkey',
    `INSERT INTO item_tags VALUES ('${item(9)}', '${foreign.tag}', '${foreign.organization}')`,
  ],
  [
    'item_tags_tag_in_same_organization_fkey',
    `INSERT INTO item_tags SELECT id, '${nobody}', organization_id FROM items WHERE id = '${item(9)}'`,
  ],
  [
    'item_tags_tag_in_same_organization_fkey',
    `INSERT INTO item_tags SELECT id, '${foreign.tag}', organization_id FROM items WHERE id = '${item(9)}'`,
  ],
  [
    'active_focus_sessions_pkey',
    `INSERT INTO active_focus_sessions SELECT user_id, '${item(4)}', 'active', 30, now(), now() FROM active_focus_sessions`,
  ],
  [
    'active_focus_sessions_item_key',
    `INSERT INTO active_focus_sessions SELECT '${users.ben}', item_id, 'active', 30, now(), now() FROM active_focus_sessions`,
  ],
  ['active_focus_sessions_user_fkey', `UPDATE active_focus_sessions SET user_id = '${nobody}'`],
  ['active_focus_sessions_own_active_item_fkey', `UPDATE active_focus_sessions SET user_id = '${users.ben}'`],
  ['active_focus_sessions_own_active_item_fkey', `UPDATE active_focus_sessions SET item_id = '${item(4)}'`],
  ['active_focus_sessions_own_active_item_fkey', `UPDATE items SET state = 'offered' WHERE state = 'active'`],
  ['active_focus_sessions_item_state_check', `UPDATE active_focus_sessions SET item_state = 'waiting'`],
  ['active_focus_sessions_interval_check', 'UPDATE active_focus_sessions SET interval_minutes = 45'],
  ['declined_offers_pkey', 'INSERT INTO declined_offers SELECT * FROM declined_offers'],
  ['declined_offers_offerer_in_same_organization_fkey', `UPDATE declined_offers SET offered_by = '${foreign.user}'`],
  ['declined_offers_decliner_in_same_organization_fkey', `UPDATE declined_offers SET declined_by = '${foreign.user}'`],
  ...['organizations', 'teams', 'users', 'tags', 'projects', 'milestones', 'items', 'steps'].map(
    (table) => [`${table}_pkey`, `INSERT INTO ${table} SELECT * FROM ${table}`] as const,
  ),
];

/** Another organization with a team, a user, a project and a milestone. */
const foreigners = `
  INSERT INTO organizations (id, name, created_at, revision) VALUES ('${foreign.organization}', 'Other', now(), 1);
  INSERT INTO teams (id, organization_id, name, created_at, revision)
    VALUES ('${foreign.team}', '${foreign.organization}', 'Other', now(), 1);
  INSERT INTO users (id, organization_id, role, name, subject, created_at, revision)
    VALUES ('${foreign.user}', '${foreign.organization}', 'user', 'Other', 'subject-ada', now(), 1);
  INSERT INTO projects (id, organization_id, visibility_scope, default_user_id, name, created_at, revision)
    VALUES ('${foreign.project}', '${foreign.organization}', 'personal', '${foreign.user}', 'Other', now(), 1);
  INSERT INTO milestones (id, organization_id, project_id, name, created_at, revision)
    VALUES ('${foreign.milestone}', '${foreign.organization}', '${foreign.project}', 'Other', now(), 1);
  INSERT INTO tags (id, organization_id, name, created_at, revision)
    VALUES ('${foreign.tag}', '${foreign.organization}', 'Other', now(), 1);
  INSERT INTO items (id, organization_id, execution_owner_id, offered_by, state, title, created_at, completed_at, revision)
    VALUES ('${foreign.item}', '${foreign.organization}', '${foreign.user}', '${foreign.user}', 'completed', 'Other', now(),
      now(), 1)`;

describe('the database as a second guard', () => {
  let model: ReadModel;
  let client: PoolClient;
  beforeAll(async () => {
    model = await freshReadModel();
    await projectAll(await logOf(sampleHistory), { pool: model.pool, batch: 10_000 });
    client = await model.pool.connect();
    await client.query('SET search_path TO focus');
    await client.query(foreigners);
  });
  afterAll(async () => {
    client.release();
    await model.drop();
  });
  afterEach(() => client.query('ROLLBACK'));

  async function refusalOf(sql: string): Promise<unknown> {
    await client.query('BEGIN');
    try {
      await client.query(sql);
      await client.query('COMMIT');
      return undefined;
    } catch (error) {
      return (error as { constraint?: unknown }).constraint;
    }
  }

  it.each(violations)('%s refuses %s', async (constraint, sql) => {
    expect(await refusalOf(sql)).toBe(constraint);
  });

  it('this file has a violating write for each check, foreign key and unique index, except keys that only serve foreign keys', async () => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
       WHERE i.indisunique AND c.relnamespace = 'focus'::regnamespace
       UNION SELECT conname FROM pg_constraint WHERE connamespace = 'focus'::regnamespace AND contype IN ('c', 'f')`,
    );
    const tried = new Set(violations.map(([constraint]) => constraint));
    const untried = rows.map(({ name }) => name).filter((name) => !tried.has(name));
    expect(untried.sort()).toEqual([
      'items_id_organization_key',
      'items_id_owner_state_key',
      'milestones_id_organization_key',
      'projects_id_organization_key',
      'tags_id_organization_key',
      'teams_id_organization_key',
      'users_id_organization_key',
    ]);
  });

  it('checks foreign keys only at the end of the transaction', async () => {
    const { rows } = await client.query(
      `SELECT conname FROM pg_constraint
       WHERE connamespace = 'focus'::regnamespace AND contype = 'f' AND NOT (condeferrable AND condeferred)`,
    );
    expect(rows).toEqual([]);
  });

  it('PLAN-6: progress counts archived milestones, and is null if there are no items', async () => {
    const { rows } = await client.query(
      'SELECT * FROM milestone_progress WHERE project_id = $1 ORDER BY milestone_id',
      [projects.team],
    );
    expect(rows).toEqual([
      { milestone_id: milestones.first, project_id: projects.team, items: '2', completed: '1', progress: 0.5 },
      { milestone_id: milestones.empty, project_id: projects.team, items: '0', completed: '0', progress: null },
    ]);
    const ofProjects = await client.query(
      'SELECT * FROM project_progress WHERE project_id = ANY($1) ORDER BY project_id',
      [[projects.team, projects.own, foreign.project]],
    );
    expect(ofProjects.rows).toEqual([
      { project_id: projects.team, items: '2', completed: '1', progress: 0.5 },
      { project_id: projects.own, items: '2', completed: '0', progress: 0 },
      { project_id: foreign.project, items: '0', completed: '0', progress: null },
    ]);
  });

  it('PLAN-7: progress cannot be written, and no table has a column for it', async () => {
    for (const view of ['milestone_progress', 'project_progress']) {
      await expect(client.query(`UPDATE ${view} SET progress = 1`)).rejects.toThrow(`cannot update view "${view}"`);
    }
    const { rows } = await client.query(
      `SELECT c.relname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
       WHERE c.relnamespace = 'focus'::regnamespace AND c.relkind = 'r' AND a.attname ~ 'progress|percent'`,
    );
    expect(rows).toEqual([]);
  });

  it('shows waiting items with positions 1..n', async () => {
    const { rows } = await client.query(
      'SELECT id, position FROM waiting_items WHERE execution_owner_id = $1 ORDER BY position',
      [users.ada],
    );
    expect(rows).toEqual([
      { id: item(4), position: '1' },
      { id: item(3), position: '2' },
    ]);
  });
});
