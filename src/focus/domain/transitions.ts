import type { Refusal } from '../../kernel/deciding/decider.js';
import { allowedOn, no } from './focus.refusals.js';
import type { FocusState, OpenItem } from './focus.state.js';

const STARTS_FROM = { accept: 'offered', decline: 'offered', activate: 'waiting', complete: 'active' } as const;
const CODES = { offered: 'ITEM_NOT_OFFERED', waiting: 'ITEM_NOT_WAITING', active: 'ITEM_NOT_ACTIVE' } as const;

/** Why the item can't take this transition from the state it is in, if so; `aside`: it is set aside on that day. */
export function whyNotTransition(
  verb: keyof typeof STARTS_FROM,
  item: OpenItem,
  state: FocusState,
  aside = false,
): Refusal | undefined {
  const from = STARTS_FROM[verb];
  // rule FOCUS-7: offered -> active, waiting -> completed and offered -> completed are refused, naming what is allowed
  if (item.state === from) return undefined;
  const detail = `To ${verb} an item, it must be ${from}; this one is ${item.state}.`;
  return no('FOCUS-7', CODES[from], detail, allowedOn(item, state, aside));
}
