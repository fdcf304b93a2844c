import { randomUUID } from 'node:crypto';
import type { Append, AppendResult, EventLog } from '../../../src/kernel/event-log/event-log.js';
import { openPostgresLog } from '../../../src/kernel/event-log/postgres-log.js';
import { newEvent } from '../../support/new-event.js';

/** What a writing process prints for each acknowledged append, as one line of JSON. */
export interface Acknowledged {
  readonly stream: string;
  readonly ids: readonly string[];
  readonly revision: number;
  readonly position: string;
}

const [url = '', ...sharedStreams] = process.argv.slice(2);
const log = await openPostgresLog({ url, maxConnections: 3 });
let ending = false;
process.stdin.on('end', () => (ending = true)).resume();

/** As a command would: an append with an unknown outcome is sent again unchanged. */
async function appendUntilAnswered(to: EventLog, append: Append): Promise<AppendResult> {
  for (;;) {
    try {
      return await to.append(append);
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.constructor.name : String(error)}\n`);
    }
  }
}

/** Appends one to three events at a time, now to a stream of its own, now to one that all processes share. */
async function write(own: string, seed: number): Promise<void> {
  const known = new Map<string, number>();
  for (let turn = seed; !ending; turn++) {
    const stream = turn % 3 === 0 ? (sharedStreams[turn % sharedStreams.length] ?? own) : own;
    const events = [newEvent(), ...Array.from({ length: turn % 3 }, () => newEvent())] as const;
    const append = { stream, expectedRevision: known.get(stream) ?? 0, events };
    const result = await appendUntilAnswered(log, append);
    known.set(stream, result.kind === 'appended' ? result.revision : result.actualRevision);
    if (result.kind === 'conflict') continue;
    // Like a caller that did not get the result.
    if (
      turn % 5 === 0 &&
      JSON.stringify(answer(await appendUntilAnswered(log, append))) !== JSON.stringify(answer(result))
    ) {
      throw new Error(`The same append to ${stream} was answered differently the second time.`);
    }
    const line: Acknowledged = { ...answer(result), stream, ids: events.map(({ id }) => id) };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  }
}

function answer(result: AppendResult): { revision: number; position: string } {
  if (result.kind === 'conflict') throw new Error(`An append that was acknowledged conflicts when sent again.`);
  return { revision: result.revision, position: String(result.position) };
}

await Promise.all(Array.from({ length: 8 }, (_, seed) => write(`own-${randomUUID()}`, seed)));
await log.close();
