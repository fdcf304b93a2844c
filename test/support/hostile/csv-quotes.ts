import { HEADER } from '../work-log.js';
import { cell, file, one, three, two, type HostileFile } from './hostile-file.js';

const quotes: readonly HostileFile[] = [
  {
    called: 'a quote that is never closed',
    bytes: file(one, 'c2,"do,Kim,Desk,T', three),
    refused: 'line 3 is never closed',
  },
  {
    called: 'a quote that is never closed in the header',
    bytes: `case:concept:name,"concept:name,org\n${one}\n`,
    refused: 'line 1 is never closed',
  },
  { called: 'a quote as the last character', bytes: `${file(one)}"`, refused: 'line 3 is never closed' },
  {
    called: 'a quote that is never closed after empty lines',
    bytes: file(one, '', '', `"${two}`),
    refused: 'line 5 is never closed',
  },
  {
    called: 'a quote that is never closed after a cell of two lines',
    bytes: file(cell('"a\nb"'), 'c2,"do'),
    refused: 'line 4 is never closed',
  },
  {
    called: 'the same with the line ends of Windows',
    bytes: file(cell('"a\nb"'), 'c2,"do').replaceAll('\n', '\r\n'),
    refused: 'line 4 is never closed',
  },
  {
    called: 'a quote that closes rows later, within a cell',
    bytes: file(one, 'c2,"do,Kim,Desk,T', three, 'c4,"four" is,Kim,Desk,T'),
    refused: 'opens in line 3 closes in line 5 in the middle',
  },
  {
    called: 'a quote that closes at the end of a cell of the next row',
    bytes: file('c1,"do,Kim,Desk,2024-01-01T10:00:00Z', 'c2,do",Kim,Desk,2024-01-01T10:00:00Z', three),
    refused: 'opens in line 2 closes in line 3 only',
  },
  {
    called: 'a quote that takes in three rows, the widths being right',
    bytes: file(one, '"c1,do,Kim,Desk,2024-01-01T10:00:00Z', two, three, 'c4",do,Kim,Desk,2024-01-01T10:00:00Z'),
    refused: 'opens in line 3 closes in line 6 only',
  },
  {
    called: 'a quote that takes in rows and leaves the wrong width',
    bytes: file('c1,do,"Kim,Desk,2024-01-01T10:00:00Z', two, 'c3,"x,Kim,Desk,2024-01-01T10:00:00Z'),
    refused: 'line 4 in the middle of a cell',
  },
  {
    called: 'a header whose quote takes in the rows',
    bytes: `"${HEADER}\n${one}\n${two}",x\n`,
    refused: 'opens in line 1 closes in line 3 only',
  },
  {
    called: 'a quote inside a cell without quotes',
    bytes: file(one, cell('5" pipe')),
    refused: 'in the middle of a cell in line 3',
  },
  {
    called: 'text after a closing quote',
    bytes: file(cell('"do" it')),
    refused: 'opens in line 2 closes in line 2 in the middle',
  },
  {
    called: 'backslashes before quotes',
    bytes: file(cell('"say \\"hello\\""')),
    refused: 'opens in line 2 closes in line 2 in the middle',
  },
  { called: 'blanks around quotes', bytes: file(cell(' "do, it" ')), rows: [2] },
  { called: 'doubled quotes', bytes: file(cell('"say ""hello"""')), rows: [2] },
  { called: 'typographic quotes', bytes: file(cell('„do“')), rows: [2] },
  { called: 'a cell of two lines', bytes: file(cell('"do\nit"'), two), rows: [2, 4] },
  {
    called: 'a quote that takes in rows and leaves a row too long',
    bytes: file('c1,do,"Kim,Desk,2024-01-01T10:00:00Z', two, 'c3,x",Kim,Desk,2024-01-01T10:00:00Z'),
    refused: 'opens in line 2 closes in line 4 only',
  },
  {
    called: 'a quote that takes in rows after a cell of two lines',
    bytes: file('"c\n1","do,Kim,Desk,2024-01-01T10:00:00Z', two, 'c3,x",Kim,Desk,2024-01-01T10:00:00Z'),
    refused: 'opens in line 3 closes in line 5 only',
  },
  {
    called: 'a quote in a row without a time that takes in rows',
    bytes: file('c1,"do,Kim,Desk,soon', two, 'c3,x",Kim,Desk,2024-01-01T10:00:00Z'),
    refused: 'opens in line 2 closes in line 4 only',
  },
];

const logged = '2024-01-01T09:00:00Z,INFO,begun';
const noted = (note: string): string => `${HEADER},note\n${one},"${note}"\n${two},\n`;

const pasted: readonly HostileFile[] = [
  { called: 'a log pasted into a cell', bytes: file(cell(`"${logged}\n${logged}"`), two), rows: [2, 4] },
  { called: 'a log pasted into the last cell', bytes: noted(`it said\n${logged},,,\n${logged},,,`), rows: [2, 5] },
  {
    called: 'a log pasted into the middle, as many separators on either side as in each of its lines',
    bytes: `case:concept:name,concept:name,note,org:resource,time:timestamp\nc1,do,"${logged}\n${logged}\n${logged}",Kim,2024-01-01T10:00:00Z\n`,
    reading: { defaultGroup: 'Desk' },
    rows: [2],
  },
  { called: 'rows pasted into a cell among words', bytes: noted(`see\n${one},\n${two},\nabove`), rows: [2, 6] },
  {
    called: 'rows pasted into the last cell, which end it as rows that a quote took in do',
    bytes: noted(`see\n${one},x`),
    refused: 'opens in line 2 closes in line 3 only',
  },
];

const unquoted: readonly HostileFile[] = [
  {
    called: 'stray quotes, which are said to be text',
    bytes: file(cell('5" pipe'), cell('"do'), cell('say "do" it'), cell('""do'), cell('do"'), cell('"do" it')),
    reading: { quotesAreText: true },
    rows: [2, 3, 4, 5, 6, 7],
  },
  {
    called: 'tabs and stray quotes, in the header as well, which are said to be text',
    bytes: file(cell('"do'), two, cell('do"'))
      .replace('\n', ',5" pipe\n')
      .replaceAll('Z\n', 'Z,"\n')
      .replaceAll(',', '\t'),
    reading: { quotesAreText: true },
    rows: [2, 3, 4],
  },
];

/** CSV files with quotes in valid places and in invalid ones. */
export const csvQuotes: readonly HostileFile[] = [...quotes, ...pasted, ...unquoted];
