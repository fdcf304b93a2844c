import type { Decider, DomainEvent, Refusal } from './decider.js';
import { eventTypes, type EventOf } from './event-types.js';
import type { StreamEvent } from '../event-log/event-log.js';

/** Who sends a command, and under which key; never taken from the request's body. */
export interface CommandContext {
  readonly organizationId: string;
  /** User id, or `system`. */
  readonly actor: string;
  readonly onBehalfOf?: string;
  /** The caller's Idempotency-Key; without one a repeat can't be recognised. */
  readonly key?: string;
  /**
   * The request as sent, in canonical form; compared by keyed HMAC when the key is used again, and unused without a
   * key.
   */
  readonly request: string;
  readonly causationId?: string;
  readonly correlationId?: string;
  readonly traceparent?: string;
  /** RFC 3339; now when absent. */
  readonly occurredAt?: string;
}

/** Whether a command is for a resource at this revision, undefined if there is none; the caller's own precondition. */
export type IfRevision = (revision: number | undefined) => boolean;

/** One command to one stream. */
export interface Execution<State, Command, Event extends DomainEvent> {
  readonly decider: Decider<State, Command, Event>;
  /** Changes whenever `evolve` or the state's shape does: snapshots of another version are discarded. */
  readonly deciderVersion: string;
  readonly stream: string;
  readonly command: Command;
  readonly context: CommandContext;
  /**
   * Evaluated for a command that is not a repeat and would not be refused, on the stream as of this position (0:
   * empty). If false, nothing is appended; if true, the command is carried out only if the stream has not moved since.
   */
  readonly precondition?: (position: bigint) => Promise<boolean>;
}

/** What identifies a repeat before the command itself is made. */
export interface Repeatable<State, Event extends DomainEvent> {
  readonly decider: Pick<Decider<State, never, Event>, 'initial' | 'evolve' | 'parting'>;
  readonly deciderVersion: string;
  readonly stream: string;
  readonly context: CommandContext;
}

/** The kernel's own events. */
export const kernelEvents = eventTypes({
  CommandHadNoEffect: {
    says: 'A command under an idempotency key requested what was already so; it changed nothing.',
    data: {},
  },
});

/** Appended so that a repeat of such a command is recognised; changes no state and no row. */
export type CommandHadNoEffect = EventOf<typeof kernelEvents>;

/**
 * The outcome of a command. `done` has the command's own events (none only for "already so" without a key), the same
 * ones when it is repeated (LOG-3); `keyReused` means same key, other request; `preconditionFailed` that the
 * execution's precondition failed.
 */
export type Outcome<Event extends DomainEvent> =
  | {
      readonly kind: 'done';
      readonly events: readonly StreamEvent<Event | CommandHadNoEffect>[];
      readonly revision: number;
      readonly position: bigint;
      readonly repeated: boolean;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'keyReused' }
  | { readonly kind: 'preconditionFailed' };

/** Called with the outcome of each command, for metrics; must not throw. */
export interface DecidingObserver {
  /** A command needed a stream's state, which was in memory or had to be loaded. */
  onState(stream: string, kept: boolean): void;
  /** A command ended; `failed` if it threw. */
  onOutcome(stream: string, outcome: Outcome<DomainEvent> | { readonly kind: 'failed' }): void;
}

/**
 * Carries out commands: load, recognise a repeat, decide, append; one after the other for each stream in the process.
 */
export interface Executor {
  execute<State, Command, Event extends DomainEvent>(
    execution: Execution<State, Command, Event>,
  ): Promise<Outcome<Event>>;
  /**
   * What `execute` returns for a command that was already carried out under its key, on any node; undefined for any
   * other. For commands that need facts from elsewhere, for which they may have to wait: a repeat need not wait
   * (LOG-3).
   */
  repeated<State, Event extends DomainEvent>(command: Repeatable<State, Event>): Promise<Outcome<Event> | undefined>;
  /**
   * The current state of a stream and its revision, loading what is missing; the caller must not change it, and must
   * read it before anything is awaited: the next command may change it in place.
   */
  load<State, Event extends DomainEvent>(
    stream: string,
    decider: Pick<Decider<State, never, Event>, 'initial' | 'evolve' | 'parting'>,
    deciderVersion: string,
  ): Promise<{ readonly state: State; readonly revision: number }>;
  /**
   * The cached state of a stream, without reading the log; undefined if none is cached. It may lack the latest events,
   * and may include events whose append is in progress and may fail: use it only for facts that stay true once they
   * are, and if it does no harm that they never become true. Must not be changed, like the result of `load`.
   */
  kept<State, Event extends DomainEvent>(
    stream: string,
    decider: Pick<Decider<State, never, Event>, 'initial' | 'evolve' | 'parting'>,
    deciderVersion: string,
  ): State | undefined;
}
