import type { Decision, DomainEvent } from './decider.js';

/** Every command that a table of functions decides; each function stands under the type of its command. */
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

/** The answer to a command by the function that stands under its type; a type without a function does not compile. */
export function decideBy<State, Command extends { readonly type: string }, Event extends DomainEvent>(
  verbs: VerbsOf<State, Command, Event>,
  command: Command,
  state: State,
): Decision<Event> {
  const type: Command['type'] = command.type;
  // What stands under the type of a command takes that command: the table's type says so, for each type by itself
  const decide = verbs[type] as (command: Command, state: State) => Decision<Event>;
  return decide(command, state);
}
