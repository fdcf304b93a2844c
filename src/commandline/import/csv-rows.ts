import { csvRecords } from './csv-records.js';
import { headerOf, wantedOf, type Header } from './header.js';
import { readTime } from './times.js';
import { UnusableFileError } from './unusable-file.js';
import type { FileRow, Reading } from './reading.js';

/** Reads the rows of a CSV file's text. Throws an UnusableFileError for one that can't be imported. */
export async function* csvRows(file: string, reading: Reading, text: AsyncIterable<string>): AsyncGenerator<FileRow> {
  const wanted = wantedOf(reading);
  const wantedIn = (names: readonly string[]): number => wanted.filter(({ name }) => names.includes(name)).length;
  let header: Header | undefined;
  for await (const { line, cells, separator } of csvRecords(text, file, { separator: reading.separator, wantedIn })) {
    refuseSwallowedRows(cells, { file, line, separator, reading, width: header?.width ?? 2 });
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

interface Swallowing {
  readonly file: string;
  readonly line: number;
  readonly separator: string;
  readonly reading: Reading;
  readonly width: number;
}

/**
 * A quote that is not closed takes the rows up to the next quote into its cell, and where that one happens to stand at
 * the end of a cell, nothing else is wrong. What is taken in has a time between separators, as text hardly ever has.
 */
function refuseSwallowedRows(cells: readonly string[], { file, line, separator, reading, width }: Swallowing): void {
  let at = line;
  for (const cell of cells) {
    const begins = at;
    const lines = cell.split('\n');
    at += lines.length - 1;
    if (lines.length === 1) continue;
    const inside = lines.flatMap((part) => part.split(separator));
    const separators = inside.length - lines.length;
    if (separators < width - 1 || !inside.some((part) => 'instant' in readTime(part, { zone: reading.zone }))) continue;
    throw new UnusableFileError(
      `${file} can't be read, and nothing was imported: the quote that opens in line ${begins} closes in line ${at} only, ` +
        'and takes in the rows between.',
    );
  }
}
