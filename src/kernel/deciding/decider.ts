/** A fact that a decider records: what happened, with personal text kept apart so that it can be sealed per subject. */
export interface DomainEvent<Type extends string = string, Data extends object = object, Text extends object = object> {
  readonly type: Type;
  readonly data: Readonly<Data>;
  readonly personal?: Personal<Text>;
}

/**
 * Text about or by a person; `subject` is the id of the user (or organization) to whom it belongs, `unit` the id of
 * what can be forgotten separately, if that is less than all of the subject's text.
 */
export type Personal<Text extends object = object> = Readonly<Text> & {
  readonly subject: string;
  readonly unit?: string;
};

/** An event that always carries personal text. */
export type PersonalEvent<Type extends string, Data extends object, Text extends object> = DomainEvent<
  Type,
  Data,
  Text
> & { readonly personal: Personal<Text> };

/** Why a command was not carried out, as a sentence for people; refusals are values, never exceptions. */
export interface Refusal {
  /** `invalid`: the input names something impossible; `refused`: a rule says no in this state. */
  readonly kind: 'refused' | 'forbidden' | 'notFound' | 'invalid';
  /** Rule id as in docs/rules.md, if a rule is the reason. */
  readonly rule?: string;
  /** A stable code, such as `ITEM_NOT_ACTIVE`. */
  readonly code: string;
  /** What is wrong, in one sentence. */
  readonly detail: string;
  /** Names of the commands that are possible instead; may be empty. */
  readonly allowed: readonly string[];
}

/** What a decider returns: events to append, "already so" (success, nothing changes), or a refusal. */
export type Decision<Event extends DomainEvent> =
  | { readonly kind: 'events'; readonly events: readonly [Event, ...Event[]] }
  | { readonly kind: 'alreadySo' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/**
 * How a state that may grow large is divided into parts, so that a snapshot writes only those that changed (ADR 0031).
 * The same events always give the same parts.
 */
export interface Parting<State> {
  /** Names of the parts that events changed: the state's own set, from which the kernel removes those that it saves. */
  changed(state: State): Set<string>;
  /** Names of all parts. */
  names(state: State): Iterable<string>;
  /** The content of a part, as plain data that must not be changed; undefined for a part that no longer exists. */
  part(state: State, name: string): unknown;
  /** Restores a part in a state that was initial; parts come in the order of their names. */
  restore(state: State, name: string, part: unknown): void;
  /** The approximate size of the state in bytes, without traversing it. */
  bytes(state: State): number;
}

/** The pure core of a consistency boundary; time, ids and facts from other streams come in with the command. */
export interface Decider<State, Command, Event extends DomainEvent> {
  /** A fresh state for a stream without events. */
  initial(): State;
  /**
   * The state after the event. Total, deterministic, never throws. It owns the state passed in and may change it in
   * place: the caller continues with the returned one only (ADR 0003).
   */
  evolve(state: State, event: Event): State;
  /** Absent for a state that stays small: it is saved as a whole. */
  readonly parting?: Parting<State>;
  /** The decision on a command; reads the state but never changes it. */
  decide(command: Command, state: State): Decision<Event>;
  /** RFC 3339: when the event happened, if it has a time of its own; otherwise it happened when its command did. */
  happenedAt?(event: Event): string | undefined;
}

/** A decision for these events, in this order. */
export function happened<Event extends DomainEvent>(first: Event, ...rest: readonly Event[]): Decision<Event> {
  return { kind: 'events', events: [first, ...rest] };
}

/** A decision that nothing has to change, as the state is already as requested. */
export const alreadySo: { readonly kind: 'alreadySo' } = { kind: 'alreadySo' };

/** A decision to refuse the command. */
export function refused(refusal: Refusal): { readonly kind: 'refused'; readonly refusal: Refusal } {
  return { kind: 'refused', refusal };
}
