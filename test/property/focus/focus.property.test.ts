import { serialize } from 'node:v8';
import fc from 'fast-check';
import { focusDecider } from '../../../src/focus/domain/focus.decider.js';
import { idsIn } from '../../../src/focus/domain/waiting-list.js';
import type { FocusCommand } from '../../../src/focus/domain/focus.decide.js';
import type { FocusEvent } from '../../../src/focus/domain/focus.events.js';
import { focusParts } from '../../../src/focus/domain/focus.parts.js';
import type { FocusState } from '../../../src/focus/domain/focus.state.js';
import { approximateBytes } from '../../../src/kernel/deciding/stream-state.js';
import { deepFreeze } from '../../support/deep-freeze.js';
import { replay } from '../../support/given.js';
import type { ReferenceModel } from '../../support/reference-model/reference-model.js';
import { focusWalk } from '../../support/reference-model/walk.js';
import { anyCommand, anyEvent } from './focus.arbitraries.js';
import { type Deed, lookedUp } from './last-command.js';
import { expectRestored, takeDown } from './parts.js';

/** Without fast-check’s bias, which favours the first of the few ids, so that hardly two items would ever wait. */
const commands = fc.noBias(fc.array(anyCommand, { minLength: 40, maxLength: 160, size: 'max' }));

/** Carries out the commands in turn; `afterEach` gets each that changed something, and the command that repeats it. */
function carryOut(
  sequence: readonly FocusCommand[],
  afterEach: (command: FocusCommand, events: readonly FocusEvent[], state: FocusState, again: FocusCommand) => void,
): { state: FocusState; history: FocusEvent[] } {
  const history: FocusEvent[] = [];
  const deeds: Deed[] = [];
  let state = focusDecider.initial();
  for (const wish of sequence) {
    const command = lookedUp(wish, deeds);
    const decision = focusDecider.decide(command, state);
    if (decision.kind !== 'events') continue;
    history.push(...decision.events);
    deeds.push({ command, events: decision.events });
    state = decision.events.reduce((before, event) => focusDecider.evolve(before, event), state);
    afterEach(command, decision.events, state, lookedUp(wish, deeds));
  }
  return { state, history };
}

/** The events of a user with that many items, steps and tags, some items deleted, with ids of the usual length. */
function eventsOf(counts: Readonly<Record<'open' | 'steps' | 'tags' | 'imported' | 'milestones' | 'deleted', number>>) {
  const id = (kind: string, n: number): string => `${kind}-${n}`.padEnd(36, '0');
  const ids = (kind: string, count: number): string[] => Array.from({ length: count }, (_, n) => id(kind, n));
  const none = { originItemId: null, dueAt: null, dueOn: null, milestoneId: null };
  const of = (type: string, data: object): FocusEvent => ({ type, data }) as FocusEvent;
  const events = ids('item', counts.open).flatMap((itemId, n) => [
    of('ItemOffered', {
      ...{ itemId, offeredBy: 'ann'.padEnd(36, '0'), ...none },
      ...{ stepIds: ids(`step-${n}`, counts.steps), tagIds: ids('tag', counts.tags) },
    }),
    of('ItemAccepted', { itemId }),
  ]);
  const project = { projectId: id('project', 0), organizationId: 'org', scope: 'personal', teamId: null };
  return [
    ...events,
    ...ids('done', counts.imported).map((itemId) => of('PastWorkImported', { itemId, milestoneId: null })),
    of('ProjectCreated', { ...project, defaultUserId: 'ann' }),
    ...ids('milestone', counts.milestones).map((milestoneId) =>
      of('MilestoneAdded', { projectId: project.projectId, milestoneId }),
    ),
    ...ids('item', Math.min(counts.open, counts.deleted)).map((itemId) => of('ItemDeleted', { itemId })),
  ];
}

/** The open items of the decider's state, with the fields that the reference model has too. */
function itemsIn(state: FocusState): Map<string, object> {
  const items = [...state.items].map(([id, item]) => {
    const { milestoneId: milestone, originItemId: origin, tagIds, asideUntil: aside, steps } = item;
    const checked = new Set(steps.filter((step) => step.checked).map(({ stepId }) => stepId));
    const stepIds = steps.map(({ stepId }) => stepId);
    return [id, { state: item.state, milestone, origin, aside, stepIds, checked, tags: new Set(tagIds) }] as const;
  });
  return new Map(items);
}

/** The open items of the reference model, in the same form. */
function itemsOf({ items, steps, itemTags }: ReferenceModel): Map<string, object> {
  const open = [...items.values()].filter(({ state }) => state !== 'completed');
  const said = open.map(({ id, state, milestone_id: milestone, origin_item_id: origin, set_aside_until: aside }) => {
    const own = steps.get(id) ?? [];
    const checked = new Set(own.filter((step) => step.is_completed).map((step) => step.id));
    const stepIds = own.map((step) => step.id);
    return [id, { state, milestone, origin, aside, stepIds, checked, tags: new Set(itemTags.get(id)) }] as const;
  });
  return new Map(said);
}

/** Whether these events change only texts, which a state does not hold. */
function saysOnlyText(events: readonly FocusEvent[]): boolean {
  return events.every(({ type, data }) =>
    type === 'ItemEdited'
      ? Object.keys(data).join() === 'itemId'
      : ['StepRenamed', 'ProjectRenamed', 'MilestoneRenamed'].includes(type),
  );
}

function expectAgreement(model: ReferenceModel, state: FocusState): void {
  const completed = [...model.items.values()].filter((item) => item.state === 'completed').map(({ id }) => id);
  const active = [...model.items.values()].find((item) => item.state === 'active');
  expect(itemsIn(state)).toEqual(itemsOf(model));
  expect(idsIn(state.waiting)).toEqual(model.lists.get('ann') ?? []);
  expect([...state.completed.keys()].sort()).toEqual(completed.sort());
  expect(state.activeId).toBe(active?.id ?? null);
  expect(state.alarm?.itemId ?? null).toBe(model.sessions.get('ann')?.item_id ?? null);
}

describe('any sequence of commands to a focus stream, with facts of any age', () => {
  it('FOCUS-1 to FOCUS-22, PLAN-3 to PLAN-11: every rule holds after every step', () => {
    fc.assert(
      fc.property(commands, (sequence) => {
        const walk = focusWalk('ann');
        const { state } = carryOut(sequence, (command, events) => walk.see(events, command));
        expectAgreement(walk.model, state);
      }),
      { numRuns: 400 },
    );
  });

  it('LOG-3: the same command a second time adds no event, unless it sets a text', () => {
    fc.assert(
      fc.property(commands, (sequence) => {
        carryOut(sequence, (command, _, state, sentAgain) => {
          const again = focusDecider.decide(sentAgain, state);
          if (again.kind === 'events' && !saysOnlyText(again.events)) {
            throw new Error(`${command.type} was carried out twice`);
          }
        });
      }),
      { numRuns: 200 },
    );
  });

  it('a decision changes neither the state nor the command, and replay gives the same state', () => {
    fc.assert(
      fc.property(commands, (sequence) => {
        const { state, history } = carryOut(deepFreeze(sequence), (command, _, now) => {
          focusDecider.decide(command, deepFreeze(structuredClone(now)));
        });
        expect(replay(focusDecider, deepFreeze(history))).toEqual(state);
        const half = structuredClone(replay(focusDecider, history.slice(0, history.length / 2)));
        const rest = history.slice(history.length / 2);
        expect(rest.reduce((before, event) => focusDecider.evolve(before, event), half)).toEqual(state);
      }),
      { numRuns: 100 },
    );
  });

  it('includes a success of every type of command, so that the tests above cover all of them', () => {
    const succeeded = new Set<string>();
    const sequences = fc.sample(commands, { numRuns: 300, seed: 1 });
    for (const sequence of sequences) carryOut(sequence, ({ type }) => succeeded.add(type));
    expect([...succeeded].sort()).toEqual(ALL_COMMANDS);
  });
});

describe('any events, in any order', () => {
  it('give a state that can be restored from its parts, however often the changed ones were written', () => {
    const sometimes = fc.array(fc.tuple(anyEvent, fc.nat(9)), { maxLength: 200, size: 'max' });
    fc.assert(
      fc.property(fc.noBias(sometimes), (events) => {
        const written = new Map<string, unknown>();
        let state = focusDecider.initial();
        for (const [event, chance] of events) {
          state = focusDecider.evolve(state, event);
          if (chance === 0) takeDown(state, written);
        }
        takeDown(state, written);
        expectRestored(written, state);
      }),
      { numRuns: 400 },
    );
  });

  it('give a state whose estimated size is between a third and twice its actual size, whatever its items have', () => {
    const size = fc.record({
      open: fc.nat(200),
      steps: fc.nat(200),
      tags: fc.nat(50),
      imported: fc.nat(400),
      milestones: fc.nat(100),
      deleted: fc.nat(100),
    });
    fc.assert(
      fc.property(size, (counts) => {
        const state = replay(focusDecider, eventsOf(counts));
        const [told, held] = [focusParts.bytes(state), approximateBytes(state)];
        // The maps of an empty state take up to 4,000 bytes.
        expect(told).toBeGreaterThan((held - 4_000) / 3);
        expect(told).toBeLessThan(held * 2);
      }),
      { numRuns: 40 },
    );
  });

  it('leave no personal text in the state, nor anything from which one could be guessed', () => {
    const personal = { subject: 'SAID', title: 'SAID', description: 'SAID', name: 'SAID', stepNames: ['SAID'] };
    const other = { subject: 'ELSE', title: 'ELSE', description: 'ELSE', name: 'ELSE', stepNames: ['ELSE'] };
    const saying = (events: readonly FocusEvent[], text: object): FocusEvent[] =>
      events.map((event) => ({ ...event, personal: text }) as FocusEvent);
    fc.assert(
      fc.property(fc.noBias(fc.array(anyEvent, { maxLength: 150, size: 'max' })), (events) => {
        const state = serialize(replay(focusDecider, saying(events, personal)));
        expect(state.includes('SAID')).toBe(false);
        expect(state.equals(serialize(replay(focusDecider, saying(events, other))))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('never make evolve throw, and give a consistent state', () => {
    fc.assert(
      fc.property(fc.noBias(fc.array(anyEvent, { maxLength: 150, size: 'max' })), (events) => {
        const state = replay(focusDecider, deepFreeze(events));
        const inState = (wanted: string): string[] =>
          [...state.items.values()].filter((item) => item.state === wanted).map(({ itemId }) => itemId);
        expect(idsIn(state.waiting).sort()).toEqual(inState('waiting').sort());
        expect(inState('active')).toEqual(state.activeId === null ? [] : [state.activeId]);
        if (state.alarm !== null) expect(state.alarm.itemId).toBe(state.activeId);
        for (const itemId of state.completed.keys()) expect(state.items.has(itemId)).toBe(false);
        const named = [...state.items.values(), ...state.completed.values()].map(({ originItemId }) => originItemId);
        expect([...state.origins.values()].reduce((sum, count) => sum + count, 0)).toBe(
          named.filter((origin) => origin !== null).length,
        );
        const offered = [...state.items.values()].filter((item) => item.state === 'offered');
        for (const [by, count] of state.offers) {
          expect(offered.filter(({ offeredBy }) => offeredBy === by)).toHaveLength(count);
        }
        expect(new Set(state.offers.keys())).toEqual(new Set(offered.map(({ offeredBy }) => offeredBy)));
        const milestones = [...state.projects.values()].flatMap(({ milestones: own }) => [...own.keys()]);
        expect([...state.projectOfMilestone.keys()].sort()).toEqual(milestones.sort());
        expect(replay(focusDecider, events)).toEqual(state);
      }),
      { numRuns: 1000 },
    );
  });
});

const ALL_COMMANDS = [
  'AcceptItem',
  'AcknowledgeAlarm',
  'ActivateItem',
  'AddMilestone',
  'AddStep',
  'ArchiveMilestone',
  'ArchiveProject',
  'BringBackItem',
  'ChangeAlarmInterval',
  'CheckStep',
  'CompleteItem',
  'CopyStrandedItem',
  'CreatePersonalProject',
  'DeclineOffer',
  'DeleteItem',
  'DeleteMilestone',
  'DeleteProject',
  'DeliverDueAlarm',
  'EditItem',
  'EndAlarmOfDeactivatedUser',
  'ImportPastWork',
  'MoveItem',
  'OfferItem',
  'RecreateItem',
  'RemoveStep',
  'RenameMilestone',
  'RenameStep',
  'ReorderSteps',
  'SetAsideItem',
  'StartAlarm',
  'StopAlarm',
  'TagItem',
  'UnarchiveMilestone',
  'UnarchiveProject',
  'UncheckStep',
  'UndoLast',
  'UntagItem',
];
