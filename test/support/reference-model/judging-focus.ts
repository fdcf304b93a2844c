import type { FocusCommand } from '../../../src/focus/domain/focus.decide.js';
import type { FocusEvent } from '../../../src/focus/domain/focus.events.js';
import { type MilestoneRow, type ReferenceModel, must } from './rows.js';

/**
 * Throws the sentence of a rule by which the command must not have led to these events, which the model has applied.
 */
export function judgeFocus(model: ReferenceModel, command: FocusCommand, events: readonly FocusEvent[]): void {
  const types = events.map(({ type }) => type);
  const offered = events.find((event) => event.type === 'ItemOffered');
  if ('by' in command && command.by.userId !== command.ownerId) {
    must(
      types.every((type) => type === 'ItemOffered'),
      'FOCUS-10: only the owner changes what is theirs',
    );
  }
  if (command.type === 'ImportPastWork') judgeImport(model, command, events);
  else {
    must(!types.includes('PastWorkImported'), 'FOCUS-22: only an import records past work');
    if (offered?.type === 'ItemOffered' && 'owner' in command) judgeOffer(model, offered, command);
  }
  judgeActivations(model, command, events);
  for (const event of events) {
    if (event.type === 'ItemSetAside' && 'today' in command)
      must(event.data.until > command.today, 'FOCUS-25: a day to come');
    if (event.type === 'ProjectCreated') {
      const { scope, defaultUserId } = event.data;
      must(scope === 'personal' && defaultUserId === command.ownerId, 'PLAN-3: a personal project is its owner’s');
    }
  }
}

function judgeActivations(model: ReferenceModel, command: FocusCommand, events: readonly FocusEvent[]): void {
  const types = events.map(({ type }) => type);
  const activations = events.filter((event) => event.type === 'ItemActivated');
  const returns = types.includes('ItemReturnedToWaiting');
  if (command.type === 'CompleteItem') judgeCompletion(model, command, activations);
  else {
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
    must(activations.length === 0 || returns, 'FOCUS-26: activating undoes a switch');
  }
  must(!returns || activations.length > 0, 'FOCUS-4: no pause');
  if (!('alarmDefault' in command)) return;
  const expected = activations.length === 0 ? null : command.alarmDefault;
  const minutes = model.sessions.get(command.ownerId)?.interval_minutes ?? null;
  must(minutes === expected, 'FOCUS-17, FOCUS-18: the alarm begins and ends with its item');
}

type Activation = Extract<FocusEvent, { readonly type: 'ItemActivated' }>;
type CompleteItem = Extract<FocusCommand, { readonly type: 'CompleteItem' }>;

function judgeCompletion(
  { items, lists }: ReferenceModel,
  { ownerId, today }: CompleteItem,
  activations: readonly Activation[],
): void {
  const isPresent = (id: string): boolean => (items.get(id)?.set_aside_until ?? '') <= today;
  const missed = activations.length === 0 && (lists.get(ownerId) ?? []).some(isPresent);
  must(activations.length <= 1 && !missed, 'FOCUS-5: completing activates the top waiting item');
  must(
    activations.every(({ data }) => data.cause === 'completion'),
    'FOCUS-5: by completion',
  );
}

type ImportCommand = Extract<FocusCommand, { readonly type: 'ImportPastWork' }>;

function judgeImport(model: ReferenceModel, command: ImportCommand, events: readonly FocusEvent[]): void {
  const { importer, by, now } = command;
  must(importer?.role === 'admin' && importer.active, 'FOCUS-22: only an import of an admin');
  must(by.userId === command.ownerId && command.owner?.active === true, 'ORG-9: nothing for an inactive user');
  for (const event of events) {
    must(event.type === 'PastWorkImported', 'FOCUS-22: it touches nothing else');
    const { completedAt, milestoneId, offeredBy } = event.data;
    must(completedAt <= now && offeredBy === command.ownerId, 'FOCUS-22: done before now, and by its owner');
    must(milestoneId !== null || !command.milestoneRequired, 'PLAN-5: a milestone is required');
    must(isOpen(model, personalMilestone(model, milestoneId)), 'PLAN-11: what is archived takes no new items');
  }
}

type MakingCommand = Exclude<Extract<FocusCommand, { readonly owner: unknown }>, ImportCommand>;
type Offered = Extract<FocusEvent, { readonly type: 'ItemOffered' }>;

function judgeOffer(model: ReferenceModel, { data }: Offered, command: MakingCommand): void {
  const byOwner = command.by.userId === command.ownerId;
  must(command.owner?.active === true, 'ORG-9: offers to an inactive user are refused');
  must(data.offeredBy === command.by.userId && data.ownerId === command.ownerId, 'LOG-7: who offers to whom');
  must(data.milestoneId !== null || !command.milestoneRequired, 'PLAN-5: a milestone is required');
  const copied = command.type === 'RecreateItem' ? command.origin : null;
  must(data.originItemId === (copied?.itemId ?? null), 'FOCUS-11: the new item names its origin');
  must(copied === null || copied.state === 'completed', 'FOCUS-11: only a completed item can be recreated');
  const own = copied === null ? undefined : model.items.get(copied.itemId);
  const isPersonal = own !== undefined && personalMilestone(model, own.milestone_id) !== undefined;
  must(!isPersonal || byOwner, 'PLAN-3: only its owner recreates from a personal project');
  must(copied?.ownerId !== command.ownerId || own !== undefined, 'LOG-8: an origin that is gone');
  const personal = personalMilestone(model, data.milestoneId);
  must(personal === undefined || byOwner, 'PLAN-3: only its owner fills a personal project');
  must(isOpen(model, personal), 'PLAN-11: what is archived takes no new items');
}

/** A milestone of a personal project, if it is one. */
function personalMilestone({ milestones, projects }: ReferenceModel, id: string | null): MilestoneRow | undefined {
  const milestone = milestones.get(id ?? '');
  return milestone && projects.get(milestone.project_id)?.visibility_scope === 'personal' ? milestone : undefined;
}

/** Where it is known that it is archived, or its project is, it takes nothing. */
function isOpen({ projects }: ReferenceModel, milestone: MilestoneRow | undefined): boolean {
  if (milestone === undefined) return true;
  return milestone.archived_at === null && projects.get(milestone.project_id)?.archived_at === null;
}
