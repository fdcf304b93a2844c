import type { EventLog } from '../../../src/kernel/event-log/event-log.js';
import { memoryLog, memoryStorage } from '../../../src/kernel/event-log/memory-log.js';
import { countingNode, expectDone, STREAM } from '../../support/counting-node.js';
import { eventLogDatabase } from '../../support/event-log-database.js';
import { kurrentScene } from '../../support/fake-kurrent/kurrent-scene.js';
import { times } from '../../support/hot-stream.js';

interface Store {
  /** One more handle on the same log. */
  open(): Promise<EventLog>;
  close(): Promise<unknown>;
}

const STORES: readonly (readonly [name: string, open: () => Promise<Store>])[] = [
  [
    'memory',
    async () => {
      const storage = memoryStorage();
      return { open: async () => memoryLog({ storage }), close: async () => undefined };
    },
  ],
  [
    'Postgres',
    async () => {
      const database = await eventLogDatabase();
      return { open: () => database.open(), close: () => database.drop() };
    },
  ],
  ['EventStoreDB', kurrentScene],
];

const [CALLERS, EACH] = [32, 5];

/** Keeps the total between 0 and 32; every tenth command changes nothing. */
const amount = (n: number) => (n % 5 === 4 ? 0 : n % 2 === 0 ? 1 : -1);

describe.each(STORES)('a hot stream in %s', (_, openStore) => {
  let store: Store;
  beforeEach(async () => {
    store = await openStore();
  });
  afterEach(() => store.close());

  /** Notes how many commands each append held. */
  async function watched(): Promise<{ readonly log: EventLog; readonly appends: number[] }> {
    const log = await store.open();
    const appends: number[] = [];
    const append: EventLog['append'] = (request) => {
      appends.push(new Set(request.events.map(({ context }) => context.commandId)).size);
      return log.append(request);
    };
    return { log: { ...log, append }, appends };
  }

  it.each([1, 2])(
    'LOG-3: appends the commands of 32 callers in %i process(es) together; sent again to any node, each gets the same response',
    async (processes) => {
      const seen = await Promise.all(times(processes, watched));
      const nodes = seen.map(({ log }) => countingNode({ log }));
      const caller = async (index: number) => {
        const node = nodes[index % processes] ?? countingNode({ log: await store.open() });
        const answers = [];
        for (let n = 0; n < EACH; n++) {
          const sent = { by: amount(n), key: `${index}.${n}` };
          answers.push({ sent, outcome: expectDone(await node.add(sent.by, { key: sent.key })) });
        }
        return answers;
      };
      const answers = (await Promise.all(times(CALLERS, caller))).flat();

      const log = await store.open();
      const [events = []] = await log.readStreams([{ stream: STREAM, fromRevision: 1 }]);
      expect(new Set(events.map(({ context }) => context.commandId)).size).toBe(CALLERS * EACH);
      const restarted = countingNode({ log });
      for (const { sent, outcome } of answers) {
        expect(outcome.position).toBe(events[outcome.revision - 1]?.position);
        expect(await restarted.add(sent.by, { key: sent.key })).toEqual({ ...outcome, repeated: true });
      }
      const appends = seen.flatMap((each) => each.appends);
      expect(Math.max(...appends)).toBeGreaterThan(CALLERS / 4);
      if (processes === 1) expect(appends.length).toBeLessThan(CALLERS);
    },
  );
});
