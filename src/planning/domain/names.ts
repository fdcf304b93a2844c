import type { Refusal } from '../../kernel/deciding/decider.js';

const LONGEST_NAME = 200;

/** The name without surrounding blanks, or undefined unless 1 to 200 characters, none a control or half a character. */
export function cleanName(name: string): string | undefined {
  const trimmed = name.trim().normalize();
  if (/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(trimmed)) return undefined;
  const characters = Array.from(trimmed).length;
  return characters >= 1 && characters <= LONGEST_NAME ? trimmed : undefined;
}

/** Says what a name of `what` must look like. */
export function unfitName(what: 'project' | 'milestone'): Refusal {
  return {
    kind: 'invalid',
    code: 'NAME_INVALID',
    detail: `A ${what}'s name has 1 to ${LONGEST_NAME} characters, in one line.`,
    allowed: [],
  };
}
