import { gzipSync } from 'node:zlib';
import type { BYTES, PATHS } from './twists.js';

/** The path bent in each of these ways. */
export const BENDS: Readonly<Record<(typeof PATHS)[number], (path: string) => string>> = {
  slash: (path) => `${path}/`,
  'double slash': (path) => path.replace('/', '//'),
  dot: (path) => path.replace(/\/([^/]+)$/, '/./$1'),
  dots: (path) => path.replace(/\/([^/]+)$/, '/x/../$1'),
  case: (path) => path.toUpperCase(),
  escaped: (path) => path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  null: (path) => `${path}%00`,
  long: (path) => `${path}/${'l'.repeat(5_000)}`,
  matrix: (path) => `${path};v=1`,
  fragment: (path) => `${path}#x`,
  absolute: (path) => `http://elsewhere.test${path}`,
};

/** As in a query, lone surrogates as the bytes that they would be. */
export function escaped(text: string): string {
  return /\p{Surrogate}/u.test(text) ? '%ED%A0%80' : encodeURIComponent(text);
}

/** A body as bytes, and what they change around it. */
export interface Spoiled {
  readonly bytes: Buffer | undefined;
  readonly chunked: boolean;
  readonly fields: Record<string, string | null>;
}

/** The bytes spoiled, or only sent differently, in this way. */
export function spoiled({ bytes, chunked, fields }: Spoiled, how: (typeof BYTES)[number]): Spoiled {
  const given = bytes ?? Buffer.from('{}');
  const as = (made: Buffer | undefined, more: Record<string, string | null> = {}): Spoiled => ({
    bytes: made,
    chunked,
    fields: { ...fields, ...more },
  });
  switch (how) {
    case 'truncated':
      return as(given.subarray(0, Math.max(1, given.length - 1)));
    case 'trailing':
      return as(Buffer.concat([given, Buffer.from(' {}')]));
    case 'bom':
      return as(Buffer.concat([Buffer.from('\ufeff'), given]));
    case 'bad utf-8':
      return as(Buffer.concat([given.subarray(0, -1), Buffer.from([0xc3, 0x28]), given.subarray(-1)]));
    case 'raw surrogate':
      return as(Buffer.concat([given.subarray(0, -1), Buffer.from([0xed, 0xa0, 0x80]), given.subarray(-1)]));
    case 'utf-16':
      return as(Buffer.from(given.toString('utf8'), 'utf16le'));
    case 'gzip':
      return as(gzipSync(given), { 'Content-Encoding': 'gzip' });
    case 'empty':
      return as(Buffer.alloc(0));
    case 'blank':
      return as(Buffer.from(' \r\n\t'));
    case 'null':
    case 'list':
    case 'scalar':
      return as(Buffer.from({ null: 'null', list: '[]', scalar: '42' }[how]));
    case 'large':
      return as(Buffer.from(`{"title":"${'m'.repeat(1024 * 1024 - 12)}"}`));
    case 'oversize':
      return as(Buffer.alloc(1024 * 1024 + 1, 0x20));
    case 'oversize chunked':
      return { ...as(Buffer.alloc(1024 * 1024 + 1, 0x20)), chunked: true };
    case 'chunked':
      return { ...as(given), chunked: true };
    case 'none':
      return as(undefined);
    case 'no type':
      return as(given, { 'Content-Type': null });
    case 'expect':
      return as(given, { Expect: '100-continue' });
    default:
      return how satisfies never;
  }
}
