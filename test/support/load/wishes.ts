import { randomUUID } from 'node:crypto';
import type { Known, KnownItem } from './known.js';
import type { Ask, Place, Wish } from './wish.js';

/** Returns a number from 0 to 1, excluding 1. */
export type Random = () => number;

/** The users, and the tags of their organization. */
export interface Cast {
  readonly userIds: readonly string[];
  readonly tagIds: readonly string[];
}

const OPEN = ['offered', 'waiting', 'active'];
const STATES_FOR = {
  accept: ['offered'],
  decline: ['offered'],
  activate: ['waiting'],
  move: ['waiting'],
  setAside: ['waiting'],
  bringBack: ['waiting'],
  complete: ['active'],
  recreate: ['completed'],
  delete: ['offered', 'waiting'],
  ...{ edit: OPEN, addStep: OPEN, renameStep: OPEN, checkStep: OPEN, uncheckStep: OPEN, removeStep: OPEN },
  ...{ reorderSteps: OPEN, tag: OPEN, untag: OPEN },
} as const satisfies Partial<Record<Ask['verb'], readonly string[]>>;

/** How often each verb is chosen, in proportion to the sum. */
const WEIGHTS: Readonly<Record<Ask['verb'], number>> = {
  ...{ offer: 14, accept: 14, decline: 2, move: 12, activate: 10, complete: 12, recreate: 5, edit: 6, delete: 4 },
  ...{ addStep: 5, renameStep: 2, checkStep: 5, uncheckStep: 2, removeStep: 2, reorderSteps: 3, tag: 4, untag: 3 },
  ...{ setAside: 5, bringBack: 4 },
  ...{ startAlarm: 6, changeAlarm: 2, stopAlarm: 2, acknowledgeAlarm: 2 },
};
/** All in the far future: items that are set aside stay so while the load runs, and the checker needs no clock. */
const UNTIL = ['2999-01-01', '9999-12-31'];
const MINUTES = [15, 30, 60, 120, 180, 240, 300];

/** Every verb that a load can wish for. */
export const VERBS = Object.keys(WEIGHTS) as readonly Ask['verb'][];

/** Any of them, undefined if there is none. */
export function pick<Each>(from: readonly Each[], random: Random): Each | undefined {
  return from[Math.floor(random() * from.length)];
}

/** A random wish of a user's: mostly one that can succeed, by what is known; now and then one that can't. */
export function wishOf(userId: string, known: Known, cast: Cast, random: Random): Wish {
  const key = randomUUID();
  const own = known.of(userId);
  const verb = weighted(random);
  const asked = askOf(verb, random() < 0.04 ? known.of(someone(cast, random)) : own, cast, random);
  if (asked?.verb === 'recreate') return { ...asked, userId, key, ownerId: receiver(userId, cast, random) };
  if (asked !== undefined && asked.verb !== 'offer') return { ...asked, userId, key, ownerId: userId };
  const ownerId = receiver(userId, cast, random);
  const tagIds = random() < 0.3 ? cast.tagIds.slice(0, 2) : [];
  const accept = ownerId === userId && random() < 0.7;
  return { verb: 'offer', userId, key, ownerId, accept, steps: Math.floor(random() * 4), tagIds };
}

const someone = (cast: Cast, random: Random): string => pick(cast.userIds, random) ?? '';
const receiver = (userId: string, cast: Cast, random: Random): string =>
  random() < 0.7 ? userId : someone(cast, random);

function weighted(random: Random): Ask['verb'] {
  const sum = VERBS.reduce((all, verb) => all + WEIGHTS[verb], 0);
  let left = random() * sum;
  return VERBS.find((verb) => (left -= WEIGHTS[verb]) < 0) ?? 'offer';
}

/** Undefined if no item suits it. */
function askOf(verb: Ask['verb'], items: readonly KnownItem[], cast: Cast, random: Random): Ask | undefined {
  switch (verb) {
    case 'offer':
      return undefined;
    case 'startAlarm':
    case 'changeAlarm':
      return { verb, minutes: pick(MINUTES, random) ?? 15 };
    case 'stopAlarm':
    case 'acknowledgeAlarm':
      return { verb };
    default:
      return askOfItem(verb, items, cast, random);
  }
}

function askOfItem(
  verb: keyof typeof STATES_FOR,
  items: readonly KnownItem[],
  cast: Cast,
  random: Random,
): Ask | undefined {
  const states: readonly string[] = STATES_FOR[verb];
  const fitting = random() < 0.1 ? items : items.filter(({ state }) => states.includes(state));
  const item = pick(fitting, random);
  if (item === undefined) return undefined;
  const { itemId, steps } = item;
  switch (verb) {
    case 'move':
      return { verb, itemId, to: placeAmong(items, random) };
    case 'setAside':
      return { verb, itemId, until: pick(UNTIL, random) ?? '' };
    case 'renameStep':
    case 'checkStep':
    case 'uncheckStep':
    case 'removeStep': {
      const stepId = pick(steps, random);
      return stepId === undefined ? { verb: 'addStep', itemId } : { verb, itemId, stepId };
    }
    case 'reorderSteps':
      return { verb, itemId, stepIds: random() < 0.5 ? steps.toReversed() : [...steps.slice(1), ...steps.slice(0, 1)] };
    case 'tag':
    case 'untag':
      return { verb, itemId, tagId: pick(cast.tagIds, random) ?? '' };
    default:
      return { verb, itemId };
  }
}

function placeAmong(items: readonly KnownItem[], random: Random): Place {
  const waiting = items.filter(({ state }) => state === 'waiting');
  const neighbour = pick(waiting, random)?.itemId;
  const kind = random();
  if (neighbour === undefined || kind < 0.4) return { position: 1 + Math.floor(random() * (waiting.length + 1)) };
  return kind < 0.7 ? { before: neighbour } : { after: neighbour };
}
