import { types } from 'node:util';
import type { StreamEvent } from '../event-log/event-log.js';
import { emptyMemory, memoryBytes, remember, type CommandMemory } from './command-memory.js';
import type { Decider, DomainEvent, Parting } from './decider.js';
import type { CommandHadNoEffect } from './executing.js';

/** The part of a decider that folds. */
export type Fold<State, Event extends DomainEvent> = Pick<
  Decider<State, never, Event>,
  'initial' | 'evolve' | 'parting'
>;

/** What the kernel keeps of a stream: the domain's state, and the commands that led to it. */
export interface StreamState<State> {
  readonly stream: string;
  readonly deciderVersion: string;
  readonly parting: Parting<State> | undefined;
  state: State;
  /** Of the last event folded; 0 for none. */
  revision: number;
  /** Of the last event folded; 0 for none. */
  position: bigint;
  commands: CommandMemory;
  /**
   * Set while it includes events that are not durable yet, and may never be: resolves once they are, or the state is
   * dropped. Its position is then that of the last event before them.
   */
  unsettled: Promise<void> | undefined;
  /** Another process wrote to the stream recently; it counts as contended until then (Unix milliseconds). */
  contendedUntil: number;
  /** The revision at which a snapshot was last taken or read; 0 for never. */
  snapshotRevision: number;
  /** The revision that the next snapshot builds on: all parts that changed since are known; 0 for none. */
  savedRevision: number;
  /** Its approximate size in bytes. */
  weight: number;
  /** The revision up to which the weight counts. */
  weighedAt: number;
  /** The revision from which it is worth weighing again. */
  weighAgainAt: number;
}

/**
 * The event that the kernel appends when a command under a key changed nothing, as the state was already as requested.
 */
export const commandHadNoEffect: CommandHadNoEffect = { type: 'CommandHadNoEffect', data: {} };

/** The state of a stream of which nothing has been read yet. */
export function unread<State, Event extends DomainEvent>(
  stream: string,
  fold: Fold<State, Event>,
  deciderVersion: string,
): StreamState<State> {
  return {
    stream,
    deciderVersion,
    parting: fold.parting,
    state: fold.initial(),
    revision: 0,
    position: 0n,
    commands: emptyMemory(),
    unsettled: undefined,
    contendedUntil: 0,
    snapshotRevision: 0,
    savedRevision: 0,
    weight: 0,
    weighedAt: 0,
    weighAgainAt: 0,
  };
}

/**
 * Folds in a stream's next event, at its own position or that of its append's last event; throws if it is not the next
 * one, or if `evolve` does.
 */
export function foldIn<State, Event extends DomainEvent>(
  held: StreamState<State>,
  fold: Fold<State, Event>,
  { event, revision, context }: StreamEvent,
  position: bigint,
): void {
  if (revision !== held.revision + 1) {
    throw new Error(`Stream ${held.stream} goes from revision ${held.revision} to ${revision}: events are missing.`);
  }
  // A stream holds the events of its own decider and the kernel's, nothing else.
  if (event.type !== commandHadNoEffect.type) held.state = fold.evolve(held.state, event as Event);
  remember(held.commands, context.commandId, revision, Date.parse(context.recordedAt));
  held.revision = revision;
  held.position = position;
}

/** What an event adds, approximately, until the state is weighed again. */
const EVENT_BYTES = 500;

/**
 * Weighs the state. One that is divided into parts knows its own weight; any other is traversed when it has grown by
 * about a quarter, and by some events, since the last time, and is estimated by the number of events in between.
 */
export function weigh(held: StreamState<unknown>): void {
  const { revision, commands, parting } = held;
  if (parting !== undefined) {
    held.weight = 500 + parting.bytes(held.state) + memoryBytes(commands);
    return;
  }
  if (held.weight > 0 && revision < held.weighAgainAt) {
    held.weight += (revision - held.weighedAt) * EVENT_BYTES;
  } else {
    held.weight = 500 + approximateBytes(held.state) + memoryBytes(commands);
    held.weighAgainAt = Math.ceil(revision * 1.25) + 16;
  }
  held.weighedAt = revision;
}

/** A larger collection is estimated from a sample of this size, so that weighing never traverses a huge one. */
const MOST_WEIGHED = 1_000;

/** The approximate size in bytes of a value of plain data, maps and sets; what it references twice counts once. */
export function approximateBytes(value: unknown): number {
  const seen = new Set<unknown>();
  const open: (readonly [value: unknown, times: number])[] = [[value, 1]];
  let bytes = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [each, times] = next;
    if (typeof each === 'string') bytes += (16 + each.length) * times;
    if (typeof each !== 'object' || each === null || seen.has(each)) continue;
    seen.add(each);
    const { size, parts } = partsOf(each);
    const standsFor = parts.length === 0 ? 0 : size / parts.length;
    bytes += (56 + 16 * size) * times;
    for (const part of parts) open.push([part, times * standsFor]);
  }
  return bytes;
}

/** How many values it has, and the first of them if there are many. */
function partsOf(value: object): { readonly size: number; readonly parts: readonly unknown[] } {
  if (types.isMap(value)) return { size: value.size * 2, parts: first(value).flat() };
  if (types.isSet(value)) return { size: value.size, parts: first(value) };
  const values: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  return { size: values.length, parts: values.slice(0, MOST_WEIGHED) };
}

function first<Value>(values: Iterable<Value>): Value[] {
  const found: Value[] = [];
  for (const value of values) if (found.push(value) >= MOST_WEIGHED) break;
  return found;
}
