import type { PersonalCodec } from '../event-log.js';
import type { Connection } from './connection.js';
import type { KurrentTimes } from './kurrent-times.js';

/** What all code that talks to the server needs for one log. */
export interface KurrentParts {
  readonly connection: Connection;
  readonly times: KurrentTimes;
  /** Put before each stream's name in the store; without a dash, as the store's categories end at the first one. */
  readonly streamPrefix: string;
  readonly codec: PersonalCodec;
}
