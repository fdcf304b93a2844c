import {
  choice,
  date,
  decimal,
  flag,
  instant,
  int,
  line,
  lines,
  prose,
  ref,
} from '../../../src/kernel/records/declaring/record-fields.js';
import { record } from '../../../src/kernel/records/declaring/record.js';
import { recordRoom } from '../../../src/kernel/records/serving/record-room.js';

/** Everybody's, and admins': what tools hang on. */
export const rack = record('Rack', {
  owner: 'organization',
  shelf: 'racks',
  fields: { name: line({ max: 200 }), rows: int({ min: 1, max: 9, default: 3 }) },
  unique: { name: { among: 'unarchived', compare: 'people' } },
  verbs: { create: {}, change: {}, archive: { word: 'retire' } },
  examples: { create: { name: 'North' }, change: { rows: 4 } },
});

/** A user's own: a field of every kind, references on its shelf and to another, both kinds of key, and a rule of its own. */
export const tool = record(
  'Tool',
  {
    owner: 'user',
    shelf: 'tools',
    says: 'A tool of yours.',
    fields: {
      title: line({ max: 20, personal: true }),
      serial: line({ max: 20, optional: true }),
      notes: prose({ max: 2_000, personal: true, optional: true, says: 'Of several lines.' }),
      aliases: lines({ max: 20, most: 3, optional: true }),
      count: int({ min: 1, max: 50, default: 1 }),
      grams: decimal({ min: 0, max: 100_000, places: 2, optional: true }),
      sharp: flag({ default: false }),
      kind: choice(['hand', 'power'], { default: 'hand' }),
      boughtOn: date({ optional: true }),
      checkedAt: instant({ optional: true }),
      rackId: ref('Rack', { optional: true }),
      partOfId: ref('Tool', { optional: true }),
    },
    unique: {
      title: { among: 'unarchived', compare: 'people' },
      serial: { with: ['kind'], among: 'all', compare: 'exact' },
    },
    verbs: { create: {}, change: {}, archive: {}, unarchive: {} },
    filter: ['kind', 'sharp', 'rackId', 'boughtOn'],
    examples: { create: { title: 'Saw' }, change: { sharp: true } },
  },
  (command, entry, shelf) => {
    if (command.type === 'ChangeTool' && command.partOfId === command.toolId) {
      const detail = 'A tool is no part of itself; name another one, or none.';
      return { kind: 'refused', code: 'TOOL_OF_ITSELF', detail, allowed: ['change'] };
    }
    if (command.type !== 'ArchiveTool' || entry?.archived !== false) return undefined;
    // Its parts go with it.
    return Array.from(shelf['Tool'] ?? [])
      .filter(([, part]) => !part.archived && part.values?.['partOfId'] === command.toolId)
      .map(([toolId]) => ({ type: 'ToolArchived', data: { toolId } }));
  },
);

/** A user's own, which can be deleted, on the same shelf as tools. */
export const sketch = record('Sketch', {
  owner: 'user',
  shelf: 'tools',
  fields: { title: line({ max: 20 }), toolId: ref('Tool', { optional: true }) },
  verbs: {
    create: { word: 'draw', past: 'drawn' },
    change: { word: 'redraw', past: 'redrawn', takes: ['title'] },
    delete: {},
  },
  noun: ['sketch', 'sketches'],
  examples: { create: { title: 'Plan' }, change: { title: 'Better plan' } },
});

/** A room that no product has: it proves what follows from record types. */
export const workshop = recordRoom('workshop', { name: 'Workshop', description: 'Tools and racks.' }, [
  rack,
  tool,
  sketch,
]);
