import { openHouse, type House } from '../house.js';
import type { CommandRun } from './terminal.js';

/** Does the work in an open house, beside a running service or alone, and closes it again however the work ends. */
export async function inHouse<Answer>(
  { configuration, logger }: CommandRun,
  work: (house: House) => Promise<Answer>,
): Promise<Answer> {
  const house = await openHouse(configuration, logger, 'command');
  try {
    return await work(house);
  } finally {
    await house.shutdown.stop();
  }
}
