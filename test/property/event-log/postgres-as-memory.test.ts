import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type {
  Append,
  AppendResult,
  EventLog,
  NewEvent,
  RecordedEvent,
} from '../../../src/kernel/event-log/event-log.js';
import { memoryLog } from '../../../src/kernel/event-log/memory-log.js';
import { eventLogDatabase, type EventLogDatabase } from '../../support/event-log-database.js';
import { newEvent } from '../../support/new-event.js';

const STREAMS = ['focus-one', 'focus-two', 'organization-one', 'plain'] as const;
const PREFIXES: readonly (readonly string[])[] = [['focus-'], ['organization-', 'focus-two'], ['p', 'o'], ['none-']];

/** An append to make: how far its expected revision is off, or which earlier append it repeats. */
interface Intended {
  readonly off: number;
  readonly texts: readonly string[];
  readonly again: number | null;
}

const intended: fc.Arbitrary<Intended> = fc.record({
  off: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.integer({ min: -4, max: 2 }) }),
  texts: fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { minLength: 1, maxLength: 4 }),
  again: fc.option(fc.nat(), { freq: 3 }),
});

/** Appends that are sent concurrently, at most one per stream. */
const round = fc.dictionary(fc.constantFrom(...STREAMS), intended, { minKeys: 1, maxKeys: 4, noNullPrototype: true });

function eventOf(text: string): NewEvent {
  return newEvent({ data: { text }, ...(text.length % 2 === 0 && { personal: { subject: 'someone', text } }) });
}

async function appendAll(log: EventLog, round: readonly Append[]): Promise<readonly AppendResult[]> {
  return Promise.all(round.map((append) => log.append(append)));
}

const fromStart = <Placed extends { readonly position: bigint }>(placed: Placed, start: bigint): Placed => ({
  ...placed,
  position: placed.position - start,
});

const resultFromStart = (result: AppendResult, start: bigint): AppendResult =>
  result.kind === 'appended' ? fromStart(result, start) : result;

describe('The event log in Postgres', () => {
  let database: EventLogDatabase;
  let postgres: EventLog;
  /** Reads what `postgres` appends, from the tables. */
  let reading: EventLog;

  beforeAll(async () => {
    database = await eventLogDatabase();
    [postgres, reading] = await Promise.all([database.open(), database.open()]);
  });
  afterAll(() => database.drop());

  it('returns the same results as the log in memory for the same appends, and the same events to readers', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 10 }), async (rounds) => {
        const memory = memoryLog();
        const start = await postgres.head();
        const run = randomUUID();
        const heads = new Map<string, number>();
        const sent: Append[] = [];

        for (const intentions of rounds) {
          const appends = Object.entries(intentions).map(([name, { off, texts, again }]): Append => {
            const stream = `${name}-${run}`;
            const earlier = sent.filter((append) => append.stream === stream);
            const repeated = again === null ? undefined : earlier[again % Math.max(earlier.length, 1)];
            if (repeated !== undefined) return repeated;
            const [first = newEvent(), ...rest] = texts.map(eventOf);
            const expectedRevision = Math.max(0, (heads.get(stream) ?? 0) + off);
            return { stream, expectedRevision, events: [first, ...rest] };
          });
          sent.push(...appends);
          const expected = await appendAll(memory, appends);
          const answered = await appendAll(postgres, appends);
          expect(answered.map((result) => resultFromStart(result, start))).toEqual(expected);
          expected.forEach((result, index) => {
            const stream = appends[index]?.stream ?? '';
            const revision = result.kind === 'appended' ? result.revision : result.actualRevision;
            heads.set(stream, Math.max(heads.get(stream) ?? 0, revision));
          });
        }

        const read = async (log: EventLog, after: bigint, streamPrefixes?: readonly string[]) => {
          const { events, next } = await log.readAll({ after, limit: 1000, streamPrefixes });
          return { events: events.map((event) => fromStart(event, after)), next: next - after };
        };
        for (const prefixes of [undefined, ...PREFIXES]) {
          const expected = await read(memory, 0n, prefixes);
          for (const log of [postgres, reading]) expect(await read(log, start, prefixes)).toStrictEqual(expected);
        }
        const requests = [...heads.keys()].flatMap((stream) => [
          { stream, fromRevision: 1 },
          { stream, fromRevision: 2, limit: 2 },
        ]);
        const streams = async (log: EventLog, after: bigint): Promise<RecordedEvent[][]> =>
          (await log.readStreams(requests)).map((events) => events.map((event) => fromStart(event, after)));
        expect(await streams(postgres, start)).toStrictEqual(await streams(memory, 0n));
      }),
      { numRuns: 40 },
    );
  });
});
