import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const migrations = join(root, 'migrations/focus');

/** The source schema's tables and columns, by its names. */
const source: Readonly<Record<string, readonly string[]>> = {
  organizations: ['id', 'name', 'created_at'],
  teams: ['id', 'organization_id', 'name', 'created_at'],
  users: ['id', 'organization_id', 'team_id', 'role', 'active_item_alarm_default', 'created_at'],
  projects: ['id', 'organization_id', 'team_id', 'default_user_id', 'name', 'created_at'],
  milestones: ['id', 'project_id', 'name', 'created_at'],
  items: [
    ...['id', 'milestone_id', 'execution_owner_id', 'origin_item_id', 'state', 'waiting_position'],
    ...['created_at', 'completed_at', 'due_at', 'title', 'description'],
  ],
  steps: ['id', 'item_id', 'name', 'is_completed', 'created_at'],
  tags: ['id', 'organization_id', 'name'],
  item_tags: ['item_id', 'tag_id'],
  active_focus_sessions: ['user_id', 'item_id', 'interval_minutes', 'started_at', 'next_trigger_at'],
};

/** Tables and their columns as the migrations make them. */
function migrated(): ReadonlyMap<string, readonly string[]> {
  const sql = readdirSync(migrations)
    .sort()
    .map((name) => readFileSync(join(migrations, name), 'utf8'))
    .join('\n');
  const tables = new Map(
    [...sql.matchAll(/^CREATE TABLE (\w+) \(\n([\s\S]*?)^\);/gm)].map(([, table, body]) => [
      table ?? '',
      [...(body ?? '').matchAll(/^ {2}([a-z_]+) /gm)].map(([, column]) => column ?? ''),
    ]),
  );
  for (const [, table, body] of sql.matchAll(/^ALTER TABLE (\w+)([^;]*);/gm)) {
    for (const [, column] of (body ?? '').matchAll(/ADD COLUMN (\w+)/g)) tables.get(table ?? '')?.push(column ?? '');
  }
  return tables;
}

/** The columns that a table has beside the source schema's, as listed in ADR 0008. */
function beside(table: string): readonly string[] {
  const adr = readFileSync(join(root, 'docs/adr/0008-columns-beyond-the-source-schema.md'), 'utf8');
  const cell = new RegExp(`^\\| \`${table}\` \\| ([^|]+) \\|`, 'm').exec(adr)?.[1] ?? '';
  return [...cell.matchAll(/`(\w+)`/g)].map(([, column]) => column ?? '');
}

describe('the read model focus', () => {
  const tables = migrated();

  it("has the source schema's tables, and declined_offers", () => {
    expect([...tables.keys()].sort()).toEqual([...Object.keys(source), 'declined_offers'].sort());
  });

  it.each(Object.entries(source))("%s has the source schema's columns and those of ADR 0008", (table, columns) => {
    expect([...(tables.get(table) ?? [])].sort()).toEqual([...columns, ...beside(table)].sort());
  });
});
