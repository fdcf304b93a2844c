import { absurdBodies, chunked, smuggled } from './bodies.js';
import { request, textOf, type Parts, type Pick } from './parts.js';

/** Makes one request of a kind. */
export type Make = (authorization: string, pick: Pick) => Buffer;

const LISTS = ['/v1/me/queue', '/v1/me/offered', '/v1/me/completed', '/v1/me/offers', '/v1/projects', '/v1/users'];
const COMMANDS = [
  '/v1/items',
  '/v1/projects',
  '/v1/commands',
  '/v1/me/tokens',
  '/v1/me/alarm',
  '/v1/tags',
  '/v1/teams',
];
const ESCAPES = [
  '%00',
  '%2e',
  '%2F',
  '%25',
  '%',
  '%zz',
  '%c0%af',
  '%ed%a0%80',
  '%0d%0a',
  '%E2%80%AE',
  '%20',
  '%7B',
  '%5c',
];
const ODD = [
  '',
  '.',
  '..',
  '/',
  '//',
  ';',
  '?',
  '#',
  '*',
  '\\',
  '~',
  '@',
  ':',
  '$',
  '&',
  "'",
  '"',
  '<',
  '{',
  '|',
  '\xe9',
  '\x7f',
];
const TIMES = [
  '2020-02-30',
  '0000-01-01',
  '2020-99-01',
  '9999-12-31',
  '0001-01-01',
  '-0001-01-01',
  '+10000-01-01',
  '2020-1-1',
];
const CLOCKS = [
  'T00:00:00.000Z',
  'T24:00:00.000Z',
  'T23:59:60.000Z',
  '',
  'T00:00:00+01:00',
  'T00:00:00 01:00',
  ' 00:00:00Z',
  'Z',
];
const ID = '00000000-0000-4000-8000-000000000000';
const NUMBERS = ['0', '-1', '1e9', '9'.repeat(19), '9'.repeat(400), 'NaN', '1.5', '', ' 1', '0x1', '٣', '+5'];
const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const methods: Make = (authorization, pick) =>
  request(authorization, {
    method: pick(
      'BREW',
      'get',
      'TRACE',
      'CONNECT',
      'PRI',
      'PROPFIND',
      'OPTIONS',
      'HEAD',
      'PURGE',
      'QUERY',
      'G\xc9T',
      '',
      'A'.repeat(500),
    ),
    target: pick(
      '/v1/me',
      '*',
      '/',
      '/v1/items',
      'brightly.test:443',
      'http://elsewhere.test/v1/me',
      `/v1/items/${ID}`,
    ),
    version: pick('HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'HTTP/0.9', 'HTTP/1.1 ', 'http/1.1', 'HTTP/9.9', ''),
  });

const paths: Make = (authorization, pick) => {
  const segment = (): string => textOf(pick, pick(1, 2, 5), [...ESCAPES, ...ODD, 'v1', 'items', 'me', 'commands', ID]);
  const target = `${pick('/v1/', '/', '//', '/v1//', '/v1/items/', '/v1/projects/', '/problems/', '/docs/')}${segment()}/${segment()}`;
  return request(authorization, { method: pick('GET', 'POST', 'DELETE', 'PATCH'), target });
};

const queries: Make = (authorization, pick) => {
  const name = pick(
    'cursor',
    'limit',
    'minPosition',
    'state',
    'dueBefore',
    'from',
    'text',
    'overdue',
    '__proto__',
    'a[b]',
    '',
    '%00',
  );
  const value = pick(
    ...ESCAPES,
    ...NUMBERS,
    `${pick(...TIMES)}${pick(...CLOCKS).replace(' ', '+')}`,
    '\xff',
    'x'.repeat(9_000),
  );
  const path = pick(...LISTS, `/v1/projects/${ID}/items`, `/v1/users/${ID}/queue`, `/v1/teams/${ID}/work`);
  return request(authorization, { target: `${path}?${name}=${value}${pick('', `&${name}=1`, '&', '&=', '&&%')}` });
};

/** Cursors with the right log are tried where lists return them; here the whole text is made up. */
const cursors: Make = (authorization, pick) => {
  const key = pick(
    `${pick(...TIMES)}${pick(...CLOCKS)}~${pick(ID, '', 'x', ID.repeat(3))}`,
    pick(...NUMBERS),
    '~',
    '\u0000',
    '\ud800',
  );
  const part = (text: string): unknown => pick<unknown>(text, text, text, null, 1, [], {}, [[text]]);
  const list = pick('queue', 'offered', 'completed', 'offers', 'projects', 'users', '');
  const made = base64url(
    pick<unknown>([part('log'), part(list), part(key)], [list, key], { key }, [['log', list, key], 1], key),
  );
  const token = pick(`1.${pick('x', ID, '..', '%00', 'a'.repeat(65))}`, pick(...NUMBERS), `${pick(...NUMBERS)}.${ID}`);
  const target = `${pick(...LISTS)}?${pick(`cursor=${made}`, `cursor=${made}&limit=1`, `minPosition=${encodeURIComponent(token)}`)}`;
  return request(authorization, { target });
};

const sections: Make = (authorization, pick) => {
  const name = textOf(pick, pick(1, 3, 300), ['a', '-', '_', '!', ' ', ':', '\t', '\0', '\xe9', '(', '"']);
  const value = textOf(pick, pick(0, 10, 17_000), [
    'a',
    ' ',
    '\t',
    '\r',
    '\n',
    '\0',
    '\x7f',
    '\xff',
    '"',
    ',',
    ';',
    '\r\n ',
  ]);
  const count = pick(1, 2, 300, 3_000);
  return request(authorization, {
    fields: Array.from({ length: count }, (_, n) => `${name}${pick('', String(n))}: ${value.slice(0, 20_000 / count)}`),
  });
};

const TAGS = ['*', 'W/"1"', '"1"', '1', '"', '*, "1"', ', ,', '"a" "b"', 'W/*', `"${'9'.repeat(9_000)}"`, '"\x80"', ''];
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  'If-Match': TAGS,
  'If-None-Match': TAGS,
  'Idempotency-Key': ['', '"', '"a', 'a b', '\xe9', 'x'.repeat(256), '"\\x"', '"\\""', ',', 'a, a'],
  Prefer: ['wait=0', 'wait=-1', 'wait=', '=', ';;;', 'wait="1', `wait=${'9'.repeat(50)}`, 'a="b, wait=0"'],
  Accept: ['text/html', '*/*;q=x', ',,,', 'text/html;q=2', 'a'.repeat(9_000), '\xff/\xff', ''],
  'Content-Type': [
    'text/plain',
    'application/json;',
    'application/json;charset=x',
    '',
    '/',
    'multipart/form-data',
    '\xff',
  ],
  'Content-Encoding': ['gzip', 'identity', 'br, gzip', '', 'IDENTITY'],
  Traceparent: [
    '00',
    `00-${'0'.repeat(32)}-${'1'.repeat(16)}-01`,
    `ff-${'1'.repeat(32)}-${'1'.repeat(16)}-01-x`,
    '\xff',
  ],
  'X-Request-Id': ['', 'a b', '\x7f', '../../etc', 'x'.repeat(9_000)],
  'X-Forwarded-For': ['x', '1.2.3.4', '::1, ::2', ',', '999.1.1.1', '1.2.3.4:80', '\xff'],
  Expect: ['100-continue', 'miracles', ''],
  Origin: ['null', 'https://evil.test', '\xff', ''],
  Range: ['bytes=0-1', 'bytes=-', 'x'],
  Upgrade: ['websocket', 'h2c', ''],
};

const fields: Make = (authorization, pick) => {
  const made = Array.from({ length: pick(1, 2, 4) }, () => {
    const name = pick(...Object.keys(FIELDS));
    return `${name}: ${pick(...(FIELDS[name] ?? ['']))}`;
  });
  const command = { method: 'POST', target: pick(...COMMANDS), body: pick('{}', '{"title":5}', '{"commands":[]}') };
  return request(authorization, { ...pick<Parts>({ target: pick(...LISTS) }, command), fields: made });
};

const bodies: Make = (authorization, pick) =>
  request(authorization, { method: 'POST', target: pick(...COMMANDS), body: absurdBodies(pick) });

const batches: Make = (authorization, pick) => {
  const x = pick<unknown>(
    'commands',
    '..',
    '%2e%2e',
    '',
    '/',
    '?',
    '#',
    `${ID}/../../commands`,
    null,
    1,
    {},
    { $ref: 0 },
  );
  const reference = {
    $ref: pick<unknown>(0, 1, -1, 0.5, 1e9, '0', null),
    field: pick<unknown>('itemId', '', '__proto__/x', '/', 1, 'a'.repeat(999)),
  };
  const command = {
    method: pick('POST', 'GET', 'post', '', 'DELETE'),
    path: pick(
      '/v1/{x}',
      '/v1/items/{x}/accept',
      '/v1/commands',
      '/v1/{x',
      '/v1/../x',
      '/v1/{__proto__}',
      'v1',
      '/health/live',
      '/v1/%2e%2e',
    ),
    ...pick({}, { params: { x } }, { params: { x: reference } }, { params: { ['__proto__']: x } }),
    ...pick({}, { body: reference }, { body: { title: reference } }, { body: { commands: [] } }),
    ...pick(
      {},
      { key: pick('', 'a b', '\u0000', 'x'.repeat(256)) },
      { ifMatch: pick(...TAGS.slice(0, 9), 'a\r\nb: c') },
    ),
  };
  const commands = Array.from({ length: pick(1, 2, 100, 101) }, () => command);
  return request(authorization, { method: 'POST', target: '/v1/commands', body: JSON.stringify({ commands }) });
};

const tokens: Make = (authorization, pick) => {
  const [header = '', payload = '', signature = ''] = authorization.replace(/^Bearer /, '').split('.');
  const spoilt = (part: string): string =>
    pick(part, '', part.slice(1), `${part}=`, base64url(pick<unknown>(null, [], 1, { alg: 'none' })), '\xff', '*');
  const claims = base64url({
    iss: pick<unknown>('brightly', null, [], 'https://evil.test'),
    scope: ['read'],
    exp: pick<unknown>(1e300, '1', null),
  });
  const token = pick(
    `${spoilt(header)}.${spoilt(payload)}.${spoilt(signature)}`,
    `${header}.${claims}.${signature}`,
    `${base64url({ alg: pick('none', 'HS256', 'EdDSA'), kid: pick<unknown>('x', 1, null, '../..'), jwk: {} })}.${claims}.`,
    `brt_${pick('', 'x', '\xff', 'a'.repeat(5_000), '%00')}`,
    pick('', '.', '..', '....', 'a'.repeat(10_000), '\xff\xfe'),
  );
  return request(authorization, {
    fields: [`Authorization: ${pick('Bearer', 'bearer', 'Basic', 'Bearer ', '', 'DPoP')} ${token}`],
  });
};

/** What is tried, kind by kind. */
export const GROUPS: Readonly<Record<string, Make>> = {
  ...{ methods, paths, queries, cursors, 'header sections': sections, 'header fields': fields },
  ...{ bodies, 'chunked bodies': chunked, 'requests within requests': smuggled, batches, tokens },
};
