import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { createRowReader, type BadRow, type Columns, type WorkRow } from './work-log.js';

/** What a file held. */
export interface WorkLog {
  readonly rows: readonly WorkRow[];
  readonly bad: readonly BadRow[];
}

/** Thrown for a file that can't be imported at all; the message is for the person who named it. */
export class UnusableFileError extends Error {}

/**
 * Reads the whole file before anything is written, so that a file without the needed columns costs nothing; `source`
 * is where its text comes from when it is no file.
 */
export async function readWorkLog(
  file: string,
  columns: Columns,
  source: Readable = createReadStream(file),
): Promise<WorkLog> {
  const rows: WorkRow[] = [];
  const bad: BadRow[] = [];
  const readRow = createRowReader();
  let header: Header | undefined;
  try {
    for await (const { line, cells } of records(source)) {
      if (header === undefined) header = headerOf(cells, columns, file);
      else if (cells.length !== header.width) {
        bad.push({ line, problem: `it has ${cells.length} cells where the header has ${header.width}` });
      } else {
        const result = readRow(line, cellsAt(header.indices, cells));
        if ('row' in result) rows.push(result.row);
        else bad.push(result.bad);
      }
    }
  } catch (error) {
    throw inWords(file, error);
  }
  if (header === undefined) throw new UnusableFileError(`${file} is empty; it needs a header line with the columns.`);
  return { rows, bad };
}

interface Header {
  readonly width: number;
  readonly indices: Readonly<Record<keyof Columns, number>>;
}

async function* records(source: Readable): AsyncGenerator<{ line: number; cells: readonly string[] }> {
  const options = { bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, info: true };
  const parser = parse({ ...options, max_record_size: 1_000_000 });
  source.on('error', (error) => parser.destroy(error));
  for await (const parsed of source.pipe(parser)) {
    const { record, info } = parsed as { record: string[]; info: { lines: number } };
    const spanned = record.join().split('\n').length - 1;
    yield { line: info.lines - spanned, cells: record };
  }
}

function headerOf(cells: readonly string[], columns: Columns, file: string): Header {
  const names = cells.map((cell) => cell.trim());
  const missing = Object.values(columns).filter((name: string) => !names.includes(name));
  if (missing.length > 0) {
    throw new UnusableFileError(
      `${file} has no column ${missing.map((name) => `"${name}"`).join(', ')}; its columns are ${names.join(', ')}. ` +
        'Nothing was imported. Name other columns with --case, --activity, --resource, --group and --time.',
    );
  }
  const at = (field: keyof Columns): number => names.indexOf(columns[field]);
  return {
    width: cells.length,
    indices: {
      case: at('case'),
      activity: at('activity'),
      resource: at('resource'),
      group: at('group'),
      time: at('time'),
    },
  };
}

function cellsAt(indices: Header['indices'], cells: readonly string[]): Record<keyof Columns, string> {
  const cell = (field: keyof Columns): string => cells[indices[field]] ?? '';
  return {
    case: cell('case'),
    activity: cell('activity'),
    resource: cell('resource'),
    group: cell('group'),
    time: cell('time'),
  };
}

function inWords(file: string, error: unknown): unknown {
  if (error instanceof CsvError) {
    return new UnusableFileError(`${file} can't be read as CSV, and nothing was imported: ${error.message}.`);
  }
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return new UnusableFileError(`There is no file ${file}.`);
  if (code === 'EISDIR' || code === 'EACCES' || code === 'ENOTDIR') {
    return new UnusableFileError(`${file} can't be read (${code}).`);
  }
  return error;
}
