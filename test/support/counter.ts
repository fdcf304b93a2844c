import { alreadySo, happened, refused, type Decider, type DomainEvent } from '../../src/kernel/deciding/decider.js';

/**
 * Adds to a total that never goes above 100, by a list of marks: the smallest decider with all three kinds of decision.
 */
export type CounterEvent =
  | DomainEvent<'Added', { readonly by: number; readonly mark: string }>
  | DomainEvent<'Reached', { readonly total: number }>;

export interface CounterState {
  total: number;
  marks: Set<string>;
  byMark: Map<string, { by: number }>;
}

/** `mark` is what differs between two requests of the same meaning, such as an id made for each. */
export interface Add {
  readonly by: number;
  readonly mark: string;
}

/** Adding 0 is already so; what goes above 100 is refused; each full ten makes a second event. */
export const counter: Decider<CounterState, Add, CounterEvent> = {
  initial: () => ({ total: 0, marks: new Set(), byMark: new Map() }),
  evolve: (state, event) => {
    if (event.type === 'Reached') return state;
    state.total += event.data.by;
    state.marks.add(event.data.mark);
    state.byMark.set(event.data.mark, { by: event.data.by });
    return state;
  },
  decide: ({ by, mark }, { total }) => {
    if (by === 0) return alreadySo;
    if (total + by > 100)
      return refused({ kind: 'refused', code: 'TOO_MUCH', detail: `${total + by} is above 100.`, allowed: ['Add'] });
    const added: CounterEvent = { type: 'Added', data: { by, mark } };
    return (total + by) % 10 === 0
      ? happened<CounterEvent>(added, { type: 'Reached', data: { total: total + by } })
      : happened<CounterEvent>(added);
  },
};
