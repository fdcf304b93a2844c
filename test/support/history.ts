import { randomUUID } from 'node:crypto';
import type { DomainEvent } from '../../src/kernel/deciding/decider.js';
import type { EventLog, NewEvent } from '../../src/kernel/event-log/event-log.js';
import { memoryLog } from '../../src/kernel/event-log/memory-log.js';
import type { FocusEvent } from '../../src/focus/index.js';
import type { OrganizationEvent } from '../../src/organizations/index.js';
import type { ProjectEvent } from '../../src/planning/index.js';

/** Any event that the read tables know. */
export type AnyEvent = FocusEvent | OrganizationEvent | ProjectEvent;

/** One append of a written-down history. */
export interface Happening {
  readonly stream: string;
  readonly events: readonly [AnyEvent, ...AnyEvent[]];
  /** Minutes after the history's beginning; its place in the history when absent. */
  readonly minute?: number;
}

/** Stable, readable UUIDs for written-down histories. */
export function uuid(n: number): string {
  return `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
}

const START = Date.parse('2026-01-01T09:00:00.000Z');

function envelope(event: DomainEvent, commandId: string, minute: number): NewEvent {
  const at = new Date(START + minute * 60_000).toISOString();
  return {
    id: randomUUID(),
    schemaVersion: 1,
    event,
    context: {
      organizationId: uuid(1),
      actor: 'system',
      commandId,
      requestHmac: 'none',
      correlationId: commandId,
      occurredAt: at,
      recordedAt: at,
    },
  };
}

/** Appends a history to a log, into streams that are empty yet. */
export async function appendHistory(log: EventLog, history: readonly Happening[]): Promise<void> {
  const before = Number(await log.head());
  for (const [index, { stream, events, minute = index }] of history.entries()) {
    const [there = []] = await log.readStreams([{ stream, fromRevision: 1 }]);
    const expectedRevision = there.length;
    const [first, ...rest] = events;
    const seal = (event: AnyEvent) => envelope(event, `command ${before + index}`, minute);
    const result = await log.append({ stream, expectedRevision, events: [seal(first), ...rest.map(seal)] });
    if (result.kind !== 'appended') throw new Error(`The history does not fit the log at ${stream}.`);
  }
}

/** The same events at the same times, each in an append of its own. */
export function eventByEvent(history: readonly Happening[]): readonly Happening[] {
  return history.flatMap(({ stream, events }, minute) =>
    events.map((event) => ({ stream, events: [event], minute }) as const),
  );
}

/** A memory log that holds a history. */
export async function logOf(history: readonly Happening[]): Promise<EventLog> {
  const log = memoryLog();
  await appendHistory(log, history);
  return log;
}
