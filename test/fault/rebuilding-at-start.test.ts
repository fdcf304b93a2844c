import { execFileSync } from 'node:child_process';
import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import { projectors } from '../../src/read-models.js';
import { found, freshHouse, houseOn, type FreshHouse } from '../support/house.js';
import { ownerOf } from '../support/postgres.js';
import { startService, type Service } from '../support/service.js';
import { until } from '../support/until.js';

let fresh: FreshHouse;
let owner: pg.Client;
let service: Service;

beforeEach(async () => {
  fresh = await freshHouse();
  await found(fresh.house, 'Lab');
  await fresh.house.waiter.caughtUp();
  for (const { waiter } of Object.values(fresh.house.histories)) await waiter.caughtUp();
  await fresh.house.shutdown.stop();
  owner = new pg.Client({ connectionString: ownerOf(fresh.databaseUrl) });
  await owner.connect();
});
afterEach(async () => {
  await service.kill();
  await owner.end();
  await fresh.close();
});

type Versions = Record<string, string | null | undefined>;

async function versions(): Promise<Versions> {
  const { rows } = await owner.query<{ projector: string; version: string | null }>(
    'SELECT projector, version FROM kernel.checkpoints',
  );
  return Object.fromEntries(rows.map(({ projector, version }) => [projector, version]));
}

const current: Versions = Object.fromEntries(projectors.map(({ name, version }) => [name, version]));

/** Marks the tables of these projectors as made by an earlier version of the service. */
async function outdate(...projectors: string[]): Promise<void> {
  await owner.query('UPDATE kernel.checkpoints SET version = NULL WHERE projector = ANY($1)', [projectors]);
}

/** Starts the service with a rebuild of focus that cannot complete before `owner` rolls back. */
async function startHeldUp(): Promise<void> {
  await outdate('focus');
  // A rebuild first drops what an earlier one left behind, and waits for this lock.
  await owner.query('CREATE SCHEMA focus_new_left; CREATE TABLE focus_new_left.in_use ()');
  await owner.query('BEGIN; LOCK TABLE focus_new_left.in_use IN ACCESS SHARE MODE');
  service = await startService({ databaseUrl: fresh.databaseUrl });
  await until(async () => (await sessionsThatWait()) === 1);
}

async function sessionsThatWait(): Promise<number> {
  const { rowCount } = await owner.query(
    `SELECT FROM pg_locks WHERE relation = 'focus_new_left.in_use'::regclass AND NOT granted`,
  );
  return rowCount ?? 0;
}

/** The running child processes of the service. */
function processesOf({ pid }: Service): number[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([child, parent]) => (parent === pid && child !== undefined ? [child] : []));
}

describe('a service whose read tables were made by another version', () => {
  it('LOG-6: rebuilds the tables of each read model and of its history', async () => {
    await outdate(...Object.keys(current));
    service = await startService({ databaseUrl: fresh.databaseUrl });
    await until(async () => isDeepStrictEqual(await versions(), current));
    expect((await fetch(`${service.url}/health/live`)).status).toBe(200);
  });

  it('rebuilds them in a child process, and keeps serving from the old tables if that process dies', async () => {
    await startHeldUp();
    const [child, ...others] = processesOf(service);
    if (child === undefined) throw new Error('No process rebuilds them.');
    expect(others).toEqual([]);
    // As the OOM killer would.
    process.kill(child, 'SIGKILL');
    await until(() => processesOf(service).length === 0);
    await owner.query('ROLLBACK');
    const ready = await fetch(`${service.url}/health/ready`);
    expect(ready.status).toBe(200);
    expect(await versions()).toEqual({ ...current, focus: null });
  });

  it('stops at once during a rebuild, and ends the child process', async () => {
    await startHeldUp();
    expect(processesOf(service)).toHaveLength(1);
    expect(await service.stop()).toBe(0);
    expect(processesOf(service)).toEqual([]);
    await until(async () => (await sessionsThatWait()) === 0);
    await owner.query('ROLLBACK');
    expect(await versions()).toEqual({ ...current, focus: null });
    const house = await houseOn(fresh.databaseUrl);
    expect(house.directory.isEmpty()).toBe(false);
    await house.shutdown.stop();
  });
});
