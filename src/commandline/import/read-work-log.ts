import type { Readable } from 'node:stream';
import { csvRows } from './csv-rows.js';
import { lifecycleWarning, piecesOf } from './lifecycle.js';
import { createEventReader, rowsOf, type LoggedEvent } from './read-event.js';
import type { FileRow, Reading } from './reading.js';
import { bytesOfFile, inWords, joined, textOf } from './text-of-file.js';
import { LIFECYCLE_COLUMN, type BadRow, type WorkRow } from './work-log.js';
import { xesRows } from './xes-rows.js';

/** What a file held. */
export interface WorkLog {
  readonly rows: readonly WorkRow[];
  readonly bad: readonly BadRow[];
  /** What the person should know before the rows are imported. */
  readonly warnings: readonly string[];
}

/**
 * Reads the whole file before anything is written, so that a file without the needed columns costs nothing; `source`
 * is where its text comes from when it is no file. Throws an UnusableFileError for a file that can't be imported.
 */
export async function readWorkLog(file: string, reading: Reading, source?: Readable): Promise<WorkLog> {
  const [events, bad]: [LoggedEvent[], BadRow[]] = [[], []];
  const readEvent = createEventReader(reading);
  const bytes = source ?? (await bytesOfFile(file));
  try {
    for await (const { line, ...of } of fileRows(file, reading, textOf(bytes, file, reading.encoding))) {
      const result = 'problem' in of ? { bad: { line, problem: of.problem } } : readEvent(line, of.cells);
      if ('event' in result) events.push(result.event);
      else bad.push(result.bad);
    }
  } catch (error) {
    throw inWords(file, error);
  } finally {
    bytes.destroy();
  }
  const read = reading.lifecycle === undefined ? rowsOf(events, reading) : piecesOf(events, reading);
  const warning = reading.lifecycle === undefined ? lifecycleWarning(events, LIFECYCLE_COLUMN) : undefined;
  const inOrder = [...bad, ...read.bad].sort((a, b) => a.line - b.line);
  return { rows: read.rows, bad: inOrder, warnings: warning === undefined ? [] : [warning] };
}

/** Reads XES if the text begins like XML, else CSV. */
async function* fileRows(file: string, reading: Reading, text: AsyncIterable<string>): AsyncGenerator<FileRow> {
  const pieces = text[Symbol.asyncIterator]();
  let head = '';
  while (head.trim() === '') {
    const piece = await pieces.next();
    if (piece.done) break;
    head += piece.value;
  }
  const isXml = head.trimStart().startsWith('<');
  yield* (isXml ? xesRows : csvRows)(file, reading, joined(head, pieces));
}
