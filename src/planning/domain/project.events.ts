import { described, eventTypes, oneOf, orNull, text, type EventOf } from '../../kernel/deciding/event-types.js';
import { milestone } from '../records/milestone.record.js';

/** `personal`: its default user's alone, in that user's focus stream. `team`: in a stream of its own. */
export type ProjectScope = 'personal' | 'team';

const ofProject = { projectId: text };
/** Names belong to the owner of a personal project, to the organization of a team project. */
const name = { name: text };

/** The events of a project, personal or team, and its milestones. */
export const projectEvents = eventTypes({
  ProjectCreated: {
    says: 'A project was made.',
    data: {
      ...ofProject,
      organizationId: text,
      scope: oneOf<ProjectScope>('personal', 'team'),
      teamId: described('Null for a personal project.', orNull(text)),
      defaultUserId: text,
    },
    personal: name,
  },
  ProjectRenamed: { says: 'A project was given another name.', data: ofProject, personal: name },
  ProjectArchived: { says: 'A project was put away.', data: ofProject },
  ProjectUnarchived: { says: 'A project that had been put away is in use again.', data: ofProject },
  ProjectDefaultUserChanged: {
    says: 'Work of a team project is offered to another user unless it names one.',
    data: { ...ofProject, defaultUserId: text },
  },
  ...milestone.events,
  ProjectDeleted: {
    says: 'A personal project was deleted, and its milestones and all their items with it.',
    data: ofProject,
  },
});

/** An event of a project. */
export type ProjectEvent = EventOf<typeof projectEvents>;
