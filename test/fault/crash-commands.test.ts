import { join } from 'node:path';
import { runningPid } from '../../src/kernel/runtime/postgres-pid-file.js';
import { atLength } from '../support/at-length.js';
import { contradictions } from '../support/checker.js';
import type { HouseDatabase } from '../support/house.js';
import { startLoad, type Load } from '../support/load.js';
import { fleetOf } from '../support/load/fleet.js';
import { inHouse, settle } from '../support/load/settle.js';
import type { Random } from '../support/load/wishes.js';
import { freshDatabase, usedDataDirectory } from '../support/postgres.js';
import { byChance } from '../support/random.js';
import { startService, WITHOUT_QUOTAS, type Service } from '../support/service.js';

/** The size of a load, and how the service is killed under it. */
interface Crashes {
  readonly clients: number;
  readonly owners: number;
  readonly kills: number;
  readonly kill: (service: Service, nth: number) => Promise<void>;
}

/** Runs a load while the service is killed and restarted repeatedly; stops the service in the end. */
async function loadThroughKills(database: HouseDatabase, crashes: Crashes, random: Random): Promise<Load> {
  const { clients, owners, kills, kill } = crashes;
  const settled = await settle(database, owners);
  let service = await startService(database, WITHOUT_QUOTAS);
  try {
    const fleet = fleetOf([service.url]);
    const load = startLoad({ ...settled, clients, random }, fleet);
    for (let nth = 1; nth <= kills; nth++) {
      await load.reaches(load.acknowledged.length + 20 + Math.floor(random() * 2 * clients));
      const [node] = fleet.nodes;
      if (node === undefined) throw new Error('The fleet has no node.');
      node.doom();
      await kill(service, nth);
      service = await startService(database, WITHOUT_QUOTAS);
      fleet.replace(node, service.url);
    }
    await load.reaches(load.acknowledged.length + clients);
    await load.end();
    expect(await service.stop()).toBe(0);
    return load;
  } catch (error) {
    await service.kill();
    throw error;
  }
}

/** The clients were cut off by each kill, and no second response differed from the first; the checker finds nothing. */
async function expectUnharmed(database: HouseDatabase, load: Load, { kills }: Crashes): Promise<void> {
  const { acknowledged, sent, patience } = load;
  expect(sent.differing).toEqual([]);
  expect(sent.twice + sent.atOnce).toBeGreaterThan(sent.wishes / 5);
  expect(patience.retries).toBeGreaterThanOrEqual(kills);
  await inHouse(database, async (house) => expect(await contradictions(house, acknowledged)).toEqual([]));
}

describe('the service under load', () => {
  const kills = atLength(20, 2);
  it(`LOG-1, LOG-3: killed ${kills} times: each command that 64 clients send until they get a response has exactly one effect`, () =>
    byChance(async (random) => {
      const { url, drop } = await freshDatabase();
      const database = { databaseUrl: url };
      const crashes: Crashes = { clients: 64, owners: 20, kills, kill: (service) => service.kill() };
      try {
        await expectUnharmed(database, await loadThroughKills(database, crashes, random), crashes);
      } finally {
        await drop();
      }
    }));

  it('LOG-1, LOG-3: killed on embedded Postgres, sometimes together with it: each command has exactly one effect', () =>
    byChance(async (random) => {
      const database = { dataDir: await usedDataDirectory('crash') };
      const killPostgres = (): void => {
        const pid = runningPid(join(database.dataDir, 'postgres'));
        if (pid === undefined) throw new Error('No Postgres runs.');
        process.kill(pid, 'SIGKILL');
      };
      const kill: Crashes['kill'] = async (service, nth) => {
        if (nth % 3 === 1) killPostgres();
        await service.kill();
        if (nth % 3 === 2) killPostgres();
      };
      const crashes: Crashes = { clients: 16, owners: 6, kills: atLength(6, 3), kill };
      await expectUnharmed(database, await loadThroughKills(database, crashes, random), crashes);
    }));
});
