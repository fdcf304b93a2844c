import { createExecutor } from '../../../src/kernel/deciding/execute.js';
import { InvalidTokenError } from '../../../src/kernel/http/authentication/invalid-token.js';
import { timestamp } from '../../../src/kernel/runtime/clock.js';
import { accessTokenHash, accessTokenSecrets } from '../../../src/organizations/application/access-token-secrets.js';
import {
  accessTokenVerifier,
  createAccessTokens,
} from '../../../src/organizations/application/access-tokens.commands.js';
import { dataOf, openRooms, plainly, type Rooms } from '../../support/rooms.js';

const secrets = accessTokenSecrets(new Uint8Array(32));
let rooms: Rooms;

beforeEach(async () => {
  rooms = await openRooms();
});

afterEach(() => rooms.close());

async function tokens() {
  const { log, clock, directory, found } = rooms;
  const executor = createExecutor({ log, clock, hmacKey: new Uint8Array(32) });
  const accessTokens = createAccessTokens({
    ...{ executor, directory, secrets, chance: clock },
    now: () => timestamp(clock),
  });
  const caller = await found('Lab');
  const make = async (expiresAt: string | null) => {
    const request = { type: 'MakeAccessToken', name: 'Nightly', scopes: ['read'], expiresAt } as const;
    return dataOf(await accessTokens.send(caller, request, plainly), 'tokenId');
  };
  return { accessTokens, caller, make, verify: accessTokenVerifier(directory, clock) };
}

describe('an access token', () => {
  it('gives its user and its scopes until it expires', async () => {
    const { accessTokens, caller, make, verify } = await tokens();
    const tokenId = await make(new Date(rooms.clock.now() + 1000).toISOString());
    const token = accessTokens.tokenOf(tokenId);
    rooms.clock.advance(999);
    expect(await verify(token)).toEqual({
      bearer: { userId: caller.userId, accessTokenId: tokenId },
      scopes: new Set(['read']),
    });
    rooms.clock.advance(1);
    await expect(verify(token)).rejects.toThrow(new InvalidTokenError('The token has expired.', { check: 'exp' }));
    expect(accessTokens.of(caller)).toHaveLength(1);
  });

  it('without an end does not expire', async () => {
    const { accessTokens, make, verify } = await tokens();
    const token = accessTokens.tokenOf(await make(null));
    rooms.clock.advance(100 * 365 * 24 * 60 * 60 * 1000);
    expect((await verify(token)).scopes).toEqual(new Set(['read']));
  });

  it('is found after its events are read again, and not once it was revoked', async () => {
    const { accessTokens, caller, make, verify } = await tokens();
    const tokenId = await make(null);
    const again = await openRooms({}, rooms.log);
    try {
      const token = accessTokens.tokenOf(tokenId);
      expect(again.directory.accessTokenByHash(accessTokenHash(token))).toMatchObject({ tokenId, name: 'Nightly' });
      await accessTokens.send(caller, { type: 'RevokeAccessToken', tokenId }, plainly);
      await again.directory.caughtUp();
      expect(again.directory.accessTokenByHash(accessTokenHash(token))).toBeUndefined();
      await expect(verify(token)).rejects.toThrow(InvalidTokenError);
    } finally {
      await again.close();
    }
  });

  it('derives from its id under the key alone', () => {
    expect(secrets.tokenOf('one')).toBe(secrets.tokenOf('one'));
    expect(secrets.tokenOf('one')).not.toBe(secrets.tokenOf('two'));
    expect(accessTokenSecrets(new Uint8Array(32).fill(1)).tokenOf('one')).not.toBe(secrets.tokenOf('one'));
    expect(() => accessTokenSecrets(new Uint8Array(31))).toThrow('31 bytes');
  });
});
