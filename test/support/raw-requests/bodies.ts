import { request, textOf, type Pick } from './parts.js';

/** The title that a request within another one would offer, if it were carried out. */
export const SMUGGLED = 'Smuggled';

/** A body, mostly an invalid one. */
export function absurdBodies(pick: Pick): Buffer {
  const value = pick(
    'null',
    '1e999',
    '"\\ud800"',
    '"\\u0000"',
    '[]',
    '{}',
    '-0',
    '"2020-02-30T00:00:00Z"',
    '"😀"',
    'NaN',
    'tru',
    '01',
  );
  const name = pick(
    'title',
    'dueAt',
    'ownerId',
    'steps',
    'tagIds',
    'name',
    'scopes',
    'minutes',
    'commands',
    '__proto__',
    'a/b~c',
    '',
  );
  const depth = pick(1, 31, 33, 20_000);
  const text = pick(
    `{"${name}":${value}}`,
    `{"title":"x","${name}":${value},"${name}":${value}}`,
    `${'['.repeat(depth)}${value}${']'.repeat(depth)}`,
    `{"title":"${textOf(pick, 600, ['a', '😀', '\u0301', '\u200b', '\u202e'])}"}`,
    textOf(pick, 40, ['{', '}', '[', ']', '"', ':', ',', '\\', 'u', '0', ' ', '\n']),
    `{"title":"${'x'.repeat(pick(30_000, 1_100_000))}"}`,
    value,
  );
  const bytes = Buffer.from(text);
  const cut = bytes.subarray(0, pick(bytes.length, bytes.length - 1, Math.floor(bytes.length / 2)));
  const marks = ['', 'efbbbf', 'efbbbfefbbbf', 'fffe', 'feff', 'c0', 'eda080', 'ff', '00'];
  return Buffer.concat([Buffer.from(pick(...marks), 'hex'), cut]);
}

/** A body in chunks, mostly badly framed, with nothing in it that could be carried out. */
export function chunked(authorization: string, pick: Pick): Buffer {
  const size = pick(
    '5',
    '0',
    'ff',
    '-1',
    'x',
    '',
    '5;a=b',
    `5;${'x'.repeat(20_000)}`,
    '00000005',
    'FFFFFFFFFFFFFFFFF',
    '0x5',
    ' 5',
    '5 ',
  );
  const end = pick('\r\n', '\n', '', '\r', '\r\n\r\n');
  const last = pick('0\r\n\r\n', '0\r\nX: 1\r\n\r\n', '', '0\r\n', '0\n\n', '0\r\nContent-Length: 5\r\n\r\n');
  const coding = pick(
    'chunked',
    'Chunked',
    'gzip, chunked',
    'chunked, chunked',
    'chunked, gzip',
    'rot13',
    'identity',
    '',
    'chunked;q=1',
  );
  const more = pick([], ['Content-Length: 5'], ['Transfer-Encoding: chunked'], ['Expect: 100-continue']);
  return request(authorization, {
    ...{ method: 'POST', target: '/v1/items', length: false },
    fields: [`Transfer-Encoding: ${coding}`, ...more],
    body: `${size}${end}${pick('hello', '{"a":', '', 'helloworld')}${end}${last}`,
  });
}

/** A refused request whose body is an offer, in case its framing is read in two ways. */
export function smuggled(authorization: string, pick: Pick): Buffer {
  const offer = `{"title":"${SMUGGLED}","accept":true}`;
  const inner = `POST /v1/items HTTP/1.1\r\nHost: brightly.test\r\nAuthorization: ${authorization}\r\nContent-Type: application/json\r\nContent-Length: ${offer.length}\r\n\r\n${offer}`;
  const body = pick(
    `0\r\n\r\n${inner}`,
    inner,
    `1\r\nx\r\n0\r\n\r\n${inner}`,
    `${inner.length.toString(16)}\r\n${inner}\r\n0\r\n\r\n`,
  );
  const both = [`Content-Length: ${body.length}`, 'Transfer-Encoding: chunked'];
  const framing = pick(
    both,
    both.toReversed(),
    [`Content-Length: ${body.length}`, 'Transfer-Encoding : chunked'],
    [`Content-Length: ${body.length}`, 'Transfer-Encoding: xchunked'],
    [`Content-Length: ${body.length}`, 'Transfer-Encoding:\tchunked'],
    [`Content-Length: ${body.length}`, 'X: y\nTransfer-Encoding: chunked'],
    [`Content-Length: ${body.length}`, 'Content-Length: 0'],
    [`Content-Length: 0, ${body.length}`],
    [`Content-Length: +${body.length}`],
    [`Content-Length: ${body.length}`],
  );
  return request(authorization, { method: 'POST', target: '/v1/items', length: false, fields: framing, body });
}
