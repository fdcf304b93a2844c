import { randomBytes, randomUUID } from 'node:crypto';
import {
  AppendTooLargeError,
  LogUnavailableError,
  type Append,
  type AppendResult,
  type EventLog,
  type NewEvent,
  type PersonalCodec,
  type RecordedEvent,
} from '../../../src/kernel/event-log/event-log.js';
import { newEvent, newEvents } from '../../support/new-event.js';
import { tail } from './tail.js';

/** One log of a store; may already hold other events, which the suite skips. */
export interface OpenedStore {
  /** One more handle on the same log, as another process would open it; closed by the store's close. */
  open(codec?: PersonalCodec): Promise<EventLog>;
  close(): Promise<void>;
}

/** The tests that every event store must pass. */
export function eventLogContract(store: string, openStore: () => Promise<OpenedStore>): void {
  describe(`The event log in ${store}`, () => {
    let opened: OpenedStore;
    let log: EventLog;
    /** The log's position when the test begins. */
    let start: bigint;

    beforeEach(async () => {
      opened = await openStore();
      log = await opened.open();
      start = await log.head();
    });

    afterEach(() => opened.close());

    const aStream = (kind = 'some'): string => `${kind}-${randomUUID()}`;

    async function appended(append: Append, to = log): Promise<AppendResult & { kind: 'appended' }> {
      const result = await to.append(append);
      if (result.kind !== 'appended') throw new Error(`Not appended: the stream is at ${result.actualRevision}.`);
      return result;
    }

    async function readOne(stream: string): Promise<readonly RecordedEvent[]> {
      const [events = []] = await log.readStreams([{ stream, fromRevision: 1 }]);
      return events;
    }

    async function readSince(after: bigint, streamPrefixes?: readonly string[]): Promise<readonly RecordedEvent[]> {
      return (await log.readAll({ after, limit: 1000, streamPrefixes })).events;
    }

    const idsOf = (events: readonly { readonly id: string }[]): string[] => events.map(({ id }) => id);

    describe('appending', () => {
      it('numbers a stream from 1 and the whole log in the order of appends', async () => {
        const [one, other] = [aStream(), aStream()];
        const first = await appended({ stream: one, expectedRevision: 0, events: newEvents(2) });
        const second = await appended({ stream: other, expectedRevision: 0, events: newEvents(1) });
        const third = await appended({ stream: one, expectedRevision: 2, events: newEvents(1) });

        expect([first.revision, second.revision, third.revision]).toEqual([2, 1, 3]);
        const events = await readSince(start);
        expect(events.map(({ stream, revision }) => [stream, revision])).toEqual([
          [one, 1],
          [one, 2],
          [other, 1],
          [one, 3],
        ]);
        const positions = events.map(({ position }) => position);
        expect(positions).toEqual([...positions].sort((a, b) => (a < b ? -1 : 1)));
        expect(positions.slice(1)).toEqual([first.position, second.position, third.position]);
        expect(await log.head()).toBe(third.position);
      });

      it('returns the actual revision for a stale expected revision, and writes nothing', async () => {
        const stream = aStream();
        await appended({ stream, expectedRevision: 0, events: newEvents(3) });
        const head = await log.head();

        for (const expectedRevision of [0, 1, 2]) {
          expect(await log.append({ stream, expectedRevision, events: newEvents(2) })).toEqual({
            kind: 'conflict',
            actualRevision: 3,
          });
        }
        expect(await readOne(stream)).toHaveLength(3);
        expect(await log.head()).toBe(head);
      });

      it('does the same for an expected revision ahead of the stream, so that revisions have no gaps', async () => {
        const stream = aStream();
        expect(await log.append({ stream, expectedRevision: 1, events: newEvents(1) })).toEqual({
          kind: 'conflict',
          actualRevision: 0,
        });
        await appended({ stream, expectedRevision: 0, events: newEvents(1) });
        for (const expectedRevision of [2, 7]) {
          expect(await log.append({ stream, expectedRevision, events: newEvents(2) })).toEqual({
            kind: 'conflict',
            actualRevision: 1,
          });
        }
        expect((await readOne(stream)).map(({ revision }) => revision)).toEqual([1]);
      });

      it('lets exactly one of several appends that expect the same revision through', async () => {
        const stream = aStream();
        const others = await Promise.all([opened.open(), opened.open()]);
        const results = await Promise.all(
          [log, log, ...others].map((each) => each.append({ stream, expectedRevision: 0, events: newEvents(2) })),
        );
        expect(results.map(({ kind }) => kind).sort()).toEqual(['appended', 'conflict', 'conflict', 'conflict']);
        expect(results.filter(({ kind }) => kind === 'conflict')).toEqual(
          Array.from({ length: 3 }, () => ({ kind: 'conflict', actualRevision: 2 })),
        );
        expect(await readOne(stream)).toHaveLength(2);
      });

      it('one append that is refused does not affect others that are sent with it', async () => {
        const taken = aStream();
        await appended({ stream: taken, expectedRevision: 0, events: newEvents(1) });
        const streams = Array.from({ length: 20 }, () => aStream());
        const [refused, ahead, ...results] = await Promise.all([
          log.append({ stream: taken, expectedRevision: 0, events: newEvents(1) }),
          log.append({ stream: aStream(), expectedRevision: 4, events: newEvents(1) }),
          ...streams.map((stream) => log.append({ stream, expectedRevision: 0, events: newEvents(2) })),
        ]);
        expect([refused.kind, ahead.kind]).toEqual(['conflict', 'conflict']);
        expect(results.map(({ kind }) => kind)).toEqual(streams.map(() => 'appended'));
        expect((await log.readStreams(streams.map((stream) => ({ stream, fromRevision: 1 })))).flat()).toHaveLength(40);
      });

      it('appends to one stream in the order in which they were sent, even without waiting in between', async () => {
        const stream = aStream();
        const results = await Promise.all(
          Array.from({ length: 10 }, (_, expectedRevision) =>
            log.append({ stream, expectedRevision, events: newEvents(1) }),
          ),
        );
        expect(results.map((result) => result.kind === 'appended' && result.revision)).toEqual(
          Array.from({ length: 10 }, (_, index) => index + 1),
        );
      });
    });

    describe('an append that is sent again', () => {
      it('returns its original revision and position, and is written once', async () => {
        const append = { stream: aStream(), expectedRevision: 0, events: newEvents(1) };
        const first = await appended(append);
        expect(await log.append(append)).toEqual(first);
        expect(idsOf(await readOne(append.stream))).toEqual(idsOf(append.events));
      });

      it('is recognised with several events, and after later ones', async () => {
        const stream = aStream();
        await appended({ stream, expectedRevision: 0, events: newEvents(2) });
        const append = { stream, expectedRevision: 2, events: newEvents(3) };
        const first = await appended(append);
        await appended({ stream, expectedRevision: 5, events: newEvents(2) });
        await appended({ stream: aStream(), expectedRevision: 0, events: newEvents(1) });

        expect(await log.append(append)).toEqual(first);
        expect(await readOne(stream)).toHaveLength(7);
      });

      it('is recognised while the first one is still under way, from this process and another', async () => {
        const other = await opened.open();
        const append = { stream: aStream(), expectedRevision: 0, events: newEvents(2) };
        const [first, ...again] = await Promise.all([log, log, other, other].map((each) => each.append(append)));
        expect(first?.kind).toBe('appended');
        expect(again).toEqual([first, first, first]);
        expect(await readOne(append.stream)).toHaveLength(2);
      });

      it('conflicts if only some of its events are already there', async () => {
        const stream = aStream();
        const [one, two] = [newEvent(), newEvent()];
        await appended({ stream, expectedRevision: 0, events: [one, two] });
        const different: readonly (readonly [NewEvent, ...NewEvent[]])[] = [
          [one, newEvent()],
          [newEvent(), two],
          [two, one],
          [one, two, newEvent()],
        ];
        for (const events of different) {
          expect(await log.append({ stream, expectedRevision: 0, events })).toEqual({
            kind: 'conflict',
            actualRevision: 2,
          });
        }
        expect(await readOne(stream)).toHaveLength(2);
      });
    });

    describe('what it stores', () => {
      it('returns the whole envelope, without absent fields', async () => {
        const stream = aStream();
        const full = newEvent({
          type: 'Everything',
          schemaVersion: 3,
          data: { number: 1.5, flag: true, nothing: null, list: [1, 'two', { three: 3 }] },
          personal: { subject: 'someone', title: 'A title' },
          context: {
            onBehalfOf: 'another',
            causationId: 'cause',
            traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
            occurredAt: '1999-12-31T23:59:59.999Z',
            recordedAt: '2026-02-28T00:00:00.100Z',
          },
        });
        const sparse = newEvent();
        const { position } = await appended({ stream, expectedRevision: 0, events: [full, sparse] });

        const expected = [
          { ...full, stream, revision: 1, position: expect.any(BigInt) as bigint },
          { ...sparse, stream, revision: 2, position },
        ];
        expect(await readOne(stream)).toStrictEqual(expected);
        expect(await readSince(start)).toStrictEqual(expected);
      });

      it('keeps times exactly, from the first millisecond of the year 1 to the last one of the year 9999', async () => {
        const stream = aStream();
        const times = ['0001-01-01T00:00:00.000Z', '0001-01-01T00:00:00.001Z', '1714-05-05T05:05:05.005Z'];
        times.push('1999-12-31T23:59:59.999Z', '2287-07-07T07:07:07.007Z', '9999-12-31T23:59:59.999Z');
        for (const [index, occurredAt] of times.entries()) {
          const event = newEvent({ context: { occurredAt, recordedAt: occurredAt } });
          await appended({ stream, expectedRevision: index, events: [event] });
        }
        for (const read of [await readOne(stream), await readSince(start)]) {
          expect(read.map(({ context }) => [context.occurredAt, context.recordedAt])).toEqual(
            times.map((time) => [time, time]),
          );
        }
      });

      it('keeps any text unchanged: astral, combining, control characters, quotes, U+0000, lone surrogates', async () => {
        const stream = aStream();
        const texts = [
          '😀 𝒳 👩‍👩‍👧',
          'e\u0301 ≠ é',
          '"\\\'\n\r\t\u0001\u007f',
          'a\u0000b',
          '\ud83d',
          '\udc00!',
          '{NULL,"a"}',
          '{}',
          '',
        ];
        const event = newEvent({ data: { texts }, personal: { subject: 'someone', texts } });
        await appended({ stream, expectedRevision: 0, events: [event] });
        const [read] = await readOne(stream);
        expect(read?.event).toStrictEqual(event.event);
      });

      it('stores what JSON can express and nothing else', async () => {
        const stream = aStream();
        const data = { when: new Date(0), gone: undefined };
        await appended({ stream, expectedRevision: 0, events: [newEvent({ data })] });
        const [read] = await readOne(stream);
        expect(read?.event.data).toStrictEqual({ when: '1970-01-01T00:00:00.000Z' });
      });

      it('is not changed when a caller changes an event that it appended or read', async () => {
        const stream = aStream();
        const data = { list: [1] };
        await appended({ stream, expectedRevision: 0, events: [newEvent({ data })] });
        data.list.push(2);
        const [read] = await readOne(stream);
        (read?.event.data as { list: number[] }).list.push(3);
        (read?.context as { actor: string }).actor = 'somebody else';
        const [again] = await readOne(stream);
        expect([again?.event.data, again?.context.actor]).toStrictEqual([{ list: [1] }, 'actor']);
      });

      it('passes personal text through the codec on its way in and out, and nothing else', async () => {
        const sealing: PersonalCodec = {
          seal: (personal) => ({ sealed: Buffer.from(JSON.stringify(personal)).toString('base64') }),
          open: (sealed) =>
            JSON.parse(Buffer.from((sealed as { sealed: string }).sealed, 'base64').toString()) as { subject: string },
        };
        const stream = aStream();
        const withCodec = await opened.open(sealing);
        const event = newEvent({ data: { plain: true }, personal: { subject: 'someone', title: 'Secret' } });
        await appended({ stream, expectedRevision: 0, events: [event] }, withCodec);

        const [[read] = []] = await withCodec.readStreams([{ stream, fromRevision: 1 }]);
        expect(read?.event).toStrictEqual(event.event);
        const [stored] = await readOne(stream);
        const sealed = { sealed: expect.stringMatching(/^[A-Za-z0-9+/=]+$/) as string };
        expect(stored?.event).toStrictEqual({ ...event.event, personal: sealed });
      });

      it('refuses an append above 900 KiB, counted in bytes, before writing, and takes one just below', async () => {
        const stream = aStream();
        const big = (characters: number): NewEvent =>
          newEvent({ personal: { subject: 'x', text: 'é'.repeat(characters) } });
        await expect(log.append({ stream, expectedRevision: 0, events: [big(461_000)] })).rejects.toThrow(
          AppendTooLargeError,
        );
        await expect(
          log.append({ stream, expectedRevision: 0, events: [big(200_000), big(200_000), big(61_000)] }),
        ).rejects.toThrow(AppendTooLargeError);
        expect(await readOne(stream)).toEqual([]);

        await appended({ stream, expectedRevision: 0, events: [big(455_000)] });
        expect(await readOne(stream)).toHaveLength(1);
      });

      it('refuses data that it could not return unchanged, and other appends sent with it succeed', async () => {
        const append = (part: Partial<Append>): Append => ({
          stream: aStream(),
          expectedRevision: 0,
          events: newEvents(1),
          ...part,
        });
        const impossible = [
          append({ stream: '' }),
          append({ stream: 'some-\u0000' }),
          append({ stream: `some-${'x'.repeat(500)}` }),
          append({ expectedRevision: -1 }),
          append({ expectedRevision: 0.5 }),
          append({ events: [newEvent({ id: 'not a UUID' })] }),
          append({ events: [newEvent({ type: '\ud800' })] }),
          append({ events: [newEvent({ schemaVersion: 0 })] }),
          append({ events: [newEvent({ context: { actor: 'a\u0000' } })] }),
          append({ events: [newEvent({ context: { occurredAt: '2026-01-31T12:00:00Z' } })] }),
          append({ events: [newEvent({ context: { occurredAt: '2026-02-30T12:00:00.000Z' } })] }),
        ];
        const [good, ...bad] = await Promise.allSettled([append({}), ...impossible].map((each) => log.append(each)));
        expect(good?.status).toBe('fulfilled');
        expect(bad.map((each) => each.status === 'rejected' && each.reason instanceof TypeError)).toEqual(
          impossible.map(() => true),
        );
      });
    });

    describe('reading everything', () => {
      it('reads on after a position, which is exclusive, in pages that join without gap or overlap', async () => {
        const events = Array.from({ length: 25 }, () => newEvent());
        for (const event of events) await appended({ stream: aStream(), expectedRevision: 0, events: [event] });

        const read: RecordedEvent[] = [];
        for (let after = start; ;) {
          const page = await log.readAll({ after, limit: 10 });
          read.push(...page.events);
          if (page.events.length === 0) break;
          expect(page.next).toBe(page.events.at(-1)?.position);
          after = page.next;
        }
        expect(idsOf(read)).toEqual(idsOf(events));
        const middle = read[11];
        expect(idsOf(await readSince(middle?.position ?? 0n))).toEqual(idsOf(events.slice(12)));
      });

      it('returns an empty page at the head, with the same position', async () => {
        expect(await log.readAll({ after: start, limit: 10 })).toEqual({ events: [], next: start });
      });

      it('limits a page by bytes as well, to one event at least, and reports that there are more', async () => {
        const noise = (): string => randomBytes(150_000).toString('base64');
        const events = Array.from({ length: 12 }, () => newEvent({ data: { noise: noise() } }));
        const kind = `k${randomUUID().slice(0, 8)}`;
        for (const event of events) await appended({ stream: aStream(kind), expectedRevision: 0, events: [event] });
        for (const filter of [{}, { streamPrefixes: [`${kind}-`] }]) {
          const read: RecordedEvent[] = [];
          for (let after = start; read.length < events.length;) {
            const page = await log.readAll({ after, limit: 100, maxBytes: 900_000, ...filter });
            const [few, many] = [page.events.length > 0, page.events.length < 7];
            const toTheEnd = read.length + page.events.length === events.length;
            expect({ few, many, full: toTheEnd || page.full }).toEqual({ few: true, many: true, full: true });
            read.push(...page.events);
            after = page.next;
          }
          expect(idsOf(read)).toEqual(idsOf(events));
          const [first] = (await log.readAll({ after: start, limit: 100, maxBytes: 1, ...filter })).events;
          expect(first?.id).toBe(events[0]?.id);
        }
      });
    });

    describe('reading by stream prefix', () => {
      const kinds = ['focus', 'organization', 'project'] as const;
      let events: Map<string, NewEvent>;

      beforeEach(async () => {
        events = new Map();
        for (let index = 0; index < 40; index++) {
          const kind = index % 20 === 7 ? 'organization' : index % 5 === 0 ? 'project' : 'focus';
          const event = newEvent();
          events.set(event.id, event);
          await appended({ stream: aStream(kind), expectedRevision: 0, events: [event] });
        }
      });

      const expectKinds = async (prefixes: readonly string[]): Promise<void> => {
        const all = await readSince(start);
        const wanted = all.filter(({ stream }) => prefixes.some((prefix) => stream.startsWith(prefix)));
        expect(idsOf(await readSince(start, prefixes))).toEqual(idsOf(wanted));
      };

      it('finds exactly the events whose stream begins with one of them, in order', async () => {
        await expectKinds(['organization-']);
        await expectKinds(['focus-']);
        await expectKinds(['organization-', 'project-']);
        await expectKinds(kinds.map((kind) => `${kind}-`));
      });

      it('finds each event once where prefixes overlap or repeat', async () => {
        await expectKinds(['organization-', 'organization-']);
        await expectKinds(['project-', 'project-0', 'project-a', 'p']);
      });

      it('accepts prefixes that end before or after the dash', async () => {
        await expectKinds(['org']);
        await expectKinds(['organization', 'foc']);
        const [first] = await readSince(start);
        await expectKinds([(first?.stream ?? '').slice(0, -3)]);
        await expectKinds(['']);
      });

      it('takes a prefix literally: not as a pattern, and case-sensitively', async () => {
        await expectKinds(['%']);
        await expectKinds(['organ_zation-']);
        await expectKinds(['Organization-']);
      });

      it('skips what does not match, and returns the position up to which it has looked', async () => {
        const head = await log.head();
        const page = await log.readAll({ after: start, limit: 100, streamPrefixes: ['organization-'] });
        expect(page.next).toBe(head);
        for (const streamPrefixes of [['nothing-'], []]) {
          const { events, next } = await log.readAll({ after: start, limit: 100, streamPrefixes });
          expect({ events, next }).toEqual({ events: [], next: head });
        }
      });

      it('continues after a full page without losing or repeating any event', async () => {
        const prefixes = ['organization-', 'project-'];
        const all = await readSince(start, prefixes);
        const read: RecordedEvent[] = [];
        for (let after = start; after < (await log.head());) {
          const page = await log.readAll({ after, limit: 3, streamPrefixes: prefixes });
          read.push(...page.events);
          after = page.next;
        }
        expect(idsOf(read)).toEqual(idsOf(all));
      });
    });

    describe('reading streams', () => {
      it('returns streams in the requested order, from a revision on, and nothing for an unknown stream', async () => {
        const [one, other] = [aStream(), aStream()];
        await appended({ stream: one, expectedRevision: 0, events: newEvents(4) });
        await appended({ stream: other, expectedRevision: 0, events: newEvents(2) });
        await appended({ stream: one, expectedRevision: 4, events: newEvents(1) });

        const answers = await log.readStreams([
          { stream: other, fromRevision: 1 },
          { stream: aStream(), fromRevision: 1 },
          { stream: one, fromRevision: 3 },
          { stream: one, fromRevision: 2, limit: 2 },
          { stream: one, fromRevision: 6 },
        ]);
        expect(answers.map((events) => events.map(({ stream, revision }) => [stream, revision]))).toEqual([
          [
            [other, 1],
            [other, 2],
          ],
          [],
          [
            [one, 3],
            [one, 4],
            [one, 5],
          ],
          [
            [one, 2],
            [one, 3],
          ],
          [],
        ]);
        expect(await log.readStreams([])).toEqual([]);
      });

      it('reads a stream of large events to its end, in pages that are limited by bytes', async () => {
        const stream = aStream();
        const noise = (): string => randomBytes(150_000).toString('base64');
        const events = Array.from({ length: 9 }, () => newEvent({ data: { noise: noise() } }));
        for (const [index, event] of events.entries()) {
          await appended({ stream, expectedRevision: index, events: [event] });
        }
        const read: RecordedEvent[] = [];
        for (let isFull = true; isFull;) {
          const request = { stream, fromRevision: read.length + 1, limit: 100, maxBytes: 500_000 };
          const [page = []] = await log.readStreams([request, { stream: aStream(), fromRevision: 1 }]);
          // A page that was limited by bytes may have been the last.
          expect(page.length > 0 || read.length === events.length).toBe(true);
          isFull = 'full' in page;
          if (isFull) expect(page.length).toBeLessThan(5);
          read.push(...page);
        }
        expect(idsOf(read)).toEqual(idsOf(events));
      });
    });

    describe('with several writers and readers at once', () => {
      it('LOG-2: every reader sees every event exactly once, in one global order that respects each stream', async () => {
        const writers = [log, await opened.open(), await opened.open()];
        const streams = Array.from({ length: 6 }, () => aStream());
        const reader = await opened.open();
        const total = 3 * 60;
        const tails = [tail(reader, start, total), tail(log, start, total)];

        const write = async (writer: EventLog, seed: number): Promise<void> => {
          const known = new Map<string, number>();
          for (let written = 0; written < 60;) {
            const stream = streams[(written * 7 + seed) % streams.length] ?? '';
            const count = Math.min(1 + ((written + seed) % 3), 60 - written);
            const expectedRevision = known.get(stream) ?? 0;
            const result = await writer.append({ stream, expectedRevision, events: newEvents(count) });
            if (result.kind === 'appended') written += count;
            known.set(stream, result.kind === 'appended' ? result.revision : result.actualRevision);
          }
        };
        await Promise.all(writers.map(write));

        const [seen = [], seenToo] = await Promise.all(tails);
        const stored = await readSince(start);
        expect(stored).toHaveLength(total);
        expect(idsOf(seen)).toEqual(idsOf(stored));
        expect(seenToo).toEqual(seen);
        for (const stream of streams) {
          const revisions = seen.filter((event) => event.stream === stream).map(({ revision }) => revision);
          expect(revisions).toEqual(revisions.map((_, index) => index + 1));
        }
      });

      it('gives each append’s last event the position that the append returned, and the events before it the positions before that, if it says that these have no gaps', async () => {
        const writers = [log, await opened.open()];
        const write = async (_: unknown, n: number) => {
          const append = { stream: aStream(), expectedRevision: 0, events: newEvents(3) };
          const { position } = await appended(append, writers[n % 2]);
          return { stream: append.stream, position };
        };
        for (const { stream, position } of await Promise.all(Array.from({ length: 20 }, write))) {
          const positions = (await readOne(stream)).map((event) => event.position);
          expect(positions.at(-1)).toBe(position);
          if (log.hasContiguousAppends) expect(positions).toEqual([position - 2n, position - 1n, position]);
        }
      });
    });

    describe('waking readers', () => {
      it('wakes on an append of this and of another handle, until the reader unsubscribes', async () => {
        const other = await opened.open();
        for (const writer of [log, other]) {
          const woken = new Promise<void>((resolve) => {
            const stop = log.onAppended(() => {
              stop();
              resolve();
            });
          });
          await appended({ stream: aStream(), expectedRevision: 0, events: newEvents(1) }, writer);
          await woken;
        }

        const afterStop: string[] = [];
        log.onAppended(() => afterStop.push('woken'))();
        await Promise.all([
          new Promise<void>((resolve) => {
            const stop = log.onAppended(() => {
              stop();
              resolve();
            });
          }),
          appended({ stream: aStream(), expectedRevision: 0, events: newEvents(1) }),
        ]);
        expect(afterStop).toEqual([]);
      });
    });

    describe('its identity and its end', () => {
      it('has the same id on every handle', async () => {
        expect(log.id).not.toBe('');
        expect((await opened.open()).id).toBe(log.id);
      });

      it('closes after what was accepted is written, and refuses everything later', async () => {
        const closing = await opened.open();
        const stream = aStream();
        const accepted = closing.append({ stream, expectedRevision: 0, events: newEvents(1) });
        await closing.close();
        await closing.close();
        expect((await accepted).kind).toBe('appended');
        const later: (() => Promise<unknown>)[] = [
          () => closing.append({ stream: aStream(), expectedRevision: 0, events: newEvents(1) }),
          () => closing.readAll({ after: 0n, limit: 1 }),
          () => closing.readStreams([]),
          () => closing.head(),
        ];
        for (const call of later) await expect(call()).rejects.toThrow(LogUnavailableError);
      });
    });
  });
}
