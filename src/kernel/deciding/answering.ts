import { AppendOutcomeUnknownError, type EventLog } from '../event-log/event-log.js';
import type { Randomness, Clock } from '../runtime/clock.js';
import { inStream } from './envelope.js';
import { answerAll, type Group } from './group.js';
import type { States } from './loading.js';
import { outcomeAgain, type PositionOf, type Repeat, type Task } from './tasks.js';
import { afterFailure, fail } from './tries.js';

/** What is needed to carry out tasks. */
export interface AnsweringParts {
  readonly log: EventLog;
  readonly clock: Clock & Randomness;
  readonly states: States;
}

/** Resolves the tasks of a group that was appended; returns those that must be evaluated again. */
export async function answer(parts: AnsweringParts, group: Group, position: bigint): Promise<readonly Task[]> {
  try {
    return answerAll(group, await positionsOf(parts, group, position));
  } catch (cause) {
    const error = new AppendOutcomeUnknownError('What was appended could not be read back.', { cause });
    return afterFailure(group.members, error);
  }
}

/** The positions of a group's events; `position` is that of the last one. */
async function positionsOf({ log, states }: AnsweringParts, group: Group, position: bigint): Promise<PositionOf> {
  const { held, base, events, members } = group;
  const last = base.revision + events.length;
  if (log.hasContiguousAppends || members.filter(({ own }) => own.length > 0).length === 1) {
    return (revision) => (revision <= base.revision ? base.position : position - BigInt(last - revision));
  }
  const read = await states.read({ stream: held.stream, fromRevision: base.revision + 1, limit: events.length });
  const positions = new Map(read.map((event) => [event.revision, event.position]));
  if (positions.size < events.length) throw new Error(`Stream ${held.stream} lost events that were just appended.`);
  return (revision) => positions.get(revision) ?? base.position;
}

/** Resolves a repeat of a command that was carried out and is durable; meanwhile other tasks are carried out. */
export async function answerAgain({ states }: AnsweringParts, task: Task, { command, earlier }: Repeat): Promise<void> {
  const { stream, reply, tries } = task;
  const { firstRevision, lastRevision } = earlier;
  const limit = lastRevision - firstRevision + 1;
  try {
    const events = await states.read({ stream, fromRevision: firstRevision, limit });
    const [first, last] = [events[0], events.at(-1)];
    if (first === undefined || last === undefined || events.length < limit)
      throw new Error(`Stream ${stream} lost events of ${command.id}.`);
    reply.resolve(outcomeAgain(command, events.map(inStream), last, !tries.unsure.includes(first.id)));
  } catch (error) {
    // The log may have lost its latest events.
    states.drop(stream);
    fail(task, error);
  }
}
