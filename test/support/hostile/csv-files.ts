import { gzipSync } from 'node:zlib';
import { HEADER } from '../work-log.js';
import { csvQuotes } from './csv-quotes.js';
import { at, by, cell, file, one, three, two, type HostileFile } from './hostile-file.js';

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

const forms: readonly HostileFile[] = [
  { called: 'nothing', bytes: '', refused: 'is empty' },
  { called: 'blanks and line ends alone', bytes: ' \n\n \n', refused: 'is empty' },
  { called: 'a byte-order mark alone', bytes: '\uFEFF', refused: 'is empty' },
  { called: 'a header alone', bytes: file(), rows: [] },
  { called: 'a byte-order mark before the header', bytes: `\uFEFF${file(one)}`, rows: [2] },
  {
    called: 'rows without a header',
    bytes: `${one}\n${two}\n`,
    refused: 'no column "case:concept:name", "concept:name"',
  },
  {
    called: 'a header without the time',
    bytes: `case:concept:name,concept:name,org:resource,org:group\nc1,do,Kim,Desk\n`,
    refused: 'no column "time:timestamp"',
  },
  {
    called: 'a column twice',
    bytes: `${HEADER},time:timestamp\n${one},2025-01-01T10:00:00Z\n`,
    refused: '2 columns "time:timestamp"',
  },
  { called: 'a column twice that is not read', bytes: `${HEADER},note,note\n${one},a,b\n`, rows: [2] },
  { called: 'semicolons', bytes: file(one, two).replaceAll(',', ';'), rows: [2, 3] },
  { called: 'tabs', bytes: file(one, two).replaceAll(',', '\t'), rows: [2, 3] },
  { called: 'bars', bytes: file(one, two).replaceAll(',', '|'), rows: [2, 3] },
  {
    called: 'semicolons, with commas inside',
    bytes: file(one, two).replaceAll(',', ';').replace('do', 'do, do, do, do, do'),
    rows: [2, 3],
  },
  { called: 'another separator, named', bytes: file(one).replaceAll(',', '~'), rows: [2], reading: { separator: '~' } },
  {
    called: 'another separator, not named',
    bytes: file(one).replaceAll(',', '~'),
    refused: 'no column "case:concept:name"',
  },
  { called: 'the line by which Excel names a separator', bytes: `sep=;\n${file(one).replaceAll(',', ';')}`, rows: [3] },
  { called: 'the line ends of Windows', bytes: file(one, two).replaceAll('\n', '\r\n'), rows: [2, 3] },
  { called: 'the line ends of old Macs', bytes: file(one, two).replaceAll('\n', '\r'), rows: [2, 3] },
  { called: 'mixed line ends', bytes: `${HEADER}\r\n${one}\n${two}\r${three}`, rows: [2, 3, 4] },
  {
    called: 'rows too short and too long',
    bytes: file('c1,do', `${two},x`, three),
    rows: [4],
    skipped: [
      [2, 'it has 2 cells where the header has 5'],
      [3, 'it has 6 cells where the header has 5'],
    ],
  },
  { called: 'rows of separators alone', bytes: file(one, ',,,,', ',,,,'), rows: [2] },
  {
    called: 'a cell of 900,000 characters',
    bytes: file(cell('x'.repeat(900_000)), two),
    rows: [3],
    skipped: [[2, 'it has 900000 characters, and 500 are allowed']],
  },
  {
    called: 'a cell of 1,100,000 characters',
    bytes: file(one, cell('x'.repeat(1_100_000)), three),
    refused: 'begins in line 3 does not end within 1,000,000 bytes',
  },
];

const encodings: readonly HostileFile[] = [
  { called: 'UTF-16 with a byte-order mark', bytes: utf16(`\uFEFF${file(one, cell('prüfen'))}`), rows: [2, 3] },
  { called: 'UTF-16 of the other order of bytes', bytes: utf16(`\uFEFF${file(one)}`).swap16(), rows: [2] },
  {
    called: 'UTF-16 without a byte-order mark',
    bytes: utf16(file(one)),
    refused: 'is UTF-16 text without a byte-order mark',
  },
  {
    called: 'UTF-32',
    bytes: Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), utf16(file(one))]),
    refused: 'is UTF-32 text',
  },
  { called: 'Latin 1', bytes: Buffer.from(file(one, cell('prüfen')), 'latin1'), refused: 'is no UTF-8 text: line 3' },
  {
    called: 'Latin 1, named',
    bytes: Buffer.from(file(one, cell('prüfen')), 'latin1'),
    rows: [2, 3],
    reading: { encoding: 'windows-1252' },
  },
  {
    called: 'a character cut off at the end',
    bytes: Buffer.from(file(one, 'ü')).subarray(0, -2),
    refused: 'is no UTF-8 text: line 3',
  },
  { called: 'NUL bytes at its beginning', bytes: file(one, cell('d\u0000o')), refused: 'holds NUL bytes' },
  {
    called: 'NUL bytes where a crash cut it',
    bytes: `${file(one, ...Array.from({ length: 200 }, () => two))}${'\u0000'.repeat(50)}\n`,
    rows: Array.from({ length: 201 }, (_, index) => index + 2),
    skipped: [[203, 'it has 1 cells']],
  },
  {
    called: 'an archive',
    bytes: Buffer.from('504b030414000600', 'hex'),
    refused: 'is a ZIP archive or an Excel workbook',
  },
  { called: 'an old workbook', bytes: Buffer.from('d0cf11e0a1b11ae10000', 'hex'), refused: 'is an Excel workbook' },
  { called: 'a picture', bytes: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), refused: 'holds NUL bytes' },
  { called: 'a file packed by gzip', bytes: gzipSync(file(one)), rows: [2] },
  {
    called: 'a packed file that is cut off',
    bytes: gzipSync(file(one)).subarray(0, -12),
    refused: 'is damaged or cut off',
  },
  { called: 'a file packed twice', bytes: gzipSync(gzipSync(file(one))), refused: 'nothing was imported' },
  {
    called: 'a web page',
    bytes: '<html><body>Please sign in</body></html>',
    refused: 'not an XES log: it begins with <html>',
  },
];

const content: readonly HostileFile[] = [
  {
    called: 'names of nothing to see',
    bytes: file(by('\u200B'), by('\u3164'), by('"  "'), one),
    rows: [5],
    skipped: [
      [2, 'nothing in it can be seen'],
      [3, 'nothing in it can be seen'],
      [4, 'the resource is empty'],
    ],
  },
  {
    called: 'a name that changes the direction of writing',
    bytes: file(by('Kim\u202Egnp'), one),
    rows: [3],
    skipped: [[2, 'it contains U+202E']],
  },
  {
    called: 'escape sequences and other control characters',
    bytes: file(cell('\u001B[2Jdo'), cell('do\u007F'), one),
    rows: [4],
    skipped: [
      [2, 'control character U+001B'],
      [3, 'control character U+007F'],
    ],
  },
  {
    called: 'a replacement character',
    bytes: file(cell('pr\uFFFDfen'), one),
    rows: [3],
    skipped: [[2, 'could not read (U+FFFD)']],
  },
  {
    called: '501 emoji, and 500',
    bytes: file(cell('😀'.repeat(501)), cell('😀'.repeat(500))),
    rows: [3],
    skipped: [[2, 'it has 501 characters']],
  },
  {
    called: 'spreadsheet formulas, which are text',
    bytes: file(cell('=1+1'), cell('@SUM(A1)'), cell('-1')),
    rows: [2, 3, 4],
  },
  {
    called: 'names of what every object has',
    bytes: file(by('__proto__'), by('constructor'), by('toString')),
    rows: [2, 3, 4],
  },
  { called: 'SQL, which is text', bytes: file(by("'; DROP TABLE items; --")), rows: [2] },
  {
    called: 'completions in 2099',
    bytes: file(at('2099-01-01T00:00:00Z'), one),
    rows: [3],
    skipped: [[2, 'is in the future']],
  },
  {
    called: '24:00, 25:00 and 30 February',
    bytes: file(at('2024-01-01T24:00:00Z'), at('2024-01-01T25:00:00Z'), at('2024-02-30T10:00:00Z')),
    rows: [],
    skipped: [
      [2, 'does not exist'],
      [3, 'does not exist'],
      [4, 'does not exist'],
    ],
  },
  {
    called: 'times without an offset',
    bytes: file(at('2024-01-01 10:00:00'), one),
    rows: [3],
    skipped: [[2, '--time-zone']],
  },
  {
    called: 'times that no zone can save',
    bytes: file(at('01.02.2024 12:00'), at('45292.5'), at('1704103200'), at('NaT'), at('')),
    rows: [],
    skipped: [
      [2, 'which number is the day'],
      [3, 'a mere number'],
      [4, 'a mere number'],
      [5, 'no date and time'],
      [6, 'the time is empty'],
    ],
  },
  {
    called: 'years out of range',
    bytes: file(at('0000-01-01T00:00:00Z'), at('0001-01-01T00:00:00+01:00'), at('+12024-01-01T00:00:00Z')),
    rows: [],
    skipped: [
      [2, 'outside the years'],
      [3, 'outside the years'],
      [4, 'no date and time'],
    ],
  },
  {
    called: 'offsets that are none',
    bytes: file(at('2024-01-01T00:00:00+99:00'), at('2024-01-01T00:00:00+1:00')),
    rows: [],
    skipped: [
      [2, 'does not exist'],
      [3, 'no date and time'],
    ],
  },
  {
    called: 'a time of 100,000 characters',
    bytes: file(at('2'.repeat(100_000)), one),
    rows: [3],
    skipped: [[2, '22…']],
  },
];

/** All CSV files, and other content that is passed off as CSV. */
export const csvFiles: readonly HostileFile[] = [...csvQuotes, ...forms, ...encodings, ...content];
