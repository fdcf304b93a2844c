import { oneLine, whyNotOneLine } from '../../kernel/text/lines.js';
import { readTime, type Instant, type TimeReading } from './times.js';
import { createKeys, type BadRow, type Cells, type WorkRow } from './work-log.js';

/** How rows are read. */
export interface EventReading extends TimeReading {
  /** The resource of rows that name none; without it, such rows are bad. */
  readonly defaultResource?: string;
  /** The group of rows that name none; without it, such rows are bad. */
  readonly defaultGroup?: string;
}

/** One row of a file, with its lifecycle transition, if any. */
export interface LoggedEvent
  extends Pick<WorkRow, 'line' | 'order' | 'case' | 'activity' | 'resource' | 'group'>, Instant {
  readonly transition: string;
  readonly startedAt?: string;
}

export type EventResult = { readonly event: LoggedEvent } | { readonly bad: BadRow };

const LIMITS = { case: 200, activity: 500, resource: 200, group: 200 } as const;
type Named = keyof typeof LIMITS;
const NAMED = ['case', 'activity', 'resource', 'group'] as const;

/** Reads the cells of one row after the other; `whoIsMissing` checks whether the resource or the group is missing. */
export function createEventReader(reading: EventReading): (line: number, cells: Cells) => EventResult {
  let order = 0;
  return (line, cells) => {
    const names = {
      case: oneLine(cells.case ?? ''),
      activity: oneLine(cells.activity ?? ''),
      resource: oneLine(cells.resource ?? ''),
      group: oneLine(cells.group ?? ''),
    };
    const problem = NAMED.map((field) => whatIsWrong(field, names[field])).find((found) => found !== undefined);
    if (problem !== undefined) return { bad: { line, problem } };
    const time = readTime(cells.time ?? '', reading);
    if ('problem' in time) return { bad: { line, problem: time.problem } };
    const started = startOf(cells.started, time.instant, reading);
    if (typeof started === 'object') return { bad: { line, problem: started.problem } };
    const transition = oneLine(cells.lifecycle ?? '');
    return { event: { line, order: order++, ...names, ...time.instant, transition, startedAt: started } };
  };
}

/** The start time in the row, if any. */
function startOf(text: string | undefined, done: Instant, reading: TimeReading) {
  if (text === undefined || text.trim() === '') return undefined;
  const start = readTime(text, reading);
  if ('problem' in start) return { problem: `its start: ${start.problem}` };
  if (start.instant.exactTime > done.exactTime) return { problem: 'its start lies after its end' };
  return start.instant.time;
}

function whatIsWrong(field: Named, text: string): string | undefined {
  if (text === '') return field === 'case' || field === 'activity' ? `the ${field} is empty` : undefined;
  if (text.includes('\uFFFD')) return `the ${field} holds what an earlier program could not read (U+FFFD)`;
  const why = whyNotOneLine(text, LIMITS[field]);
  return why === undefined ? undefined : `the ${field} can't be used: ${why}`;
}

type Defaults = Pick<EventReading, 'defaultResource' | 'defaultGroup'>;
type Who = Pick<WorkRow, 'resource' | 'group'>;

/** The resource and group of a piece of work: a value in any of its rows takes precedence over the defaults. */
export function whoDid({ resource, group }: Who, { defaultResource = '', defaultGroup = '' }: Defaults): Who {
  return { resource: resource || defaultResource, group: group || defaultGroup };
}

/** Reports what is missing if a row names no resource or no group. */
export function whoIsMissing({ resource, group }: Pick<WorkRow, 'resource' | 'group'>): string | undefined {
  if (resource === '') return 'the resource is empty; --default-resource names one for such rows';
  if (group === '') return 'the group is empty; --default-group names one for such rows';
  return undefined;
}

/** Makes a row of each event, whatever its transition. */
export function rowsOf(
  events: readonly LoggedEvent[],
  defaults: Defaults,
): { readonly rows: WorkRow[]; readonly bad: BadRow[] } {
  const [rows, bad]: [WorkRow[], BadRow[]] = [[], []];
  const keysOf = createKeys();
  for (const { transition: _, startedAt, ...said } of events) {
    const event = { ...said, ...whoDid(said, defaults) };
    const problem = whoIsMissing(event);
    if (problem !== undefined) {
      bad.push({ line: event.line, problem });
      continue;
    }
    rows.push({ ...event, ...(startedAt === undefined ? {} : { startedAt }), ...keysOf(event, [event.time]) });
  }
  return { rows, bad };
}
