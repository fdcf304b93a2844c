import { type Refusal, refused } from '../../kernel/deciding/decider.js';
import { oneLine } from '../../kernel/text/lines.js';
import { type Answer, happenedInOrder, isOwner } from './access.js';
import type { InStream, Timed } from './command-fields.js';
import type { ItemEvent } from './focus.events.js';
import type { ImporterFact, MilestoneFact, OwnerFact } from './foreign-facts.js';
import { notTheOwner } from './focus.refusals.js';
import { type FocusState, stateOf } from './focus.state.js';
import { whyNotTo } from './new-item.js';
import { whyNotInto, whyNotStandalone } from './placing.js';
import { inUtc, whyNotName } from './texts.js';

/** How much past work one command records at most: this much always fits into one append, however long its titles. */
export const MOST_PAST_WORK = 200;

/** Work that was done before it was entered, with the id that its item will have; times are RFC 3339. */
export interface PastWork {
  readonly itemId: string;
  readonly title: string;
  readonly milestoneId: string | null;
  /** What the read tables know of `milestoneId`, as when an item is offered. */
  readonly milestone: MilestoneFact | null;
  readonly startedAt: string | null;
  readonly completedAt: string;
}

/** Records past work as done (FOCUS-22), in the owner's name; work that exists under its id already is skipped. */
export type ImportPastWork = {
  readonly type: 'ImportPastWork';
  /** Null unless an import sends it. */
  readonly importer: ImporterFact | null;
  readonly owner: OwnerFact | null;
  /** PLAN-5. */
  readonly milestoneRequired: boolean;
  readonly work: readonly PastWork[];
} & InStream &
  Timed;

/** FOCUS-22: records work that was done before it was entered, all of it or none. */
function importPastWork(command: ImportPastWork, state: FocusState): Answer {
  const forbidden = whyNotImporter(command) ?? whyNotTo(command) ?? whyNotSoMuch(command.work);
  if (forbidden) return refused(forbidden);
  const events = new Map<string, ItemEvent>();
  for (const work of command.work) {
    const { itemId } = work;
    if (stateOf(itemId, state) !== undefined || events.has(itemId)) continue;
    const unfit = whyNotPlaced(work, command, state);
    if (unfit) return refused(unfit);
    const times = timesOf(work, command.now);
    if ('kind' in times) return refused(times);
    events.set(itemId, pastWorkImported(work, times, command));
  }
  return happenedInOrder([...events.values()]);
}

/** An import's commands on past work. */
export const pastWorkVerbs = { ImportPastWork: importPastWork };

interface Times {
  readonly startedAt: string | null;
  readonly completedAt: string;
}

/** One event each and no other, so that what is active, its alarm and the waiting list stay as they are. */
function pastWorkImported(
  { itemId, milestoneId, title }: PastWork,
  times: Times,
  { by, ownerId }: ImportPastWork,
): ItemEvent {
  const { organizationId, userId: offeredBy } = by;
  return {
    type: 'PastWorkImported',
    data: { itemId, organizationId, ownerId, offeredBy, milestoneId, ...times },
    personal: { subject: ownerId, title: oneLine(title) },
  };
}

function whyNotImporter(command: ImportPastWork): Refusal | undefined {
  const { importer, by } = command;
  // rule FOCUS-22: only an import records past work as done, in the name of an admin of the owner's organization
  const imports = importer?.role === 'admin' && importer.active && importer.organizationId === by.organizationId;
  if (!imports) return importsOnly;
  return isOwner(command) ? undefined : notTheOwner('FOCUS-10');
}

function whyNotSoMuch(work: readonly PastWork[]): Refusal | undefined {
  if (work.length <= MOST_PAST_WORK) return undefined;
  const detail = `One command records at most ${MOST_PAST_WORK} items of past work; this one has ${work.length}.`;
  return invalid('TOO_MUCH_PAST_WORK', detail);
}

function whyNotPlaced(
  { title, milestoneId, milestone }: PastWork,
  command: ImportPastWork,
  state: FocusState,
): Refusal | undefined {
  return (
    whyNotName('title', title) ??
    whyNotStandalone(milestoneId, command.milestoneRequired) ??
    whyNotInto(command, milestoneId, milestone, state)
  );
}

/** When the work was done, in UTC; or why it can't have been. */
function timesOf(work: PastWork, now: string): Times | Refusal {
  const completedAt = inUtc(work.completedAt);
  const startedAt = work.startedAt === null ? null : inUtc(work.startedAt);
  if (completedAt === undefined) return timeInvalid('completed');
  if (startedAt === undefined) return timeInvalid('started');
  if (Date.parse(completedAt) > Date.parse(now)) return inTheFuture;
  return startedAt !== null && startedAt > completedAt ? endsBeforeItStarts : { startedAt, completedAt };
}

function invalid(code: string, detail: string): Refusal {
  return { kind: 'invalid', rule: 'FOCUS-22', code, detail, allowed: [] };
}

const importsOnly: Refusal = {
  kind: 'forbidden',
  rule: 'FOCUS-22',
  code: 'IMPORTS_ONLY',
  detail:
    'Only an import that an admin of the organization runs records work as done; otherwise offer it, accept it, activate it and complete it.',
  allowed: [],
};

function timeInvalid(what: 'started' | 'completed'): Refusal {
  const detail = `When it was ${what} must be a date and time with an offset, such as 2026-03-01T17:00:00+01:00, of the years 1 to 9999.`;
  return invalid('PAST_WORK_TIME_INVALID', detail);
}

const inTheFuture = invalid(
  'PAST_WORK_IN_FUTURE',
  'Its completion time is in the future; only work that is done already is recorded as past work.',
);
const endsBeforeItStarts = invalid(
  'PAST_WORK_ENDS_FIRST',
  'Its completion time is before its start time; it may be completed at the same time or later.',
);
