/** One line of the benchmark: what was measured, compared with which bare peer in the same run, and the target. */
export interface BenchRow {
  readonly name: string;
  /** Null if it could not be measured; `note` then says why. */
  readonly value: number | null;
  readonly unit: string;
  readonly against: string;
  /** Null if there is nothing to compare it with. */
  readonly ratio: number | null;
  /** Null if there is no bound, like `aim`. */
  readonly atLeast: number | null;
  readonly aim: number | null;
  /** Makes `atLeast` and `aim` upper bounds, as for times and for the cost of longer lists. */
  readonly lowerIsBetter?: boolean;
  readonly note?: string;
}

/** A database for one measurement, on a server with durable commits. */
export interface BenchDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** What every benchmark file gets. */
export interface BenchContext {
  database(): Promise<BenchDatabase>;
  /** How long one repetition of one contestant runs. */
  readonly seconds: number;
  readonly repetitions: number;
  /** How long the load of an endurance run lasts. */
  readonly minutes: number;
  /** Prints a line of progress. */
  say(line: string): void;
}

/** What a benchmark file exports as `rows`. */
export type Rows = (context: BenchContext) => Promise<readonly BenchRow[]>;

/** The median; of an even count of numbers, the mean of the middle two. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) throw new Error('There is no median of nothing.');
  return (upper + lower) / 2;
}

/**
 * Runs the contestants in turn for several rounds, every other round in reverse order, so that other load on the
 * machine affects all alike; returns each one's median.
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

/** Milliseconds per call, of consecutive calls for that many seconds. */
export async function millisecondsEach(seconds: number, call: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  let calls = 0;
  for (; performance.now() - start < seconds * 1000; calls++) await call();
  return (performance.now() - start) / calls;
}

/** Runs the callers for that long, each calling again as soon as its call returns; returns calls per second. */
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
