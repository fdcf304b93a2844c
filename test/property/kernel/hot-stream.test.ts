import fc from 'fast-check';
import { StreamContendedError } from '../../../src/kernel/deciding/tries.js';
import {
  AppendOutcomeUnknownError,
  LogUnavailableError,
  type EventLog,
  type RecordedEvent,
} from '../../../src/kernel/event-log/event-log.js';
import { memoryLog } from '../../../src/kernel/event-log/memory-log.js';
import type { CounterEvent } from '../../support/counter.js';
import { countingNode, STREAM, type CountingNode } from '../../support/counting-node.js';
import { faultyLog, type Fate } from '../../support/faulty-log.js';
import { scheduledLog } from '../../support/scheduled-log.js';
import { commandsOf, historyOf, isExplained, type Asked, type History, type Seen } from '../../support/serial-order.js';
import { sparseLog } from '../../support/sparse-log.js';

type Sent = ({ readonly kind: 'add' } & Asked) | { readonly kind: 'load' };

const sent: fc.Arbitrary<Sent & { readonly node: number }> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      kind: fc.constant('add' as const),
      node: fc.constantFrom(0, 0, 0, 1),
      // Few, so that keys are repeated with the same amount and with another; 0 changes nothing, 60 may be refused.
      by: fc.constantFrom(0, 1, 9, 10, 60, -40),
      key: fc.constantFrom(undefined, undefined, 'k1', 'k2', 'k3'),
      ifEven: fc.constantFrom(false, false, false, true),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('load' as const), node: fc.constantFrom(0, 1) }) },
);

const fates = fc.array(fc.constantFrom<Fate>('fine', 'fine', 'written, answer lost', 'lost', 'unavailable'), {
  maxLength: 12,
});

interface World {
  readonly inner: EventLog;
  /** How many of the attempted appends held several commands. */
  shared(): number;
  readonly nodes: readonly CountingNode[];
  readonly scheduler: fc.Scheduler;
  length(): Promise<number>;
  read(): Promise<History>;
}

function worldOf(scheduler: fc.Scheduler, lost: readonly Fate[], isSparse: boolean): World {
  const inner = isSparse ? sparseLog(memoryLog()) : memoryLog();
  let shared = 0;
  const append: EventLog['append'] = (request) => {
    if (new Set(request.events.map(({ context }) => context.commandId)).size > 1) shared++;
    return inner.append(request);
  };
  const log = scheduledLog(faultyLog({ ...inner, append }, lost), scheduler);
  const read = async () => {
    const [events = []] = await inner.readStreams([{ stream: STREAM, fromRevision: 1 }]);
    return events as readonly RecordedEvent<CounterEvent>[];
  };
  return {
    ...{ inner, scheduler, shared: () => shared },
    nodes: [countingNode({ log }), countingNode({ log, cacheBytes: 0 })],
    length: async () => (await read()).length,
    read: async () => historyOf(await read()),
  };
}

type Load = { readonly total: number; readonly revision: number; readonly from: number; readonly to: number };
type Failed = { readonly asked: Asked; readonly error: unknown };

/** Sends a command when its turn comes, and notes the stream before and after. */
async function send(world: World, { node: index, ...command }: Sent & { readonly node: number }) {
  const node = world.nodes[index] ?? countingNode({ log: world.inner });
  await world.scheduler.schedule(Promise.resolve(), 'sent');
  const from = await world.length();
  if (command.kind === 'load') {
    const { total, revision } = await node.load().then(({ state, ...at }) => ({ total: state.total, ...at }));
    return { kind: 'load', total, revision, from, to: await world.length() } as const;
  }
  const { by, key, ifEven } = command;
  const precondition = async (position: bigint): Promise<boolean> => {
    await world.scheduler.schedule(Promise.resolve(), 'asked');
    return position % 2n === 0n;
  };
  const context = { key, correlationId: key ?? 'none', causationId: String(by) };
  try {
    const outcome = await node.add(by, { ...context, precondition: ifEven === true ? precondition : undefined });
    return { kind: 'seen', asked: command, outcome, from, to: await world.length() } as const;
  } catch (error) {
    return { kind: 'failed', asked: command, error } as const;
  }
}

function expectLoaded(history: History, { total, revision, from, to }: Load): void {
  expect(revision).toBeGreaterThanOrEqual(from);
  expect(revision).toBeLessThanOrEqual(to);
  expect(total).toBe(history.stateAt(revision).total);
}

function expectExplained(history: History, seen: readonly Seen[], failed: readonly Failed[]): void {
  for (const each of seen)
    if (!isExplained(history, each)) expect({ unexplained: each, log: history.events }).toBe(null);
  const commands = commandsOf(history);
  const effects = [...commands.values()].map(([first]) => first?.context);
  for (const key of ['k1', 'k2', 'k3'])
    expect(effects.filter((context) => context?.correlationId === key).length).toBeLessThan(2);
  // A command that failed with anything but an unknown outcome has no events; any other has its events once at most.
  const unsure = failed.filter(({ error }) => error instanceof AppendOutcomeUnknownError);
  const done = seen.filter(({ outcome }) => outcome.kind === 'done' && outcome.events.length > 0 && !outcome.repeated);
  expect(effects.length).toBeGreaterThanOrEqual(done.length);
  expect(effects.length).toBeLessThanOrEqual(done.length + unsure.length);
  for (const { error } of failed)
    expect([AppendOutcomeUnknownError, LogUnavailableError, StreamContendedError]).toContain(
      (error as Error).constructor,
    );
}

describe('commands of two nodes to one stream', () => {
  it.each([
    ['has positions without gaps', false],
    ['has gaps between positions', true],
  ])(
    'LOG-1, LOG-3: get responses as if carried out one after the other in the order of the log, whichever appends fail, if an append %s',
    async (_, isSparse) => {
      let shared = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.scheduler(),
          fc.array(sent, { minLength: 4, maxLength: 24 }),
          fates,
          async (scheduler, commands, lost) => {
            const world = worldOf(scheduler, lost, isSparse);
            const results = await scheduler.waitFor(Promise.all(commands.map((command) => send(world, command))));
            const history = await world.read();
            const seen = results.flatMap((result) => (result.kind === 'seen' ? [result] : []));
            const failed = results.flatMap((result) => (result.kind === 'failed' ? [result] : []));
            expectExplained(history, seen, failed);
            for (const result of results) if (result.kind === 'load') expectLoaded(history, result);
            for (const node of world.nodes) {
              const loaded = await scheduler.waitFor(node.load());
              expect(loaded).toEqual({
                state: history.stateAt(history.events.length),
                revision: history.events.length,
              });
            }
            shared += world.shared();
          },
        ),
        { numRuns: 300 },
      );
      expect(shared).toBeGreaterThan(100);
    },
  );
});
