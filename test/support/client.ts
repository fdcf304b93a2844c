import type { House } from '../../src/house.js';
import { signingKey } from '../../src/kernel/http/authentication/key-store.js';
import { mintToken } from '../../src/kernel/http/authentication/mint-token.js';
import type { Scope } from '../../src/kernel/http/authentication/scopes.js';
import type { Caller } from '../../src/organizations/index.js';
import { describes } from './api/described.js';

/** A response as it came over the wire. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

type Fields = Readonly<Record<string, string>>;

/** One user's client of the service. */
export interface Client {
  get(path: string, headers?: Fields): Promise<Answer>;
  /** `body` is sent as JSON; a string or bytes as they are. */
  post(path: string, body?: unknown, headers?: Fields): Promise<Answer>;
}

/** The claims of a token; valid for ten minutes by default. */
export interface TokenWish {
  readonly scopes?: readonly Scope[];
  readonly ttlSeconds?: number;
  readonly now?: number;
}

/** A token of the service's own key for one of its users. */
export async function tokenFor(
  { pool, directory, clock }: House,
  { userId }: Caller,
  wish: TokenWish = {},
): Promise<string> {
  const user = directory.user(userId);
  if (user === undefined) throw new Error(`There is no user ${userId}.`);
  const key = await signingKey(pool);
  const { scopes = ['read', 'write'], ttlSeconds = 600, now = clock.now() } = wish;
  return mintToken(key, { subject: user.subject, userId, scopes, ttlSeconds, now });
}

/** The response to a request; throws if the API's document does not describe it. */
export async function answerTo(url: string, path: string, request: RequestInit): Promise<Answer> {
  const response = await fetch(`${url}${path}`, request);
  const answer = { status: response.status, headers: response.headers, text: await response.text() };
  const header = (name: string): string | null => answer.headers.get(name);
  describes(request.method ?? 'GET', path, { ...answer, header });
  return answer;
}

/** A client that sends this token, or none. */
export function clientOf(url: string, token?: string): Client {
  const authorization: Fields = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const ask = (path: string, headers: Fields, request: RequestInit = {}): Promise<Answer> =>
    answerTo(url, path, { ...request, headers: { ...authorization, ...headers } });
  return {
    get: (path, headers = {}) => ask(path, headers),
    post: (path, body, headers = {}) => {
      if (body === undefined) return ask(path, headers, { method: 'POST' });
      const sent = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
      return ask(path, { 'content-type': 'application/json', ...headers }, { method: 'POST', body: sent });
    },
  };
}

/** A response's text as parsed JSON. */
export function json({ text }: Answer): unknown {
  return JSON.parse(text) as unknown;
}

/** The response to a command. */
export interface Done {
  readonly position: string;
  readonly revision: number;
  readonly changed: readonly { readonly itemId: string; readonly state: string }[];
}

/** The data in the response to a command. */
export function doneOf(answer: Answer): Done {
  return json(answer) as Done;
}
