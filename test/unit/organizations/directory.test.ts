import { type Directory, openDirectory } from '../../../src/organizations/application/directory.js';
import type { OrganizationEvent } from '../../../src/organizations/domain/organization.events.js';
import { type EventLog, LogUnavailableError } from '../../../src/kernel/event-log/event-log.js';
import { memoryLog } from '../../../src/kernel/event-log/memory-log.js';
import { createLogger } from '../../../src/kernel/runtime/logging.js';
import { newEvent } from '../../support/new-event.js';
import * as a from '../../support/organizations.js';
import { seededClock } from '../../support/seeded-clock.js';

const logger = createLogger('silent');
const clock = seededClock('directory');
const opened: Directory[] = [];

async function open(log: EventLog, at = clock): Promise<Directory> {
  const directory = await openDirectory({ log, logger, clock: at });
  opened.push(directory);
  return directory;
}

async function append(log: EventLog, organizationId: string, events: readonly OrganizationEvent[]): Promise<bigint> {
  const stream = `organization-${organizationId}`;
  const [before = []] = await log.readStreams([{ stream, fromRevision: 1 }]);
  const [first, ...rest] = events.map((event) => newEvent(event));
  if (first === undefined) throw new Error('Nothing to append.');
  const result = await log.append({ stream, expectedRevision: before.length, events: [first, ...rest] });
  if (result.kind !== 'appended') throw new Error('The append conflicts.');
  return result.position;
}

async function logWith(...events: readonly OrganizationEvent[]): Promise<EventLog> {
  const log = memoryLog();
  await append(log, a.ORG, events);
  return log;
}

/** Resolves once everything that waits neither for time nor for other processes is done. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

const elsewhere = (userId: string, subject: string): readonly OrganizationEvent[] => [
  { type: 'OrganizationCreated', data: { organizationId: 'other', name: 'Shop' } },
  {
    type: 'UserAdded',
    data: { userId, teamId: null, role: 'admin', subject },
    personal: { subject: userId, name: userId, email: null },
  },
];

afterEach(async () => {
  for (const directory of opened.splice(0)) await directory.close();
});

describe('the directory', () => {
  it('knows everything that the log holds when it is opened', async () => {
    const directory = await open(await logWith(...a.peopled, a.tagRetired, a.deactivated('bob')));
    const organization = { organizationId: a.ORG, name: 'Lab', milestoneRequired: false };
    expect(directory.organization(a.ORG)).toEqual(organization);
    expect(directory.organizationsNamed(' LAB\u200B')).toEqual([organization]);
    expect(directory.team(a.TEAM)).toEqual({ teamId: a.TEAM, organizationId: a.ORG, name: 'Red', retired: false });
    expect(directory.tag(a.TAG)).toEqual({ tagId: a.TAG, organizationId: a.ORG, name: 'Bug', retired: true });
    const bob = {
      ...{
        userId: 'bob',
        organizationId: a.ORG,
        teamId: a.TEAM,
        role: 'user',
        active: false,
        alarmDefault: null,
        timeZone: 'UTC',
      },
      ...{ name: 'bob', email: 'bob@example.org', subject: 'subject-bob' },
    };
    expect(directory.user('bob')).toEqual(bob);
    expect(directory.userBySubject('subject-bob')).toEqual(bob);
    expect(directory.usersOf(a.ORG).map(({ userId }) => userId)).toEqual(['ada', 'bob']);
    expect(directory.teamsOf(a.ORG).map(({ teamId }) => teamId)).toEqual([a.TEAM, a.OTHER_TEAM]);
    expect(directory.tagsOf(a.ORG).map(({ tagId }) => tagId)).toEqual([a.TAG]);
  });

  it('returns nothing for an unknown id, not even for a name that every JavaScript object has', async () => {
    const directory = await open(await logWith(...a.founded));
    for (const id of ['nobody', '', 'constructor']) {
      expect([
        directory.organization(id),
        directory.organizationsNamed(id)[0],
        directory.user(id),
        directory.userBySubject(id),
        directory.team(id),
        directory.tag(id),
      ]).toEqual(Array.from({ length: 6 }));
      expect([directory.usersOf(id), directory.teamsOf(id), directory.tagsOf(id)]).toEqual([[], [], []]);
    }
  });

  it('returns snapshots: a later change does not alter one that was returned before', async () => {
    const log = await logWith(...a.peopled);
    const directory = await open(log);
    const before = directory.user('bob');
    await directory.reached(await append(log, a.ORG, [a.deactivated('bob')]));
    expect([before?.active, directory.user('bob')?.active]).toEqual([true, false]);
  });

  it('has reached a position once it knows what was appended there', async () => {
    const log = await logWith(...a.founded);
    const directory = await open(log);
    const position = await append(log, a.ORG, [{ type: 'MilestoneRequirementSet', data: { required: true } }]);
    expect(directory.organization(a.ORG)?.milestoneRequired).toBe(false);
    await directory.reached(position);
    expect(directory.organization(a.ORG)?.milestoneRequired).toBe(true);
    expect(directory.position).toBe(position);
  });

  it('reaches positions of streams that it does not use', async () => {
    const log = await logWith(...a.founded);
    const directory = await open(log);
    const result = await log.append({ stream: 'focus-bob', expectedRevision: 0, events: [newEvent()] });
    await directory.reached(result.kind === 'appended' ? result.position : 0n);
    expect(directory.position).toBe(await log.head());
  });

  it('is caught up once it has everything that had been appended by any process', async () => {
    const log = await logWith(...a.founded);
    const directory = await open(log);
    await append(log, a.ORG, [a.teamCreated]);
    await directory.caughtUp();
    expect(directory.team(a.TEAM)).toBeDefined();
  });

  it('follows on its own, and reads once for many appends', async () => {
    const time = seededClock('own');
    const log = await logWith(...a.founded);
    let reads = 0;
    const counted: EventLog = { ...log, readAll: async (request) => (reads++, log.readAll(request)) };
    const directory = await open(counted, time);
    await settled();
    reads = 0;
    await append(log, a.ORG, [a.teamCreated]);
    await append(log, a.ORG, [a.otherTeamCreated]);
    await settled();
    expect([directory.position, reads]).toEqual([2n, 0]);
    time.advance(50);
    await settled();
    expect([directory.position, reads]).toEqual([4n, 2]);
  });

  it('misses nothing that is appended while it reads', async () => {
    const log = await logWith(...a.founded);
    let letPass: () => void = () => undefined;
    let gate = Promise.resolve();
    const slow: EventLog = {
      ...log,
      readAll: async (request) => {
        const page = await log.readAll(request);
        if (page.events.length === 0) await gate;
        return page;
      },
    };
    const directory = await open(slow);
    await settled();
    gate = new Promise((resolve) => (letPass = resolve));
    const first = directory.reached(await append(log, a.ORG, [a.teamCreated]));
    await settled();
    // The read that found no more is still under way.
    const second = directory.reached(await append(log, a.ORG, [a.otherTeamCreated]));
    letPass();
    await Promise.all([first, second]);
    expect(directory.team(a.OTHER_TEAM)).toBeDefined();
  });

  it('misses nothing that is appended before it subscribes to appends', async () => {
    const log = await logWith(...a.founded);
    let appended = false;
    const racing: EventLog = {
      ...log,
      readAll: async (request) => {
        const page = await log.readAll(request);
        if (page.events.length === 0 && !appended) {
          appended = true;
          await append(log, a.ORG, [a.teamCreated]);
        }
        return page;
      },
    };
    const directory = await open(racing);
    await settled();
    expect(directory.team(a.TEAM)).toBeDefined();
  });

  it('tries again a second after a read that failed', async () => {
    const time = seededClock('retry');
    const log = await logWith(...a.founded);
    let broken = false;
    const flaky: EventLog = {
      ...log,
      readAll: async (request) => {
        if (broken) throw new LogUnavailableError('down');
        return log.readAll(request);
      },
    };
    const directory = await open(flaky, time);
    await settled();
    broken = true;
    const position = await append(log, a.ORG, [a.teamCreated]);
    time.advance(50);
    await settled();
    broken = false;
    expect(directory.team(a.TEAM)).toBeUndefined();
    time.advance(1000);
    await settled();
    expect([directory.position, directory.team(a.TEAM)?.name]).toEqual([position, 'Red']);
  });

  it('cannot be opened on a log that cannot be read', async () => {
    const log = memoryLog();
    await log.close();
    await expect(open(log)).rejects.toThrow(LogUnavailableError);
  });

  it('rejects those who wait when it is closed', async () => {
    const directory = await open(await logWith(...a.founded));
    const waiting = expect(directory.reached(99n)).rejects.toThrow('closed');
    await directory.close();
    await waiting;
    await expect(directory.reached(100n)).rejects.toThrow('closed');
    await directory.reached(1n);
  });
});

describe('a subject that two organizations each gave to one of their users', () => {
  it('ORG-10: names the user who has had it for longest, on every node', async () => {
    const log = await logWith(...a.founded);
    await append(log, 'other', elsewhere('eve', 'subject-ada'));
    for (const directory of [await open(log), await open(log)]) {
      expect(directory.userBySubject('subject-ada')?.userId).toBe('ada');
    }
  });

  it('names the second user when the first one gives it up, also after that one has it again', async () => {
    const log = await logWith(...a.founded);
    await append(log, 'other', elsewhere('eve', 'subject-ada'));
    const directory = await open(log);
    const left: OrganizationEvent = { type: 'UserSubjectChanged', data: { userId: 'ada', subject: 'new' } };
    const back: OrganizationEvent = { type: 'UserSubjectChanged', data: { userId: 'ada', subject: 'subject-ada' } };
    await directory.reached(await append(log, a.ORG, [left]));
    expect(directory.userBySubject('subject-ada')?.userId).toBe('eve');
    expect(directory.userBySubject('new')?.userId).toBe('ada');
    await directory.reached(await append(log, a.ORG, [back]));
    expect(directory.userBySubject('subject-ada')?.userId).toBe('eve');
    expect(directory.userBySubject('new')).toBeUndefined();
  });

  it('still names an inactive user, so that nobody else signs in as them', async () => {
    const directory = await open(await logWith(...a.peopled, a.deactivated('bob')));
    expect(directory.userBySubject('subject-bob')?.active).toBe(false);
  });
});
