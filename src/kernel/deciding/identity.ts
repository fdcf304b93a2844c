import { createHmac, createSecretKey, hash } from 'node:crypto';
import type { Chance } from '../runtime/clock.js';

/** Whose keys are told apart: one user of one organization. */
export interface Caller {
  readonly organizationId: string;
  readonly actor: string;
}

/** Where fresh UUIDs come from. */
export type FreshIds = Pick<Chance, 'randomUuidV7'>;

/**
 * The id of a command: a UUID v8 that derives from caller, stream and key, so that a repeat is recognised by it on any
 * node; without a key a fresh one.
 */
export function commandIdOf(caller: Caller, stream: string, key: string | undefined, fresh: FreshIds): string {
  return key === undefined
    ? fresh.randomUuidV7()
    : derivedId('command', caller.organizationId, caller.actor, stream, key);
}

/** The id of an event: a UUID v8 that derives from its command, the attempt to append it, and its place in there. */
export function eventIdOf(commandId: string, attempt: string, index: number): string {
  return derivedId('event', commandId, attempt, String(index));
}

/**
 * The id for a new stream: a UUID v8 that derives from caller and key, so that a creation sent again meets itself in
 * the same stream; without a key a fresh one.
 */
export function newStreamId(caller: Caller, key: string | undefined, fresh: FreshIds): string {
  return key === undefined ? fresh.randomUuidV7() : derivedId('stream', caller.organizationId, caller.actor, key);
}

/** Keyed HMAC (SHA-256, base64url) of a request, under a key of 32 bytes that every node shares. */
export function requestHmacBy(hmacKey: Uint8Array): (request: string) => string {
  if (hmacKey.byteLength < 32) throw new Error(`The HMAC key has ${hmacKey.byteLength} bytes; it needs 32 or more.`);
  const key = createSecretKey(hmacKey);
  return (request) => createHmac('sha256', key).update(request).digest('base64url');
}

const VARIANTS = '89ab';
const uuid = Buffer.alloc(36);

function derivedId(...parts: readonly string[]): string {
  let text = '';
  // Each part stands behind its length, so that no two lists of parts read the same.
  for (const part of parts) text += `${part.length}:${part}`;
  const hex = hash('sha256', text);
  const variant = VARIANTS.charAt(Number.parseInt(hex.charAt(16), 16) & 3);
  uuid.write(
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`,
    'latin1',
  );
  // Ids are kept by the hundred thousand; a joined string would keep its parts too, at four times the memory.
  return uuid.toString('latin1');
}
