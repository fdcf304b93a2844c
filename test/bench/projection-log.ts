import { randomUUID } from 'node:crypto';
import type { DomainEvent, Personal } from '../../src/kernel/deciding/decider.js';
import type { EventLog, NewEvent } from '../../src/kernel/event-log/event-log.js';

const now = new Date().toISOString();

function sealed(event: DomainEvent, commandId: string): NewEvent {
  return {
    id: randomUUID(),
    schemaVersion: 1,
    event,
    context: {
      organizationId: randomUUID(),
      actor: randomUUID(),
      commandId,
      requestHmac: 'a'.repeat(43),
      correlationId: commandId,
      occurredAt: now,
      recordedAt: now,
    },
  };
}

/** A stream that one caller appends to. */
export interface Stream {
  readonly name: string;
  revision: number;
}

/** Appends events in one append; returns the last position. */
export async function appendTo(
  log: EventLog,
  stream: Stream,
  [first, ...rest]: readonly [DomainEvent, ...DomainEvent[]],
): Promise<bigint> {
  const commandId = randomUUID();
  const events = [sealed(first, commandId), ...rest.map((event) => sealed(event, commandId))] as const;
  const result = await log.append({ stream: stream.name, expectedRevision: stream.revision, events: [...events] });
  if (result.kind === 'conflict') throw new Error(`A conflict on ${stream.name}, which nobody else knows.`);
  stream.revision = result.revision;
  return result.position;
}

/** An organization with owners and one team milestone. */
export interface House {
  readonly organizationId: string;
  readonly milestoneId: string;
  readonly owners: readonly { readonly id: string; readonly stream: Stream }[];
}

/** Keeps an append below its limit of 900 KiB. */
const USERS_AT_ONCE = 500;

function added(userId: string, teamId: string): DomainEvent {
  return {
    type: 'UserAdded',
    data: { userId, teamId, role: 'user', subject: userId },
    personal: { subject: userId, name: 'Somebody', email: null },
  } as DomainEvent;
}

/** Appends an organization with that many owners. */
export async function appendHouse(log: EventLog, owners: number): Promise<House> {
  const [organizationId, teamId, projectId, milestoneId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const ids = Array.from({ length: owners }, () => randomUUID());
  const organization = { name: `organization-${organizationId}`, revision: 0 };
  await appendTo(log, organization, [
    { type: 'OrganizationCreated', data: { organizationId, name: 'Bench' } },
    { type: 'TeamCreated', data: { teamId, name: 'Bench' } },
  ]);
  for (let at = 0; at < ids.length; at += USERS_AT_ONCE) {
    const [first, ...rest] = ids.slice(at, at + USERS_AT_ONCE).map((userId) => added(userId, teamId));
    if (first !== undefined) await appendTo(log, organization, [first, ...rest]);
  }
  const project = { projectId, organizationId, scope: 'team', teamId, defaultUserId: ids[0] };
  const name = { subject: organizationId, name: 'Bench' };
  await appendTo(log, { name: `project-${projectId}`, revision: 0 }, [
    { type: 'ProjectCreated', data: project, personal: name },
    { type: 'MilestoneAdded', data: { projectId, milestoneId }, personal: name },
  ]);
  return {
    organizationId,
    milestoneId,
    owners: ids.map((id) => ({ id, stream: { name: `focus-${id}`, revision: 0 } })),
  };
}

/** An offer that its owner accepts below the item above. */
export function offeredAndAccepted(
  { organizationId, milestoneId }: House,
  ownerId: string,
  above: string | null,
): readonly [DomainEvent, DomainEvent] & { readonly itemId: string } {
  const itemId = randomUUID();
  const personal: Personal<{ title: string; description: null; stepNames: [] }> = {
    subject: ownerId,
    title: 'Call "Northwind" about the delivery',
    description: null,
    stepNames: [],
  };
  const events: readonly [DomainEvent, DomainEvent] = [
    {
      type: 'ItemOffered',
      data: {
        itemId,
        organizationId,
        ownerId,
        offeredBy: ownerId,
        milestoneId,
        dueAt: null,
        originItemId: null,
        copyOfItemId: null,
        stepIds: [],
        tagIds: [],
      },
      personal,
    },
    { type: 'ItemAccepted', data: { itemId, above } },
  ];
  return Object.assign(events, { itemId });
}

/** Appends that many items, each offered, accepted, activated and completed, spread over the owners. */
export async function appendWork(log: EventLog, house: House, items: number): Promise<void> {
  const share = Math.ceil(items / house.owners.length);
  await Promise.all(
    house.owners.map(async ({ id, stream }) => {
      for (let n = 0; n < share; n++) {
        const accepted = offeredAndAccepted(house, id, null);
        const { itemId } = accepted;
        await appendTo(log, stream, accepted);
        await appendTo(log, stream, [{ type: 'ItemActivated', data: { itemId, cause: 'owner' } }]);
        await appendTo(log, stream, [{ type: 'ItemCompleted', data: { itemId } }]);
      }
    }),
  );
}

/** Appends that many waiting items for one owner; returns their ids from the top. */
export async function appendWaiting(
  log: EventLog,
  house: House,
  { id, stream }: House['owners'][number],
  items: number,
): Promise<string[]> {
  const waiting: string[] = [];
  while (waiting.length < items) {
    const events: DomainEvent[] = [];
    while (waiting.length < items && events.length < 400) {
      const accepted = offeredAndAccepted(house, id, waiting.at(-1) ?? null);
      events.push(...accepted);
      waiting.push(accepted.itemId);
    }
    const [first, ...rest] = events;
    if (first !== undefined) await appendTo(log, stream, [first, ...rest]);
  }
  return waiting;
}

/** Appends that many items of past work for one owner. */
export async function appendPastWork(
  log: EventLog,
  { organizationId, milestoneId }: House,
  { id, stream }: House['owners'][number],
  items: number,
): Promise<void> {
  const pastWork = (): DomainEvent => ({
    type: 'PastWorkImported',
    data: {
      ...{ itemId: randomUUID(), organizationId, ownerId: id, offeredBy: id, milestoneId },
      ...{ startedAt: null, completedAt: now },
    },
    personal: { subject: id, title: 'Call "Northwind" about the delivery' } as Personal,
  });
  for (let left = items; left > 0; left -= PAGE) {
    await appendTo(log, stream, [pastWork(), ...Array.from({ length: Math.min(left, PAGE) - 1 }, pastWork)]);
  }
}

/** Appends that many commands without effect, each with its own id, so that each is remembered. */
export async function appendCommands(log: EventLog, stream: Stream, commands: number): Promise<void> {
  const command = (): NewEvent => sealed({ type: 'CommandHadNoEffect', data: {} }, randomUUID());
  for (let left = commands; left > 0; left -= PAGE) {
    const events = [command(), ...Array.from({ length: Math.min(left, PAGE) - 1 }, command)] as const;
    const result = await log.append({ stream: stream.name, expectedRevision: stream.revision, events: [...events] });
    if (result.kind === 'conflict') throw new Error(`A conflict on ${stream.name}, which nobody else knows.`);
    stream.revision = result.revision;
  }
}

/** Events per append, well below the size limit. */
const PAGE = 500;
