import { randomUUID } from 'node:crypto';
import type { Random } from './load/wishes.js';
import { seededClock } from './seeded-clock.js';

/** Randomness from a seed. */
export function randomFrom(seed: string): Random {
  const chance = seededClock(seed);
  return () => Buffer.from(chance.randomBytes(4)).readUInt32LE() / 2 ** 32;
}

/** Runs a randomised test with the seed in `TEST_SEED`, or a new one, which is printed if the test fails. */
export async function byChance(test: (random: Random) => Promise<void>): Promise<void> {
  const seed = process.env['TEST_SEED'] ?? randomUUID().slice(0, 8);
  try {
    await test(randomFrom(seed));
  } catch (error) {
    process.stderr.write(`Under TEST_SEED=${seed} this failed: ${expect.getState().currentTestName ?? ''}\n`);
    throw error;
  }
}
