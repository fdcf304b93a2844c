import { randomUUID } from 'node:crypto';
import type { EventContext, EventLog, NewEvent } from '../../src/kernel/event-log/event-log.js';

const now = new Date().toISOString();

const context: EventContext = {
  organizationId: randomUUID(),
  actor: randomUUID(),
  commandId: randomUUID(),
  requestHmac: 'a'.repeat(43),
  correlationId: randomUUID(),
  occurredAt: now,
  recordedAt: now,
};

/** An offer of the usual size: 340 bytes of data and text, and as many of envelope. */
export const offered = {
  type: 'ItemOffered',
  data: {
    itemId: randomUUID(),
    organizationId: randomUUID(),
    ownerId: randomUUID(),
    offeredBy: randomUUID(),
    milestoneId: randomUUID(),
    dueAt: null,
    originItemId: null,
    copyOfItemId: null,
    stepIds: [],
    tagIds: [],
  },
  personal: {
    subject: randomUUID(),
    title: 'Call "Northwind" about the second delivery',
    description: null,
    stepNames: [],
  },
};

/** The same event with a fresh event id and command id. */
export function nextOffer(): NewEvent {
  return { id: randomUUID(), schemaVersion: 1, event: offered, context: { ...context, commandId: randomUUID() } };
}

const EVENTS_PER_STREAM = 50;

/** A caller that appends to streams of its own, one event at a time. */
export function appender(log: EventLog): () => Promise<void> {
  let stream = '';
  let revision = EVENTS_PER_STREAM;
  return async () => {
    if (revision >= EVENTS_PER_STREAM) {
      stream = `focus-${randomUUID()}`;
      revision = 0;
    }
    const result = await log.append({ stream, expectedRevision: revision, events: [nextOffer()] });
    if (result.kind === 'conflict') throw new Error(`A conflict on ${stream}, which nobody else knows.`);
    revision = result.revision;
  };
}
