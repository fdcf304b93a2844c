import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { focusStream } from '../../src/focus/index.js';
import type { EventLog } from '../../src/kernel/event-log/event-log.js';
import { temporaryDirectory } from './postgres.js';
import { withLogOf } from './whole-log.js';

/** The columns that an import needs. */
export const HEADER = 'case:concept:name,concept:name,org:resource,org:group,time:timestamp';

/** Writes a CSV file that is removed after the run, and returns its path. */
export function csvFile(lines: readonly string[], name = 'permits.csv'): string {
  const file = join(temporaryDirectory('work-log'), name);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

/** Rows of three people in two teams on a case a day; some share a time, and two are the same but for their line. */
export function smallLog(cases: number): readonly string[] {
  const rows: string[] = [];
  for (let index = 0; index < cases; index += 1) {
    const day = new Date(Date.UTC(2024, 0, 1 + index, 8)).toISOString();
    const later = new Date(Date.UTC(2024, 0, 1 + index, 10 + (index % 3))).toISOString();
    rows.push(
      `permit ${index},receive,Ann,Desk,${day}`,
      `permit ${index},assess,Bob,${index % 4 ? 'Desk' : 'Law'},${day}`,
    );
    rows.push(`permit ${index},decide,Cid,Law,${later}`, `permit ${index},file,Ann,Desk,${later}`);
  }
  return [...rows, rows[0] ?? ''];
}

/** What an import leaves, without ids and record times: the read tables, each list in order, and each person's history. */
export interface Left {
  readonly users: readonly object[];
  readonly project: readonly object[];
  readonly milestones: readonly object[];
  readonly items: readonly object[];
  readonly waiting: readonly object[];
  readonly history: readonly object[];
}

interface Person {
  readonly id: string;
  readonly name: string;
}

async function peopleIn(client: pg.Client): Promise<readonly Person[]> {
  return (await client.query<Person>('select id, name from focus.users order by name')).rows;
}

async function histories(log: EventLog, people: readonly Person[]): Promise<readonly object[]> {
  const streams = await log.readStreams(people.map(({ id }) => ({ stream: focusStream(id), fromRevision: 1 })));
  return streams.flatMap((events, index) =>
    events.map(({ event, context }) => ({
      owner: people[index]?.name,
      type: event.type,
      occurredAt: context.occurredAt === context.recordedAt ? 'when it was recorded' : context.occurredAt,
    })),
  );
}

/** Reads what imports left in a database, and in the log of the houses on it. */
export async function leftIn(databaseUrl: string): Promise<Left> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const rows = async (sql: string): Promise<readonly object[]> => (await client.query<object>(sql)).rows;
  try {
    return {
      users: await rows(
        `select u.name, u.role, t.name as team from focus.users u left join focus.teams t on t.id = u.team_id order by 1`,
      ),
      project: await rows(
        `select p.name, t.name as team, u.name as default_user, g.items::int, g.completed::int, g.progress
         from focus.projects p join focus.teams t on t.id = p.team_id join focus.users u on u.id = p.default_user_id
         join focus.project_progress g on g.project_id = p.id order by 1`,
      ),
      milestones: await rows(
        `select m.name, g.items::int, g.completed::int, g.progress from focus.milestones m
         join focus.milestone_progress g on g.milestone_id = m.id order by 1`,
      ),
      items: await rows(
        `select u.name as owner, m.name as milestone, i.title, i.state, i.created_at, i.completed_at
         from focus.items i join focus.users u on u.id = i.execution_owner_id
         left join focus.milestones m on m.id = i.milestone_id order by 1, 5, 2, 3, 4`,
      ),
      waiting: await rows(
        `select u.name as owner, w.position::int, w.title, m.name as milestone from focus.waiting_items w
         join focus.users u on u.id = w.execution_owner_id join focus.milestones m on m.id = w.milestone_id order by 1, 2`,
      ),
      history: await withLogOf(databaseUrl, async (log) => histories(log, await peopleIn(client))),
    };
  } finally {
    await client.end();
  }
}
