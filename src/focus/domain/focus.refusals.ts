import type { Refusal } from '../../kernel/deciding/decider.js';
import type { ItemState } from './foreign-facts.js';

/** What can be done with an item; a refusal and the read side name them alike. */
export type ItemAction =
  | 'accept'
  | 'decline'
  | 'activate'
  | 'complete'
  | 'move'
  | 'set-aside'
  | 'bring-back'
  | 'edit'
  | 'edit-steps'
  | 'edit-tags'
  | 'delete'
  | 'recreate'
  | AlarmAction;

/** What can be done with the alarm of the active item. */
export type AlarmAction = 'start-alarm' | 'change-alarm' | 'stop-alarm' | 'acknowledge-alarm';

const CONTENT = ['edit', 'edit-steps', 'edit-tags'] as const;

const ON_ITEM: Readonly<Record<ItemState, readonly ItemAction[]>> = {
  offered: ['accept', 'decline', ...CONTENT, 'delete'],
  waiting: ['activate', 'move', 'set-aside', ...CONTENT, 'delete'],
  active: ['complete', ...CONTENT],
  completed: ['recreate'],
};

/** What an alarm session's actions depend on. */
export interface AlarmView {
  readonly ringingSince: string | null;
}

/** What the owner can do with their alarm, given their active item if any. */
export function allowedOnAlarm(activeId: string | null, alarm: AlarmView | null): readonly AlarmAction[] {
  if (activeId === null) return [];
  if (alarm === null) return ['start-alarm'];
  return ['change-alarm', 'stop-alarm', ...(alarm.ringingSince === null ? [] : (['acknowledge-alarm'] as const))];
}

/**
 * What the owner of an item in this state can do with it, and with its alarm if it is active. `aside`: it is set aside
 * today.
 */
export function allowedOn(
  item: { readonly itemId: string; readonly state: ItemState },
  { alarm }: { readonly alarm: AlarmView | null },
  aside = false,
): readonly ItemAction[] {
  const onAlarm = item.state === 'active' ? allowedOnAlarm(item.itemId, alarm) : [];
  const back = item.state === 'waiting' && aside ? (['bring-back'] as const) : [];
  return [...ON_ITEM[item.state], ...back, ...onAlarm];
}

/** What anybody else who sees it can do with an item in this state. */
export function allowedToOthers(state: ItemState): readonly ItemAction[] {
  return state === 'completed' ? ['recreate'] : [];
}

/** A refusal by a rule. */
export function no(rule: string, code: string, detail: string, allowed: readonly string[] = []): Refusal {
  return { kind: 'refused', rule, code, detail, allowed };
}

function absent(code: string, detail: string): Refusal {
  return { kind: 'notFound', code, detail, allowed: [] };
}

/** The refusal for an item that does not exist and for one that the actor may not see, which are not distinguished. */
export const itemNotFound = absent('ITEM_NOT_FOUND', 'There is no such item, or it is not yours to see.');

/** The refusal for a milestone that does not exist or that the actor does not see. */
export const milestoneNotFound = absent(
  'MILESTONE_NOT_FOUND',
  'There is no such milestone, or it is not yours to see.',
);

/** The refusal for a user that the actor's organization does not have. */
export const userNotFound = absent('USER_NOT_FOUND', 'There is no such user.');

/** The refusal for a tag that the organization does not have. */
export const tagNotFound = absent('TAG_NOT_FOUND', 'There is no such tag.');

/** The refusal for a step that the item does not have. */
export const stepNotFound = absent('STEP_NOT_FOUND', 'There is no such step in this item.');

/** The refusal for an actor who sees the item but does not own it. */
export function notTheOwner(rule: string, allowed: readonly string[] = []): Refusal {
  const detail = 'Only its owner may do this; seeing an item gives no control over it.';
  return { kind: 'forbidden', rule, code: 'NOT_THE_OWNER', detail, allowed };
}
