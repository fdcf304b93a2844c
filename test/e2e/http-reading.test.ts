import { randomUUID } from 'node:crypto';
import type { House } from '../../src/house.js';
import type { Caller } from '../../src/organizations/index.js';
import { atLength } from '../support/at-length.js';
import { doneOf, json, type Answer, type Client } from '../support/client.js';
import { freshDoor, type OpenDoor } from '../support/door.js';
import { done, found, newUser, offerTo, stopProjecting, waitingItems } from '../support/house.js';

/** Rounds of three commands each by four users. */
const ROUNDS = atLength(84, 21);

interface Item {
  readonly id: string;
  readonly title: string;
  readonly position?: number;
  readonly revision: number;
  readonly etag: string;
  readonly allowedActions: readonly string[];
}
interface Focus {
  readonly active: Item | null;
  readonly next: readonly Item[];
}
interface Queue {
  readonly items: readonly Item[];
  readonly cursor: string | null;
}
const focusIn = (answer: Answer): Focus => json(answer) as Focus;
const queueIn = (answer: Answer): Queue => json(answer) as Queue;
const codeOf = (answer: Answer): string | undefined => (json(answer) as { readonly code?: string }).code;

let door: OpenDoor;
let house: House;
let ann: Caller;
let bob: Caller;
let me: Client;

beforeAll(async () => {
  door = await freshDoor();
  house = door.house;
});
afterAll(() => door.close());

beforeEach(async () => {
  const ada = await found(house, 'Lab');
  ann = await newUser(house, ada, 'Ann');
  bob = await newUser(house, ada, 'Bob');
  me = await door.as(ann);
});

const act = (client: Client, itemId: string, verb: string, headers = {}): Promise<Answer> =>
  client.post(`/v1/items/${itemId}/${verb}`, undefined, headers);

async function queueOf(client: Client): Promise<readonly Item[]> {
  await house.waiter.caughtUp();
  return queueIn(await client.get('/v1/me/queue')).items;
}

describe('reading one’s own writes', () => {
  it(`LOG-4: a query that names a command’s position shows what the command did, ${12 * ROUNDS} times`, async () => {
    let reads = 0;
    const lane = async (client: Client): Promise<void> => {
      const seen = async (answer: Answer): Promise<Focus> => {
        reads += 1;
        const focus = await client.get(`/v1/me/focus?minPosition=${doneOf(answer).position}`);
        expect(focus.status).toBe(200);
        return focusIn(focus);
      };
      for (let round = 0; round < ROUNDS; round++) {
        const offered = await client.post('/v1/items', { title: `Round ${round}`, accept: true });
        const itemId = doneOf(offered).changed[0]?.itemId ?? '';
        expect((await seen(offered)).next.map(({ id }) => id)).toEqual([itemId]);
        expect((await seen(await act(client, itemId, 'activate'))).active?.id).toBe(itemId);
        expect((await seen(await act(client, itemId, 'complete'))).active).toBeNull();
      }
    };
    const users = await Promise.all(['a', 'b'].map(async (name) => newUser(house, await found(house, name), name)));
    await Promise.all([me, await door.as(bob), ...(await Promise.all(users.map((user) => door.as(user))))].map(lane));
    expect(reads).toBe(12 * ROUNDS);
  });

  it('LOG-4: a position that the log has not reached is refused at once, and one of another log gives 410', async () => {
    const head = await house.log.head();
    const ask = async (position: string) => {
      const answer = await me.get(`/v1/me/focus?minPosition=${position}`, { prefer: 'wait=30' });
      return [answer.status, codeOf(answer)];
    };
    expect(await ask(`${head + 1n}`)).toEqual([400, 'POSITION_BEYOND_HEAD']);
    expect(await ask(`${2n ** 63n - 1n}.${house.log.id}`)).toEqual([400, 'POSITION_BEYOND_HEAD']);
    expect(await ask(`1.${randomUUID()}`)).toEqual([410, 'POSITION_OF_ANOTHER_LOG']);
    for (const text of ['', '-1', '1.5.2', '2e3', '9223372036854775808', `${2n ** 64n}`, '01', 'NaN']) {
      expect([text, ...(await ask(text))]).toEqual([text, 400, 'MALFORMED_REQUEST']);
    }
    expect(await ask(`0.${house.log.id}`)).toEqual([200, undefined]);
  });
});

describe('entity tags', () => {
  it('a response that the caller has already is not sent again until it changes', async () => {
    await waitingItems(house, ann, 'One', 'Two');
    await house.waiter.caughtUp();
    for (const path of ['/v1/me/focus', '/v1/me/queue', '/v1/me/queue?limit=1']) {
      const first = await me.get(path);
      const etag = first.headers.get('etag') ?? '';
      expect(first.headers.get('cache-control')).toBe('private, no-cache');
      const again = await me.get(path, { 'if-none-match': `"other", W/${etag}` });
      expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag]);
      expect(again.headers.has('link')).toBe(false);
      // A full page does not change when items are added at the end of the list.
      if (path.includes('limit')) continue;
      await waitingItems(house, ann, 'Another');
      await house.waiter.caughtUp();
      const changed = await me.get(path, { 'if-none-match': etag });
      expect(changed.status).toBe(200);
      expect(changed.headers.get('etag')).not.toBe(etag);
    }
  });

  it('an item’s entity tag is the revision of the last event that changed it; a colleague’s offer does not change it', async () => {
    const [first = ''] = await waitingItems(house, ann, 'First', 'Second');
    const before = await queueOf(me);
    expect(before.map(({ etag, revision }) => etag === `"${revision}"`)).toEqual([true, true]);
    await done(house, bob, offerTo(ann));
    expect(await queueOf(me)).toEqual(before);
    await act(me, first, 'activate');
    await house.waiter.caughtUp();
    const { active } = focusIn(await me.get('/v1/me/focus'));
    expect(active).toMatchObject({ id: first });
    expect(active?.etag).not.toBe(before[0]?.etag);
  });
});

describe('If-Match', () => {
  async function waitingOne(): Promise<Item> {
    await waitingItems(house, ann, 'One');
    const [item] = await queueOf(me);
    if (item === undefined) throw new Error('The queue is empty.');
    return item;
  }

  it('lets a command through if the item is still as the caller saw it', async () => {
    const { id, etag } = await waitingOne();
    await done(house, bob, offerTo(ann));
    expect((await act(me, id, 'activate', { 'if-match': `"0", ${etag}` })).status).toBe(200);
    expect((await act(me, id, 'complete', { 'if-match': '*' })).status).toBe(200);
  });

  it.each([
    ['an older one', '"0"'],
    ['a weak one', 'W/"2"'],
    ['one of something else', '"abc"'],
  ])('stops a command if the item has another entity tag: %s', async (_, tag) => {
    const { id } = await waitingOne();
    const head = await house.log.head();
    const answer = await act(me, id, 'activate', { 'if-match': tag });
    expect([answer.status, codeOf(answer)]).toEqual([412, 'PRECONDITION_FAILED']);
    expect(await house.log.head()).toBe(head);
  });

  it('stops it also right after the item changed, before the read tables may show it', async () => {
    const { id, etag } = await waitingOne();
    await done(house, ann, { type: 'EditItem', itemId: id, title: 'Changed' });
    expect((await act(me, id, 'activate', { 'if-match': etag })).status).toBe(412);
  });

  it('lets only one of several concurrent commands through', async () => {
    const { id, etag } = await waitingOne();
    const edits = Array.from({ length: 6 }, () => act(me, id, 'activate', { 'if-match': etag }));
    expect((await Promise.all(edits)).map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412, 412]);
  });

  it('LOG-3: does not prevent a repeat from getting its first response', async () => {
    const { id, etag } = await waitingOne();
    const headers = { 'if-match': etag, 'idempotency-key': 'once' };
    const first = await act(me, id, 'activate', headers);
    expect(first.status).toBe(200);
    const again = await act(me, id, 'activate', headers);
    expect([again.status, again.text]).toEqual([200, first.text]);
  });

  it('is evaluated only for a command that would otherwise succeed (RFC 9110, 13.2.1)', async () => {
    const { id } = await waitingOne();
    const stale = { 'if-match': '"0"' };
    expect((await act(me, id, 'complete', stale)).status).toBe(409);
    expect((await act(me, randomUUID(), 'activate', stale)).status).toBe(404);
    expect((await act(me, id, 'activate', { 'if-match': 'unquoted' })).status).toBe(400);
  });

  it('fails for a resource that the command would create', async () => {
    for (const tag of ['"1"', '*']) {
      expect((await me.post('/v1/items', { title: 'New' }, { 'if-match': tag })).status).toBe(412);
    }
  });
});

describe('pages of the queue', () => {
  it('FOCUS-8: contain 250 waiting items once each, in order, at positions 1..n', async () => {
    const titles = Array.from({ length: 250 }, (_, n) => `Item ${n + 1}`);
    await waitingItems(house, ann, ...titles);
    await house.waiter.caughtUp();
    for (const limit of [1, 7, 20, 100]) {
      const seen: Item[] = [];
      let next: string | null = `/v1/me/queue?limit=${limit}`;
      while (next !== null && seen.length < 260) {
        const answer: Answer = await me.get(next);
        const { items, cursor } = queueIn(answer);
        const [, link] = /^<([^>]+)>; rel="next"$/.exec(answer.headers.get('link') ?? '') ?? [];
        expect(link).toBe(cursor === null ? undefined : `/v1/me/queue?limit=${limit}&cursor=${cursor}`);
        expect(items.length).toBe(cursor === null ? 250 % limit || limit : limit);
        seen.push(...items);
        next = link ?? null;
        if (limit === 1 && seen.length === 5) break;
      }
      expect(seen.map(({ title }) => title)).toEqual(titles.slice(0, seen.length));
      expect(seen.map(({ position }) => position)).toEqual(seen.map((_, index) => index + 1));
      expect(seen.length).toBe(limit === 1 ? 5 : 250);
    }
  });

  it('accept only cursors that the service made', async () => {
    const ask = async (query: string) => (await me.get(`/v1/me/queue?${query}`)).status;
    const cursor = (...parts: unknown[]) => `cursor=${Buffer.from(JSON.stringify(parts)).toString('base64url')}`;
    for (const query of ['limit=0', 'limit=101', 'limit=1e2', 'limit=9007199254740992', 'limit=1&limit=2', 'page=2']) {
      expect([query, await ask(query)]).toEqual([query, 400]);
    }
    const { id } = house.log;
    for (const bad of [
      'cursor=',
      'cursor=%00',
      cursor(id, 'queue', '9'.repeat(30)),
      cursor(id, 'other', '1'),
      cursor(1),
    ]) {
      expect([bad, await ask(bad)]).toEqual([bad, 400]);
    }
    expect(await ask(cursor(randomUUID(), 'queue', '1'))).toBe(410);
  });
});

describe('while the projector is paused', () => {
  it('LOG-4: a query that names a later position waits as long as it may, then returns 503 with Retry-After', async () => {
    const own = await freshDoor();
    try {
      const user = await newUser(own.house, await found(own.house, 'Lab'), 'Ann');
      const client = await own.as(user);
      await own.house.waiter.caughtUp();
      await stopProjecting(own.house);
      const offered = await client.post('/v1/items', { title: 'Unseen', accept: true });
      const path = `/v1/me/queue?minPosition=${doneOf(offered).position}`;
      for (const wait of ['0', '1']) {
        const answer = await client.get(path, { prefer: `wait=${wait}` });
        expect([answer.status, codeOf(answer)]).toEqual([503, 'POSITION_NOT_REACHED']);
        expect(answer.headers.get('retry-after')).toBe('1');
        expect(answer.headers.get('preference-applied')).toBe(`wait=${wait}`);
      }
      const nothing = await client.get(`/v1/items/${randomUUID()}?minPosition=0`, { prefer: 'wait=1' });
      expect([nothing.status, nothing.headers.get('preference-applied')]).toEqual([404, null]);
      expect(queueIn(await client.get('/v1/me/queue')).items).toEqual([]);
      expect((await client.get('/health/ready')).status).toBe(503);
      expect((await client.get('/health/live')).status).toBe(200);
    } finally {
      await own.close();
    }
  });
});
