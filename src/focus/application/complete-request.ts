import { dayIn } from '../../kernel/runtime/time-zones.js';
import type { Caller, Directory } from '../../organizations/index.js';
import type { MakesItem } from '../domain/command-fields.js';
import type { FocusCommand } from '../domain/focus.decide.js';
import type { Actor, MilestoneFact, TagFact } from '../domain/foreign-facts.js';
import type { LastCommand } from '../domain/undo.facts.js';
import { principal } from '../domain/undo.js';
import type { CopiedContent, FocusFacts } from './focus.facts.js';
import type { AlarmRequest, FocusRequest, ItemRequest, OwnItemRequest, UndoRequest } from './focus.requests.js';

/** What a request lacks to become a command: the actor, the time, new ids, and facts from other streams. */
export interface Completion {
  readonly caller: Caller;
  readonly directory: Directory;
  readonly facts: FocusFacts;
  /** RFC 3339. */
  readonly now: string;
  readonly newId: () => string;
  readonly ownerOfItem: (caller: Caller, itemId: string) => Promise<{ ownerId: string; visibleToActor: boolean }>;
}

/** Requests that facts alone complete; an undo must look up the last command first. */
export type CompletedRequest = Exclude<FocusRequest, UndoRequest>;

/** Makes the command that undoes this one. */
export async function undoing(last: LastCommand, completion: Completion): Promise<FocusCommand> {
  const { caller, directory, now } = completion;
  const user = directory.user(caller.userId);
  const event = last.kind === 'found' ? principal(last.events) : undefined;
  const moves = event?.type === 'ItemEdited' && event.data.milestoneId !== undefined;
  const former = moves && last.kind === 'found' ? last.before?.milestoneId : undefined;
  return {
    type: 'UndoLast',
    by: actorOf(caller),
    ownerId: caller.userId,
    last,
    now,
    today: dayIn(user?.timeZone ?? 'UTC', now),
    milestone: await milestoneFact(former, completion),
    tag: event?.type === 'ItemUntagged' ? tagFact(event.data.tagId, completion) : null,
  };
}

/**
 * Adds to a request everything that a decision needs; refusals are left to the decider, which recognises repeats first.
 */
export async function completeRequest(request: CompletedRequest, completion: Completion): Promise<FocusCommand> {
  switch (request.type) {
    case 'StartAlarm':
    case 'ChangeAlarmInterval':
    case 'StopAlarm':
    case 'AcknowledgeAlarm':
      return alarmCommand(request, completion);
    case 'OfferItem':
    case 'RecreateItem':
    case 'CopyStrandedItem':
      return newItemCommand(request, completion);
    default:
      return ownItemCommand(request, completion);
  }
}

function alarmCommand(request: AlarmRequest, { caller, now }: Completion): FocusCommand {
  const inStream = { by: actorOf(caller), ownerId: caller.userId };
  switch (request.type) {
    case 'StartAlarm':
    case 'ChangeAlarmInterval':
      return { ...request, ...inStream, now };
    case 'StopAlarm':
    case 'AcknowledgeAlarm':
      return { ...request, ...inStream };
  }
}

type NewItemRequest = Exclude<ItemRequest, OwnItemRequest>;

/** What another process made a moment ago is known once the directory has caught up; only a miss waits for that. */
async function knowing({ directory }: Completion, request: NewItemRequest): Promise<void> {
  const tagIds = request.type === 'OfferItem' ? request.tagIds : [];
  const known = directory.user(request.ownerId) !== undefined && tagIds.every((id) => directory.tag(id) !== undefined);
  if (!known) await directory.caughtUp();
}

async function newItemCommand(request: NewItemRequest, completion: Completion): Promise<FocusCommand> {
  const { caller, directory, facts, newId } = completion;
  await knowing(completion, request);
  const owner = directory.user(request.ownerId);
  const newItem: MakesItem = {
    by: actorOf(caller),
    ownerId: request.ownerId,
    itemId: newId(),
    owner: owner === undefined ? null : { organizationId: owner.organizationId, active: owner.active },
    milestoneRequired: directory.organization(caller.organizationId)?.milestoneRequired ?? false,
  };
  switch (request.type) {
    case 'OfferItem':
      return offerCommand(request, newItem, await milestoneFact(request.milestoneId, completion), completion);
    case 'RecreateItem': {
      const milestone = await milestoneFact(request.milestoneId, completion);
      const origin = await facts.copied(caller, request.originItemId, (id) => tagFact(id, completion));
      const { milestoneId } = request;
      return { type: 'RecreateItem', ...newItem, origin: withNewSteps(origin, newId), milestoneId, milestone };
    }
    case 'CopyStrandedItem': {
      const source = await facts.copied(caller, request.sourceItemId, (id) => tagFact(id, completion));
      return { type: 'CopyStrandedItem', ...newItem, source: withNewSteps(source, newId) };
    }
  }
}

/** Field by field: this is the most frequent command, and a spread of this many fields costs more than copying them. */
function offerCommand(
  { title, description, dueAt, dueOn, milestoneId, steps, tagIds, accept }: Extract<ItemRequest, { type: 'OfferItem' }>,
  { by, ownerId, itemId, owner, milestoneRequired }: MakesItem,
  milestone: MilestoneFact | null,
  completion: Completion,
): FocusCommand {
  return {
    type: 'OfferItem',
    by,
    ownerId,
    itemId,
    owner,
    milestoneRequired,
    title,
    description,
    dueAt,
    dueOn,
    milestoneId,
    milestone,
    steps: steps.map((name) => ({ stepId: completion.newId(), name })),
    tags: tagIds.map((id) => tagFact(id, completion)),
    accept,
  };
}

async function ownItemCommand(request: OwnItemRequest, completion: Completion): Promise<FocusCommand> {
  const { caller, directory, newId, now } = completion;
  const onItem = { by: actorOf(caller), ...(await completion.ownerOfItem(caller, request.itemId)) };
  const owner = directory.user(onItem.ownerId);
  const today = (): string => dayIn(owner?.timeZone ?? 'UTC', now);
  switch (request.type) {
    case 'ActivateItem':
      return { ...request, ...onItem, now, alarmDefault: owner?.alarmDefault ?? null };
    case 'CompleteItem':
      return { ...request, ...onItem, now, today: today(), alarmDefault: owner?.alarmDefault ?? null };
    case 'MoveItem':
    case 'DeclineOffer':
    case 'ReorderSteps':
    case 'SetAsideItem':
    case 'BringBackItem':
      return { ...request, ...onItem, today: today() };
    case 'EditItem':
      return { ...request, ...onItem, milestone: await milestoneFact(request.milestoneId, completion) };
    case 'AddStep':
      return { ...request, ...onItem, stepId: newId() };
    case 'TagItem': {
      const { tagId, ...rest } = request;
      if (directory.tag(tagId) === undefined) await directory.caughtUp();
      return { ...rest, ...onItem, tag: tagFact(tagId, completion) };
    }
    default:
      return { ...request, ...onItem };
  }
}

function actorOf({ userId, organizationId, role }: Caller): Actor {
  return { userId, organizationId, role };
}

async function milestoneFact(id: string | null | undefined, completion: Completion): Promise<MilestoneFact | null> {
  return typeof id === 'string' ? completion.facts.milestone(completion.caller, id) : null;
}

function tagFact(tagId: string, { caller, directory }: Completion): TagFact {
  const tag = directory.tag(tagId);
  const known = tag !== undefined && tag.organizationId === caller.organizationId;
  return { tagId, known, retired: known && tag.retired };
}

function withNewSteps(
  content: CopiedContent | null,
  newId: () => string,
): (Omit<CopiedContent, 'stepNames'> & { steps: readonly { stepId: string; name: string }[] }) | null {
  if (content === null) return null;
  const { stepNames, ...rest } = content;
  return { ...rest, steps: stepNames.map((name) => ({ stepId: newId(), name })) };
}
