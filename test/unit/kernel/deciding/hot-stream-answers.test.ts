import type { EventLog } from '../../../../src/kernel/event-log/event-log.js';
import { memoryLog } from '../../../../src/kernel/event-log/memory-log.js';
import { counter } from '../../../support/counter.js';
import { countingNode, expectDone, STREAM } from '../../../support/counting-node.js';
import { hotStream, settledOf, times, type HotStream } from '../../../support/hot-stream.js';

/** A promise that is resolved from outside. */
function openable(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

describe('the responses to commands that are appended together', () => {
  let hot: HotStream;
  beforeEach(async () => {
    hot = await hotStream();
  });

  it('LOG-1: are sent only once all of their events are durable, refusals, repeats and states that depend on these included', async () => {
    const { log, node } = hot;
    const asked = [
      node.add(98, { key: 'k' }),
      node.add(5),
      node.add(0),
      node.add(98, { key: 'k' }),
      node.add(97, { key: 'k' }),
      node.load(),
    ];
    log.letGo();
    await log.arrived(2);
    expect(await settledOf(asked)).toEqual([]);
    log.letGo();
    const [done, refused, alreadySo, repeated, reused, state] = await Promise.all(asked);
    expect(done).toMatchObject({ kind: 'done', revision: 2, repeated: false });
    expect(refused).toMatchObject({ kind: 'refused', refusal: { detail: '104 is above 100.' } });
    expect(alreadySo).toEqual({ kind: 'done', events: [], revision: 2, position: 2n, repeated: false });
    expect(repeated).toEqual({ ...done, repeated: true });
    expect(reused).toEqual({ kind: 'keyReused' });
    expect(state).toMatchObject({ state: { total: 99 }, revision: 2 });
    expect(log.appends).toHaveLength(2);
  });

  it('LOG-3: are all the same if one command is sent several times at once, and it has one effect', async () => {
    const { log, node, inner } = hot;
    const asked = times(5, () => node.add(3, { key: 'k' }));
    log.letAllGo();
    const [one, ...others] = (await Promise.all(asked)).map((outcome) => expectDone(outcome));
    expect(one?.repeated).toBe(false);
    for (const other of others) expect(other).toEqual({ ...one, repeated: true });
    expect(await inner.head()).toBe(2n);
    expect(await node.add(3, { key: 'k' })).toEqual({ ...one, repeated: true });
  });

  it('LOG-3: take a command that is about to be appended into account when they say whether a key was used', async () => {
    const { log, node } = hot;
    const about = (key: string) =>
      node.executor.repeated<never, never>({
        ...{ decider: counter, deciderVersion: 'counter/1', stream: STREAM },
        context: { organizationId: 'org', actor: 'ann', key, request: 'add 3' },
      } as never);
    const done = node.add(3, { key: 'k' });
    const asked = [about('k'), about('other')] as const;
    log.letAllGo();
    expect(await Promise.all(asked)).toEqual([{ ...(await done), repeated: true }, undefined]);
  });

  it('LOG-3: are sent at once for a command whose events are already durable, even while an append is under way', async () => {
    const { log, node, inner } = hot;
    log.letGo();
    const first = expectDone(await hot.first);
    const asked = [node.add(2), node.add(1, { key: 'first' })];
    await log.arrived(2);
    expect(await settledOf(asked)).toEqual([1]);
    expect(await asked[1]).toEqual({ ...first, repeated: true });
    log.letAllGo();
    await asked[0];
    expect(await inner.head()).toBe(2n);
  });

  it('need one read of the log for all commands if none changes anything', async () => {
    const { inner } = hot;
    let reads = 0;
    const node = countingNode({ log: { ...inner, readStreams: (asked) => (reads++, inner.readStreams(asked)) } });
    await node.load();
    reads = 0;
    const refused = await Promise.all(times(10, () => node.add(101)));
    expect(refused.map(({ kind }) => kind)).toEqual(times(10, () => 'refused'));
    expect(reads).toBe(1);
  });

  it('reflect everything that other processes had written before the commands were sent, even if the stream was being read then', async () => {
    const inner = memoryLog();
    const other = countingNode({ log: inner });
    await other.add(100);
    const [read, answered] = [openable(), openable()];
    const readStreams: EventLog['readStreams'] = async (asked) => {
      const events = await inner.readStreams(asked);
      read.open();
      await answered.opened;
      return events;
    };
    const node = countingNode({ log: { ...inner, readStreams } });
    const before = node.load();
    await read.opened;
    await other.add(-50);
    const asked = [node.load(), node.add(0), node.add(60)] as const;
    answered.open();
    await before;
    const [state, alreadySo, refused] = await Promise.all(asked);
    expect(state).toMatchObject({ state: { total: 50 } });
    expect(alreadySo).toMatchObject({ kind: 'done', events: [], position: await inner.head() });
    expect(refused).toMatchObject({ kind: 'refused', refusal: { detail: '110 is above 100.' } });
  });

  it('are counted once for each command, by its outcome and by whether the state was in memory', async () => {
    const told: string[] = [];
    const observer = {
      onState: (_: string, kept: boolean) => void told.push(kept ? 'hit' : 'miss'),
      onOutcome: (_: string, { kind }: { readonly kind: string }) => void told.push(kind),
    };
    const log = memoryLog();
    await countingNode({ log }).add(90);
    const node = countingNode({ log, observer });
    await Promise.all([node.add(5), node.add(10), node.add(1), node.load()]);
    expect(told).toEqual(['miss', 'hit', 'hit', 'done', 'refused', 'done']);
  });
});

describe('a command under a precondition', () => {
  it('is decided on durable events only, so it begins an append, which others join', async () => {
    const { log, node } = await hotStream();
    const asked: bigint[] = [];
    const precondition = async (position: bigint) => asked.push(position) > 0;
    const all = [
      node.add(1),
      node.add(1),
      node.add(2, { precondition }),
      node.add(3),
      node.add(4, { precondition }),
      node.add(5),
    ];
    log.letAllGo();
    await Promise.all(all);
    expect(asked).toEqual([3n, 5n]);
    expect(log.appends.map(({ events }) => events.length)).toEqual([1, 2, 2, 2]);
  });

  it('fails if an earlier command changed what it names, and later commands are carried out all the same', async () => {
    const { log, node } = await hotStream();
    const precondition = async (position: bigint) => position < 2n;
    const all = [node.add(1), node.add(2, { precondition }), node.add(3)];
    log.letAllGo();
    expect(await Promise.all(all)).toMatchObject([
      { kind: 'done', revision: 2 },
      { kind: 'preconditionFailed' },
      { kind: 'done', revision: 3 },
    ]);
    expect((await node.load()).state.total).toBe(5);
  });

  it('fails alone if its precondition throws', async () => {
    const { log, node } = await hotStream();
    const precondition = () => Promise.reject(new Error('The read tables are behind.'));
    const [before, failing, behind] = [node.add(1), node.add(2, { precondition }), node.add(3)];
    log.letAllGo();
    await expect(failing).rejects.toThrow('The read tables are behind.');
    expect(await before).toMatchObject({ kind: 'done', revision: 2 });
    expect(await behind).toMatchObject({ kind: 'done', revision: 3 });
  });
});
