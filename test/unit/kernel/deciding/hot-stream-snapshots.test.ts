import { deserialize } from 'node:v8';
import { memorySnapshots } from '../../../../src/kernel/deciding/memory-snapshots.js';
import { AppendOutcomeUnknownError } from '../../../../src/kernel/event-log/event-log.js';
import { memoryLog } from '../../../../src/kernel/event-log/memory-log.js';
import { heldLog } from '../../../support/held-log.js';
import { settledOf, times } from '../../../support/hot-stream.js';
import { noted, shelfNode } from '../../../support/shelf.js';

describe('a snapshot that falls due while several commands are appended together', () => {
  const begun = async () => {
    const store = noted(memorySnapshots());
    const log = heldLog(memoryLog());
    const node = shelfNode(log, { store, every: 5 });
    const first = times(5, (at) => node.begin(at, 'durable'));
    await log.arrived(1);
    log.letGo();
    const next = Promise.all(times(4, (at) => node.begin(at, 'not yet')));
    await Promise.all(first);
    await log.arrived(2);
    await settledOf([]);
    return { store, log, node, next };
  };
  const textsIn = (parts: readonly { readonly name: string; readonly body: Uint8Array }[] = []) =>
    parts.flatMap(({ name, body }) => (name.startsWith('text') ? [deserialize(body) as string] : []));

  it('is saved once their events are durable, and holds them all', async () => {
    const { store, log, node, next } = await begun();
    expect(store.saved).toEqual([]);
    log.letGo();
    await next;
    await node.executor.settled();
    expect(store.saved).toMatchObject([{ revision: 9, position: 9n }]);
    expect(textsIn(store.saved[0]?.parts)).toEqual([...times(4, () => 'not yet'), 'durable']);
  });

  it('is not saved if their append fails, so it never holds events that are not in the log', async () => {
    const { store, log, node, next } = await begun();
    log.letGo({ unwritten: new AppendOutcomeUnknownError('The connection died before COMMIT arrived.') });
    await log.arrived(3);
    await settledOf([]);
    expect(store.saved).toEqual([]);
    log.letAllGo();
    await next;
    await node.executor.settled();
    expect(store.saved).toMatchObject([{ revision: 9, position: 9n }]);
    expect(await shelfNode(log, { store }).texts()).toEqual(await shelfNode(log, { store: memorySnapshots() }).texts());
  });

  it('is saved although the stream always has an append under way', async () => {
    const store = noted(memorySnapshots());
    const log = heldLog(memoryLog());
    log.letAllGo();
    const node = shelfNode(log, { store, every: 50 });
    const caller = async (_: unknown, index: number) => {
      for (let n = 0; store.saved.length < 3; n++) await node.begin(index, `text ${n}`);
    };
    await Promise.all(times(16, () => undefined).map(caller));
    await node.executor.settled();
    const { length } = store.saved;
    expect(length).toBeGreaterThanOrEqual(3);
    expect(await shelfNode(log, { store }).texts()).toEqual(await shelfNode(log, { store: memorySnapshots() }).texts());
  });
});
