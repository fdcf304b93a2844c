import type { Described } from '../api/document.js';
import type { Person } from './people.js';

/** A request as it goes over the wire. */
export interface Sending {
  readonly operation: Described;
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer | undefined;
  readonly chunked: boolean;
  /** Undefined for a stranger. */
  readonly by: Person | undefined;
  /** The ids that its path and body name. */
  readonly ids: ReadonlyMap<string, string>;
  /** Whether it has no twist. */
  readonly straight: boolean;
}

/** The bytes of a request. */
export function bytesOf({ method, target, headers, body, chunked }: Sending): Buffer {
  const framing =
    body === undefined ? [] : chunked ? [['Transfer-Encoding', 'chunked']] : [['Content-Length', String(body.length)]];
  const fields = [...headers, ...framing].map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const head = Buffer.from(`${method} ${target} HTTP/1.1\r\n${fields}\r\n`, 'latin1');
  if (body === undefined) return head;
  if (!chunked) return Buffer.concat([head, body]);
  const chunk = body.length === 0 ? [] : [Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n')];
  return Buffer.concat([head, ...chunk, Buffer.from('0\r\n\r\n')]);
}
