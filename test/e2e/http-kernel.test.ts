import { createHmac } from 'node:crypto';
import type { LightMyRequestResponse } from 'fastify';
import { generateKeyPair, SignJWT } from 'jose';
import {
  ACCESS_TOKEN_TYPE,
  LOCAL_AUDIENCE,
  LOCAL_ISSUER,
  mintToken,
  type TokenRequest,
} from '../../src/kernel/http/authentication/mint-token.js';
import { MAX_BODY_BYTES } from '../../src/kernel/http/fastify.js';
import type { Problem } from '../../src/kernel/http/problem.js';
import { kernelProblemPages } from '../../src/kernel/http/problem-pages.js';
import { LOG_ID, startHttpApp, type HttpApp } from '../support/http-app.js';

const THING = '019a0000-0000-7000-8000-000000000001';

let http: HttpApp;
let token: string;

beforeEach(async () => {
  http = await startHttpApp();
  token = await mint({});
});

afterEach(async () => {
  await http.app.close();
});

const mint = (request: Partial<TokenRequest>) =>
  mintToken(http.key, {
    subject: 'ada',
    scopes: ['read', 'write'],
    ttlSeconds: 60,
    now: http.clock.now(),
    ...request,
  });

interface Sent {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'HEAD';
  readonly url?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
  readonly authorization?: string | null;
}

function send({ method = 'POST', url = '/v1/things', headers = {}, body, authorization }: Sent) {
  const bearer = authorization === undefined ? `Bearer ${token}` : authorization;
  return http.app.inject({
    method,
    url,
    headers: {
      ...(bearer === null ? {} : { authorization: bearer }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { payload: body }),
  });
}

/** The problem document of a response, after the checks that every one must pass. */
async function problemIn(response: LightMyRequestResponse): Promise<Problem> {
  expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(response.headers['cache-control']).toBe('no-store');
  expect(response.headers['x-content-type-options']).toBe('nosniff');
  const problem = response.json<Problem>();
  expect(problem.status).toBe(response.statusCode);
  expect(problem.type).toMatch(/^http:\/\/brightly\.test\/problems\/[a-z-]+$/);
  const page = await http.app.inject({ url: new URL(problem.type).pathname });
  expect(page.statusCode).toBe(200);
  expect(page.json()).toMatchObject({ code: problem.code, title: problem.title });
  return problem;
}

describe('bodies', () => {
  it('accepts a valid body and passes on the caller, the key and the canonical request', async () => {
    const response = await send({
      body: '{ "title": "x", "size": 1, "parts": [{"name": "a"}] }',
      headers: {
        'idempotency-key': '"k-1"',
        'x-request-id': 'abc-123',
        traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      },
    });
    expect(response.statusCode).toBe(200);
    expect(response.headers['x-request-id']).toBe('abc-123');
    expect(response.headers['brightly-position']).toBe(`7.${LOG_ID}`);
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.json()).toEqual({
      thing: { title: 'x', size: 1, parts: [{ name: 'a' }] },
      caller: { userId: 'user-ada', organizationId: 'organization' },
      command: {
        key: 'k-1',
        request: 'POST /v1/things\n{"parts":[{"name":"a"}],"size":1,"title":"x"}',
        correlationId: 'abc-123',
        traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      },
      position: `7.${LOG_ID}`,
    });
  });

  it.each<[string, string | Buffer, { pointer: string; code: string }[]]>([
    ['bad JSON', '{"title": "x"', [{ pointer: '', code: 'BAD_JSON' }]],
    ['no JSON at all', 'title=x', [{ pointer: '', code: 'BAD_JSON' }]],
    ['bad UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), [{ pointer: '', code: 'BAD_UTF8' }]],
    ['a list', '[]', [{ pointer: '', code: 'IS_OBJECT' }]],
    ['null', 'null', [{ pointer: '', code: 'IS_OBJECT' }]],
    ['U+0000', '{"title":"a\\u0000"}', [{ pointer: '/title', code: 'BAD_CHARACTER' }]],
    ['a lone surrogate', '{"title":"a\\ud800"}', [{ pointer: '/title', code: 'BAD_CHARACTER' }]],
    [
      'a lone surrogate in a list',
      '{"title":"a","labels":["\\udc00"]}',
      [{ pointer: '/labels/0', code: 'BAD_CHARACTER' }],
    ],
    ['__proto__', '{"title":"a","__proto__":{"admin":true}}', [{ pointer: '/__proto__', code: 'FORBIDDEN_NAME' }]],
    [
      'too deep a nesting',
      `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
      [{ pointer: '/0'.repeat(32), code: 'TOO_DEEP' }],
    ],
    ['an unknown field', '{"title":"a","a/b":1}', [{ pointer: '/a~1b', code: 'UNKNOWN_FIELD' }]],
    [
      'a name that objects inherit',
      '{"title":"a","constructor":1}',
      [{ pointer: '/constructor', code: 'UNKNOWN_FIELD' }],
    ],
    [
      'several mistakes, all at once',
      '{"title":5,"size":1e300,"labels":"a","parts":[{"name":"a"},{"name":2,"x":1}]}',
      [
        { pointer: '/parts/1/x', code: 'UNKNOWN_FIELD' },
        { pointer: '/title', code: 'IS_STRING' },
        { pointer: '/labels', code: 'IS_ARRAY' },
        { pointer: '/parts/1/name', code: 'IS_STRING' },
      ],
    ],
  ])('refuses %s with 400 and a JSON pointer', async (_what, body, errors) => {
    const problem = await problemIn(await send({ body }));
    expect(problem).toMatchObject({ status: 400, code: 'MALFORMED_REQUEST' });
    const found = (problem.errors ?? []).map(({ pointer, code }) => ({ pointer, code }));
    expect(found).toHaveLength(errors.length);
    expect(found).toEqual(expect.arrayContaining(errors));
  });

  it('ignores a byte-order mark', async () => {
    for (const mark of ['\ufeff', '']) {
      const body = Buffer.from(`${mark}{"title":"x"}`);
      expect((await send({ body })).json()).toMatchObject({ thing: { title: 'x' } });
    }
    const twice = await problemIn(await send({ body: Buffer.from('\ufeff\ufeff{"title":"x"}') }));
    expect(twice.errors).toMatchObject([{ pointer: '', code: 'BAD_JSON' }]);
  });

  it('repeats nothing of a body that cannot be parsed', async () => {
    const response = await send({ body: '{"title": "my secret" oops' });
    expect(response.statusCode).toBe(400);
    expect(response.body).not.toContain('secret');
  });

  it.each([
    ['text/plain', /is not JSON by its Content-Type/],
    ['application/x-www-form-urlencoded', /is not JSON by its Content-Type/],
    ['application/jsonp', /is not JSON by its Content-Type/],
    ['nonsense', /is not JSON by its Content-Type/],
    ['application/json; charset=latin1', /is not UTF-8 by its Content-Type/],
    ['application/json; v=1; charset="utf-16"', /is not UTF-8 by its Content-Type/],
  ])('refuses a body sent as %s with 415, and says why', async (type, why) => {
    const problem = await problemIn(await send({ body: '{"title":"x"}', headers: { 'content-type': type } }));
    expect(problem).toMatchObject({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' });
    expect(problem.detail).toMatch(why);
  });

  it('refuses a body with a content encoding with 415, and says so', async () => {
    const problem = await problemIn(await send({ body: '{"title":"x"}', headers: { 'content-encoding': 'gzip' } }));
    expect(problem.status).toBe(415);
    expect(problem.detail).toContain('Content-Encoding');
  });

  it.each([
    'application/json',
    'APPLICATION/JSON;charset=UTF-8',
    'application/json ; charset="utf-8"',
    'application/json;',
    'application/json; profile=x',
  ])('accepts a body sent as %s', async (type) => {
    expect((await send({ body: '{"title":"x"}', headers: { 'content-type': type } })).statusCode).toBe(200);
  });

  it('refuses a body above the limit with 413', async () => {
    const problem = await problemIn(await send({ body: `{"title":"${'x'.repeat(MAX_BODY_BYTES)}"}` }));
    expect(problem).toMatchObject({ status: 413, code: 'BODY_TOO_LARGE' });
  });

  it('needs no body if a route has no fields, and refuses any field', async () => {
    const url = `/v1/things/${THING}/finish`;
    expect((await send({ url })).statusCode).toBe(409);
    expect((await send({ url, body: '{}' })).statusCode).toBe(409);
    const problem = await problemIn(await send({ url, body: '{"a":1}' }));
    expect(problem.errors).toMatchObject([{ pointer: '/a', code: 'UNKNOWN_FIELD' }]);
  });

  it.each(['a\u00e9', 'a b', '', '"a', '"', 'x'.repeat(256)])('refuses the Idempotency-Key %j', async (key) => {
    const problem = await problemIn(await send({ body: '{"title":"x"}', headers: { 'idempotency-key': key } }));
    expect(problem.errors).toMatchObject([{ header: 'Idempotency-Key', code: 'BAD_IDEMPOTENCY_KEY' }]);
  });
});

describe('paths and query parameters', () => {
  it('returns 404 for an unknown route, and does not repeat it', async () => {
    const response = await send({ method: 'GET', url: '/v1/nothing?name=ada' });
    expect(await problemIn(response)).toMatchObject({ status: 404, code: 'ROUTE_NOT_FOUND' });
    expect(response.body).not.toContain('ada');
  });

  it('returns 405 for a method that a path does not have, and lists those that it has', async () => {
    const response = await send({ method: 'DELETE' });
    expect(await problemIn(response)).toMatchObject({ status: 405, code: 'METHOD_NOT_ALLOWED' });
    expect(response.headers['allow']).toBe('GET, HEAD, POST');
  });

  it('returns a problem document if the path cannot be decoded', async () => {
    expect(await problemIn(await send({ url: '/%zz' }))).toMatchObject({ status: 400, code: 'MALFORMED_REQUEST' });
  });

  it('refuses an id that is not a UUID, however long it is, and accepts upper and lower case', async () => {
    for (const id of ['1', 'a'.repeat(500), '1'.repeat(10_000)]) {
      const bad = await problemIn(await send({ method: 'PATCH', url: `/v1/things/${id}`, body: '{"title":"x"}' }));
      expect(bad).toMatchObject({ status: 400, errors: [{ parameter: 'thingId', code: 'IS_UUID' }] });
    }
    const good = await send({ method: 'PATCH', url: `/v1/things/${THING.toUpperCase()}`, body: '{"title":"x"}' });
    expect(good.json()).toMatchObject({ id: THING });
  });

  it('refuses unknown query parameters, doubled ones and U+0000', async () => {
    const mistakes = async (query: string) =>
      (await problemIn(await send({ method: 'GET', url: `/v1/things?${query}` }))).errors;
    expect(await mistakes('nme=x')).toMatchObject([{ parameter: 'nme', code: 'UNKNOWN_FIELD' }]);
    expect(await mistakes('name=x&name=y')).toMatchObject([{ parameter: 'name', code: 'IS_STRING' }]);
    expect(await mistakes('name=%00')).toMatchObject([{ parameter: 'name', code: 'BAD_CHARACTER' }]);
    expect(await mistakes('__proto__=x')).toMatchObject([{ parameter: '__proto__' }]);
  });
});

describe('authentication', () => {
  const METADATA = 'resource_metadata="http://brightly.test/.well-known/oauth-protected-resource"';
  const challengeOf = async (authorization: string | null) => {
    const response = await send({ method: 'GET', authorization });
    expect(await problemIn(response)).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    return String(response.headers['www-authenticate']);
  };
  const claims = () => {
    const seconds = Math.floor(http.clock.now() / 1000);
    return { iss: LOCAL_ISSUER, aud: LOCAL_AUDIENCE, sub: 'ada', scope: 'read write', iat: seconds, exp: seconds + 60 };
  };
  const signed = (changes: Record<string, unknown>, header: Record<string, string> = {}) =>
    new SignJWT({ ...claims(), ...changes })
      .setProtectedHeader({ alg: 'EdDSA', typ: ACCESS_TOKEN_TYPE, kid: http.key.id, ...header })
      .sign(http.key.privateKey);
  const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

  it('challenges without an error code if there is no bearer token', async () => {
    expect(await challengeOf(null)).toBe(`Bearer realm="brightly", ${METADATA}`);
    expect(await challengeOf('Basic YWRhOng=')).toBe(`Bearer realm="brightly", ${METADATA}`);
  });

  it('publishes what tokens it accepts, and names no issuer if there is none but itself', async () => {
    const response = await http.app.inject({ method: 'GET', url: '/.well-known/oauth-protected-resource' });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({
      resource: 'http://brightly.test',
      resource_name: 'Brightly',
      scopes_supported: ['read', 'write', 'admin'],
      bearer_methods_supported: ['header'],
    });
  });

  it('accepts a locally signed token with valid claims', async () => {
    expect((await send({ method: 'GET', authorization: `Bearer ${await signed({})}` })).statusCode).toBe(200);
    expect((await send({ method: 'GET', authorization: `bearer ${token}` })).statusCode).toBe(200);
  });

  it.each<[string, () => string | Promise<string>]>([
    ['empty', () => ''],
    ['malformed', () => 'abc.def'],
    ['of another audience', () => signed({ aud: 'other' })],
    ['of another issuer', () => signed({ iss: 'other' })],
    ['without an audience', () => signed({ aud: undefined })],
    ['without an expiry', () => signed({ exp: undefined })],
    ['without a subject', () => signed({ sub: undefined })],
    ['not valid yet', () => signed({ nbf: claims().iat + 30 })],
    ['of another type', () => signed({}, { typ: 'JWT' })],
    ['of an unknown subject', () => signed({ sub: 'eve' })],
    ['signed with an unknown key', () => signed({}, { kid: 'other' })],
    [
      'signed with another key under our name',
      async () => {
        const { privateKey } = await generateKeyPair('EdDSA');
        return new SignJWT(claims())
          .setProtectedHeader({ alg: 'EdDSA', typ: ACCESS_TOKEN_TYPE, kid: http.key.id })
          .sign(privateKey);
      },
    ],
    [
      'tampered with',
      async () => {
        const [header, , signature] = (await signed({ scope: 'read' })).split('.');
        return [header, encoded({ ...claims(), scope: 'read write admin' }), signature].join('.');
      },
    ],
    ['alg: none', () => `${encoded({ alg: 'none', typ: ACCESS_TOKEN_TYPE, kid: http.key.id })}.${encoded(claims())}.`],
    [
      'HS256 with the public key as its secret',
      async () => {
        const secret = Buffer.from(await crypto.subtle.exportKey('raw', http.key.publicKey));
        const content = `${encoded({ alg: 'HS256', typ: ACCESS_TOKEN_TYPE, kid: http.key.id })}.${encoded(claims())}`;
        return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
      },
    ],
  ])('refuses a token that is %s with 401 invalid_token', async (_what, make) => {
    expect(await challengeOf(`Bearer ${await make()}`)).toContain('error="invalid_token"');
  });

  it('refuses a token that expired, also one that was verified before', async () => {
    expect((await send({ method: 'GET' })).statusCode).toBe(200);
    http.clock.advance(59_000);
    expect((await send({ method: 'GET' })).statusCode).toBe(200);
    http.clock.advance(7_000);
    expect(await challengeOf(`Bearer ${token}`)).toContain('The token has expired.');
  });

  it("ORG-9: an inactive user's tokens are refused at once, even if they were verified before", async () => {
    expect((await send({ method: 'GET' })).statusCode).toBe(200);
    http.directory.delete('ada');
    expect(await challengeOf(`Bearer ${token}`)).toContain('error="invalid_token"');
  });

  it('refuses with 403 what the scopes of the token do not allow', async () => {
    const cases: [Partial<TokenRequest>, Sent, string][] = [
      [{ scopes: ['read'] }, { body: '{"title":"x"}' }, 'write'],
      [{ scopes: ['write'] }, { method: 'GET' }, 'read'],
      [{ scopes: ['read', 'write'] }, { method: 'GET', url: '/v1/things/all' }, 'admin'],
      [{ scopes: [] }, { method: 'HEAD' }, 'read'],
    ];
    for (const [request, sent, scope] of cases) {
      const response = await send({ ...sent, authorization: `Bearer ${await mint(request)}` });
      expect(response.statusCode).toBe(403);
      expect(response.headers['www-authenticate']).toContain(`error="insufficient_scope", scope="${scope}"`);
    }
    const admin = `Bearer ${await mint({ scopes: ['admin'] })}`;
    expect((await send({ method: 'GET', url: '/v1/things/all', authorization: admin })).statusCode).toBe(200);
  });

  it('does not read the body of an unauthenticated request', async () => {
    expect((await send({ body: '{"title', authorization: null })).statusCode).toBe(401);
  });

  it('leaves only routes open that are declared public', async () => {
    expect((await send({ method: 'GET', url: '/v1/things/open', authorization: null })).statusCode).toBe(200);
    const beyond = { method: 'GET', url: '/v1/things/open?minPosition=21', authorization: null } as const;
    expect((await send(beyond)).statusCode).toBe(200);
    expect((await send({ method: 'GET', url: '/v1/things/one', authorization: null })).statusCode).toBe(401);
  });
});

describe('reads', () => {
  it('LOG-4: a query that names a position never returns data from before it; a position that the log has not reached is refused', async () => {
    const at = (minPosition: string, prefer?: string) =>
      send({
        method: 'GET',
        url: `/v1/things?minPosition=${minPosition}`,
        headers: prefer === undefined ? {} : { prefer },
      });
    expect((await at('10')).statusCode).toBe(200);
    expect((await at(`10.${LOG_ID}`)).statusCode).toBe(200);
    const late = await at('11', 'wait=1');
    expect(await problemIn(late)).toMatchObject({ status: 503, code: 'POSITION_NOT_REACHED' });
    expect(late.headers['retry-after']).toBe('1');
    expect(late.headers['preference-applied']).toBe('wait=1');
    expect(await problemIn(await at('21'))).toMatchObject({ status: 400, code: 'POSITION_BEYOND_HEAD' });
    expect(await problemIn(await at('10.other'))).toMatchObject({ status: 410, code: 'POSITION_OF_ANOTHER_LOG' });
    expect((await problemIn(await at('-1'))).errors).toMatchObject([{ parameter: 'minPosition' }]);
    expect((await problemIn(await at('1&minPosition=2'))).errors).toMatchObject([{ parameter: 'minPosition' }]);
    expect(http.waits).toEqual([
      { position: 10n, waitMs: 2000 },
      { position: 10n, waitMs: 2000 },
      { position: 11n, waitMs: 1000 },
      { position: 21n, waitMs: 2000 },
    ]);
  });

  it('returns an ETag with a representation, and 304 to a caller that has that representation already', async () => {
    const first = await send({ method: 'GET', url: '/v1/things/one' });
    const etag = String(first.headers['etag']);
    expect(etag).toMatch(/^"3\.[\w-]{22}"$/);
    expect(first.headers).toMatchObject({ 'cache-control': 'private, no-cache' });
    const headers = { 'if-none-match': `"2", W/${etag}` };
    const again = await send({ method: 'GET', url: '/v1/things/one', headers });
    expect(again.statusCode).toBe(304);
    expect(again.body).toBe('');
    expect(again.headers['etag']).toBe(etag);
    expect(again.headers['content-type']).toBeUndefined();
  });

  it('refuses a stale If-Match with 412, and honours a current one', async () => {
    const change = (ifMatch: string) =>
      send({ method: 'PATCH', url: `/v1/things/${THING}`, body: '{"title":"x"}', headers: { 'if-match': ifMatch } });
    expect((await change('"3"')).statusCode).toBe(200);
    expect((await change('*')).statusCode).toBe(200);
    expect(await problemIn(await change('"2"'))).toMatchObject({ status: 412, code: 'PRECONDITION_FAILED' });
    expect(await problemIn(await change('3'))).toMatchObject({ status: 400 });
  });
});

describe('responses', () => {
  it('a refusal has its rule and what is allowed instead', async () => {
    expect(await problemIn(await send({ url: `/v1/things/${THING}/finish` }))).toEqual({
      type: 'http://brightly.test/problems/thing-finished',
      title: 'The thing is finished',
      status: 409,
      code: 'THING_FINISHED',
      detail: `${THING} is done.`,
      allowed: ['copy'],
      rule: 'FOCUS-7',
    });
  });

  it('a bug gives 500 without any internals, and is logged with the request id', async () => {
    const response = await send({ method: 'GET', url: '/v1/things/broken', headers: { 'x-request-id': 'find-me' } });
    const problem = await problemIn(response);
    expect(problem).toMatchObject({ status: 500, code: 'INTERNAL_ERROR' });
    expect(problem.detail).toContain('find-me');
    expect(response.body).not.toContain('hunter2');
    expect(response.body).not.toContain('http-app');
    const line = http.logLines.map((text) => JSON.parse(text) as Record<string, unknown>).find(({ error }) => error);
    expect(line).toMatchObject({ requestId: 'find-me', error: { type: 'Error' } });
  });

  it('each response is one log line, with ids and numbers only', async () => {
    await send({ body: '{"title":"private"}', headers: { 'x-request-id': 'line-1' } });
    await send({ method: 'GET', url: '/v1/things?name=private' });
    await send({ method: 'GET', url: '/private' });
    const lines = http.logLines.map((text) => JSON.parse(text) as Record<string, unknown>);
    expect(lines).toMatchObject([
      { method: 'POST', route: '/v1/things', status: 200, requestId: 'line-1', userId: 'user-ada' },
      { method: 'GET', route: '/v1/things', status: 200, userId: 'user-ada' },
      { method: 'GET', route: null, status: 404 },
    ]);
    expect(http.logLines.join('')).not.toMatch(/private|Bearer|eyJ/);
  });

  it('the service makes a request id if the one sent is invalid', async () => {
    const response = await send({ method: 'GET', headers: { 'x-request-id': 'a b' } });
    expect(response.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('health and problem pages', () => {
  it('the service is live whenever it responds, and ready when every check passes', async () => {
    expect((await send({ method: 'GET', url: '/health/live', authorization: null })).json()).toEqual({
      status: 'live',
    });
    http.health.register('log', () => ({ ok: true }));
    const ready = await send({ method: 'GET', url: '/health/ready', authorization: null });
    expect(ready.statusCode).toBe(200);
    expect(ready.json()).toEqual({ status: 'ready', checks: ['log'] });
  });

  it('the service is not ready when a check fails, and says which and why', async () => {
    http.health.register('log', () => ({ ok: true }));
    http.health.register('focus', () => ({ ok: false, reason: 'stopped at 5' }));
    const problem = await problemIn(await send({ method: 'GET', url: '/health/ready', authorization: null }));
    expect(problem).toMatchObject({ status: 503, code: 'NOT_READY' });
    expect(problem.errors).toEqual([{ check: 'focus', code: 'NOT_READY', detail: 'focus: stopped at 5' }]);
  });

  it('every problem code of the kernel has a page', async () => {
    for (const { code, explanation } of kernelProblemPages) {
      const page = await http.app.inject({ url: `/problems/${code.toLowerCase().replaceAll('_', '-')}` });
      expect(page.json()).toMatchObject({ code, explanation });
    }
    expect((await http.app.inject({ url: '/problems/none' })).statusCode).toBe(404);
  });
});
