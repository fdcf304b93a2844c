import type { Decider } from '../../../../src/kernel/deciding/decider.js';
import { StreamContendedError } from '../../../../src/kernel/deciding/tries.js';
import { inStream } from '../../../../src/kernel/deciding/envelope.js';
import {
  AppendOutcomeUnknownError,
  LogUnavailableError,
  type EventLog,
} from '../../../../src/kernel/event-log/event-log.js';
import { memoryLog } from '../../../../src/kernel/event-log/memory-log.js';
import { counter, type Add, type CounterEvent, type CounterState } from '../../../support/counter.js';
import { countingNode, expectDone } from '../../../support/counting-node.js';
import { faultyLog } from '../../../support/faulty-log.js';
import { heldLog } from '../../../support/held-log.js';
import { times } from '../../../support/hot-stream.js';
import { seededClock } from '../../../support/seeded-clock.js';

describe('two executors on one log', () => {
  let log: EventLog;
  beforeEach(() => {
    log = memoryLog();
  });

  it('decide again when the other wrote first, including what it wrote', async () => {
    const [one, other] = [countingNode({ log }), countingNode({ log })];
    await one.add(60);
    await other.add(30);
    expect(await one.add(5)).toMatchObject({ kind: 'done', revision: 5 });
    expect(await other.add(10)).toMatchObject({ kind: 'refused', refusal: { detail: '105 is above 100.' } });
    expect((await other.load()).state.total).toBe(95);
  });

  it('refuse nothing because of a state that the other has changed already', async () => {
    const [one, other] = [countingNode({ log }), countingNode({ log })];
    await one.add(95);
    await other.add(-50);
    expect(await one.add(50)).toMatchObject({ kind: 'done', revision: 3 });
  });

  it('LOG-3: a command sent again to the other gets the first response, even if it would be refused by now', async () => {
    const [one, other] = [countingNode({ log }), countingNode({ log })];
    await other.add(10);
    const first = expectDone(await one.add(90, { key: 'k' }));
    expect(await other.add(90, { key: 'k' })).toEqual({ ...first, repeated: true });
    await one.add(-50);
    expect(await countingNode({ log }).add(90, { key: 'k' })).toEqual({ ...first, repeated: true });
  });

  it('LOG-3: a command sent to both at the same instant has one effect, and both return it', async () => {
    const outcomes = await Promise.all([
      countingNode({ log }).add(10, { key: 'k' }),
      countingNode({ log }).add(10, { key: 'k' }),
    ]);
    const [one, other] = outcomes.map((outcome) => expectDone(outcome));
    expect(other?.events).toEqual(one?.events);
    expect(outcomes.map((outcome) => expectDone(outcome).repeated).sort()).toEqual([false, true]);
    expect(await log.head()).toBe(2n);
  });

  it('give up after a bounded number of lost races, having changed nothing', async () => {
    const rival = countingNode({ log });
    const contended = faultyLog(log, [], () => rival.add(1));
    await expect(countingNode({ log: contended }).add(5)).rejects.toThrow(StreamContendedError);
    expect(contended.appends()).toBe(20);
    expect((await rival.load()).state.total).toBe(20);
  });

  it.each([
    ['decide together again at once if the state is small', 'x', [1, 2, 5]],
    ['append one by one for 10 seconds if the state is large', 'x'.repeat(300_000), [1, 2, 1, 1, 1, 1, 1]],
  ])('after a lost race, %s', async (_, text, sizes) => {
    const clock = seededClock(1);
    const [one, rival] = [heldLog(log), countingNode({ log })];
    const node = countingNode({ log: one, clock });
    for (let n = 0; n < 5; n++) await rival.add(n % 2 === 0 ? 1 : -1, { mark: `${n}${text}` });
    const first = node.add(1, { mark: 'a' });
    await one.arrived(1);
    const asked = [node.add(1), node.add(1)];
    one.letGo();
    await first;
    await one.arrived(2);
    await rival.add(1);
    const late = times(3, () => node.add(1));
    one.letAllGo();
    await Promise.all([...asked, ...late]);
    expect(one.appends.map(({ events }) => events.length)).toEqual(sizes);
    clock.advance(10_001);
    await Promise.all(times(3, () => node.add(-1)));
    expect(one.appends.at(-1)?.events).toHaveLength(3);
  });
});

describe('an append whose outcome is unknown', () => {
  it.each(['key', undefined])('returns its own events if they were written (key: %s)', async (key) => {
    const log = memoryLog();
    const node = countingNode({ log: faultyLog(log, ['fine', 'written, answer lost']) });
    await node.add(1);
    const outcome = expectDone(await node.add(9, { key }));
    expect(outcome).toMatchObject({ revision: 3, position: 3n, repeated: false });
    expect(outcome.events).toEqual((await log.readAll({ after: 1n, limit: 10 })).events.map(inStream));
    expect((await node.load()).state.total).toBe(10);
  });

  it('is decided again if they were not', async () => {
    const log = memoryLog();
    const node = countingNode({ log: faultyLog(log, ['lost', 'lost', 'written, answer lost']) });
    expect(await node.add(9)).toMatchObject({ kind: 'done', revision: 1, repeated: false });
    expect(await log.head()).toBe(1n);
  });

  it('is an error if it stays unknown, and a repeat under the key shows the outcome', async () => {
    const log = memoryLog();
    const unlucky = faultyLog(log, [...Array.from({ length: 20 }, () => 'lost' as const), 'written, answer lost']);
    const node = countingNode({ log: unlucky });
    await expect(node.add(9, { key: 'k' })).rejects.toThrow(AppendOutcomeUnknownError);
    expect(await node.add(9, { key: 'k' })).toMatchObject({ kind: 'done', revision: 1 });
    expect(await log.head()).toBe(1n);
  });

  it('never returns events that are not in the log if it is written after the command was decided again', async () => {
    const log = memoryLog();
    let late: (() => Promise<unknown>) | undefined;
    const latecomer: EventLog = {
      ...log,
      append: async (append) => {
        if (late !== undefined) return late().then(() => log.append(append));
        late = () => log.append(append);
        throw new AppendOutcomeUnknownError('The COMMIT is still in the air.');
      },
    };
    const outcome = expectDone(await countingNode({ log: latecomer }).add(9));
    expect(outcome.events).toEqual((await log.readAll({ after: 0n, limit: 10 })).events.map(inStream));
  });
});

describe('a log that lost its tail in a fail-over', () => {
  it('makes the next append drop a cached state that includes the lost events', async () => {
    let [now, restored] = [memoryLog(), memoryLog()];
    await countingNode({ log: restored }).add(1);
    const node = countingNode({
      log: { ...now, append: (append) => now.append(append), readStreams: (requests) => now.readStreams(requests) },
    });
    await node.add(60);
    [now, restored] = [restored, now];
    expect(await node.add(30)).toMatchObject({ kind: 'done', revision: 2 });
    expect((await node.load()).state.total).toBe(31);
  });
});

describe('an exception', () => {
  const counterThat = (change: Partial<Decider<CounterState, Add, CounterEvent>>) => ({ ...counter, ...change });

  it('in decide leaves no half-changed state behind', async () => {
    const log = memoryLog();
    let broken = true;
    const decider = counterThat({
      decide: (command, state) => {
        if (!broken) return counter.decide(command, state);
        state.total = 99;
        throw new Error('a bug');
      },
    });
    const node = countingNode({ log }, decider);
    await node.load();
    await expect(node.add(5)).rejects.toThrow('a bug');
    broken = false;
    expect(await node.add(5)).toMatchObject({ kind: 'done' });
    expect((await node.load()).state.total).toBe(5);
  });

  it('in evolve does not undo what was appended, and is thrown again when the stream is next loaded', async () => {
    const log = memoryLog();
    let broken = false;
    const decider = counterThat({
      evolve: (state, event) => {
        if (broken) throw new Error('a bug');
        return counter.evolve(state, event);
      },
    });
    const node = countingNode({ log }, decider);
    await node.add(1);
    broken = true;
    expect(await node.add(2)).toMatchObject({ kind: 'done', revision: 2 });
    await expect(node.add(3)).rejects.toThrow('a bug');
    broken = false;
    expect((await node.load()).state.total).toBe(3);
  });

  it('does not hold up later commands', async () => {
    const log = memoryLog();
    const node = countingNode({ log });
    const failing = node.add(5, { occurredAt: 'yesterday' });
    const behind = node.add(6);
    await expect(failing).rejects.toThrow(RangeError);
    expect(await behind).toMatchObject({ kind: 'done', revision: 1 });
  });

  it('that says that the log is unavailable reaches the caller', async () => {
    const log = memoryLog();
    const node = countingNode({ log });
    await log.close();
    await expect(node.add(5)).rejects.toThrow(LogUnavailableError);
  });
});
