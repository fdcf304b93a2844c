import { inStream } from '../../../../src/kernel/deciding/envelope.js';
import { newStreamId } from '../../../../src/kernel/deciding/identity.js';
import type { EventLog } from '../../../../src/kernel/event-log/event-log.js';
import { memoryLog } from '../../../../src/kernel/event-log/memory-log.js';
import { countingNode, expectDone, type CountingNode } from '../../../support/counting-node.js';
import { seededClock } from '../../../support/seeded-clock.js';

const DAY = 24 * 60 * 60 * 1000;
const UUID_V8 = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('executing a command', () => {
  let log: EventLog;
  let node: CountingNode;
  beforeEach(() => {
    log = memoryLog();
    node = countingNode({ log });
  });

  it('appends the decided events and returns them as recorded', async () => {
    const outcome = expectDone(await node.add(10));
    expect(outcome).toMatchObject({ revision: 2, position: 2n, repeated: false });
    expect(outcome.events).toEqual((await log.readAll({ after: 0n, limit: 10 })).events.map(inStream));
  });

  it('LOG-3: a command sent again under the same key has no second effect and gets the first response', async () => {
    const first = expectDone(await node.add(10, { key: 'k' }));
    await node.add(5);
    expect(await node.add(10, { key: 'k' })).toEqual({ ...first, repeated: true });
    expect(await countingNode({ log }).add(10, { key: 'k' })).toEqual({ ...first, repeated: true });
    expect(await log.head()).toBe(3n);
  });

  it('LOG-3: commands under the same key at the same instant have one effect', async () => {
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => node.add(3, { key: 'k' })));
    const [first, ...repeats] = outcomes.map((outcome) => expectDone(outcome));
    expect(first?.repeated).toBe(false);
    for (const repeat of repeats) expect(repeat).toEqual({ ...first, repeated: true });
    expect(await log.head()).toBe(1n);
  });

  it('LOG-3: the same key with another body is refused, and changes nothing', async () => {
    await node.add(3, { key: 'k' });
    expect(await node.add(4, { key: 'k' })).toEqual({ kind: 'keyReused' });
    expect(await countingNode({ log }).add(4, { key: 'k' })).toEqual({ kind: 'keyReused' });
    expect(await log.head()).toBe(1n);
  });

  it.each([
    ['another user', { actor: 'bob' }],
    ['a user of another organization', { organizationId: 'other' }],
    ['another stream', { stream: 'counter-2' }],
    ['another key', { key: 'k2' }],
    ['no key', { key: undefined }],
  ])('LOG-3: a key belongs to its caller and stream: %s sends another command', async (_, other) => {
    await node.add(3, { key: 'k' });
    expect(await node.add(3, { key: 'k', ...other })).toMatchObject({ kind: 'done', repeated: false });
    expect(await log.head()).toBe(2n);
  });

  it('LOG-3: a refusal is not remembered', async () => {
    await node.add(95);
    expect(await node.add(6, { key: 'k' })).toMatchObject({ kind: 'refused', refusal: { code: 'TOO_MUCH' } });
    expect(await log.head()).toBe(1n);
    await node.add(-10);
    expect(await node.add(6, { key: 'k' })).toMatchObject({ kind: 'done', repeated: false });
  });

  it('LOG-3: a keyed command that changes nothing leaves an event, so that a late repeat has no effect either', async () => {
    const first = expectDone(await node.add(0, { key: 'k' }));
    expect(first.events.map(({ event }) => event)).toEqual([{ type: 'CommandHadNoEffect', data: {} }]);
    expect(await countingNode({ log }).add(0, { key: 'k' })).toEqual({ ...first, repeated: true });
    expect((await node.load()).state.marks.size).toBe(0);
  });

  it('a command without a key that changes nothing returns the current position, and appends nothing', async () => {
    expect(await node.add(0)).toEqual({ kind: 'done', events: [], revision: 0, position: 0n, repeated: false });
    await node.add(3, { stream: 'counter-2' });
    await node.add(3);
    expect(await node.add(0)).toEqual({ kind: 'done', events: [], revision: 1, position: 2n, repeated: false });
    expect(await log.head()).toBe(2n);
  });

  it('LOG-3: a key is remembered for 30 days from when its events were recorded, not from when they happened', async () => {
    const clock = seededClock(1);
    node = countingNode({ log, clock });
    const first = expectDone(await node.add(3, { key: 'k', occurredAt: '2001-01-01T00:00:00Z' }));
    clock.advance(30 * DAY);
    const restarted = countingNode({ log, clock });
    expect(await node.add(3, { key: 'k' })).toEqual({ ...first, repeated: true });
    expect(await restarted.add(3, { key: 'k' })).toEqual({ ...first, repeated: true });
    clock.advance(1);
    const second = expectDone(await node.add(3, { key: 'k' }));
    expect(second).toMatchObject({ repeated: false, revision: 2 });
    expect(second.events[0]?.id).not.toBe(first.events[0]?.id);
    expect(await restarted.add(3, { key: 'k' })).toEqual({ ...second, repeated: true });
  });

  it('derives the id of a new stream from caller and key, and makes a random one without a key', () => {
    const clock = seededClock(1);
    const ann = { organizationId: 'org', actor: 'ann' };
    const id = newStreamId(ann, 'k', clock);
    expect(id).toMatch(UUID_V8);
    expect(newStreamId({ ...ann }, 'k', clock)).toBe(id);
    const others = [
      newStreamId(ann, 'k2', clock),
      newStreamId({ ...ann, actor: 'bob' }, 'k', clock),
      newStreamId({ organizationId: 'orga', actor: 'nn' }, 'k', clock),
      newStreamId(ann, undefined, clock),
      newStreamId(ann, undefined, clock),
    ];
    expect(new Set([id, ...others]).size).toBe(6);
    expect(others.at(-1)).toMatch(UUID_V7);
  });

  it('LOG-7: every event says who did it, for whom, when, under which command and what caused it', async () => {
    const clock = seededClock(1, '2026-03-01T12:00:00.000Z');
    node = countingNode({ log, clock });
    const said = { onBehalfOf: 'bob', causationId: 'cause', correlationId: 'story', traceparent: '00-a-b-01' };
    const { events } = expectDone(await node.add(10, { ...said, key: 'k', occurredAt: '2026-02-28T10:00:00+02:00' }));
    for (const { context } of events) {
      expect(context).toEqual({
        organizationId: 'org',
        actor: 'ann',
        ...said,
        commandId: expect.stringMatching(UUID_V8) as string,
        requestHmac: expect.stringMatching(/^[\w-]{43}$/) as string,
        occurredAt: '2026-02-28T08:00:00.000Z',
        recordedAt: '2026-03-01T12:00:00.000Z',
      });
    }
    expect(new Set(events.map(({ id }) => id)).size).toBe(2);
    expect(events[0]?.id).toMatch(UUID_V8);
  });

  it('LOG-7: by default, an event happened now, begins its own correlation, and is on nobody’s behalf', async () => {
    const clock = seededClock(1, '2026-03-01T12:00:00.000Z');
    const { events } = expectDone(await countingNode({ log, clock }).add(1));
    const context = events[0]?.context;
    expect(Object.keys(context ?? {}).sort()).toEqual(
      ['actor', 'commandId', 'correlationId', 'occurredAt', 'organizationId', 'recordedAt', 'requestHmac'].sort(),
    );
    expect(context).toMatchObject({ occurredAt: '2026-03-01T12:00:00.000Z', recordedAt: '2026-03-01T12:00:00.000Z' });
    expect(context?.commandId).toMatch(UUID_V7);
    expect(context?.correlationId).toBe(context?.commandId);
    // It can't come again under a key, so there is no request to compare it with.
    expect(context?.requestHmac).toBe('');
  });

  it('hashes a request with a secret key, so that its text cannot be guessed from the hash', async () => {
    const one = expectDone(await node.add(1, { key: 'one' }));
    const other = expectDone(await countingNode({ log, hmacKey: new Uint8Array(32).fill(8) }).add(1, { key: 'other' }));
    expect(one.events[0]?.context.requestHmac).not.toBe(other.events[0]?.context.requestHmac);
    expect(() => countingNode({ log, hmacKey: new Uint8Array(31) })).toThrow('it needs 32 or more');
  });

  it('carries out the commands to one stream in the order in which they came', async () => {
    const outcomes = await Promise.all(Array.from({ length: 50 }, (_, index) => node.add(1, { mark: `m${index}` })));
    const revisions = outcomes.map((outcome) => expectDone(outcome).revision);
    expect(revisions).toEqual([...revisions].sort((one, other) => one - other));
    expect(await log.head()).toBe(55n);
    expect([...(await node.load()).state.marks]).toEqual(Array.from({ length: 50 }, (_, index) => `m${index}`));
  });

  it('loads a state with everything that is in the log, whichever process wrote it', async () => {
    await node.add(3);
    await countingNode({ log }).add(4);
    expect(await node.load()).toMatchObject({ state: { total: 7 }, revision: 2 });
    expect(await node.load('counter-unknown')).toMatchObject({ state: { total: 0 }, revision: 0 });
  });
});
