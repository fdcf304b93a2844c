import { blanks, characters, regionFlags, showsNothing } from './code-points.js';

/**
 * The text in one line as it is kept: NFC, trimmed, each run of white space one blank. Line breaks and tabs are white
 * space here, for texts from files; in a user's text, `whyNotOneLine` refuses them.
 */
export function oneLine(text: string): string {
  return text.replace(blanks, ' ').trim().normalize();
}

/**
 * Why the text can't be a name, a title or similar of at most `max` characters once `oneLine` has tidied it, as the
 * rest of a sentence after "because" ("it is empty"); undefined if it can.
 */
export function whyNotOneLine(text: string, max: number): string | undefined {
  const line = oneLine(text);
  if (line === '') return 'it is empty';
  // rule TEXT-1: one-line text has something visible, nothing that controls or hides, and at most so many code points.
  if (showsNothing.test(line)) return 'nothing in it can be seen';
  const broken = /[\n-\r\u0085\u2028\u2029]/.test(text.trim()) ? 'it has a line break' : undefined;
  const tab = text.trim().includes('\t') ? 'it has a tab' : undefined;
  return broken ?? tab ?? whyNotText(line, max) ?? whyNotPlain(line);
}

/**
 * Why the text can't be a description, a reason or similar of at most `max` characters, in the form of `whyNotOneLine`;
 * undefined if it can. Line breaks, tabs and direction marks, whose effect ends with their paragraph, are allowed.
 */
export function whyNotText(text: string, max: number): string | undefined {
  // Neither Postgres nor JSON parsers accept half a character or U+0000: an event with one would stop every projector.
  const half = /\p{Cs}/u.exec(text)?.[0];
  if (half !== undefined) return `it contains half a character (${codeOf(half)})`;
  const control = /(?![\t\n\r])\p{Cc}/u.exec(text)?.[0];
  if (control !== undefined) return `it contains the control character ${codeOf(control)}`;
  const none = /\p{Noncharacter_Code_Point}/u.exec(text)?.[0];
  if (none !== undefined) return `it contains ${codeOf(none)}, which is not a character`;
  const length = text.length <= max ? text.length : characters(text);
  return length <= max ? undefined : `it has ${length} characters, and ${max} are allowed`;
}

/** Joiners, variation selectors, soft hyphens and direction marks are allowed: scripts and emoji need them. */
function whyNotPlain(line: string): string | undefined {
  const turning = /[\u202A-\u202E\u2066-\u2069]/u.exec(line)?.[0];
  if (turning !== undefined) return `it contains ${codeOf(turning)}, which changes the direction of the text after it`;
  const hidden = /[\u206A-\u206F\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/u.exec(line.replace(regionFlags, ''))?.[0];
  return hidden === undefined ? undefined : `it contains ${codeOf(hidden)}, which is invisible`;
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
