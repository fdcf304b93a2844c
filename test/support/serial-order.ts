import type { Decision } from '../../src/kernel/deciding/decider.js';
import { inStream } from '../../src/kernel/deciding/envelope.js';
import type { Outcome } from '../../src/kernel/deciding/executing.js';
import type { RecordedEvent } from '../../src/kernel/event-log/event-log.js';
import { counter, type CounterEvent, type CounterState } from './counter.js';
import { replay } from './given.js';

/** A command to the counter. */
export interface Asked {
  readonly by: number;
  readonly key?: string;
  /** Whether its precondition is that the stream's last position is even. */
  readonly ifEven?: boolean;
}

/** A command's outcome, and how many events its stream had when it was sent and when it returned. */
export interface Seen {
  readonly asked: Asked;
  readonly outcome: Outcome<CounterEvent>;
  readonly from: number;
  readonly to: number;
}

/** A stream's history, from which its state after any number of events is read. */
export interface History {
  readonly events: readonly RecordedEvent<CounterEvent>[];
  /** The state after this many events. */
  stateAt(revision: number): CounterState;
  /** Of the event with this revision; 0 for none. */
  positionAt(revision: number): bigint;
}

/** The history of a stream that has these events. */
export function historyOf(events: readonly RecordedEvent<CounterEvent>[]): History {
  return {
    events,
    stateAt: (revision) =>
      replay(
        counter,
        events.slice(0, revision).flatMap(({ event }) => (isNothing(event) ? [] : [event])),
      ),
    positionAt: (revision) => events[revision - 1]?.position ?? 0n,
  };
}

/** The commands of a stream, each with its events; throws where those of one are not next to each other. */
export function commandsOf({ events }: History): ReadonlyMap<string, readonly RecordedEvent<CounterEvent>[]> {
  const found = new Map<string, RecordedEvent<CounterEvent>[]>();
  for (const event of events) {
    const { commandId } = event.context;
    const own = found.get(commandId) ?? [];
    if (own.length > 0 && own.at(-1)?.revision !== event.revision - 1) throw new Error(`${commandId} has two effects.`);
    found.set(commandId, [...own, event]);
  }
  return found;
}

/**
 * Whether a node that carries out one command after the other, in the order of the log, could have returned this
 * outcome at some moment between the command and its response.
 */
export function isExplained(history: History, seen: Seen): boolean {
  const { outcome, asked } = seen;
  switch (outcome.kind) {
    case 'done':
      return isDone(history, seen, outcome);
    case 'refused':
      return moments(seen).some((at) => JSON.stringify(decided(history, asked, at)) === JSON.stringify(outcome));
    case 'preconditionFailed':
      return (
        asked.ifEven === true &&
        moments(seen).some((at) => !isEven(history, at) && decided(history, asked, at).kind !== 'refused')
      );
    case 'keyReused':
      return asked.key !== undefined && history.events.slice(0, seen.to).some(({ context }) => isOther(context, asked));
  }
}

function isDone(
  history: History,
  seen: Seen,
  done: Extract<Outcome<CounterEvent>, { readonly kind: 'done' }>,
): boolean {
  const { asked, from, to } = seen;
  if (done.position !== history.positionAt(done.revision) || done.revision > to) return false;
  if (done.events.length === 0) {
    const holds = asked.ifEven !== true || isEven(history, done.revision);
    return done.revision >= from && holds && asked.key === undefined && asked.by === 0;
  }
  const before = done.revision - done.events.length;
  const own = history.events.slice(before, done.revision).map(inStream);
  if (JSON.stringify(done.events) !== JSON.stringify(own)) return false;
  if (done.repeated) return true;
  // It may be the first response to a command that was sent before this one, whose own caller got none.
  if (before < from && asked.key === undefined) return false;
  if (asked.ifEven === true && before >= from && !isEven(history, before)) return false;
  return isDecided(
    history,
    asked,
    done.events.map(({ event }) => event),
    before,
  );
}

function isDecided(history: History, { by }: Asked, events: readonly object[], before: number): boolean {
  const mark = events.flatMap((event) => ('data' in event && 'mark' in (event.data as object) ? [event.data] : []))[0];
  const decision = counter.decide(
    { by, mark: (mark as { mark?: string } | undefined)?.mark ?? '' },
    history.stateAt(before),
  );
  if (decision.kind === 'alreadySo') return events.length === 1 && isNothing(events[0] as CounterEvent);
  return decision.kind === 'events' && JSON.stringify(decision.events) === JSON.stringify(events);
}

function moments({ from, to }: Seen): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function decided(history: History, { by }: Asked, at: number): Decision<CounterEvent> {
  return counter.decide({ by, mark: '' }, history.stateAt(at));
}

function isEven(history: History, at: number): boolean {
  return history.positionAt(at) % 2n === 0n;
}

function isOther({ correlationId, causationId }: RecordedEvent['context'], { key, by }: Asked): boolean {
  return correlationId === key && causationId !== String(by);
}

function isNothing({ type }: { readonly type: string }): boolean {
  return type === 'CommandHadNoEffect';
}
