import type { Actor, AlarmInterval, OwnerFact } from './foreign-facts.js';

/** `ownerId` is the user whose stream it is; `by` is who sends the command. */
export interface InStream {
  readonly by: Actor;
  readonly ownerId: string;
}

/** About one item of the stream. */
export interface OnItem extends InStream {
  readonly itemId: string;
  /**
   * Whether the actor sees the item, by the read tables (ORG-7); irrelevant for its owner. Absent means no: the refusal
   * then says that there is no such item.
   */
  readonly visibleToActor?: boolean;
}

/** About one step of an item. */
export interface OnStep extends OnItem {
  readonly stepId: string;
}

/** `now` is RFC 3339 UTC: when the command happens. */
export interface Timed {
  readonly now: string;
}

/** `today` is the day, YYYY-MM-DD, on which the command happens in the owner's time zone (ORG-11). */
export interface Dated {
  readonly today: string;
}

/** What may start an alarm session: the owner's default, null for none (ORG-4). */
export interface MayStartAlarm extends Timed {
  readonly alarmDefault: AlarmInterval | null;
}

/** Fields of every command that makes an item: a fresh id, its owner (null if unknown) and the policy. */
export interface MakesItem extends InStream {
  readonly itemId: string;
  readonly owner: OwnerFact | null;
  /** PLAN-5. */
  readonly milestoneRequired: boolean;
}
