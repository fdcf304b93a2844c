import {
  choice,
  decimal,
  flag,
  int,
  line,
  prose,
  ref,
} from '../../../../src/kernel/records/declaring/record-fields.js';
import { record } from '../../../../src/kernel/records/declaring/record.js';
import { recordRoom } from '../../../../src/kernel/records/serving/record-room.js';

const section = { name: 'Life', description: 'What one lives by.' };
const plain = {
  owner: 'user',
  shelf: 'habits',
  fields: { name: line({ max: 200 }), cadence: choice(['daily', 'weekly'], { default: 'daily' }) },
  verbs: { create: {}, change: {}, archive: {} },
  examples: { create: { name: 'Run' } },
} as const;
const goal = record('Goal', { ...plain, shelf: 'goals' });
const habitOf = (to: string) =>
  record('Habit', { ...plain, fields: { ...plain.fields, goalId: ref(to, { optional: true }) } });

/** Each declaration has one fault; the sentence says what it is, where, and what is allowed instead. */
const FAULTS: readonly (readonly [what: string, declare: () => unknown, sentence: string])[] = [
  [
    'a key across shelves: a field of another record type in it',
    () => record('Habit', { ...plain, unique: { name: { with: ['goalName'], among: 'all', compare: 'exact' } } }),
    "The record type Habit can't be: its key name names goalName, which is no field of it: a key is unique on the record's shelf, among its owner's records, and nowhere else.",
  ],
  [
    'a reference to a type that may vanish',
    () =>
      recordRoom('life', section, [record('Note', { ...plain, verbs: { create: {}, delete: {} } }), habitOf('Note')]),
    "The field goalId of Habit can't refer to Note: a note can be deleted, and the reference would lead nowhere; let it be archived only.",
  ],
  [
    'a reference to a type of another read model',
    () => recordRoom('life', section, [habitOf('Goal')]),
    "The field goalId of Habit can't refer to Goal: the read model has no such record type; keep an id without a key in a line instead.",
  ],
  [
    'a reference from what is everybody’s to what is one user’s',
    () =>
      recordRoom('life', section, [
        goal,
        record('Habit', { ...plain, owner: 'organization', fields: { goalId: ref('Goal', {}) } }),
      ]),
    "The field goalId of Habit can't refer to Goal: a goal is its owner's alone, and a habit is everybody's.",
  ],
  [
    'a key among unarchived records that are never archived',
    () =>
      record('Habit', {
        ...plain,
        verbs: { create: {} },
        unique: { name: { among: 'unarchived', compare: 'people' } },
      }),
    "The record type Habit can't be: its key name is unique among unarchived records, and it has no verb archive; say 'all'.",
  ],
  [
    'a key of long text',
    () =>
      record('Habit', {
        ...plain,
        fields: { why: prose({ max: 9 }) },
        unique: { why: { among: 'all', compare: 'exact' } },
      }),
    "The record type Habit can't be: its key why names why, which is prose; keys are of lines, numbers, choices, days and references.",
  ],
  [
    'a key that two rows could not swap',
    () =>
      record('Habit', {
        ...plain,
        fields: { rank: int({ min: 1, max: 9 }) },
        unique: { rank: { among: 'all', compare: 'exact' } },
      }),
    "The record type Habit can't be: its key rank is unique among all records and has neither a line in it nor fields that stay; rows could not swap it.",
  ],
  [
    'a default that its field does not take',
    () => record('Habit', { ...plain, fields: { target: int({ min: 1, max: 50, default: 0 }) } }),
    "The record type Habit can't be: its field target has the default 0, which is not within 1 and 50.",
  ],
  [
    'a field that takes nothing',
    () => record('Habit', { ...plain, fields: { weight: decimal({ min: 2, max: 1, places: 0 }) } }),
    "The record type Habit can't be: its field weight takes nothing: its min 2 is above its max 1.",
  ],
  [
    'a field that is optional and has a default',
    () => record('Habit', { ...plain, fields: { done: flag({ optional: true, default: false }) } }),
    "The record type Habit can't be: its field done is optional and has a default; it can be one of the two.",
  ],
  [
    'a field under a name that each record has of itself',
    () => record('Habit', { ...plain, fields: { revision: int({ min: 1, max: 2 }) } }),
    "The record type Habit can't be: its field revision has a name that every record has of itself; choose another.",
  ],
  [
    'a change of a field that there is none of',
    () => record('Habit', { ...plain, verbs: { create: {}, change: { takes: ['title'] } } }),
    "The record type Habit can't be: its change takes title, which is no field of it.",
  ],
  [
    'a list that is narrowed by text',
    () => record('Habit', { ...plain, filter: ['name'] }),
    "The record type Habit can't be: its list is narrowed by name, a line; choices, flags, days and references narrow a list.",
  ],
  [
    'an unarchiving of what is never archived',
    () => record('Habit', { ...plain, verbs: { create: {}, unarchive: {} } }),
    "The record type Habit can't be: it can be unarchived and never archived.",
  ],
  [
    'two owners of one shelf',
    () => recordRoom('life', section, [goal, record('Habit', { ...plain, owner: 'organization', shelf: 'goals' })]),
    "Goal and Habit share the shelf goals and not the owner; a shelf is one owner's.",
  ],
  [
    'two types of one table',
    () => recordRoom('life', section, [goal, record('Aim', { ...plain, noun: ['goal', 'goals'] })]),
    'Two record types of the room life have the table goals.',
  ],
];

describe('a faulty declaration of a record type', () => {
  it.each(FAULTS)('LOG-8: is refused with a sentence: %s', (_, declare, sentence) => {
    expect(declare).toThrow(new Error(sentence));
  });

  it('a correct declaration is accepted', () => {
    expect(recordRoom('life', section, [goal, habitOf('Goal')]).types.map(({ name }) => name)).toEqual([
      'Goal',
      'Habit',
    ]);
  });
});
