import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { parse as parseNow } from 'csv-parse/sync';
import type { Reading } from './reading.js';
import { joined } from './text-of-file.js';
import { UnusableFileError } from './unusable-file.js';

/** The characters that may separate the cells of a row, in the order in which they are tried. */
export const SEPARATORS = [',', ';', '\t', '|'] as const;

/** A row of a CSV file and the line on which it begins. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
  readonly separator: string;
}

/** The character that encloses cells; null if none does. */
type Quote = '"' | null;

const LONGEST_RECORD = 1_000_000;
const OPTIONS = { relax_column_count: true, skip_empty_lines: true, record_delimiter: '\n', trim: true } as const;

/** What to do about misplaced quotes. */
export const HOW_TO_QUOTE =
  'A quote that is part of the text is written twice, in a cell that is in quotes: "say ""hello""". ' +
  'If all quotes of the file are text, use --quote none.';

/** How the cells of a file are separated. */
export interface CsvForm extends Pick<Reading, 'separator' | 'quotesAreText'> {
  /** Counts the wanted columns in a header, by which the separator is recognised. */
  readonly wantedIn: (header: readonly string[]) => number;
}

/** Reads CSV text, its header first. Throws an UnusableFileError that names the line of a misplaced quote. */
export async function* csvRecords(
  text: AsyncIterable<string>,
  file: string,
  { separator, quotesAreText, wantedIn }: CsvForm,
): AsyncGenerator<CsvRecord> {
  const pieces = text[Symbol.asyncIterator]();
  const head = await firstLines(pieces);
  const said = /^sep=(.)\n/i.exec(head);
  const quote = quotesAreText === true ? null : '"';
  const delimiter = separator ?? said?.[1] ?? separatorOf(head, quote, wantedIn);
  const place = { line: 0, emptyLines: 0 };
  const parser = parse({
    ...OPTIONS,
    ...{ info: true, max_record_size: LONGEST_RECORD, delimiter, quote, from_line: said === null ? 1 : 2 },
    cast: (value, { lines, empty_lines }) => {
      [place.line, place.emptyLines] = [lines, empty_lines];
      return value;
    },
  });
  const source = Readable.from(joined(head, pieces));
  source.on('error', (error) => parser.destroy(error));
  try {
    for await (const parsed of source.pipe(parser)) {
      const { record, info } = parsed as { record: string[]; info: { lines: number } };
      const spanned = record.join().split('\n').length - 1;
      yield { line: info.lines - spanned, cells: record, separator: delimiter };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnusableFileError(`${file} can't be read, and nothing was imported: ${inWords(error, place)}`);
  } finally {
    source.destroy();
  }
}

/** Enough of the text to hold its first line that is not empty. */
async function firstLines(pieces: AsyncIterator<string>): Promise<string> {
  let head = '';
  while (head.length < LONGEST_RECORD && !/\S[^\n]*\n/.test(head)) {
    const piece = await pieces.next();
    if (piece.done) break;
    head += piece.value;
  }
  return head;
}

/** The separator under which the header has most of the wanted columns, then the one under which it has most columns. */
function separatorOf(head: string, quote: Quote, wantedIn: CsvForm['wantedIn']): string {
  const [best] = SEPARATORS.map((separator, order) => {
    const header = headerUnder(separator, head, quote);
    return { separator, order, found: wantedIn(header), columns: header.length };
  }).sort((a, b) => b.found - a.found || b.columns - a.columns || a.order - b.order);
  return best?.separator ?? ',';
}

function headerUnder(delimiter: string, head: string, quote: Quote): readonly string[] {
  try {
    const [header] = parseNow(head, { ...OPTIONS, delimiter, quote, relax_quotes: true, to: 1 });
    return header ?? [];
  } catch {
    // A quote is misplaced, which the actual read reports with its line.
    return head.trimStart().split('\n', 1).join().split(delimiter);
  }
}

/** What is wrong with the quotes, by their lines; `last` is the end of the last valid cell. */
function inWords(error: CsvError, last: { readonly line: number; readonly emptyLines: number }): string {
  const { lines, index, empty_lines } = error as unknown as Readonly<Record<'lines' | 'index' | 'empty_lines', number>>;
  const begins = index > 0 ? last.line : last.line + 1 + empty_lines - last.emptyLines;
  switch (error.code as string) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return `the quote that opens in line ${begins} is never closed. ${HOW_TO_QUOTE}`;
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE':
      return `the quote that opens in line ${begins} closes in line ${lines} in the middle of a cell. ${HOW_TO_QUOTE}`;
    case 'INVALID_OPENING_QUOTE':
      return `a quote is in the middle of a cell in line ${lines}. ${HOW_TO_QUOTE}`;
    case 'CSV_MAX_RECORD_SIZE':
      return `the cell that begins in line ${begins} does not end within ${LONGEST_RECORD.toLocaleString('en-US')} bytes; a quote that is never closed does that.`;
    default:
      return `${error.message}.`;
  }
}
