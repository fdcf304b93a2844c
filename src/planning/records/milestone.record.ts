import { line } from '../../kernel/records/declaring/record-fields.js';
import { record } from '../../kernel/records/declaring/record.js';

/** A group of items in a project, which decides who may change it and which one has to stay. */
export const milestone = record('Milestone', {
  // A personal project's milestones are its owner's, a team's are the organization's: the project's stream knows.
  owner: 'organization',
  shelf: 'project',
  within: 'projectId',
  fields: { name: line({ max: 200, personal: true }) },
  verbs: {
    create: {
      word: 'add',
      by: 'anyone',
      says: 'A project was given a milestone.',
      summary: 'Add a milestone to a project',
      refusals: ['PROJECT_ARCHIVED'],
    },
    change: {
      word: 'rename',
      by: 'anyone',
      takes: ['name'],
      archivedToo: true,
      says: 'A milestone was given another name.',
    },
    archive: {
      by: 'anyone',
      says: 'A milestone was put away.',
      summary: 'Archive a milestone of a team’s project',
      description: 'The last unarchived one stays (PLAN-4).',
      refusals: ['LAST_MILESTONE'],
    },
    unarchive: { by: 'anyone', says: 'A milestone that had been put away is in use again.' },
    // rule PLAN-8
    delete: {
      by: 'anyone',
      says: 'A personal milestone was deleted, and all its items with it.',
      summary: 'Delete a milestone of a personal project',
      description: 'With its items, in one append (PLAN-8); the last unarchived milestone stays (PLAN-4).',
      refusals: ['LAST_MILESTONE', 'ORIGIN_OF_REMAINING_ITEM', 'TEAM_PROJECT_NOT_DELETABLE'],
    },
  },
  examples: { create: { name: 'Unpack' }, change: { name: 'Unpack everything' } },
  refusals: {
    notFound: {
      detail: 'There is no such milestone in this project.',
      allowed: [],
      page: { explanation: 'What does not exist and what is not yours to see are answered alike.', rule: 'ORG-7' },
    },
    exists: { allowed: ['rename'] },
  },
});
