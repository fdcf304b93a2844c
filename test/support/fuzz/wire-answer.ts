import type { AnswerGiven } from '../api/described.js';

/** A response as it came over the wire. */
export interface WireAnswer extends AnswerGiven {
  /** Whether the connection ends with it. */
  readonly last: boolean;
}

/** The first response in what was received, and how many bytes it takes; undefined while it is incomplete. */
export function answerIn(
  received: Buffer,
  head: boolean,
): { readonly answer: WireAnswer; readonly length: number } | undefined {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [first = '', ...lines] = received.toString('latin1', 0, end).split('\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(`${first} `)?.[1]);
  const start = end + 4;
  if (status < 200) {
    const next = answerIn(received.subarray(start), head);
    return next && { ...next, length: next.length + start };
  }
  const fields = fieldsOf(lines);
  const none = head || status === 204 || status === 304;
  const body = none ? { text: '', length: 0 } : bodyIn(received.subarray(start), fields);
  if (!body) return undefined;
  const header = (name: string): string | null => fields.get(name) ?? null;
  const answer = { status, header, text: body.text, last: fields.get('connection')?.toLowerCase() === 'close' };
  return { answer, length: start + body.length };
}

function fieldsOf(lines: readonly string[]): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    const value = line.slice(colon + 1).trim();
    const before = fields.get(name);
    fields.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return fields;
}

function bodyIn(
  bytes: Buffer,
  fields: ReadonlyMap<string, string>,
): { readonly text: string; readonly length: number } | undefined {
  if (fields.get('transfer-encoding') === 'chunked') return chunksIn(bytes);
  const length = Number(fields.get('content-length') ?? 0);
  return bytes.length < length ? undefined : { text: bytes.toString('utf8', 0, length), length };
}

function chunksIn(bytes: Buffer): { readonly text: string; readonly length: number } | undefined {
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const line = bytes.indexOf('\r\n', at);
    if (line < 0) return undefined;
    const size = parseInt(bytes.toString('latin1', at, line), 16);
    const next = line + 2 + size + 2;
    if (!(bytes.length >= next)) return undefined;
    parts.push(bytes.subarray(line + 2, line + 2 + size));
    if (size === 0) return { text: Buffer.concat(parts).toString('utf8'), length: next };
    at = next;
  }
}
