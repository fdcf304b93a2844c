import { createHash } from 'node:crypto';

/** Which header names hold what; the defaults are those of an XES event log written as CSV. */
export interface Columns {
  readonly case: string;
  readonly activity: string;
  readonly resource: string;
  readonly group: string;
  readonly time: string;
  /** The column of lifecycle transitions, whose rows are then put together: one row for each piece of work. */
  readonly lifecycle?: string;
  /** The column with the start time of the row's work. */
  readonly started?: string;
}

export const DEFAULT_COLUMNS: Columns = {
  case: 'case:concept:name',
  activity: 'concept:name',
  resource: 'org:resource',
  group: 'org:group',
  time: 'time:timestamp',
};

/** What XES calls the column of lifecycle transitions. */
export const LIFECYCLE_COLUMN = 'lifecycle:transition';

/** The cells of one row, by column; absent if there is no such column. */
export type Cells = Readonly<Partial<Record<keyof Columns, string>>>;

/** One activity of a person, as read from the file. */
export interface WorkRow {
  /** Line of the file on which the row begins, the header being line 1. */
  readonly line: number;
  readonly case: string;
  readonly activity: string;
  readonly resource: string;
  readonly group: string;
  /** The row's place in the file, from 0; among rows of one instant the earlier one in the file comes first. */
  readonly order: number;
  /** When it was done, or for open work when it was last continued: RFC 3339 UTC, milliseconds. */
  readonly time: string;
  /** The same to the full precision of the file: twelve digits, so that text order is time order. */
  readonly exactTime: string;
  /** When it was started, if the file has that: RFC 3339 UTC, milliseconds, never after `time`. */
  readonly startedAt?: string;
  /** When work of several rows first appears, the same after it is completed: RFC 3339 UTC, milliseconds. */
  readonly since?: string;
  /** Set for work that the file begins and does not end: it waits. */
  readonly open?: true;
  /**
   * Identifies the row by its content and by which occurrence of that content it is, never by its line; nor by its
   * group, since people may be moved to another group while the work stays the same.
   */
  readonly key: string;
  /** The key that earlier versions used, with the group. */
  readonly formerKey: string;
}

/** A row that can't be imported, and why, in words. */
export interface BadRow {
  readonly line: number;
  readonly problem: string;
}

/** Sorts rows by when they happened, to the full precision of the file, then by their order in the file. */
export function byTime(a: Pick<WorkRow, 'exactTime' | 'order'>, b: Pick<WorkRow, 'exactTime' | 'order'>): number {
  if (a.exactTime !== b.exactTime) return a.exactTime < b.exactTime ? -1 : 1;
  return a.order - b.order;
}

type Keys = Pick<WorkRow, 'key' | 'formerKey'>;

/** Makes the keys of rows from their content, `when` included, and counts how often each content occurred. */
export function createKeys(): (row: Omit<WorkRow, keyof Keys>, when: readonly string[]) => Keys {
  const occurrences = new Map<string, number>();
  const keyOf = (parts: readonly string[]): string => {
    const content = JSON.stringify(parts);
    const occurrence = (occurrences.get(content) ?? 0) + 1;
    occurrences.set(content, occurrence);
    return createHash('sha256').update(`${content}#${occurrence}`).digest('base64url');
  };
  return (row, when) => ({
    key: keyOf([row.case, row.activity, row.resource, ...when]),
    formerKey: keyOf([row.case, row.activity, row.resource, row.group, ...when]),
  });
}
