import type { House } from '../house.js';
import { signingKey } from '../kernel/http/authentication/key-store.js';
import { mintToken, ttlSecondsFrom } from '../kernel/http/authentication/mint-token.js';
import { SCOPES, type Scope } from '../kernel/http/authentication/scopes.js';
import { findOrganization, findUser } from './find-user.js';
import { CommandError } from './terminal.js';

/** The user of a token, and what it allows. */
export interface MintOptions {
  readonly organization: string;
  /** E-mail address, name or id. */
  readonly user: string;
  /** Read and write when absent, and admin for an admin. */
  readonly scopes?: readonly Scope[];
  readonly ttlSeconds: number;
}

/**
 * A bearer token for an active user. Throws a CommandError when the arguments match no user, several, or a deactivated
 * one.
 */
export async function token({ directory, pool, clock }: House, options: MintOptions): Promise<string> {
  await directory.caughtUp();
  const organization = findOrganization(directory, options.organization);
  const user = findUser(directory, organization, options.user);
  if (!user.active) {
    throw new CommandError(`${options.user} is deactivated in ${organization.name}: an admin can reactivate them.`);
  }
  const key = await signingKey(pool);
  const scopes = options.scopes ?? SCOPES.filter((scope) => scope !== 'admin' || user.role === 'admin');
  const { subject, userId } = user;
  return mintToken(key, { subject, userId, scopes, ttlSeconds: options.ttlSeconds, now: clock.now() });
}

/** Parses `read,write`. Throws a CommandError that lists the valid scopes. */
export function scopesIn(text: string): readonly Scope[] {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !SCOPES.some((scope) => scope === name));
  if (unknown === undefined) return SCOPES.filter((scope) => names.includes(scope));
  throw new CommandError(`There is no scope "${unknown}": name some of ${SCOPES.join(', ')}, separated by commas.`);
}

/** Parses `12h`. Throws a CommandError that lists the valid forms. */
export function ttlIn(text: string): number {
  try {
    return ttlSecondsFrom(text);
  } catch (error) {
    throw error instanceof RangeError ? new CommandError(error.message) : error;
  }
}
