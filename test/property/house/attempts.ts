import fc from 'fast-check';
import { contentWishes } from './wishes.content.js';
import { CROWD, focusWishes } from './wishes.focus.js';
import { organizationWishes } from './wishes.organizations.js';
import { planningWishes } from './wishes.planning.js';
import type { Wish } from './wishes.js';

/** Everything that can be wished for in the house, and how often it is. */
export const wishes: Readonly<Record<string, readonly [number, Wish]>> = {
  ...focusWishes,
  ...contentWishes,
  ...planningWishes,
  ...organizationWishes,
};

/** One step of a life: what is wished for, and the numbers by which everything open about it is chosen. */
export interface Attempt {
  /** A wish, or `again`: something sent earlier under a key is sent again. */
  readonly wish: string;
  readonly picks: readonly number[];
  /** Minutes after the attempt before. */
  readonly minutes: number;
  /** When it is said to have happened, RFC 3339; now when absent. */
  readonly occurredAt: string | undefined;
  /** 0: all foreign facts are of the present; else each is of some moment that this chooses. */
  readonly age: number;
  /** Whether it is sent under a key. */
  readonly keyed: boolean;
  /** Whether the one who wishes looks at a screen that is out of date. */
  readonly lookingBack: boolean;
}

/** A life: with how many open offers of one colleague to another it begins, and what is attempted in it. */
export interface Life {
  readonly offers: number;
  readonly attempts: readonly Attempt[];
}

const verbs = [...Object.entries(wishes).map(([verb, [weight]]) => ({ verb, weight })), { verb: 'again', weight: 4 }];

/** An import may say so of any row. */
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

/** Lives of up to so many attempts, half as many on average. */
export function lives(maxLength: number): fc.Arbitrary<Life> {
  // Without bias, which would favour the first of everything; `size` lets a life be as long as it may.
  const attempts = fc.noBias(fc.array(attempt, { maxLength, size: 'max' }));
  // Seldom, as each append costs what there is.
  return fc.record({ offers: oneIn(6).map((crowded) => (crowded ? CROWD : 0)), attempts });
}
