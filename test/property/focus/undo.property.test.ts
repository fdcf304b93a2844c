import fc from 'fast-check';
import { asideIn } from '../../../src/focus/domain/aside.js';
import type { FocusCommand } from '../../../src/focus/domain/focus.decide.js';
import { focusDecider } from '../../../src/focus/domain/focus.decider.js';
import type { FocusEvent } from '../../../src/focus/domain/focus.events.js';
import type { FocusState } from '../../../src/focus/domain/focus.state.js';
import { itemAfter, type ItemBefore } from '../../../src/focus/domain/undo.facts.js';
import { principal } from '../../../src/focus/domain/undo.js';
import { idsIn } from '../../../src/focus/domain/waiting-list.js';
import { byAnn } from '../../support/focus.js';
import { replay } from '../../support/given.js';
import { anyCommand } from './focus.arbitraries.js';
import { alarmMinutes, ofItem } from './last-command.js';

const commands = fc.noBias(fc.array(anyCommand, { minLength: 40, maxLength: 160, size: 'max' }));
const days = fc.constantFrom('2026-03-01', '2026-03-02', '2026-03-03', '2026-06-01');
const now = '2026-04-01T00:00:00.000Z';
const teams = {
  milestoneId: 'team',
  organizationId: 'org',
  scope: 'team',
  archived: false,
  visibleToActor: true,
} as const;

/** What users see of a state on a day, without the order of tags and the start of an alarm, which an undo renews. */
function seen(state: FocusState, today: string) {
  const { items, completed, waiting, activeId, alarm, offers, origins } = state;
  const aside = asideIn(state, today);
  const open = [...items.values()].map(({ shelf: _, tagIds, asideUntil, ...item }) => [
    item.itemId,
    { ...item, tags: new Set(tagIds), asideUntil: aside.has(item.itemId) ? asideUntil : null },
  ]);
  return {
    open: Object.fromEntries(open) as object,
    completed: new Set(completed.keys()),
    order: idsIn(waiting),
    activeId,
    alarm: alarm && { itemId: alarm.itemId, intervalMinutes: alarm.intervalMinutes },
    offers,
    origins,
  };
}

/** An item's texts and dates, which the state does not hold; `seen` compares until when it is set aside. */
function said(item: ItemBefore | null) {
  return item && { ...item, asideUntil: null };
}

/** Undoes each of Ann's commands as if it were the last one, except those of types that are in `undone` already. */
function undoEach(sequence: readonly FocusCommand[], today: string, undone?: Set<string>): void {
  let history: FocusEvent[] = [];
  let state = focusDecider.initial();
  for (const command of sequence) {
    const decision = focusDecider.decide(command, state);
    if (decision.kind !== 'events') continue;
    const [earlier, did] = [history, decision.events];
    history = [...earlier, ...did];
    state = did.reduce((one, event) => focusDecider.evolve(one, event), state);
    const { type, data } = principal(did);
    if (!('by' in command) || command.by.userId !== 'ann' || undone?.has(type) === true) continue;
    const itemId = 'itemId' in data ? data.itemId : '';
    const before = itemAfter(ofItem(earlier, itemId));
    const last = { kind: 'found', events: did, before, alarmMinutes: alarmMinutes(earlier) } as const;
    const facts = { milestone: before?.milestoneId === 'team' ? teams : null, tag: tagOf(did) };
    const undo = focusDecider.decide({ type: 'UndoLast', ...byAnn, last, now, today, ...facts }, state);
    if (undo.kind !== 'events') continue;
    undone?.add(type);
    const lived = [...history, ...undo.events];
    expect(seen(replay(focusDecider, lived), today)).toEqual(seen(replay(focusDecider, earlier), today));
    if (type !== 'ItemOffered') expect(said(itemAfter(ofItem(lived, itemId)))).toEqual(said(before));
  }
}

function tagOf([event]: readonly FocusEvent[]) {
  return event?.type === 'ItemUntagged' ? { tagId: event.data.tagId, known: true, retired: false } : null;
}

describe('undoing the last of any sequence of commands', () => {
  it('FOCUS-26: restores the state before that command, or is refused', () => {
    fc.assert(
      fc.property(commands, days, (sequence, today) => {
        undoEach(sequence, today);
      }),
      { numRuns: 100 },
    );
  });

  it('FOCUS-26: succeeds for every command that has an inverse, so that the test above covers all of them', () => {
    const undone = new Set<string>();
    const sequences = fc.sample(commands, { numRuns: 600, seed: 1 });
    for (const sequence of sequences) undoEach(sequence, '2026-03-01', undone);
    expect([...undone].sort()).toEqual([
      'AlarmIntervalChanged',
      'AlarmStarted',
      'AlarmStopped',
      'ItemActivated',
      'ItemBroughtBack',
      'ItemEdited',
      'ItemMoved',
      'ItemOffered',
      'ItemSetAside',
      'ItemTagged',
      'ItemUntagged',
      'StepAdded',
      'StepChecked',
      'StepRemoved',
      'StepRenamed',
      'StepUnchecked',
      'StepsReordered',
    ]);
  });
});
