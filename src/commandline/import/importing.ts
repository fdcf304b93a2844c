import { createHmac } from 'node:crypto';
import type { House } from '../../house.js';
import { keepSecret } from '../../kernel/runtime/secrets.js';
import { uuidV7 } from '../../kernel/runtime/clock.js';
import type { RequestContext } from '../../kernel/deciding/room.js';
import type { DirectoryOrganization, DirectoryUser } from '../../organizations/index.js';
import { InterruptedError } from '../terminal.js';
import type { BadRow, WorkRow } from './work-log.js';

/** The progress of an import. */
export interface Tally {
  /** Commands that completed, repeated and refused ones included. */
  commands: number;
  /** Rows that need nothing more. */
  rows: number;
  readonly bad: BadRow[];
}

/** What every step of an import needs. */
export interface Importing {
  readonly house: House;
  readonly organization: DirectoryOrganization;
  /** The admin in whose name the import writes; keys are theirs, so another admin's import is another one. */
  readonly importer: DirectoryUser;
  readonly sealed: (text: string) => Buffer;
  readonly tally: Tally;
  readonly signal: AbortSignal;
}

/**
 * Derives ids and keys from the text of a row, the same in every run; keyed with a secret, since the text could be
 * guessed from a bare hash.
 */
export async function sealing({ pool, clock }: House): Promise<(text: string) => Buffer> {
  const secret = await keepSecret(pool, 'import-rows', () => Buffer.from(clock.randomBytes(32)).toString('base64'));
  const key = Buffer.from(secret, 'base64');
  return (text) => createHmac('sha256', key).update(text).digest();
}

type Named = Pick<WorkRow, 'since' | 'time' | 'key'>;

/**
 * The id of a row's item: the same whenever the row is imported into this project for this owner, however long after.
 * The owner is part of it, because an item in two streams would be one row of the read tables (LOG-8).
 */
export function itemIdOf({ sealed }: Importing, projectId: string, { userId }: DirectoryUser, row: Named): string {
  return uuidV7(
    Math.max(0, Date.parse(row.since ?? row.time)),
    sealed(`${projectId}:${userId}:${row.key}`).subarray(0, 16),
  );
}

/** The id that the row's item has if an earlier version imported it. */
export function formerItemIdOf(importing: Importing, projectId: string, owner: DirectoryUser, row: WorkRow): string {
  return itemIdOf(importing, projectId, owner, { ...row, key: row.formerKey });
}

/** How an import sends a command: under a key from its content. */
export function sentUnder(
  { sealed }: Importing,
  what: string,
  content: string,
): Pick<RequestContext, 'key' | 'request'> {
  const name = `${what}:${content}`;
  return { key: `import:${sealed(name).toString('base64url')}`, request: name };
}

/** Throws an InterruptedError once the import has been interrupted. */
export function stopIfAsked({ signal }: Pick<Importing, 'signal'>): void {
  if (signal.aborted) {
    throw new InterruptedError('What was imported so far stays; run the same import again to go on from there.');
  }
}
