import type { House } from '../../../src/house.js';
import { atLength } from '../../support/at-length.js';
import { contradictions } from '../../support/checker.js';
import { startLoad, type Load } from '../../support/load.js';
import { inHouse, settle } from '../../support/load/settle.js';
import type { Random } from '../../support/load/wishes.js';
import { newGround, type Ground, type Harm } from './ground.js';
import { startNodes, type Nodes } from './nodes.js';

const [CLIENTS, OWNERS] = [64, 20];

/** How often each node is killed. */
export const KILLS_OF_EACH = atLength(10, 1);

/** The faults that nodes meet besides being killed. */
export interface Fire {
  /** Spread over the kills, in this order. */
  readonly harmTo: (ground: Ground) => readonly Harm[];
  /** Environment variables of the nodes, beside the database. */
  readonly environment?: Ground['environment'];
  /** Whether faults may have effects long after they are over, as when a cluster elects a new leader. */
  readonly aftershocks?: boolean;
}

/**
 * Runs two nodes under 64 clients, kills each several times in turn while the other serves, and applies the faults;
 * then compares the responses with the log and the tables.
 */
export async function underFire(
  { harmTo, environment = {}, aftershocks = false }: Fire,
  random: Random,
): Promise<void> {
  const ground = await newGround(environment);
  let nodes: Nodes | undefined;
  try {
    const settled = await settle(ground.database, OWNERS, ground.environment);
    nodes = await startNodes(ground);
    const load = startLoad({ ...settled, clients: CLIENTS, random }, nodes.fleet);
    await harmAll(nodes, { harm: harmTo(ground), aftershocks }, load, random);
    await load.end();
    await nodes.stop();
    expectFared(load);
    const check = async (house: House) => expect(await contradictions(house, load.acknowledged)).toEqual([]);
    await inHouse(ground.database, check, ground.environment);
  } finally {
    await nodes?.close();
    await ground.close();
  }
}

async function harmAll(
  nodes: Nodes,
  { harm, aftershocks }: { readonly harm: readonly Harm[]; readonly aftershocks: boolean },
  load: Load,
  random: Random,
): Promise<void> {
  const { fleet } = nodes;
  const goesOn = () => load.reaches(load.acknowledged.length + 20 + Math.floor(random() * 2 * CLIENTS));
  const kills = 2 * KILLS_OF_EACH;
  for (let nth = 0; nth < kills; nth++) {
    await goesOn();
    const slot = nth % 2;
    await nodes.kill(slot);
    await goesOn();
    await nodes.start(slot);
    // Faults are spread evenly over the kills.
    for (const { befall } of harm.filter((_, index) => Math.floor((index * kills) / harm.length) === nth)) {
      await goesOn();
      fleet.troubled = true;
      await befall(goesOn);
      await nodes.ready();
      // A ready node may not have reconnected for appending yet.
      await Promise.race([fleet.eachServes(), load.ended]);
      fleet.troubled = aftershocks;
    }
  }
  await goesOn();
}

function expectFared({ sent, patience, acknowledged }: Load): void {
  expect(sent.differing).toEqual([]);
  expect(sent.twice + sent.atOnce).toBeGreaterThan(sent.wishes / 5);
  expect(patience.retries).toBeGreaterThan(KILLS_OF_EACH);
  expect(acknowledged.length).toBeGreaterThan(100 * KILLS_OF_EACH);
}
