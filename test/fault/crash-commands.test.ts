import { join } from 'node:path';
import { runningPid } from '../../src/kernel/runtime/postgres-pid-file.js';
import type { House } from '../../src/house.js';
import { contradictions } from '../support/checker.js';
import { tokenFor } from '../support/client.js';
import { found, houseWith, newUser, type HouseDatabase } from '../support/house.js';
import { startLoad, type Acknowledged, type Life, type Load, type LoadUser } from '../support/load.js';
import { freshDatabase, temporaryDirectory } from '../support/postgres.js';
import { seededClock } from '../support/seeded-clock.js';
import { startService, type Service } from '../support/service.js';

const CLIENTS = 16;
const USERS = 6;

/** Makes an organization and its users, and closes the house again, so that the service finds nobody beside it. */
async function settle(database: HouseDatabase): Promise<readonly LoadUser[]> {
  const house = await houseWith(database);
  try {
    const ada = await found(house, 'Lab');
    const users: LoadUser[] = [];
    for (let n = 0; n < USERS; n++) {
      const user = await newUser(house, ada, `user${n}`);
      users.push({ userId: user.userId, token: await tokenFor(house, user) });
    }
    return users;
  } finally {
    await house.shutdown.stop();
  }
}

interface Living extends Life {
  readonly goOn: (next: Living) => void;
}

function lifeOf(service: Service): Living {
  let goOn: Living['goOn'] = () => undefined;
  const next = new Promise<Living>((resolve) => (goOn = resolve));
  return { service, doomed: false, next, goOn: (life) => goOn(life) };
}

/** Loads the service while it is killed again and again, by `kill`; stops it in the end, and answers what was seen. */
async function loadThroughKills(
  database: HouseDatabase,
  kills: number,
  kill: (service: Service, nth: number) => Promise<void>,
): Promise<Load> {
  const users = await settle(database);
  const chance = seededClock('crashes');
  const random = () => Buffer.from(chance.randomBytes(4)).readUInt32LE() / 2 ** 32;
  let life = lifeOf(await startService(database));
  try {
    const load = startLoad(users, CLIENTS, life, random);
    for (let nth = 1; nth <= kills; nth++) {
      await load.reaches(load.acknowledged.length + 10 + Math.floor(random() * 40));
      life.doomed = true;
      await kill(life.service, nth);
      const next = lifeOf(await startService(database));
      life.goOn(next);
      life = next;
    }
    await load.reaches(load.acknowledged.length + 50);
    await load.end();
    expect(await life.service.stop()).toBe(0);
    return load;
  } catch (error) {
    await life.service.kill();
    throw error;
  }
}

/** What the load was told against the log and the tables, once these have caught up with it. */
async function checked(database: HouseDatabase, check: (house: House) => Promise<void>): Promise<void> {
  const house = await houseWith(database);
  try {
    expect(await house.waiter.wait(await house.log.head(), 60_000)).toBe('reached');
    await check(house);
  } finally {
    await house.shutdown.stop();
  }
}

function expectLoaded({ acknowledged, repeats, retries }: Load, kills: number): void {
  expect(repeats.differing).toEqual([]);
  expect(repeats.count).toBeGreaterThan(acknowledged.length / 5);
  expect(retries.count).toBeGreaterThanOrEqual(kills);
}

describe('the service under load', () => {
  it('LOG-1, LOG-3: killed 20 times, each command that clients send until it is answered has exactly one effect', async () => {
    const { url, drop } = await freshDatabase();
    const database = { databaseUrl: url };
    try {
      const load = await loadThroughKills(database, 20, (service) => service.kill());
      expectLoaded(load, 20);
      await checked(database, async (house) => {
        expect(await contradictions(house, load.acknowledged)).toEqual([]);
        await expectNoticed(house, load.acknowledged);
      });
    } finally {
      await drop();
    }
  });

  it('LOG-1, LOG-3: on embedded Postgres, which goes on, or is killed before or after it, the same', async () => {
    const database = { dataDir: temporaryDirectory('crash') };
    const killPostgres = (): void => {
      const pid = runningPid(join(database.dataDir, 'postgres'));
      if (pid === undefined) throw new Error('No Postgres runs.');
      process.kill(pid, 'SIGKILL');
    };
    const load = await loadThroughKills(database, 6, async (service, nth) => {
      if (nth % 3 === 1) killPostgres();
      await service.kill();
      if (nth % 3 === 2) killPostgres();
    });
    expectLoaded(load, 6);
    await checked(database, async (house) => {
      expect(await contradictions(house, load.acknowledged)).toEqual([]);
    });
  });
});

/** The checker finds fault where there is one: an effect nobody was told of, a lie about a state, a wrong revision. */
async function expectNoticed(house: House, acknowledged: readonly Acknowledged[]): Promise<void> {
  const [first, ...rest] = acknowledged;
  if (first === undefined) throw new Error('Nothing was acknowledged.');
  const { done } = first;
  const lies: readonly Acknowledged[][] = [
    rest,
    [{ ...first, done: { ...done, revision: done.revision + 1 } }, ...rest],
    [{ ...first, done: { ...done, changed: [] } }, ...rest],
    [{ ...first, wish: { ...first.wish, verb: 'complete' } }, ...rest],
    [...acknowledged, { ...first, done: { ...done, position: '999999999.x' } }],
  ];
  for (const lie of lies) expect(await contradictions(house, lie)).not.toEqual([]);
}
