import type { Terminal } from '../terminal.js';
import type { Tally } from './importing.js';

const DRAW_EVERY_MS = 100;
const SAY_EVERY_MS = 5_000;
const CELLS = 30;

/**
 * Shows an import's progress on standard error: a bar on a screen, else a line now and then. Returns a function that
 * ends it.
 */
export function showProgress({ err, interactive }: Terminal, tally: Tally, rows: number): () => void {
  const start = Date.now();
  const line = (): string => {
    const perSecond = Math.round((tally.rows * 1000) / Math.max(1, Date.now() - start));
    return `${grouped(tally.rows)} of ${grouped(rows)} rows, ${grouped(perSecond)} rows/s`;
  };
  const draw = (): void => {
    const full = Math.round((tally.rows / rows) * CELLS);
    err(`\r[${'█'.repeat(full)}${'░'.repeat(CELLS - full)}] ${line()}\u001B[K`);
  };
  if (!interactive) {
    const timer = setInterval(() => err(`${line()}\n`), SAY_EVERY_MS);
    return () => clearInterval(timer);
  }
  const timer = setInterval(draw, DRAW_EVERY_MS);
  draw();
  return () => {
    clearInterval(timer);
    draw();
    err('\n');
  };
}

/** An integer with its thousands separated. */
export function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
