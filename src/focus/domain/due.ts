import type { Refusal } from '../../kernel/deciding/decider.js';
import { dayOf, dueAtInvalid, inUtc } from './texts.js';

/** When an item is due: at a time (RFC 3339 UTC), on a day (YYYY-MM-DD), or not at all. */
export interface Due {
  readonly dueAt: string | null;
  readonly dueOn: string | null;
}

/**
 * The requested change: an absent field does not change, null removes what it names, and a time and a day replace each
 * other.
 */
export interface DueRequest {
  readonly dueAt?: string | null;
  readonly dueOn?: string | null;
}

/** What the request changes, or why it is invalid. */
export type DueChange = { readonly due: Partial<Due>; readonly unfit?: undefined } | { readonly unfit: Refusal };

/**
 * Checks a request: a time becomes UTC with milliseconds, a day must exist, and at most one of the two may be named.
 */
export function checkedDue({ dueAt, dueOn }: DueRequest): DueChange {
  if (typeof dueAt === 'string') {
    // rule FOCUS-24: an item is due at a time or on a day, never both: naming one removes the other
    if (typeof dueOn === 'string') return { unfit: dueTwice };
    const time = inUtc(dueAt);
    return time === undefined ? { unfit: dueAtInvalid } : { due: { dueAt: time, dueOn: null } };
  }
  if (typeof dueOn === 'string') {
    const day = dayOf(dueOn);
    return day === undefined ? { unfit: dueOnInvalid } : { due: { dueAt: null, dueOn: day } };
  }
  return { due: { ...(dueAt === undefined ? {} : { dueAt }), ...(dueOn === undefined ? {} : { dueOn }) } };
}

/** The fields of a change that differ from the present values. */
export function whatDiffers({ dueAt, dueOn }: Partial<Due>, now: Due): Partial<Due> {
  return {
    ...(dueAt === undefined || dueAt === now.dueAt ? {} : { dueAt }),
    ...(dueOn === undefined || dueOn === now.dueOn ? {} : { dueOn }),
  };
}

const dueTwice: Refusal = {
  kind: 'invalid',
  rule: 'FOCUS-24',
  code: 'DUE_TWICE',
  detail:
    'Both a time and a day were named; an item is due at a time (`dueAt`) or on a day (`dueOn`): name one of them.',
  allowed: [],
};

const dueOnInvalid: Refusal = {
  kind: 'invalid',
  rule: 'FOCUS-24',
  code: 'DUE_ON_INVALID',
  detail: '`dueOn` must be a day that there is, written YYYY-MM-DD, such as 2026-03-01, of the years 1 to 9999.',
  allowed: [],
};
