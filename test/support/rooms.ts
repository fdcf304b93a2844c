import { FOCUS_DECIDER_VERSION, focusDecider } from '../../src/focus/domain/focus.decider.js';
import type { DomainEvent } from '../../src/kernel/deciding/decider.js';
import { createExecutor } from '../../src/kernel/deciding/execute.js';
import type { Outcome } from '../../src/kernel/deciding/executing.js';
import { type EventLog, type StreamEvent } from '../../src/kernel/event-log/event-log.js';
import { memoryLog } from '../../src/kernel/event-log/memory-log.js';
import { createLogger } from '../../src/kernel/runtime/logging.js';
import { type Directory, openDirectory } from '../../src/organizations/application/directory.js';
import { type Organizations, createOrganizations } from '../../src/organizations/application/organizations.commands.js';
import type { OrganizationFacts } from '../../src/organizations/application/organizations.facts.js';
import type { Caller } from '../../src/organizations/index.js';
import { type Planning, createPlanning } from '../../src/planning/index.js';
import { type SeededClock, seededClock } from './seeded-clock.js';

/** Organizations and planning over a memory log, with the real deciders; `close` it in the end. */
export interface Rooms {
  readonly log: EventLog;
  /** Stands still until it is advanced. */
  readonly clock: SeededClock;
  readonly directory: Directory;
  readonly organizations: Organizations;
  readonly planning: Planning;
  /** Starts an organization and returns its admin. */
  found(name: string, subject?: string): Promise<Caller>;
  close(): Promise<void>;
}

/** The context of an ordinary request. */
export const plainly = { request: 'request' } as const;

/** Opens rooms whose read tables return `facts`; by default these forbid nothing. */
export async function openRooms(facts: Partial<OrganizationFacts> = {}, log = memoryLog()): Promise<Rooms> {
  const clock = seededClock(`rooms ${await log.head()}`);
  const executor = createExecutor({ log, clock, hmacKey: new Uint8Array(32) });
  const directory = await openDirectory({ log, clock, logger: createLogger('silent') });
  const nothing: OrganizationFacts = {
    unarchivedProjects: async () => 0,
    defaultUserOf: async () => 0,
    revisionOf: async () => undefined,
  };
  const organizations = createOrganizations({ executor, directory, chance: clock, facts: { ...nothing, ...facts } });
  const planning = createPlanning({
    ...{ executor, directory, chance: clock, facts: { revisionOf: async () => undefined } },
    personal: {
      decide: (command, context) =>
        executor.execute({
          ...{ decider: focusDecider, deciderVersion: FOCUS_DECIDER_VERSION, command, context },
          stream: `focus-${command.ownerId}`,
        }),
    },
  });
  return {
    ...{ log, clock, directory, organizations, planning },
    found: async (name, subject = `admin of ${name}`) => {
      const admin = { name: 'Ada', email: null, subject };
      await organizations.create({ name, admin }, plainly);
      return callerBySubject(directory, subject);
    },
    close: async () => {
      await directory.close();
      await executor.settled();
    },
  };
}

/** The caller whom a token with this subject would name. */
export function callerBySubject(directory: Directory, subject: string): Caller {
  const user = directory.userBySubject(subject);
  if (user === undefined) throw new Error(`Nobody signs in as ${subject}.`);
  return user;
}

/** The events of a command that was carried out. */
export function eventsOf<Event extends DomainEvent>(outcome: Outcome<Event>): readonly StreamEvent[] {
  if (outcome.kind !== 'done') throw new Error(`Not done: ${JSON.stringify(outcome)}`);
  return outcome.events;
}

/** The value of a field of the only event, or the first, of a command that was carried out. */
export function dataOf<Event extends DomainEvent>(outcome: Outcome<Event>, field: string): string {
  const value: unknown = new Map<string, unknown>(Object.entries(eventsOf(outcome)[0]?.event.data ?? {})).get(field);
  if (typeof value !== 'string') throw new Error(`The first event has no ${field}.`);
  return value;
}
