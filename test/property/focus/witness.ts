import type { FocusCommand } from '../../../src/focus/domain/focus.decide.js';
import type { FocusEvent } from '../../../src/focus/domain/focus.events.js';
import type { ItemState } from '../../../src/focus/domain/foreign-facts.js';
import { observe } from './witness.events.js';
import { type Witnessed, milestoneOf, must } from './witnessed.js';

/** Follows a stream event by event, and throws the rule's sentence at the first thing that a rule forbids. */
export function createWitness(): {
  readonly seen: Witnessed;
  see(events: readonly FocusEvent[], command?: FocusCommand): void;
} {
  const seen: Witnessed = { items: new Map(), order: [], alarm: null, projects: new Map() };
  return {
    seen,
    see(events, command) {
      for (const event of events) observe(seen, event);
      if (command !== undefined) judge(seen, command, events);
      judgeState(seen);
    },
  };
}

/** What must be so between commands, whatever happened. */
function judgeState(seen: Witnessed): void {
  const inState = (state: ItemState): string[] =>
    [...seen.items].filter(([, item]) => item.state === state).map(([id]) => id);
  must(inState('active').length <= 1, 'FOCUS-3: an owner has at most one active item');
  must(new Set(seen.order).size === seen.order.length, 'FOCUS-8: positions have no ties');
  must(
    [...seen.order].sort().join() === inState('waiting').sort().join(),
    'FOCUS-8: only waiting items have a position',
  );
  must(
    seen.alarm === null || inState('active').includes(seen.alarm.item),
    'FOCUS-18: the alarm is for the active item',
  );
  for (const project of seen.projects.values()) {
    const open = [...project.milestones.values()].filter(({ archived }) => !archived);
    must(open.length > 0, 'PLAN-4: a project keeps at least one unarchived milestone');
  }
}

/** What must be so of an append, given what was asked. */
function judge(seen: Witnessed, command: FocusCommand, events: readonly FocusEvent[]): void {
  const types = events.map(({ type }) => type);
  const activations = events.filter((event) => event.type === 'ItemActivated');
  const offered = events.find((event) => event.type === 'ItemOffered');
  if ('by' in command && command.by.userId !== command.ownerId) {
    must(
      types.every((type) => type === 'ItemOffered'),
      'FOCUS-10: only the owner changes what is theirs',
    );
  }
  if (command.type === 'ImportPastWork') judgeImport(seen, command, events);
  else {
    must(!types.includes('PastWorkImported'), 'FOCUS-22: only an import records past work');
    if (offered?.type === 'ItemOffered' && 'owner' in command) judgeOffer(seen, offered, command);
  }
  if (command.type === 'CompleteItem') {
    const { today } = command;
    const isPresent = (id: string): boolean => (seen.items.get(id)?.aside ?? '') <= today;
    const begun = activations.map(({ data }) => data.itemId);
    const missed = begun.length === 0 ? seen.order.filter(isPresent) : [];
    must(begun.length <= 1 && missed.length === 0, 'FOCUS-5: completing activates the top waiting item');
    must(
      activations.every(({ data }) => data.cause === 'completion'),
      'FOCUS-5: by completion',
    );
  } else {
    must(
      activations.every(({ data }) => data.cause === 'owner'),
      'Nothing else activates but the owner',
    );
    const most = command.type === 'ActivateItem' || command.type === 'UndoLast' ? 1 : 0;
    must(activations.length <= most, 'Nothing else activates but the owner');
    if (command.type === 'ActivateItem') must(activations.length === 1, 'FOCUS-4: what is activated becomes active');
  }
  if (command.type === 'UndoLast') {
    must(command.last.kind === 'found', 'FOCUS-26: what is no command of its own is not undone');
    must(activations.length === 0 || types.includes('ItemReturnedToWaiting'), 'FOCUS-26: activating undoes a switch');
  }
  for (const event of events) {
    if (event.type === 'ItemSetAside' && 'today' in command)
      must(event.data.until > command.today, 'FOCUS-25: a day to come');
  }
  must(types.includes('ItemReturnedToWaiting') ? types.includes('ItemActivated') : true, 'FOCUS-4: no pause');
  if ('alarmDefault' in command) {
    const expected = activations.length === 0 ? null : command.alarmDefault;
    must((seen.alarm?.interval ?? null) === expected, 'FOCUS-17, FOCUS-18: the alarm begins and ends with its item');
  }
}

type ImportCommand = Extract<FocusCommand, { readonly type: 'ImportPastWork' }>;

function judgeImport(seen: Witnessed, command: ImportCommand, events: readonly FocusEvent[]): void {
  const { importer, by, now } = command;
  must(importer?.role === 'admin' && importer.active, 'FOCUS-22: only an import of an admin');
  must(by.userId === command.ownerId && command.owner?.active === true, 'ORG-9: nothing for an inactive user');
  for (const event of events) {
    must(event.type === 'PastWorkImported', 'FOCUS-22: it touches nothing else');
    const { completedAt, milestoneId, offeredBy } = event.data;
    must(completedAt <= now && offeredBy === command.ownerId, 'FOCUS-22: done before now, and by its owner');
    must(milestoneId !== null || !command.milestoneRequired, 'PLAN-5: a milestone is required');
    const own = milestoneId === null ? undefined : milestoneOf(seen, milestoneId);
    must(own?.archived !== true, 'PLAN-11: what is archived takes no new items');
  }
}

type MakingCommand = Exclude<Extract<FocusCommand, { readonly owner: unknown }>, ImportCommand>;

function judgeOffer(
  seen: Witnessed,
  { data }: Extract<FocusEvent, { type: 'ItemOffered' }>,
  command: MakingCommand,
): void {
  must(command.owner?.active === true, 'ORG-9: offers to an inactive user are refused');
  must(data.offeredBy === command.by.userId && data.ownerId === command.ownerId, 'LOG-7: who offers to whom');
  must(data.milestoneId !== null || !command.milestoneRequired, 'PLAN-5: a milestone is required');
  const copied = command.type === 'RecreateItem' ? command.origin : null;
  must(data.originItemId === (copied?.itemId ?? null), 'FOCUS-11: the new item names its origin');
  must(copied === null || copied.state === 'completed', 'FOCUS-11: only a completed item can be recreated');
  const own = copied === null ? undefined : seen.items.get(copied.itemId);
  const isPersonal = own !== undefined && own.milestone !== null && milestoneOf(seen, own.milestone) !== undefined;
  const byOwner = command.by.userId === command.ownerId;
  must(!isPersonal || byOwner, 'PLAN-3: only its owner recreates from a personal project');
  must(copied?.ownerId !== command.ownerId || own !== undefined, 'LOG-8: an origin that is gone');
  if (data.milestoneId === null) return;
  const personal = milestoneOf(seen, data.milestoneId);
  must(personal === undefined || byOwner, 'PLAN-3: only its owner fills a personal project');
  must(personal?.archived !== true, 'PLAN-11: what is archived takes no new items');
}
