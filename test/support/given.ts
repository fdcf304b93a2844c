import { isDeepStrictEqual } from 'node:util';
import { eventCatalogue } from '../../src/event-catalogue.js';
import type { EventTypes } from '../../src/kernel/deciding/event-types.js';
import type { Decider, Decision, DomainEvent, Refusal } from '../../src/kernel/deciding/decider.js';
import { describesRefusal } from './api/refusals.js';
import { deepFreeze } from './deep-freeze.js';
import { schemaFaults } from './event-schemas.js';

/** What a refusal must say; what is left out is not compared, `allowed` is compared whole and in order. */
export type ExpectedRefusal = Pick<Refusal, 'code'> & Partial<Pick<Refusal, 'rule' | 'kind' | 'allowed'>>;

/** A decider's decision, to be compared. */
export interface Answer<Event extends DomainEvent> {
  readonly decision: Decision<Event>;
  /** Exactly these events, in this order. */
  then(...expected: readonly [Event, ...Event[]]): void;
  thenAlreadySo(): void;
  thenRefused(expected: ExpectedRefusal): void;
}

/** Facts that have happened, awaiting a command. */
export interface Given<Command, Event extends DomainEvent> {
  when(command: Command): Answer<Event>;
}

/**
 * Given these facts, when this command, then those facts or that refusal. Also fails if `decide` changes the state or
 * the command, is not deterministic, or returns a refusal that the API's document lacks or events that violate the
 * catalogue, or if `evolve` throws, changes an event, or is not deterministic.
 */
export function given<State, Command, Event extends DomainEvent>(
  decider: Decider<State, Command, Event>,
  events: readonly Event[],
  types: EventTypes = eventCatalogue,
): Given<Command, Event> {
  deepFreeze(events);
  return {
    when: (command) => {
      deepFreeze(command);
      const decision = deepFreeze(decider.decide(command, deepFreeze(replay(decider, events))));
      expect(decider.decide(command, deepFreeze(replay(decider, events)))).toEqual(decision);
      if (decision.kind === 'refused') describesRefusal(command, decision.refusal);
      if (decision.kind === 'events') {
        expect(decision.events.flatMap((event) => schemaFaults(event, types))).toEqual([]);
        expectSameReplay(decider, [...events, ...decision.events]);
      }
      return answer(decision);
    },
  };
}

/** The state after these events, unfrozen. */
export function replay<State, Event extends DomainEvent>(
  decider: Pick<Decider<State, never, Event>, 'initial' | 'evolve'>,
  events: readonly Event[],
): State {
  return events.reduce((state, event) => decider.evolve(state, event), decider.initial());
}

function expectSameReplay<State, Command, Event extends DomainEvent>(
  decider: Decider<State, Command, Event>,
  events: readonly Event[],
): void {
  const [one, other] = [replay(decider, events), replay(decider, events)];
  if (!isDeepStrictEqual(one, other)) throw new Error('evolve gave two different states for the same events.');
}

function answer<Event extends DomainEvent>(decision: Decision<Event>): Answer<Event> {
  return {
    decision,
    then: (...expected) => expect(decision).toEqual({ kind: 'events', events: expected }),
    thenAlreadySo: () => expect(decision).toEqual({ kind: 'alreadySo' }),
    thenRefused: (expected) =>
      expect(decision).toMatchObject({
        kind: 'refused',
        refusal: { ...expected, detail: expect.stringMatching(/\S/) as unknown },
      }),
  };
}
