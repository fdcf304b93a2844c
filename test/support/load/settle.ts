import { openHouse, type House } from '../../../src/house.js';
import { readConfiguration, type Configuration } from '../../../src/kernel/runtime/configuration.js';
import { createLogger } from '../../../src/kernel/runtime/logging.js';
import { ownerOf } from '../postgres.js';
import { plainly } from '../rooms.js';
import { tokenFor } from '../client.js';
import { found, newTag, newUser, placeOf, type HouseDatabase } from '../house.js';
import { eventLogEnvironment } from '../kurrent.js';
import type { LoadPlan } from '../load.js';

/** The users and tags for a load. */
export type Settled = Pick<LoadPlan, 'users' | 'tagIds'>;

/** A service's environment besides its database. */
type Environment = Readonly<Record<string, string>>;

const DEFAULTS = [15, 60, null] as const;

/**
 * Makes an organization with tags and users, of whom two in three have an alarm default, and closes the house again, so
 * that the service runs alone.
 */
export async function settle(database: HouseDatabase, count: number, environment: Environment = {}): Promise<Settled> {
  const make = async (house: House): Promise<Settled> => {
    const ada = await found(house, 'Lab');
    const tagIds = [await newTag(house, ada, 'urgent'), await newTag(house, ada, 'later')];
    const users = [];
    for (let n = 0; n < count; n++) {
      const user = await newUser(house, ada, `user${n}`);
      const minutes = DEFAULTS[n % DEFAULTS.length] ?? null;
      if (minutes !== null) await house.organizations.send(user, { type: 'SetAlarmDefault', minutes }, plainly);
      users.push({ userId: user.userId, token: await tokenFor(house, user, { ttlSeconds: 3_600 }) });
    }
    return { users, tagIds };
  };
  return inHouse(database, make, environment);
}

/** Does something in a house of its own on the database, once the read tables contain everything in the log. */
export async function inHouse<Answer>(
  database: HouseDatabase,
  visit: (house: House) => Promise<Answer>,
  environment: Environment = {},
): Promise<Answer> {
  const house = await openHouse(configurationFor(database, environment), createLogger('silent'), 'command');
  try {
    expect(await house.waiter.wait(await house.log.head(), 60_000)).toBe('reached');
    return await visit(house);
  } finally {
    await house.shutdown.stop();
  }
}

function configurationFor(database: HouseDatabase, environment: Environment): Configuration {
  const where =
    'dataDir' in database ? { BRIGHTLY_DATA_DIR: database.dataDir } : { DATABASE_URL: database.databaseUrl };
  const owner = 'dataDir' in database ? undefined : ownerOf(database.databaseUrl);
  const owned = owner === undefined ? {} : { DATABASE_OWNER_URL: owner };
  return readConfiguration({ ...where, ...owned, ...eventLogEnvironment(placeOf(database)), ...environment });
}
