import pg from 'pg';
import { answerOf, brightly } from '../support/command-line.js';
import { freshDatabase, type FreshDatabase } from '../support/postgres.js';
import { csvFile, HEADER } from '../support/work-log.js';

let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
  await answerOf({ DATABASE_URL: database.url }, 'init', '--organization', 'Town Hall', '--name', 'Ada');
});
afterAll(() => database.drop());

const into = ['--organization', 'Town Hall'];

/** The items that an import into a new project leaves there. */
async function itemsOf(project: string, lines: readonly string[], ...options: readonly string[]) {
  const environment = { DATABASE_URL: database.url };
  const answer = await answerOf(environment, 'import', csvFile(lines), ...into, '--project', project, ...options);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    const { rows } = await client.query<{
      title: string;
      state: string;
      started_at: Date | null;
      completed_at: Date | null;
    }>(
      `select i.title, i.state, i.started_at, i.completed_at from focus.items i
       join focus.milestones m on m.id = i.milestone_id join focus.projects p on p.id = m.project_id
       where p.name = $1 order by i.state, i.waiting_position, i.completed_at, i.title`,
      [project],
    );
    return { answer, rows };
  } finally {
    await client.end();
  }
}

describe('import of a file', () => {
  it('with --lifecycle makes one item of the events of one activity, with their start and completion times', async () => {
    const steps = [
      'l1,Check,Kim,Desk A,2024-01-01T10:00:00Z,schedule',
      'l1,Check,Kim,Desk A,2024-01-01T10:01:00Z,start',
      'l1,Check,Kim,Desk A,2024-01-01T10:02:00Z,complete',
      'l1,File,Kim,Desk A,2024-01-01T11:00:00Z,start',
    ];
    const { answer, rows } = await itemsOf('Steps', [`${HEADER},lifecycle:transition`, ...steps], '--lifecycle');
    expect(answer).toMatchObject({ skipped: 0, warnings: [] });
    const begun = { started_at: new Date('2024-01-01T10:01:00Z'), completed_at: new Date('2024-01-01T10:02:00Z') };
    expect(rows).toMatchObject([
      { title: 'File', state: 'active', completed_at: null },
      { title: 'Check', state: 'completed', ...begun },
    ]);
  });

  it('keeps the order of the file among equal times: with a cutoff the first of them becomes active', async () => {
    const steps = Array.from({ length: 8 }, (_, index) => `Step ${index + 1}`);
    const lines = steps.map((step) => `t1,${step},Robin,Desk North,2024-05-02T00:00:00Z`);
    const { rows } = await itemsOf('Instant', [HEADER, ...lines], '--cutoff', '2024-05-01T00:00:00Z');
    expect(rows.map(({ title, state }) => [title, state])).toEqual(
      steps.map((step, index) => [step, index === 0 ? 'active' : 'waiting']),
    );
  });

  it('compares times with the cutoff to their full precision below a millisecond', async () => {
    const lines = ['.000100', '.000500', '.000900'].map(
      (fraction, index) => `f1,Step ${index + 1},Sam,Desk North,2024-05-02T08:00:00${fraction}Z`,
    );
    const { rows } = await itemsOf('Below', [HEADER, ...lines], '--cutoff', '2024-05-02T08:00:00.000500Z');
    expect(rows.map(({ title, state }) => [title, state])).toEqual([
      ['Step 3', 'active'],
      ['Step 1', 'completed'],
      ['Step 2', 'completed'],
    ]);
  });

  it('warns if events of one activity are imported as separate items, and ends with status 0', async () => {
    const path = csvFile([`${HEADER},lifecycle:transition`, 'l1,Check,Kim,Desk A,2024-01-01T10:01:00Z,start']);
    const { status, err } = await brightly({ DATABASE_URL: database.url }, 'import', path, ...into);
    expect(status).toBe(0);
    expect(err).toContain('With --lifecycle lifecycle:transition the steps of one piece of work become one item.');
  });
});
