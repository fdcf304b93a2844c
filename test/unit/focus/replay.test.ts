import { focusDecider } from '../../../src/focus/domain/focus.decider.js';
import { idsIn } from '../../../src/focus/domain/waiting-list.js';
import { allowedOn, allowedOnAlarm, allowedToOthers } from '../../../src/focus/domain/focus.refusals.js';
import { replay } from '../../support/given.js';
import { active, alarmStarted, completed, itemActivated, itemReturned, waiting } from '../../support/focus.js';

describe('the state of a focus stream', () => {
  it('FOCUS-3: an owner has at most one active item: a second activation event is ignored', () => {
    const after = replay(focusDecider, [...active('a'), ...waiting('x'), itemActivated('x')]);
    expect(after.activeId).toBe('a');
    expect(idsIn(after.waiting)).toEqual(['x']);
    expect(after.items.get('x')?.state).toBe('waiting');
  });

  it('FOCUS-4: the item that was active is the top of waiting after a switch', () => {
    const history = [...active('f'), ...waiting('x', 'a'), itemReturned('f', 'x'), itemActivated('a')];
    const after = replay(focusDecider, history);
    expect(after.activeId).toBe('a');
    expect(idsIn(after.waiting)).toEqual(['f', 'x']);
  });

  it('keeps of a completed item only what decisions need', () => {
    const after = replay(focusDecider, completed('a', { milestoneId: 'm', originItemId: 'o' }));
    expect(after.items.size).toBe(0);
    expect(after.completed).toEqual(new Map([['a', { milestoneId: 'm', originItemId: 'o', shelf: 0 }]]));
  });

  it('survives being serialised and read back', () => {
    const state = replay(focusDecider, [
      ...active('a', { tagIds: ['t'], stepIds: ['s'] }),
      alarmStarted('a', 15, '2026-03-02T09:15:00.000Z'),
    ]);
    expect(structuredClone(state)).toEqual(state);
  });
});

describe('what is allowed on an item', () => {
  it.each([
    ['offered', ['accept', 'decline', 'edit', 'edit-steps', 'edit-tags', 'delete']],
    ['waiting', ['activate', 'move', 'set-aside', 'edit', 'edit-steps', 'edit-tags', 'delete']],
    ['active', ['complete', 'edit', 'edit-steps', 'edit-tags', 'start-alarm']],
    ['completed', ['recreate']],
  ] as const)('FOCUS-7: names what its owner can do with an %s item', (state, actions) => {
    expect(allowedOn({ itemId: 'a', state }, { alarm: null })).toEqual(actions);
  });

  it('FOCUS-19: names what the owner can do with the alarm of the active item', () => {
    expect(allowedOnAlarm(null, null)).toEqual([]);
    expect(allowedOnAlarm('a', null)).toEqual(['start-alarm']);
    expect(allowedOnAlarm('a', { ringingSince: null })).toEqual(['change-alarm', 'stop-alarm']);
    const ringing = { ringingSince: '2026-03-02T09:15:00.000Z' };
    expect(allowedOnAlarm('a', ringing)).toEqual(['change-alarm', 'stop-alarm', 'acknowledge-alarm']);
  });

  it('FOCUS-11: names recreation to anybody else, of a completed item only', () => {
    expect(allowedToOthers('completed')).toEqual(['recreate']);
    for (const state of ['offered', 'waiting', 'active'] as const) expect(allowedToOthers(state)).toEqual([]);
  });
});
