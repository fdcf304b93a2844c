import fc from 'fast-check';
import { contentWishes } from './wishes.content.js';
import { CROWD, focusWishes } from './wishes.focus.js';
import { organizationWishes } from './wishes.organizations.js';
import { planningWishes } from './wishes.planning.js';
import type { Wish } from './wishes.js';

/** Every wish of the simulated users, with its weight. */
export const wishes: Readonly<Record<string, readonly [number, Wish]>> = {
  ...focusWishes,
  ...contentWishes,
  ...planningWishes,
  ...organizationWishes,
};

/** One step of a life: a wish, and the numbers that make its random choices. */
export interface Attempt {
  /** The name of a wish, or `again`, which repeats an earlier command under its key. */
  readonly wish: string;
  readonly picks: readonly number[];
  /** Minutes since the previous attempt. */
  readonly minutes: number;
  /** When its events happened, RFC 3339; now if absent. */
  readonly occurredAt: string | undefined;
  /** 0: all foreign facts are current; otherwise this chooses the moment of each. */
  readonly age: number;
  /** Whether it is sent under a key. */
  readonly keyed: boolean;
  /** Whether the user chooses from an outdated view. */
  readonly lookingBack: boolean;
}

/** A random sequence of attempts, after a number of open offers by one colleague to another. */
export interface Life {
  readonly offers: number;
  readonly attempts: readonly Attempt[];
}

const verbs = [...Object.entries(wishes).map(([verb, [weight]]) => ({ verb, weight })), { verb: 'again', weight: 4 }];

/** Times that an import may give for any row. */
const TIMES = ['9999-12-31T23:59:59.999Z', '0001-01-01T00:00:00Z', '2011-10-11T13:45:40.276+02:00'];

const oneIn = (times: number) => fc.nat({ max: times - 1 }).map((n) => n === times - 1);

const attempt: fc.Arbitrary<Attempt> = fc.record({
  wish: fc.oneof(...verbs.map(({ verb, weight }) => ({ weight, arbitrary: fc.constant(verb) }))),
  picks: fc.array(fc.nat({ max: 0xffff }), { minLength: 8, maxLength: 8 }),
  minutes: fc.nat({ max: 40 }),
  occurredAt: fc.oneof({ weight: 30, arbitrary: fc.constant(undefined) }, fc.constantFrom(...TIMES)),
  age: fc.oneof(fc.constant(0), fc.nat({ max: 0xffff })),
  keyed: oneIn(4),
  lookingBack: oneIn(12),
});

/** Lives of `maxLength` attempts at most, half as many on average. */
export function lives(maxLength: number): fc.Arbitrary<Life> {
  // Without bias, which would favour the first of everything; `size` allows the full length.
  const attempts = fc.noBias(fc.array(attempt, { maxLength, size: 'max' }));
  // Rarely, since the cost of each append grows with the data that is there.
  return fc.record({ offers: oneIn(6).map((crowded) => (crowded ? CROWD : 0)), attempts });
}
