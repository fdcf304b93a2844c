import { randomUUID } from 'node:crypto';

const SANE_REQUEST_ID = /^[\w.~:+=-]{1,128}$/;
const TRACEPARENT = /^(?!ff)([0-9a-f]{2})-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?$/;

/** The caller's `X-Request-Id` if it is acceptable (1 to 128 of `A-Z a-z 0-9 _ . ~ : + = -`), else a fresh UUID. */
export function requestIdFrom(header: string | string[] | undefined): string {
  return typeof header === 'string' && SANE_REQUEST_ID.test(header) ? header : randomUUID();
}

/**
 * The `traceparent` if it is valid (W3C Trace Context, level 1); an invalid one counts as absent, as the standard
 * requires.
 */
export function traceparentFrom(header: string | string[] | undefined): string | undefined {
  if (typeof header !== 'string' || header.length > 256) return undefined;
  const [, version, rest] = TRACEPARENT.exec(header) ?? [];
  return version === undefined || (version === '00' && rest !== undefined) ? undefined : header;
}
