import fc from 'fast-check';
import { change, notAnId } from './absurd.js';
import type { Change, Text } from './written.js';

/** One thing wrong, or only odd, about a request. */
export type Twist =
  | { readonly twist: 'body'; readonly change: Change }
  | { readonly twist: 'bytes'; readonly how: (typeof BYTES)[number] }
  | { readonly twist: 'header'; readonly name: string; readonly value: Text }
  | { readonly twist: 'query'; readonly name: string; readonly value: Text }
  | { readonly twist: 'id'; readonly nth: number; readonly text: string }
  | { readonly twist: 'path'; readonly how: (typeof PATHS)[number] }
  | { readonly twist: 'method'; readonly method: string };

/** How the bytes of a body may be spoiled, or only sent differently. */
export const BYTES = [
  ...([
    'truncated',
    'trailing',
    'bom',
    'bad utf-8',
    'raw surrogate',
    'utf-16',
    'gzip',
    'empty',
    'blank',
    'null',
    'list',
  ] as const),
  ...(['scalar', 'large', 'oversize', 'oversize chunked', 'chunked', 'none', 'no type', 'expect'] as const),
] as const;

/** How a path may be bent. */
export const PATHS = [
  'slash',
  'double slash',
  'dot',
  'dots',
  'case',
  'escaped',
  'null',
  'long',
  'matrix',
  'fragment',
  'absolute',
] as const;

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY'];

const KEYS = ['""', '"', '"a"b"', 'a b', 'é', '', 'x'.repeat(255), 'x'.repeat(256), '"\\x"', "'", '0', '"\\""'];
const TAGS = [
  '*',
  'W/"1"',
  '"1"',
  '"1", "2"',
  '1',
  '"',
  '*, "1"',
  ', ,',
  '"a" "b"',
  'W/*',
  '"\x80"',
  '"0"',
  '',
  `"${'9'.repeat(400)}"`,
];
const POSITIONS = [
  '0',
  '1',
  '-1',
  '1e3',
  '01',
  '99999',
  '9223372036854775807',
  '9223372036854775808',
  '1.log',
  '1.',
  'null',
  '',
  '1.0198',
];
const CURSORS = [
  '',
  'x',
  'bnVsbA',
  'W10',
  'WzEsMiwzXQ',
  'WyJhIiwiYiIsImMiXQ',
  '%',
  '=',
  'a'.repeat(2_000),
  '\u{1F600}',
];
const ODD_HEADERS: Readonly<Record<string, readonly string[]>> = {
  'Idempotency-Key': KEYS,
  'If-Match': TAGS,
  'If-None-Match': TAGS,
  Prefer: ['wait=0', 'wait=x', 'wait', 'wait="1"', 'respond-async, wait=0', 'wait=-1', 'wait=999999999999', '=', ';;;'],
  Accept: ['text/html', 'text/html;q=0', '*/*;q=x', 'application/xml', 'image/png, text/html, */*', '', ',,,'],
  'Content-Type': [
    'text/plain',
    'application/json; charset=latin1',
    'application/json; charset=utf-8',
    'application/json;',
    '',
    'x',
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'application/problem+json',
    'APPLICATION/JSON',
  ],
  'Content-Encoding': ['gzip', 'identity', 'br', 'deflate, gzip', ''],
  'X-Request-Id': ['', 'a b', 'x'.repeat(129), '\x7f', '../../etc', '"'],
  Traceparent: ['00', `00-${'1'.repeat(32)}-${'2'.repeat(16)}-01`, `00-${'0'.repeat(32)}-${'2'.repeat(16)}-01`, 'ff-x'],
  Origin: ['https://evil.example', 'null', 'https://app.example'],
  'X-Forwarded-For': ['1.2.3.4', 'x', '::1, ::2'],
  'X-HTTP-Method-Override': ['DELETE'],
  Range: ['bytes=0-1'],
  'If-Modified-Since': ['x'],
  Cookie: ['a=b', 'session='],
  Connection: ['close', 'upgrade'],
  Upgrade: ['websocket', 'h2c'],
};

const ODD_PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  minPosition: POSITIONS,
  cursor: CURSORS,
  limit: ['0', '-1', '101', 'x', '1e1', '', '9007199254740993'],
};

/** What may be wrong, or only odd, about a request. */
export const twistOf = (hasBody: boolean): fc.Arbitrary<Twist> => {
  const header = fc.constantFrom(...Object.keys(ODD_HEADERS)).chain((name) =>
    fc.record({
      twist: fc.constant('header' as const),
      name: fc.constant(name),
      value: fc.constantFrom(...(ODD_HEADERS[name] ?? [])),
    }),
  );
  const query = fc.oneof(
    ...Object.entries(ODD_PARAMETERS).map(([name, values]) =>
      fc.record({ twist: fc.constant('query' as const), name: fc.constant(name), value: fc.constantFrom(...values) }),
    ),
    fc.record({
      twist: fc.constant('query' as const),
      name: fc.constantFrom('state', 'text', 'text[]', 'a[b]', '__proto__', '', 'limit', 'x', '\u0000', '\ud800'),
      value: fc.constantFrom('', 'x', '\u0000', '\ud800', '😀', '%', '&', 'true', '../..'),
    }),
  );
  const body: fc.Arbitrary<Twist> = fc.record({ twist: fc.constant('body' as const), change });
  const bytes: fc.Arbitrary<Twist> = fc.record({
    twist: fc.constant('bytes' as const),
    how: fc.constantFrom(...BYTES),
  });
  return fc.oneof(
    { arbitrary: body, weight: hasBody ? 40 : 2 },
    { arbitrary: bytes, weight: 8 },
    { arbitrary: header, weight: 16 },
    { arbitrary: query, weight: 6 },
    { arbitrary: fc.record({ twist: fc.constant('id' as const), nth: fc.nat(3), text: notAnId }), weight: 6 },
    { arbitrary: fc.record({ twist: fc.constant('path' as const), how: fc.constantFrom(...PATHS) }), weight: 3 },
    { arbitrary: fc.record({ twist: fc.constant('method' as const), method: fc.constantFrom(...METHODS) }), weight: 3 },
  );
};
