import { createBrightlyClient, type BrightlyClient } from '../../src/client/index.js';
import type { House } from '../../src/house.js';
import { createLogger } from '../../src/kernel/runtime/logging.js';
import { addressUrl } from '../../src/kernel/runtime/start-messages.js';
import type { Caller } from '../../src/organizations/index.js';
import { serve } from '../../src/serve.js';
import { describes } from './api/described.js';
import { clientOf, tokenFor, type Client, type TokenWish } from './client.js';
import { freshHouse, type FreshHouse } from './house.js';

/** A house with its HTTP door open on a port of its own. */
export interface OpenDoor extends FreshHouse {
  readonly url: string;
  /** A client of this user, with a token of the service's own key. */
  as(caller: Caller, wish?: TokenWish): Promise<Client>;
  /** The typed client of this user; each response must be as the API's document describes it. */
  typed(caller: Caller): Promise<BrightlyClient>;
}

/** Opens a house on an empty database, and its HTTP door. */
export async function freshDoor(): Promise<OpenDoor> {
  const fresh = await freshHouse();
  const url = await served(fresh.house);
  return {
    ...fresh,
    url,
    as: async (caller, wish) => clientOf(url, await tokenFor(fresh.house, caller, wish)),
    typed: async (caller) =>
      createBrightlyClient({
        url,
        token: await tokenFor(fresh.house, caller),
        fetch: described,
        retry: { attempts: 1 },
      }),
  };
}

async function described(request: Request): Promise<Response> {
  const response = await fetch(request);
  const { pathname, search } = new URL(request.url);
  const { status, headers } = response;
  describes(request.method, `${pathname}${search}`, {
    ...{ status, text: await response.clone().text(), header: (name: string) => headers.get(name) },
  });
  return response;
}

async function served(house: House): Promise<string> {
  return addressUrl(await serve(house, { host: '127.0.0.1', port: 0 }, createLogger('silent')));
}
