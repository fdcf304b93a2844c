import fc from 'fast-check';
import type { FocusCommand } from '../../../src/focus/domain/focus.decide.js';
import type { FocusEvent } from '../../../src/focus/domain/focus.events.js';
import {
  ALARM_INTERVALS,
  type CopiedItemFact,
  type ItemState,
  type MilestoneFact,
  type TagFact,
} from '../../../src/focus/domain/foreign-facts.js';
import { actor, copiedItem } from '../../support/focus.js';

const oneOf = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);

const mostly = fc.nat({ max: 9 }).map((of) => of > 0);
const rarely = mostly.map((often) => !often);

/** Few ids, so that commands often concern the same things. */
const itemId = oneOf('i1', 'i2', 'i3', 'i4', 'i5');
const stepId = oneOf('s1', 's2');
const tagId = oneOf('t1', 't2');
const projectId = oneOf('own', 'own', 'own', 'other');
const personalMilestone = oneOf('p1', 'p2', 'p3');
const milestoneId = fc.oneof(personalMilestone, oneOf('team', null));
const text = oneOf('One', ' Two ', 'Three');

const minute = 60_000;
const moment = fc.nat({ max: 900 }).map((minutes) => new Date(1_772_000_000_000 + minutes * minute).toISOString());
const dueAt = oneOf(null, '2026-04-01T00:00:00.000Z', '2026-05-01T02:00:00+02:00');
const dueOn = oneOf(null, undefined, '2026-04-01', '2026-02-30');
/** In any order: on an earlier day, as after a journey west, an item that came back is set aside again. */
const today = oneOf('2026-03-01', '2026-03-02', '2026-03-03', '2026-06-01');
const alarmDefault = fc.option(fc.constantFrom(...ALARM_INTERVALS), { nil: null });

/** Mostly the owner; sometimes a colleague or an admin. */
const inStream = fc.oneof(
  { weight: 9, arbitrary: fc.constant({ by: actor('ann'), ownerId: 'ann' }) },
  { weight: 1, arbitrary: oneOf(actor('bob'), actor('ada', 'admin')).map((by) => ({ by, ownerId: 'ann' })) },
);

/** As stale as possible, except for a milestone's scope, which never changes. */
const milestone = fc
  .tuple(milestoneId, fc.record({ organizationId: fc.constant('org'), archived: rarely, visibleToActor: mostly }))
  .map(([id, fact]): MilestoneFact | null =>
    id === null ? null : { ...fact, milestoneId: id, scope: id === 'team' ? 'team' : 'personal' },
  );
/** The id of a milestone, mostly with a fact about that one, sometimes about another. */
const into = fc
  .tuple(milestone, milestone, mostly)
  .map(([named, other, fits]) => ({ milestoneId: named?.milestoneId ?? null, milestone: fits ? named : other }));
const tag: fc.Arbitrary<TagFact> = fc.record({ tagId, known: fc.constant(true), retired: rarely });
const owner = fc.record({ organizationId: fc.constant('org'), active: mostly });
const newSteps = fc.uniqueArray(fc.record({ stepId, name: text }), { selector: (step) => step.stepId, maxLength: 3 });
const copied: fc.Arbitrary<CopiedItemFact> = fc
  .record({
    itemId,
    ownerId: oneOf('ann', 'carl'),
    state: oneOf<ItemState>('completed', 'completed', 'waiting', 'active'),
    visibleToActor: mostly,
    milestone,
    dueAt,
    steps: newSteps,
    tags: fc.array(tag, { maxLength: 2 }),
  })
  .map(({ itemId: id, ...fact }) => copiedItem(fact.ownerId === 'ann' ? id : `carls-${id}`, fact));

type Type = FocusCommand['type'];
type Fields<T extends Type> = Omit<Extract<FocusCommand, { readonly type: T }>, 'type' | 'by' | 'ownerId'>;
type Arbitraries<F> = { [K in keyof F]: fc.Arbitrary<F[K]> };

function asked<T extends Type>(type: T, fields: Arbitraries<Fields<T>>): fc.Arbitrary<FocusCommand> {
  return fc
    .tuple(inStream, fc.record(fields))
    .map(([who, rest]) => ({ type, ...who, ...rest }) as unknown as FocusCommand);
}

const visibleToActor = fc.boolean();
const onItem = { itemId, visibleToActor };
const onStep = { ...onItem, stepId };
const newItem = { itemId, owner, milestoneRequired: rarely };
const onMilestone = { projectId, milestoneId: personalMilestone };
const place = fc.oneof(
  itemId.map((before) => ({ before })),
  itemId.map((after) => ({ after })),
  fc.integer({ min: 0, max: 5 }).map((position) => ({ position })),
);

const offer = fc
  .tuple(
    inStream,
    into,
    fc.record({ ...newItem, title: text, description: oneOf(null, 'x'), dueAt, dueOn, steps: newSteps }),
    fc.record({ tags: fc.array(tag, { maxLength: 2 }), accept: mostly }),
  )
  .map(([who, where, wish, rest]): FocusCommand => ({ type: 'OfferItem', ...who, ...where, ...wish, ...rest }));

const pastWork = fc
  .tuple(into, fc.record({ itemId, title: text, startedAt: fc.option(moment, { nil: null }), completedAt: moment }))
  .map(([where, work]) => ({ ...work, ...where }));
const importer = fc.option(
  fc.record({ admin: mostly, active: mostly }).map(({ admin, active }) => {
    return { ...actor('ada', admin ? 'admin' : 'user'), active };
  }),
  { nil: null, freq: 9 },
);
/** Mostly after every moment above. */
const importedAt = mostly.map((late) => new Date(1_772_000_000_000 + (late ? 900 : 450) * minute).toISOString());

/** Any command on Ann's stream, sensible or not, with facts of any age. */
export const anyCommand: fc.Arbitrary<FocusCommand> = fc.oneof(
  { weight: 20, arbitrary: offer },
  {
    weight: 4,
    arbitrary: asked('ImportPastWork', {
      ...{ importer, owner, milestoneRequired: rarely, now: importedAt },
      work: fc.array(pastWork, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 6, arbitrary: asked('AcceptItem', onItem) },
  { weight: 8, arbitrary: asked('ActivateItem', { ...onItem, now: moment, alarmDefault }) },
  { weight: 8, arbitrary: asked('CompleteItem', { ...onItem, now: moment, today, alarmDefault }) },
  { weight: 5, arbitrary: asked('MoveItem', { ...onItem, to: place, today }) },
  { weight: 4, arbitrary: asked('SetAsideItem', { ...onItem, until: today, today }) },
  { weight: 1, arbitrary: asked('BringBackItem', { ...onItem, today }) },
  {
    weight: 6,
    // What it undoes is looked up when it is sent.
    arbitrary: asked('UndoLast', { last: fc.constant({ kind: 'none' }), milestone, tag, now: moment, today }),
  },
  { weight: 2, arbitrary: asked('DeleteItem', onItem) },
  { weight: 1, arbitrary: asked('DeclineOffer', { ...onItem, reason: oneOf(null, ' Why '), today }) },
  {
    weight: 4,
    arbitrary: asked('RecreateItem', {
      ...newItem,
      origin: fc.option(copied, { nil: null, freq: 9 }),
      milestoneId: fc.oneof(fc.constant(undefined), milestoneId),
      milestone,
    }),
  },
  {
    weight: 1,
    arbitrary: asked('CopyStrandedItem', {
      ...newItem,
      source: fc
        .tuple(copied, fc.boolean(), fc.boolean())
        .map(([item, ownerActive, offeredAnew]) => ({ ...item, ownerActive, offeredAnew })),
    }),
  },
  {
    weight: 2,
    arbitrary: asked('EditItem', {
      ...onItem,
      title: fc.option(text, { nil: undefined }),
      description: oneOf(undefined, null, 'x'),
      dueAt: fc.option(dueAt, { nil: undefined }),
      dueOn,
      milestoneId: fc.option(milestoneId, { nil: undefined }),
      milestone,
    }),
  },
  {
    weight: 3,
    arbitrary: asked('AddStep', { ...onStep, name: text, after: fc.oneof(stepId, oneOf(null, undefined)) }),
  },
  asked('RenameStep', { ...onStep, name: text }),
  { weight: 3, arbitrary: asked('CheckStep', onStep) },
  { weight: 3, arbitrary: asked('UncheckStep', onStep) },
  asked('RemoveStep', onStep),
  {
    weight: 3,
    arbitrary: asked('ReorderSteps', { ...onItem, stepIds: fc.array(stepId, { minLength: 1, maxLength: 3 }), today }),
  },
  asked('TagItem', { ...onItem, tag }),
  asked('UntagItem', { ...onItem, tagId }),
  asked('StartAlarm', { minutes: oneOf(15, 30, 45), now: moment }),
  asked('ChangeAlarmInterval', { minutes: oneOf(15, 30, 45), now: moment }),
  asked('StopAlarm', {}),
  asked('AcknowledgeAlarm', {}),
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('DeliverDueAlarm' as const),
      ownerId: fc.constant('ann'),
      ownerActive: mostly,
      now: moment,
    }),
  },
  fc.constant<FocusCommand>({ type: 'EndAlarmOfDeactivatedUser', ownerId: 'ann' }),
  { weight: 2, arbitrary: asked('CreatePersonalProject', { ...onMilestone, name: text, milestoneName: text }) },
  { weight: 3, arbitrary: asked('AddMilestone', { ...onMilestone, name: text }) },
  asked('RenameMilestone', { ...onMilestone, name: text }),
  { weight: 3, arbitrary: asked('ArchiveMilestone', onMilestone) },
  { weight: 3, arbitrary: asked('UnarchiveMilestone', onMilestone) },
  asked('ArchiveProject', { projectId }),
  asked('UnarchiveProject', { projectId, team: fc.constant(undefined), defaultUser: fc.constant(undefined) }),
  { weight: 3, arbitrary: asked('DeleteMilestone', onMilestone) },
  asked('DeleteProject', { projectId }),
);

const EVENT_TYPES: Readonly<Record<FocusEvent['type'], true>> = {
  ItemOffered: true,
  PastWorkImported: true,
  ItemAccepted: true,
  OfferDeclined: true,
  ItemActivated: true,
  ItemReturnedToWaiting: true,
  ItemCompleted: true,
  ItemMoved: true,
  ItemSetAside: true,
  ItemBroughtBack: true,
  ItemEdited: true,
  ItemDeleted: true,
  StepAdded: true,
  StepRenamed: true,
  StepChecked: true,
  StepUnchecked: true,
  StepsReordered: true,
  StepRemoved: true,
  ItemTagged: true,
  ItemUntagged: true,
  AlarmStarted: true,
  AlarmIntervalChanged: true,
  AlarmStopped: true,
  AlarmFellDue: true,
  AlarmAcknowledged: true,
  ProjectCreated: true,
  ProjectRenamed: true,
  ProjectArchived: true,
  ProjectUnarchived: true,
  ProjectDefaultUserChanged: true,
  MilestoneAdded: true,
  MilestoneRenamed: true,
  MilestoneArchived: true,
  MilestoneUnarchived: true,
  MilestoneDeleted: true,
  ProjectDeleted: true,
};

/** Few items and mostly their transitions, so that even arbitrary events reach late states. */
const fewItems = oneOf('i1', 'i2', 'i3');
const neighbour = fc.option(fewItems, { nil: null });
const eventType = fc.oneof(
  oneOf<FocusEvent['type']>('ItemOffered', 'ItemAccepted', 'ItemActivated', 'ItemReturnedToWaiting', 'ItemCompleted'),
  fc.constantFrom(...(Object.keys(EVENT_TYPES) as FocusEvent['type'][])),
);

/** An event of any type, valid by itself: it has the fields of all types. */
export const anyEvent: fc.Arbitrary<FocusEvent> = fc
  .record({
    type: eventType,
    data: fc.record({
      itemId: fewItems,
      ...onMilestone,
      stepId,
      tagId,
      dueAt: moment,
      originItemId: neighbour,
      stepIds: fc.array(stepId, { minLength: 1, maxLength: 3 }),
      tagIds: fc.array(tagId, { maxLength: 2 }),
      offeredBy: oneOf('ann', 'bob'),
      above: neighbour,
      below: neighbour,
      after: fc.option(stepId, { nil: null }),
      intervalMinutes: fc.constantFrom(...ALARM_INTERVALS),
      startedAt: moment,
      completedAt: moment,
      nextTriggerAt: moment,
      scope: oneOf('personal', 'personal', 'team'),
    }),
    personal: fc.record({ title: text, description: text, name: text, stepNames: fc.array(text, { maxLength: 2 }) }),
  })
  .map((event) => event as unknown as FocusEvent);
