import { Writable } from 'node:stream';
import pg from 'pg';
import { pino } from 'pino';
import { focusProjector } from '../../../projections/focus/focus.projector.js';
import { holdLease } from '../../../src/kernel/projecting/lease.js';
import { openTenure } from '../../../src/kernel/projecting/tenure.js';
import { logOf } from '../../support/history.js';
import { freshReadModel, runFocus, type ReadModel } from '../../support/projecting.js';
import { sampleHistory } from '../../support/sample-history.js';

let model: ReadModel;
beforeEach(async () => {
  model = await freshReadModel();
});
afterEach(() => model.drop());

/** A logger that answers the pauses of the first `count` retries that it is told of. */
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
  it('waits longer each time that it begins and breaks off at once', async () => {
    await model.pool.query('ALTER TABLE focus.items RENAME TO elsewhere');
    const { logger, logged } = retriesLogged(3);
    const projector = runFocus(await logOf(sampleHistory), model.pool, { logger });
    expect(await logged).toEqual([100, 200, 400]);
    await projector.stop();
  });

  it('leaves no connection behind where its checkpoint cannot be taken', async () => {
    await holdLease(model.pool, { name: 'focus', holder: 'one', ttlMs: 60_000 });
    await model.pool.query('ALTER TABLE kernel.checkpoints RENAME TO elsewhere');
    const pool = new pg.Pool({ connectionString: model.url, application_name: 'left behind' });
    const options = { log: await logOf(sampleHistory), pool, projector: focusProjector, holder: 'one' };
    await expect(openTenure(options, { maxBatch: 10, maxRows: 10 })).rejects.toThrow('kernel.checkpoints');
    // Fails while a session of that name is there: a server ends one soon after it was told to.
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
