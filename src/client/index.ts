import createClient, { type Client, type Middleware } from 'openapi-fetch';
import type { paths } from './api.js';
import { rememberPositions, type Positions } from './positions.js';
import { RETRY_DEFAULTS, retrying, type RetryOptions, type Send } from './retrying.js';

export type { components, operations, paths } from './api.js';
export type { Positions } from './positions.js';
export { dataOf, isProblem, ProblemError, type Answered, type Problem } from './problems.js';
export type { RetryOptions } from './retrying.js';

/** The service's address, the caller's token, and what a client does by itself. */
export interface BrightlyClientOptions {
  /** The service's address, such as `https://brightly.example`. */
  readonly url: string;
  /** A bearer token, or a function that returns one; called before each request, so that it can renew the token. */
  readonly token: string | (() => string | Promise<string>);
  /** `false`: reads do not wait for this client's own writes. A read that names a `minPosition` itself keeps it. */
  readonly readYourWrites?: boolean;
  /** A position that reads must have reached, such as one that another client's command returned. */
  readonly position?: string;
  /** How often a request without a response is sent; four times in all by default. */
  readonly retry?: Partial<RetryOptions>;
  /** Sends a request; the platform's own `fetch` by default. */
  readonly fetch?: Send;
}

/** A method for each HTTP method, typed by the API's paths, and the positions that this client has written to. */
export interface BrightlyClient extends Client<paths> {
  readonly positions: Positions;
}

/**
 * A client of the API. Each command has an `Idempotency-Key`, the caller's or a fresh one, and is retried under the
 * same key while the network fails or the service is unavailable (LOG-3: it has one effect). Reads wait for what this
 * client wrote (LOG-4). A refusal is not thrown: it is the result's `error`, a `Problem`.
 */
export function createBrightlyClient(options: BrightlyClientOptions): BrightlyClient {
  const { url, token, readYourWrites = true, position, fetch: send = (request) => fetch(request) } = options;
  const positions = rememberPositions(position);
  const client = createClient<paths>({ baseUrl: url, fetch: retrying(send, { ...RETRY_DEFAULTS, ...options.retry }) });
  client.use(signing(token), keying, ...(readYourWrites ? [following(positions)] : []));
  return { ...client, positions };
}

/** Whether a response is that of an earlier request with the same key: nothing was done again. */
export function wasReplayed({ headers }: Pick<Response, 'headers'>): boolean {
  return headers.get('idempotency-replayed') === 'true';
}

function signing(token: BrightlyClientOptions['token']): Middleware {
  return {
    onRequest: async ({ request }) => {
      const bearer = typeof token === 'string' ? token : await token();
      request.headers.set('authorization', `Bearer ${bearer}`);
    },
  };
}

const keying: Middleware = {
  onRequest: ({ request: { method, headers } }) => {
    if (!isRead(method) && !headers.has('idempotency-key')) headers.set('idempotency-key', crypto.randomUUID());
  },
};

function following(positions: Positions): Middleware {
  return {
    onRequest: ({ request }) => {
      const latest = positions.latest();
      const url = new URL(request.url);
      if (!isRead(request.method) || latest === undefined || url.searchParams.has('minPosition')) return undefined;
      url.searchParams.set('minPosition', latest);
      return new Request(url, request);
    },
    onResponse: async ({ response }) => {
      const position = response.headers.get('brightly-position');
      if (position !== null) positions.note(position);
      if (await isOfAnotherLog(response)) positions.forget();
    },
  };
}

/** The response itself goes to the caller; the next read names no position and succeeds again. */
async function isOfAnotherLog(response: Response): Promise<boolean> {
  if (response.status !== 410 && response.status !== 400) return false;
  const text = await response.clone().text();
  return /"code":"POSITION_(OF_ANOTHER_LOG|BEYOND_HEAD)"/.test(text);
}

function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}
