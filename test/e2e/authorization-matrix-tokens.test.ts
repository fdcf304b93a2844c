import { SCOPES, type Scope } from '../../src/kernel/http/authentication/scopes.js';
import { json, tokenFor } from '../support/client.js';
import { freshDoor, type OpenDoor } from '../support/door.js';
import { accessTokenOf, badCredentials } from '../support/matrix/credentials.js';
import { matrixRoutes, type MatrixRoute } from '../support/matrix/routes.js';
import type { Example } from '../support/routes/route.js';
import { newScene } from '../support/routes/scene.js';

let door: OpenDoor;

beforeAll(async () => {
  door = await freshDoor();
});
afterAll(() => door.close());

async function ask({ method }: MatrixRoute, { path, body }: Pick<Example, 'path' | 'body'>, authorization?: string) {
  const response = await fetch(`${door.url}${path}`, {
    method,
    headers: {
      ...(authorization === undefined ? {} : { authorization }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const cases = matrixRoutes.map((route) => [route.name, route] as const);

/** Every set of scopes without this one, including the empty set. */
function without(needed: Scope): readonly (readonly Scope[])[] {
  const [one, other] = SCOPES.filter((scope) => scope !== needed);
  return one && other ? [[], [one], [other], [one, other]] : [];
}

describe('every route', () => {
  it.each(cases)('ORG-6, ORG-9: %s refuses every invalid token', async (_, route) => {
    const scene = await newScene(door.house);
    const { by, ...request } = await route.example(scene);
    const credentials = await badCredentials(scene, by);
    const head = await door.house.log.head();
    const met = new Map<string, string>();
    const wanted = new Map<string, string>();
    for (const [name, authorization] of credentials) {
      const answer = await ask(route, request, authorization);
      const [challenge = ''] =
        /^Bearer realm="brightly"(, error="\w+")?/.exec(answer.headers.get('www-authenticate') ?? '') ?? [];
      met.set(name, `${answer.status} ${String((json(answer) as { code?: string }).code)} ${challenge}`);
      const error = authorization?.startsWith('Bearer') === true ? ', error="invalid_token"' : '';
      wanted.set(name, `401 UNAUTHENTICATED Bearer realm="brightly"${error}`);
    }
    expect(met).toEqual(wanted);
    expect(await door.house.log.head()).toBe(head);
  });

  it.each(cases)('%s accepts a token with just the scope that it needs, and none without it', async (_, route) => {
    const scene = await newScene(door.house);
    const { house } = door;
    const { by, ...request } = await route.example(scene);
    const tokens = new Map<string, string>();
    for (const scopes of without(route.needs)) {
      tokens.set(`signed: ${scopes.join(' ')}`, await tokenFor(house, by, { scopes }));
      if (scopes.length > 0) tokens.set(`made: ${scopes.join(' ')}`, (await accessTokenOf(house, by, scopes)).token);
    }
    const head = await house.log.head();
    for (const [name, token] of tokens) {
      const answer = await ask(route, request, `Bearer ${token}`);
      const challenge = `error="insufficient_scope", scope="${route.needs}"`;
      expect([name, answer.status, answer.text]).toEqual([name, 403, expect.stringContaining('INSUFFICIENT_SCOPE')]);
      expect(answer.headers.get('www-authenticate')).toContain(challenge);
    }
    expect(await house.log.head()).toBe(head);
    await house.waiter.caughtUp();
    const answer = await ask(route, request, `Bearer ${await tokenFor(house, by, { scopes: [route.needs] })}`);
    expect([answer.status, answer.text]).toEqual([
      // Making an access token also requires the scopes that it gets, which is tested elsewhere.
      route.name === 'POST /v1/me/tokens' ? 403 : route.status,
      expect.any(String),
    ]);
  });

  it('accepts an access token in place of a signed one, except for making access tokens', async () => {
    const { house } = door;
    const met = new Map<string, number>();
    for (const route of matrixRoutes) {
      const { by, ...request } = await route.example(await newScene(house));
      const { token } = await accessTokenOf(house, by, [route.needs]);
      await house.waiter.caughtUp();
      met.set(route.name, (await ask(route, request, `Bearer ${token}`)).status);
    }
    const wanted = matrixRoutes.map(
      ({ name, status }) => [name, name === 'POST /v1/me/tokens' ? 403 : status] as const,
    );
    expect(met).toEqual(new Map(wanted));
  });
});
