import type { Refusal } from '../../kernel/deciding/decider.js';

const LONGEST_NAME = 200;
const LONGEST_EMAIL = 320;
const LONGEST_SUBJECT = 255;

/** The name without surrounding blanks, or undefined unless 1 to 200 characters, none a control or half a character. */
export function cleanName(name: string): string | undefined {
  return oneLine(name, LONGEST_NAME);
}

/** The address without surrounding blanks, or undefined unless it has something on both sides of an @ and no blanks. */
export function cleanEmail(email: string): string | undefined {
  const line = oneLine(email, LONGEST_EMAIL);
  return line !== undefined && /^\S+@\S+$/u.test(line) ? line : undefined;
}

/** The subject as the token's issuer spells it, or undefined unless 1 to 255 characters in one line. */
export function cleanSubject(subject: string): string | undefined {
  return oneLine(subject, LONGEST_SUBJECT) === subject ? subject : undefined;
}

/** Whether two names or addresses pass for the same with people: but for upper and lower case. */
export function sameToPeople(one: string, other: string): boolean {
  return one === other || folded(one) === folded(other);
}

/** Says what a name of `what` must look like. */
export function unfitName(what: 'organization' | 'team' | 'user' | 'tag' | 'token'): Refusal {
  const article = what === 'organization' ? 'An' : 'A';
  return invalid('NAME_INVALID', `${article} ${what}'s name has 1 to ${LONGEST_NAME} characters, in one line.`);
}

/** Says what an e-mail address must look like. */
export const unfitEmail = invalid('EMAIL_INVALID', `An e-mail address has an @ and up to ${LONGEST_EMAIL} characters.`);

/** Says what a subject must look like. */
export const unfitSubject = invalid(
  'SUBJECT_INVALID',
  `A subject has 1 to ${LONGEST_SUBJECT} characters, spelled as in the token, without blanks around it.`,
);

/** Answers input that names something impossible. */
export function invalid(code: string, detail: string, rule?: string): Refusal {
  return { kind: 'invalid', code, detail, allowed: [], ...(rule === undefined ? {} : { rule }) };
}

function oneLine(text: string, longest: number): string | undefined {
  const line = text.trim().normalize();
  if (/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(line)) return undefined;
  const characters = Array.from(line).length;
  return characters >= 1 && characters <= longest ? line : undefined;
}

/** Upper case first: it makes one letter of what has several small forms. */
function folded(text: string): string {
  return text.toUpperCase().toLowerCase();
}
