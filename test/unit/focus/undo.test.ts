import { focusDecider } from '../../../src/focus/domain/focus.decider.js';
import type { FocusEvent } from '../../../src/focus/domain/focus.events.js';
import { itemAfter, type LastCommand } from '../../../src/focus/domain/undo.facts.js';
import { idsIn } from '../../../src/focus/domain/waiting-list.js';
import { given, replay } from '../../support/given.js';
import {
  active,
  byAnn,
  completed,
  itemAccepted,
  itemActivated,
  itemOffered,
  itemReturned,
  now,
  tag,
  today,
  waiting,
} from '../../support/focus.js';

const undo = (last: LastCommand, more: object = {}) =>
  ({ type: 'UndoLast', ...byAnn, last, now, today, milestone: null, tag: null, ...more }) as const;

/** Undoes the command on the item that had the events `did`. */
function undone(history: readonly FocusEvent[], itemId: string, ...did: readonly [FocusEvent, ...FocusEvent[]]) {
  const ours = history.filter(({ data }) => 'itemId' in data && data.itemId === itemId);
  const alarm = history.findLast(({ type }) => type === 'AlarmStarted' || type === 'AlarmIntervalChanged');
  const alarmMinutes = alarm !== undefined && 'intervalMinutes' in alarm.data ? alarm.data.intervalMinutes : null;
  return given(focusDecider, [...history, ...did]).when(
    undo({ kind: 'found', events: did, before: itemAfter(ours), alarmMinutes }, { tag: tag('t') }),
  );
}

const edited = (data: object, text: object = {}): FocusEvent => ({
  type: 'ItemEdited',
  data: { itemId: 'a', ...data },
  personal: { subject: 'ann', ...text },
});
const step = { itemId: 'a', stepId: 'two' };
const stepped = itemOffered('a', { stepIds: ['one', 'two', 'three'] }, { stepNames: ['One', 'Two', 'Three'] });
const added = (after: string | null): FocusEvent => ({
  type: 'StepAdded',
  data: { ...step, after },
  personal: { subject: 'ann', name: 'Two' },
});

describe('undoing the last command', () => {
  it('FOCUS-26: undoing an edit restores the former text, due day and due time', () => {
    const before = itemOffered('a', { dueOn: '2030-05-01' }, { title: 'Old', description: 'Text' });
    undone([before], 'a', edited({ dueAt: '2030-06-01T00:00:00.000Z', dueOn: null }, { title: 'New' })).then(
      edited({ dueAt: null, dueOn: '2030-05-01' }, { title: 'Old' }),
    );
    undone([before], 'a', edited({}, { description: null })).then(edited({}, { description: 'Text' }));
  });

  it('FOCUS-26: undoing a change of steps restores their names, places and checks', () => {
    const { type } = { type: 'StepRemoved' } as const;
    undone([stepped], 'a', { type, data: step }).then(added('one'));
    undone([stepped, { type: 'StepChecked', data: step }], 'a', { type, data: step }).then(added('one'), {
      type: 'StepChecked',
      data: step,
    });
    undone([itemOffered('a')], 'a', added(null)).then({ type, data: step });
    undone([stepped], 'a', { type: 'StepChecked', data: step }).then({ type: 'StepUnchecked', data: step });
    undone([stepped], 'a', { type: 'StepsReordered', data: { itemId: 'a', stepIds: ['three', 'one', 'two'] } }).then({
      type: 'StepsReordered',
      data: { itemId: 'a', stepIds: ['one', 'two', 'three'] },
    });
    undone([stepped], 'a', { type: 'StepRenamed', data: step, personal: { subject: 'ann', name: 'Zwei' } }).then({
      type: 'StepRenamed',
      data: step,
      personal: { subject: 'ann', name: 'Two' },
    });
  });

  it('FOCUS-26: undoing a tag change removes or restores the tag, unless it was retired', () => {
    const data = { itemId: 'a', tagId: 't' };
    undone([itemOffered('a')], 'a', { type: 'ItemTagged', data }).then({ type: 'ItemUntagged', data });
    const history = [itemOffered('a', { tagIds: ['t'] })];
    undone(history, 'a', { type: 'ItemUntagged', data }).then({ type: 'ItemTagged', data });
    given(focusDecider, [...history, { type: 'ItemUntagged', data }])
      .when(
        undo(
          { kind: 'found', events: [{ type: 'ItemUntagged', data }], before: null, alarmMinutes: null },
          { tag: tag('t', { retired: true }) },
        ),
      )
      .thenRefused({ code: 'TAG_RETIRED' });
  });

  it('FOCUS-26: undoing a move puts the item back to where it was', () => {
    const list = waiting('a', 'b', 'c');
    const moved: FocusEvent = { type: 'ItemMoved', data: { itemId: 'c', above: null, below: 'a' } };
    undone(list, 'c', moved).then({ type: 'ItemMoved', data: { itemId: 'c', above: 'b', below: null } });
    const since: FocusEvent = { type: 'ItemDeleted', data: { itemId: 'b' } };
    given(focusDecider, [...list, moved, since])
      .when(undo({ kind: 'found', events: [moved], before: null, alarmMinutes: null }))
      .thenRefused({ rule: 'FOCUS-26', code: 'CHANGED_SINCE' });
  });

  it.each(['x', 'y', 'z'])('FOCUS-26: undoing a switch to %s restores the active item and the order', (itemId) => {
    const history = [...active('a'), ...waiting('x', 'y', 'z')];
    const did = [itemReturned('a', 'x'), itemActivated(itemId)] as const;
    const { decision } = undone(history, itemId, ...did);
    if (decision.kind !== 'events') throw new Error(JSON.stringify(decision));
    const { activeId, waiting: order } = replay(focusDecider, [...history, ...did, ...decision.events]);
    expect([activeId, idsIn(order)]).toEqual(['a', ['x', 'y', 'z']]);
  });

  it('FOCUS-26: undoing brings back an item that was set aside, and sets aside again one that was brought back, until its day comes', () => {
    const aside: FocusEvent = { type: 'ItemSetAside', data: { itemId: 'a', until: '2026-05-01' } };
    const back: FocusEvent = { type: 'ItemBroughtBack', data: { itemId: 'a' } };
    undone(waiting('a'), 'a', aside).then(back);
    undone([...waiting('a'), aside], 'a', back).then(aside);
    undone([...waiting('a'), aside], 'a', { type: 'ItemSetAside', data: { itemId: 'a', until: '2026-06-01' } }).then(
      aside,
    );
  });

  it('FOCUS-26: undoing an offer to oneself deletes the item', () => {
    undone([], 'a', itemOffered('a'), itemAccepted('a')).then({ type: 'ItemDeleted', data: { itemId: 'a' } });
  });

  it('FOCUS-26: undoing an alarm change stops it, starts it, or restores its interval', () => {
    const on = (minutes: number, next: string): FocusEvent => ({
      type: 'AlarmStarted',
      data: { itemId: 'a', intervalMinutes: minutes, startedAt: now, nextTriggerAt: next },
    });
    const started = on(15, '2026-03-02T09:15:00.000Z');
    const stopped: FocusEvent = { type: 'AlarmStopped', data: { itemId: 'a', cause: 'owner' } };
    undone(active('a'), 'a', started).then(stopped);
    undone([...active('a'), started], 'a', stopped).then(started);
    const data = { itemId: 'a', intervalMinutes: 30, startedAt: now, nextTriggerAt: '2026-03-02T09:30:00.000Z' };
    undone([...active('a'), started], 'a', { type: 'AlarmIntervalChanged', data }).then({
      type: 'AlarmIntervalChanged',
      data: { ...data, intervalMinutes: 15, nextTriggerAt: '2026-03-02T09:15:00.000Z' },
    });
  });

  it.each<[string, FocusEvent[], FocusEvent, string[]]>([
    ['a completion', active('a'), { type: 'ItemCompleted', data: { itemId: 'a' } }, ['recreate']],
    ['an acceptance', [itemOffered('a')], itemAccepted('a'), ['set-aside', 'delete']],
    ['a deletion', waiting('a'), { type: 'ItemDeleted', data: { itemId: 'a' } }, ['offer']],
    ['the first activation', waiting('a'), itemActivated('a'), ['complete']],
  ])('FOCUS-26: %s cannot be undone, and the refusal names the legal way', (_, history, did, allowed) => {
    undone(history, 'a', did).thenRefused({ rule: 'FOCUS-26', code: 'NO_WAY_BACK', allowed });
  });

  it.each([
    ['none', 'NOTHING_TO_UNDO'],
    ['imported', 'UNDO_NOT_ALONE'],
    ['batched', 'UNDO_NOT_ALONE'],
    ['undo', 'UNDONE_ALREADY'],
    ['tooLongAgo', 'UNDO_TOO_LATE'],
  ] as const)('FOCUS-26: a last command of the kind %s is refused', (kind, code) => {
    given(focusDecider, completed('a')).when(undo({ kind })).thenRefused({ rule: 'FOCUS-26', code });
  });
});
