import type { ProblemPage } from './problem.js';

/** A problem page on one line of a table; the rule, if there is one, precedes its explanation. */
export type ProblemRow = readonly [code: string, status: number, title: string, explanation: string, rule?: string];

/** The pages of these rows. */
export function problemPagesOf(rows: readonly ProblemRow[]): readonly ProblemPage[] {
  return rows.map(([code, status, title, explanation, rule]) =>
    rule === undefined
      ? { code, status, title, explanation }
      : { code, status, title, explanation: `${rule}: ${explanation}`, rule },
  );
}
