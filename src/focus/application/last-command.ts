import type { CommandContext } from '../../kernel/deciding/executing.js';
import type { EventLog, RecordedEvent, StreamEvents } from '../../kernel/event-log/event-log.js';
import type { FocusEvent } from '../domain/focus.events.js';
import { itemAfter, needsBefore, type LastCommand } from '../domain/undo.facts.js';
import { principal } from '../domain/undo.js';

/** Prefixes of the causation ids of a batch's commands and of undos. */
const BATCH = 'batch:';
const UNDO = 'undo:';

/** Size of a page in events and bytes, and how many pages are read, to find a command and the state before it. */
const PAGE = 500;
const PAGE_BYTES = 2 ** 21;
const MOST_PAGES = 20;

type Log = Pick<EventLog, 'readStreams'>;

/** The last command of a user in their own stream, and the stream's position when it was looked up. */
export interface Found {
  readonly last: LastCommand;
  /** Of the stream's last event; 0 for none. */
  readonly position: bigint;
  /** The item that it was about, if any. */
  readonly itemId?: string | undefined;
  /** The causation id of an undo of it. */
  readonly causationId?: string;
}

/** Looks up the last command that this user sent, in a stream at this revision. */
export async function lastCommandOf(
  log: Log,
  stream: string,
  revision: number,
  { actor }: Pick<CommandContext, 'actor'>,
): Promise<Found> {
  let read: readonly RecordedEvent[] = [];
  let before = revision;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    if (before > 0) read = [...(await pageUpTo(log, stream, before)), ...read];
    before = (read[0]?.revision ?? 1) - 1;
    const found = lookedUp(read, before === 0, actor);
    if (found !== undefined) return { ...found, position: read.at(-1)?.position ?? 0n };
  }
  return { last: { kind: 'tooLongAgo' }, position: read.at(-1)?.position ?? 0n };
}

/**
 * The last command by these last events of a stream; undefined if earlier events are needed; `all` means that there are
 * none.
 */
function lookedUp(read: readonly RecordedEvent[], all: boolean, actor: string): Omit<Found, 'position'> | undefined {
  const own = read.findLast(({ event, context }) => context.actor === actor && event.type !== 'CommandHadNoEffect');
  if (own === undefined) return all ? { last: { kind: 'none' } } : undefined;
  const { onBehalfOf, causationId = '', commandId } = own.context;
  if (onBehalfOf !== undefined) return { last: { kind: 'imported' } };
  if (causationId.startsWith(BATCH)) return { last: { kind: 'batched' } };
  if (causationId.startsWith(UNDO)) return { last: { kind: 'undo' } };
  const start = read.findIndex(({ context }) => context.commandId === commandId);
  // Earlier events of the command at a page's start may be missing.
  if (start === 0 && !all) return undefined;
  const command = read.filter(({ context }) => context.commandId === commandId);
  const [first, ...rest] = command.map(inFocus);
  if (first === undefined) return { last: { kind: 'none' } };
  const did = [first, ...rest] as const;
  const earlier = read.slice(0, start).map(inFocus);
  const said = principal(did);
  const itemId = 'itemId' in said.data ? said.data.itemId : undefined;
  const history = needsBefore(said) ? historyOf(itemId, earlier) : [];
  const alarmMinutes = endsAnAlarm(did) ? minutesAfter(earlier) : null;
  if (history === undefined || alarmMinutes === undefined) return undefined;
  const last: LastCommand = { kind: 'found', events: did, before: itemAfter(history), alarmMinutes };
  return { last, itemId, causationId: `${UNDO}${said.type}:${commandId}` };
}

/** A stream holds the events of its own decider and the kernel's, nothing else. */
function inFocus({ event }: RecordedEvent): FocusEvent {
  return event as FocusEvent;
}

/** The item's own events from its offer on; undefined if that is not among these. */
function historyOf(itemId: string | undefined, events: readonly FocusEvent[]): readonly FocusEvent[] | undefined {
  const own = events.filter(({ data }) => 'itemId' in data && data.itemId === itemId);
  return own.some(({ type }) => type === 'ItemOffered') ? own : undefined;
}

function endsAnAlarm(events: readonly FocusEvent[]): boolean {
  return events.some(({ type }) => type === 'AlarmStopped' || type === 'AlarmIntervalChanged');
}

/** The interval of the alarm that was started last; undefined if that is not among these. */
function minutesAfter(events: readonly FocusEvent[]): number | undefined {
  const last = events.findLast(({ type }) => type === 'AlarmStarted' || type === 'AlarmIntervalChanged');
  return last?.type === 'AlarmStarted' || last?.type === 'AlarmIntervalChanged' ? last.data.intervalMinutes : undefined;
}

/** The page of a stream's events that ends with this revision: shorter where events are long. */
async function pageUpTo(log: Log, stream: string, to: number): Promise<StreamEvents> {
  for (let limit = PAGE; ; limit = Math.ceil(limit / 8)) {
    const fromRevision = Math.max(1, to - limit + 1);
    const request = { stream, fromRevision, limit: to - fromRevision + 1, maxBytes: PAGE_BYTES };
    const [events = []] = await log.readStreams([request]);
    if (events.length >= request.limit || limit === 1) return events;
  }
}
