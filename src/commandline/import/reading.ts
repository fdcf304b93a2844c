import type { EventReading } from './read-event.js';
import type { Cells, Columns } from './work-log.js';

/** How a file is read: which columns are used, and the other options. */
export interface Reading extends Columns, EventReading {
  /** The character between cells; recognised by the header when absent. */
  readonly separator?: string;
  /** Whether quotes are text like any other, and enclose no cells. */
  readonly quotesAreText?: boolean;
  /** A name of the WHATWG encoding standard; UTF-8 when absent. */
  readonly encoding?: string;
}

/** A row as read from the file, or what is wrong with its form. */
export type FileRow =
  { readonly line: number; readonly cells: Cells } | { readonly line: number; readonly problem: string };
