import { line } from '../../kernel/records/declaring/record-fields.js';
import { record } from '../../kernel/records/declaring/record.js';

/** A team of an organization; users say who is in it, projects which it has. */
export const team = record('Team', {
  owner: 'organization',
  shelf: 'organization',
  says: 'A team; a retired one stays known, because history refers to it.',
  fields: { name: line({ max: 200 }) },
  verbs: {
    create: { says: 'A team was made.' },
    change: { word: 'rename', takes: ['name'], says: 'A team was given another name.' },
    archive: {
      word: 'retire',
      says: 'A team takes no more members and projects.',
      description: 'Only one without active members and unarchived projects.',
      refusals: ['TEAM_HAS_MEMBERS', 'TEAM_HAS_PROJECTS'],
    },
  },
  examples: { create: { name: 'Research' }, change: { name: 'Research and design' } },
  archivedAt: 'removed_at',
  refusals: {
    notFound: {
      allowed: [],
      page: { explanation: 'The organization has no team with this id.', rule: 'ORG-2' },
    },
    archived: {
      detail: 'The team is retired: it keeps its name and takes nobody in; choose another team, or none.',
      allowed: ['create-team', 'move-to-team'],
      page: { explanation: 'A retired team keeps its name, takes nobody in and takes on no projects.' },
    },
    // rule ORG-1: a team begins in one organization's stream, where nothing can move it to another
    exists: {
      rule: 'ORG-1',
      page: { explanation: 'Ids are made by the service; send the request again.', rule: 'ORG-1' },
    },
  },
});
