import type { ImportPastWork, PastWork } from '../../../src/focus/domain/past-work.js';
import { focusDecider } from '../../../src/focus/domain/focus.decider.js';
import type { FocusEvent } from '../../../src/focus/domain/focus.events.js';
import { MOST_PAST_WORK } from '../../../src/focus/domain/past-work.js';
import { given, replay } from '../../support/given.js';
import {
  active,
  actor,
  alarmStarted,
  byAda,
  byAnn,
  completed,
  itemOffered,
  now,
  personalProject,
  teamMilestone,
  toAnn,
  waiting,
} from '../../support/focus.js';

const importer = { ...actor('ada', 'admin'), active: true };
const BEGUN = '2024-01-02T08:00:00.000Z';
const DONE = '2024-01-02T09:30:00.000Z';

function past(itemId: string, more: Partial<PastWork> = {}): PastWork {
  const nowhere = { milestoneId: null, milestone: null };
  return { itemId, title: ` Title of ${itemId} `, ...nowhere, startedAt: null, completedAt: DONE, ...more };
}

function importing(...work: readonly PastWork[]): ImportPastWork {
  return { type: 'ImportPastWork', ...byAnn, ...toAnn, importer, now, work };
}

type Imported = Extract<FocusEvent, { type: 'PastWorkImported' }>;

function imported(itemId: string, data: Partial<Imported['data']> = {}): Imported {
  const usual = { organizationId: 'org', ownerId: 'ann', offeredBy: 'ann', milestoneId: null };
  return {
    type: 'PastWorkImported',
    data: { itemId, ...usual, startedAt: null, completedAt: DONE, ...data },
    personal: { subject: 'ann', title: `Title of ${itemId}` },
  };
}

describe('past work', () => {
  it('FOCUS-22: is recorded as done in one append, at its own times in UTC', () => {
    const first = past('a', { startedAt: '2024-01-02T09:00:00+01:00', completedAt: '2024-01-02T10:30:00+01:00' });
    given(focusDecider, [])
      .when(importing(first, past('b')))
      .then(imported('a', { startedAt: BEGUN }), imported('b'));
  });

  it('FOCUS-22: touches neither the active item, the alarm nor the waiting list', () => {
    const history = [...active('now'), alarmStarted('now', 30, '2026-03-02T09:30:00.000Z'), ...waiting('x', 'y')];
    const before = replay(focusDecider, history);
    given(focusDecider, history)
      .when(importing(past('a')))
      .then(imported('a'));
    const { completed: done, ...after } = replay(focusDecider, [...history, imported('a')]);
    // Its number among the items ever made only determines its place in a snapshot.
    const { made, shelves, changed } = before;
    expect({ ...after, made, shelves, changed, completed: before.completed }).toEqual(before);
    expect([...done.keys()]).toEqual(['a']);
  });

  it('FOCUS-22: its event happened when the work was completed, unlike any other event', () => {
    expect(focusDecider.happenedAt?.(imported('a'))).toBe(DONE);
    expect(focusDecider.happenedAt?.(itemOffered('a'))).toBeUndefined();
  });

  it('skips work that is recorded already, completed or not, and work that is named twice', () => {
    given(focusDecider, [...completed('a'), ...waiting('b')])
      .when(importing(past('a'), past('b'), past('c'), past('c')))
      .then(imported('c'));
    given(focusDecider, [...completed('a'), ...waiting('b')])
      .when(importing(past('a'), past('b')))
      .thenAlreadySo();
  });

  it.each([
    ['without an importer', null],
    ['if the importer is not an admin', { ...actor('bob'), active: true }],
    ['if the admin is deactivated', { ...importer, active: false }],
    ['if the admin is of another organization', { ...importer, organizationId: 'elsewhere' }],
  ])('FOCUS-22: is refused %s', (_, by) => {
    given(focusDecider, [])
      .when({ ...importing(past('a')), importer: by })
      .thenRefused({ kind: 'forbidden', rule: 'FOCUS-22', code: 'IMPORTS_ONLY' });
  });

  it('FOCUS-10, ORG-9: is recorded in its owner’s name only, and for nobody who is deactivated', () => {
    given(focusDecider, [])
      .when({ ...importing(past('a')), ...byAda })
      .thenRefused({ kind: 'forbidden', code: 'NOT_THE_OWNER' });
    given(focusDecider, [])
      .when({ ...importing(past('a')), owner: { organizationId: 'org', active: false } })
      .thenRefused({ rule: 'ORG-9', code: 'USER_INACTIVE' });
  });

  it.each([
    [{ completedAt: '2024-02-30T08:00:00Z' }, /^When it was completed must be a date and time/],
    [{ startedAt: 'early' }, /^When it was started must be a date and time with an offset, such as 2026-03-01T17:00/],
    [{ completedAt: '2030-01-01T00:00:00Z' }, /^Its completion time is in the future;/],
    [{ startedAt: '2024-01-02T09:30:00.001Z' }, /^Its completion time is before its start time;/],
  ])('FOCUS-22: the refusal of %j says what is wrong, and what is allowed instead', (more, detail) => {
    const { decision } = given(focusDecider, []).when(importing(past('a', more)));
    expect(decision).toMatchObject({ kind: 'refused', refusal: { detail: expect.stringMatching(detail) as unknown } });
  });

  it('FOCUS-22: may be completed at the moment it was started', () => {
    given(focusDecider, [])
      .when(importing(past('a', { startedAt: DONE })))
      .then(imported('a', { startedAt: DONE }));
  });

  it.each([
    ['an invalid time', { completedAt: '2024-02-30T08:00:00Z' }, 'PAST_WORK_TIME_INVALID'],
    ['a beginning that is no time', { startedAt: 'early' }, 'PAST_WORK_TIME_INVALID'],
    ['a time to come', { completedAt: '2030-01-01T00:00:00Z' }, 'PAST_WORK_IN_FUTURE'],
    ['a beginning after its end', { startedAt: '2024-01-02T09:30:00.001Z' }, 'PAST_WORK_ENDS_FIRST'],
    ['an empty title', { title: ' ' }, 'TITLE_INVALID'],
  ])('FOCUS-22: with %s, the whole command is refused', (_, more, code) => {
    given(focusDecider, [])
      .when(importing(past('a'), past('b', more)))
      .thenRefused({ kind: 'invalid', code });
  });

  it('is refused if one command would record more than fits into an append', () => {
    const work = Array.from({ length: MOST_PAST_WORK + 1 }, (_, index) => past(`a${index}`));
    given(focusDecider, [])
      .when(importing(...work))
      .thenRefused({ code: 'TOO_MUCH_PAST_WORK' });
    given(focusDecider, [])
      .when(importing(...work.slice(1)))
      .then(imported('a1'), ...work.slice(2).map(({ itemId }) => imported(itemId)));
  });

  it('PLAN-5, PLAN-11: keeps the rules of milestones', () => {
    const into = (milestoneId: string, fact = teamMilestone(milestoneId)) =>
      past('a', { milestoneId, milestone: fact });
    given(focusDecider, [])
      .when(importing(into('m')))
      .then(imported('a', { milestoneId: 'm' }));
    given(focusDecider, personalProject('own', 'p'))
      .when(importing(into('p')))
      .then(imported('a', { milestoneId: 'p' }));
    given(focusDecider, [])
      .when(importing(into('m', teamMilestone('m', { archived: true }))))
      .thenRefused({ rule: 'PLAN-11', code: 'MILESTONE_ARCHIVED' });
    given(focusDecider, [])
      .when({ ...importing(past('a')), milestoneRequired: true })
      .thenRefused({ rule: 'PLAN-5', code: 'MILESTONE_REQUIRED' });
  });

  it('FOCUS-6, FOCUS-11: is completed for good, and may be recreated', () => {
    given(focusDecider, [imported('a')])
      .when({ type: 'DeleteItem', ...byAnn, itemId: 'a' })
      .thenRefused({ code: 'ITEM_COMPLETED', allowed: ['recreate'] });
  });
});
