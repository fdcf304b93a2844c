import type { Decision } from '../../../src/kernel/deciding/decider.js';
import { focusDecider } from '../../../src/focus/domain/focus.decider.js';
import { idsIn } from '../../../src/focus/domain/waiting-list.js';
import type { RecreateItem } from '../../../src/focus/domain/copies.js';
import type { FocusCommand } from '../../../src/focus/domain/focus.decide.js';
import type { FocusEvent } from '../../../src/focus/domain/focus.events.js';
import { allowedOn } from '../../../src/focus/domain/focus.refusals.js';
import { type FocusState, stateOf } from '../../../src/focus/domain/focus.state.js';
import { deepFreeze } from '../../support/deep-freeze.js';
import { replay } from '../../support/given.js';
import { focusWalk } from '../../support/reference-model/walk.js';
import {
  byAnn,
  copiedItem,
  now,
  personalProject,
  seenByAda,
  teamMilestone,
  toAnn,
  today,
} from '../../support/focus.js';

const IDS = ['a', 'b', 'c', 'd'] as const;

/** Ann's personal project: its first milestone can be deleted, its second stays. */
const start = personalProject('own', 'm', 'n');

/** One name for all states that differ only in the ids of their items. */
function canonical(state: FocusState): string {
  const shape = (itemId: string): string => {
    const item = state.items.get(itemId) ?? state.completed.get(itemId);
    const named = state.origins.get(itemId) ?? 0;
    return `${stateOf(itemId, state) ?? '-'} ${item?.milestoneId ?? '-'} ${named}`;
  };
  const ordered = [...(state.activeId === null ? [] : [state.activeId]), ...idsIn(state.waiting)];
  const others = IDS.filter((id) => !ordered.includes(id) && stateOf(id, state) !== undefined);
  const originOf = (id: string): string | null =>
    (state.items.get(id) ?? state.completed.get(id))?.originItemId ?? null;
  const withOrigin = (id: string): string => `${shape(id)} < ${shapeOfOrigin(id)}`;
  const shapeOfOrigin = (id: string): string => {
    const origin = originOf(id);
    return origin === null ? '-' : shape(origin);
  };
  const names = [...ordered, ...others.sort((one, other) => (withOrigin(one) < withOrigin(other) ? -1 : 1))];
  const items = names.map((id) => `${shape(id)} ${names.indexOf(originOf(id) ?? '')}`);
  return [...items, state.alarm !== null, state.projectOfMilestone.size].join('|');
}

/** Every command that Ann can send about these items, sensible or not. */
function commandsIn(state: FocusState): FocusCommand[] {
  const existing = IDS.filter((id) => stateOf(id, state) !== undefined);
  const fresh = IDS.find((id) => stateOf(id, state) === undefined);
  const commands: FocusCommand[] = [
    { type: 'DeleteMilestone', ...byAnn, projectId: 'own', milestoneId: 'm' },
    { type: 'StopAlarm', ...byAnn },
  ];
  for (const itemId of existing) {
    const on = { ...byAnn, itemId };
    commands.push(
      { type: 'AcceptItem', ...on },
      { type: 'DeclineOffer', ...on, reason: null, today },
      { type: 'ActivateItem', ...on, now, alarmDefault: 15 },
      { type: 'CompleteItem', ...on, now, today, alarmDefault: 15 },
      { type: 'DeleteItem', ...on },
      ...idsIn(state.waiting).map((_, index): FocusCommand => ({
        type: 'MoveItem',
        ...on,
        to: { position: index + 1 },
        today,
      })),
    );
    if (fresh !== undefined)
      commands.push(recreation(itemId, fresh, state), { ...recreation(itemId, fresh, state), milestoneId: null });
  }
  if (fresh !== undefined) commands.push(offer(fresh, null), offer(fresh, 'm'));
  return commands;
}

function offer(itemId: string, milestoneId: string | null): FocusCommand {
  const plain = { title: 'Title', description: null, dueAt: null, milestone: null, steps: [], tags: [] };
  return { type: 'OfferItem', ...byAnn, ...toAnn, itemId, milestoneId, ...plain, accept: false };
}

function recreation(originId: string, itemId: string, state: FocusState): RecreateItem {
  const milestoneId = (state.items.get(originId) ?? state.completed.get(originId))?.milestoneId ?? null;
  const milestone = milestoneId === null ? null : teamMilestone(milestoneId, { scope: 'personal' });
  const origin = copiedItem(originId, { state: stateOf(originId, state) ?? 'completed', milestone });
  return { type: 'RecreateItem', ...byAnn, ...toAnn, itemId, origin, milestone: null };
}

/** The command of each action that a refusal may name, for the item. */
const ACTIONS = {
  AcceptItem: 'accept',
  DeclineOffer: 'decline',
  ActivateItem: 'activate',
  CompleteItem: 'complete',
  DeleteItem: 'delete',
  MoveItem: 'move',
} as const;

function actionOf(command: FocusCommand): (typeof ACTIONS)[keyof typeof ACTIONS] | undefined {
  return command.type in ACTIONS ? ACTIONS[command.type as keyof typeof ACTIONS] : undefined;
}

/** Fails unless commands with an effect are allowed, refused ones are not, and refusals name what is allowed. */
function mustBeHonest(command: FocusCommand, state: FocusState, decision: Decision<FocusEvent>): void {
  const action = actionOf(command);
  if (action === undefined || !('itemId' in command)) return;
  const itemState = stateOf(command.itemId, state);
  if (itemState === undefined) throw new Error('A command about an item that does not exist.');
  const allowed: readonly string[] = allowedOn({ itemId: command.itemId, state: itemState }, state);
  const isAllowed = allowed.includes(action);
  if (decision.kind === 'events' && !isAllowed) throw new Error(`${action} happens, but is not named as allowed`);
  if (decision.kind !== 'refused') return;
  if (isAllowed) throw new Error(`${action} is named as allowed, but refused`);
  if (decision.refusal.allowed.join() !== allowed.join()) throw new Error(`${action}: the refusal names other actions`);
}

/** The same command from an admin who sees everything: refused, or no more than an offer. */
function mustBeTheOwners(command: FocusCommand, state: FocusState): void {
  const decision = focusDecider.decide({ ...command, ...seenByAda }, state);
  if (decision.kind === 'refused') return;
  if (decision.kind === 'events' && decision.events.every(({ type }) => type === 'ItemOffered')) return;
  throw new Error(`${command.type} by somebody else is not refused`);
}

describe('every state that one owner can reach with up to four items', () => {
  it('FOCUS-1 to FOCUS-14, PLAN-8 to PLAN-10: in each, every command keeps every rule', () => {
    const reached = new Map<string, readonly FocusEvent[]>([[canonical(replay(focusDecider, start)), start]]);
    const answers = new Set<string>();
    // Iterating over a Map includes what is added meanwhile, so this ends when no new state is reached.
    for (const history of reached.values()) {
      const state = deepFreeze(replay(focusDecider, history));
      for (const command of commandsIn(state)) {
        const decision = focusDecider.decide(command, state);
        answers.add(decision.kind === 'refused' ? decision.refusal.code : command.type);
        mustBeHonest(command, state, decision);
        mustBeTheOwners(command, state);
        if (decision.kind !== 'events') continue;
        const walk = focusWalk('ann');
        walk.see(history);
        walk.see(decision.events, command);
        const longer = [...history, ...decision.events];
        const after = replay(focusDecider, longer);
        if (idsIn(after.waiting).join() !== (walk.model.lists.get('ann') ?? []).join())
          throw new Error('The waiting list is another.');
        const name = canonical(after);
        if (!reached.has(name)) reached.set(name, longer);
      }
    }
    expect([...answers].sort()).toEqual(EVERY_ANSWER);
    expect(reached.size).toBeGreaterThan(2_500);
  });
});

/** Each command that must succeed in some state, and each code with which one must be refused. */
const EVERY_ANSWER = [
  'AcceptItem',
  'ActivateItem',
  'CompleteItem',
  'DeclineOffer',
  'DeleteItem',
  'DeleteMilestone',
  'ITEM_ACTIVE',
  'ITEM_COMPLETED',
  'ITEM_IS_ORIGIN',
  'ITEM_NOT_ACTIVE',
  'ITEM_NOT_COMPLETED',
  'ITEM_NOT_OFFERED',
  'ITEM_NOT_WAITING',
  'MILESTONE_NOT_FOUND',
  'MoveItem',
  'ORIGIN_OF_REMAINING_ITEM',
  'OfferItem',
  'RecreateItem',
  'StopAlarm',
];
