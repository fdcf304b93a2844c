import { alreadySo, happened, refused, type Decider } from '../../../src/kernel/deciding/decider.js';
import { eventTypes, text, type EventOf } from '../../../src/kernel/deciding/event-types.js';
import { given as givenOf } from '../../support/given.js';

const types = eventTypes({ Named: { says: 'Something was named.', data: { name: text } } });
type Named = EventOf<typeof types>;
type Command = { readonly name: string };
type State = { names: string[]; seen: Set<string>; counts: Map<string, { n: number }> };

const given = (decider: Decider<State, Command, Named>, events: readonly Named[]) => givenOf(decider, events, types);

const named = (name: string): Named => ({ type: 'Named', data: { name } });

const honest: Decider<State, Command, Named> = {
  initial: () => ({ names: [], seen: new Set(), counts: new Map() }),
  evolve: (state, event) => {
    state.names.push(event.data.name);
    state.seen.add(event.data.name);
    state.counts.set(event.data.name, { n: state.names.length });
    return state;
  },
  decide: (command, state) => {
    if (command.name === '')
      return refused({ kind: 'invalid', code: 'NO_NAME', detail: 'A name is needed.', allowed: [] });
    return state.seen.has(command.name) ? alreadySo : happened(named(command.name));
  },
};

const deciding = (decide: Decider<State, Command, Named>['decide']) => ({ ...honest, decide });

describe('given, when, then', () => {
  it('compares events, already so and refusals', () => {
    given(honest, [named('a')])
      .when({ name: 'b' })
      .then(named('b'));
    given(honest, [named('a')])
      .when({ name: 'a' })
      .thenAlreadySo();
    given(honest, []).when({ name: '' }).thenRefused({ code: 'NO_NAME', kind: 'invalid', allowed: [] });
  });

  it('fails on events that do not match the schema of their type', () => {
    const misspelled = { type: 'Named', data: { name: 'b', nickname: 'c' } } as const;
    expect(() =>
      given(
        deciding(() => happened(misspelled)),
        [],
      ).when({ name: 'b' }),
    ).toThrow('additional properties');
  });

  it('fails on every decision that is not the expected one', () => {
    const decided = given(honest, []).when({ name: 'b' });
    expect(() => decided.then(named('c'))).toThrow();
    expect(() => decided.then(named('b'), named('b'))).toThrow();
    expect(() => decided.thenAlreadySo()).toThrow();
    expect(() => decided.thenRefused({ code: 'NO_NAME' })).toThrow();
    expect(() => given(honest, []).when({ name: '' }).thenRefused({ code: 'OTHER' })).toThrow();
    expect(() =>
      given(honest, [])
        .when({ name: '' })
        .thenRefused({ code: 'NO_NAME', allowed: ['x'] }),
    ).toThrow();
  });

  it.each<[string, Decider<State, Command, Named>['decide']]>([
    ['an array', (_, state) => (state.names.push('x'), alreadySo)],
    ['a set', (_, state) => (state.seen.add('x'), alreadySo)],
    ['a map', (_, state) => (state.counts.delete('a'), alreadySo)],
    ['an object in a map', (_, state) => (Object.assign(state.counts.get('a') ?? {}, { n: 9 }), alreadySo)],
    ['the command', (command, _) => (Object.assign(command, { name: 'x' }), alreadySo)],
  ])('fails when decide changes %s', (_, decide) => {
    expect(() => given(deciding(decide), [named('a')]).when({ name: 'b' })).toThrow(TypeError);
  });

  it('fails when decide or evolve is not deterministic', () => {
    let n = 0;
    expect(() =>
      given(
        deciding(() => happened(named(`n${n++}`))),
        [],
      ).when({ name: 'b' }),
    ).toThrow();
    const forgetful = {
      ...honest,
      evolve: (state: State, event: Named) => honest.evolve(state, named(`${event.data.name}${n++}`)),
    };
    expect(() => given(forgetful, []).when({ name: 'b' })).toThrow('two different states');
  });
});
