import type { ItemRow, ReferenceModel } from '../../support/reference-model/rows.js';

/** The reference model after each append, and the index of the first one that has each id. */
export interface Memory {
  readonly moments: ReferenceModel[];
  readonly births: Map<string, number>;
}

/** The reference model at some moment, mostly one at which the thing of that id existed already. */
export type Recall = (id?: string) => ReferenceModel;

/** Stores a copy of the reference model. */
export function remember({ moments, births }: Memory, truth: ReferenceModel): void {
  const { users, teams, tags, projects, milestones, items } = truth;
  for (const rows of [users, teams, tags, projects, milestones, items]) {
    for (const id of rows.keys()) if (!births.has(id)) births.set(id, moments.length);
  }
  moments.push(structuredClone(truth));
}

/** Age 0 always gives the present; any other a moment for each fact, sometimes before the thing was created. */
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

/** Things that were deleted. */
export interface Lost {
  /** Each in its last state. */
  readonly items: readonly ItemRow[];
  readonly milestones: readonly { readonly milestoneId: string; readonly ownerId: string }[];
}

/** Everything that was deleted so far. */
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
