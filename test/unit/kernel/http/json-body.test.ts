import fc from 'fast-check';
import { canonicalRequest, MAX_JSON_DEPTH, parseJson, pointerTo } from '../../../../src/kernel/http/json-body.js';
import { problemThrownBy } from '../../../support/problem-thrown-by.js';

const parse = (text: string) => parseJson(Buffer.from(text));

it('reads every JSON value of well-formed text as JSON.parse does', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: MAX_JSON_DEPTH - 1, stringUnit: 'grapheme' }), (value) => {
      const text = JSON.stringify(value);
      fc.pre(!text.includes('\\u0000') && !text.includes('__proto__'));
      expect(parse(text)).toEqual(JSON.parse(text));
    }),
  );
});

it('reports every invalid place, not only the first', () => {
  const problem = problemThrownBy(() => parse('{"a":["\\u0000",{"b/~":"\\ud800"}],"\\u0000":1,"__proto__":{}}'));
  expect(problem.errors?.map(({ pointer, code }) => [pointer, code])).toEqual([
    ['/a/0', 'BAD_CHARACTER'],
    ['/a/1/b~1~0', 'BAD_CHARACTER'],
    ['/\u{FFFD}', 'BAD_CHARACTER'],
    ['/__proto__', 'FORBIDDEN_NAME'],
  ]);
});

it('ignores a byte-order mark', () => {
  expect(parse('\ufeff{"a":"\ufeff"}')).toEqual({ a: '\ufeff' });
});

it('accepts text that only looks invalid', () => {
  expect(parse('["\\ud83d\\ude00", "\\\\u0000", "proto"]')).toEqual(['😀', '\\u0000', 'proto']);
});

it.each([
  ['an overlong encoding', Buffer.from([0x22, 0xc0, 0x80, 0x22]), 'BAD_UTF8'],
  ['an encoded surrogate', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), 'BAD_UTF8'],
  ['a second byte-order mark', Buffer.from('\ufeff\ufeff{}'), 'BAD_JSON'],
  ['a byte-order mark after the beginning', Buffer.from('{\ufeff}'), 'BAD_JSON'],
  ['nothing but a byte-order mark', Buffer.from('\ufeff'), 'BAD_JSON'],
  ['the byte-order mark of another encoding', Buffer.from('\ufeff{}', 'utf16le'), 'BAD_UTF8'],
  ['a raw control character', Buffer.from('"\0"'), 'BAD_JSON'],
  ['a trailing comma', Buffer.from('[1,]'), 'BAD_JSON'],
])('refuses %s', (_what, bytes, code) => {
  expect(problemThrownBy(() => parseJson(bytes))).toMatchObject({ status: 400, errors: [{ pointer: '', code }] });
});

it(`accepts ${MAX_JSON_DEPTH} levels and refuses one more`, () => {
  const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
  expect(parse(nested(MAX_JSON_DEPTH))).toBeInstanceOf(Array);
  expect(problemThrownBy(() => parse(nested(MAX_JSON_DEPTH + 1))).errors).toMatchObject([{ code: 'TOO_DEEP' }]);
});

const canonical = (body: unknown): string => canonicalRequest('POST', '/', body).slice('POST /\n'.length);

it.each(['1e999', '-1e+400', `1${'0'.repeat(400)}`, `1${'0'.repeat(250)}E99`, `1${'0'.repeat(305)}.5e9`])(
  'refuses a number that is too large, with its place: %s',
  (number) => {
    for (const [text, pointer] of [
      [number, ''],
      [`{"a":[1,${number}]}`, '/a/1'],
    ] as const) {
      expect(problemThrownBy(() => parse(text))).toMatchObject({
        status: 400,
        errors: [{ pointer, code: 'BAD_NUMBER' }],
      });
    }
  },
);

it('accepts numbers and texts that only look too large', () => {
  const text = `{"a":1e308,"b":"1e999","c":"${'1'.repeat(400)}","d":1e-999}`;
  expect(parse(text)).toEqual({ a: 1e308, b: '1e999', c: '1'.repeat(400), d: 0 });
});

it('LOG-3: makes the same canonical form as earlier versions, so that their requests are recognised', () => {
  const body = { b: [1.5, -0, 1e21, true, null], a: { é: 'ü"\\\n', '': '\u{1F600}' }, '10': 1, '9': 2 };
  const expected = '{"10":1,"9":2,"a":{"":"\u{1F600}","é":"ü\\"\\\\\\n"},"b":[1.5,0,1e+21,true,null]}';
  expect(canonical(body)).toBe(expected);
});

it('writes one canonical form whatever the order of members and the white space', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.integer({ min: 0, max: 8 }), (value, indent) => {
      const respelled: unknown = JSON.parse(JSON.stringify(reversed(value), null, indent));
      expect(canonical(respelled)).toBe(canonical(JSON.parse(JSON.stringify(value))));
    }),
  );
});

it('writes two canonical forms for two values', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      const [a, b] = [one, other].map((value) => JSON.parse(JSON.stringify(value)) as unknown);
      const same = canonical(a) === canonical(b);
      expect(JSON.parse(canonical(a))).toEqual(a);
      if (same) expect(a).toEqual(b);
    }),
  );
});

it('distinguishes requests by method, path and body, and treats no body like an empty object', () => {
  const forms = [
    canonicalRequest('POST', '/a', undefined),
    canonicalRequest('PUT', '/a', undefined),
    canonicalRequest('POST', '/b', undefined),
    canonicalRequest('POST', '/a', null),
    canonicalRequest('POST', '/a', { a: 1 }),
  ];
  expect(new Set(forms).size).toBe(forms.length);
  expect(canonicalRequest('POST', '/a', {})).toBe(forms[0]);
});

it('escapes a JSON pointer as RFC 6901 says', () => {
  expect(pointerTo(pointerTo('', 'a/b~c'), 0)).toBe('/a~1b~0c/0');
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  );
}
