import type { Focus } from '../../focus/index.js';
import type { DirectoryUser } from '../../organizations/index.js';
import type { Importing } from './importing.js';
import type { MilestonePlace, Milestones } from './project.js';
import type { WorkRow } from './work-log.js';

export type SentCommand = Parameters<Focus['decide']>[0];

/** A row, and the id that its item has or will have. */
export interface PlacedRow {
  readonly row: WorkRow;
  readonly itemId: string;
}

/** Where the items of all owners go. */
export interface Destination {
  readonly milestones: Milestones;
  /** RFC 3339 UTC, to the full precision given; what happened later waits. */
  readonly cutoff: string | undefined;
  /** Whether what an earlier import left open is completed if the file has its completion. */
  readonly completeOpen: boolean;
  /** RFC 3339 UTC: when this import began. */
  readonly now: string;
}

/** How a command of an import is sent. */
interface Sending {
  readonly key?: string;
  readonly request: string;
  /** RFC 3339 UTC; now when absent. */
  readonly occurredAt?: string;
}

/** The actor of a command for the owner: the owner, whichever user imports. */
export function asking({ userId, organizationId, role }: DirectoryUser) {
  return { by: { userId, organizationId, role }, ownerId: userId };
}

/** What is known of a milestone of the import's project. */
export function milestoneFact({ organization: { organizationId } }: Importing, place: MilestonePlace | undefined) {
  // The importer, who acts for the owner, is an admin and sees every team project (ORG-7).
  return place === undefined ? null : { ...place, organizationId, scope: 'team' as const, visibleToActor: true };
}

/** Sends a command for the owner in the importer's name; returns the reason if it was refused. */
export async function send(
  { house, organization, importer, tally }: Importing,
  owner: DirectoryUser,
  command: SentCommand,
  sending: Sending,
): Promise<string | undefined> {
  const outcome = await house.focus.decide(command, {
    organizationId: organization.organizationId,
    actor: importer.userId,
    onBehalfOf: owner.userId,
    ...sending,
  });
  tally.commands += 1;
  if (outcome.kind === 'refused') return outcome.refusal.detail;
  if (outcome.kind !== 'done') throw new Error(`${command.type}: ${outcome.kind}.`);
  return undefined;
}
