import { READ_COLUMNS } from './postgres-rows.js';

/** The columns of an event `e`. */
export const EVENT = READ_COLUMNS.map((column) => `e.${column}`).join(', ');

/** The last committed position, 0 when there is none. */
export const HEAD = 'SELECT coalesce(max(position), 0) AS head FROM log.events';

/** A named statement; its values come after the position to read on from, $1, and the limit, $2. */
export interface FilteredQuery {
  readonly name: string;
  readonly text: string;
  readonly values: readonly string[];
}

/**
 * Reads events whose stream begins with one of the prefixes: one range of the index by kind per prefix, merged by
 * position. A prefix without a dash names no kind and looks at every event. Each row carries the head of the same
 * snapshot, also where nothing was found, so that what was passed over is known.
 */
export function filteredQuery(prefixes: readonly string[]): FilteredQuery {
  const values: string[] = [];
  const parameter = (value: string): string => `$${values.push(value) + 2}`;
  const ranges = prefixes.map((prefix) => {
    const dash = prefix.indexOf('-');
    const ofKind = dash < 0 ? '' : `split_part(e.stream, '-', 1) = ${parameter(prefix.slice(0, dash))} AND`;
    const whole = parameter(prefix);
    // Not starts_with: the planner would turn it into a range of streams and sort what it finds there.
    return `(SELECT ${EVENT} FROM log.events e
      WHERE ${ofKind} e.position > $1 AND left(e.stream, length(${whole}::text)) = ${whole} ORDER BY e.position LIMIT $2)`;
  });
  const text = `
    SELECT ${EVENT}, h.head FROM (${HEAD}) h
    LEFT JOIN (SELECT * FROM (${ranges.join(' UNION ALL ')}) e ORDER BY e.position LIMIT $2) e ON true
    ORDER BY e.position`;
  return { name: `read-${prefixes.map((prefix) => (prefix.includes('-') ? 'kind' : 'any')).join('-')}`, text, values };
}

/** The prefixes without those that another one covers, so that no event is found twice. */
export function disjoint(prefixes: readonly string[]): readonly string[] {
  return [...new Set(prefixes)].filter(
    (prefix) => !prefixes.some((other) => other !== prefix && prefix.startsWith(other)),
  );
}
