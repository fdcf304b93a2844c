import { happened } from '../../../../src/kernel/deciding/decider.js';
import { inStream } from '../../../../src/kernel/deciding/envelope.js';
import { MAX_APPEND_BYTES } from '../../../../src/kernel/event-log/event-log.js';
import { memoryLog } from '../../../../src/kernel/event-log/memory-log.js';
import { counter, type CounterEvent } from '../../../support/counter.js';
import { countingNode, expectDone, STREAM } from '../../../support/counting-node.js';
import { heldLog, type HeldLog } from '../../../support/held-log.js';
import { hotStream, times } from '../../../support/hot-stream.js';
import { seededClock } from '../../../support/seeded-clock.js';
import { sparseLog } from '../../../support/sparse-log.js';

const marksOf = (log: HeldLog) =>
  log.events().map((events) => events.flatMap(({ data }) => ('mark' in data ? [data.mark] : [])));
const sizesOf = (log: HeldLog) => log.appends.map(({ events }) => events.length);

describe('commands that arrive while an append to their stream is under way', () => {
  it('are appended together in the order of arrival, each decided on the state that the earlier ones leave', async () => {
    const { log, node, inner } = await hotStream();
    const asked = times(4, (n) => node.add(9, { mark: `m${n}` }));
    log.letAllGo();
    await Promise.all(asked);
    expect(marksOf(log)).toEqual([['first'], ['m0', 'm1', 'm2', 'm3']]);
    const { events } = await inner.readAll({ after: 1n, limit: 100 });
    // The first of them reaches ten, and knows it by what was there before; the others don't.
    expect(events.map(({ event }) => event.type)).toEqual(['Added', 'Reached', 'Added', 'Added', 'Added']);
    expect(await node.load()).toMatchObject({ state: { total: 37 }, revision: 6 });
  });

  it('LOG-7: keep their own actor, cause and times in the events of the common append', async () => {
    const { log, node, inner } = await hotStream();
    const said = times(3, (n) => ({
      ...{ actor: `user${n}`, onBehalfOf: `boss${n}`, causationId: `cause${n}`, correlationId: `story${n}` },
      occurredAt: `2026-03-0${n + 1}T00:00:00.000Z`,
    }));
    const asked = said.map((context, n) => node.add(1, { ...context, key: `k${n}`, request: `request ${n}` }));
    log.letAllGo();
    await Promise.all(asked);
    expect(log.appends).toHaveLength(2);
    const { events } = await inner.readAll({ after: 1n, limit: 10 });
    expect(events.map(({ context }) => context)).toMatchObject(said);
    const ids = events.flatMap(({ id, context }) => [id, context.commandId, context.requestHmac]);
    expect(new Set(ids).size).toBe(9);
  });

  it.each([
    ['has positions without gaps', memoryLog],
    ['has gaps between positions', () => sparseLog(memoryLog())],
  ])('each get the revision and position of their own last event, if the store’s append %s', async (_, storeOf) => {
    const { log, node, inner, first } = await hotStream({ inner: storeOf() });
    const commands = [
      { by: 1, key: 'k0' },
      { by: 8, key: 'k1' },
      { by: 0, key: 'k2' },
      { by: 5, key: undefined },
    ];
    const asked = commands.map(({ by, ...context }) => node.add(by, context));
    const alreadySo = node.add(0);
    log.letAllGo();
    const outcomes = (await Promise.all([first, ...asked, alreadySo])).map((outcome) => expectDone(outcome));
    expect(log.appends).toHaveLength(2);
    // The third of them makes ten, which is two events.
    expect(outcomes.map(({ revision }) => revision)).toEqual([1, 2, 4, 5, 6, 6]);
    const [recorded = []] = await inner.readStreams([{ stream: STREAM, fromRevision: 1 }]);
    for (const { revision, position, events } of outcomes) {
      expect(position).toBe(recorded[revision - 1]?.position);
      expect(events).toEqual(recorded.slice(revision - events.length, revision).map(inStream));
    }
    // rule LOG-3: a repeat gets the first response, whichever node returned that
    for (const [n, { by, key }] of [{ by: 1, key: 'first' }, ...commands.slice(0, 3)].entries()) {
      const again = await countingNode({ log: inner }).add(by, { key });
      expect(again).toEqual({ ...outcomes[n], repeated: true });
    }
  });

  it('are appended together again if all callers send their next command as soon as they get a response', async () => {
    const log = heldLog(memoryLog());
    const node = countingNode({ log });
    log.letAllGo();
    const caller = async () => {
      for (let n = 0; n < 5; n++) await node.add(n % 2 === 0 ? 1 : -1);
    };
    await Promise.all(times(16, caller));
    expect(log.appends).toHaveLength(5);
  });

  it('neither wait for commands to other streams nor hold them up', async () => {
    const { log, node } = await hotStream();
    const elsewhere = node.add(1, { stream: 'counter-2' });
    const waiting = node.add(1);
    await log.arrived(2);
    expect(log.appends.map(({ stream }) => stream)).toEqual([STREAM, 'counter-2']);
    log.letAllGo();
    await Promise.all([elsewhere, waiting]);
  });

  it('let commands to other streams have their turn after every 5 ms in which they are decided', async () => {
    const clock = seededClock(1);
    const log = heldLog(memoryLog());
    const decided: string[] = [];
    const slow: typeof counter = {
      ...counter,
      decide: (command, state) => {
        decided.push(command.mark);
        clock.advance(2);
        return counter.decide(command, state);
      },
    };
    const node = countingNode({ log, clock }, slow);
    await Promise.all([node.load(), node.load('counter-2')]);
    const hot = times(8, (n) => node.add(1, { mark: `hot ${n}` }));
    await new Promise(process.nextTick);
    const elsewhere = node.add(1, { stream: 'counter-2', mark: 'elsewhere' });
    log.letAllGo();
    await Promise.all([...hot, elsewhere]);
    expect(decided.indexOf('elsewhere')).toBe(3);
    expect(sizesOf(log)).toEqual([1, 8]);
  });

  it('are looked up 128 at a time if all of them are repeats, with a turn for other streams in between', async () => {
    let evaluated = 0;
    const observer = { onState: () => evaluated++, onOutcome: () => undefined };
    const { log, node, first } = await hotStream({ observer });
    log.letAllGo();
    const { revision } = expectDone(await first);
    evaluated = 0;
    const asked = times(300, () => node.add(1, { key: 'first' }));
    await new Promise(setImmediate);
    expect(evaluated).toBe(128);
    await Promise.all(asked.map(async (each) => expect(await each).toMatchObject({ revision, repeated: true })));
    expect(evaluated).toBe(300);
  });
});

describe('an append of several commands', () => {
  /** Keeps the total between 1 and 2. */
  const upAndDown = (n: number) => (n % 2 === 0 ? 1 : -1);

  it('holds 128 commands at most; the others wait for the next append', async () => {
    const { log, node } = await hotStream();
    const asked = times(300, (n) => node.add(upAndDown(n)));
    log.letAllGo();
    await Promise.all(asked);
    expect(sizesOf(log)).toEqual([1, 128, 128, 44]);
  });

  it('holds 256 events at most, unless a single command has more', async () => {
    const log = heldLog(memoryLog());
    const tenfold: typeof counter = {
      ...counter,
      decide: ({ mark }) => {
        const [first, ...rest] = times(
          mark === 'many' ? 300 : 10,
          () => ({ type: 'Added', data: { by: 0, mark } }) as const,
        );
        return happened<CounterEvent>(first ?? { type: 'Added', data: { by: 0, mark } }, ...rest);
      },
    };
    const node = countingNode({ log }, tenfold);
    const asked = times(60, (n) => node.add(1, { mark: n === 40 ? 'many' : `m${n}` }));
    log.letAllGo();
    await Promise.all(asked);
    expect(sizesOf(log)).toEqual([250, 150, 300, 190]);
  });

  it('stays below the size limit of a log, however many bytes a character takes', async () => {
    const { log, node } = await hotStream();
    const asked = times(20, (n) => node.add(upAndDown(n), { mark: `${n}${'漢'.repeat(30_000)}` }));
    log.letAllGo();
    await Promise.all(asked);
    expect(sizesOf(log)).toEqual([1, 8, 8, 4]);
    for (const { events } of log.appends) {
      expect(Buffer.byteLength(JSON.stringify(events))).toBeLessThan(MAX_APPEND_BYTES);
    }
  });

  it('holds no other command together with one that is above that size by itself', async () => {
    const { log, node } = await hotStream();
    const asked = [300_000, 1, 300_000, 300_000, 1].map((length, n) =>
      node.add(upAndDown(n), { mark: `${n}`.repeat(length) }),
    );
    log.letAllGo();
    await Promise.all(asked);
    expect(sizesOf(log)).toEqual([1, 1, 1, 1, 1, 1]);
  });
});
