import { line } from '../../kernel/records/declaring/record-fields.js';
import { record } from '../../kernel/records/declaring/record.js';

/** A word of an organization that its people put on items. */
export const tag = record('Tag', {
  owner: 'organization',
  shelf: 'organization',
  says: 'A tag; a retired one stays known, because items carry it.',
  fields: { name: line({ max: 200 }) },
  // rule ORG-5: a tag's name is unique among its organization's unretired tags, upper and lower case alike
  unique: { name: { among: 'unarchived', compare: 'people', rule: 'ORG-5' } },
  verbs: {
    create: {
      by: 'anyone',
      says: 'A tag was made.',
      description: 'Anyone may; names of unretired tags are unique (ORG-5, ORG-8).',
    },
    change: { word: 'rename', takes: ['name'], says: 'A tag was given another name.' },
    archive: {
      word: 'retire',
      says: 'A tag can be put on no more items.',
      description: 'It stays where it is, and is put on nothing new.',
    },
  },
  examples: { create: { name: 'soon' }, change: { name: 'sooner' } },
  archivedAt: 'removed_at',
  refusals: {
    archived: {
      detail: 'The tag is retired and keeps its name; create a new one instead.',
      page: { explanation: 'A retired tag stays where it is and is put on nothing new.', rule: 'ORG-5' },
    },
    notFound: {
      page: { explanation: 'What does not exist and what is not yours to see are answered alike.', rule: 'ORG-6' },
    },
    taken: {
      page: {
        explanation: 'A tag’s name is unique among its organization’s unretired tags, upper and lower case alike.',
        rule: 'ORG-5',
      },
    },
  },
});
