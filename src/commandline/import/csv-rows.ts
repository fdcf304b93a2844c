import { csvRecords, HOW_TO_QUOTE } from './csv-records.js';
import { headerOf, wantedOf, type Header } from './header.js';
import { readTime } from './times.js';
import { UnusableFileError } from './unusable-file.js';
import type { FileRow, Reading } from './reading.js';

/** Reads the rows of a CSV file's text. Throws an UnusableFileError for one that can't be imported. */
export async function* csvRows(file: string, reading: Reading, text: AsyncIterable<string>): AsyncGenerator<FileRow> {
  const wanted = wantedOf(reading);
  const wantedIn = (names: readonly string[]): number => wanted.filter(({ name }) => names.includes(name)).length;
  let header: Header | undefined;
  for await (const { line, cells, separator } of csvRecords(text, file, { ...reading, wantedIn })) {
    const swallowing = swallowedIn(cells, { separator, header, zone: reading.zone });
    if (swallowing !== undefined) throw new UnusableFileError(swallowed(file, line, swallowing));
    if (header === undefined) header = headerOf(cells, wanted, file, separator);
    else if (cells.every((cell) => cell === '')) continue;
    else if (cells.length !== header.width) {
      yield { line, problem: `it has ${cells.length} cells where the header has ${header.width}` };
    } else {
      yield { line, cells: Object.fromEntries(header.places.map(([field, place]) => [field, cells[place] ?? ''])) };
    }
  }
  if (header === undefined) throw new UnusableFileError(`${file} is empty; it needs a header line with the columns.`);
}

/** What is needed to recognise a row. */
interface Table {
  readonly separator: string;
  /** Undefined while the header itself is read. */
  readonly header: Header | undefined;
  readonly zone: Reading['zone'];
}

/** The lines that a cell joins, counted from the record's own first. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * An unclosed quote takes the rows up to the next quote into its cell; if that one happens to be at the end of a cell,
 * the file is still well-formed. The joined lines count as rows if, with quotes ignored, they have times in the time
 * column and the first and the last are as wide as the header. Text of several lines, even a log, hardly ever does.
 */
function swallowedIn(cells: readonly string[], table: Table): Span | undefined {
  if (!cells.some((cell) => cell.includes('\n'))) return undefined;
  const { lines, spans } = linesOf(cells, table.separator);
  return spans.find(({ from, to }) => {
    const joined = lines.slice(from, to + 1);
    const rows = joined.filter((line) => hasTime(line, table)).length;
    // No header has a time in it.
    if (table.header === undefined) return rows > 0;
    const { width } = table.header;
    const areWide = [joined[0], joined.at(-1)].every((line) => line?.length === width);
    return rows > 1 && (areWide || cells.length !== width);
  });
}

/** The lines of a record, each with the cells that it would have without quotes, and which of them a cell joins. */
function linesOf(cells: readonly string[], separator: string) {
  let last: string[] = [];
  const lines = [last];
  const spans: Span[] = [];
  for (const cell of cells) {
    const [first = '', ...more] = cell.split('\n');
    if (more.length === 0) {
      last.push(cell);
      continue;
    }
    last.push(...first.split(separator));
    spans.push({ from: lines.length - 1, to: lines.length - 1 + more.length });
    for (const line of more) lines.push((last = line.split(separator)));
  }
  return { lines, spans };
}

function hasTime(line: readonly string[], { header, zone }: Table): boolean {
  const isTime = (cell = ''): boolean => 'instant' in readTime(cell, { zone });
  if (header === undefined) return line.length > 1 && line.some(isTime);
  const place = header.places.find(([field]) => field === 'time')?.[1] ?? -1;
  return line.length === header.width && isTime(line[place]);
}

function swallowed(file: string, line: number, { from, to }: Span): string {
  return (
    `${file} can't be read, and nothing was imported: the quote that opens in line ${line + from} closes in line ` +
    `${line + to} only, and takes in the rows between. ${HOW_TO_QUOTE}`
  );
}
