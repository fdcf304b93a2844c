import { grouped } from './progress.js';
import type { Imported } from './run-import.js';
import type { BadRow } from './work-log.js';

/** The output of an import for programs. */
export function answerOf({ refused: _, ...imported }: Imported, skippedRows: readonly BadRow[]) {
  const { commands, rows, seconds } = imported;
  const pace = { commandsPerSecond: perSecond(commands, seconds), rowsPerSecond: perSecond(rows, seconds) };
  return { ...imported, ...pace, skipped: skippedRows.length, skippedRows };
}

/** The same for people: what the project holds, imported or not, then what this run found and did. */
export function summaryOf(imported: Imported, skipped: number, project: string): string {
  const { rows, commands, seconds } = imported;
  const held: readonly (readonly [string, number])[] = [
    ['items', imported.items],
    ['completed', imported.completed],
    ['active', imported.active],
    ['waiting', imported.waiting],
    ['milestones', imported.milestones],
    ['users', imported.users],
  ];
  const found = [
    ['teams', imported.teams],
    ['rows', rows],
    ['rows skipped', skipped],
  ] as const;
  const pace = `${grouped(commands)} commands in ${seconds.toFixed(1)} s, ${grouped(perSecond(rows, seconds))} rows/s`;
  return `The project "${project}" (${imported.projectId}) holds now:\n${list(held)}The file has:\n${list(found)}${pace}\n`;
}

function list(counts: readonly (readonly [string, number])[]): string {
  return counts.map(([what, count]) => `  ${what.padEnd(14)}${grouped(count).padStart(9)}\n`).join('');
}

function perSecond(count: number, seconds: number): number {
  return Math.round(count / Math.max(seconds, 0.001));
}
