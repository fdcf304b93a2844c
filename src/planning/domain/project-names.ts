import type { Refusal } from '../../kernel/deciding/decider.js';
import { oneLine, whyNotOneLine } from '../../kernel/text/lines.js';

const LONGEST_NAME = 200;

/** The name of `what` as it is stored, or why it can't be one (TEXT-1). */
export function fitName(
  what: 'project' | 'milestone',
  name: string,
): { readonly value: string; readonly refusal?: undefined } | { readonly refusal: Refusal } {
  const why = whyNotOneLine(name, LONGEST_NAME);
  if (why === undefined) return { value: oneLine(name) };
  const detail = `A ${what}'s name has 1 to ${LONGEST_NAME} characters, in one line; this is refused: ${why}.`;
  return { refusal: { kind: 'invalid', code: 'NAME_INVALID', detail, allowed: [] } };
}
