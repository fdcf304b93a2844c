import type { Refusal } from '../../kernel/deciding/decider.js';
import { isHidden } from './access.js';
import type { InStream } from './command-fields.js';
import type { MilestoneFact } from './foreign-facts.js';
import { milestoneNotFound, no } from './focus.refusals.js';
import type { FocusState } from './focus.state.js';

/** Why the actor can't put an item of this owner into the milestone, if so; null means no milestone. */
export function whyNotInto(
  asking: InStream,
  milestoneId: string | null,
  fact: MilestoneFact | null,
  state: FocusState,
): Refusal | undefined {
  if (milestoneId === null) return undefined;
  const projectId = state.projectOfMilestone.get(milestoneId);
  if (projectId === undefined) return whyNotIntoTeams(asking, milestoneId, fact);
  if (isHidden(asking, milestoneId, state)) return milestoneNotFound;
  const project = state.projects.get(projectId);
  const archived = project?.archived !== false || project.milestones.get(milestoneId)?.archived !== false;
  return archived ? milestoneArchived : undefined;
}

/** Why the organization's policy wants a milestone for this new item, if so. */
export function whyNotStandalone(milestoneId: string | null, milestoneRequired: boolean): Refusal | undefined {
  // rule PLAN-5: an organization may require a milestone for new items
  if (milestoneId !== null || !milestoneRequired) return undefined;
  return no('PLAN-5', 'MILESTONE_REQUIRED', 'This organization wants every new item in a milestone; name one.');
}

function whyNotIntoTeams(asking: InStream, milestoneId: string, fact: MilestoneFact | null): Refusal | undefined {
  const seen =
    fact?.milestoneId === milestoneId &&
    fact.scope === 'team' &&
    fact.organizationId === asking.by.organizationId &&
    fact.visibleToActor;
  if (!seen) return milestoneNotFound;
  return fact.archived ? milestoneArchived : undefined;
}

const milestoneArchived = no(
  'PLAN-11',
  'MILESTONE_ARCHIVED',
  'This milestone or its project is archived and takes no new items; choose another milestone or none.',
);
