/** One line of the benchmark: what was measured, against which bare peer in the same run, and what it should reach. */
export interface BenchRow {
  readonly name: string;
  /** Null where it could not be measured; `note` then says why. */
  readonly value: number | null;
  readonly unit: string;
  readonly against: string;
  /** Null where there is nothing to set it against. */
  readonly ratio: number | null;
  /** Null where no bound was set, and so `aim`. */
  readonly atLeast: number | null;
  readonly aim: number | null;
  /** Then `atLeast` and `aim` are bounds from above: of a time, or of what a longer list costs. */
  readonly lowerIsBetter?: boolean;
  readonly note?: string;
}

/** A database of one measurement's own, on a server with durable commits. */
export interface BenchDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** What every file of rows gets. */
export interface BenchContext {
  database(): Promise<BenchDatabase>;
  /** How long one repetition of one contestant runs. */
  readonly seconds: number;
  readonly repetitions: number;
  /** How long the load of an endurance run lasts. */
  readonly minutes: number;
  /** A line for whoever waits. */
  say(line: string): void;
}

/** What a file of rows exports as `rows`. */
export type Rows = (context: BenchContext) => Promise<readonly BenchRow[]>;

/** The middle of some numbers, the mean of the middle two where their count is even. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) throw new Error('There is no median of nothing.');
  return (upper + lower) / 2;
}

/**
 * Runs the contestants in turn, several rounds, every other round the other way about, so that whatever else the
 * machine does hits all alike; answers each one's median.
 */
export async function interleaved<Name extends string>(
  { repetitions, say }: BenchContext,
  contestants: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(contestants) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < repetitions; round++) {
    for (const name of round % 2 === 0 ? names : [...names].reverse()) {
      const result = await contestants[name]();
      results[name].push(result);
      say(`  ${name}: ${result.toPrecision(4)}`);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(results[name])])) as Record<Name, number>;
}

/** Runs so many callers for that long, each calling again as soon as it was answered; answers calls per second. */
export async function callsPerSecond(
  callers: number,
  seconds: number,
  caller: (index: number) => () => Promise<unknown>,
): Promise<number> {
  let calls = 0;
  const start = performance.now();
  const end = start + seconds * 1000;
  const run = async (call: () => Promise<unknown>): Promise<void> => {
    while (performance.now() < end) {
      await call();
      calls++;
    }
  };
  await Promise.all(Array.from({ length: callers }, (_, index) => run(caller(index))));
  return (calls / (performance.now() - start)) * 1000;
}
