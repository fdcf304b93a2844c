import type { Decision, DomainEvent } from './decider.js';

/** Every command that a table of functions decides; keyed by the type of the command. */
export type CommandOf<Verbs> = {
  [Type in keyof Verbs]: Verbs[Type] extends (command: infer Command, ...rest: never) => unknown
    ? Extract<Command, { readonly type: Type }>
    : never;
}[keyof Verbs];

/** One function for each of these types of command, under the type's name. */
export type VerbsOf<State, Command extends { readonly type: string }, Event extends DomainEvent> = {
  readonly [Type in Command['type']]: (
    command: Extract<Command, { readonly type: Type }>,
    state: State,
  ) => Decision<Event>;
};

/** Decides a command by the function for its type; a type without a function does not compile. */
export function decideBy<State, Command extends { readonly type: string }, Event extends DomainEvent>(
  verbs: VerbsOf<State, Command, Event>,
  command: Command,
  state: State,
): Decision<Event> {
  const type: Command['type'] = command.type;
  // The function for a type of command takes that command: the table's type guarantees it for each type separately
  const decide = verbs[type] as (command: Command, state: State) => Decision<Event>;
  return decide(command, state);
}

/** How the state changes by each of these types of event: one function per type, which changes the state in place. */
export type EvolversOf<State, Event extends DomainEvent> = {
  readonly [Type in Event['type']]: (state: State, event: Extract<Event, { readonly type: Type }>) => void;
};

/** Changes the state by the function for the event's type; ignores a type that has none. */
export function evolveBy<State, Event extends DomainEvent>(
  evolvers: EvolversOf<State, Event>,
  state: State,
  event: Event,
): void {
  const type: Event['type'] = event.type;
  // As in `decideBy`; a log may contain events of a later version of the service
  const evolve = evolvers[type] as ((state: State, event: Event) => void) | undefined;
  evolve?.(state, event);
}

/** The same function under each name of a table. */
export function eachBy<Table extends object, Same>(table: Table, same: Same): { readonly [Name in keyof Table]: Same } {
  return Object.fromEntries(Object.keys(table).map((name) => [name, same])) as { [Name in keyof Table]: Same };
}
