import { createBrightlyClient, dataOf, isProblem, type BrightlyClient, type Problem } from '../../src/client/index.js';
import type { Caller } from '../../src/organizations/index.js';
import { tokenFor } from '../support/client.js';
import { freshDoor, type OpenDoor } from '../support/door.js';
import { flakyServer, type Received, type Reply } from '../support/flaky-server.js';
import { found, newTeam, newUser } from '../support/house.js';

let door: OpenDoor;
let ann: Caller;
let bob: Caller;

const clientOf = (caller: Caller): Promise<BrightlyClient> => door.typed(caller);

beforeAll(async () => {
  door = await freshDoor();
});
afterAll(() => door.close());

beforeEach(async () => {
  const ada = await found(door.house, 'Lab');
  const teamId = await newTeam(door.house, ada, 'Red');
  ann = await newUser(door.house, ada, 'Ann', { teamId });
  bob = await newUser(door.house, ada, 'Bob', { teamId });
});

describe('an item’s life, by the typed client alone', () => {
  it('FOCUS-1, FOCUS-2, FOCUS-5: from an offer to history, each read seeing what was just written', async () => {
    const [anns, bobs] = [await clientOf(ann), await clientOf(bob)];
    const body = { title: 'Write the report', ownerId: ann.userId, steps: ['Draft'] };
    const { itemId = '', position } = await dataOf(bobs.POST('/v1/items', { body }));
    anns.positions.note(position);
    const at = { params: { path: { itemId } } };

    const offered = await dataOf(anns.GET('/v1/me/offered'));
    expect(offered.items).toMatchObject([{ id: itemId, title: 'Write the report', offeredBy: bob.userId }]);
    expect(offered.items[0]?.allowedActions).toContain('accept');
    expect((await dataOf(anns.POST('/v1/items/{itemId}/accept', at))).changed).toEqual([{ itemId, state: 'waiting' }]);
    expect((await dataOf(anns.GET('/v1/me/queue'))).items).toMatchObject([{ id: itemId, position: 1 }]);
    await dataOf(anns.POST('/v1/items/{itemId}/activate', at));
    expect((await dataOf(anns.GET('/v1/me/focus'))).active).toMatchObject({ id: itemId });
    await dataOf(anns.POST('/v1/items/{itemId}/complete', at));
    expect((await dataOf(anns.GET('/v1/me/focus'))).active).toBeNull();
    expect((await dataOf(anns.GET('/v1/me/completed'))).items).toMatchObject([{ id: itemId }]);
    bobs.positions.note(anns.positions.latest() ?? '');
    expect((await dataOf(bobs.GET('/v1/items/{itemId}', at))).state).toBe('completed');
  });

  it('reads lists page by page with cursors', async () => {
    const anns = await clientOf(ann);
    const titles = ['One', 'Two', 'Three'];
    for (const title of titles) await dataOf(anns.POST('/v1/items', { body: { title, accept: true } }));
    const read: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await dataOf(anns.GET('/v1/me/queue', { params: { query: { limit: 2, cursor } } }));
      read.push(...page.items.map(({ title }) => title));
      cursor = page.cursor ?? undefined;
    } while (cursor !== undefined);
    expect(read).toEqual(titles);
  });
});

describe('a refusal', () => {
  it('is a problem with a code that the compiler knows', async () => {
    const anns = await clientOf(ann);
    const { itemId = '' } = await dataOf(anns.POST('/v1/items', { body: { title: 'One', accept: true } }));
    const { data, error, response } = await anns.POST('/v1/items/{itemId}/complete', { params: { path: { itemId } } });
    expect([data, response.status]).toEqual([undefined, 409]);
    // @ts-expect-error this operation returns no such code
    const _never: NonNullable<typeof error>['code'] = 'NAME_INVALID';
    if (error?.code !== 'ITEM_NOT_ACTIVE') throw new Error(`Answered ${JSON.stringify(error)}`);
    const problem: Problem = error;
    expect(isProblem(problem)).toBe(true);
    expect(problem).toMatchObject({ rule: 'FOCUS-7', status: 409, type: `${door.url}/problems/item-not-active` });
    expect(problem.allowed).toContain('activate');
  });

  it('of a body that the compiler would reject lists each mistake', async () => {
    const anns = await clientOf(ann);
    // @ts-expect-error a title is a text, and there is no such field
    const { error } = await anns.POST('/v1/items', { body: { title: 1, colour: 'red' } });
    expect(new Set(error?.errors?.map(({ pointer }) => pointer))).toEqual(new Set(['/title', '/colour']));
  });
});

describe('entity tags', () => {
  it('a response that the client has already is 304, and a command on a resource that has changed since is 412', async () => {
    const anns = await clientOf(ann);
    const { itemId = '' } = await dataOf(anns.POST('/v1/items', { body: { title: 'One', accept: true } }));
    const path = { itemId };
    const first = await anns.GET('/v1/items/{itemId}', { params: { path } });
    const etag = first.response.headers.get('etag') ?? '';
    const again = await anns.GET('/v1/items/{itemId}', { params: { path, header: { 'If-None-Match': etag } } });
    expect([again.response.status, again.data]).toEqual([304, undefined]);

    const header = { 'If-Match': etag };
    await dataOf(anns.PATCH('/v1/items/{itemId}', { params: { path, header }, body: { title: 'Two' } }));
    const late = await anns.PATCH('/v1/items/{itemId}', { params: { path, header }, body: { title: 'Three' } });
    expect(late.error).toMatchObject({ code: 'PRECONDITION_FAILED', status: 412 });
    const changed = await anns.GET('/v1/items/{itemId}', { params: { path, header: { 'If-None-Match': etag } } });
    expect(changed.data?.title).toBe('Two');
  });
});

describe('over a connection that loses responses', () => {
  /** Carries each request to the service, and then returns the response, or loses it. */
  const carry = async ({ method, url, headers, body }: Received): Promise<Exclude<Reply, string>> => {
    const { host: _host, connection: _connection, 'content-length': _length, ...fields } = headers;
    const sent = { method, headers: fields as Record<string, string>, ...(body !== '' && { body }) };
    const answer = await fetch(`${door.url}${url}`, sent);
    const position = answer.headers.get('brightly-position');
    const kept = position === null ? undefined : { 'brightly-position': position };
    return { status: answer.status, headers: kept, body: await answer.json() };
  };

  it('LOG-3: each command has one effect, and its first response', async () => {
    const firstAnswers = new Map<string, unknown>();
    const proxy = await flakyServer(async (request) => {
      const reply = await carry(request);
      const key = String(request.headers['idempotency-key'] ?? request.url);
      if (firstAnswers.has(key)) return reply;
      firstAnswers.set(key, reply.body);
      return 'lost';
    });
    try {
      const token = await tokenFor(door.house, ann);
      const anns = createBrightlyClient({ url: proxy.url, token, retry: { baseDelayMs: 1 } });
      const answers = [];
      for (const title of ['One', 'Two', 'Three']) {
        answers.push(await dataOf(anns.POST('/v1/items', { body: { title, accept: true } })));
      }
      expect(answers).toEqual([...firstAnswers.values()]);
      expect((await dataOf(anns.GET('/v1/me/queue'))).items.map(({ title }) => title)).toEqual(['One', 'Two', 'Three']);
      expect(proxy.received).toHaveLength(8);
    } finally {
      await proxy.close();
    }
  });
});
