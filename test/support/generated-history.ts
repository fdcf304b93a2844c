import fc from 'fast-check';
import type { ItemEvent } from '../../src/focus/index.js';
import { uuid, type AnyEvent, type Happening } from './history.js';
import { sample, sampleHistory } from './sample-history.js';

/** A history, and how it leaves each owner's list and active item. */
export interface GeneratedHistory {
  readonly history: readonly Happening[];
  readonly owners: readonly {
    readonly id: string;
    readonly active: string | null;
    readonly waiting: readonly string[];
  }[];
}

/** One step of a generated history: what is tried, by whom, and which of the possible subjects it takes. */
interface Attempt {
  readonly verb: keyof typeof verbs;
  readonly owner: number;
  readonly pick: number;
  readonly place: number;
}

/** One owner's items as a generated history has left them. */
interface Owner {
  readonly id: string;
  readonly projectId: string;
  milestoneId: string;
  offered: string[];
  waiting: string[];
  active: string | undefined;
  completed: string[];
  readonly steps: Map<string, string[]>;
  readonly milestoneOf: Map<string, string | null>;
}

type Verb = (owner: Owner, attempt: Attempt, fresh: () => string) => readonly AnyEvent[];

const chosen = (from: readonly string[], pick: number): string | undefined => from[pick % from.length];

function forget(owner: Owner, itemId: string) {
  owner.offered = owner.offered.filter((id) => id !== itemId);
  owner.waiting = owner.waiting.filter((id) => id !== itemId);
  owner.completed = owner.completed.filter((id) => id !== itemId);
  if (owner.active === itemId) owner.active = undefined;
}

function alarmStarted(itemId: string): AnyEvent {
  const [startedAt, nextTriggerAt] = ['2026-01-01T10:00:00.000Z', '2026-01-01T10:30:00.000Z'];
  return { type: 'AlarmStarted', data: { itemId, intervalMinutes: 30, startedAt, nextTriggerAt } };
}

function activate(owner: Owner, itemId: string, cause: 'owner' | 'completion'): readonly AnyEvent[] {
  owner.waiting = owner.waiting.filter((id) => id !== itemId);
  owner.active = itemId;
  return [{ type: 'ItemActivated', data: { itemId, cause } }, alarmStarted(itemId)];
}

function offer(owner: Owner, { pick, place }: Attempt, fresh: () => string): readonly AnyEvent[] {
  const itemId = fresh();
  const stepIds = Array.from({ length: pick % 3 }, fresh);
  const milestoneId = [null, owner.milestoneId, sample.milestones.first][place % 3] ?? null;
  const originItemId = milestoneId === owner.milestoneId ? (chosen(owner.completed, pick) ?? null) : null;
  owner.offered.push(itemId);
  owner.steps.set(itemId, stepIds);
  owner.milestoneOf.set(itemId, milestoneId);
  return [
    {
      type: 'ItemOffered',
      data: {
        itemId,
        organizationId: sample.organization,
        ownerId: owner.id,
        offeredBy: sample.users.ben,
        milestoneId,
        dueAt: pick % 2 === 0 ? '2026-03-01T00:00:00.000Z' : null,
        originItemId: owner.milestoneOf.get(originItemId ?? '') === milestoneId ? originItemId : null,
        copyOfItemId: null,
        stepIds,
        tagIds: pick % 2 === 0 ? [sample.tags.later] : [],
      },
      personal: { subject: owner.id, title: `T${pick}`, description: null, stepNames: stepIds.map(() => 's') },
    },
  ];
}

function importPast(owner: Owner, { pick, place }: Attempt, fresh: () => string): readonly AnyEvent[] {
  const itemId = fresh();
  const milestoneId = place % 2 === 0 ? null : owner.milestoneId;
  owner.completed.push(itemId);
  owner.milestoneOf.set(itemId, milestoneId);
  const ids = { itemId, organizationId: sample.organization, ownerId: owner.id, offeredBy: owner.id, milestoneId };
  const times = {
    startedAt: pick % 2 === 0 ? '2024-05-01T08:00:00.000Z' : null,
    completedAt: '2024-05-01T09:00:00.000Z',
  };
  const personal = { subject: owner.id, title: `P${pick}` };
  return [{ type: 'PastWorkImported', data: { ...ids, ...times }, personal }];
}

function accept(owner: Owner, { pick }: Attempt): readonly AnyEvent[] {
  const itemId = chosen(owner.offered, pick);
  if (itemId === undefined) return [];
  const above = owner.waiting.at(-1) ?? null;
  forget(owner, itemId);
  owner.waiting.push(itemId);
  return [{ type: 'ItemAccepted', data: { itemId, above } }];
}

function move(owner: Owner, { pick, place }: Attempt): readonly AnyEvent[] {
  const itemId = chosen(owner.waiting, pick);
  if (itemId === undefined) return [];
  const others = owner.waiting.filter((id) => id !== itemId);
  // Mostly to the second place, so that one gap is halved until it is full.
  const index = place % 4 === 0 ? place % (others.length + 1) : Math.min(1, others.length);
  owner.waiting = others.toSpliced(index, 0, itemId);
  const [above, below] = [others[index - 1] ?? null, others[index] ?? null];
  return [{ type: 'ItemMoved', data: { itemId, above, below } }];
}

function switchTo(owner: Owner, { pick }: Attempt): readonly AnyEvent[] {
  const itemId = chosen(owner.waiting, pick);
  if (itemId === undefined) return [];
  const before = owner.active;
  if (before === undefined) return activate(owner, itemId, 'owner');
  const below = owner.waiting[0] ?? null;
  owner.waiting.unshift(before);
  return [
    { type: 'ItemReturnedToWaiting', data: { itemId: before, below } },
    { type: 'AlarmStopped', data: { itemId: before, cause: 'left' } },
    ...activate(owner, itemId, 'owner'),
  ];
}

function complete(owner: Owner): readonly AnyEvent[] {
  const itemId = owner.active;
  if (itemId === undefined) return [];
  owner.active = undefined;
  owner.completed.push(itemId);
  const next = owner.waiting[0];
  return [
    { type: 'ItemCompleted', data: { itemId } },
    { type: 'AlarmStopped', data: { itemId, cause: 'left' } },
    ...(next === undefined ? [] : activate(owner, next, 'completion')),
  ];
}

function drop(owner: Owner, { pick, place }: Attempt): readonly AnyEvent[] {
  const decline = place % 2 === 0;
  const itemId = chosen(decline ? owner.offered : owner.waiting, pick);
  if (itemId === undefined) return [];
  forget(owner, itemId);
  const declined: ItemEvent = {
    type: 'OfferDeclined',
    data: { itemId, offeredBy: sample.users.ben },
    personal: { subject: owner.id, reason: null },
  };
  return [decline ? declined : { type: 'ItemDeleted', data: { itemId } }];
}

function edit(owner: Owner, { pick, place }: Attempt, fresh: () => string): readonly AnyEvent[] {
  const itemId = chosen([...owner.offered, ...owner.waiting], pick);
  if (itemId === undefined) return [];
  const steps = owner.steps.get(itemId) ?? [];
  const stepId = chosen(steps, place);
  if (stepId === undefined || place % 3 === 0) {
    const added = fresh();
    owner.steps.set(itemId, steps.toSpliced(steps.indexOf(stepId ?? '') + 1, 0, added));
    const data = { itemId, stepId: added, after: stepId ?? null };
    return [{ type: 'StepAdded', data, personal: { subject: owner.id, name: 'added' } }];
  }
  if (place % 3 === 1) {
    owner.steps.set(itemId, steps.toReversed());
    return [{ type: 'StepsReordered', data: { itemId, stepIds: steps.toReversed() } }];
  }
  owner.steps.set(
    itemId,
    steps.filter((id) => id !== stepId),
  );
  return [{ type: 'StepRemoved', data: { itemId, stepId } }];
}

function replaceMilestone(owner: Owner, _: Attempt, fresh: () => string): readonly AnyEvent[] {
  const { projectId, milestoneId } = owner;
  for (const [itemId, itsMilestone] of owner.milestoneOf) if (itsMilestone === milestoneId) forget(owner, itemId);
  owner.milestoneId = fresh();
  return [
    {
      type: 'MilestoneAdded',
      data: { projectId, milestoneId: owner.milestoneId },
      personal: { subject: owner.id, name: 'next' },
    },
    { type: 'MilestoneDeleted', data: { projectId, milestoneId } },
  ];
}

const verbs = { offer, importPast, accept, move, switchTo, complete, drop, edit, replaceMilestone } satisfies Record<
  string,
  Verb
>;

function ownProject(id: string, projectId: string, milestoneId: string): readonly [AnyEvent, ...AnyEvent[]] {
  const { organization } = sample;
  const project = {
    projectId,
    organizationId: organization,
    scope: 'personal',
    teamId: null,
    defaultUserId: id,
  } as const;
  return [
    { type: 'ProjectCreated', data: project, personal: { subject: id, name: 'own' } },
    { type: 'MilestoneAdded', data: { projectId, milestoneId }, personal: { subject: id, name: 'first' } },
  ];
}

function historyOf(attempts: readonly Attempt[]): GeneratedHistory {
  let ids = 0x10_0000;
  const fresh = () => uuid(ids++);
  const owners = [sample.users.ben, sample.users.cyd].map((id): Owner => {
    const lists = { offered: [], waiting: [], completed: [], active: undefined };
    return { id, projectId: fresh(), milestoneId: fresh(), ...lists, steps: new Map(), milestoneOf: new Map() };
  });
  const history: Happening[] = owners.map(({ id, projectId, milestoneId }) => ({
    stream: `focus-${id}`,
    events: ownProject(id, projectId, milestoneId),
  }));
  for (const attempt of attempts) {
    const owner = owners[attempt.owner % owners.length];
    if (owner === undefined) continue;
    const [first, ...rest] = verbs[attempt.verb](owner, attempt, fresh);
    if (first !== undefined) history.push({ stream: `focus-${owner.id}`, events: [first, ...rest] });
  }
  const left = owners.map(({ id, active = null, waiting }) => ({ id, active, waiting }));
  return { history: [...sampleHistory, ...history], owners: left };
}

const attempt: fc.Arbitrary<Attempt> = fc.record({
  verb: fc.oneof(
    { weight: 3, arbitrary: fc.constant('offer' as const) },
    { weight: 3, arbitrary: fc.constant('accept' as const) },
    { weight: 6, arbitrary: fc.constant('move' as const) },
    { weight: 3, arbitrary: fc.constant('switchTo' as const) },
    {
      weight: 2,
      arbitrary: fc.constantFrom('complete' as const, 'drop' as const, 'edit' as const, 'importPast' as const),
    },
    { weight: 1, arbitrary: fc.constant('replaceMilestone' as const) },
  ),
  owner: fc.nat(1),
  pick: fc.nat(1000),
  place: fc.nat(1000),
});

/** Histories that could have happened: the sample one, then what two owners do with their lists. */
export function generatedHistory(attempts: { readonly max: number }): fc.Arbitrary<GeneratedHistory> {
  return fc.array(attempt, { minLength: 1, maxLength: attempts.max, size: 'max' }).map(historyOf);
}
