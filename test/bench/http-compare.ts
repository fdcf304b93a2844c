import { interleaved, median, type BenchContext, type BenchRow } from './harness.js';
import type { Contestant } from './http-contestants.js';
import { loadOf, type Answered, type NextRequest } from './http-load.js';

/** A contestant and its requests; the time that `finish` waits counts as well. */
export interface Entry {
  readonly contestant: Contestant;
  readonly next: NextRequest;
  /** How many commands a request holds; 1 if absent. */
  readonly commands?: number;
  readonly finish?: (answered: Answered) => Promise<void>;
}

/** The results of one contestant. */
export interface Measured {
  /** Requests per second. */
  readonly rate: number;
  /** Milliseconds within which 99 of 100 requests got a response. */
  readonly p99Ms: number;
  /** CPU time of the server's process per request. */
  readonly cpuMicroseconds: number;
}

/** The medians of both contestants. */
export interface Compared {
  readonly ours: Measured;
  readonly theirs: Measured;
}

async function measured(
  { contestant, next, finish, commands = 1 }: Entry,
  connections: number,
  seconds: number,
): Promise<Measured> {
  const cpu = contestant.cpuSeconds();
  const start = performance.now();
  const answered = await loadOf(contestant.port, connections, seconds, next);
  await finish?.(answered);
  const elapsedMs = performance.now() - start;
  const { requests, latenciesMs } = answered;
  return {
    rate: ((requests * commands) / elapsedMs) * 1000,
    p99Ms: latenciesMs[Math.floor(requests * 0.99)] ?? NaN,
    cpuMicroseconds: ((contestant.cpuSeconds() - cpu) / (requests * commands)) * 1e6,
  };
}

/**
 * How long each contestant runs before it is measured, so that its code is compiled: in the first seconds, V8's other
 * threads take half as much CPU time as the service's own.
 */
const WARM_UP_SECONDS = 8;

/** Measures both in turn. */
export async function compared(
  context: BenchContext,
  connections: number,
  entries: Record<'ours' | 'theirs', Entry>,
): Promise<Compared> {
  const all: Record<'ours' | 'theirs', Measured[]> = { ours: [], theirs: [] };
  const runOf = (name: 'ours' | 'theirs') => async () => {
    const one = await measured(entries[name], connections, context.seconds);
    all[name].push(one);
    context.say(
      `  ${name}: p99 ${one.p99Ms.toFixed(1)} ms, ${one.cpuMicroseconds.toFixed(0)} µs of processor a request`,
    );
    return one.rate;
  };
  for (const name of ['ours', 'theirs'] as const) await measured(entries[name], connections, WARM_UP_SECONDS);
  const rates = await interleaved(context, { ours: runOf('ours'), theirs: runOf('theirs') });
  const summary = (name: 'ours' | 'theirs'): Measured => ({
    rate: rates[name],
    p99Ms: median(all[name].map(({ p99Ms }) => p99Ms)),
    cpuMicroseconds: median(all[name].map(({ cpuMicroseconds }) => cpuMicroseconds)),
  });
  return { ours: summary('ours'), theirs: summary('theirs') };
}

/** The row of a comparison. */
export function row(
  part: Pick<BenchRow, 'name' | 'against' | 'atLeast' | 'aim'>,
  { ours, theirs }: Compared,
): BenchRow {
  const [cpu, itsCpu] = [ours.cpuMicroseconds.toFixed(0), theirs.cpuMicroseconds.toFixed(0)];
  const note = `${cpu} µs of the server's processor time a request, the peer ${itsCpu} µs`;
  return { ...part, value: Math.round(ours.rate), unit: 'requests/s', ratio: twoDigits(ours.rate / theirs.rate), note };
}

/** A ratio, rounded for display. */
export const twoDigits = (ratio: number): number => Number(ratio.toFixed(2));
