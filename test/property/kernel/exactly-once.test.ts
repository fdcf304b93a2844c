import fc from 'fast-check';
import type { DomainEvent } from '../../../src/kernel/deciding/decider.js';
import { inStream } from '../../../src/kernel/deciding/envelope.js';
import type { Outcome } from '../../../src/kernel/deciding/executing.js';
import type { EventLog, RecordedEvent, StreamEvent } from '../../../src/kernel/event-log/event-log.js';
import { memoryLog } from '../../../src/kernel/event-log/memory-log.js';
import { counter, type CounterEvent } from '../../support/counter.js';
import { countingNode, STREAM, type CountingNode } from '../../support/counting-node.js';
import { faultyLog, type Fate } from '../../support/faulty-log.js';
import { replay } from '../../support/given.js';
import { scheduledLog } from '../../support/scheduled-log.js';

interface Sent {
  readonly node: 0 | 1;
  readonly key: string;
  readonly by: number;
}

const sent: fc.Arbitrary<Sent> = fc.record({
  node: fc.constantFrom(0, 1),
  key: fc.constantFrom('k1', 'k2', 'k3', 'k4'),
  // Few amounts, so that keys are repeated with the same body and with another; 0 changes nothing, 70 may be refused.
  by: fc.constantFrom(0, 10, 35, 70),
});

const fates = fc.array(fc.constantFrom<Fate>('fine', 'written, answer lost', 'lost'), { maxLength: 12 });

const wholeLog = async (log: EventLog) =>
  (await log.readAll({ after: 0n, limit: 10_000 })).events as readonly RecordedEvent<CounterEvent>[];

/** Every command that succeeded has its events in the log once, and every response to it names exactly those. */
function expectOneEffectEach(
  commands: readonly Sent[],
  outcomes: readonly Outcome<CounterEvent>[],
  log: readonly RecordedEvent[],
) {
  const byCommand = new Map<string, StreamEvent[]>();
  for (const event of log.map(inStream))
    byCommand.set(event.context.commandId, [...(byCommand.get(event.context.commandId) ?? []), event]);
  const doneByKey = new Map<string, { readonly by: number; readonly events: readonly StreamEvent[] }>();
  const firsts: string[] = [];
  outcomes.forEach((outcome, index) => {
    const { key, by } = commands[index] ?? { key: '', by: 0 };
    if (outcome.kind !== 'done') return;
    expect(outcome.events).toEqual(byCommand.get(outcome.events[0]?.context.commandId ?? ''));
    const known = doneByKey.get(key);
    if (known !== undefined) expect({ by, events: outcome.events }).toEqual(known);
    doneByKey.set(key, { by, events: outcome.events });
    if (!outcome.repeated) firsts.push(key);
  });
  expect(firsts.sort()).toEqual([...doneByKey.keys()].sort());
  expect(byCommand.size).toBe(doneByKey.size);
}

/** Sends each command again to every node, in turn: one that succeeded gets the same response, and adds nothing. */
async function expectFirstAnswers(
  nodes: readonly Pick<CountingNode, 'add'>[],
  commands: readonly Sent[],
  outcomes: readonly Outcome<CounterEvent>[],
  log: EventLog,
) {
  const head = await log.head();
  for (const node of nodes) {
    for (const [index, outcome] of outcomes.entries()) {
      const { key, by } = commands[index] ?? { key: '', by: 0 };
      if (outcome.kind === 'done') expect(await node.add(by, { key })).toEqual({ ...outcome, repeated: true });
      if (outcome.kind === 'keyReused') expect(await node.add(by, { key })).toEqual(outcome);
    }
  }
  expect(await log.head()).toBe(head);
}

describe('exactly once', () => {
  it('LOG-3: however two nodes interleave and whatever responses are lost, a command has one effect and response', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(sent, { minLength: 2, maxLength: 14 }),
        fates,
        async (s, commands, lost) => {
          const log = memoryLog();
          const shared = scheduledLog(faultyLog(log, lost), s);
          const nodes = [countingNode({ log: shared, cacheBytes: 0 }), countingNode({ log: shared })];
          const sending = Promise.all(
            commands.map(({ node, key, by }) => nodes[node]?.add(by, { key }) ?? Promise.reject(new Error('no node'))),
          );
          const outcomes = await s.waitFor(sending);

          const events = await wholeLog(log);
          expectOneEffectEach(commands, outcomes, events);
          const used = nodes.map(({ add }) => ({
            add: (...command: Parameters<typeof add>) => s.waitFor(add(...command)),
          }));
          await expectFirstAnswers([countingNode({ log }), ...used], commands, outcomes, log);

          const domain = events
            .map(({ event }) => event)
            .filter(({ type }: DomainEvent) => type !== 'CommandHadNoEffect');
          const state = replay(counter, domain);
          expect(state.total).toBeLessThanOrEqual(100);
          for (const node of nodes)
            expect(await s.waitFor(node.load(STREAM))).toEqual({ state, revision: events.length });
        },
      ),
      { numRuns: 200 },
    );
  });
});
