import { Writable } from 'node:stream';
import pg from 'pg';
import { pino } from 'pino';
import { focusProjector } from '../../../projections/focus/focus.projector.js';
import { readCheckpoint } from '../../../src/kernel/projecting/checkpoint.js';
import { holdLease } from '../../../src/kernel/projecting/lease.js';
import { openTenure } from '../../../src/kernel/projecting/tenure.js';
import { systemClock } from '../../../src/kernel/runtime/clock.js';
import { logOf } from '../../support/history.js';
import { freshReadModel, reaches, runFocus, type ReadModel } from '../../support/projecting.js';
import { sampleHistory } from '../../support/sample-history.js';

let model: ReadModel;
beforeEach(async () => {
  model = await freshReadModel();
});
afterEach(() => model.drop());

/** Makes every insert of an organization into the read tables fail with this SQLSTATE. */
async function raiseOnInsert(state: string): Promise<void> {
  await model.ownerPool.query(`
    CREATE FUNCTION focus.fail() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'made to fail' USING ERRCODE = '${state}'; END $$;
    CREATE TRIGGER failing BEFORE INSERT ON focus.organizations EXECUTE FUNCTION focus.fail()`);
}

/** A logger, and the pauses of the first `count` retries that it logs. */
function retriesLogged(count: number) {
  const pauses: unknown[] = [];
  let enough: (pauses: readonly unknown[]) => void;
  const logged = new Promise<readonly unknown[]>((resolve) => (enough = resolve));
  const write = (line: Buffer, _encoding: string, done: () => void) => {
    const { retryMs } = JSON.parse(line.toString()) as { readonly retryMs?: number };
    if (retryMs !== undefined && pauses.push(retryMs) === count) enough(pauses);
    done();
  };
  return { logger: pino(new Writable({ write })), logged };
}

describe('a projector that cannot go on', () => {
  it('waits longer each time it starts and fails at once', async () => {
    await raiseOnInsert('53100');
    const { logger, logged } = retriesLogged(3);
    const projector = runFocus(await logOf(sampleHistory), model.pool, { logger });
    expect(await logged).toEqual([100, 200, 400]);
    await projector.stop();
  });

  it.each(['08006', '25006', '40001', '53100', '55P03', '57014', '58030'])(
    'resumes by itself once an outage (SQLSTATE %s) is over',
    async (state) => {
      await raiseOnInsert(state);
      const { logger, logged } = retriesLogged(1);
      const log = await logOf(sampleHistory);
      const projector = runFocus(log, model.pool, { logger });
      await logged;
      await model.ownerPool.query('DROP TRIGGER failing ON focus.organizations');
      await reaches(projector, await log.head());
      await projector.stop();
    },
  );

  it.each([
    ['its table does not exist', 'ALTER TABLE focus.items RENAME TO elsewhere', '42P01'],
    ['its function is not there', 'ALTER FUNCTION kernel.move_checkpoint RENAME TO elsewhere', '42883'],
    ['the place of its leases is not there', 'ALTER TABLE kernel.leases RENAME TO elsewhere', '42P01'],
  ])('stops with an error, and does not retry, if %s', async (_case, damage, state) => {
    await model.ownerPool.query(damage);
    const projector = runFocus(await logOf(sampleHistory), model.pool);
    await projector.ended;
    expect(projector.status()).toMatchObject({ health: 'failed', position: 0n });
    expect(projector.status().failure?.reason).toContain(`Postgres refuses a statement of the projector (${state})`);
    const noted = await readCheckpoint(model.pool, 'focus');
    if (!damage.includes('leases')) expect(noted.failure).toEqual(projector.status().failure);
  });

  it('leaves no connection behind if its checkpoint cannot be taken', async () => {
    await holdLease(model.pool, { name: 'focus', holder: 'one', ttlMs: 60_000 });
    await model.ownerPool.query('ALTER TABLE kernel.checkpoints RENAME TO elsewhere');
    const pool = new pg.Pool({ connectionString: model.url, application_name: 'left behind' });
    const options = {
      log: await logOf(sampleHistory),
      pool,
      projector: focusProjector,
      clock: systemClock,
      holder: 'one',
    };
    await expect(openTenure(options, { maxBatch: 10, maxRows: 10 })).rejects.toThrow('kernel.checkpoints');
    // Repeated, since a server ends a session only a little later.
    await model.pool.query(`DO $$ BEGIN
      FOR attempt IN 1..500 LOOP
        PERFORM pg_stat_clear_snapshot();
        IF NOT EXISTS (SELECT FROM pg_stat_activity WHERE application_name = 'left behind') THEN RETURN; END IF;
        PERFORM pg_sleep(0.01);
      END LOOP;
      RAISE EXCEPTION 'A connection was left behind.';
    END $$`);
    await pool.end();
  });
});
