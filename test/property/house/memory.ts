import type { ItemRow, Truth } from './truth.rows.js';

/** The truth after each append, and from which on each thing is known. */
export interface Memory {
  readonly moments: Truth[];
  readonly births: Map<string, number>;
}

/** The truth at some moment at which the thing named was known already, if one is named. */
export type Recall = (id?: string) => Truth;

/** Keeps the truth as it is now. */
export function remember({ moments, births }: Memory, truth: Truth): void {
  const { users, teams, tags, projects, milestones, items } = truth;
  for (const rows of [users, teams, tags, projects, milestones, items]) {
    for (const id of rows.keys()) if (!births.has(id)) births.set(id, moments.length);
  }
  moments.push(structuredClone(truth));
}

/** Age 0 always recalls the present; any other another moment for each fact, now and then one before its birth. */
export function recallBy({ moments, births }: Memory, age: number): Recall {
  let facts = 0;
  return (id) => {
    const last = moments.length - 1;
    const chance = Math.imul((age + 1) * 31 + ++facts, 0x9e3779b1) >>> 0;
    const since = chance % 16 === 0 || id === undefined ? 0 : (births.get(id) ?? 0);
    const moment = moments[age === 0 ? last : since + ((chance >>> 4) % (last + 1 - since))];
    if (moment === undefined) throw new Error('Nothing was remembered.');
    return moment;
  };
}

/** Items that there once were and that are gone, each as it was last. */
export function lostItems({ moments }: Memory): readonly ItemRow[] {
  const known = new Map(moments.flatMap(({ items }) => [...items]));
  for (const id of moments.at(-1)?.items.keys() ?? []) known.delete(id);
  return [...known.values()];
}
