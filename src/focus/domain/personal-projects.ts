import { type Refusal, refused } from '../../kernel/deciding/decider.js';
import { decideProject, type PersonalProjectCommand } from '../../planning/domain/project.decide.js';
import { obstacle } from '../../kernel/records/declaring/record-refusals.js';
import { milestone } from '../../planning/records/milestone.record.js';
import { type Answer, isOwner } from './access.js';
import { no, notTheOwner } from './focus.refusals.js';
import type { FocusState } from './focus.state.js';

/** The owner's commands on their personal projects, milestones included. */
export type OwnProjectCommand = PersonalProjectCommand & { readonly ownerId: string };

/** PLAN-3: the owner's commands to their personal projects; a deletion also concerns the items that go with it. */
export function decideOwnProjects(command: OwnProjectCommand, state: FocusState): Answer {
  if (command.type === 'CreatePersonalProject' && !isOwner(command)) return refused(notTheOwner('PLAN-3'));
  if (takesForeignId(command, state)) return refused(obstacle(milestone, 'exists'));
  const project = state.projects.get(command.projectId);
  const decision = decideProject(command, project);
  if (decision.kind !== 'events') return decision;
  const gone = goneMilestones(command, [...(project?.milestones.keys() ?? [])]);
  const unfit = gone.size === 0 ? undefined : whyNotWithItems(gone, state);
  return unfit ? refused(unfit) : decision;
}

/** Ids of the items that a deletion of these milestones takes, completed ones included (PLAN-8). */
export function itemsIn(milestoneIds: ReadonlySet<string>, state: FocusState): ReadonlySet<string> {
  const found = new Set<string>();
  for (const items of [state.items, state.completed]) {
    for (const [itemId, { milestoneId }] of items) {
      if (milestoneId !== null && milestoneIds.has(milestoneId)) found.add(itemId);
    }
  }
  return found;
}

/** A milestone's id is taken by whichever of the owner's projects has it. */
function takesForeignId(command: OwnProjectCommand, state: FocusState): boolean {
  if (command.type !== 'AddMilestone' && command.type !== 'CreatePersonalProject') return false;
  const projectId = state.projectOfMilestone.get(command.milestoneId);
  return projectId !== undefined && projectId !== command.projectId;
}

function goneMilestones(command: OwnProjectCommand, all: readonly string[]): ReadonlySet<string> {
  if (command.type === 'DeleteProject') return new Set(all);
  return new Set(command.type === 'DeleteMilestone' ? [command.milestoneId] : []);
}

function whyNotWithItems(milestoneIds: ReadonlySet<string>, state: FocusState): Refusal | undefined {
  const going = itemsIn(milestoneIds, state);
  for (const items of [state.items, state.completed]) {
    for (const [itemId, { originItemId }] of items) {
      // rule PLAN-9: a deletion that would remove an item some remaining item names as origin is refused
      if (originItemId !== null && going.has(originItemId) && !going.has(itemId)) return originWouldGo;
    }
  }
  return undefined;
}

const originWouldGo = no(
  'PLAN-9',
  'ORIGIN_OF_REMAINING_ITEM',
  'An item in here was recreated elsewhere, and a history that is referred to stays; archive instead.',
  ['archive'],
);
