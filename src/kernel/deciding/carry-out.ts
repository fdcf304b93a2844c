import type { AppendResult } from '../event-log/event-log.js';
import type { Randomness, Clock } from '../runtime/clock.js';
import { nextTurn } from '../runtime/turns.js';
import { answer, answerAgain, type AnsweringParts } from './answering.js';
import { answerAll, foldDecided, isUntouched, openGroup, release, take, type Group } from './group.js';
import type { StreamQueue } from './stream-queues.js';
import type { Task } from './tasks.js';
import { afterFailure, countTry, fail } from './tries.js';

const MAX_PAUSE_MS = 100;
/** After this time, evaluating tasks lets other streams have their turn. */
const MAX_TURN_MS = 5;
/**
 * A state that includes events which lost a race is loaded again. A state larger than this many bytes takes long to
 * load; so for this long after a lost race, it includes only durable events.
 */
const [CHEAP_TO_LOAD, CONTENDED_MS] = [1024 * 1024, 10_000];

/**
 * Carries out the tasks of a queue that can be grouped, and removes them from it; puts back those that must be
 * evaluated again. Returns how many there were. Nothing else in this process may use the stream meanwhile.
 */
export async function carryOut(parts: AnsweringParts, queue: StreamQueue): Promise<number> {
  const [first] = queue.waiting;
  if (first === undefined) return 0;
  if (first.tries.count > 1) await pause(parts.clock, Math.min(2 ** (first.tries.count + 1), MAX_PAUSE_MS));
  const group = await begin(parts, queue, first);
  if (group === undefined) return 0;
  await gather(parts, queue, group);
  if (group.events.length > 0) await append(parts, queue, group);
  else await confirm(parts, queue, group);
  return group.taken;
}

/** A group on the stream's state; undefined if that can't be loaded and all waiting tasks were rejected. */
async function begin({ clock, states }: AnsweringParts, queue: StreamQueue, first: Task): Promise<Group | undefined> {
  const { stream, deciderVersion, fold } = first;
  const kept = states.kept(stream, deciderVersion);
  const { othersWrote, readFor } = queue;
  const waiting = queue.waiting.length;
  queue.othersWrote = false;
  queue.readFor = 0;
  reportState(first, kept !== undefined);
  try {
    const held = kept ?? (await states.load(stream, fold, deciderVersion));
    if (kept !== undefined && othersWrote) await states.catchUp(kept, fold);
    if (othersWrote) held.contendedUntil = clock.now() + CONTENDED_MS;
    const foldsAhead = held.weight <= CHEAP_TO_LOAD || clock.now() > held.contendedUntil;
    return openGroup(held, fold, { readFor: kept === undefined || othersWrote ? waiting : readFor, foldsAhead });
  } catch (error) {
    // Whatever threw may have left the state half changed.
    states.drop(stream);
    const failed = queue.waiting.filter((task) => task.deciderVersion === deciderVersion);
    queue.waiting = queue.waiting.filter((task) => task.deciderVersion !== deciderVersion);
    for (const task of failed) fail(task, error);
    return undefined;
  }
}

async function gather(parts: AnsweringParts, queue: StreamQueue, group: Group): Promise<void> {
  let since = parts.clock.now();
  for (let [task] = queue.waiting; task !== undefined; [task] = queue.waiting) {
    const taken = await take(group, task);
    if (taken === 'left') return;
    queue.waiting.shift();
    reportState(task, true);
    if (taken !== 'taken') void answerAgain(parts, task, taken);
    if (parts.clock.now() - since < MAX_TURN_MS) continue;
    await nextTurn();
    since = parts.clock.now();
  }
}

/** Reports whether the state was in memory when the task first needed it. */
function reportState({ tries, reply }: Task, kept: boolean): void {
  if (!tries.stateReported) reply.onState?.(kept);
  tries.stateReported = true;
}

/**
 * Resolves a group that changes nothing; if others wrote meanwhile, the group is evaluated again on what they wrote.
 */
async function confirm({ states }: AnsweringParts, queue: StreamQueue, group: Group): Promise<void> {
  const { held, fold } = group;
  const tasks = tasksOf(group);
  if (group.broken) {
    states.drop(held.stream);
    putBack(queue, tasks);
    return;
  }
  try {
    if (tasks.length > 0 && group.taken > group.readFor && (await states.catchUp(held, fold))) {
      queue.readFor = putBack(queue, countTry(tasks));
    } else {
      answerAll(group, () => held.position);
    }
  } catch (error) {
    states.drop(held.stream);
    for (const task of tasks) fail(task, error);
  }
}

/** Puts tasks back, in their order before all others; returns their number. */
function putBack(queue: StreamQueue, tasks: readonly Task[]): number {
  queue.waiting.unshift(...tasks);
  return tasks.length;
}

async function append(parts: AnsweringParts, queue: StreamQueue, group: Group): Promise<void> {
  const { held, base, members, events } = group;
  const [first, ...rest] = events;
  if (first === undefined) return;
  let result: AppendResult;
  try {
    const request = { stream: held.stream, expectedRevision: base.revision, events: [first, ...rest] as const };
    result = await parts.log.append(request);
  } catch (error) {
    discard(parts, group);
    putBack(queue, afterFailure(members, error));
    return;
  }
  if (result.kind === 'appended') {
    keep(parts, group, result.position);
    putBack(queue, await answer(parts, group, result.position));
    return;
  }
  // Events that are not in the log can't be removed from a state; nor can those of a log that has lost its latest
  // events.
  if (!isUntouched(group) || result.actualRevision < base.revision) discard(parts, group);
  queue.othersWrote = true;
  putBack(queue, countTry(tasksOf(group)));
}

/** Keeps the state with all that was appended. */
function keep(parts: AnsweringParts, group: Group, position: bigint): void {
  const { held } = group;
  try {
    if (!foldDecided(group)) throw new Error('The state is broken.');
    held.position = position;
    release(group);
    parts.states.keep(held);
  } catch {
    // The events are durable, so the commands are done; the error shows again when the stream is next loaded.
    group.broken = true;
    discard(parts, group);
  }
}

function discard({ states }: AnsweringParts, group: Group): void {
  states.drop(group.held.stream);
  release(group);
}

function tasksOf({ members }: Group): readonly Task[] {
  return members.map(({ task }) => task);
}

function pause(clock: Clock & Randomness, atMost: number): Promise<void> {
  const [random = 0] = clock.randomBytes(1);
  return new Promise((resolve) => clock.setTimeout(resolve, (atMost * random) / 256));
}
