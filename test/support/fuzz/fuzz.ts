import fc from 'fast-check';
import { check, mayHaveWritten, operationIn, shown } from './check.js';
import { emptyMemory, type Memory } from './memory.js';
import type { People } from './people.js';
import { looksAround, recipe, type Recipe } from './requests.js';
import { sendingOf } from './sending.js';
import { bytesOf, type Sending } from './sent.js';
import type { WireAnswer } from './wire-answer.js';
import { CutOffError, wireTo, type Wire } from './wire.js';

/** What a fuzz run has seen. */
export interface Seen {
  requests: number;
  /** How often each operation returned each status; `''` stands for addresses that are no operation's. */
  readonly statuses: Map<string, Map<string, number>>;
  /** Ids of the requests that may have changed something: commands that were acknowledged. */
  readonly acknowledged: Set<string>;
  /** The `type` of each problem. */
  readonly types: Set<string>;
}

/** How much is sent, by which people, to which service. */
export interface Plan {
  readonly url: string;
  readonly people: People;
  readonly requests: number;
  readonly seed: number;
  /**
   * The operations that were not seen enough yet; while there are any, up to 40,000 or four times as many requests are
   * sent.
   */
  readonly wanting?: (seen: Seen) => readonly string[];
  /** Returns the people from now on, before each round but the first. */
  readonly refresh?: (people: People) => Promise<People>;
  /** Whether a failing request is shrunk; true by default. */
  readonly shrink?: boolean;
}

/** How many requests are under way at a time. */
const LANES = 16;
/** How many requests one run of the property has at most. */
const PER_RUN = 60;
const RUNS = 100;
/** How many attempts to shrink a failing request are made at most. */
const SHRINKING = 150;
const MAX_BODY = 1024 * 1024;

/** Sends random requests until there were enough; throws at a wrong response, with the seed and the shrunk request. */
export async function fuzz(plan: Plan): Promise<Seen> {
  const { url, requests, seed, wanting = () => [], shrink = true, refresh } = plan;
  let { people } = plan;
  const seen: Seen = { requests: 0, statuses: new Map(), acknowledged: new Set(), types: new Set() };
  const memory = emptyMemory(`fuzz-${seed}`);
  const wire = wireTo(url);
  let triesLeft = Infinity;
  const sendAll = async (recipes: readonly Recipe[]): Promise<void> => {
    if (triesLeft-- <= 0) return;
    try {
      await inLanes(recipes, (each) => carryOut(each, { memory, people, wire, seen }));
    } catch (error) {
      // The service has changed since: if the request no longer fails, all attempts may be in vain.
      triesLeft = Math.min(triesLeft, SHRINKING);
      throw error;
    }
  };
  try {
    for (let round = 0, wanted: readonly string[] = []; ; round++) {
      // People must have read what exists and what may be done with it; random requests read it too seldom.
      for (const looks of looksAround(people.people.length)) await sendAll(looks);
      const some = fc.array(recipe(wanted), { maxLength: PER_RUN, size: 'max' });
      await fc.assert(fc.asyncProperty(some, sendAll), { seed: seed + round, numRuns: RUNS, endOnFailure: !shrink });
      wanted = wanting(seen);
      if (seen.requests >= Math.max(4 * requests, 40_000) || (seen.requests >= requests && wanted.length === 0)) break;
      if (refresh !== undefined) people = await refresh(people);
    }
  } catch (error) {
    const { message, cause } = error as Error;
    throw new Error(`${message}\n${cause instanceof Error ? cause.message : ''}`, { cause });
  } finally {
    wire.close();
  }
  return seen;
}

async function inLanes<Each>(all: readonly Each[], act: (each: Each) => Promise<void>): Promise<void> {
  const left = [...all].reverse();
  const lane = async (): Promise<void> => {
    for (let next = left.pop(); next !== undefined; next = left.pop()) await act(next);
  };
  // The next run begins once no request of this one is in progress.
  const ends = await Promise.allSettled(Array.from({ length: LANES }, lane));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

interface Fuzzing {
  readonly memory: Memory;
  readonly people: People;
  readonly wire: Wire;
  readonly seen: Seen;
}

async function carryOut(each: Recipe, { memory, people, wire, seen }: Fuzzing): Promise<void> {
  const sending = sendingOf(each, memory, people);
  seen.requests += 1;
  let answer: WireAnswer | undefined;
  try {
    answer = await answerTo(sending, wire);
    count(seen, sending, answer);
    if (answer === undefined) return;
    check(sending, answer);
  } catch (error) {
    throw new Error(`${String(error)}\n\n${shown(sending, answer)}`, { cause: error });
  }
  memory.note(sending, answer);
  if (mayHaveWritten(sending, answer)) seen.acknowledged.add(answer.header('x-request-id') ?? '');
  if (answer.status >= 400 && answer.text !== '') {
    seen.types.add((JSON.parse(answer.text) as { readonly type: string }).type);
  }
}

async function answerTo(sending: Sending, wire: Wire): Promise<WireAnswer | undefined> {
  try {
    return await wire.send(bytesOf(sending), sending.method === 'HEAD');
  } catch (error) {
    // A sender of more than is accepted may lose the response with the connection.
    if (error instanceof CutOffError && (sending.body?.length ?? 0) > MAX_BODY) return undefined;
    throw error;
  }
}

function count({ statuses }: Seen, sending: Sending, answer: WireAnswer | undefined): void {
  const name = operationIn(sending) ?? '';
  const of = statuses.get(name) ?? new Map<string, number>();
  const status = answer === undefined ? 'cut off' : String(answer.status);
  statuses.set(name, of.set(status, (of.get(status) ?? 0) + 1));
}
