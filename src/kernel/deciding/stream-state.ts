import { types } from 'node:util';
import type { StreamEvent } from '../event-log/event-log.js';
import { REMEMBERED_COMMAND_BYTES, remember, type CommandMemory } from './command-memory.js';
import type { Decider, DomainEvent } from './decider.js';
import type { CommandHadNoEffect } from './executing.js';

/** The part of a decider that folds. */
export type Fold<State, Event extends DomainEvent> = Pick<Decider<State, never, Event>, 'initial' | 'evolve'>;

/** What the kernel keeps of a stream: the domain's state, and beside it which commands led there. */
export interface StreamState<State> {
  readonly stream: string;
  readonly deciderVersion: string;
  state: State;
  /** Of the last event folded; 0 for none. */
  revision: number;
  /** Of the last event folded; 0 for none. */
  position: bigint;
  readonly commands: CommandMemory;
  /** The revision at which a snapshot was last taken; 0 for never. */
  snapshotRevision: number;
  /** Roughly the bytes that it holds. */
  weight: number;
  /** The revision to which the weight counts. */
  weighedAt: number;
  /** The revision from which it is worth weighing anew. */
  weighAgainAt: number;
}

/** The event that the kernel appends when a command under a key found its wish already so. */
export const commandHadNoEffect: CommandHadNoEffect = { type: 'CommandHadNoEffect', data: {} };

/** The state of a stream of which nothing was read yet. */
export function unread<State, Event extends DomainEvent>(
  stream: string,
  fold: Fold<State, Event>,
  deciderVersion: string,
): StreamState<State> {
  return {
    stream,
    deciderVersion,
    state: fold.initial(),
    revision: 0,
    position: 0n,
    commands: new Map(),
    snapshotRevision: 0,
    weight: 0,
    weighedAt: 0,
    weighAgainAt: 0,
  };
}

/**
 * Folds a stream's next event in, at its own position or that of its append's last event; throws when it is not the next
 * one, or when `evolve` does.
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

/** What an event leaves behind, roughly, until the state is weighed anew. */
const EVENT_BYTES = 500;

/**
 * Weighs the state when it has grown by a quarter or so since the last time, and by some events: a walk over it is not for
 * each command. In between, the events are counted.
 */
export function weigh(held: StreamState<unknown>): void {
  const { revision, commands } = held;
  if (held.weight > 0 && revision < held.weighAgainAt) {
    held.weight += (revision - held.weighedAt) * EVENT_BYTES;
  } else {
    held.weight = 500 + approximateBytes(held.state) + commands.size * REMEMBERED_COMMAND_BYTES;
    held.weighAgainAt = Math.ceil(revision * 1.25) + 16;
  }
  held.weighedAt = revision;
}

/** Bytes that a value of plain data, maps and sets holds, roughly; what it names twice counts once. */
export function approximateBytes(value: unknown): number {
  const seen = new Set<unknown>();
  const open: unknown[] = [value];
  let bytes = 0;
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === 'string') bytes += 16 + next.length;
    if (typeof next !== 'object' || next === null || seen.has(next)) continue;
    seen.add(next);
    bytes += 56;
    for (const part of partsOf(next)) {
      bytes += 16;
      open.push(part);
    }
  }
  return bytes;
}

function partsOf(value: object): readonly unknown[] {
  if (types.isMap(value)) return [...value.keys(), ...value.values()];
  return types.isSet(value) ? [...value] : Object.values(value);
}
