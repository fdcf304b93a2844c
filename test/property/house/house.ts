import { createFocus } from '../../../src/focus/index.js';
import { createExecutor } from '../../../src/kernel/deciding/execute.js';
import type { DomainEvent } from '../../../src/kernel/deciding/decider.js';
import type { Outcome } from '../../../src/kernel/deciding/executing.js';
import type { EventLog, RecordedEvent } from '../../../src/kernel/event-log/event-log.js';
import { memoryLog } from '../../../src/kernel/event-log/memory-log.js';
import { timestamp } from '../../../src/kernel/runtime/clock.js';
import { accessTokenSecrets } from '../../../src/organizations/application/access-token-secrets.js';
import { createAccessTokens } from '../../../src/organizations/application/access-tokens.commands.js';
import { createOrganizations } from '../../../src/organizations/index.js';
import { createPlanning } from '../../../src/planning/index.js';
import { schemaFaults } from '../../support/event-schemas.js';
import { seededClock } from '../../support/seeded-clock.js';
import { type Attempt, type Life, wishes } from './attempts.js';
import { crowding, founding } from './founding.js';
import { factsFrom } from './facts.js';
import { importPast } from './imports.js';
import { type Memory, type Recall, lostIn, recallBy, remember } from './memory.js';
import { type ReferenceModel, followAppend, must, nothingYet } from '../../support/reference-model/reference-model.js';
import type { Sending, View } from './wishes.js';

/** The result of a life: its log, the reference model of that, and a line for each command. */
export interface Lived {
  readonly log: EventLog;
  readonly truth: ReferenceModel;
  readonly story: readonly string[];
  /** How many attempts were sent, and how many of them changed something or had been carried out before. */
  readonly sent: number;
  readonly accepted: number;
  readonly types: ReadonlyMap<string, number>;
  /** The codes of all refusals. */
  readonly refusals: ReadonlySet<string>;
}

/** A command that was sent under a key, and the ids of the events that it returned. */
export interface Keyed {
  readonly sending: Sending;
  readonly key: string;
  readonly events: readonly string[];
}

/** The rooms under test, and what is known about them. */
export interface House {
  readonly log: EventLog;
  readonly clock: ReturnType<typeof seededClock>;
  readonly executor: ReturnType<typeof createExecutor>;
  readonly truth: ReferenceModel;
  readonly memory: Memory;
  story: string[];
  readonly keyed: Keyed[];
  readonly types: Map<string, number>;
  readonly refusals: Set<string>;
  sent: number;
  accepted: number;
}

/** The real rooms over a log in memory, with what every life begins with and that number of open offers. */
export async function openHouse(offers = 0): Promise<House> {
  const log = memoryLog();
  const clock = seededClock('house');
  const house: House = {
    log,
    clock,
    executor: createExecutor({ log, clock, hmacKey: new Uint8Array(32) }),
    truth: nothingYet(),
    memory: { moments: [], births: new Map() },
    ...{ story: [], keyed: [], types: new Map<string, number>(), sent: 0, accepted: 0 },
    refusals: new Set(),
  };
  remember(house.memory, house.truth);
  await founding(house.truth, (sending) => send(house, sending));
  await crowding(house.truth, offers, (sending) => send(house, sending));
  Object.assign(house, { sent: 0, accepted: 0, story: [] });
  return house;
}

/** Carries out the attempts; throws the rule that was broken, with the commands up to there. */
export async function live({ attempts, offers }: Life): Promise<Lived> {
  const house = await openHouse(offers);
  try {
    for (const attempt of attempts) await take(house, attempt);
  } catch (error) {
    throw new Error(`${String(error)}\n${tell(house.story)}`, { cause: error });
  }
  return house;
}

/** The commands as text, for the report of a failure. */
export function tell(story: readonly string[]): string {
  return ['After two teams, four users, two tags, a team project, and offers if any:', ...story].join('\n  ');
}

async function take(house: House, attempt: Attempt): Promise<void> {
  const { clock, memory } = house;
  clock.advance(attempt.minutes * 60_000);
  const recall = recallBy(memory, attempt.age);
  const view = viewOf(house, attempt, recall);
  const earlier = attempt.wish === 'again' ? view.pick(house.keyed) : undefined;
  const sending = earlier?.sending ?? wishes[attempt.wish]?.[1](view);
  if (sending === undefined || sending === '') return;
  const fresh = attempt.keyed ? `key ${house.sent}` : undefined;
  await send(house, sending, { recall, key: earlier?.key ?? fresh, earlier, occurredAt: attempt.occurredAt });
}

function viewOf({ truth, clock, memory }: House, { picks, lookingBack, age }: Attempt, recall: Recall): View {
  let at = 0;
  const next = (): number => {
    const pick = picks[at % picks.length] ?? 0;
    // A further round over the same numbers chooses differently, except that zero stays zero.
    const round = Math.floor(at++ / picks.length);
    return (pick * (2 * round + 1)) % 0x10001;
  };
  return {
    truth: lookingBack && age > 0 ? recall() : truth,
    now: timestamp(clock),
    lost: () => lostIn(memory),
    pick: (from) => {
      const all = [...from];
      return all[next() % Math.max(all.length, 1)];
    },
    once: (inSoMany) => next() % inSoMany === inSoMany - 1,
  };
}

/** How a command is sent: by default with current facts and without a key. */
interface How {
  readonly recall?: Recall;
  readonly key?: string | undefined;
  /** The command that this one repeats. */
  readonly earlier?: Keyed | undefined;
  readonly occurredAt?: string | undefined;
}

/** Sends a command to its room, unless its user is inactive, and folds the events into the reference model. */
export async function send(house: House, sending: Sending, how: How = {}): Promise<void> {
  const { key, earlier } = how;
  const before = await house.log.head();
  const outcome = await carryOut(house, sending, how);
  if (outcome === undefined) return;
  const { events } = await house.log.readAll({ after: before, limit: 1_000 });
  house.sent += 1;
  if (outcome.kind === 'refused') house.refusals.add(outcome.refusal.code);
  if (outcome.kind === 'done' && (events.length > 0 || outcome.repeated)) house.accepted += 1;
  house.story.push(`${JSON.stringify(sending)}${key === undefined ? '' : ` under ${key}`}: ${said(outcome, events)}`);
  expectOnce(outcome, events, earlier);
  for (const recorded of events) {
    const faults = schemaFaults(recorded.event);
    must(faults.length === 0, `LOG-9: each event is as the catalogue has it; ${faults.join('; ')}`);
    house.types.set(recorded.event.type, (house.types.get(recorded.event.type) ?? 0) + 1);
  }
  followAppend(house.truth, events);
  if (events.length > 0) remember(house.memory, house.truth);
  if (key !== undefined && earlier === undefined && outcome.kind === 'done') {
    house.keyed.push({ sending, key, events: outcome.events.map(({ id }) => id) });
  }
}

function expectOnce(outcome: Outcome<DomainEvent>, appended: readonly RecordedEvent[], earlier?: Keyed): void {
  if (outcome.kind !== 'done') must(appended.length === 0, 'LOG-3: a refusal changes nothing');
  if (earlier === undefined) return;
  must(appended.length === 0, 'LOG-3: a command sent again has no second effect');
  const events = outcome.kind === 'done' ? outcome.events.map(({ id }) => id) : [];
  must(events.join() === earlier.events.join(), 'LOG-3: it gets the first answer');
}

const secrets = accessTokenSecrets(new Uint8Array(32));

async function carryOut(house: House, sending: Sending, { key, occurredAt, recall = recallBy(house.memory, 0) }: How) {
  const { executor, clock, memory } = house;
  const stale = factsFrom(recall);
  const { directory } = stale;
  const rooms = { executor, directory, chance: clock };
  const newId = () => clock.randomUuidV7();
  const focus = createFocus({
    log: house.log,
    executor,
    directory,
    facts: stale.focus,
    now: () => timestamp(clock),
    newId,
  });
  const when = occurredAt !== undefined && { occurredAt };
  const sent = { request: JSON.stringify(sending.request), ...(key !== undefined && { key }), ...when };
  if (sending.to === 'alarms') {
    const organizationId = memory.moments.at(-1)?.users.get(sending.request.ownerId)?.organization_id ?? '';
    return focus.decide(sending.request, { organizationId, actor: 'system', ...sent });
  }
  if (sending.to === 'operator') {
    return createOrganizations({ ...rooms, facts: stale.organizations }).create(sending.request, sent);
  }
  const caller = directory.user(sending.by);
  if (caller?.active !== true) return undefined;
  switch (sending.to) {
    case 'focus':
      return focus.send(caller, sending.request, sent);
    case 'import':
      return importPast({ focus, stale, now: timestamp(clock) }, caller, sending.request, sent);
    case 'tokens':
      return createAccessTokens({ ...rooms, secrets, now: () => timestamp(clock) }).send(caller, sending.request, sent);
    case 'planning':
      return createPlanning({ ...rooms, personal: focus, facts: { revisionOf: async () => undefined } }).send(
        caller,
        sending.request,
        sent,
      );
    case 'organizations':
      return createOrganizations({ ...rooms, facts: stale.organizations }).send(caller, sending.request, sent);
  }
}

function said(outcome: Outcome<DomainEvent>, events: readonly RecordedEvent[]): string {
  if (outcome.kind === 'refused') return outcome.refusal.code;
  if (outcome.kind !== 'done') return outcome.kind;
  const types = events.map(({ event }) => `${event.type} ${JSON.stringify(event.data)}`);
  return outcome.repeated ? 'repeated' : types.join(', ') || 'already so';
}
