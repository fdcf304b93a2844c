import { focusDecider } from '../../../src/focus/domain/focus.decider.js';
import type { CommandOf } from '../../../src/kernel/deciding/by-type.js';
import type { stepVerbs } from '../../../src/focus/domain/steps.js';
import type { FocusEvent } from '../../../src/focus/domain/focus.events.js';
import { given, replay } from '../../support/given.js';
import { active, byAnn, completed, itemOffered, seenByAda, seenByBob, today } from '../../support/focus.js';

const onItem = { ...byAnn, itemId: 'a' } as const;
const onStep = { ...onItem, stepId: 's2' } as const;
const item = itemOffered('a', { stepIds: ['s1', 's2', 's3'] }, { stepNames: ['One', 'Two', 'Three'] });
const stepOf = { itemId: 'a', stepId: 's2' } as const;
const checked: FocusEvent = { type: 'StepChecked', data: stepOf };
const steps = (...events: readonly FocusEvent[]) => replay(focusDecider, [item, ...events]).items.get('a')?.steps;
const order = (...events: readonly FocusEvent[]) => steps(...events)?.map(({ stepId }) => stepId);

const every: readonly CommandOf<typeof stepVerbs>[] = [
  { type: 'AddStep', ...onItem, stepId: 'new', name: 'New' },
  { type: 'RenameStep', ...onStep, name: 'New' },
  { type: 'CheckStep', ...onStep },
  { type: 'UncheckStep', ...onStep },
  { type: 'ReorderSteps', ...onItem, stepIds: ['s3', 's2', 's1'], today },
  { type: 'RemoveStep', ...onStep },
];

describe('adding a step', () => {
  const add = { type: 'AddStep', ...onItem, stepId: 'new', name: ' New ' } as const;
  const added = (after: string | null): FocusEvent => ({
    type: 'StepAdded',
    data: { itemId: 'a', stepId: 'new', after },
    personal: { subject: 'ann', name: 'New' },
  });

  it.each([
    ['at the end', undefined, 's3', ['s1', 's2', 's3', 'new']],
    ['at the beginning', null, null, ['new', 's1', 's2', 's3']],
    ['after another step', 's1', 's1', ['s1', 'new', 's2', 's3']],
  ])('FOCUS-15: the new step goes %s', (_, after, recorded, expected) => {
    given(focusDecider, [item])
      .when({ ...add, after })
      .then(added(recorded));
    expect(order(added(recorded))).toEqual(expected);
  });

  it('is the first step of an item without any', () => {
    given(focusDecider, [itemOffered('a')])
      .when(add)
      .then(added(null));
  });

  it('refuses an invalid step, and one after a step that does not exist', () => {
    given(focusDecider, [item])
      .when({ ...add, name: ' ' })
      .thenRefused({ kind: 'invalid', code: 'STEP_NAME_INVALID' });
    given(focusDecider, [item])
      .when({ ...add, stepId: 's1' })
      .thenRefused({ kind: 'invalid', code: 'STEP_ID_TAKEN' });
    given(focusDecider, [item])
      .when({ ...add, after: 'elsewhere' })
      .thenRefused({ kind: 'notFound', code: 'STEP_NOT_FOUND' });
  });

  it('refuses the 201st step', () => {
    const stepIds = Array.from({ length: 200 }, (_, n) => `${n}`);
    given(focusDecider, [itemOffered('a', { stepIds }, { stepNames: stepIds })])
      .when(add)
      .thenRefused({ kind: 'invalid', code: 'TOO_MANY_STEPS' });
  });
});

describe('renaming a step', () => {
  const rename = { type: 'RenameStep', ...onStep, name: ' New ' } as const;

  it('FOCUS-15: changes the name of that step', () => {
    const renamed: FocusEvent = { type: 'StepRenamed', data: stepOf, personal: { subject: 'ann', name: 'New' } };
    given(focusDecider, [item]).when(rename).then(renamed);
    expect(steps(renamed)).toEqual(steps());
  });

  it('records the same name again like any other, and refuses a blank one', () => {
    given(focusDecider, [item])
      .when({ ...rename, name: 'Two' })
      .then({ type: 'StepRenamed', data: stepOf, personal: { subject: 'ann', name: 'Two' } });
    given(focusDecider, [item])
      .when({ ...rename, name: ' ' })
      .thenRefused({ kind: 'invalid', code: 'STEP_NAME_INVALID' });
  });
});

describe('checking and unchecking a step', () => {
  const check = { type: 'CheckStep', ...onStep } as const;
  const uncheck = { type: 'UncheckStep', ...onStep } as const;
  const unchecked: FocusEvent = { type: 'StepUnchecked', data: stepOf };

  it('FOCUS-15: checks the step and unchecks it again', () => {
    given(focusDecider, [item]).when(check).then(checked);
    given(focusDecider, [item, checked]).when(uncheck).then(unchecked);
    expect(steps(checked)?.map((step) => step.checked)).toEqual([false, true, false]);
    expect(steps(checked, unchecked)?.map((step) => step.checked)).toEqual([false, false, false]);
  });

  it('changes nothing for a step that is checked or unchecked already', () => {
    given(focusDecider, [item, checked]).when(check).thenAlreadySo();
    given(focusDecider, [item]).when(uncheck).thenAlreadySo();
  });
});

describe('reordering steps', () => {
  const reorder = (...stepIds: readonly string[]) => ({ type: 'ReorderSteps', ...onItem, stepIds, today }) as const;

  it('FOCUS-15: puts all steps of the item in the requested order, and keeps them checked or unchecked', () => {
    const reordered: FocusEvent = { type: 'StepsReordered', data: { itemId: 'a', stepIds: ['s2', 's3', 's1'] } };
    given(focusDecider, [item])
      .when(reorder('s2', 's3', 's1'))
      .then(reordered);
    expect(order(checked, reordered)).toEqual(['s2', 's3', 's1']);
    expect(steps(checked, reordered)?.[0]).toEqual({ stepId: 's2', checked: true });
  });

  it('changes nothing if the steps are in that order already', () => {
    given(focusDecider, [item])
      .when(reorder('s1', 's2', 's3'))
      .thenAlreadySo();
  });

  it.each([
    ['leaves one out', ['s1', 's2']],
    ['names one twice', ['s1', 's2', 's3', 's3']],
    ['names one of no step of this item', ['s1', 's2', 's4']],
    ['adds one', ['s1', 's2', 's3', 's4']],
  ])('FOCUS-15: steps belong to exactly one item: an order that %s is refused', (_, stepIds) => {
    given(focusDecider, [item])
      .when(reorder(...stepIds))
      .thenRefused({ kind: 'refused', rule: 'FOCUS-15', code: 'STEPS_DIFFER' });
  });
});

describe('removing a step', () => {
  it('FOCUS-15: removes it from its item; a second time it is not found', () => {
    const removed: FocusEvent = { type: 'StepRemoved', data: stepOf };
    const remove = { type: 'RemoveStep', ...onStep } as const;
    given(focusDecider, [item]).when(remove).then(removed);
    expect(order(removed)).toEqual(['s1', 's3']);
    given(focusDecider, [item, removed]).when(remove).thenRefused({ kind: 'notFound', code: 'STEP_NOT_FOUND' });
  });
});

describe.each(every)('$type', (command) => {
  it('FOCUS-15: steps change only while their item is not completed', () => {
    given(focusDecider, completed('a', item.data))
      .when(command)
      .thenRefused({ kind: 'refused', rule: 'FOCUS-15', code: 'ITEM_COMPLETED', allowed: ['recreate'] });
  });

  it('FOCUS-15: steps change while their item is active', () => {
    const { decision } = given(focusDecider, [...active('a', item.data)]).when(command);
    expect(decision.kind).toBe(command.type === 'UncheckStep' ? 'alreadySo' : 'events');
  });

  it('FOCUS-10: only the owner changes steps', () => {
    for (const who of [seenByAda, seenByBob]) {
      given(focusDecider, [item])
        .when({ ...command, ...who })
        .thenRefused({ kind: 'forbidden', rule: 'FOCUS-10', code: 'NOT_THE_OWNER' });
    }
  });
});

describe.each(every.filter(({ type }) => type !== 'AddStep' && type !== 'ReorderSteps'))('$type', (command) => {
  it('FOCUS-15: steps belong to exactly one item: they are not found in another', () => {
    given(focusDecider, [item, itemOffered('b')])
      .when({ ...command, itemId: 'b' })
      .thenRefused({ kind: 'notFound', code: 'STEP_NOT_FOUND' });
  });
});
