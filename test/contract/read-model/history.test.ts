import { readCheckpoint } from '../../../src/kernel/projecting/checkpoint.js';
import { memoryLog, memoryStorage } from '../../../src/kernel/event-log/memory-log.js';
import { appendHistory, logOf } from '../../support/history.js';
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

const SAME_LOG = 'the-one-log';

/** The sample history, at times that do not depend on how it is divided. */
const history = sampleHistory.map((happening, minute) => ({ ...happening, minute }));

let model: ReadModel;
beforeAll(async () => {
  model = await freshReadModel();
});
afterAll(() => model.drop());
beforeEach(() => model.clear());

/** A log with that id; the logs have the same history under different event ids. */
async function logNamed(id: string, history = sampleHistory) {
  const log = memoryLog({ storage: memoryStorage(id) });
  await appendHistory(log, history);
  return log;
}

const project = async (log: Awaited<ReturnType<typeof logNamed>>) =>
  projectAll(log, { pool: model.pool, batch: 10_000 });

/** The error that stops a projector over this log; fails if it has written anything. */
async function stopOver(log: Awaited<ReturnType<typeof logNamed>>): Promise<string> {
  const before = await tableHashes(model.pool, 'focus');
  const checkpoint = await readCheckpoint(model.pool, 'focus');
  const projector = runFocus(log, model.pool);
  await projector.ended;
  const { health, failure } = projector.status();
  expect(health).toBe('failed');
  expect(await tableHashes(model.pool, 'focus')).toEqual(before);
  expect(await readCheckpoint(model.pool, 'focus')).toEqual({ ...checkpoint, failure });
  return failure?.reason ?? '';
}

describe('a projector that resumes', () => {
  it('continues in the log that it followed, whether or not there are new events', async () => {
    const log = await logNamed(SAME_LOG, history.slice(0, 8));
    await project(log);
    await project(log);
    await appendHistory(log, history.slice(8));
    await project(log);
    expect(await readCheckpoint(model.pool, 'focus')).toEqual({ position: await log.head(), complete: true });
  });

  it('stops with an error at another log, naming both and the remedy', async () => {
    await project(await logNamed('the-first-log'));
    const reason = await stopOver(await logNamed('the-second-log'));
    expect(reason).toContain('the-first-log');
    expect(reason).toContain('the-second-log');
    expect(reason).toContain('brightly rebuild');
  });

  it('stops with an error if the log ends before its position, as after the restore of an older backup', async () => {
    const whole = await logNamed(SAME_LOG);
    await project(whole);
    const older = await logNamed(SAME_LOG, sampleHistory.slice(0, 5));
    const reason = await stopOver(older);
    expect(reason).toContain(`at position ${await whole.head()}`);
    expect(reason).toContain(`ends at position ${await older.head()}`);
  });

  it('stops with an error if its last position holds another event, as after a failover that lost it', async () => {
    const log = await logNamed(SAME_LOG);
    await project(log);
    const [applied] = (await log.readAll({ after: (await log.head()) - 1n, limit: 1 })).events;
    const other = await logNamed(SAME_LOG);
    const [instead] = (await other.readAll({ after: (await log.head()) - 1n, limit: 1 })).events;
    const reason = await stopOver(other);
    expect(reason).toContain(applied?.id);
    expect(reason).toContain(instead?.id);
  });

  it('stops with an error if its last position holds no event, although later ones exist', async () => {
    const log = await logNamed(SAME_LOG);
    await project(log);
    const { stream = '' } = (await log.readAll({ after: (await log.head()) - 1n, limit: 1 })).events[0] ?? {};
    const others = sampleHistory.filter((happening) => happening.stream !== stream);
    const other = await logNamed(SAME_LOG, [...others, ...others]);
    expect(await stopOver(other)).toContain('has no event');
  });

  it('is rebuilt from the other log, and continues in that', async () => {
    await project(await logNamed('the-first-log'));
    const other = await logNamed('the-second-log', history.slice(0, 8));
    await stopOver(other);
    await rebuildFocus(other, model.pool);
    const projector = runFocus(other, model.pool);
    await appendHistory(other, history.slice(8));
    await reaches(projector, await other.head());
    await projector.stop();
    const live = await tableHashes(model.pool, 'focus');
    await model.clear();
    await project(await logOf(history));
    expect(await tableHashes(model.pool, 'focus')).toEqual(live);
  });

  it('records its last event and its log if an earlier version did not', async () => {
    const log = await logNamed(SAME_LOG);
    await projectAll(await logNamed(SAME_LOG, sampleHistory.slice(0, 8)), { pool: model.pool, batch: 10_000 });
    await model.pool.query(`SELECT kernel.move_checkpoint('focus', epoch, position) FROM kernel.checkpoints`);
    const noted = async () => (await model.pool.query<object>('SELECT log_id, event_id FROM kernel.checkpoints')).rows;
    expect(await noted()).toEqual([{ log_id: SAME_LOG, event_id: null }]);
    await model.ownerPool.query('UPDATE kernel.checkpoints SET log_id = NULL');
    await project(log);
    const [last] = (await log.readAll({ after: (await log.head()) - 1n, limit: 1 })).events;
    expect(await noted()).toEqual([{ log_id: SAME_LOG, event_id: last?.id }]);
  });
});
