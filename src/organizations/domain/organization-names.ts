import type { Refusal } from '../../kernel/deciding/decider.js';
import { holdsInvisible } from '../../kernel/text/code-points.js';
import { fold } from '../../kernel/text/fold.js';
import { oneLine, whyNotOneLine } from '../../kernel/text/lines.js';

const LONGEST_NAME = 200;
const LONGEST_EMAIL = 320;
const LONGEST_SUBJECT = 255;

/** A valid value, or why it is not valid. */
export type Fit<Value> = { readonly value: Value; readonly refusal?: undefined } | { readonly refusal: Refusal };

/** The name of `what` as it is stored, if it is valid (TEXT-1). */
export function fitName(what: 'organization' | 'team' | 'user' | 'tag' | 'token', name: string): Fit<string> {
  const why = whyNotOneLine(name, LONGEST_NAME);
  if (why === undefined) return { value: oneLine(name) };
  const whose = `${what === 'organization' ? 'An' : 'A'} ${what}'s name`;
  return unfit('NAME_INVALID', `${whose} has 1 to ${LONGEST_NAME} characters, in one line; this is refused: ${why}.`);
}

/**
 * The address as it is stored, if it is valid: something on both sides of an @, and nothing blank or invisible in it.
 */
export function fitAddress(email: string): Fit<string> {
  const line = oneLine(email);
  const parts = /^\S+@\S+$/u.test(line) ? undefined : 'it has no @ between two parts, or a blank in it';
  const hidden = holdsInvisible.test(line) ? 'it contains an invisible character' : undefined;
  const why = whyNotOneLine(line, LONGEST_EMAIL) ?? hidden ?? parts;
  if (why === undefined) return { value: line };
  return unfit(
    'EMAIL_INVALID',
    `An e-mail address has an @ and up to ${LONGEST_EMAIL} characters; this is refused: ${why}.`,
  );
}

/** The subject, if it is valid: it is stored as the token's issuer spells it. */
export function fitSubjectText(subject: string): Fit<string> {
  const why = whyNotOneLine(subject, LONGEST_SUBJECT) ?? whyNotAsItIs(subject);
  if (why === undefined) return { value: subject };
  return unfit(
    'SUBJECT_INVALID',
    `A subject has 1 to ${LONGEST_SUBJECT} characters, in one line, exactly as in the token; this is refused: ${why}.`,
  );
}

/** A subject is never normalised, since it would no longer equal the token's. */
function whyNotAsItIs(subject: string): string | undefined {
  if (subject === oneLine(subject)) return undefined;
  if (subject !== subject.trim()) return 'there is a blank before or after it';
  return subject === subject.normalize()
    ? 'it has several blanks together, or one that is not a plain space'
    : 'its characters are not composed (Unicode normal form NFC)';
}

/** Whether two names or addresses are the same to people (TEXT-2). */
export function sameToPeople(one: string, other: string): boolean {
  return one === other || fold(one) === fold(other);
}

/** The refusal of invalid input. */
export function invalid(code: string, detail: string, rule?: string): Refusal {
  return { kind: 'invalid', code, detail, allowed: [], ...(rule === undefined ? {} : { rule }) };
}

function unfit(code: string, detail: string): { readonly refusal: Refusal } {
  return { refusal: invalid(code, detail) };
}
