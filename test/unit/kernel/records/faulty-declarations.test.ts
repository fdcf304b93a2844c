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
import { recordVerbs } from '../../../../src/kernel/records/declaring/hosted-records.js';
import { checkShelves, recordRoom } from '../../../../src/kernel/records/serving/record-room.js';

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
    "The record type Habit can't be: its key name names goalName, which is not one of its fields: a key is unique on the record's shelf, among its owner's records, and nowhere else.",
  ],
  [
    'a reference to a type whose records can be deleted',
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
    'a reference from an organization’s record to a user’s',
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
    'a default that its field does not accept',
    () => record('Habit', { ...plain, fields: { target: int({ min: 1, max: 50, default: 0 }) } }),
    "The record type Habit can't be: its field target has the default 0, which is not within 1 and 50.",
  ],
  [
    'a field that accepts no value',
    () => record('Habit', { ...plain, fields: { weight: decimal({ min: 2, max: 1, places: 0 }) } }),
    "The record type Habit can't be: its field weight takes nothing: its min 2 is above its max 1.",
  ],
  [
    'a field that is optional and has a default',
    () => record('Habit', { ...plain, fields: { done: flag({ optional: true, default: false }) } }),
    "The record type Habit can't be: its field done is optional and has a default; it can be one of the two.",
  ],
  [
    'a field under a name that every record has already',
    () => record('Habit', { ...plain, fields: { revision: int({ min: 1, max: 2 }) } }),
    "The record type Habit can't be: its field revision has a name that every record uses itself; choose another.",
  ],
  [
    'a change of an unknown field',
    () => record('Habit', { ...plain, verbs: { create: {}, change: { takes: ['title'] } } }),
    "The record type Habit can't be: its change takes title, which is not one of its fields.",
  ],
  [
    'a list that is filtered by text',
    () => record('Habit', { ...plain, filter: ['name'] }),
    "The record type Habit can't be: its list is filtered by name, a line; choices, flags, days and references can filter a list.",
  ],
  [
    'unarchiving of a type that is never archived',
    () => record('Habit', { ...plain, verbs: { create: {}, unarchive: {} } }),
    "The record type Habit can't be: it can be unarchived but never archived.",
  ],
  [
    'two owners of one shelf',
    () => recordRoom('life', section, [goal, record('Habit', { ...plain, owner: 'organization', shelf: 'goals' })]),
    "Goal and Habit share the shelf goals and not the owner; a shelf is one owner's.",
  ],
  [
    'two types with the same table',
    () => recordRoom('life', section, [goal, record('Aim', { ...plain, noun: ['goal', 'goals'] })]),
    'Two record types of the room life have the table goals.',
  ],
  [
    'a shelf whose name has a dash, so that its streams would not show their owner',
    () => record('Habit', { ...plain, shelf: 'my-habits' }),
    "The record type Habit can't be: its shelf my-habits must be a word in small letters, without a dash.",
  ],
  [
    'a field under the name of a command’s type',
    () => record('Habit', { ...plain, fields: { type: line({ max: 9 }) } }),
    "The record type Habit can't be: its field type has a name that every record uses itself; choose another.",
  ],
  [
    'a personal field called like the subject of personal text',
    () => record('Habit', { ...plain, fields: { subject: line({ max: 9, personal: true }) } }),
    "The record type Habit can't be: its field subject has a name that every record uses itself; choose another.",
  ],
  [
    'a field in the column of the time of archiving',
    () => record('Habit', { ...plain, fields: { removedAt: line({ max: 9 }) }, archivedAt: 'removed_at' }),
    "The record type Habit can't be: its field removedAt has a name that every record uses itself; choose another.",
  ],
  [
    'a field under a name that every object has',
    () => record('Habit', { ...plain, fields: { constructor: line({ max: 9, optional: true }) } }),
    "The record type Habit can't be: its field constructor has a name that every object of JavaScript has; choose another.",
  ],
  [
    'a field under a name that no column can have',
    () => record('Habit', { ...plain, fields: { order: int({ min: 1, max: 9 }) } }),
    "The record type Habit can't be: its field order has a name that is a reserved word of SQL; choose another.",
  ],
  [
    'a default with more decimal places than its field',
    () => record('Habit', { ...plain, fields: { weight: decimal({ min: 0, max: 9, places: 1, default: 0.25 }) } }),
    "The record type Habit can't be: its field weight has the default 0.25, which it can't take: it has more than 1 decimal places.",
  ],
  [
    'a default that is not an integer',
    () => record('Habit', { ...plain, fields: { target: int({ min: 1, max: 50, default: 1.5 }) } }),
    "The record type Habit can't be: its field target has the default 1.5, which it can't take: it is not a whole number.",
  ],
  [
    'a bound beyond the numbers that can be stored',
    () => record('Habit', { ...plain, fields: { steps: int({ min: 0, max: 1e308 }) } }),
    "The record type Habit can't be: its field steps has the max 1e+308, which is no whole number that can be kept exactly.",
  ],
  [
    'more decimal places than a number can have',
    () => record('Habit', { ...plain, fields: { weight: decimal({ min: 0, max: 9, places: 101 }) } }),
    "The record type Habit can't be: its field weight has 101 decimal places; 0 to 15 are possible.",
  ],
  [
    'a text of at most no characters',
    () => record('Habit', { ...plain, fields: { why: line({ max: 0 }) } }),
    "The record type Habit can't be: its field why takes nothing: not one character is allowed.",
  ],
  [
    'two verbs of the same name',
    () => record('Habit', { ...plain, verbs: { create: {}, change: { word: 'archive' }, archive: {} } }),
    "The record type Habit can't be: two of its verbs make archive; give one of them another word.",
  ],
  [
    'two verbs with the same event',
    () => record('Habit', { ...plain, verbs: { create: {}, change: { past: 'created' } } }),
    "The record type Habit can't be: two of its verbs make HabitCreated; give one of them another word.",
  ],
  [
    'a list that is filtered by a field called like a paging parameter',
    () => record('Habit', { ...plain, fields: { cursor: flag({}) }, filter: ['cursor'] }),
    "The record type Habit can't be: its list is filtered by cursor, which is a parameter of every list.",
  ],
  [
    'two types of the same name',
    () => recordRoom('life', section, [goal, record('Goal', { ...plain, noun: ['aim', 'aims'] })]),
    'Two record types of the room life are called Goal.',
  ],
  [
    'a room whose name is not a word',
    () => recordRoom('my life', section, [goal]),
    'The room my life must be named by a word in small letters.',
  ],
  [
    'a shelf in the streams of another read model',
    () => checkShelves([recordRoom('life', section, [goal])], [{ ...recordRoom('work', section, [goal]).projector }]),
    'The shelf goals of the room life is in streams of the read model work; give it another name.',
  ],
  [
    'a reference in a hand-written decider without `referred`',
    () => recordVerbs(habitOf('Goal'), { entries: () => new Map() }),
    'Habit refers to records, and `referred` does not say which there are.',
  ],
  [
    'personal text in a hand-written decider without `subject`',
    () =>
      recordVerbs(record('Habit', { ...plain, fields: { name: line({ max: 9, personal: true }) } }), {
        entries: () => new Map(),
      }),
    'Habit has personal text, and `subject` does not say whose.',
  ],
  [
    'a reference to a type whose table is made later',
    () => recordRoom('life', section, [habitOf('Goal'), goal]),
    "The field goalId of Habit can't refer to Goal: its table is made later; put Goal before Habit in their room.",
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
