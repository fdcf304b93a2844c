import { whoDid, whoIsMissing, type EventReading, type LoggedEvent } from './read-event.js';
import { byTime, createKeys, type BadRow, type WorkRow } from './work-log.js';

/**
 * What the transitions of XES's standard life cycle do to a piece of work: they assign it, keep it going, end it as
 * done, or abandon it. The steps of docs/importing.md.
 */
const TRANSITIONS: ReadonlyMap<string, Does> = new Map([
  ['schedule', 'offers'],
  ['assign', 'assigns'],
  ['reassign', 'assigns'],
  ['start', 'starts'],
  ['suspend', 'works'],
  ['resume', 'works'],
  ['complete', 'completes'],
  ['autoskip', 'completes'],
  ['manualskip', 'completes'],
  ['withdraw', 'ends'],
  ['ate_abort', 'ends'],
  ['pi_abort', 'ends'],
]);

type Does = 'offers' | 'assigns' | 'starts' | 'works' | 'completes' | 'ends';

/** What a transition does, in upper or lower case; undefined for one that the standard life cycle lacks. */
function whatDoes(transition: string): Does | undefined {
  return TRANSITIONS.get(transition.toLowerCase());
}

/** One activity of one case done once: its rows from the first to the last. */
interface Piece {
  readonly events: LoggedEvent[];
  started?: LoggedEvent;
}

export interface Pieces {
  readonly rows: WorkRow[];
  readonly bad: BadRow[];
}

/** Puts the rows of each piece of work together into one row. */
export function piecesOf(events: readonly LoggedEvent[], reading: EventReading): Pieces {
  const [rows, bad]: [WorkRow[], BadRow[]] = [[], []];
  const keysOf = createKeys();
  const settle = (piece: Piece, end: LoggedEvent | undefined): void => {
    const said = rowOf(piece, end);
    const row = { ...said, ...whoDid(said, reading) };
    const problem = whoIsMissing(row);
    if (problem !== undefined) bad.push({ line: row.line, problem });
    else rows.push({ ...row, ...keysOf(row, whenOf(piece, row)) });
  };
  const open = new Map<string, Piece[]>();
  for (const event of [...events].sort(byTime)) {
    const does = whatDoes(event.transition);
    if (does === undefined) {
      bad.push({ line: event.line, problem: unknownTransition(event.transition) });
      continue;
    }
    const activity = JSON.stringify([event.case, event.activity]);
    const pieces = open.get(activity) ?? [];
    open.set(activity, pieces);
    const found = pieceFor(does, event, pieces);
    const piece = found ?? { events: [] };
    piece.events.push(event);
    if (does === 'starts' || does === 'works') piece.started ??= event;
    if (does === 'completes' || does === 'ends') {
      if (found !== undefined) pieces.splice(pieces.indexOf(found), 1);
      if (does === 'completes') settle(piece, event);
      else bad.push({ line: event.line, problem: `the work was given up (${event.transition})` });
    } else if (found === undefined) pieces.push(piece);
  }
  for (const piece of [...open.values()].flat()) settle(piece, undefined);
  return { rows: rows.sort((a, b) => a.order - b.order), bad };
}

/** Which of the activity's open pieces, earliest first, a transition belongs to; undefined if it begins another. */
function pieceFor(does: Does, { resource }: LoggedEvent, pieces: readonly Piece[]): Piece | undefined {
  const begun = pieces.filter(({ started }) => started !== undefined);
  const notBegun = pieces.filter(({ started }) => started === undefined);
  const own = resource === '' ? undefined : begun.find((piece) => lastNamed(piece, 'resource') === resource);
  switch (does) {
    case 'offers':
      return undefined;
    case 'assigns':
    case 'starts':
      return notBegun[0];
    case 'works':
    case 'completes':
    case 'ends':
      return own ?? begun[0] ?? notBegun[0];
  }
}

/** The resource, or group, of the last of the events that has one; empty if none has. */
function lastNamed({ events }: Piece, field: 'resource' | 'group'): string {
  return events.findLast((event) => event[field] !== '')?.[field] ?? '';
}

type RowOfPiece = Omit<WorkRow, 'key' | 'formerKey'>;

/** The row of a piece of work: its resource is that of its end, or else the last one named. */
function rowOf(piece: Piece, end: LoggedEvent | undefined): RowOfPiece {
  const { events, started } = piece;
  const last = events.at(-1);
  if (last === undefined) throw new Error('A piece of work has no row.');
  const { transition: _, startedAt, ...row } = last;
  const begun = started?.time ?? startedAt;
  return {
    ...row,
    ...{ resource: lastNamed(piece, 'resource'), group: lastNamed(piece, 'group') },
    ...(begun === undefined ? {} : { startedAt: begun }),
    ...(end === undefined ? { open: true } : {}),
    ...(events.length > 1 || end === undefined ? { since: events[0]?.time ?? last.time } : {}),
  };
}

/** The time in a row's key: its start, so that it is the same row before and after it is completed. */
function whenOf({ events: [first, ...more] }: Piece, { time, open }: RowOfPiece): readonly string[] {
  return more.length === 0 && !open ? [time] : [first?.time ?? time, 'life cycle'];
}

function unknownTransition(transition: string): string {
  if (transition === '') return 'the lifecycle transition is empty';
  return `the lifecycle transition ${JSON.stringify(transition)} is none of ${[...TRANSITIONS.keys()].join(', ')}`;
}

/** A warning if rows of a log without `--lifecycle` are steps of the same work; undefined if each is completed work. */
export function lifecycleWarning(events: readonly LoggedEvent[], column: string): string | undefined {
  const transitions = [...new Set(events.map(({ transition }) => transition).filter((name) => name !== ''))];
  if (transitions.every((name) => name.toLowerCase() === 'complete')) return undefined;
  const unknown = transitions.filter((name) => whatDoes(name) === undefined);
  const says = `The column "${column}" says that rows are steps of work (${listed(transitions)})`;
  const each = 'each row is imported as work of its own.';
  if (unknown.length === transitions.length) return `${says}, none of them of XES's standard life cycle; ${each}`;
  return (
    `${says}; ${each} With --lifecycle ${column} the steps of one piece of work become one item` +
    (unknown.length === 0
      ? '.'
      : `, and rows of steps that XES's standard life cycle lacks are skipped (${listed(unknown)}).`)
  );
}

function listed(transitions: readonly string[]): string {
  return transitions.slice(0, 12).join(', ') + (transitions.length > 12 ? ', …' : '');
}
