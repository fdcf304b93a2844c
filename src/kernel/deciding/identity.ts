import { createHmac, createSecretKey, hash } from 'node:crypto';
import type { Randomness } from '../runtime/clock.js';

/** The namespace of idempotency keys: one user of one organization. */
export interface CommandSender {
  readonly organizationId: string;
  readonly actor: string;
}

/** The source of fresh UUIDs. */
export type FreshIds = Pick<Randomness, 'randomUuidV7'>;

/**
 * The id of a command: a UUID v8 that derives from caller, stream and key, so that any node recognises a repeat;
 * without a key a fresh one.
 */
export function commandIdOf(caller: CommandSender, stream: string, key: string | undefined, fresh: FreshIds): string {
  return key === undefined
    ? fresh.randomUuidV7()
    : derivedId('command', caller.organizationId, caller.actor, stream, key);
}

/**
 * The id of an event: a UUID v8 that derives from its command, the attempt to append it, and its index in the append.
 */
export function eventIdOf(commandId: string, attempt: string, index: number): string {
  return derivedId('event', commandId, attempt, String(index));
}

/**
 * The id for a new stream: a UUID v8 that derives from caller and key, so that a repeated creation goes to the same
 * stream; without a key a fresh one.
 */
export function newStreamId(caller: CommandSender, key: string | undefined, fresh: FreshIds): string {
  return key === undefined ? fresh.randomUuidV7() : derivedId('stream', caller.organizationId, caller.actor, key);
}

/** Keyed HMAC (SHA-256, base64url) of a request, under a key of 32 bytes that every node shares. */
export function requestHmacBy(hmacKey: Uint8Array): (request: string) => string {
  if (hmacKey.byteLength < 32) throw new Error(`The HMAC key has ${hmacKey.byteLength} bytes; it needs 32 or more.`);
  const key = createSecretKey(hmacKey);
  return (request) => createHmac('sha256', key).update(request).digest('base64url');
}

const VARIANTS = '89ab';
/** Where the groups of a UUID begin in its text, and in the 32 digits. */
const GROUPS = [
  { at: 24, from: 20, to: 32 },
  { at: 19, from: 16, to: 20 },
  { at: 14, from: 12, to: 16 },
  { at: 9, from: 8, to: 12 },
] as const;
const [DASH, EIGHT] = ['-', '8'].map((character) => character.charCodeAt(0)) as [number, number];
const uuid = Buffer.alloc(64);

function derivedId(...parts: readonly string[]): string {
  let text = '';
  // Each part is preceded by its length, so that no two lists of parts give the same text.
  for (const part of parts) text += `${part.length}:${part}`;
  const hex = hash('sha256', text);
  // Written in place, as slicing and joining would cost as much as the hash; and ids are kept by the hundred thousand,
  // where a joined string would keep its parts too, at four times the memory.
  uuid.write(hex, 'latin1');
  for (const { at, from, to } of GROUPS) {
    uuid.copyWithin(at, from, to);
    uuid[at - 1] = DASH;
  }
  uuid[14] = EIGHT;
  uuid[19] = VARIANTS.charCodeAt(Number.parseInt(hex.charAt(16), 16) & 3);
  return uuid.toString('latin1', 0, 36);
}
