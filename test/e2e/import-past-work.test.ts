import { Readable } from 'node:stream';
import { itemIdOf, sealing } from '../../src/commandline/import/importing.js';
import { findProject } from '../../src/commandline/import/project.js';
import { readWorkLog } from '../../src/commandline/import/read-work-log.js';
import { newTally, runImport, type ImportInput } from '../../src/commandline/import/run-import.js';
import { DEFAULT_COLUMNS, LIFECYCLE_COLUMN, type WorkRow } from '../../src/commandline/import/work-log.js';
import type { FocusRequest } from '../../src/focus/application/focus.requests.js';
import { itemStatesOf, myFocus } from '../../src/focus/index.js';
import type { House } from '../../src/house.js';
import type { Caller, DirectoryUser } from '../../src/organizations/index.js';
import { aYearLater } from '../support/a-year-later.js';
import { found, freshHouse, houseOn, rowsOf, type FreshHouse } from '../support/house.js';
import { dataOf, eventsOf, plainly } from '../support/rooms.js';
import { HEADER } from '../support/work-log.js';

let fresh: FreshHouse;
/** Another process on the same database: an import stops its own projector for a while, and the service goes on. */
let importer: House;

beforeAll(async () => {
  fresh = await freshHouse();
  importer = await houseOn(fresh.databaseUrl);
});
afterAll(async () => {
  await importer.shutdown.stop();
  await fresh.close();
});

type More = Partial<Omit<ImportInput, 'organization' | 'rows' | 'signal' | 'tally'>>;

/** An organization, and how to import rows (case, activity, resource, group and time, as CSV) into it. */
async function townHall() {
  const { house } = fresh;
  const admin = await found(house, 'Town Hall');
  const { organizationId } = admin;
  const organization = house.directory.organization(organizationId)?.name ?? '';
  const importIn = async (place: House, lines: readonly string[], more: More = {}) => {
    const { rows } = await readWorkLog('log.csv', DEFAULT_COLUMNS, Readable.from([[HEADER, ...lines].join('\n')]));
    const [first, ...rest] = rows;
    if (first === undefined) throw new Error('There is nothing to import.');
    const { signal } = new AbortController();
    const all: readonly [WorkRow, ...WorkRow[]] = [first, ...rest];
    const wish = { organization, project: 'Permits', rows: all, signal, tally: newTally(), ...more };
    return runImport(place, wish).finally(house.directory.caughtUp);
  };
  const change = async (request: Parameters<typeof house.organizations.send>[1], by: Caller = admin) =>
    eventsOf(await house.organizations.send(by, request, plainly));
  const people = () => house.directory.usersOf(organizationId);
  const named = (name: string): DirectoryUser => {
    const user = people().find((one) => one.name === name);
    if (user === undefined) throw new Error(`There is no ${name}.`);
    return user;
  };
  /** A user whom an import recognises as the resource of that name. */
  const resource = async (name: string, teamId: string | null = null) => {
    const subject = `work-log:${organizationId}:${name}`;
    await change({ type: 'AddUser', name, email: null, subject, teamId, role: 'user' });
    return named(name);
  };
  const teams = () => house.directory.teamsOf(organizationId).map(({ name }) => name);
  return { house, admin, importIn, run: importIn.bind(undefined, importer), change, people, named, resource, teams };
}

type Hall = Awaited<ReturnType<typeof townHall>>;

async function ask({ house }: Hall, user: DirectoryUser, request: FocusRequest) {
  return eventsOf(await house.focus.send(user, request, plainly));
}

async function offer(hall: Hall, user: DirectoryUser, title: string, milestoneId: string | null = null) {
  const blank = { description: null, dueAt: null, steps: [], tagIds: [], accept: true } as const;
  const request = { type: 'OfferItem', ownerId: user.userId, title, milestoneId, ...blank } as const;
  const outcome = await hall.house.focus.send(user, request, plainly);
  return dataOf(outcome, 'itemId');
}

/** The present state of a user: the active item, its alarm, and the waiting list in order. */
async function presentOf({ house }: Hall, { userId }: DirectoryUser) {
  await house.waiter.caughtUp();
  return {
    focus: await myFocus(house.pool, userId, '2026-01-01', 20),
    rows: await rowsOf(
      house,
      `select id, state, waiting_position, revision from focus.items
       where execution_owner_id = $1 and state <> 'completed' order by id`,
      userId,
    ),
    alarm: await rowsOf(house, 'select * from focus.active_focus_sessions where user_id = $1', userId),
  };
}

function completedOf({ house }: Hall, { userId }: DirectoryUser) {
  return rowsOf(
    house,
    `select title, imported, started_at, completed_at, created_at from focus.items
     where execution_owner_id = $1 and state = 'completed' order by completed_at`,
    userId,
  );
}

const OLD = 'w1,Old done thing,Uma,Desk North,2024-01-02T08:00:00Z';

describe('an import of past work', () => {
  it.each([
    ['and no alarm of her own by default', null, 30],
    ['though an alarm of 60 minutes is her default', 60, 30],
    ['and no alarm at all', null, null],
  ] as const)('FOCUS-22: does not touch a user’s current work, %s', async (_, alarmDefault, alarm) => {
    const hall = await townHall();
    const { house } = hall;
    const uma = await hall.resource('Uma');
    await hall.change({ type: 'SetAlarmDefault', minutes: alarmDefault }, uma);
    const active = await offer(hall, uma, 'Now');
    for (const title of ['Next', 'Later']) await offer(hall, uma, title);
    await ask(hall, uma, { type: 'ActivateItem', itemId: active });
    if (alarm !== null) {
      const wish = { type: alarmDefault === null ? 'StartAlarm' : 'ChangeAlarmInterval', minutes: alarm } as const;
      await ask(hall, uma, wish);
    }
    const team = dataOf(
      await house.organizations.send(hall.admin, { type: 'CreateTeam', name: 'Desk North' }, plainly),
      'teamId',
    );
    await hall.change({ type: 'MoveUserToTeam', userId: uma.userId, teamId: team });
    await hall.run(['w0,Somebody else’s,Kim,Desk North,2024-01-01T08:00:00Z']);
    const before = await presentOf(hall, uma);
    expect(before.rows).toHaveLength(3);
    expect(before.alarm).toHaveLength(alarm === null ? 0 : 1);

    const imported = await hall.run([OLD]);
    expect(await presentOf(hall, uma)).toEqual(before);
    expect(imported).toMatchObject({ refused: [], completed: 2 });
    const at = new Date('2024-01-02T08:00:00Z');
    const done = { title: 'Old done thing', imported: true, started_at: null, completed_at: at, created_at: at };
    expect(await completedOf(hall, uma)).toEqual([done]);
  });

  it('FOCUS-22: is marked in each view of the item and its history, which keep the start time', async () => {
    const hall = await townHall();
    const { house } = hall;
    const { rows } = await readWorkLog('log.csv', DEFAULT_COLUMNS, Readable.from([`${HEADER}\n${OLD}`]));
    const [row] = rows;
    if (row === undefined) throw new Error('There is no row.');
    const begun = { ...row, startedAt: '2024-01-02T07:15:00.000Z' };
    await hall.run([OLD], { rows: [begun] } as More);
    const uma = hall.named('Uma');
    const times = { startedAt: '2024-01-02T07:15:00.000Z', completedAt: '2024-01-02T08:00:00.000Z' };
    const page = await house.focusQueries.completed(uma, { limit: 10, after: null });
    expect(page.rows).toMatchObject([
      { title: 'Old done thing', imported: true, ...times, createdAt: times.startedAt },
    ]);
    const [events = []] = await house.log.readStreams([{ stream: `focus-${uma.userId}`, fromRevision: 1 }]);
    expect(events.map(({ event, context }) => [event.type, context.occurredAt, context.onBehalfOf])).toEqual([
      ['PastWorkImported', times.completedAt, uma.userId],
    ]);
  });

  it('activates nothing for a user with an active item, and starts no alarm in the past for one without', async () => {
    const hall = await townHall();
    const uma = await hall.resource('Uma');
    const active = await offer(hall, uma, 'Now');
    await ask(hall, uma, { type: 'ActivateItem', itemId: active });
    await ask(hall, uma, { type: 'StartAlarm', minutes: 30 });
    const vic = await hall.resource('Vic');
    await hall.change({ type: 'SetAlarmDefault', minutes: 60 }, vic);
    const before = await presentOf(hall, uma);
    const start = new Date();
    const rows = ['Kim,Desk,2024-01-01', 'Uma,Desk,2024-01-03', 'Vic,Desk,2024-01-03', 'Vic,Desk,2024-01-04'];
    const lines = rows.map((rest, index) => `w1,Thing ${index},${rest}T08:00:00Z`);
    const imported = await hall.run(lines, { cutoff: '2024-01-02T00:00:00.000Z' });
    expect(imported).toMatchObject({ completed: 1, active: 1, waiting: 2, refused: [] });
    const { focus, alarm } = await presentOf(hall, uma);
    expect([focus.active, alarm]).toEqual([before.focus.active, before.alarm]);
    const [session] = (await presentOf(hall, vic)).alarm as readonly { readonly started_at: Date }[];
    expect(session?.started_at.getTime()).toBeGreaterThanOrEqual(start.getTime());
    expect((await presentOf(hall, vic)).focus.active).toMatchObject({ title: 'Thing 2' });
  });
});

describe('work that an earlier import left open', () => {
  const later = ['w1,Later,Uma,Desk,2024-02-01T08:00:00Z', 'w1,Last,Uma,Desk,2024-02-02T08:00:00Z'];
  const cutoff = '2024-01-31T00:00:00.000Z';

  it('stays open, and the counts are of the project and not of the file', async () => {
    const hall = await townHall();
    expect(await hall.run([OLD, ...later], { cutoff })).toMatchObject({ completed: 1, active: 1, waiting: 1 });
    const before = await presentOf(hall, hall.named('Uma'));
    const again = await hall.run([OLD, ...later]);
    expect(again).toMatchObject({ items: 3, completed: 1, active: 1, waiting: 1, commands: 0, rows: 3 });
    expect(await hall.run(later.slice(0, 1))).toMatchObject({ items: 3, commands: 0, rows: 1 });
    expect(await presentOf(hall, hall.named('Uma'))).toEqual(before);
  });

  it('is completed with --complete-open, with the usual consequences of a completion', async () => {
    const hall = await townHall();
    await hall.run(later, { cutoff });
    const uma = hall.named('Uma');
    const own = await offer(hall, uma, 'Of her own');
    const start = new Date();
    const asked = await hall.run(later, { completeOpen: true });
    expect(asked).toMatchObject({ items: 2, completed: 2, refused: [] });
    expect((await presentOf(hall, uma)).focus.active).toMatchObject({ id: own });
    const done = (await completedOf(hall, uma)) as readonly {
      readonly imported: boolean;
      readonly completed_at: Date;
    }[];
    expect(done.map(({ imported }) => imported)).toEqual([false, false]);
    for (const { completed_at: at } of done) expect(at.getTime()).toBeGreaterThanOrEqual(start.getTime());
    expect(await hall.run(later, { completeOpen: true })).toMatchObject({ commands: 0 });
  });

  it('that its owner has deleted since does not come back, with or without a cutoff, even after keys have expired', async () => {
    const hall = await townHall();
    await hall.run([OLD, ...later], { cutoff });
    const uma = hall.named('Uma');
    const { focus } = await presentOf(hall, uma);
    await ask(hall, uma, { type: 'DeleteItem', itemId: focus.next[0]?.id ?? '' });
    const head = await hall.house.log.head();
    for (const place of [importer, aYearLater(importer)]) {
      expect(await hall.importIn(place, [OLD, ...later], { cutoff })).toMatchObject({ items: 2, commands: 0 });
      expect(await hall.importIn(place, [OLD, ...later])).toMatchObject({ items: 2, commands: 0 });
    }
    expect(await hall.house.log.head()).toBe(head);
  });

  it('is not activated again for a user who has no active item since', async () => {
    const hall = await townHall();
    const { house } = hall;
    const uma = await hall.resource('Uma');
    const project = { type: 'CreateProject', scope: 'personal', name: 'Allotment', milestoneName: 'Beds' } as const;
    const created = eventsOf(await house.planning.send(uma, project, plainly));
    const { projectId, milestoneId } = Object.assign({}, ...created.map(({ event }) => event.data)) as {
      projectId: string;
      milestoneId: string;
    };
    await ask(hall, uma, { type: 'ActivateItem', itemId: await offer(hall, uma, 'Dig', milestoneId) });
    const lines = ['w0,Other,Kim,Desk,2024-01-01T08:00:00Z', ...later];
    await hall.run(lines, { cutoff });
    eventsOf(await house.planning.send(uma, { type: 'DeleteProject', projectId }, plainly));
    expect(await hall.run(lines, { cutoff })).toMatchObject({ commands: 0, active: 0, waiting: 2 });
    expect((await itemStatesOf(house.executor, uma.userId)).activeId).toBeNull();
  });

  const steps = (...lines: readonly string[]) => {
    const csv = [`${HEADER},${LIFECYCLE_COLUMN}`, ...lines].join('\n');
    const reading = { ...DEFAULT_COLUMNS, lifecycle: LIFECYCLE_COLUMN };
    return readWorkLog('log.csv', reading, Readable.from([csv]));
  };

  it('is the same item when a later file has its completion', async () => {
    const hall = await townHall();
    const begun = ['schedule', 'start'].map((step, n) => `l1,Check,Kim,Desk A,2024-01-01T10:0${n}:00Z,${step}`);
    const open = await steps(...begun);
    expect(await hall.run([OLD], { rows: open.rows } as More)).toMatchObject({ items: 1, active: 1, completed: 0 });
    const done = await steps(...begun, 'l1,Check,Kim,Desk A,2024-01-01T10:02:00Z,complete');
    expect(await hall.run([OLD], { rows: done.rows } as More)).toMatchObject({ items: 1, active: 1, commands: 0 });
    const asked = await hall.run([OLD], { rows: done.rows, completeOpen: true } as More);
    expect(asked).toMatchObject({ items: 1, completed: 1 });
    const elsewhere = await hall.run([OLD], { rows: done.rows, project: 'Elsewhere' } as More);
    expect(elsewhere).toMatchObject({ items: 1, completed: 1 });
    expect(await completedOf(hall, hall.named('Kim'))).toContainEqual({
      ...{ title: 'Check', imported: true, created_at: new Date('2024-01-01T10:01:00Z') },
      ...{ started_at: new Date('2024-01-01T10:01:00Z'), completed_at: new Date('2024-01-01T10:02:00Z') },
    });
  });

  const begun = 'l1,Check,Kim,Desk,2024-01-01T10:00:00Z,start';
  const worked = [
    begun,
    'l1,Check,Kim,Desk,2024-01-01T11:00:00Z,complete',
    'l1,File,Kim,Desk,2024-01-01T12:00:00Z,complete',
    'l1,Send,Kim,Desk,2024-01-02T12:00:00Z,start',
  ];

  it('is the same item when a later file has another group for it', async () => {
    const hall = await townHall();
    const [open, elsewhere] = [await steps(begun), await steps(...worked.map((line) => line.replace('Desk', 'Law')))];
    await hall.run([OLD], { rows: open.rows } as More);
    const later = await hall.run([OLD], { rows: elsewhere.rows, completeOpen: true } as More);
    expect(later).toMatchObject({ items: 3, completed: 2, refused: [] });
    const { rows } = await steps(...worked);
    expect(await hall.run([OLD], { rows } as More)).toMatchObject({ items: 3, commands: 0 });
    expect(await hall.run([OLD], { rows: elsewhere.rows } as More)).toMatchObject({ items: 3, commands: 0 });
  });

  it('is the same item if an earlier version imported it, whose keys included its group, and stays deleted', async () => {
    const hall = await townHall();
    const { rows } = await steps(...worked, 'l2,Send,Kim,Desk,2024-01-03T12:00:00Z,start');
    const asBefore = rows.map((row) => ({ ...row, key: row.formerKey }));
    expect(await hall.run([OLD], { rows: asBefore } as More)).toMatchObject({ items: 4, completed: 2 });
    expect(await hall.run([OLD], { rows } as More)).toMatchObject({ items: 4, commands: 0 });

    const kim = hall.named('Kim');
    const { states } = await itemStatesOf(hall.house.executor, kim.userId);
    const [itemId = ''] = [...states].flatMap(([id, state]) => (state === 'waiting' ? [id] : []));
    await ask(hall, kim, { type: 'DeleteItem', itemId });
    expect(await hall.run([OLD], { rows } as More)).toMatchObject({ items: 3, active: 1, waiting: 0, commands: 0 });
  });

  it('is activated by the next run if the former one was stopped just before', async () => {
    const hall = await townHall();
    const { house } = hall;
    const stopping: House = {
      ...importer,
      focus: {
        ...importer.focus,
        decide: async (command, ...rest) => {
          if (command.type === 'ActivateItem') throw new Error('It was stopped.');
          return importer.focus.decide(command, ...rest);
        },
      },
    };
    await expect(hall.importIn(stopping, later, { cutoff })).rejects.toThrow('It was stopped.');
    expect((await itemStatesOf(house.executor, hall.named('Uma').userId)).activeId).toBeNull();
    expect(await hall.run(later, { cutoff })).toMatchObject({ active: 1, waiting: 1, commands: 1 });
    expect(await hall.run(later, { cutoff })).toMatchObject({ active: 1, waiting: 1, commands: 0 });
  });

  it('by a version that completed each item step by step is found, and nothing is added', async () => {
    const hall = await townHall();
    const { house, admin } = hall;
    await hall.run([OLD]);
    const uma = hall.named('Uma');
    const organization = house.directory.organization(admin.organizationId);
    const importer = house.directory.user(admin.userId);
    const { rows } = await readWorkLog('log.csv', DEFAULT_COLUMNS, Readable.from([[HEADER, ...later].join('\n')]));
    if (organization === undefined || importer === undefined) throw new Error('There is no organization.');
    const signal = new AbortController().signal;
    const importing = { house, organization, importer, sealed: await sealing(house), tally: newTally(), signal };
    const { projectId, project } = await findProject(importing, 'Permits');
    const { milestoneId = '' } = project?.milestones[0] ?? {};
    for (const row of rows) {
      const on = { by: uma, ownerId: uma.userId, itemId: itemIdOf(importing, projectId, uma, row) };
      const context = { organizationId: admin.organizationId, actor: admin.userId, request: 'import' };
      const at = { ...context, onBehalfOf: uma.userId, occurredAt: row.time };
      const fact = { milestoneId, organizationId: admin.organizationId, archived: false, visibleToActor: true };
      const milestone = { ...fact, scope: 'team' } as const;
      const blank = { description: null, dueAt: null, steps: [], tags: [], accept: true } as const;
      const owner = { ...uma, milestoneRequired: false };
      const offered = {
        type: 'OfferItem',
        ...on,
        owner,
        milestoneRequired: false,
        title: row.activity,
        milestoneId,
      } as const;
      eventsOf(await house.focus.decide({ ...offered, milestone, ...blank }, at));
      for (const type of ['ActivateItem', 'CompleteItem'] as const) {
        eventsOf(
          await house.focus.decide(
            { type, ...on, now: row.time, today: row.time.slice(0, 10), alarmDefault: null },
            at,
          ),
        );
      }
    }
    expect(await hall.run([OLD, ...later])).toMatchObject({ items: 3, completed: 3, commands: 0, refused: [] });
  });
});

describe('the users and teams of an import', () => {
  const first = 'a1,Write,Person1,Desk North,2024-01-10T10:00:00Z';
  const second = 'a2,Write,Person1,Desk New1,2024-02-10T10:00:00Z';

  it('stay as the organization has them, whatever group a later file has', async () => {
    const hall = await townHall();
    await hall.run([first], { project: 'changed-group-1' });
    const imported = await hall.run([second], { project: 'changed-group-2' });
    expect(imported).toMatchObject({ items: 1, completed: 1, refused: [] });
    expect(hall.teams()).toEqual(['Desk North']);
    expect(hall.house.directory.team(hall.named('Person1').teamId ?? '')?.name).toBe('Desk North');
    expect(await hall.run([second], { project: 'changed-group-2' })).toMatchObject({ commands: 0 });
  });

  it('are not made if the import is refused for a reason that is known beforehand', async () => {
    const hall = await townHall();
    const { house } = hall;
    await hall.resource('Person1');
    const head = await house.log.head();
    const line = 'a1,Write,Nobody yet,Desk Other,2024-01-10T10:00:00Z';
    await expect(hall.run([first])).rejects.toThrow('None of the people in the file belongs to a team');
    await expect(hall.run([line], { project: 'x'.repeat(201) })).rejects.toThrow("The project can't be called");
    expect([await house.log.head(), hall.teams(), hall.people()]).toEqual([
      head,
      [],
      [expect.anything(), hall.named('Person1')],
    ]);
  });

  it('are not made by an import whose milestones are all archived', async () => {
    const hall = await townHall();
    const { house, admin } = hall;
    const { projectId } = await hall.run([first, 'a3,Read,Person1,Desk North,2024-01-11T10:00:00Z']);
    const [milestone] = await rowsOf(
      house,
      `select id from focus.milestones where project_id = $1 and name = 'a1'`,
      projectId,
    );
    const { id: milestoneId } = milestone as { readonly id: string };
    eventsOf(await house.planning.send(admin, { type: 'ArchiveMilestone', projectId, milestoneId }, plainly));
    const head = await house.log.head();
    const late = 'a1,Write more,Person2,Desk South,2024-01-12T10:00:00Z';
    await expect(hall.run([late])).rejects.toThrow('Nothing was written.');
    expect([await house.log.head(), hall.teams()]).toEqual([head, ['Desk North']]);
    const both = await hall.run([first, late, 'a3,Look,Person1,Desk North,2024-01-12T10:00:00Z']);
    expect(both).toMatchObject({ items: 3, refused: [{ line: 3 }] });
    expect(hall.teams()).toEqual(['Desk North']);
  });
});
