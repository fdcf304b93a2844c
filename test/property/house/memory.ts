import type { ItemRow, ReferenceModel } from '../../support/reference-model/rows.js';

/** The truth after each append, and from which on each thing is known. */
export interface Memory {
  readonly moments: ReferenceModel[];
  readonly births: Map<string, number>;
}

/** The truth at some moment at which the thing named was known already, if one is named. */
export type Recall = (id?: string) => ReferenceModel;

/** Keeps the truth as it is now. */
export function remember({ moments, births }: Memory, truth: ReferenceModel): void {
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

/** What there once was and is gone. */
export interface Lost {
  /** Each as it was last. */
  readonly items: readonly ItemRow[];
  readonly milestones: readonly { readonly milestoneId: string; readonly ownerId: string }[];
}

/** What was deleted so far. */
export function lostIn({ moments }: Memory): Lost {
  const items = new Map(moments.flatMap((moment) => [...moment.items]));
  const milestones = new Map(
    moments.flatMap(({ milestones: rows, projects }) =>
      Array.from(rows.values(), ({ id, project_id }) => [id, projects.get(project_id)?.default_user_id ?? ''] as const),
    ),
  );
  const now = moments.at(-1);
  return {
    items: [...items.values()].filter(({ id }) => now?.items.has(id) === false),
    milestones: Array.from(milestones, ([milestoneId, ownerId]) => ({ milestoneId, ownerId })).filter(
      ({ milestoneId }) => now?.milestones.has(milestoneId) === false,
    ),
  };
}
