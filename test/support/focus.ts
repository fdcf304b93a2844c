import type { FocusEvent } from '../../src/focus/domain/focus.events.js';
import type {
  Actor,
  CopiedItemFact,
  MilestoneFact,
  OwnerFact,
  StrandedItemFact,
  TagFact,
} from '../../src/focus/domain/foreign-facts.js';

type Offered = Extract<FocusEvent, { type: 'ItemOffered' }>;

/**
 * Facts and actors for tests of Ann's focus stream; Bob is a colleague, Ada an admin, Zoe from another organization.
 */
export const now = '2026-03-02T09:00:00.000Z';
/** The day of `now` where Ann is. */
export const today = '2026-03-02';

/** Who acts, in Ann's organization. */
export function actor(userId: string, role: Actor['role'] = 'user'): Actor & { readonly teamId: null } {
  return { userId, organizationId: 'org', role, teamId: null };
}

export const byAnn = { by: actor('ann'), ownerId: 'ann' } as const;
export const byBob = { by: actor('bob'), ownerId: 'ann' } as const;
export const byAda = { by: actor('ada', 'admin'), ownerId: 'ann' } as const;
export const byZoe = { by: { ...actor('zoe', 'admin'), organizationId: 'elsewhere' }, ownerId: 'ann' } as const;
/** Bob or Ada if the read tables say that they see the item. */
export const seenByBob = { ...byBob, visibleToActor: true } as const;
export const seenByAda = { ...byAda, visibleToActor: true } as const;

/** Ann as the organization knows her, with no milestone required. */
export const toAnn: { readonly owner: OwnerFact; readonly milestoneRequired: boolean } = {
  owner: { organizationId: 'org', active: true },
  milestoneRequired: false,
};

/** An offer to Ann, by herself and plain by default. */
export function itemOffered(
  itemId: string,
  data: Partial<Offered['data']> = {},
  personal: Partial<Offered['personal']> = {},
): Offered {
  const usual = { organizationId: 'org', ownerId: 'ann', offeredBy: 'ann', milestoneId: null, dueAt: null };
  return {
    type: 'ItemOffered',
    data: { ...usual, originItemId: null, copyOfItemId: null, stepIds: [], tagIds: [], ...data, itemId },
    personal: { subject: 'ann', title: `Title of ${itemId}`, description: null, stepNames: [], ...personal },
  };
}

export function itemAccepted(itemId: string, above: string | null = null): FocusEvent {
  return { type: 'ItemAccepted', data: { itemId, above } };
}

export function itemActivated(itemId: string, cause: 'owner' | 'completion' = 'owner'): FocusEvent {
  return { type: 'ItemActivated', data: { itemId, cause } };
}

export function itemReturned(itemId: string, below: string | null): FocusEvent {
  return { type: 'ItemReturnedToWaiting', data: { itemId, below } };
}

export function itemCompleted(itemId: string): FocusEvent {
  return { type: 'ItemCompleted', data: { itemId } };
}

/** These items wait, the first at the top. */
export function waiting(...itemIds: readonly string[]): FocusEvent[] {
  return itemIds.flatMap((itemId, index) => [itemOffered(itemId), itemAccepted(itemId, itemIds[index - 1] ?? null)]);
}

/** This item is active, made from the given offer. */
export function active(itemId: string, data: Partial<Offered['data']> = {}): FocusEvent[] {
  return [itemOffered(itemId, data), itemAccepted(itemId), itemActivated(itemId)];
}

/** This item is completed, made from the given offer. */
export function completed(itemId: string, data: Partial<Offered['data']> = {}): FocusEvent[] {
  return [...active(itemId, data), itemCompleted(itemId)];
}

/** An alarm session on the item since `startedAt`, due after this many minutes. */
export function alarmStarted(itemId: string, intervalMinutes: number, nextTriggerAt: string): FocusEvent {
  return { type: 'AlarmStarted', data: { itemId, intervalMinutes, startedAt: now, nextTriggerAt } };
}

/** A personal project of Ann's with its milestones. */
export function personalProject(projectId: string, ...milestoneIds: readonly string[]): FocusEvent[] {
  const personal = { subject: 'ann', name: 'Allotment' };
  return [
    {
      type: 'ProjectCreated',
      data: { projectId, organizationId: 'org', scope: 'personal', teamId: null, defaultUserId: 'ann' },
      personal,
    },
    ...milestoneIds.map((milestoneId): FocusEvent => ({
      type: 'MilestoneAdded',
      data: { projectId, milestoneId },
      personal,
    })),
  ];
}

/** A team's milestone that the actor sees, as the read tables know it. */
export function teamMilestone(milestoneId: string, fact: Partial<MilestoneFact> = {}): MilestoneFact {
  return { organizationId: 'org', scope: 'team', archived: false, visibleToActor: true, ...fact, milestoneId };
}

export function tag(tagId: string, fact: Partial<TagFact> = {}): TagFact {
  return { known: true, retired: false, ...fact, tagId };
}

/** A completed item of Ann's as the read tables know it. */
export function copiedItem(itemId: string, fact: Partial<CopiedItemFact> = {}): CopiedItemFact {
  return {
    ownerId: 'ann',
    organizationId: 'org',
    state: 'completed',
    visibleToActor: true,
    milestone: null,
    title: `Title of ${itemId}`,
    description: null,
    dueAt: null,
    steps: [],
    tags: [],
    ...fact,
    itemId,
  };
}

/** An open item of Carl's, who was deactivated, in a team milestone. */
export function strandedItem(itemId: string, fact: Partial<StrandedItemFact> = {}): StrandedItemFact {
  const stranded = { ownerId: 'carl', state: 'waiting', milestone: teamMilestone('team-milestone') } as const;
  const { ownerActive = false, offeredAnew = false } = fact;
  return { ...copiedItem(itemId, { ...stranded, ...fact }), ownerActive, offeredAnew };
}
