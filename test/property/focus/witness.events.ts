import type { FocusEvent } from '../../../src/focus/domain/focus.events.js';
import type { ItemState } from '../../../src/focus/domain/foreign-facts.js';
import { type Witnessed, type WitnessedItem, must } from './witnessed.js';

const MINUTE = 60_000;
const INTERVALS = [15, 30, 60, 120, 180, 240, 300];

/** Sees one event, and whether what it tells was possible at all. */
export function observe(seen: Witnessed, event: FocusEvent): void {
  if ('itemId' in event.data) observeItem(seen, event as ItemFact);
  else observeProject(seen, event as ProjectFact);
}

function isIn(seen: Witnessed, itemId: string, ...states: readonly ItemState[]): WitnessedItem {
  const item = seen.items.get(itemId);
  must(item !== undefined, `LOG-8: an event about ${itemId}, which does not exist`);
  const rule = item.state === 'completed' ? 'FOCUS-6: a completed item is immutable' : 'FOCUS-7: no such transition';
  must(states.includes(item.state), `${rule} (${itemId} is ${item.state})`);
  return item;
}

const isActive = (seen: Witnessed): boolean => [...seen.items.values()].some(({ state }) => state === 'active');
const isOrigin = (seen: Witnessed, id: string): boolean => [...seen.items.values()].some(({ origin }) => origin === id);

type ItemFact = Extract<FocusEvent, { data: { readonly itemId: string } }>;
type ProjectFact = Exclude<FocusEvent, ItemFact>;

function observeItem(seen: Witnessed, event: ItemFact): void {
  const { itemId } = event.data;
  switch (event.type) {
    case 'ItemOffered': {
      const { originItemId: origin, milestoneId: milestone, stepIds, tagIds, dueAt, dueOn } = event.data;
      must(!seen.items.has(itemId), 'LOG-8: an item is offered under an id that is taken');
      must(origin !== itemId, 'FOCUS-12: an item is never its own origin');
      must(dueAt === null || (dueOn ?? null) === null, 'FOCUS-24: due at a time or on a day, never both');
      must(origin === null || (dueAt ?? dueOn ?? null) === null, 'FOCUS-11: a recreated item has no due date');
      if (origin !== null && seen.items.has(origin)) isIn(seen, origin, 'completed');
      must(new Set(stepIds).size === stepIds.length && new Set(tagIds).size === tagIds.length, 'LOG-8: a key twice');
      must(event.personal.stepNames.length === stepIds.length, 'LOG-8: a step without a name');
      const item = {
        milestone,
        origin,
        steps: [...stepIds],
        checked: new Set<string>(),
        tags: new Set(tagIds),
        aside: null,
      };
      seen.items.set(itemId, { state: 'offered', ...item });
      return;
    }
    case 'PastWorkImported': {
      const { milestoneId: milestone, startedAt, completedAt } = event.data;
      must(!seen.items.has(itemId), 'LOG-8: past work is recorded under an id that is taken');
      must(startedAt === null || startedAt <= completedAt, 'FOCUS-22: at its own times');
      const blank = { origin: null, steps: [], checked: new Set<string>(), tags: new Set<string>(), aside: null };
      seen.items.set(itemId, { state: 'completed', milestone, ...blank });
      return;
    }
    case 'ItemAccepted':
      must(event.data.above === (seen.order.at(-1) ?? null), 'FOCUS-2: an accepted item joins the bottom');
      isIn(seen, itemId, 'offered').state = 'waiting';
      seen.order.push(itemId);
      return;
    case 'ItemActivated':
      must(!isActive(seen), 'FOCUS-3: an owner has at most one active item');
      Object.assign(isIn(seen, itemId, 'waiting'), { state: 'active', aside: null });
      seen.order.splice(seen.order.indexOf(itemId), 1);
      return;
    case 'ItemReturnedToWaiting':
      must(event.data.below === (seen.order[0] ?? null), 'FOCUS-4: the active item returns to the top of waiting');
      isIn(seen, itemId, 'active').state = 'waiting';
      seen.order.unshift(itemId);
      return;
    case 'ItemCompleted':
      isIn(seen, itemId, 'active').state = 'completed';
      return;
    case 'ItemMoved': {
      isIn(seen, itemId, 'waiting');
      const before = seen.order.join();
      seen.order.splice(seen.order.indexOf(itemId), 1);
      const index = event.data.above === null ? 0 : seen.order.indexOf(event.data.above) + 1;
      must(index > 0 || event.data.above === null, 'FOCUS-8: a neighbour above that does not wait');
      must((seen.order[index] ?? null) === event.data.below, 'FOCUS-8: neighbours that are none');
      seen.order.splice(index, 0, itemId);
      must(seen.order.join() !== before, 'FOCUS-8: a move that moves nothing');
      return;
    }
    case 'ItemSetAside':
      isIn(seen, itemId, 'waiting').aside = event.data.until;
      return;
    case 'ItemBroughtBack':
      isIn(seen, itemId, 'waiting').aside = null;
      return;
    case 'OfferDeclined':
    case 'ItemDeleted':
      isIn(seen, itemId, 'offered', ...(event.type === 'ItemDeleted' ? (['waiting'] as const) : []));
      must(!isOrigin(seen, itemId), "FOCUS-14: an item that is another item's origin is never deletable");
      seen.items.delete(itemId);
      if (seen.order.includes(itemId)) seen.order.splice(seen.order.indexOf(itemId), 1);
      return;
    case 'ItemEdited': {
      const item = isIn(seen, itemId, 'offered', 'waiting', 'active');
      if (event.data.milestoneId !== undefined) item.milestone = event.data.milestoneId;
      return;
    }
    case 'ItemTagged':
    case 'ItemUntagged': {
      const { tags } = isIn(seen, itemId, 'offered', 'waiting', 'active');
      const isGiven = event.type === 'ItemTagged';
      must(tags.has(event.data.tagId) !== isGiven, 'LOG-8: a tag given twice or taken from where it is not');
      if (isGiven) tags.add(event.data.tagId);
      else tags.delete(event.data.tagId);
      return;
    }
    case 'AlarmStarted':
    case 'AlarmIntervalChanged':
    case 'AlarmStopped':
    case 'AlarmFellDue':
    case 'AlarmAcknowledged':
      observeAlarm(seen, event);
      return;
    default:
      observeStep(isIn(seen, itemId, 'offered', 'waiting', 'active'), event);
  }
}

type AlarmFact = Extract<FocusEvent, { type: `Alarm${string}` }>;
type StepFact = Extract<FocusEvent, { type: `Step${string}` }>;

function observeStep(item: WitnessedItem, event: StepFact): void {
  if (event.type === 'StepsReordered') {
    const isSame = [...event.data.stepIds].sort().join() === [...item.steps].sort().join();
    must(isSame, 'FOCUS-15: steps belong to exactly one item');
    item.steps = [...event.data.stepIds];
    return;
  }
  const { stepId } = event.data;
  must(item.steps.includes(stepId) !== (event.type === 'StepAdded'), 'FOCUS-15: steps belong to exactly one item');
  if (event.type === 'StepAdded') {
    const { after } = event.data;
    must(after === null || item.steps.includes(after), 'FOCUS-15: a step follows one of the same item');
    item.steps.splice(after === null ? 0 : item.steps.indexOf(after) + 1, 0, stepId);
  }
  if (event.type === 'StepRemoved') item.steps.splice(item.steps.indexOf(stepId), 1);
  if (event.type === 'StepChecked') item.checked.add(stepId);
  if (event.type === 'StepUnchecked' || event.type === 'StepRemoved') item.checked.delete(stepId);
}

function observeAlarm(seen: Witnessed, event: AlarmFact): void {
  isIn(seen, event.data.itemId, 'active');
  const { alarm } = seen;
  must((alarm === null) === (event.type === 'AlarmStarted'), 'FOCUS-19: one alarm session per owner');
  switch (event.type) {
    case 'AlarmStarted':
    case 'AlarmIntervalChanged': {
      const { itemId: item, intervalMinutes: interval } = event.data;
      const [startedAt, next] = [Date.parse(event.data.startedAt), Date.parse(event.data.nextTriggerAt)];
      must(INTERVALS.includes(interval), 'FOCUS-17: an interval that is none');
      must(next === startedAt + interval * MINUTE, 'FOCUS-17: an alarm falls due after its interval');
      seen.alarm = { item, interval, startedAt, next, delivered: startedAt, ringing: alarm?.ringing ?? null };
      return;
    }
    case 'AlarmFellDue': {
      if (alarm === null) return;
      const [dueAt, next] = [Date.parse(event.data.dueAt), Date.parse(event.data.nextTriggerAt)];
      must(dueAt >= alarm.next && dueAt > alarm.delivered, 'FOCUS-21: an alarm is delivered once');
      must((dueAt - alarm.startedAt) % (alarm.interval * MINUTE) === 0, 'FOCUS-21: no multiple of the interval');
      must(next === dueAt + alarm.interval * MINUTE, 'FOCUS-21: the next is the next multiple');
      must(event.data.missed === (dueAt - alarm.next) / (alarm.interval * MINUTE), 'FOCUS-21: missed ones collapse');
      seen.alarm = { ...alarm, next, delivered: dueAt, ringing: dueAt };
      return;
    }
    case 'AlarmStopped':
      seen.alarm = null;
      return;
    case 'AlarmAcknowledged':
      must(alarm?.ringing === Date.parse(event.data.dueAt), 'FOCUS-21: an alarm is shown until acknowledged');
      alarm.ringing = null;
  }
}

function observeProject(seen: Witnessed, event: ProjectFact): void {
  const { projectId } = event.data;
  if (event.type === 'ProjectCreated') {
    must(
      event.data.scope === 'personal' && event.data.defaultUserId === 'ann',
      'PLAN-3: a personal project is its owner’s',
    );
    seen.projects.set(projectId, { archived: false, milestones: new Map() });
    return;
  }
  const project = seen.projects.get(projectId);
  must(project !== undefined, 'LOG-8: an event about a project that does not exist');
  if (event.type === 'ProjectArchived') project.archived = true;
  if (event.type === 'ProjectUnarchived') project.archived = false;
  if (event.type === 'MilestoneAdded') project.milestones.set(event.data.milestoneId, { archived: false });
  if (event.type === 'MilestoneArchived') project.milestones.set(event.data.milestoneId, { archived: true });
  if (event.type === 'MilestoneUnarchived') project.milestones.set(event.data.milestoneId, { archived: false });
  if (event.type === 'MilestoneDeleted') {
    removeItems(seen, new Set([event.data.milestoneId]));
    project.milestones.delete(event.data.milestoneId);
  }
  if (event.type === 'ProjectDeleted') {
    removeItems(seen, new Set(project.milestones.keys()));
    seen.projects.delete(projectId);
  }
}

function removeItems(seen: Witnessed, milestones: ReadonlySet<string>): void {
  for (const [itemId, { milestone }] of seen.items) {
    if (milestone === null || !milestones.has(milestone)) continue;
    seen.items.delete(itemId);
    if (seen.order.includes(itemId)) seen.order.splice(seen.order.indexOf(itemId), 1);
    if (seen.alarm?.item === itemId) seen.alarm = null;
    seen.items.forEach(({ origin, milestone: other }) => {
      const goesToo = other !== null && milestones.has(other);
      must(origin !== itemId || goesToo, 'PLAN-9: an item that a remaining one names as origin is not removed');
    });
  }
}
