import { type Rooms, callerBySubject, dataOf, eventsOf, openRooms, plainly } from '../../support/rooms.js';

const bob = { type: 'AddUser', name: 'Bob', email: null, subject: 'bob', teamId: null, role: 'user' } as const;
let rooms: Rooms;

async function opened(...facts: Parameters<typeof openRooms>): Promise<Rooms> {
  rooms = await openRooms(...facts);
  return rooms;
}

afterEach(() => rooms.close());

describe('sending commands to organizations', () => {
  it('a repeated request for an organization returns the first one', async () => {
    const { organizations, directory } = await opened();
    const creation = { name: 'Lab', admin: { name: 'Ada', email: null, subject: 'ada' } };
    const sent = { ...plainly, key: 'once' };
    const first = await organizations.create(creation, sent);
    const second = await organizations.create(creation, sent);
    expect(second).toMatchObject({ kind: 'done', repeated: true });
    expect(eventsOf(second)).toEqual(eventsOf(first));
    expect(directory.organizationsNamed('Lab')[0]?.organizationId).toBe(dataOf(first, 'organizationId'));
  });

  it('refuses a second organization of the same name, whatever blanks are around it', async () => {
    const { organizations, found } = await opened();
    await found('Lab');
    const again = await organizations.create(
      { name: ' Lab ', admin: { name: 'Eve', email: null, subject: 'eve' } },
      plainly,
    );
    expect(again).toMatchObject({ kind: 'refused', refusal: { code: 'ORGANIZATION_EXISTS' } });
  });

  it('updates the directory before it returns', async () => {
    const { organizations, directory, found } = await opened();
    const ada = await found('Lab');
    const added = await organizations.send(ada, bob, plainly);
    expect(directory.user(dataOf(added, 'userId'))).toMatchObject({ name: 'Bob', organizationId: ada.organizationId });
  });

  it('adds one user for a request that is sent twice under a key', async () => {
    const { organizations, directory, found } = await opened();
    const ada = await found('Lab');
    const sent = { ...plainly, key: 'once' };
    const [first, second] = [await organizations.send(ada, bob, sent), await organizations.send(ada, bob, sent)];
    expect(dataOf(second, 'userId')).toBe(dataOf(first, 'userId'));
    expect(directory.usersOf(ada.organizationId)).toHaveLength(2);
  });

  it('records on whose behalf a request was sent', async () => {
    const { organizations, found } = await opened();
    const ada = await found('Lab');
    const [event] = eventsOf(
      await organizations.send(ada, bob, { ...plainly, actor: 'importer', onBehalfOf: ada.userId }),
    );
    expect(event?.context).toMatchObject({
      organizationId: ada.organizationId,
      actor: 'importer',
      onBehalfOf: ada.userId,
    });
  });

  it('ORG-10: the response does not show whether a subject is new or belongs to a user of another organization, who keeps it', async () => {
    const { organizations, found, directory } = await opened();
    const eve = await found('Shop', 'eve');
    const ada = await found('Lab');
    const shapeOf = async (answer: ReturnType<typeof organizations.send>) =>
      eventsOf(await answer).map(({ event }) => Object.keys({ ...event, ...event.data }));
    const added = (subject: string) => shapeOf(organizations.send(ada, { ...bob, subject }, plainly));
    const changed = (subject: string) =>
      shapeOf(organizations.send(ada, { type: 'ChangeSubject', userId: ada.userId, subject }, plainly));
    expect(await added('eve')).toEqual(await added('nobody yet'));
    const zoe = await found('Bar', 'zoe');
    expect(await changed('zoe')).toEqual(await changed('also nobody'));
    await organizations.send(ada, { type: 'ChangeSubject', userId: ada.userId, subject: 'zoe' }, plainly);
    expect(directory.userBySubject('eve')?.userId).toBe(eve.userId);
    expect(directory.userBySubject('zoe')?.userId).toBe(zoe.userId);
    expect(directory.userBySubject('zoe', ada.organizationId)?.userId).toBe(ada.userId);
  });

  it('ORG-10: of two organizations that give one subject at once, one user signs in by it, in whichever process', async () => {
    const { organizations, found, log, directory } = await opened();
    const ada = await found('Lab');
    const elsewhere = await openRooms({}, log);
    const eve = await elsewhere.found('Shop', 'eve');
    for (let race = 0; race < 40; race++) {
      const subject = `race-${race}`;
      const outcomes = await Promise.all([
        organizations.send(ada, { type: 'ChangeSubject', userId: ada.userId, subject }, plainly),
        elsewhere.organizations.send(eve, { type: 'ChangeSubject', userId: eve.userId, subject }, plainly),
      ]);
      expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'done']);
      await Promise.all([directory.caughtUp(), elsewhere.directory.caughtUp()]);
      const winner = directory.userBySubject(subject);
      expect([ada.userId, eve.userId]).toContain(winner?.userId);
      expect(elsewhere.directory.userBySubject(subject)).toEqual(winner);
    }
    await elsewhere.close();
  });

  it("ORG-10: the operator's first admin signs in by a subject that another organization's admin had taken before", async () => {
    const { organizations, found, directory } = await opened();
    const ada = await found('Lab');
    await organizations.send(ada, { ...bob, subject: 'yan' }, plainly);
    const yan = await found('Inn', 'yan');
    expect(yan.organizationId).not.toBe(ada.organizationId);
    expect(directory.userBySubject('yan')).toEqual(yan);
  });

  it('knows names and subjects that another process has just given', async () => {
    const { organizations, found, log, directory } = await opened();
    const ada = await found('Lab');
    const elsewhere = await openRooms({}, log);
    await elsewhere.found('Shop', 'eve');
    await organizations.send(ada, { ...bob, subject: 'eve' }, plainly);
    expect(directory.userBySubject('eve')?.organizationId).not.toBe(ada.organizationId);
    await elsewhere.found('Inn', 'zoe');
    const inn = { name: 'Inn', admin: { name: 'Yan', email: null, subject: 'yan' } };
    expect(await organizations.create(inn, plainly)).toMatchObject({ refusal: { code: 'ORGANIZATION_EXISTS' } });
    await elsewhere.close();
  });

  it('decides about subjects of the caller’s organization by its stream, even if the directory is behind', async () => {
    const { organizations, found, directory } = await opened();
    const ada = await found('Lab', 'ada');
    const [, added] = await Promise.all([
      organizations.send(ada, { type: 'ChangeSubject', userId: ada.userId, subject: 'new' }, plainly),
      organizations.send(ada, { ...bob, subject: 'ada' }, plainly),
    ]);
    expect(directory.userBySubject('ada')?.userId).toBe(dataOf(added, 'userId'));
  });

  it("ORG-6: nobody changes another organization's users, teams and tags", async () => {
    const { organizations, found, directory } = await opened({
      unarchivedProjects: () => Promise.reject(new Error('The read tables were asked about a team of others.')),
    });
    const eve = await found('Shop', 'eve');
    const ada = await found('Lab');
    const teamId = dataOf(await organizations.send(eve, { type: 'CreateTeam', name: 'Till' }, plainly), 'teamId');
    const notFound = { kind: 'refused', refusal: { kind: 'notFound' } };
    const userId = eve.userId;
    expect(await organizations.send(ada, { type: 'DeactivateUser', userId }, plainly)).toMatchObject(notFound);
    expect(await organizations.send(ada, { type: 'RetireTeam', teamId }, plainly)).toMatchObject(notFound);
    const move = { type: 'MoveUserToTeam', userId: ada.userId, teamId } as const;
    expect(await organizations.send(ada, move, plainly)).toMatchObject(notFound);
    expect([directory.user(userId)?.active, directory.team(teamId)?.retired]).toEqual([true, false]);
  });

  it('sets the alarm default of the caller, of either role', async () => {
    const { organizations, directory, found } = await opened();
    const ada = await found('Lab');
    await organizations.send(ada, { type: 'SetAlarmDefault', minutes: 30 }, plainly);
    expect(directory.user(ada.userId)?.alarmDefault).toBe(30);
  });

  it('ORG-11: sets the time zone of the caller, of either role, if the service knows its name', async () => {
    const { organizations, directory, found } = await opened();
    const ada = await found('Lab');
    await organizations.send(ada, { type: 'SetTimeZone', timeZone: 'europe/berlin' }, plainly);
    expect(directory.user(ada.userId)?.timeZone).toBe('Europe/Berlin');
    const unknown = await organizations.send(ada, { type: 'SetTimeZone', timeZone: 'Nowhere/City' }, plainly);
    expect(unknown).toMatchObject({ kind: 'refused', refusal: { code: 'TIME_ZONE_UNKNOWN' } });
    expect(directory.user(ada.userId)?.timeZone).toBe('Europe/Berlin');
  });

  it('PLAN-2: checks the read tables about a user’s team before the user leaves it', async () => {
    const asked: string[][] = [];
    const { organizations, found, directory } = await opened({
      defaultUserOf: async (...about) => {
        asked.push(about);
        return 1;
      },
    });
    const ada = await found('Lab');
    const teamId = dataOf(await organizations.send(ada, { type: 'CreateTeam', name: 'Red' }, plainly), 'teamId');
    await organizations.send(ada, { ...bob, teamId }, plainly);
    const { userId } = callerBySubject(directory, 'bob');
    const leave = { type: 'MoveUserToTeam', userId, teamId: null } as const;
    expect(await organizations.send(ada, leave, plainly)).toMatchObject({ refusal: { code: 'USER_IS_DEFAULT_USER' } });
    expect(asked).toEqual([[ada.organizationId, teamId, userId]]);
  });

  it('PLAN-2: checks the team that another process has just put the user into, or just created', async () => {
    const { organizations, found, directory, log } = await opened({
      defaultUserOf: async () => 1,
      unarchivedProjects: async () => 1,
    });
    const ada = await found('Lab');
    await organizations.send(ada, { ...bob, teamId: null }, plainly);
    const { userId } = callerBySubject(directory, 'bob');
    const elsewhere = await openRooms({}, log);
    const made = await elsewhere.organizations.send(ada, { type: 'CreateTeam', name: 'Red' }, plainly);
    const teamId = dataOf(made, 'teamId');
    await elsewhere.organizations.send(ada, { type: 'MoveUserToTeam', userId, teamId }, plainly);
    const leave = { type: 'MoveUserToTeam', userId, teamId: null } as const;
    expect(await organizations.send(ada, leave, plainly)).toMatchObject({ refusal: { code: 'USER_IS_DEFAULT_USER' } });
    const empty = dataOf(
      await elsewhere.organizations.send(ada, { type: 'CreateTeam', name: 'Blue' }, plainly),
      'teamId',
    );
    expect(await organizations.send(ada, { type: 'RetireTeam', teamId: empty }, plainly)).toMatchObject({
      refusal: { code: 'TEAM_HAS_PROJECTS' },
    });
    await elsewhere.close();
  });

  it('checks the read tables before a team is retired', async () => {
    const { organizations, found } = await opened({ unarchivedProjects: async () => 2 });
    const ada = await found('Lab');
    const teamId = dataOf(await organizations.send(ada, { type: 'CreateTeam', name: 'Red' }, plainly), 'teamId');
    expect(await organizations.send(ada, { type: 'RetireTeam', teamId }, plainly)).toMatchObject({
      refusal: { code: 'TEAM_HAS_PROJECTS' },
    });
  });
});
