import fc from 'fast-check';
import type { Change, Written } from './written.js';

const NUMBERS = [
  '9007199254740992',
  '9007199254740993',
  '-0',
  '0.1',
  '1e308',
  '1e999',
  '-1',
  '1E2',
  '99999999999999999999',
];
const NO_JSON = ['NaN', 'Infinity', 'undefined', '01', '.5', "'x'", '{,}', '[1,]', '"\n"', '"\\x"', '/**/1', '0x10'];
const TEXTS = [
  ...['""', '" "', '"NaN"', '"null"', '"0"', '"true"', '"[object Object]"', '"\\u0000"', '"a\\u0000b"', '"\\ud800"'],
  ...['"\\udc00x"', '"\\ud83d\\ude00"', '"\u202e"', '"\\u200b"', '"\\n"', '"2024-02-30T00:00:00Z"', '"2024-01-01"'],
  ...[
    '"9999-12-31T23:59:60Z"',
    '"0000-00-00T00:00:00Z"',
    '"+010000-01-01T00:00:00Z"',
    '"-1"',
    '"1e3"',
    '"%00"',
    '"../.."',
  ],
  ...['"00000000-0000-0000-0000-000000000000"', '"FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF"', '"{itemId}"', '"admin"'],
  ...['"\'; drop table log.events; --"', '"${x}"', '"<script>"'],
];
const OTHERS = ['null', 'true', 'false', '[]', '{}', '[[]]', '[null]', '{"":{}}', '{"$ref":0,"field":"itemId"}'];
const PROTOTYPES = [
  ...[
    '{"__proto__":{"admin":true}}',
    '{"constructor":{"prototype":{"admin":true}}}',
    '{"toString":1}',
    '{"length":-1}',
  ],
  ...['{"hasOwnProperty":null}', '{"then":1}', '{"toJSON":1}', '{"valueOf":{}}'],
];

/** Names of unknown members. */
const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'then',
  '',
  'id',
  'ownerId',
  '$ref',
  'a/b~c',
  'é',
];

/** Values that are invalid nearly everywhere, a few of them large. */
export const absurd: fc.Arbitrary<Written> = fc.oneof(
  {
    arbitrary: fc.constantFrom(...NUMBERS, ...TEXTS, ...OTHERS, ...PROTOTYPES).map((verbatim) => ({ verbatim })),
    weight: 40,
  },
  { arbitrary: fc.constantFrom(...NO_JSON).map((verbatim) => ({ verbatim })), weight: 4 },
  { arbitrary: fc.nat(40).map((depth) => ({ verbatim: '['.repeat(depth) + ']'.repeat(depth) })), weight: 3 },
  { arbitrary: fc.nat(40).map((depth) => ({ verbatim: '{"a":'.repeat(depth) + '1' + '}'.repeat(depth) })), weight: 3 },
  { arbitrary: fc.integer({ min: 190, max: 600 }).map((length) => 'y'.repeat(length)), weight: 4 },
  { arbitrary: fc.constant('😀').map((text) => text.repeat(500)), weight: 1 },
  {
    arbitrary: fc.constantFrom<Written>(
      'z'.repeat(20_001),
      { verbatim: `[${'"step",'.repeat(9_999)}"step"]` },
      { verbatim: '['.repeat(20_000) + ']'.repeat(20_000) },
      { verbatim: `{${'"a":1,'.repeat(5_000)}"b":2}` },
    ),
    weight: 1,
  },
);

/** A change to one place of a body, mostly to something invalid. */
export const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('replace' as const), nth: fc.nat(500), by: absurd }),
  fc.record({ kind: fc.constant('remove' as const), nth: fc.nat(500) }),
  fc.record({ kind: fc.constant('add' as const), nth: fc.constant(0), name: fc.constantFrom(...NAMES), value: absurd }),
  fc.record({ kind: fc.constant('double' as const), nth: fc.nat(500), by: absurd }),
);

/** Invalid values in place of an id or a parameter. */
export const notAnId = fc.constantFrom(
  ...['%00', '%2f', '%2F..', '%', '%zz', '%c3%28', '%ed%a0%80', '%E2%80%8B', '.', '..', '%2e%2e', '*', ';a=b', 'null'],
  ...['undefined', '0', '-1', '1e3', "'", '%27%20or%201=1', '{itemId}', '__proto__', 'constructor', 'a'.repeat(101)],
  ...[
    'b'.repeat(4_000),
    '00000000-0000-0000-0000-000000000000',
    '018f-',
    '%20',
    '%0d%0aX-Bad:1',
    '@',
    'é',
    '%3Fa',
    '%23',
  ],
);
