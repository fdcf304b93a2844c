import { malformed } from './refusal-to-problem.js';

const QUOTED = /^"((?:[!#-[\]-~]|\\["\\])*)"$/;
const VISIBLE = /^[!-~]{1,255}$/;

/**
 * The caller's `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header), quoted or bare: 1 to 255 visible ASCII
 * characters; undefined when there is none. Throws a ProblemError with status 400 for anything else.
 */
export function idempotencyKeyFrom(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  const text = typeof header === 'string' ? header.trim() : '';
  const quoted = QUOTED.exec(text)?.[1]?.replaceAll(/\\(.)/g, '$1');
  const key = quoted ?? (text.startsWith('"') ? '' : text);
  if (!VISIBLE.test(key)) {
    throw malformed([
      {
        header: 'Idempotency-Key',
        code: 'BAD_IDEMPOTENCY_KEY',
        detail: 'Idempotency-Key takes one key of 1 to 255 visible ASCII characters, bare or in double quotes.',
      },
    ]);
  }
  return key;
}
