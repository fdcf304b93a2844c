import { basename, extname } from 'node:path';
import { systemClock } from '../../kernel/runtime/clock.js';
import { oneLine, whyNotOneLine } from '../../kernel/text/lines.js';
import { inHouse } from '../in-house.js';
import { CommandError, pathTyped, writeJson, type CommandRun, type Terminal } from '../terminal.js';
import { grouped, showProgress } from './progress.js';
import { readWorkLog, type WorkLog } from './read-work-log.js';
import type { Reading } from './reading.js';
import { newTally, runImport, type Imported } from './run-import.js';
import { answerOf, summaryOf } from './summary.js';
import { readTime } from './times.js';
import { UnusableFileError } from './unusable-file.js';
import type { BadRow } from './work-log.js';

const LONGEST_PROJECT_NAME = 200;

/** The arguments of `import`. */
export interface ImportOptions {
  readonly organization: string;
  readonly cutoff?: string;
  readonly project?: string;
  readonly as?: string;
  readonly completeOpen?: true;
  readonly reading: Reading;
  readonly json?: true;
}

/** Imports a file and prints what the project then holds; resolves to 1 when rows had to be skipped. */
export async function importFile(run: CommandRun, file: string, options: ImportOptions): Promise<number> {
  const cutoff = options.cutoff === undefined ? undefined : cutoffIn(options.cutoff, options.reading);
  const log = await readWorkLog(pathTyped(file, run.environment), { ...options.reading, now: systemClock.now() });
  for (const warning of log.warnings) run.terminal.err(`${warning}\n`);
  const project = options.project ?? nameOf(file);
  checkProject(project);
  const imported = await importWorkLog(run, log, { ...options, file, project, cutoff });
  const skipped = [...log.bad, ...imported.refused].sort((a, b) => a.line - b.line);
  if (options.json) writeJson(run.terminal, { ...answerOf(imported, skipped), warnings: log.warnings });
  else {
    sayBadRows(run.terminal, skipped);
    run.terminal.out(summaryOf(imported, skipped.length, oneLine(project)));
  }
  return skipped.length > 0 ? 1 : 0;
}

interface ImportOf extends Pick<ImportOptions, 'organization' | 'as' | 'completeOpen'> {
  readonly file: string;
  readonly project: string;
  readonly cutoff: string | undefined;
}

async function importWorkLog(run: CommandRun, { rows, bad }: WorkLog, options: ImportOf): Promise<Imported> {
  const [first, ...rest] = rows;
  if (first === undefined) {
    sayBadRows(run.terminal, bad);
    throw new UnusableFileError(`${options.file} contains no row that can be imported; nothing was written.`);
  }
  return inHouse(run, async (house) => {
    const tally = newTally();
    const stop = showProgress(run.terminal, tally, rows.length);
    try {
      return await runImport(house, { ...options, rows: [first, ...rest], signal: run.signal, tally });
    } finally {
      stop();
    }
  });
}

/** A file's name without its folder and extensions. */
function nameOf(file: string): string {
  const name = basename(file).replace(/\.gz$/i, '');
  return basename(name, extname(name));
}

/** Refused before anything is written, as the project is made after the people. */
function checkProject(name: string): void {
  const why = whyNotOneLine(name, LONGEST_PROJECT_NAME);
  if (why === undefined) return;
  throw new CommandError(`The project can't be called ${JSON.stringify(name)}: ${why}. Name another with --project.`);
}

function cutoffIn(text: string, { zone }: Reading): string {
  const result = readTime(text, { zone });
  if ('instant' in result) return result.instant.exactTime;
  throw new CommandError(`--cutoff can't be read: ${result.problem}.`);
}

const SHOWN = 20;

function sayBadRows({ err }: Terminal, bad: readonly BadRow[]): void {
  for (const { line, problem } of bad.slice(0, SHOWN)) err(`Line ${line} was skipped: ${problem}.\n`);
  if (bad.length > SHOWN) err(`… and ${grouped(bad.length - SHOWN)} more; --json names them all.\n`);
}
