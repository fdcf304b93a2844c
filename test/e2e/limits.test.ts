import { createLogger } from '../../src/kernel/runtime/logging.js';
import { DOOR_DEFAULTS, type DoorConfiguration } from '../../src/kernel/runtime/door-configuration.js';
import { addressUrl } from '../../src/kernel/runtime/start-messages.js';
import type { Caller } from '../../src/organizations/index.js';
import { serve } from '../../src/serve.js';
import { clientOf, json, tokenFor, type Client } from '../support/client.js';
import { found, freshHouse, newUser, type FreshHouse } from '../support/house.js';
import { lastAnswer, rawConnection } from '../support/raw-http.js';

let fresh: FreshHouse;
let ada: Caller;
let ann: Caller;

beforeAll(async () => {
  fresh = await freshHouse();
  ada = await found(fresh.house, 'Lab');
  ann = await newUser(fresh.house, ada, 'Ann');
});
afterAll(() => fresh.close());

/** Another HTTP server of the service, with its own limits. */
async function doorWith(limits: Partial<DoorConfiguration>): Promise<string> {
  const door = { ...DOOR_DEFAULTS, ...limits };
  return addressUrl(await serve(fresh.house, { host: '127.0.0.1', port: 0, door }, createLogger('silent')));
}

const as = async (url: string, caller: Caller): Promise<Client> => clientOf(url, await tokenFor(fresh.house, caller));

describe('rate limits', () => {
  it('apply to each user, report what is left, and say when to retry', async () => {
    const url = await doorWith({ userRate: 2 });
    const [first, second] = [await as(url, ada), await as(url, ann)];
    const answers = [await first.get('/v1/me/focus'), await first.get('/v1/me/focus'), await first.get('/v1/me/focus')];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(answers.map(({ headers }) => headers.get('ratelimit-policy'))).toEqual(answers.map(() => '"user";q=2;w=60'));
    expect(answers.map(({ headers }) => /^"user";r=(\d)/.exec(headers.get('ratelimit') ?? '')?.[1])).toEqual([
      '1',
      '0',
      '0',
    ]);
    expect(answers.map(({ headers }) => headers.has('retry-after'))).toEqual([false, false, true]);
    expect(answers[2] && json(answers[2])).toMatchObject({
      code: 'RATE_LIMITED',
      type: `${url}/problems/rate-limited`,
    });
    expect((await second.get('/v1/me/focus')).status).toBe(200);
  });

  it('keep a refused command from writing anything', async () => {
    const client = await as(await doorWith({ userRate: 1 }), ann);
    expect((await client.post('/v1/items', { title: 'One' })).status).toBe(201);
    const head = await fresh.house.log.head();
    expect((await client.post('/v1/items', { title: 'Two' })).status).toBe(429);
    expect(await fresh.house.log.head()).toBe(head);
  });

  it('apply to the address of requests without a valid token, but not to its users or its health checks', async () => {
    const url = await doorWith({ addressRate: 2 });
    const stranger = clientOf(url, 'none');
    const statuses = [];
    for (const path of [
      '/v1/me/focus',
      '/problems/overloaded',
      '/v1/me/focus',
      '/problems/overloaded',
      '/health/ready',
    ]) {
      statuses.push((await stranger.get(path)).status);
    }
    expect(statuses).toEqual([401, 200, 429, 429, 200]);
    expect((await fetch(`${url}/%68ealth/live`)).status).toBe(200);
    expect((await (await as(url, ada)).get('/v1/me/focus')).status).toBe(200);
  });

  it('trust only a configured proxy about a client’s address', async () => {
    const [direct, behind] = [
      await doorWith({ addressRate: 1 }),
      await doorWith({ addressRate: 1, trustedProxies: ['127.0.0.1'] }),
    ];
    const statusFor = async (url: string, address: string) =>
      (await clientOf(url).get('/problems/overloaded', { 'x-forwarded-for': address })).status;
    expect([await statusFor(direct, '192.0.2.1'), await statusFor(direct, '192.0.2.2')]).toEqual([200, 429]);
    expect([await statusFor(behind, '192.0.2.1'), await statusFor(behind, '192.0.2.2')]).toEqual([200, 200]);
  });
});

describe('the security headers of every response', () => {
  const fields = ['x-content-type-options', 'content-security-policy', 'x-frame-options', 'referrer-policy'];

  it.each(['/health/live', '/v1/me/focus', '/nowhere', '/problems/overloaded', '/%zz'])('%s', async (path) => {
    const { headers } = await clientOf(await doorWith({})).get(path);
    expect(fields.map((name) => headers.get(name))).toEqual([
      'nosniff',
      "default-src 'none'; frame-ancestors 'none'",
      'DENY',
      'no-referrer',
    ]);
    expect(headers.has('strict-transport-security')).toBe(false);
    expect(headers.has('access-control-allow-origin')).toBe(false);
  });

  it('Strict-Transport-Security, if the service is behind https', async () => {
    const client = clientOf(await doorWith({ publicUrl: 'https://focus.example' }));
    const answer = await client.get('/v1/me/focus');
    expect(answer.headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
    expect(json(answer)).toMatchObject({ type: 'https://focus.example/problems/unauthenticated' });
  });
});

describe('CORS', () => {
  const origin = 'https://app.example';
  const preflight = (url: string, from: string) =>
    fetch(`${url}/v1/items`, {
      method: 'OPTIONS',
      headers: { origin: from, 'access-control-request-method': 'POST' },
    });

  it('is off unless configured', async () => {
    const url = await doorWith({});
    const answer = await preflight(url, origin);
    expect(answer.status).toBe(405);
    expect(answer.headers.has('access-control-allow-origin')).toBe(false);
  });

  it('allows the configured origins, and no others', async () => {
    const url = await doorWith({ corsOrigins: [origin] });
    const [allowed, other] = [await preflight(url, origin), await preflight(url, 'https://evil.example')];
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe(origin);
    expect(allowed.headers.get('access-control-allow-headers')).toContain('Idempotency-Key');
    expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
    expect([other.status, other.headers.get('access-control-allow-origin')]).toEqual([405, null]);
    const answer = await (await as(url, ada)).get('/v1/me/focus', { origin });
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    expect(answer.headers.get('vary')).toBe('Authorization, Origin');
    expect(other.headers.get('vary')).toBe('Origin');
    expect(answer.headers.get('access-control-expose-headers')).toContain('Brightly-Position');
  });
});

describe('data that is not a valid HTTP request', () => {
  it.each([
    ['without a host', '', 400, 'MALFORMED_REQUEST'],
    ['with an unknown expectation', 'Host: a\r\nExpect: miracles\r\n', 404, 'ROUTE_NOT_FOUND'],
  ])('gets the usual response if it is a request %s', async (_, fields, status, code) => {
    const connection = await rawConnection(await doorWith({}));
    connection.send(`GET /nothing HTTP/1.1\r\n${fields}Connection: close\r\n\r\n`);
    const answer = lastAnswer(await connection.ended());
    expect(answer).toMatchObject({ status, body: { status, code } });
    expect(answer.head).toContain('x-request-id: ');
    expect(answer.head).toContain('content-type: application/problem+json');
  });

  it.each([
    [
      'header fields beyond 16 KiB',
      `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(17_000)}\r\n\r\n`,
      431,
      'HEADERS_TOO_LARGE',
    ],
    ['a bad request line', 'HELLO\r\n\r\n', 400, 'MALFORMED_REQUEST'],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      400,
      'MALFORMED_REQUEST',
    ],
  ])('gets a problem document: %s', async (_, bytes, status, code) => {
    const url = await doorWith({});
    const connection = await rawConnection(url);
    connection.send(bytes);
    const answer = lastAnswer(await connection.ended());
    const type = `${url}/problems/${code.toLowerCase().replaceAll('_', '-')}`;
    expect(answer).toMatchObject({ status, body: { status, code, type } });
    expect(answer.head).toContain('content-type: application/problem+json');
    expect(answer.head).toContain('connection: close');
    expect(answer.head).toContain('x-content-type-options: nosniff');
  });

  it('gets a problem document if it takes too long to arrive', async () => {
    const connection = await rawConnection(await doorWith({ requestTimeout: 1 }));
    connection.send('GET /health/live HTTP/1.1\r\nHost: a\r\n');
    expect(lastAnswer(await connection.ended())).toMatchObject({ status: 408, body: { code: 'REQUEST_TIMEOUT' } });
  });

  it('does not overtake the response to a request before it', async () => {
    const url = await doorWith({});
    const token = await tokenFor(fresh.house, ada);
    const connection = await rawConnection(url);
    connection.send(`GET /v1/me/focus HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${token}\r\n\r\nHELLO\r\n\r\n`);
    const received = await connection.ended();
    expect(received).toMatch(/^HTTP\/1\.1 200 /);
  });
});

describe('overload', () => {
  it('gives 503 at once, except for health checks, and ends when requests complete', async () => {
    const url = await doorWith({ maxInFlight: 1 });
    const token = await tokenFor(fresh.house, ann);
    const client = clientOf(url, token);
    const slow = await rawConnection(url);
    const body = JSON.stringify({ title: 'Slow' });
    const head = ['POST /v1/items HTTP/1.1', 'Host: a', `Authorization: Bearer ${token}`];
    head.push('Content-Type: application/json', `Content-Length: ${body.length}`, 'Expect: 100-continue');
    slow.send(`${head.join('\r\n')}\r\n\r\n`);
    await slow.until('100 Continue');
    const refused = await client.get('/v1/me/focus');
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(json(refused)).toMatchObject({ code: 'OVERLOADED' });
    expect((await client.get('/health/ready')).status).toBe(200);
    slow.send(body);
    await slow.until('201 Created');
    expect((await client.get('/v1/me/focus')).status).toBe(200);
    slow.close();
  });
});
