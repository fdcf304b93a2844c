/**
 * Bytes that fetch would never send, each on a connection of its own, and whether the sender half-closes it after them.
 */
export interface BrokenHttp {
  readonly name: string;
  readonly end: boolean;
  bytes(authorization: string): Buffer;
}

const FIELDS = 'Host: brightly.test\r\nContent-Type: application/json\r\n';
const BODY = '{"title":"Sent wrongly","accept":true}';

interface Parts {
  readonly line?: string;
  readonly fields?: string;
  readonly more?: string;
  readonly body?: string;
  /** Half-closes at once, unlike a sender that waits for a response. */
  readonly end?: boolean;
}

/** An offer that would be carried out except for one thing. */
function offer(
  name: string,
  { line = 'POST /v1/items HTTP/1.1', fields = FIELDS, more = '', body = '', end = false }: Parts,
): BrokenHttp {
  const closing = end ? '' : 'Connection: close\r\n';
  return {
    ...{ name, end },
    bytes: (authorization) =>
      Buffer.from(`${line}\r\n${fields}Authorization: ${authorization}\r\n${closing}${more}\r\n${body}`, 'latin1'),
  };
}

const LENGTH = `Content-Length: ${BODY.length}\r\n`;
const CHUNKED = 'Transfer-Encoding: chunked\r\n';

/** Every protocol violation that is tried; none may write anything. */
export const BROKEN_HTTP: readonly BrokenHttp[] = [
  offer('a body shorter than it says', { more: `Content-Length: ${BODY.length + 5}\r\n`, body: BODY, end: true }),
  offer('a body longer than it says', { more: 'Content-Length: 5\r\n', body: BODY }),
  offer('two lengths', { more: `${LENGTH}Content-Length: 1\r\n`, body: BODY }),
  offer('a length and chunks', { more: `${LENGTH}${CHUNKED}`, body: BODY }),
  offer('a length that is none', { more: 'Content-Length: abc\r\n', body: BODY }),
  offer('a length below zero', { more: 'Content-Length: -1\r\n', body: BODY }),
  offer('a length beyond all', { more: `Content-Length: ${'9'.repeat(30)}\r\n`, body: BODY }),
  offer('a chunk without a size', { more: CHUNKED, body: 'xyz\r\n' }),
  offer('a chunk shorter than it says', { more: CHUNKED, body: `ff\r\n${BODY}\r\n`, end: true }),
  offer('chunks without an end', { more: CHUNKED, body: `${BODY.length.toString(16)}\r\n${BODY}\r\n`, end: true }),
  offer('a chunk extension too long', { more: CHUNKED, body: `5;${'x'.repeat(20_000)}\r\nhello\r\n0\r\n\r\n` }),
  offer('an unknown transfer encoding', { more: 'Transfer-Encoding: rot13\r\n', body: BODY }),
  offer('a header section too long', { more: `X-Long: ${'x'.repeat(17_000)}\r\n` }),
  offer('a path too long', { line: `POST /v1/${'x'.repeat(17_000)} HTTP/1.1` }),
  offer('many header fields', { more: 'X: 1\r\n'.repeat(2_500) }),
  offer('a field without a colon', { more: 'nothing\r\n' }),
  offer('a blank before the colon', { more: 'X : 1\r\n' }),
  offer('a field with U+0000', { more: 'X: a\0b\r\n' }),
  offer('a folded field', { more: 'X: a\r\n b\r\n' }),
  offer('a line feed alone', { more: 'X: a\nY: b\r\n' }),
  offer('no host', { fields: 'Content-Type: application/json\r\n', more: LENGTH, body: BODY.slice(1) + ' ' }),
  offer('two hosts', { more: `Host: other.test\r\n${LENGTH}`, body: BODY.slice(1) + ' ' }),
  offer('no version', { line: 'POST /v1/items' }),
  offer('another version', { line: 'POST /v1/items HTTP/3.0' }),
  offer('HTTP/2', { line: 'PRI * HTTP/2.0', fields: '', more: 'SM\r\n' }),
  offer('a method in small letters', { line: 'post /v1/items HTTP/1.1' }),
  offer('an unknown method', { line: 'BREW /v1/items HTTP/1.1' }),
  offer('CONNECT', { line: 'CONNECT elsewhere.test:443 HTTP/1.1' }),
  offer('an asterisk', { line: 'OPTIONS * HTTP/1.1' }),
  offer('a path without a slash', { line: 'GET v1/me HTTP/1.1' }),
  offer('a blank in the path', { line: 'GET /v1/me x HTTP/1.1' }),
  offer('a path that is not ASCII', { line: 'GET /v1/\xe9 HTTP/1.1' }),
  offer('an expectation nobody knows', { more: `Expect: miracles\r\n${LENGTH}`, body: BODY.slice(1) + ' ' }),
  offer('an upgrade', { line: 'GET /v1/me HTTP/1.1', more: 'Connection: upgrade\r\nUpgrade: websocket\r\n' }),
  offer('a second request that is none', {
    line: 'GET /v1/me HTTP/1.1',
    fields: 'Host: brightly.test\r\n',
    more: '',
    body: 'nonsense\r\n\r\n',
  }),
  offer('a header section that ends early', { more: 'X: 1', end: true }),
  { name: 'nothing but blank lines', end: true, bytes: () => Buffer.from('\r\n\r\n\r\n') },
  { name: 'TLS', end: true, bytes: () => Buffer.from('16030100a5010000a10303', 'hex') },
  {
    name: 'random bytes',
    end: true,
    bytes: () => Buffer.from(Array.from({ length: 600 }, (_, n) => (n * 197 + 61) % 256)),
  },
];
