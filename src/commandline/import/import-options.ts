import type { Command } from 'commander';
import { oneLine, whyNotOneLine } from '../../kernel/text/lines.js';
import { example, type Run } from '../command.js';
import { CommandError } from '../terminal.js';
import { importFile, type ImportOptions } from './import-command.js';
import type { Reading } from './reading.js';
import { timeZoneOf, type TimeZone } from './import-time-zone.js';
import { DEFAULT_COLUMNS, LIFECYCLE_COLUMN, type Columns } from './work-log.js';

/** The options of `import` as they are typed. */
interface Typed extends Omit<ImportOptions, 'reading'>, Omit<Columns, 'lifecycle'> {
  readonly lifecycle?: string | true;
  readonly timeZone?: string;
  readonly separator?: string;
  readonly quote?: string;
  readonly encoding?: string;
  readonly defaultResource?: string;
  readonly defaultGroup?: string;
}

const IN_SHORT = `
A file that can't be read is refused as a whole, and nothing is written. A row that
can't be imported is skipped and named by its line; the exit status is 1 then. Times
are written like 2011-10-11T13:45:40+02:00, with --time-zone also without the offset.
docs/importing.md says more.`;

/** Adds `import`. */
export function addImport(program: Command, run: Run): void {
  program
    .command('import <file>')
    .description('import a work log (CSV or XES, packed with gzip or not); importing it again adds nothing')
    .requiredOption('--organization <name>', 'the organization to import into')
    .option('--project <name>', "the project that the items go into (default: the file's name)")
    .option(
      '--as <admin>',
      'the admin in whose name to import: e-mail address, name or id (default: the first active one)',
    )
    .option('--cutoff <time>', 'leave waiting, instead of completed, what was done after this time')
    .option('--complete-open', 'complete what an earlier import left open and this file says is done')
    .option('--case <column>', 'column with the case, which becomes a milestone', DEFAULT_COLUMNS.case)
    .option('--activity <column>', "column with the activity, the item's title", DEFAULT_COLUMNS.activity)
    .option('--resource <column>', "column with who did it, the item's owner", DEFAULT_COLUMNS.resource)
    .option('--group <column>', "column with the owner's team", DEFAULT_COLUMNS.group)
    .option('--time <column>', 'column with the time when it was done', DEFAULT_COLUMNS.time)
    .option('--started <column>', 'column with the time when it was started')
    .option(
      '--lifecycle [column]',
      `make one item of all events of an activity, by the transition in this column (${LIFECYCLE_COLUMN} unless named)`,
    )
    .option('--default-resource <name>', 'the owner if the file names none')
    .option('--default-group <name>', 'the team if the file names none')
    .option('--time-zone <zone>', 'the time zone of times that have no offset, such as Europe/Berlin')
    .option(
      '--separator <character>',
      'what separates cells: , ; | or another, or tab (default: recognised by the header)',
    )
    .option('--quote <none>', 'with none, quotes are text, as in many tab-separated files; else they enclose cells')
    .option('--encoding <name>', "the file's encoding, such as windows-1252 (default: UTF-8)")
    .option('--json', 'print the result as JSON, with every row that was skipped')
    .addHelpText('after', IN_SHORT)
    .addHelpText('after', example('import receipt.csv --organization Acme --cutoff 2012-01-01T00:00:00Z'))
    .action((file: string, typed: Typed) =>
      run((command) => importFile(command, file, { ...typed, reading: readingOf(typed) })),
    );
}

function readingOf(typed: Typed): Reading {
  const { case: of, activity, resource, group, time, started, lifecycle } = typed;
  return {
    ...{ case: of, activity, resource, group, time, started },
    defaultResource: nameIn('--default-resource', typed.defaultResource),
    defaultGroup: nameIn('--default-group', typed.defaultGroup),
    lifecycle: lifecycle === true ? LIFECYCLE_COLUMN : lifecycle,
    zone: zoneIn(typed.timeZone),
    separator: separatorIn(typed.separator),
    quotesAreText: quotesAreTextIn(typed.quote),
    encoding: encodingIn(typed.encoding),
  };
}

const LONGEST_NAME = 200;

function nameIn(option: string, name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const why = whyNotOneLine(name, LONGEST_NAME);
  if (why === undefined) return oneLine(name);
  throw new CommandError(`${option} ${JSON.stringify(name)} can't be used: ${why}. Name another.`);
}

function zoneIn(name: string | undefined): TimeZone | undefined {
  if (name === undefined) return undefined;
  const zone = timeZoneOf(name);
  if (zone !== undefined) return zone;
  throw new CommandError(
    `--time-zone ${JSON.stringify(name)} is no time zone: name one by its region and city, such as Europe/Berlin, or UTC.`,
  );
}

function separatorIn(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (text === 'tab' || text === '\\t') return '\t';
  if (text.length === 1 && !/[\p{L}\p{N}"\r\n]/u.test(text)) return text;
  throw new CommandError(
    `--separator ${JSON.stringify(text)} can't separate cells: name one character such as ; or |, or tab.`,
  );
}

function quotesAreTextIn(text: string | undefined): boolean {
  if (text === undefined || text === '"') return false;
  if (text === 'none') return true;
  throw new CommandError(
    `--quote ${JSON.stringify(text)} can't be used: cells are in double quotes, unless it is none.`,
  );
}

function encodingIn(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  try {
    return new TextDecoder(name).encoding;
  } catch {
    throw new CommandError(`--encoding ${JSON.stringify(name)} is not known: name one such as utf-8 or windows-1252.`);
  }
}
