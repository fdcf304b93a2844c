import { listIn, objectIn } from './json.js';

/** What a client needs now beyond what it needed, from two `security` lists; empty if what it has is still enough. */
export function narrowedSecurity(before: unknown, now: unknown): readonly string[] {
  const [old, changed] = [alternativesIn(before), alternativesIn(now)];
  const opens = (needed: readonly string[], held: readonly string[]): boolean =>
    needed.every((each) => held.includes(each));
  if (old.every((held) => changed.some((needed) => opens(needed, held)))) return [];
  const needs = changed.map((needed) => needed.join(' and ')).join(', or ');
  return [`now needs ${needs === '' ? 'what nobody has' : needs}`];
}

/** Each alternative as the names of all schemes that it needs; no list at all means that none is needed. */
function alternativesIn(security: unknown): readonly (readonly string[])[] {
  const list = listIn(security);
  if (list.length === 0) return [[]];
  return list.map((alternative) =>
    Object.entries(objectIn(alternative)).flatMap(([scheme, scopes]) => {
      return [`\`${scheme}\``, ...listIn(scopes).map((scope) => `\`${scheme}\`’s \`${String(scope)}\``)];
    }),
  );
}
