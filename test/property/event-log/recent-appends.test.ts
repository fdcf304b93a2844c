import fc from 'fast-check';
import type { Append, EventLog } from '../../../src/kernel/event-log/event-log.js';
import { memoryLog } from '../../../src/kernel/event-log/memory-log.js';
import { recentAppends, type RecentAppends } from '../../../src/kernel/event-log/recent-appends.js';
import { newEvent } from '../../support/new-event.js';

const STREAMS = ['focus-one', 'focus-two', 'organization-one'] as const;

/** An append by this or another process, or a lost connection, after which this process remembers nothing. */
const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      stream: fc.constantFrom(...STREAMS),
      texts: fc.array(fc.string({ maxLength: 40 }), { minLength: 1, maxLength: 4 }),
      isOurs: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
      isSentAgain: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.constant('broke' as const) },
);

const asked = fc.record({
  after: fc.nat({ max: 25 }),
  limit: fc.integer({ min: 1, max: 6 }),
  maxBytes: fc.option(fc.nat({ max: 100 }), { nil: undefined }),
  prefixes: fc.option(fc.subarray(['focus-', 'focus-two', 'organization-', 'none-'], { minLength: 1 }), {
    nil: undefined,
  }),
});

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** Carries out the steps on a log, and reports the results of this process's own appends to `recent`. */
async function live(log: EventLog, recent: RecentAppends, steps: readonly Step[]): Promise<void> {
  const revisions = new Map<string, number>();
  for (const one of steps) {
    if (one === 'broke') {
      recent.forget();
      continue;
    }
    const { stream, texts, isOurs, isSentAgain } = one;
    const [first = newEvent(), ...rest] = texts.map((text) => newEvent({ data: { text } }));
    const append: Append = { stream, expectedRevision: revisions.get(stream) ?? 0, events: [first, ...rest] };
    revisions.set(stream, append.expectedRevision + append.events.length);
    const rows = append.events.map(({ event }) => JSON.stringify(event));
    const sent = [{ stream, events: append.events, rows }];
    for (let times = isSentAgain ? 2 : 1; times > 0; times--) {
      const result = await log.append(append);
      if (isOurs) recent.written(sent, [result]);
    }
  }
}

describe('The memory of a process’s last appends', () => {
  it('LOG-2: returns the page that the store would return, or none, whichever process wrote in between', async () => {
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), fc.array(asked, { maxLength: 20 }), async (steps, asks) => {
        const log = memoryLog();
        let now = 0;
        const recent = recentAppends(() => now);
        await live(log, recent, steps);
        // Longer than memory stays unused after another process wrote.
        now += 1_000;
        for (const { after, limit, maxBytes, prefixes } of asks) {
          const request = { after: BigInt(after), limit, maxBytes, streamPrefixes: prefixes };
          const page = recent.page(request);
          if (page === undefined) continue;
          answered++;
          expect(page.next).toBeGreaterThan(request.after);
          // Up to its end, the page must have every event of the store.
          const { events } = await log.readAll({ ...request, limit: 1000, maxBytes: undefined });
          expect(page.events).toStrictEqual(events.filter(({ position }) => position <= page.next));
          expect(page.events.length).toBeLessThanOrEqual(limit);
          const bytes = page.events.map(({ event }) => JSON.stringify(event.data).length);
          const beforeLast = bytes.slice(1).reduce((sum, each) => sum + each, bytes[0] ?? 0);
          if (page.events.length > 1) expect(beforeLast).toBeLessThanOrEqual(maxBytes ?? Infinity);
        }
      }),
      { numRuns: 300 },
    );
    expect(answered).toBeGreaterThan(100);
  });

  it('returns nothing before the first append, nor after the connection was lost', async () => {
    const log = memoryLog();
    const recent = recentAppends();
    const request = { after: 0n, limit: 10 };
    expect(recent.page(request)).toBeUndefined();
    const appended = { stream: 'focus-one', texts: ['one'], isOurs: true, isSentAgain: false } as const;
    await live(log, recent, [{ ...appended, texts: [...appended.texts] }]);
    expect(recent.page(request)).toStrictEqual(await log.readAll(request));
    expect(recent.page({ ...request, limit: 1 })).toStrictEqual(await log.readAll({ ...request, limit: 1 }));
    expect(recent.page({ ...request, after: 1n })).toBeUndefined();
    recent.forget();
    expect(recent.page(request)).toBeUndefined();
  });

  it('is used for two seconds after an append, and no longer', async () => {
    const log = memoryLog();
    let now = 1_000;
    const recent = recentAppends(() => now);
    await live(log, recent, [{ stream: 'focus-one', texts: ['one'], isOurs: true, isSentAgain: false }]);
    now += 2_000;
    expect(recent.page({ after: 0n, limit: 10 })?.events).toHaveLength(1);
    now += 1;
    expect(recent.page({ after: 0n, limit: 10 })).toBeUndefined();
  });

  it('holds the last 2,000 events at most', async () => {
    const log = memoryLog();
    const recent = recentAppends();
    const texts = Array.from({ length: 700 }, (_, index) => String(index));
    const steps = STREAMS.map((stream) => ({ stream, texts, isOurs: true, isSentAgain: false }));
    await live(log, recent, steps);
    expect(recent.page({ after: 99n, limit: 10 })).toBeUndefined();
    const request = { after: 100n, limit: 5_000 };
    expect(recent.page(request)).toStrictEqual(await log.readAll(request));
  });

  it('is not used for a second after a notification or a gap in positions shows that another process wrote', async () => {
    const log = memoryLog();
    let now = 0;
    const recent = recentAppends(() => now);
    const [ours, theirs] = [true, false].map((isOurs) => ({
      stream: STREAMS[0],
      texts: ['one'],
      isOurs,
      isSentAgain: false,
    }));
    if (ours === undefined || theirs === undefined) throw new Error('There are two.');
    const isAnswered = (after: bigint): boolean => recent.page({ after, limit: 10 }) !== undefined;
    await live(log, recent, [ours]);
    expect(isAnswered(0n)).toBe(true);
    recent.othersWrote();
    now += 999;
    expect(isAnswered(0n)).toBe(false);
    now += 1;
    expect(isAnswered(0n)).toBe(true);
    await live(log, recent, [
      { ...theirs, stream: STREAMS[1] },
      { ...ours, stream: STREAMS[2] },
    ]);
    expect(isAnswered(2n)).toBe(false);
    now += 1_000;
    expect(isAnswered(2n)).toBe(true);
    expect(isAnswered(0n)).toBe(false);
  });
});
