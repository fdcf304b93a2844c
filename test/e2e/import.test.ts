import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { newTally, runImport } from '../../src/commandline/import/run-import.js';
import { readWorkLog } from '../../src/commandline/import/read-work-log.js';
import { DEFAULT_COLUMNS } from '../../src/commandline/import/work-log.js';
import { aYearLater } from '../support/a-year-later.js';
import { answerOf, brightly, startBrightly } from '../support/command-line.js';
import { holdAppendsFrom } from '../support/held-appends.js';
import { houseOn } from '../support/house.js';
import { isOnServer } from '../support/kurrent.js';
import { freshDatabase, type FreshDatabase } from '../support/postgres.js';
import { tableHashes } from '../support/table-hashes.js';
import { withLogOf, wholeLog } from '../support/whole-log.js';
import { csvFile, HEADER, leftIn, smallLog, type Left } from '../support/work-log.js';

const databases: FreshDatabase[] = [];
let hall: FreshDatabase;

beforeAll(async () => {
  hall = await freshDatabase();
  await init({ DATABASE_URL: hall.url });
});
afterEach(async () => {
  for (const database of databases.splice(0)) await database.drop();
});
afterAll(() => hall.drop());

/** The environment of a command line. */
type Environment = Readonly<Record<'DATABASE_URL', string>>;

/** A database with an organization. */
async function townHall(): Promise<Environment> {
  // Copying the database copies the log as well, unless that is on another server.
  const database = await freshDatabase(isOnServer() ? undefined : hall);
  databases.push(database);
  const environment = { DATABASE_URL: database.url };
  if (isOnServer()) await init(environment);
  return environment;
}

async function init(environment: Environment): Promise<void> {
  await answerOf(environment, 'init', '--organization', 'Town Hall', '--name', 'Ada', '--email', 'ada@hall.example');
}

function headOf({ DATABASE_URL }: { readonly DATABASE_URL: string }): Promise<bigint> {
  return withLogOf(DATABASE_URL, (log) => log.head());
}

/** Compares a hash of each read table with that after `rebuild focus`. */
async function rebuildsTheSame(environment: { readonly DATABASE_URL: string }): Promise<void> {
  const pool = new pg.Pool({ connectionString: environment.DATABASE_URL, max: 1 });
  try {
    const live = await tableHashes(pool, 'focus');
    await answerOf(environment, 'rebuild', 'focus');
    expect(await tableHashes(pool, 'focus')).toEqual(live);
    expect(Number(live['items']?.rows)).toBeGreaterThan(0);
  } finally {
    await pool.end();
  }
}

const into = ['--organization', 'Town Hall'];

/** Imports a file that must have no bad rows, and returns what is there then. */
async function imported(lines: readonly string[], ...options: readonly string[]): Promise<Left> {
  const environment = await townHall();
  await answerOf(environment, 'import', csvFile(lines), ...into, ...options);
  return leftIn(environment.DATABASE_URL);
}

describe('import', () => {
  const cases = 12;
  const rows = smallLog(cases);
  const file = [HEADER, ...rows];

  it('makes each group a team, each resource a user, each case a milestone and each row a completed item', async () => {
    const environment = await townHall();
    const answer = await answerOf(environment, 'import', csvFile(file), ...into);
    expect(answer).toMatchObject({
      items: 49,
      completed: 49,
      active: 0,
      waiting: 0,
      milestones: 12,
      users: 3,
      teams: 2,
    });
    expect(answer).toMatchObject({ skipped: 0, skippedRows: [] });
    const left = await leftIn(environment.DATABASE_URL);
    expect(left.users).toEqual([
      { name: 'Ada', role: 'admin', team: null },
      { name: 'Ann', role: 'user', team: 'Desk' },
      { name: 'Bob', role: 'user', team: 'Desk' },
      { name: 'Cid', role: 'user', team: 'Law' },
    ]);
    const done = { items: 49, completed: 49, progress: 1 };
    expect(left.project).toEqual([{ name: 'permits', team: 'Desk', default_user: 'Ann', ...done }]);
    expect(left.milestones).toHaveLength(cases);
    expect(left.milestones).toContainEqual({ name: 'permit 0', items: 5, completed: 5, progress: 1 });
    const at = new Date('2024-01-02T11:00:00Z');
    const item = { title: 'decide', state: 'completed', created_at: at, completed_at: at };
    expect(left.items).toContainEqual({ owner: 'Cid', milestone: 'permit 1', ...item });
  });

  it('writes in the name of an admin on behalf of the resource, at the time that the file says (LOG-7)', async () => {
    const environment = await townHall();
    await answerOf(environment, 'import', csvFile(file), ...into, '--as', 'ada@hall.example');
    const house = await houseOn(environment.DATABASE_URL);
    const nameOf = (userId = ''): string | undefined => house.directory.user(userId)?.name;
    const ofItems = (await wholeLog(house.log)).filter(({ stream }) => stream.startsWith('focus-'));
    const writers = ofItems.map(({ event: { type }, context: { actor, onBehalfOf } }) =>
      [nameOf(actor), 'for', nameOf(onBehalfOf), type].join(' '),
    );
    await house.shutdown.stop();
    expect([...new Set(writers)].sort()).toEqual(
      ['Ann', 'Bob', 'Cid'].map((name) => `Ada for ${name} PastWorkImported`),
    );
    const times = ofItems.map(({ context: { occurredAt } }) => occurredAt);
    expect(times).toHaveLength(49);
    expect(times).toContain('2024-01-02T11:00:00.000Z');
  });

  it('adds nothing when it runs again, also with the rows in another order', async () => {
    const environment = await townHall();
    await answerOf(environment, 'import', csvFile(file), ...into);
    const [before, head] = [await leftIn(environment.DATABASE_URL), await headOf(environment)];
    const again = await answerOf(environment, 'import', csvFile(file), ...into);
    expect(again).toMatchObject({ items: 49, completed: 49, commands: 0 });
    await answerOf(environment, 'import', csvFile([HEADER, ...rows.toReversed()]), ...into);
    expect(await headOf(environment)).toBe(head);
    expect(await leftIn(environment.DATABASE_URL)).toEqual(before);
  });

  it('gives the same result for any order of an owner’s rows of different times', async () => {
    const options = ['--cutoff', '2024-01-09T09:00:00Z'];
    expect(await imported([HEADER, ...rows.toReversed()], ...options)).toEqual(await imported(file, ...options));
  });

  it('adds nothing after its keys have expired (LOG-3: after 30 days)', async () => {
    const environment = await townHall();
    const options = ['--cutoff', '2024-01-09T09:00:00Z'];
    await answerOf(environment, 'import', csvFile(file), ...into, ...options);
    const head = await headOf(environment);
    const { rows: read } = await readWorkLog(csvFile(file), DEFAULT_COLUMNS);
    const [first, ...rest] = read;
    if (first === undefined) throw new Error('The file has no rows.');
    const house = await houseOn(environment.DATABASE_URL);
    try {
      const wish = { organization: 'Town Hall', project: 'permits', cutoff: '2024-01-09T09:00:00.000Z' };
      const signal = new AbortController().signal;
      await runImport(aYearLater(house), { ...wish, rows: [first, ...rest], signal, tally: newTally() });
      expect(await house.log.head()).toBe(head);
    } finally {
      await house.shutdown.stop();
    }
  });

  it('leaves what is after the cutoff waiting in time order, and activates the first of each owner', async () => {
    const left = await imported(file, '--cutoff', '2024-01-09T09:00:00Z');
    const of = (owner: string, state: string) => left.items.filter((item) => like(item, { owner, state }));
    // All of days 1 to 8, and what was done at eight on the ninth.
    expect(of('Ann', 'completed')).toHaveLength(18);
    expect(of('Bob', 'completed')).toHaveLength(9);
    expect(of('Cid', 'completed')).toHaveLength(8);
    expect(of('Cid', 'active')).toMatchObject([{ title: 'decide', milestone: 'permit 8', completed_at: null }]);
    expect(left.waiting.filter((item) => like(item, { owner: 'Cid' }))).toEqual(
      [9, 10, 11].map((day, index) => ({
        owner: 'Cid',
        position: index + 1,
        title: 'decide',
        milestone: `permit ${day}`,
      })),
    );
    expect(of('Ann', 'active')).toMatchObject([{ title: 'file', milestone: 'permit 8' }]);
    expect(left.project).toMatchObject([{ items: 49, completed: 35 }]);
  });

  it('LOG-6: makes the same rows as a rebuild from the log', async () => {
    const environment = await townHall();
    await answerOf(environment, 'import', csvFile(file), ...into, '--cutoff', '2024-01-09T09:00:00Z');
    await rebuildsTheSame(environment);
  });

  it('leaves work open that an earlier import left open, and completes it on request', async () => {
    const environment = await townHall();
    await answerOf(environment, 'import', csvFile(file), ...into, '--cutoff', '2024-01-09T09:00:00Z');
    const [before, head] = [await leftIn(environment.DATABASE_URL), await headOf(environment)];
    const again = await answerOf(environment, 'import', csvFile(file), ...into);
    expect(again).toMatchObject({ items: 49, completed: 35, active: 3, waiting: 11, commands: 0 });
    expect(await headOf(environment)).toBe(head);
    expect(await leftIn(environment.DATABASE_URL)).toEqual(before);
    const asked = await answerOf(environment, 'import', csvFile(file), ...into, '--complete-open');
    expect(asked).toMatchObject({ items: 49, completed: 49, active: 0, waiting: 0 });
    expect(await answerOf(environment, 'import', csvFile(file), ...into)).toMatchObject({ commands: 0 });
  });

  it('reports bad rows with their lines, imports the others, and ends with a non-zero status', async () => {
    const environment = await townHall();
    const bad = ['permit 1,,Ann,Desk,2024-01-01T08:00:00Z', 'permit 1,file,Ann,Desk,soon', 'permit 1,file'];
    const path = csvFile([HEADER, ...bad, ...rows]);
    const { status, out, err } = await brightly(environment, 'import', path, ...into);
    expect(status).toBe(1);
    expect(err).toContain('Line 2 was skipped: the activity is empty.');
    expect(err).toContain('Line 3 was skipped: the time "soon" is no date and time');
    expect(err).toContain('Line 4 was skipped: it has 2 cells where the header has 5.');
    expect(out).toMatch(/completed +49\n/);
    expect(out).toMatch(/rows skipped +3\n/);
  });

  it('reports the first twenty bad rows, and all of them with --json', async () => {
    const environment = await townHall();
    const bad = Array.from({ length: 30 }, (_, index) => `permit ${index},file,Ann,Desk,soon`);
    const path = csvFile([HEADER, ...bad, ...rows]);
    const { err } = await brightly(environment, 'import', path, ...into);
    expect(err.match(/was skipped/g)).toHaveLength(20);
    expect(err).toContain('… and 10 more');
    const { status, out } = await brightly(environment, 'import', path, ...into, '--json');
    expect(status).toBe(1);
    expect((JSON.parse(out) as { skippedRows: unknown[] }).skippedRows).toHaveLength(30);
  });

  it.each([
    ['without a required column', ['case:concept:name,concept:name,org:resource,time:timestamp', 'a,b,c,2024-01-01']],
    ['without a valid row', [HEADER, 'permit 1,file,Ann,Desk,soon']],
    ['that is not CSV', [HEADER, '"permit 1,file,Ann,Desk,2024-01-01T08:00:00Z']],
  ])('refuses a file %s before anything is written', async (_, lines) => {
    const environment = await townHall();
    const head = await headOf(environment);
    const { status, err } = await brightly(environment, 'import', csvFile(lines), ...into);
    expect(status).toBe(1);
    expect(err).not.toContain('    at ');
    expect(await headOf(environment)).toBe(head);
  });

  it('accepts other column names', async () => {
    const environment = await townHall();
    const path = csvFile(['when,who,team,what,which', '2024-01-01T08:00:00Z,Ann,Desk,file,permit 1']);
    const columns = ['--case', 'which', '--activity', 'what', '--resource', 'who', '--group', 'team', '--time', 'when'];
    expect(await answerOf(environment, 'import', path, ...into, ...columns)).toMatchObject({ items: 1, completed: 1 });
  });

  it('adds nothing when another admin imports the same file again, and is refused for a user who is not an admin', async () => {
    const environment = await townHall();
    await answerOf(environment, 'import', csvFile(file), ...into);
    const house = await houseOn(environment.DATABASE_URL);
    const organizationId = house.directory.organizationsNamed('Town Hall')[0]?.organizationId ?? '';
    const [ada] = house.directory.usersOf(organizationId);
    const eve = { name: 'Eve', email: 'eve@hall.example', subject: 'eve', teamId: null, role: 'admin' } as const;
    if (ada === undefined) throw new Error('There is no admin.');
    await house.organizations.send(ada, { type: 'AddUser', ...eve }, { request: 'Eve' });
    await house.shutdown.stop();
    const head = await headOf(environment);
    expect(await answerOf(environment, 'import', csvFile(file), ...into, '--as', 'Eve')).toMatchObject({ commands: 0 });
    expect(await headOf(environment)).toBe(head);
    const user = await brightly(environment, 'import', csvFile(file), ...into, '--as', 'Ann');
    expect(user).toMatchObject({ status: 1, err: 'Ann is not an active admin of Town Hall: name one with --as.\n' });
  });
});

describe('an import that is stopped halfway', () => {
  const rows = smallLog(240);
  const path = csvFile([HEADER, ...rows]);
  // Three quarters are past work, which is written in a few large appends.
  const options = [...into, '--cutoff', '2024-06-29T09:00:00Z'];

  const eventsIn = (url: string) => withLogOf(url, async (log) => (await wholeLog(log)).length);

  /** Runs the import, and ends it while it waits for the append that brings the log to that many events. */
  async function endedAt(events: number, signal: 'SIGTERM' | 'SIGKILL', environment: Environment) {
    const held = await holdAppendsFrom(events, environment.DATABASE_URL);
    const { child, ended } = await startBrightly(environment, 'import', path, ...options);
    await held.untilOneWaits(() => child.exitCode !== null);
    child.kill(signal);
    // A process that gets SIGTERM completes what is under way; a killed one leaves it to the database.
    if (signal === 'SIGKILL') await ended;
    await held.letGo();
    return { ...(await ended), signal: child.signalCode };
  }

  it('by SIGTERM or SIGKILL and run again gives the same result as one clean run', async () => {
    const clean = await townHall();
    await answerOf(clean, 'import', path, ...options);
    const whole = await eventsIn(clean.DATABASE_URL);

    const environment = await townHall();
    const { DATABASE_URL: url } = environment;
    const { status, err } = await endedAt(Math.round(whole * 0.2), 'SIGTERM', environment);
    expect(status).toBe(143);
    expect(err).toContain(
      'Interrupted. What was imported so far stays; run the same import again to go on from there.',
    );
    for (const share of [0.5, 0.8]) {
      expect(await endedAt(Math.round(whole * share), 'SIGKILL', environment)).toMatchObject({ signal: 'SIGKILL' });
      expect(await eventsIn(url)).toBeLessThan(whole);
    }

    await answerOf(environment, 'import', path, ...options);
    expect(await leftIn(url)).toEqual(await leftIn(clean.DATABASE_URL));
    expect(await eventsIn(url)).toBe(whole);
  });
});

describe('a real work log', () => {
  const path =
    process.env['BRIGHTLY_SAMPLE_LOG'] ?? resolve(join(import.meta.dirname, '../../../shared/data/receipt.csv'));
  const isThere = existsSync(path);
  if (!isThere) process.stderr.write(`The import of a real work log is skipped: there is no ${path}.\n`);

  const isWhole = async (): Promise<void> => {
    const environment = await townHall();
    const answer = await answerOf(environment, 'import', path, ...into);
    expect(answer).toMatchObject({ items: 8577, completed: 8577, active: 0, waiting: 0, skipped: 0 });
    expect(answer).toMatchObject({ milestones: 1434, users: 48, teams: 10 });
    const left = await leftIn(environment.DATABASE_URL);
    expect(left.project).toMatchObject([{ items: 8577, completed: 8577, progress: 1 }]);
    expect(left.milestones).toHaveLength(1434);
    expect(left.milestones.filter((milestone) => !like(milestone, { progress: 1 }))).toEqual([]);
    expect(left.users).toHaveLength(49);
    await rebuildsTheSame(environment);
  };

  (isThere ? it : it.skip)(
    'is imported whole: 8,577 items of 48 users in 10 teams, all completed',
    isWhole,
    // An EventStoreDB carries out 27,000 appends one by one, Postgres many at once.
    isOnServer() ? 600_000 : 120_000,
  );
});

function like(row: object, part: object): boolean {
  const values = new Map(Object.entries(row));
  return Object.entries(part).every(([key, value]) => values.get(key) === value);
}
