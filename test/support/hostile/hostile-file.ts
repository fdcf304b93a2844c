import type { Reading } from '../../../src/commandline/import/reading.js';
import { HEADER } from '../work-log.js';

/** A malformed or unusual file, and exactly what must become of it. */
export interface HostileFile {
  readonly called: string;
  readonly bytes: string | Buffer;
  /** Words of the sentence that refuses it, or the lines that become rows and those that are skipped with the reason. */
  readonly refused?: string;
  readonly rows?: readonly number[];
  readonly skipped?: readonly (readonly [number, string])[];
  readonly reading?: Partial<Reading>;
}

/** A sound row of a case of its own. */
const good = (number: number): string => `c${number},do,Kim,Desk,2024-01-01T10:0${number}:00Z`;
/** Sound rows of a case each. */
export const [one, two, three] = [good(1), good(2), good(3)];
/** A CSV file of these rows. */
export const file = (...lines: readonly string[]): string => `${[HEADER, ...lines].join('\n')}\n`;
/** A row with this activity. */
export const cell = (activity: string): string => `c1,${activity},Kim,Desk,2024-01-01T10:00:00Z`;
/** A row with this resource. */
export const by = (resource: string): string => `c1,do,${resource},Desk,2024-01-01T10:00:00Z`;
/** A row with this time. */
export const at = (time: string): string => `c1,do,Kim,Desk,${time}`;
