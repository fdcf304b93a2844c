import type { House } from '../../../src/house.js';
import type { Scope } from '../../../src/kernel/http/authentication/scopes.js';
import type { Caller } from '../../../src/organizations/index.js';
import { answerTo, tokenFor, type Answer } from '../client.js';

/** A request to the service, of any method. */
export interface Sending {
  readonly method?: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends requests as users of the house, each with one token with these scopes. */
export function senderOf(
  { url, house }: { readonly url: string; readonly house: House },
  scopes: readonly Scope[] = ['read', 'write', 'admin'],
): (by: Caller, sending: Sending) => Promise<Answer> {
  const tokens = new Map<string, Promise<string>>();
  return async (by, { method = 'GET', path, body, headers = {} }) => {
    const token = tokens.get(by.userId) ?? tokenFor(house, by, { scopes });
    tokens.set(by.userId, token);
    return answerTo(url, path, {
      method,
      headers: {
        authorization: `Bearer ${await token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  };
}
