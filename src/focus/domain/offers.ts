import { alreadySo, happened, refused } from '../../kernel/deciding/decider.js';
import { type Answer, isOwner, onOpenItem } from './access.js';
import { isAside } from './aside.js';
import type { Dated, InStream, MakesItem, OnItem } from './command-fields.js';
import { checkedDue } from './due.js';
import type { ItemEvent } from './focus.events.js';
import type { MilestoneFact, NewStep, TagFact } from './foreign-facts.js';
import { notTheOwner } from './focus.refusals.js';
import type { FocusState } from './focus.state.js';
import { itemOffered, whyNotOffered, whyNotWritten } from './new-item.js';
import { whyNotInto } from './placing.js';
import { whyNotText } from './texts.js';
import { whyNotTransition } from './transitions.js';
import { bottomOf } from './waiting-list.js';

/** Offers new work to the owner; `accept` also accepts it, for oneself only. */
export type OfferItem = {
  readonly type: 'OfferItem';
  readonly title: string;
  readonly description: string | null;
  /** RFC 3339 with any offset, or null. */
  readonly dueAt: string | null;
  /** YYYY-MM-DD; absent or null for none. */
  readonly dueOn?: string | null;
  readonly milestoneId: string | null;
  /** What the read tables know of `milestoneId`; null for none, unknown ones, and the owner's own personal ones. */
  readonly milestone: MilestoneFact | null;
  readonly steps: readonly NewStep[];
  readonly tags: readonly TagFact[];
  readonly accept: boolean;
} & MakesItem;

/** FOCUS-1: offers new work; an offer to oneself may be accepted in the same append. */
function offerItem(command: OfferItem, state: FocusState): Answer {
  const checked = checkedDue(command);
  if (checked.unfit) return refused(checked.unfit);
  const { dueAt = null, dueOn = null } = checked.due;
  const { title, description, milestoneId, steps, tags } = command;
  const item = { title, description, dueAt, dueOn, milestoneId, steps, tags };
  const unfit =
    whyNotOffered(command, item, state) ??
    whyNotWritten(item) ??
    whyNotInto(command, command.milestoneId, command.milestone, state);
  if (unfit) return refused(unfit);
  const offered = itemOffered(command, item, {});
  if (!command.accept) return happened(offered);
  if (!isOwner(command)) return refused(notTheOwner('FOCUS-2'));
  return happened(offered, accepted(command.itemId, state));
}

/** Takes offered work on. */
export type AcceptItem = { readonly type: 'AcceptItem' } & OnItem;

function acceptItem(command: AcceptItem, state: FocusState): Answer {
  // rule FOCUS-2: only its owner accepts an offered item
  return onOpenItem(command, state, { owner: 'FOCUS-2', open: 'FOCUS-7' }, (item) => {
    if (item.state === 'waiting') return alreadySo;
    const unfit = whyNotTransition('accept', item, state);
    return unfit ? refused(unfit) : happened(accepted(item.itemId, state));
  });
}

/** Declines offered work. */
export type DeclineOffer = { readonly type: 'DeclineOffer'; readonly reason: string | null } & OnItem & Dated;

/** Ends an offer, with the reason for the offerer, if the owner gives one. */
function declineOffer(command: DeclineOffer, state: FocusState): Answer {
  return onOpenItem(command, state, { owner: 'FOCUS-10', open: 'FOCUS-7' }, (item) => {
    const aside = isAside(item, command.today);
    const unfit = whyNotText('reason', command.reason) ?? whyNotTransition('decline', item, state, aside);
    return unfit ? refused(unfit) : happened(offerDeclined(command, item.offeredBy, command.reason));
  });
}

/** The commands on offers. */
export const offerVerbs = { OfferItem: offerItem, AcceptItem: acceptItem, DeclineOffer: declineOffer };

/** The fact that the owner declined; a blank reason counts as none. */
export function offerDeclined(
  { ownerId, itemId }: InStream & { readonly itemId: string },
  offeredBy: string,
  reason: string | null,
): ItemEvent {
  const said = reason?.trim() ?? '';
  return {
    type: 'OfferDeclined',
    data: { itemId, offeredBy },
    personal: { subject: ownerId, reason: said === '' ? null : said },
  };
}

function accepted(itemId: string, state: FocusState): ItemEvent {
  return { type: 'ItemAccepted', data: { itemId, above: bottomOf(state.waiting) } };
}
