import { isSafeUrl } from '../../runtime/issuer-configuration.js';

/** The largest document of an issuer that is read, in bytes. */
const MAX_BYTES = 512 * 1024;

/** The options of `fetch` that the caller sets. */
export type FetchOptions = Pick<RequestInit, 'headers' | 'signal'>;

/** The JSON document at an address. Throws an Error that says what came instead, without quoting it. */
async function fetchJson(what: string, url: string, options: FetchOptions): Promise<unknown> {
  const response = await fetch(url, { ...options, redirect: 'manual' });
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new Error(`${what}: ${url} returned status ${response.status}.`);
  }
  const text = await boundedText(response);
  if (text === undefined) throw new Error(`${what}: the response of ${url} is larger than ${MAX_BYTES} bytes.`);
  try {
    return JSON.parse(text);
  } catch {
    const type = response.headers.get('content-type') ?? 'of no type';
    throw new Error(`${what}: the response of ${url} is not JSON (it says that it is ${type}).`);
  }
}

async function boundedText({ body }: Response): Promise<string | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of (body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.byteLength;
    if (size > MAX_BYTES) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}

/** An issuer's set of keys (RFC 7517, 5), as the response that `jose` reads. Throws an Error for anything else. */
export async function fetchKeySet(url: string, options: FetchOptions): Promise<Response> {
  const set = await fetchJson("The issuer's keys", url, options);
  const keys = membersOf(set).get('keys');
  if (Array.isArray(keys) && keys.every(isObject)) return Response.json(set);
  throw new Error(`The issuer's keys: the response of ${url} is not a JSON Web Key Set.`);
}

/**
 * Where the issuer's metadata says that its keys are (OpenID Connect Discovery 1.0). Throws an Error if it does not.
 */
export async function discoverKeys(issuer: string, signal: AbortSignal): Promise<string> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const said = membersOf(
    await fetchJson("The issuer's metadata", url, { headers: { accept: 'application/json' }, signal }),
  );
  const jwksUri = said.get('jwks_uri');
  // Otherwise one issuer could pass its keys off as another's (OpenID Connect Discovery 1.0, 4.3).
  if (said.get('issuer') !== issuer) {
    throw new Error("The issuer's metadata is another issuer's: AUTH_ISSUER must match.");
  }
  if (typeof jwksUri === 'string' && isSafeUrl(jwksUri)) return jwksUri;
  throw new Error("The issuer's metadata names no https:// address of its keys: set AUTH_JWKS_URL.");
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function membersOf(document: unknown): ReadonlyMap<string, unknown> {
  return new Map(isObject(document) ? Object.entries(document) : []);
}
