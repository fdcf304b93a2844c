import { searchKey } from '../../../src/kernel/text/fold.js';
import type { Queryable } from '../../../src/kernel/projecting/lease.js';
import type { ReferenceModel } from './rows.js';

type Row = Readonly<Record<string, unknown>>;

/** The expected content of the read model's tables, by name; rows in no order. */
function expectedTables(model: ReferenceModel): Readonly<Record<string, readonly Row[]>> {
  const positions = new Map([...model.lists.values()].flatMap((list) => list.map((id, index) => [id, index + 1])));
  const rows = (of: ReadonlyMap<string, object>): Row[] => Array.from(of.values(), (row) => ({ ...row }));
  return {
    organizations: rows(model.organizations),
    teams: rows(model.teams),
    users: rows(model.users),
    tags: rows(model.tags),
    projects: rows(model.projects),
    milestones: rows(model.milestones),
    items: rows(model.items).map((row) => ({
      ...row,
      position: positions.get(String(row['id'])) ?? null,
      search_text: searchKey(String(row['title'])),
    })),
    steps: [...model.steps.values()].flatMap((steps) => steps.map((step, index) => ({ ...step, position: index + 1 }))),
    item_tags: [...model.itemTags].flatMap(([item_id, tags]) => {
      const organization_id = model.items.get(item_id)?.organization_id;
      return tags.map((tag_id) => ({ item_id, tag_id, organization_id }));
    }),
    active_focus_sessions: rows(model.sessions).map((row) => ({ ...row, item_state: 'active' })),
    declined_offers: rows(model.declined),
    milestone_progress: Array.from(model.milestones.values(), (milestone) => ({
      ...{ milestone_id: milestone.id, project_id: milestone.project_id },
      ...progressOf(model, [milestone.id]),
    })),
    project_progress: Array.from(model.projects.keys(), (project_id) => {
      const own = [...model.milestones.values()].filter((milestone) => milestone.project_id === project_id);
      return {
        project_id,
        ...progressOf(
          model,
          own.map(({ id }) => id),
        ),
      };
    }),
  };
}

/** PLAN-6. */
function progressOf({ items }: ReferenceModel, milestoneIds: readonly string[]): Row {
  const all = [...items.values()].filter(({ milestone_id }) => milestoneIds.includes(milestone_id ?? ''));
  const completed = all.filter(({ state }) => state === 'completed').length;
  const progress = all.length === 0 ? null : completed / all.length;
  return { items: String(all.length), completed: String(completed), progress };
}

const QUERIES: Readonly<Record<string, string>> = {
  items: `SELECT items.*, items.due_on::text AS due_on, items.set_aside_until::text AS set_aside_until,
    waiting_items.position::int AS position
    FROM focus.items LEFT JOIN focus.waiting_items USING (id)`,
};

/** Fails unless the read tables agree with `model`, which has applied the log. */
export async function expectTables(pool: Queryable, model: ReferenceModel): Promise<void> {
  for (const [table, expected] of Object.entries(expectedTables(model))) {
    const { rows } = await pool.query<Row>(QUERIES[table] ?? `SELECT * FROM focus.${table}`);
    const actual = rows.map(({ waiting_position: _, ...row }) => row);
    expect({ table, rows: inOrder(actual) }).toEqual({ table, rows: inOrder(expected) });
  }
}

/** Each row as sorted text, so that order does not matter; times as RFC 3339. */
function inOrder(rows: readonly Row[]): readonly string[] {
  return rows.map((row) => JSON.stringify(Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1)))).sort();
}
