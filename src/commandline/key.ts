import type { Stores } from '../kernel/runtime/stores.js';
import { listKeys, revokeKey, rotateKey, signingKey } from '../kernel/http/authentication/key-store.js';
import { MAX_TTL_SECONDS } from '../kernel/http/authentication/mint-token.js';
import { CommandError } from './terminal.js';

/** A local key as it is displayed; times are RFC 3339. */
export interface ShownKey {
  readonly id: string;
  readonly state: 'signs' | 'verifies' | 'revoked';
  readonly madeAt: string;
  readonly retiredAt: string | null;
  readonly revokedAt: string | null;
  /** When the last token that it can have signed expires; null for one that signs, or verifies nothing. */
  readonly neededUntil: string | null;
}

/** The keys of this installation, the newest first; the first is made when there is none yet. */
export async function keyList({ pool }: Pick<Stores, 'pool'>): Promise<readonly ShownKey[]> {
  await signingKey(pool);
  return (await listKeys(pool)).map(({ id, signs, madeAt, retiredAt, revokedAt }) => ({
    id,
    state: signs ? 'signs' : revokedAt === null ? 'verifies' : 'revoked',
    madeAt: madeAt.toISOString(),
    retiredAt: retiredAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
    neededUntil:
      retiredAt === null || revokedAt !== null
        ? null
        : new Date(retiredAt.getTime() + MAX_TTL_SECONDS * 1000).toISOString(),
  }));
}

/** The keys as lines for the terminal. */
export function keyListText(keys: readonly ShownKey[]): string {
  return keys.map((key) => `${key.id}  ${saidOf(key)}\n`).join('');
}

/** Lets a new key sign; returns a sentence about it. */
export async function rotate({ ownerPool }: Pick<Stores, 'ownerPool'>): Promise<string> {
  const id = await rotateKey(ownerPool);
  return `Key ${id} signs from now on; tokens of earlier keys stay valid until they expire.\n`;
}

/** Revokes a key; returns a sentence about it. Throws a CommandError for a key that does not exist. */
export async function revoke({ ownerPool }: Pick<Stores, 'ownerPool'>, id: string): Promise<string> {
  const revocation = await revokeKey(ownerPool, id);
  if (revocation.kind === 'unknown')
    throw new CommandError(`There is no key "${id}": \`key list\` shows those there are.`);
  return `Key ${id} is revoked: tokens that it signed are refused. Key ${revocation.signing} signs.\n`;
}

function saidOf({ state, madeAt, revokedAt, neededUntil }: ShownKey): string {
  switch (state) {
    case 'signs':
      return `signs, made ${madeAt}`;
    case 'verifies':
      return `verifies, made ${madeAt}; its last token expires by ${String(neededUntil)}`;
    case 'revoked':
      return `revoked ${String(revokedAt)}`;
    default: {
      const never: never = state;
      return never;
    }
  }
}
