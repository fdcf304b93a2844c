import type { Random } from '../load/wishes.js';

/** A random one of these. */
export type Pick = <Value>(...values: readonly Value[]) => Value;

/** Picks with this randomness. */
export function pickBy(random: Random): Pick {
  return (...values) => {
    const value = values[Math.floor(random() * values.length)];
    if (value === undefined) throw new Error('There is nothing to pick from.');
    return value;
  };
}

/** A request as bytes; the connection ends with its response unless the fields say otherwise. */
export interface Parts {
  readonly method?: string;
  readonly target?: string;
  readonly version?: string;
  readonly fields?: readonly string[];
  readonly body?: string | Buffer;
  /** Added if the body has a length and nothing else says it; `false` for a body that is framed in another way. */
  readonly length?: boolean;
}

/** The request, with this `Authorization` unless its own fields have one. */
export function request(authorization: string, parts: Parts): Buffer {
  const { method = 'GET', target = '/v1/me', version = 'HTTP/1.1', fields = [], body = '', length = true } = parts;
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const own = (name: string): boolean => fields.some((field) => field.toLowerCase().startsWith(name));
  const all = [
    'Host: brightly.test',
    'Connection: close',
    ...(own('authorization') ? [] : [`Authorization: ${authorization}`]),
    ...(own('content-type') || bytes.length === 0 ? [] : ['Content-Type: application/json']),
    ...(length && bytes.length > 0 && !own('content-length') ? [`Content-Length: ${bytes.length}`] : []),
    ...fields,
  ];
  const head = `${method} ${target} ${version}\r\n${all.map((field) => `${field}\r\n`).join('')}\r\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), bytes]);
}

/** Text of these characters. */
export function textOf(pick: Pick, length: number, characters: readonly string[]): string {
  return Array.from({ length }, () => pick(...characters)).join('');
}
