import { randomUUID } from 'node:crypto';
import type { House } from '../../src/house.js';
import type { Caller } from '../../src/organizations/index.js';
import { clientOf, doneOf, json, type Answer, type Client } from '../support/client.js';
import { freshDoor, type OpenDoor } from '../support/door.js';
import {
  focusEvents,
  found,
  newItem,
  newProject,
  newTag,
  newTeam,
  newUser,
  offerTo,
  rowsOf,
} from '../support/house.js';
import { plainly } from '../support/rooms.js';

interface Problem {
  readonly type: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly allowed?: readonly string[];
  readonly errors?: readonly { readonly pointer?: string; readonly parameter?: string; readonly code: string }[];
}

let door: OpenDoor;
let house: House;
let ada: Caller;
let ann: Caller;
let bob: Caller;
let me: Client;
let teamId: string;

beforeAll(async () => {
  door = await freshDoor();
  house = door.house;
});
afterAll(() => door.close());

beforeEach(async () => {
  ada = await found(house, 'Lab');
  teamId = await newTeam(house, ada, 'Red');
  ann = await newUser(house, ada, 'Ann', { teamId });
  bob = await newUser(house, ada, 'Bob', { teamId });
  me = await door.as(ann);
});

/** Every type of problem that was returned, since its page is requested in the end. */
const types = new Set<string>();

function problem(answer: Answer): Problem {
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json(;|$)/);
  const document = json(answer) as Problem;
  expect(document.status).toBe(answer.status);
  types.add(document.type);
  return document;
}

async function made(client: Client, body: object): Promise<string> {
  const answer = await client.post('/v1/items', body);
  expect(answer.status).toBe(201);
  const [changed] = doneOf(answer).changed;
  if (changed === undefined) throw new Error('Nothing was made.');
  return changed.itemId;
}

const act = (client: Client, itemId: string, verb: string, headers = {}): Promise<Answer> =>
  client.post(`/v1/items/${itemId}/${verb}`, undefined, headers);

describe('an invalid body', () => {
  const title = 'Call';
  const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  const cases: readonly (readonly [what: string, body: unknown, pointer: string, code: string])[] = [
    ['no title', {}, '/title', 'MISSING'],
    ['an empty title', { title: '' }, '/title', 'MIN_LENGTH'],
    ['a number for a title', { title: 2 ** 53 }, '/title', 'IS_STRING'],
    ['null for a title', { title: null }, '/title', 'IS_STRING'],
    ['501 characters', { title: 'x'.repeat(501) }, '/title', 'MAX_LENGTH'],
    ['U+0000', { title: 'a\u0000b' }, '/title', 'BAD_CHARACTER'],
    ['U+0000 in a step', { title, steps: ['fine', '\u0000'] }, '/steps/1', 'BAD_CHARACTER'],
    ['a lone surrogate', '{"title":"\\ud800"}', '/title', 'BAD_CHARACTER'],
    ['20,001 characters', { title, description: 'x'.repeat(20_001) }, '/description', 'MAX_LENGTH'],
    ['10,000 steps', { title, steps: Array.from({ length: 10_000 }, () => 's') }, '/steps', 'ARRAY_MAX_SIZE'],
    ['steps that are not a list', { title, steps: 'one' }, '/steps', 'IS_ARRAY'],
    ['a step that is not text', { title, steps: [{}] }, '/steps/0', 'IS_STRING'],
    ['51 tags', { title, tagIds: Array.from({ length: 51 }, () => randomUUID()) }, '/tagIds', 'ARRAY_MAX_SIZE'],
    ['a tag that is not an id', { title, tagIds: ['urgent'] }, '/tagIds/0', 'IS_UUID'],
    ['2^53 for an id', { title, ownerId: 2 ** 53 }, '/ownerId', 'IS_UUID'],
    ['a milestone that is not an id', { title, milestoneId: 'next' }, '/milestoneId', 'IS_UUID'],
    ['a word for a date', { title, dueAt: 'tomorrow' }, '/dueAt', 'IS_RFC3339'],
    ['2^53 for a date', { title, dueAt: 2 ** 53 }, '/dueAt', 'IS_RFC3339'],
    ['a word for a boolean', { title, accept: 'yes' }, '/accept', 'IS_BOOLEAN'],
    ['an unknown field', { title, priority: 1 }, '/priority', 'UNKNOWN_FIELD'],
    ['a forbidden name', '{"title":"a","__proto__":{}}', '/__proto__', 'FORBIDDEN_NAME'],
    ['a list', [], '', 'IS_OBJECT'],
    ['an incomplete document', '{"title":', '', 'BAD_JSON'],
    ['bad UTF-8', Uint8Array.from([0x22, 0xff, 0x22]), '', 'BAD_UTF8'],
    ['nesting that is too deep', `{"title":${nested(5_000)}}`, '/title'.concat('/0'.repeat(31)), 'TOO_DEEP'],
  ];

  it.each(cases)('is refused with a JSON pointer and changes nothing: %s', async (_, body, pointer, code) => {
    const head = await house.log.head();
    const answer = await me.post('/v1/items', body);
    const errors = problem(answer).errors ?? [];
    expect(answer.status).toBe(400);
    expect(errors.map((error) => [error.pointer, error.code])).toContainEqual([pointer, code]);
    expect(await house.log.head()).toBe(head);
  });

  it.each([
    ['a blank title', { title: ' \t ' }, 'TITLE_INVALID'],
    ['February 30th', { title, dueAt: '2026-02-30T00:00:00Z' }, 'DUE_AT_INVALID'],
    ['the year 0', { title, dueAt: '0000-01-01T00:00:00Z' }, 'DUE_AT_INVALID'],
    ['a time in the year 0 in UTC', { title, dueAt: '0001-01-01T00:00:00+14:00' }, 'DUE_AT_INVALID'],
    ['a blank step', { title, steps: [' '] }, 'STEP_NAME_INVALID'],
  ])('is refused by the rules if its form is valid: %s', async (_, body, code) => {
    expect(problem(await me.post('/v1/items', body))).toMatchObject({ status: 400, code });
  });

  it('is refused with the name of a parameter in the path, and of fields where none are accepted', async () => {
    expect(problem(await act(me, 'no-id', 'accept')).errors).toMatchObject([{ parameter: 'itemId', code: 'IS_UUID' }]);
    const answer = await me.post(`/v1/items/${randomUUID()}/accept`, { force: true });
    expect(problem(answer).errors).toMatchObject([{ pointer: '/force', code: 'UNKNOWN_FIELD' }]);
  });

  it('is refused with its media type or size as the reason', async () => {
    const plain = await me.post('/v1/items', { title }, { 'content-type': 'text/plain' });
    expect(problem(plain)).toMatchObject({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' });
    const huge = await me.post('/v1/items', { title: 'x'.repeat(1024 * 1024) });
    expect(problem(huge)).toMatchObject({ status: 413, code: 'BODY_TOO_LARGE' });
  });

  it('LOG-8: values at the limits that are accepted are projected as they were sent', async () => {
    const edges = [
      { title: '\u{1F980}'.repeat(500), description: '\u{10FFFD}'.repeat(20_000), dueAt: '9999-12-31T23:59:59.999Z' },
      {
        title: '\uFFFD"\\.',
        description: '\u2028\t\r\n\u202E\u{1F9D1}\u200D\u{1F33E}',
        dueAt: '0001-01-01T00:00:00Z',
        steps: Array.from({ length: 200 }, (_, n) => `s${n}`),
      },
    ];
    for (const edge of edges) {
      const itemId = await made(me, edge);
      const [row] = await rowsOf(house, `select title, description from focus.items where id = $1`, itemId);
      expect(row).toEqual({ title: edge.title, description: edge.description });
    }
  });
});

describe('authentication and authorization', () => {
  it.each([
    ['no token', undefined],
    ['another scheme', 'Basic YTpi'],
    ['no JWT', 'Bearer abc'],
    ['an unsigned one', `Bearer ${btoa('{"alg":"none","typ":"at+jwt"}')}.${btoa('{"sub":"ann"}')}.`],
  ])('a request without a valid token gets 401: %s', async (_, authorization) => {
    const stranger = clientOf(door.url);
    for (const path of ['/v1/me/focus', '/v1/me/queue', `/v1/projects/${randomUUID()}/progress`]) {
      const answer = await stranger.get(path, authorization === undefined ? {} : { authorization });
      expect(problem(answer)).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer realm="brightly"/);
    }
  });

  it('a request with an expired token, or one that lacks the scope, is refused', async () => {
    const expired = await door.as(ann, { ttlSeconds: 60, now: house.clock.now() - 3_600_000 });
    expect(problem(await expired.get('/v1/me/focus'))).toMatchObject({ status: 401 });
    const reader = await door.as(ann, { scopes: ['read'] });
    expect((await reader.get('/v1/me/focus')).status).toBe(200);
    expect(problem(await reader.post('/v1/items', { title: 'x' }))).toMatchObject({
      status: 403,
      code: 'INSUFFICIENT_SCOPE',
    });
  });

  it('ORG-9: a deactivated user’s token is refused at once, and accepted again when they are reactivated', async () => {
    const bobs = await door.as(bob);
    expect((await bobs.get('/v1/me/focus')).status).toBe(200);
    await house.organizations.send(ada, { type: 'DeactivateUser', userId: bob.userId }, plainly);
    expect(problem(await bobs.get('/v1/me/focus'))).toMatchObject({ status: 401 });
    expect(problem(await bobs.post('/v1/items', { title: 'x' }))).toMatchObject({ status: 401 });
    await house.organizations.send(ada, { type: 'ReactivateUser', userId: bob.userId }, plainly);
    expect((await bobs.get('/v1/me/focus')).status).toBe(200);
  });

  it('ORG-6: the response for another organization’s item and project is byte for byte that for an unknown one', async () => {
    const shop = await found(house, 'Shop');
    const stranger = await door.as(shop);
    const itemId = await made(me, { title: 'Secret', accept: true });
    const { projectId } = await newProject(house, ann, teamId);
    await house.waiter.caughtUp();
    for (const verb of ['accept', 'activate', 'complete']) {
      const [theirs, unknown] = [await act(stranger, itemId, verb), await act(stranger, randomUUID(), verb)];
      expect(problem(theirs)).toMatchObject({ status: 404, code: 'ITEM_NOT_FOUND' });
      expect(sent(theirs)).toEqual(sent(unknown));
      const under = { 'if-match': '"1"', 'idempotency-key': verb };
      expect(sent(await act(stranger, itemId, verb, under))).toEqual(sent(unknown));
    }
    const progress = (id: string) => stranger.get(`/v1/projects/${id}/progress`);
    expect(problem(await progress(projectId))).toMatchObject({ status: 404 });
    expect(sent(await progress(projectId))).toEqual(sent(await progress(randomUUID())));
  });

  it('FOCUS-10: a colleague who sees an item gets 403 for commands, as it is not theirs', async () => {
    const itemId = await made(await door.as(bob), { title: 'Offered', ownerId: ann.userId });
    await house.waiter.caughtUp();
    const answer = problem(await act(await door.as(bob), itemId, 'accept'));
    expect(answer).toMatchObject({ status: 403, code: 'NOT_THE_OWNER', allowed: [] });
  });
});

/** A response without the fields that always differ. */
function sent({ status, headers, text }: Answer): object {
  // The remaining quota, and whether the request was a repeat, differ from moment to moment.
  const { date: _date, 'x-request-id': _id, ratelimit: _left, ...others } = Object.fromEntries(headers);
  const { 'idempotency-replayed': _replayed, ...rest } = others;
  return { status, headers: rest, text };
}

const isReplayed = ({ headers }: Answer): boolean => headers.get('idempotency-replayed') === 'true';

describe('a command', () => {
  it('returns its position, and what it changed', async () => {
    const first = await me.post('/v1/items', { title: 'One', accept: true });
    const [one] = doneOf(first).changed;
    expect(doneOf(first).changed).toEqual([{ itemId: one?.itemId, state: 'waiting' }]);
    const other = await made(me, { title: 'Two' });
    expect(doneOf(await act(me, other, 'accept')).changed).toEqual([{ itemId: other, state: 'waiting' }]);
    expect(doneOf(await act(me, other, 'activate')).changed).toEqual([{ itemId: other, state: 'active' }]);
    const completed = await act(me, other, 'complete');
    expect(completed.status).toBe(200);
    expect(doneOf(completed)).toEqual({
      position: completed.headers.get('brightly-position'),
      revision: (await focusEvents(house, ann)).length,
      changed: [
        { itemId: other, state: 'completed' },
        { itemId: one?.itemId, state: 'active' },
      ],
    });
  });

  it('FOCUS-7: a refused transition names what is allowed instead', async () => {
    const itemId = await made(me, { title: 'Offered' });
    const answer = problem(await act(me, itemId, 'activate'));
    expect(answer).toMatchObject({ status: 409, code: 'ITEM_NOT_WAITING', rule: 'FOCUS-7' });
    expect(answer.allowed).toContain('accept');
    expect(problem(await act(me, itemId, 'complete'))).toMatchObject({ status: 409, code: 'ITEM_NOT_ACTIVE' });
  });

  it('LOG-3: sent again gets the first response byte for byte, and has no second effect', async () => {
    const key = { 'idempotency-key': '"quoted"' };
    const body = { title: 'Once', description: null, steps: ['a'] };
    const first = await me.post('/v1/items', body, key);
    await made(me, { title: 'In between' });
    const head = await house.log.head();
    const spelled = ' { "steps":["a"], "description":null,\n"title":"Once" } ';
    expect(isReplayed(first)).toBe(false);
    for (const again of [body, spelled]) {
      const answer = await me.post('/v1/items', again, { 'idempotency-key': 'quoted' });
      expect([isReplayed(answer), sent(answer)]).toEqual([true, sent(first)]);
    }
    expect(await house.log.head()).toBe(head);
    const other = await me.post('/v1/items', { ...body, title: 'Twice' }, key);
    expect(problem(other)).toMatchObject({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await house.log.head()).toBe(head);
  });

  it('LOG-3: sent several times in the same instant has one effect and one response', async () => {
    const head = await house.log.head();
    const key = { 'idempotency-key': randomUUID() };
    const all = await Promise.all(Array.from({ length: 8 }, () => me.post('/v1/items', { title: 'Once' }, key)));
    expect(all.map(({ status }) => status)).toEqual(all.map(() => 201));
    for (const answer of all) expect(sent(answer)).toEqual(sent(all[0] ?? answer));
    expect(all.filter((answer) => !isReplayed(answer))).toHaveLength(1);
    expect((await house.log.readAll({ after: head, limit: 10 })).events).toHaveLength(1);
  });

  it('LOG-3: that changes nothing is remembered under its key', async () => {
    const itemId = await made(me, { title: 'x', accept: true });
    const accept = () => act(me, itemId, 'accept', { 'idempotency-key': 'late' });
    const first = await accept();
    await act(me, itemId, 'activate');
    expect(doneOf(first).changed).toEqual([]);
    const again = await accept();
    expect([isReplayed(first), isReplayed(again), sent(again)]).toEqual([false, true, sent(first)]);
  });

  it.each([
    ['an empty one', ''],
    ['an unclosed quote', '"'],
    ['two words', 'a b'],
    ['beyond ASCII', 'ü'],
    ['256 characters', 'x'.repeat(256)],
  ])('with an invalid key is refused: %s', async (_, key) => {
    const answer = await me.post('/v1/items', { title: 'x' }, { 'idempotency-key': key });
    expect(problem(answer)).toMatchObject({ status: 400, errors: [{ code: 'BAD_IDEMPOTENCY_KEY' }] });
  });
});

describe('a project’s progress', () => {
  it('PLAN-6: is null without items, then the share of completed ones, with an entity tag that changes with it', async () => {
    const { projectId, milestoneId } = await newProject(house, ann, teamId);
    const path = `/v1/projects/${projectId}/progress`;
    await house.waiter.caughtUp();
    const empty = await me.get(path);
    expect(json(empty)).toMatchObject({ projectId, items: 0, completed: 0, progress: null });
    const itemId = await newItem(house, bob, offerTo(ann, { milestoneId }));
    for (const verb of ['accept', 'activate', 'complete']) await act(me, itemId, verb);
    const last = await me.post('/v1/items', { title: 'Open', milestoneId });
    const half = await me.get(`${path}?minPosition=${doneOf(last).position}`);
    expect(json(half)).toMatchObject({
      items: 2,
      completed: 1,
      progress: 0.5,
      milestones: [{ milestoneId, progress: 0.5 }],
    });
    const etag = half.headers.get('etag') ?? '';
    expect(etag).not.toBe(empty.headers.get('etag'));
    expect((await me.get(path, { 'if-none-match': etag })).status).toBe(304);
  });

  it('PLAN-6: shows its milestones in pages, archived ones too, and the whole project’s share with each', async () => {
    const { projectId, milestoneId } = await newProject(house, ann, teamId);
    const names = ['Load', 'Drive', 'Unpack'];
    await made(me, { title: 'Open', milestoneId });
    for (const name of names) await me.post(`/v1/projects/${projectId}/milestones`, { name });
    await me.post(`/v1/projects/${projectId}/milestones/${milestoneId}/archive`);
    const another = await newProject(house, ann, teamId);
    await house.waiter.caughtUp();
    const seen: string[] = [];
    for (let next: string | undefined = `/v1/projects/${projectId}/progress?limit=3`; next !== undefined;) {
      const answer: Answer = await me.get(next);
      const page = json(answer) as { readonly milestones: readonly { readonly name: string }[] };
      expect(page).toMatchObject({ projectId, items: 1, completed: 0, progress: 0 });
      seen.push(...page.milestones.map(({ name }) => name));
      next = /^<([^>]+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1];
    }
    expect(seen).toEqual(['Pack', ...names]);
    const [first, others] = await Promise.all([
      me.get(`/v1/projects/${projectId}/progress?limit=1`),
      me.get(`/v1/projects/${another.projectId}/progress`),
    ]);
    expect(json(others)).toMatchObject({ items: 0, milestones: [{ items: 0 }], cursor: null });
    const { cursor } = json(first) as { readonly cursor: string };
    expect((await me.get(`/v1/projects/${another.projectId}/progress?cursor=${cursor}`)).status).toBe(400);
    expect((await me.get(`/v1/projects/${projectId}/milestones?cursor=${cursor}`)).status).toBe(400);
  });
});

describe('tags and milestones of a request', () => {
  it('ORG-6: of another organization get the same response as unknown ones', async () => {
    const shop = await found(house, 'Shop');
    const [tagId, { milestoneId }] = [await newTag(house, shop, 'x'), await newProject(house, shop)];
    await house.waiter.caughtUp();
    for (const [field, id] of [
      ['tagIds', [tagId]],
      ['milestoneId', milestoneId],
    ] as const) {
      const unknown = field === 'tagIds' ? [randomUUID()] : randomUUID();
      const answer = await me.post('/v1/items', { title: 'x', [field]: id });
      expect(problem(answer).status).toBe(404);
      expect(sent(answer)).toEqual(sent(await me.post('/v1/items', { title: 'x', [field]: unknown })));
    }
  });
});

describe('the service', () => {
  it('reports that it is live and ready, to everyone', async () => {
    const stranger = clientOf(door.url);
    expect(json(await stranger.get('/health/live'))).toEqual({ status: 'live' });
    expect((await stranger.get('/health/ready')).status).toBe(200);
  });

  it('returns 404 for an unknown address, and 405 for a method that a route does not have', async () => {
    expect(problem(await me.get('/v1/nothing'))).toMatchObject({ status: 404, code: 'ROUTE_NOT_FOUND' });
    expect(problem(await me.get('/v1/items'))).toMatchObject({ status: 405, code: 'METHOD_NOT_ALLOWED' });
  });

  it('explains each problem that it returned, at the address that the problem names', async () => {
    expect(types.size).toBeGreaterThanOrEqual(1);
    for (const type of types) {
      expect(type.startsWith(`${door.url}/problems/`)).toBe(true);
      expect((await fetch(type)).status).toBe(200);
    }
  });
});
