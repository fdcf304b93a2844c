import { createBrightlyClient, dataOf, ProblemError, type BrightlyClientOptions } from '../../../src/client/index.js';
import { flakyServer, type FlakyServer, type Received, type Reply } from '../../support/flaky-server.js';

const quick = { baseDelayMs: 1, maxDelayMs: 1_000 };
const done = (position: string): Reply => ({
  ...{ status: 200, headers: { 'brightly-position': position } },
  body: { position, revision: 1, changed: [] },
});
const problem = (status: number, code: string, headers: Readonly<Record<string, string>> = {}): Reply => ({
  ...{ status, headers: { ...headers, 'content-type': 'application/problem+json' } },
  body: { type: `http://b.example/problems/${code}`, title: 'No', status, code, detail: 'Not so.' },
});
const params = { path: { itemId: '0198c5f2-0000-7000-8000-000000000000' } };

let server: FlakyServer | undefined;

afterEach(() => server?.close());

async function clientOf(
  answer: (request: Received, number: number) => Reply,
  options: Partial<BrightlyClientOptions> = {},
): Promise<{ readonly client: ReturnType<typeof createBrightlyClient>; readonly received: readonly Received[] }> {
  server = await flakyServer(answer);
  const client = createBrightlyClient({ url: server.url, token: 'secret', retry: quick, ...options });
  return { client, received: server.received };
}

const keys = (received: readonly Received[]): ReadonlySet<unknown> =>
  new Set(received.map(({ headers }) => headers['idempotency-key']));
const minPositions = (received: readonly Received[]): readonly (string | null)[] =>
  received.map(({ url }) => new URL(url, 'http://b.example').searchParams.get('minPosition'));

describe('sending a command with the client', () => {
  it('carries the token and a fresh Idempotency-Key', async () => {
    const { client, received } = await clientOf(() => done('1.log'));
    await client.POST('/v1/items', { body: { title: 'One' } });
    await client.POST('/v1/items', { body: { title: 'One' } });
    expect(received.map(({ headers }) => headers.authorization)).toEqual(['Bearer secret', 'Bearer secret']);
    expect([...keys(received)]).toEqual([
      expect.stringMatching(/^[\da-f-]{36}$/),
      expect.stringMatching(/^[\da-f-]{36}$/),
    ]);
  });

  it('keeps the key that the caller gave it', async () => {
    const { client, received } = await clientOf(() => done('1.log'));
    await client.POST('/v1/items', { body: { title: 'One' }, params: { header: { 'Idempotency-Key': 'mine' } } });
    await client.POST('/v1/items', { body: { title: 'One' }, headers: { 'idempotency-key': 'mine' } });
    expect([...keys(received)]).toEqual(['mine']);
  });

  it('calls the token function before each request, so that the token can be renewed', async () => {
    let count = 0;
    const { client, received } = await clientOf(() => done('1.log'), { token: async () => `token-${(count += 1)}` });
    await client.GET('/v1/me');
    await client.GET('/v1/me');
    expect(received.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-2']);
  });
});

describe('retries', () => {
  it.each<[string, readonly Reply[]]>([
    ['after a lost response', ['lost']],
    ['while the service cannot', [problem(503, 'LOG_UNAVAILABLE', { 'retry-after': '0' }), { status: 503 }]],
    ['after too many requests', [problem(429, 'RATE_LIMITED', { 'retry-after': '0' })]],
    ['after a gateway’s failure', [{ status: 502 }, { status: 504 }]],
    ['after a lost race', [problem(409, 'RACE_LOST', { 'retry-after': '0' })]],
    ['from a date on', [problem(503, 'NOT_READY', { 'retry-after': 'Sat, 01 Jan 2000 00:00:00 GMT' })]],
  ])('%s: the same request, under the same key', async (_when, before) => {
    const { client, received } = await clientOf((_request, number) => before[number] ?? done('1.log'));
    const { position } = await dataOf(client.POST('/v1/items', { body: { title: 'One' } }));
    expect(position).toBe('1.log');
    expect(received.map(({ body }) => body)).toEqual(Array(before.length + 1).fill('{"title":"One"}'));
    expect(keys(received).size).toBe(1);
  });

  it('treat a response that does not come as a network failure', async () => {
    const retry = { ...quick, timeoutMs: 1_000 };
    const { client, received } = await clientOf((_request, number) => (number === 0 ? 'never' : done('1.log')), {
      retry,
    });
    await dataOf(client.GET('/v1/me'));
    // One more for each second that a busy machine takes for the response.
    expect(received.length).toBeGreaterThan(1);
  });

  it.each([
    problem(400, 'MALFORMED_REQUEST'),
    problem(401, 'UNAUTHENTICATED'),
    problem(409, 'ITEM_NOT_ACTIVE'),
    problem(422, 'IDEMPOTENCY_KEY_REUSED'),
    problem(500, 'INTERNAL_ERROR'),
  ])('are not made if they would not help: %j', async (reply) => {
    const { client, received } = await clientOf(() => reply);
    const { error } = await client.POST('/v1/items/{itemId}/complete', { params });
    expect(error).toEqual((reply as { body: unknown }).body);
    expect(received).toHaveLength(1);
  });

  it('end after the allowed number of attempts, with the last response or error', async () => {
    const retry = { ...quick, attempts: 3 };
    const unwilling = await clientOf(() => problem(503, 'OVERLOADED'), { retry });
    expect((await unwilling.client.GET('/v1/me')).error).toMatchObject({ code: 'OVERLOADED' });
    expect(unwilling.received).toHaveLength(3);
    await server?.close();
    const broken = await clientOf(() => 'lost', { retry });
    await expect(broken.client.GET('/v1/me')).rejects.toThrow('fetch failed');
    expect(broken.received).toHaveLength(3);
  });

  it('end with the response if the next wait would be longer than the client’s limit', async () => {
    const { client, received } = await clientOf(() => problem(429, 'RATE_LIMITED', { 'retry-after': '2' }));
    expect((await client.GET('/v1/me')).error).toMatchObject({ code: 'RATE_LIMITED' });
    expect(received).toHaveLength(1);
  });

  it('end at once when the caller aborts', async () => {
    const abort = new AbortController();
    const { client, received } = await clientOf(
      () => {
        abort.abort(new Error('The user left.'));
        return 'lost';
      },
      { retry: { baseDelayMs: 60_000, maxDelayMs: 60_000 } },
    );
    await expect(client.GET('/v1/me', { signal: abort.signal })).rejects.toThrow('The user left.');
    expect(received).toHaveLength(1);
  });
});

describe('reading with the client', () => {
  const answers = (positions: readonly string[]) => (request: Received, number: number) =>
    request.method === 'GET' ? ({ status: 200, body: {} } as const) : done(positions[number] ?? '0.log');

  it('LOG-4: waits for the furthest position that a command returned', async () => {
    const { client, received } = await clientOf(answers(['9.log', '10.log', '8.log']));
    for (const title of ['One', 'Two', 'Three']) await client.POST('/v1/items', { body: { title } });
    await client.GET('/v1/me/queue', { params: { query: { limit: 5 } } });
    expect(received.at(-1)?.url).toBe('/v1/me/queue?limit=5&minPosition=10.log');
    expect(client.positions.latest()).toBe('10.log');
  });

  it('sends no position before the first command, the caller’s if one is given, and none if the caller turns it off', async () => {
    const { client, received } = await clientOf(answers([]));
    await client.GET('/v1/me/queue');
    client.positions.note('7.log');
    await client.GET('/v1/me/queue', { params: { query: { minPosition: '3' } } });
    const unhurried = createBrightlyClient({
      url: server?.url ?? '',
      token: 'secret',
      readYourWrites: false,
      position: '5.log',
    });
    await unhurried.GET('/v1/me/queue');
    const told = createBrightlyClient({ url: server?.url ?? '', token: 'secret', position: '5.log' });
    await told.GET('/v1/me/queue');
    expect(minPositions(received)).toEqual([null, '3', null, '5.log']);
  });

  it.each([problem(410, 'POSITION_OF_ANOTHER_LOG'), problem(400, 'POSITION_BEYOND_HEAD')])(
    'forgets a position that the service no longer knows: %j',
    async (reply) => {
      const { client, received } = await clientOf(
        (_request, number) => (number === 0 ? reply : { status: 200, body: {} }),
        {
          position: '7.old',
        },
      );
      expect((await client.GET('/v1/me/queue')).error).toBeDefined();
      await client.GET('/v1/me/queue');
      client.positions.note('2.new');
      await client.GET('/v1/me/queue');
      expect(minPositions(received)).toEqual(['7.old', null, '2.new']);
    },
  );

  it('keeps its position after an error that is not about the position', async () => {
    const { client } = await clientOf(() => problem(400, 'MALFORMED_REQUEST'), { position: '7.log' });
    await client.GET('/v1/me/queue');
    expect(client.positions.latest()).toBe('7.log');
  });
});

describe('dataOf', () => {
  it('returns the data, or throws the problem', async () => {
    const { client } = await clientOf((_request, number) =>
      number === 0 ? done('1.log') : problem(409, 'ITEM_NOT_ACTIVE'),
    );
    expect(await dataOf(client.POST('/v1/items/{itemId}/complete', { params }))).toMatchObject({ position: '1.log' });
    const refused = await dataOf(client.POST('/v1/items/{itemId}/complete', { params })).catch(
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(ProblemError);
    expect(refused).toMatchObject({
      message: 'Not so.',
      problem: { code: 'ITEM_NOT_ACTIVE' },
      response: { status: 409 },
    });
  });

  it('throws a plain error for anything that is neither data nor a problem document', async () => {
    const { client } = await clientOf(() => ({ status: 404, body: 'Not here.' }));
    await expect(dataOf(client.GET('/v1/me'))).rejects.toThrow('returned 404 without a problem document');
  });
});
