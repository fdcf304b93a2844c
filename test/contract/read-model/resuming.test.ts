import type { Pool } from 'pg';
import type { EventLog } from '../../../src/kernel/event-log/event-log.js';
import { memoryLog, memoryStorage } from '../../../src/kernel/event-log/memory-log.js';
import { readCheckpoint } from '../../../src/kernel/projecting/checkpoint.js';
import type { RunningProjector } from '../../../src/kernel/projecting/runner.js';
import { appendHistory, logOf } from '../../support/history.js';
import { newEvent } from '../../support/new-event.js';
import {
  freshReadModel,
  projectAll,
  reaches,
  rebuildFocus,
  runFocus,
  type ReadModel,
} from '../../support/projecting.js';
import { sampleHistory } from '../../support/sample-history.js';
import { tableHashes } from '../../support/table-hashes.js';

let model: ReadModel;
let projector: RunningProjector | undefined;

beforeAll(async () => {
  model = await freshReadModel();
});
beforeEach(() => model.clear());
afterEach(() => projector?.stop());
afterAll(() => model.drop());

const run = (log: EventLog, pool = model.pool): RunningProjector => runFocus(log, pool, { resumes: true });

async function failed(running: RunningProjector): Promise<void> {
  while (running.status().health !== 'failed') await new Promise((resolve) => setImmediate(resolve));
}

/** A pool over another that counts how often a checkpoint was read. */
function countingLooks(over: Pool): { readonly pool: Pool; readonly looks: () => number } {
  let looks = 0;
  const pool = new Proxy(over, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...values: readonly unknown[]): unknown => {
        if (name === 'query' && (values[0] as { readonly name?: string }).name === 'read checkpoint mark') looks++;
        return Reflect.apply(value, target, values);
      };
    },
  });
  return { pool, looks: () => looks };
}

/** A constraint that every row of declined offers breaks, so that a projector fails at the first one. */
const forbid = () =>
  model.ownerPool.query('ALTER TABLE focus.declined_offers ADD CONSTRAINT nothing_here CHECK (false)');
const allow = () => model.ownerPool.query('ALTER TABLE focus.declined_offers DROP CONSTRAINT IF EXISTS nothing_here');

describe('a projector that has failed', () => {
  it('LOG-6: resumes by itself once its tables have been rebuilt, and wakes those who wait for it', async () => {
    const log = await logOf(sampleHistory);
    await forbid();
    projector = run(log);
    const moves: bigint[] = [];
    projector.onMoved((position) => moves.push(position));
    await failed(projector);
    const { failure } = projector.status();
    expect(failure?.reason).toContain('nothing_here');

    await rebuildFocus(log, model.pool);
    const rebuiltTo = await log.head();
    await reaches(projector, rebuiltTo);
    expect(projector.status()).toMatchObject({ health: 'running', position: rebuiltTo });
    expect(projector.status().failure).toBeUndefined();
    expect(moves.at(-1)).toBe(rebuiltTo);
    expect(await readCheckpoint(model.pool, 'focus')).toEqual({ position: rebuiltTo, complete: true });
    const live = await tableHashes(model.pool, 'focus');
    await projector.stop();
    await model.clear();
    await projectAll(await logOf(sampleHistory), { pool: model.pool, batch: 10_000 });
    expect(await tableHashes(model.pool, 'focus')).toEqual(live);
  });

  it('resumes after a rebuild also if the log ends exactly at the tables’ former position, as in a copy of the log', async () => {
    const [first, second] = ['the-first-log', 'the-second-log'].map((id) => memoryLog({ storage: memoryStorage(id) }));
    if (first === undefined || second === undefined) throw new Error('There are two logs.');
    await Promise.all([first, second].map((log) => appendHistory(log, sampleHistory)));
    await projectAll(first, { pool: model.pool, batch: 10_000 });
    projector = run(second);
    await failed(projector);
    expect(projector.status().failure?.reason).toContain('the-first-log');
    const { position } = await rebuildFocus(second, model.pool);
    expect(position).toBe(await first.head());
    await reaches(projector, position);
    expect(projector.status().health).toBe('running');
  });

  it('stays failed while its checkpoint is not moved, even if the cause is gone', async () => {
    const log = await logOf(sampleHistory);
    await forbid();
    const { pool, looks } = countingLooks(model.pool);
    projector = run(log, pool);
    await failed(projector);
    // The error is stored for other processes after the status has changed.
    let noted = await readCheckpoint(model.pool, 'focus');
    while (noted.failure === undefined) noted = await readCheckpoint(model.pool, 'focus');
    const { failure } = noted;
    await allow();
    const before = looks();
    while (looks() < before + 3) await new Promise((resolve) => setImmediate(resolve));
    expect(projector.status()).toMatchObject({ health: 'failed', failure });
    expect(await readCheckpoint(model.pool, 'focus')).toEqual(noted);
    await projector.stop();
    expect(projector.status().health).toBe('failed');
  });

  it('stays failed even if it had just skipped events that it does not follow', async () => {
    const log = await logOf(sampleHistory.slice(0, 8));
    const { pool, looks } = countingLooks(model.pool);
    projector = run(log, pool);
    const append = async (stream: string) => {
      const context = { commandId: stream };
      await log.append({ stream, expectedRevision: 0, events: [newEvent({ type: 'ItemPainted', context })] });
    };
    await append('stranger-1');
    await reaches(projector, await log.head());
    await append('focus-1');
    await failed(projector);
    const epochs = async () => (await model.pool.query<{ epoch: string }>('SELECT epoch FROM kernel.checkpoints')).rows;
    const [epoch, before] = [await epochs(), looks()];
    while (looks() < before + 3) await new Promise((resolve) => setImmediate(resolve));
    expect([projector.status().health, await epochs()]).toEqual(['failed', epoch]);
  });
});
