import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';
import canonicalize from 'canonicalize';
import type { FastifyRequest } from 'fastify';
import type { InputError } from './problem.js';
import { kernelProblem, malformed } from './refusal-to-problem.js';

/** How deep a body may nest: beyond it a recursive reader would run out of stack. */
export const MAX_JSON_DEPTH = 32;

type Unfit = InputError & { readonly pointer: string };

const [OPENING_BRACE, OPENING_BRACKET] = ['{', '['].map((character) => character.charCodeAt(0));
const JSON_MEDIA_TYPE = /^application\/json[ \t]*(?:;|$)/i;
/** Matches every number beyond the range of IEEE 754, hardly ever an id, and some other text. */
const MAYBE_INFINITE = /(?:^|[[:,\s])-?\d[\d.]*e\+?\d\d|\d{300}/i;
const CHARSET = /;[ \t]*charset[ \t]*=[ \t]*"?([^";, \t]*)/i;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** The JSON Pointer (RFC 6901) of a member of what `parent` points to. */
export function pointerTo(parent: string, member: string | number): string {
  return `${parent}/${String(member).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/**
 * The request's body as JSON, parsed at the first call; undefined when there is none. Throws a ProblemError: 415 unless it
 * is plain UTF-8 JSON by its header fields, 400 as `parseJson` does.
 */
export function jsonBody(request: FastifyRequest): unknown {
  const { body } = request;
  if (!Buffer.isBuffer(body)) return body;
  if (body.length === 0) {
    request.body = undefined;
    return undefined;
  }
  const why = whyNotJson(request.headers);
  if (why !== undefined) throw kernelProblem(415, 'UNSUPPORTED_MEDIA_TYPE', why);
  request.body = parseJson(body);
  return request.body;
}

/**
 * Why the header fields keep the body from being read as JSON; of the media type's parameters, only `charset` counts.
 */
function whyNotJson(headers: IncomingHttpHeaders): string | undefined {
  const { 'content-type': type, 'content-encoding': encoding } = headers;
  if (type === undefined) return 'The body has no Content-Type; send it as `Content-Type: application/json`.';
  if (!JSON_MEDIA_TYPE.test(type)) {
    return 'The body is not JSON by its Content-Type; send it as `Content-Type: application/json`.';
  }
  const charset = CHARSET.exec(type)?.[1]?.toLowerCase() ?? 'utf-8';
  if (charset !== 'utf-8' && charset !== 'utf8') return 'The body is not UTF-8 by its Content-Type; send it in UTF-8.';
  if (!encoding || encoding.toLowerCase() === 'identity') return undefined;
  return 'The body has a Content-Encoding, and none is accepted; send it unencoded.';
}

/**
 * Parses these bytes as JSON (RFC 8259). Throws a ProblemError with status 400 for bad UTF-8, bad syntax, nesting
 * beyond `MAX_JSON_DEPTH`, a member named `__proto__`, a number too large for IEEE 754, and U+0000 or lone surrogates
 * in any string; the error names every place.
 */
export function parseJson(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) {
    throw malformed([{ pointer: '', code: 'BAD_UTF8', detail: 'The body is not valid UTF-8.' }]);
  }
  // RFC 8259, 8.1: a byte-order mark, which some senders put first, may be skipped.
  const marked = bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK);
  const text = bytes.toString('utf8', marked ? BYTE_ORDER_MARK.length : 0);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // The engine's message quotes the body, which may be personal text; only the place is passed on.
    const place = error instanceof Error ? /at position (\d+)/.exec(error.message)?.[1] : undefined;
    const detail = place ? `The body is not valid JSON, from character ${place} on.` : 'The body is not valid JSON.';
    const early = error instanceof Error && /^Unexpected end|^Unterminated/.test(error.message);
    throw malformed([
      { pointer: '', code: 'BAD_JSON', detail: early ? 'The body is not valid JSON: it ends too early.' : detail },
    ]);
  }
  if (isPlain(text)) return value;
  const [first, ...rest] = unfitIn(value);
  if (first) throw malformed([first, ...rest]);
  return value;
}

/**
 * Whether this valid JSON text certainly holds nothing unfit, judged by the text alone: in valid UTF-8, bad characters
 * occur as escapes only, and text with no more opening brackets than the limit nests no deeper.
 */
function isPlain(text: string): boolean {
  if (text.includes('\\u') || text.includes('__proto__') || MAYBE_INFINITE.test(text)) return false;
  let opened = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index);
    if ((character === OPENING_BRACE || character === OPENING_BRACKET) && ++opened > MAX_JSON_DEPTH) return false;
  }
  return true;
}

/**
 * Every place in a value that a database or reader could not take: bad characters, a forbidden name, too large a number
 * or too deep a nesting.
 */
export function unfitIn(value: unknown): readonly Unfit[] {
  const errors: Unfit[] = [];
  inspect(value, '', 0, errors);
  return errors;
}

function inspect(value: unknown, pointer: string, depth: number, errors: Unfit[]): void {
  if (typeof value === 'string') inspectText(value, pointer, errors);
  if (typeof value === 'number' && !Number.isFinite(value)) {
    errors.push({ pointer, code: 'BAD_NUMBER', detail: 'The number is too large; IEEE 754 must be able to hold it.' });
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth === MAX_JSON_DEPTH) {
    errors.push({ pointer, code: 'TOO_DEEP', detail: `The body nests deeper than ${MAX_JSON_DEPTH} levels.` });
    return;
  }
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      inspect(value[index], pointerTo(pointer, index), depth + 1, errors);
    }
    return;
  }
  for (const [name, member] of Object.entries(value)) {
    const at = pointerTo(pointer, name);
    inspectText(name, at, errors);
    if (name === '__proto__') {
      errors.push({ pointer: at, code: 'FORBIDDEN_NAME', detail: 'No member may be named `__proto__`.' });
    }
    inspect(member, at, depth + 1, errors);
  }
}

function inspectText(text: string, pointer: string, errors: Unfit[]): void {
  if (text.isWellFormed() && !text.includes('\0')) return;
  errors.push({
    // A pointer that itself holds a lone surrogate could not be sent as UTF-8.
    pointer: pointer.replaceAll(/[\0\p{Surrogate}]/gu, '\u{FFFD}'),
    code: 'BAD_CHARACTER',
    detail: 'Text must not hold U+0000 or half of a surrogate pair.',
  });
}

/**
 * The canonical form of a command for the exactly-once fingerprint: method, address, and the body as canonical JSON (RFC
 * 8785), so that neither white space nor the order of members makes two requests out of one. No body is the same as an
 * empty object.
 */
export function canonicalRequest(method: string, address: string, body: unknown): string {
  return `${method} ${address}\n${canonicalize(body === undefined ? {} : body)}`;
}
