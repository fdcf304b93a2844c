import { line, ref } from '../../../../src/kernel/records/declaring/record-fields.js';
import { keyTaken, obstacle, refusalRows } from '../../../../src/kernel/records/declaring/record-refusals.js';
import { record } from '../../../../src/kernel/records/declaring/record.js';

const plain = { owner: 'user', shelf: 'training', examples: { create: { name: 'Squat' } } } as const;
const exercise = record('Exercise', {
  ...plain,
  fields: { name: line({ max: 200 }) },
  unique: { name: { among: 'unarchived', compare: 'people' } },
  verbs: { create: {}, change: { archivedToo: true }, archive: {} },
});
const workout = record('Workout', {
  ...plain,
  fields: { name: line({ max: 200 }), exerciseId: ref('Exercise', { optional: true }) },
  verbs: { create: {}, change: {}, archive: {}, unarchive: {} },
});
const codes = (...[type, others]: Parameters<typeof refusalRows>) => refusalRows(type, others).map(([code]) => code);

describe('the refusals of a record type', () => {
  it('say what is possible instead of changing an archived record, whether it can be unarchived or not', () => {
    expect(obstacle(exercise, 'archived')).toMatchObject({
      detail: 'The exercise is archived and stays as it is; use another one, or leave it.',
      allowed: ['create-exercise'],
    });
    expect(obstacle(workout, 'archived')).toMatchObject({
      detail: 'The workout is archived and stays as it is; unarchive it first, or leave it.',
      allowed: ['unarchive'],
    });
  });

  it('are worded with the article that the noun takes', () => {
    expect(keyTaken(exercise, 'name').detail).toBe(
      'You have an exercise of this name; use that one, or choose another name.',
    );
  });

  it('have a page for an archived record that others refer to, though it may be changed itself', () => {
    expect(codes(exercise)).not.toContain('EXERCISE_ARCHIVED');
    expect(codes(exercise, [exercise, workout])).toContain('EXERCISE_ARCHIVED');
  });
});
