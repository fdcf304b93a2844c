import { randomUUID } from 'node:crypto';
import type { Scope } from '../../src/kernel/http/authentication/scopes.js';
import { createLogger } from '../../src/kernel/runtime/logging.js';
import { addressUrl } from '../../src/kernel/runtime/start-messages.js';
import type { Caller } from '../../src/organizations/index.js';
import { serve } from '../../src/serve.js';
import { clientOf, json, tokenFor, type Answer, type Client } from '../support/client.js';
import { found, freshHouse, houseOn, newUser, type FreshHouse } from '../support/house.js';
import { plainly } from '../support/rooms.js';

interface Made {
  readonly position: string;
  readonly tokenId: string;
  readonly token: string;
}

interface Listed {
  readonly tokens: readonly { readonly tokenId: string; readonly name: string; readonly scopes: readonly string[] }[];
}

describe('personal access tokens', () => {
  let fresh: FreshHouse;
  let url: string;
  let admin: Caller;
  let ada: Caller;

  beforeAll(async () => {
    fresh = await freshHouse();
    url = addressUrl(await serve(fresh.house, { host: '127.0.0.1', port: 0 }, createLogger('silent')));
    admin = await found(fresh.house, 'Lab');
  });

  beforeEach(async () => {
    ada = await newUser(fresh.house, admin, 'Ada');
  });

  afterAll(() => fresh.close());

  const signedIn = async (user: Caller, scopes: readonly Scope[] = ['read', 'write']): Promise<Client> =>
    clientOf(url, await tokenFor(fresh.house, user, { scopes }));
  const make = async (body: object = {}, key?: string, user = ada): Promise<Answer> => {
    const headers = key === undefined ? undefined : { 'idempotency-key': key };
    return (await signedIn(user)).post('/v1/me/tokens', { name: 'Nightly', scopes: ['read'], ...body }, headers);
  };
  const made = async (body: object = {}, user = ada): Promise<Made> => {
    const answer = await make(body, undefined, user);
    expect(answer.status).toBe(201);
    return json(answer) as Made;
  };
  const revoke = async (tokenId: string, user = ada): Promise<Answer> => {
    const token = await tokenFor(fresh.house, user);
    const response = await fetch(`${url}/v1/me/tokens/${tokenId}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${token}` },
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const listed = async (user = ada): Promise<Listed> =>
    json(await (await signedIn(user)).get('/v1/me/tokens')) as Listed;
  const codeOf = (answer: Answer) => [answer.status, (json(answer) as { code: string }).code];
  const queueWith = (token: string) => clientOf(url, token).get('/v1/me/queue');

  it('authenticate their user, within their scopes', async () => {
    const { token } = await made();
    expect(token).toMatch(/^brightly_pat_[\w-]{43}$/);
    expect((await queueWith(token)).status).toBe(200);
    const refused = await clientOf(url, token).post('/v1/items', { title: 'Call back' });
    expect(codeOf(refused)).toEqual([403, 'INSUFFICIENT_SCOPE']);
    const { token: writing } = await made({ scopes: ['read', 'write'] });
    expect((await clientOf(url, writing).post('/v1/items', { title: 'Call back' })).status).toBe(201);
  });

  it('are shown once; the list has their names, and no store holds the tokens', async () => {
    const { token, tokenId } = await made({ name: 'Backup', expiresAt: '2100-01-01T00:00:00+01:00' });
    expect((await listed()).tokens).toEqual([
      expect.objectContaining({ tokenId, name: 'Backup', scopes: ['read'], expiresAt: '2099-12-31T23:00:00.000Z' }),
    ]);
    const one = json(await (await signedIn(ada)).get(`/v1/me/tokens/${tokenId}`));
    expect((await listed()).tokens).toEqual([one]);
    expect(JSON.stringify(one)).not.toContain(token);
    const events = await fresh.house.log.readAll({ after: 0n, limit: 10_000 });
    const kept = JSON.stringify(events.events, (_key, value: unknown) => (typeof value === 'bigint' ? '' : value));
    expect(kept).toContain(tokenId);
    expect(kept).not.toContain(token.slice('brightly_pat_'.length));
  });

  it('LOG-3: a request for a token, sent again under the same key, gets the first response byte for byte, and makes one token', async () => {
    const key = randomUUID();
    const [first, again] = [await make({}, key), await make({}, key)];
    expect([again.status, again.text]).toEqual([201, first.text]);
    expect((await listed()).tokens).toHaveLength(1);
    expect(codeOf(await make({ name: 'Other' }, key))).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });

  it('a repeat with a token that may not grant these scopes gets no token', async () => {
    const key = randomUUID();
    await make({ scopes: ['read', 'write'] }, key);
    const writer = await signedIn(ada, ['write']);
    const answer = await writer.post(
      '/v1/me/tokens',
      { name: 'Nightly', scopes: ['read', 'write'] },
      { 'idempotency-key': key },
    );
    expect(codeOf(answer)).toEqual([403, 'SCOPE_NOT_YOURS_TO_GIVE']);
  });

  it('never allow more than the token that makes them', async () => {
    expect(codeOf(await make({ scopes: ['read', 'admin'] }))).toEqual([403, 'SCOPE_NOT_YOURS_TO_GIVE']);
    const reader = await signedIn(ada, ['read']);
    expect(codeOf(await reader.post('/v1/me/tokens', { name: 'x', scopes: ['read'] }))).toEqual([
      403,
      'INSUFFICIENT_SCOPE',
    ]);
  });

  it('cannot make others', async () => {
    const { token } = await made({ scopes: ['read', 'write'] });
    const answer = await clientOf(url, token).post('/v1/me/tokens', { name: 'x', scopes: ['read'] });
    expect(codeOf(answer)).toEqual([403, 'ACCESS_TOKEN_MAKES_NONE']);
  });

  it('are refused from the moment of their revocation, and no longer listed', async () => {
    const { token, tokenId } = await made();
    const other = await made();
    expect((await queueWith(token)).status).toBe(200);
    expect((await revoke(tokenId)).status).toBe(200);
    expect(codeOf(await queueWith(token))).toEqual([401, 'UNAUTHENTICATED']);
    expect((await queueWith(other.token)).status).toBe(200);
    expect((await listed()).tokens.map((each) => each.tokenId)).toEqual([other.tokenId]);
    expect(codeOf(await revoke(tokenId))).toEqual([404, 'ACCESS_TOKEN_NOT_FOUND']);
  });

  it('are accepted, and refused once revoked, by another process on the same database', async () => {
    const elsewhere = await houseOn(fresh.databaseUrl);
    try {
      const door = await serve(elsewhere, { host: '127.0.0.1', port: 0 }, createLogger('silent'));
      const signedInThere = clientOf(addressUrl(door), await tokenFor(fresh.house, ada));
      const listedThere = async (position: string) =>
        json(await signedInThere.get(`/v1/me/tokens?minPosition=${position}`, { prefer: 'wait=30' })) as Listed;
      const { token, tokenId, position } = await made();
      expect((await listedThere(position)).tokens).toMatchObject([{ tokenId }]);
      const there = clientOf(addressUrl(door), token);
      expect((await there.get('/v1/me/queue')).status).toBe(200);
      const revocation = json(await revoke(tokenId)) as Pick<Made, 'position'>;
      expect(await listedThere(revocation.position)).toEqual({ tokens: [] });
      expect((await there.get('/v1/me/queue')).status).toBe(401);
    } finally {
      await elsewhere.shutdown.stop();
    }
  });

  it('ORG-9: an inactive user’s tokens are refused', async () => {
    const { token } = await made();
    await fresh.house.organizations.send(admin, { type: 'DeactivateUser', userId: ada.userId }, plainly);
    expect((await queueWith(token)).status).toBe(401);
  });

  it('ORG-6: those of other users are not found, in the same organization and in others', async () => {
    const { tokenId, token } = await made();
    const stranger = await found(fresh.house, 'Elsewhere');
    const colleague = await newUser(fresh.house, admin, 'Bob');
    const unknown = await revoke(randomUUID(), stranger);
    for (const user of [stranger, colleague, admin]) {
      const answer = await revoke(tokenId, user);
      expect([answer.status, answer.text]).toEqual([404, unknown.text]);
      expect((await (await signedIn(user)).get(`/v1/me/tokens/${tokenId}`)).status).toBe(404);
      expect((await listed(user)).tokens.map((each) => each.tokenId)).not.toContain(tokenId);
    }
    expect((await queueWith(token)).status).toBe(200);
  });

  it.each([
    ['no scope', { scopes: [] }, 'MALFORMED_REQUEST'],
    ['an unknown scope', { scopes: ['rule'] }, 'MALFORMED_REQUEST'],
    ['an empty name', { name: '' }, 'MALFORMED_REQUEST'],
    ['a name of blanks', { name: '  ' }, 'NAME_INVALID'],
    ['a time in the past', { expiresAt: '2020-01-01T00:00:00Z' }, 'ACCESS_TOKEN_EXPIRED'],
    ['an invalid time', { expiresAt: 'May' }, 'MALFORMED_REQUEST'],
    ['a leap second', { expiresAt: '2030-06-30T23:59:60Z' }, 'MALFORMED_REQUEST'],
    ['an unknown field', { admin: true }, 'MALFORMED_REQUEST'],
  ])('cannot be made with %s', async (_, body, code) => {
    expect(codeOf(await make(body))).toEqual([400, code]);
    expect((await listed()).tokens).toEqual([]);
  });

  it.each(['brightly_pat_', `brightly_pat_${'A'.repeat(43)}`])(
    'that were never issued are refused: %s',
    async (token) => {
      expect((await queueWith(token)).status).toBe(401);
    },
  );
});
