import { basename, extname } from 'node:path';
import { inHouse } from '../in-house.js';
import { CommandError, writeJson, type CommandRun, type Terminal } from '../terminal.js';
import { grouped, showProgress } from './progress.js';
import { readWorkLog, UnusableFileError, type WorkLog } from './read-work-log.js';
import { newTally, runImport, type Imported } from './run-import.js';
import { instantOf, type BadRow, type Columns } from './work-log.js';

/** What `import` is asked to do. */
export interface ImportOptions {
  readonly organization: string;
  readonly cutoff?: string;
  readonly project?: string;
  readonly as?: string;
  readonly columns: Columns;
  readonly json?: true;
}

/** Imports a file and prints what is there now; answers 1 when rows had to be skipped. */
export async function importFile(run: CommandRun, file: string, options: ImportOptions): Promise<number> {
  const cutoff = options.cutoff === undefined ? undefined : cutoffIn(options.cutoff);
  const log = await readWorkLog(file, options.columns);
  const project = (options.project ?? basename(file, extname(file))).trim().normalize();
  const imported = await importWorkLog(run, log, { ...options, file, project, cutoff });
  const skipped = [...log.bad, ...imported.refused].sort((a, b) => a.line - b.line);
  if (options.json) writeJson(run.terminal, answerOf(imported, skipped));
  else {
    sayBadRows(run.terminal, skipped);
    run.terminal.out(summaryOf(imported, skipped.length, project));
  }
  return skipped.length > 0 ? 1 : 0;
}

interface ImportOf extends Pick<ImportOptions, 'organization' | 'as'> {
  readonly file: string;
  readonly project: string;
  readonly cutoff: string | undefined;
}

async function importWorkLog(run: CommandRun, { rows, bad }: WorkLog, wish: ImportOf): Promise<Imported> {
  const [first, ...rest] = rows;
  if (first === undefined) {
    sayBadRows(run.terminal, bad);
    throw new UnusableFileError(`${wish.file} holds no row that can be imported; nothing was written.`);
  }
  return inHouse(run, async (house) => {
    const tally = newTally();
    const stop = showProgress(run.terminal, tally, rows.length);
    try {
      return await runImport(house, { ...wish, rows: [first, ...rest], signal: run.signal, tally });
    } finally {
      stop();
    }
  });
}

function cutoffIn(text: string): string {
  const cutoff = instantOf(text);
  if (cutoff !== undefined) return cutoff;
  throw new CommandError(
    `--cutoff ${JSON.stringify(text)} is no date and time with its offset, such as 2011-10-11T13:45:40+02:00.`,
  );
}

function perSecond({ commands, seconds }: Imported): number {
  return Math.round(commands / Math.max(seconds, 0.001));
}

function answerOf({ refused: _, ...imported }: Imported, skippedRows: readonly BadRow[]) {
  return { ...imported, commandsPerSecond: perSecond(imported as Imported), skipped: skippedRows.length, skippedRows };
}

const SHOWN = 20;

function sayBadRows({ err }: Terminal, bad: readonly BadRow[]): void {
  for (const { line, problem } of bad.slice(0, SHOWN)) err(`Line ${line} was skipped: ${problem}.\n`);
  if (bad.length > SHOWN) err(`… and ${grouped(bad.length - SHOWN)} more; --json names them all.\n`);
}

function summaryOf(imported: Imported, skipped: number, project: string): string {
  const counts: readonly (readonly [string, number])[] = [
    ['items', imported.items],
    ['completed', imported.completed],
    ['active', imported.active],
    ['waiting', imported.waiting],
    ['milestones', imported.milestones],
    ['users', imported.users],
    ['teams', imported.teams],
    ['rows skipped', skipped],
  ];
  const lines = counts.map(([what, count]) => `  ${what.padEnd(14)}${grouped(count).padStart(9)}\n`);
  const pace = `${grouped(imported.commands)} commands in ${imported.seconds.toFixed(1)} s, ${grouped(perSecond(imported))} commands/s`;
  return `The project "${project}" (${imported.projectId}) holds now:\n${lines.join('')}${pace}\n`;
}
