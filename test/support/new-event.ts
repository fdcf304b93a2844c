import { randomUUID } from 'node:crypto';
import type { Personal } from '../../src/kernel/deciding/decider.js';
import type { EventContext, NewEvent } from '../../src/kernel/event-log/event-log.js';

/** What a test says about an event; the rest is filled in. */
export interface NewEventOptions {
  readonly id?: string;
  readonly type?: string;
  readonly schemaVersion?: number;
  readonly data?: object;
  readonly personal?: Personal<Readonly<Record<string, unknown>>>;
  readonly context?: Partial<EventContext>;
}

/** An event ready to be appended, with an id of its own. */
export function newEvent(options: NewEventOptions = {}): NewEvent {
  const { id = randomUUID(), type = 'SomethingHappened', schemaVersion = 1, data = {}, personal, context } = options;
  return {
    id,
    schemaVersion,
    event: { type, data, ...(personal !== undefined && { personal }) },
    context: {
      organizationId: 'organization',
      actor: 'actor',
      commandId: 'command',
      requestHmac: 'hmac',
      correlationId: 'correlation',
      occurredAt: '2026-01-31T12:00:00.000Z',
      recordedAt: '2026-01-31T12:00:00.001Z',
      ...context,
    },
  };
}

/** Several events ready to be appended together. */
export function newEvents(count: number): readonly [NewEvent, ...NewEvent[]] {
  return [newEvent(), ...Array.from({ length: count - 1 }, () => newEvent())];
}
