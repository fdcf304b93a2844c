import type { RequestContext } from '../../../src/kernel/deciding/room.js';
import type { ImportPastWork } from '../../../src/focus/domain/past-work.js';
import type { Focus } from '../../../src/focus/index.js';
import type { DirectoryUser } from '../../../src/organizations/index.js';
import type { StaleFacts } from './facts.js';
import type { ImportRequest } from './wishes.js';

/** What an import works with. */
interface Importing {
  readonly focus: Focus;
  readonly stale: StaleFacts;
  readonly now: string;
}

/** Records past work as the command line does: for its owner, in the name of the admin. */
export async function importPast(
  { focus, stale: { directory, focus: facts }, now }: Importing,
  importer: DirectoryUser,
  { ownerId, work }: ImportRequest,
  sent: RequestContext,
) {
  const { organizationId, userId } = importer;
  const owner = directory.user(ownerId) ?? null;
  const placed = work.map(async (one) => ({
    ...one,
    milestone: one.milestoneId === null ? null : await facts.milestone(importer, one.milestoneId),
  }));
  const command: ImportPastWork = {
    ...{ type: 'ImportPastWork', importer, owner, ownerId, now },
    by: { userId: ownerId, organizationId, role: owner?.role ?? 'user' },
    milestoneRequired: directory.organization(organizationId)?.milestoneRequired ?? false,
    work: await Promise.all(placed),
  };
  return focus.decide(command, { organizationId, actor: userId, onBehalfOf: ownerId, ...sent });
}
