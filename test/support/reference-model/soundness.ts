import { expectOpenMilestone } from './projects.js';
import { type ReferenceModel, must, mustDiffer } from './rows.js';

/** Expects what must hold for a stream between two commands, whatever happened in it. */
export function expectSound(model: ReferenceModel, stream: string): void {
  const id = stream.slice(stream.indexOf('-') + 1);
  if (stream.startsWith('focus-')) expectSoundFocus(model, id);
  if (stream.startsWith('organization-')) {
    const users = [...model.users.values()].filter(({ organization_id }) => organization_id === id);
    must(users.length > 0, 'ORG-3: an organization always keeps an active admin');
  }
  for (const project of model.projects.values()) {
    const { visibility_scope: scope, default_user_id: owner } = project;
    const where = scope === 'team' ? `project-${project.id}` : `focus-${owner}`;
    if (where === stream) expectOpenMilestone(model, project.id);
  }
}

function expectSoundFocus({ items, lists, sessions }: ReferenceModel, owner: string): void {
  const own = [...items.values()].filter(({ execution_owner_id }) => execution_owner_id === owner);
  const inState = (wanted: string): string[] => own.filter(({ state }) => state === wanted).map(({ id }) => id);
  const list = lists.get(owner) ?? [];
  must(inState('active').length <= 1, 'FOCUS-3: an owner has at most one active item');
  mustDiffer(list, 'FOCUS-8: positions have no ties');
  must(list.toSorted().join() === inState('waiting').sort().join(), 'FOCUS-8: only waiting items have a position');
  const session = sessions.get(owner);
  must(
    session === undefined || inState('active').includes(session.item_id),
    'FOCUS-18: the alarm is of the active item',
  );
}
