import type { StreamEvent } from '../event-log/event-log.js';
import type { DomainEvent } from './decider.js';
import { asAppended } from './envelope.js';
import { foldIn, type Fold, type StreamState } from './stream-state.js';
import { done, outcomeAgain, type PositionOf, type Repeat, type Task, type TaskResult } from './tasks.js';
import { fail } from './tries.js';

/** A task of a group, which is resolved once the group's events are durable. */
interface Member {
  readonly task: Task;
  /** Empty for a task that changes nothing. */
  readonly own: readonly StreamEvent[];
  /** Absent if the state itself is the result. */
  readonly answer?: (positionOf: PositionOf) => unknown;
}

/**
 * Tasks of one stream, evaluated one after the other, each on the state that the earlier ones would leave, with all
 * their events in one append.
 */
export interface Group {
  /** Once events of the group are folded in, this state is ahead of the log and must not be used by others. */
  readonly held: StreamState<unknown>;
  readonly fold: Fold<unknown, DomainEvent>;
  /** The end of the stream when the group began, as far as this process knows. */
  readonly base: { readonly revision: number; readonly position: bigint };
  /** How many of its first tasks had arrived before the log was read up to `base`. */
  readFor: number;
  /** Whether events may be folded in before they are durable; if not, no task may follow one that has events. */
  readonly foldsAhead: boolean;
  /** How many tasks were taken from the queue for it, including those that did not become members. */
  taken: number;
  readonly members: Member[];
  readonly events: StreamEvent[];
  /** How many of the events are folded in. */
  folded: number;
  /** Whether something threw that may have left the state half changed. */
  broken: boolean;
  /** Resolves `held.unsettled`. */
  settled?: () => void;
  /** The length of the events as JSON; counted only once there are events of two commands. */
  characters: number;
}

const MAX_TASKS = 128;
const MAX_EVENTS = 256;
/** In UTF-8, and with what a store adds to each event, this is less than any store refuses. */
const MAX_CHARACTERS = 256 * 1024;

/** An empty group. */
export function openGroup(
  held: StreamState<unknown>,
  fold: Fold<unknown, DomainEvent>,
  how: Pick<Group, 'readFor' | 'foldsAhead'>,
): Group {
  const { revision, position } = held;
  const base = { revision, position };
  return { held, fold, base, ...how, taken: 0, members: [], events: [], folded: 0, broken: false, characters: 0 };
}

/**
 * Evaluates the task on the state that the earlier ones would leave. Returns `left` if it has to wait for the next
 * group, and `taken` if it will be resolved with this one or was rejected because it threw; returns the repeat if the
 * command is durable already.
 */
export async function take(group: Group, task: Task): Promise<'left' | 'taken' | Repeat> {
  if (!mayJoin(group, task) || !foldAhead(group)) return 'left';
  // Others may write while its precondition is evaluated.
  if (task.needsDurableState) group.readFor = 0;
  let result: TaskResult;
  try {
    result = await task.evaluate(group.held);
  } catch (error) {
    group.taken++;
    group.broken = true;
    fail(task, error);
    return 'taken';
  }
  if (result.kind === 'append' && !hasRoomFor(group, result.events)) return 'left';
  group.taken++;
  if (result.kind === 'repeat' && result.earlier.firstRevision <= group.base.revision) return result;
  group.members.push(memberOf(group, task, result));
  return 'taken';
}

function mayJoin({ held, foldsAhead, broken, taken, members, events }: Group, task: Task): boolean {
  const { needsDurableState, tries, deciderVersion } = task;
  if (broken || taken >= MAX_TASKS || deciderVersion !== held.deciderVersion) return false;
  if (events.length === 0) return true;
  return foldsAhead && !needsDurableState && !tries.alone && !members.some((member) => member.task.tries.alone);
}

/** Folds in what was decided so far, though it is not durable yet. */
function foldAhead(group: Group): boolean {
  if (group.folded < group.events.length) {
    group.held.unsettled ??= new Promise((settled) => (group.settled = settled));
  }
  return foldDecided(group);
}

/** Folds in what was decided so far; false if that throws: the error shows again when the stream is next loaded. */
export function foldDecided(group: Group): boolean {
  const { held, fold, events } = group;
  if (group.broken || group.folded === events.length) return !group.broken;
  try {
    // Their positions are not known yet.
    for (const event of events.slice(group.folded)) foldIn(held, fold, event, held.position);
    group.folded = events.length;
  } catch {
    group.broken = true;
  }
  return !group.broken;
}

/** Whether the state is that of the log at `base`, with nothing of the group in it. */
export function isUntouched({ folded, broken }: Group): boolean {
  return folded === 0 && !broken;
}

function hasRoomFor(group: Group, events: readonly object[]): boolean {
  // The log itself checks the size of an append of a single command.
  if (group.events.length === 0) return true;
  group.characters ||= charactersOf(group.events);
  const characters = group.characters + charactersOf(events);
  if (group.events.length + events.length > MAX_EVENTS || characters > MAX_CHARACTERS) return false;
  group.characters = characters;
  return true;
}

function charactersOf(events: readonly object[]): number {
  try {
    return events.reduce((sum, event) => sum + JSON.stringify(event).length, 0);
  } catch {
    // Events that are not JSON are appended alone, so that only their command gets the log's error.
    return Infinity;
  }
}

function memberOf({ held, events, members }: Group, task: Task, result: TaskResult): Member {
  switch (result.kind) {
    case 'append': {
      const own = asAppended(result.events, held.stream, held.revision + result.events.length);
      events.push(...own);
      const { revision } = own.at(-1) ?? held;
      return { task, own, answer: (positionOf) => done(own, { revision, position: positionOf(revision) }, false) };
    }
    case 'repeat': {
      const { firstRevision, lastRevision: revision } = result.earlier;
      const own = members.find((member) => member.own[0]?.revision === firstRevision)?.own ?? [];
      const at = (positionOf: PositionOf) => ({ revision, position: positionOf(revision) });
      return { task, own: [], answer: (positionOf) => outcomeAgain(result.command, own, at(positionOf), true) };
    }
    case 'answer':
      return { task, own: [], answer: result.answer };
    case 'state':
      return { task, own: [] };
  }
}

/**
 * Resolves the tasks of a group whose events are durable, and folded in unless the group is broken; returns those that
 * need the state of a broken group.
 */
export function answerAll({ members, held, broken }: Group, positionOf: PositionOf): readonly Task[] {
  const left: Task[] = [];
  for (const { task, answer } of members) {
    if (answer !== undefined) task.reply.resolve(answer(positionOf));
    else if (broken) left.push(task);
    else task.reply.resolve({ state: held.state, revision: held.revision });
  }
  return left;
}

/** Ends the wait for `held.unsettled`: the state matches the log again, or was dropped. */
export function release({ held, settled }: Group): void {
  held.unsettled = undefined;
  settled?.();
}
