import { signingKey } from '../../src/kernel/http/authentication/key-store.js';
import { mintToken } from '../../src/kernel/http/authentication/mint-token.js';
import { positionToken } from '../../src/kernel/http/min-position.js';
import type { House } from '../../src/house.js';
import { openDirectory, type Caller } from '../../src/organizations/index.js';
import { clientOf, json, tokenFor } from '../support/client.js';
import { found, freshHouse, type FreshHouse } from '../support/house.js';
import { plainly } from '../support/rooms.js';
import { startService, WITHOUT_QUOTAS, type Service } from '../support/service.js';

let fresh: FreshHouse;
/** In this process. */
let house: House;
/** Another process on the same database. */
let service: Service;
let ada: Caller;
let eve: Caller;
/** An uninvolved user. */
let zoe: Caller;

beforeAll(async () => {
  fresh = await freshHouse();
  house = fresh.house;
  ada = await found(house, 'Lab');
  eve = await found(house, 'Shop');
  zoe = await found(house, 'Inn');
  service = await startService(fresh, WITHOUT_QUOTAS);
});
afterAll(async () => {
  await service.stop();
  await fresh.close();
});

/** Gives Eve the subject through the other process, in her own name, as she is an admin. */
async function givenElsewhere(subject: string): Promise<number> {
  const token = await tokenFor(house, eve, { scopes: ['read', 'write', 'admin'] });
  const response = await fetch(`${service.url}/v1/users/${eve.userId}/subject`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ subject }),
  });
  return response.status;
}

/** The user whom the other process signs in for a token that names only this subject. */
async function signedInElsewhere(subject: string): Promise<unknown> {
  const wish = { subject, scopes: ['read'], ttlSeconds: 60, now: house.clock.now() } as const;
  const path = `/v1/me?minPosition=${positionToken(await house.log.head(), house.log.id)}`;
  // Waits until the process knows both, by a read that names the log's last position.
  expect((await clientOf(service.url, await tokenFor(house, zoe)).get(path)).status).toBe(200);
  return json(await clientOf(service.url, await mintToken(await signingKey(house.pool), wish)).get(path));
}

it('ORG-10: a subject that two organizations give at once, in two processes, signs in one user, the same in both', async () => {
  const winners: string[] = [];
  for (let race = 0; race < 40; race++) {
    const subject = `race-${race}`;
    const [here, there] = await Promise.all([
      house.organizations.send(ada, { type: 'ChangeSubject', userId: ada.userId, subject }, plainly),
      givenElsewhere(subject),
    ]);
    expect([here.kind, there]).toEqual(['done', 200]);
    await house.directory.caughtUp();
    const winner = house.directory.userBySubject(subject)?.userId ?? 'nobody';
    expect([ada.userId, eve.userId]).toContain(winner);
    expect(await signedInElsewhere(subject)).toMatchObject({ userId: winner, subject });
    winners.push(winner);
  }
  const anew = await openDirectory({ log: house.log, logger: house.logger, clock: house.clock });
  expect(anew.userBySubject('race-39')?.userId).toBe(winners.at(-1));
  await anew.close();
});
