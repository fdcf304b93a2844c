import { json, type Answer } from '../support/client.js';
import { freshDoor, type OpenDoor } from '../support/door.js';
import { callerNow, done, found, newItem, newProject, newTag, offerTo, rowsOf } from '../support/house.js';
import { eventsOf, plainly } from '../support/rooms.js';
import { active, completed, newScene, offered, stranded, tag, waiting, type Scene } from '../support/routes/scene.js';
import { senderOf } from '../support/routes/sending.js';
import type { Caller } from '../../src/organizations/index.js';

interface Row extends Readonly<Record<string, unknown>> {
  readonly id: string;
}

let door: OpenDoor;
let send: ReturnType<typeof senderOf>;
let scene: Scene;

beforeAll(async () => {
  door = await freshDoor();
  send = senderOf(door);
});
afterAll(() => door.close());
beforeEach(async () => {
  scene = await newScene(door.house);
});

/** Reads after everything that was appended has been projected. */
async function read(by: Caller, path: string): Promise<Answer> {
  await door.house.waiter.caughtUp();
  return send(by, { path });
}

async function rows(by: Caller, path: string): Promise<readonly Row[]> {
  const answer = await read(by, path);
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return (json(answer) as { readonly items: readonly Row[] }).items;
}

async function status(by: Caller, path: string): Promise<number> {
  return (await read(by, path)).status;
}

/** All rows of a list, by following `Link`. */
async function walked(by: Caller, path: string): Promise<readonly unknown[]> {
  const all: unknown[] = [];
  for (let next: string | undefined = path; next !== undefined;) {
    const answer: Answer = await read(by, next);
    all.push(...(json(answer) as { readonly items: readonly unknown[] }).items);
    next = /^<([^>]+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1];
  }
  return all;
}

describe('one item', () => {
  it('is shown with steps, tags, place and lineage, and its entity tag works in If-Match', async () => {
    const { ann, house } = scene;
    const tagId = await tag(scene);
    const origin = await newItem(house, ann, offerTo(ann, { steps: ['draft'], tagIds: [tagId], accept: true }));
    await done(house, ann, { type: 'ActivateItem', itemId: origin });
    await done(house, ann, { type: 'CompleteItem', itemId: origin });
    const again = await newItem(house, ann, { type: 'RecreateItem', originItemId: origin, ownerId: ann.userId });
    await done(house, ann, { type: 'AcceptItem', itemId: again });
    const answer = await read(ann, `/v1/items/${again}`);
    expect(json(answer)).toMatchObject({
      ...{ state: 'waiting', position: 1, recreatedAs: [], origin: { id: origin, state: 'completed' } },
      ...{ steps: [{ name: 'draft', completed: false }], tags: [{ id: tagId, name: 'urgent', retired: false }] },
      allowedActions: ['activate', 'move', 'set-aside', 'edit', 'edit-steps', 'edit-tags', 'delete'],
    });
    expect(json(await read(ann, `/v1/items/${origin}`))).toMatchObject({
      ...{ state: 'completed', position: null, origin: null, recreatedAs: [{ id: again }] },
      allowedActions: ['recreate'],
    });
    const headers = { 'if-match': answer.headers.get('etag') ?? '' };
    const edit = (title: string) =>
      send(ann, { method: 'PATCH', path: `/v1/items/${again}`, body: { title }, headers });
    expect((await edit('New')).status).toBe(200);
    expect((await edit('Newer')).status).toBe(412);
  });

  it('has its tags in the order of their names as people read them, whatever the order of the database', async () => {
    const { ada, ann, house } = scene;
    const names = ['Zug', 'apple', 'Über', 'Äpfel', 'zebra', 'Banana', 'tunnel'];
    const tagIds: string[] = [];
    for (const name of names) tagIds.push(await newTag(house, ada, name));
    const itemId = await newItem(house, ann, offerTo(ann, { tagIds }));
    const { tags } = json(await read(ann, `/v1/items/${itemId}`)) as { readonly tags: readonly { name: string }[] };
    expect(tags.map(({ name }) => name)).toEqual(['Äpfel', 'apple', 'Banana', 'tunnel', 'Über', 'zebra', 'Zug']);
  });

  it('ORG-7: is visible to its owner, its offerer, and for a team project to the team and admins, to nobody else', async () => {
    const { ada, ann, bob, cleo, teamId, house } = scene;
    const eve = await found(house, 'Shop');
    const everyone = [ann, bob, ada, cleo, eve];
    const seenBy = async (itemId: string) => {
      const statuses: number[] = [];
      for (const reader of everyone) statuses.push(await status(reader, `/v1/items/${itemId}`));
      return statuses;
    };
    expect(await seenBy(await offered(scene))).toEqual([200, 200, 404, 404, 404]);
    const own = await newProject(house, ann);
    const personal = await newItem(house, ann, offerTo(ann, { milestoneId: own.milestoneId }));
    expect(await seenBy(personal)).toEqual([200, 404, 404, 404, 404]);
    const team = await newProject(house, ann, teamId);
    const common = await newItem(house, ann, offerTo(ann, { milestoneId: team.milestoneId }));
    expect(await seenBy(common)).toEqual([200, 200, 200, 404, 404]);
    expect(json(await read(bob, `/v1/items/${common}`))).toMatchObject({ allowedActions: [], position: null });
  });

  it('ORG-7: shows only the part of a lineage that the reader may see', async () => {
    const { ann, bob, teamId, house } = scene;
    const { milestoneId } = await newProject(house, ann, teamId);
    const origin = await newItem(house, ann, offerTo(ann, { milestoneId, accept: true }));
    await done(house, ann, { type: 'ActivateItem', itemId: origin });
    await done(house, ann, { type: 'CompleteItem', itemId: origin });
    const alone = { type: 'RecreateItem', originItemId: origin, ownerId: ann.userId, milestoneId: null } as const;
    await newItem(house, ann, alone);
    expect(json(await read(bob, `/v1/items/${origin}`))).toMatchObject({
      recreatedAs: [],
      allowedActions: ['recreate'],
    });
  });
});

describe('lists', () => {
  it('offers made show their outcome, with the reason of a declined one', async () => {
    const { ann, bob, house } = scene;
    const kept = await offered(scene);
    const taken = await offered(scene);
    await done(house, ann, { type: 'AcceptItem', itemId: taken });
    const lost = await offered(scene);
    await done(house, ann, { type: 'DeclineOffer', itemId: lost, reason: 'No time' });
    await newItem(house, bob, offerTo(bob));
    const made = await walked(bob, '/v1/me/offers?limit=1');
    expect(made).toMatchObject([
      { itemId: lost, state: 'declined', reason: 'No time', ownerId: ann.userId },
      { itemId: taken, state: 'waiting', reason: null },
      { itemId: kept, state: 'offered', declinedAt: null },
    ]);
    expect((await rows(ann, '/v1/me/offered')).map(({ id }) => id)).toEqual([kept]);
  });

  it('completed items are listed newest first, page by page', async () => {
    const ids = [await completed(scene), await completed(scene), await completed(scene)];
    expect(await walked(scene.ann, '/v1/me/completed?limit=2')).toMatchObject(ids.toReversed().map((id) => ({ id })));
  });

  it('a cursor of one list is not valid for another', async () => {
    for (let count = 0; count < 2; count++) await completed(scene);
    const page = json(await read(scene.ann, '/v1/me/completed?limit=1')) as { readonly cursor: string };
    expect(await status(scene.ann, `/v1/me/completed?cursor=${page.cursor}`)).toBe(200);
    expect(await status(scene.ann, `/v1/me/offered?cursor=${page.cursor}`)).toBe(400);
  });

  it('items of a project are filtered by state, owner, tag, due date and text, in pages over its milestones', async () => {
    const { ann, bob, teamId, house } = scene;
    const { projectId, milestoneId } = await newProject(house, ann, teamId);
    const tagId = await tag(scene);
    const into = { milestoneId };
    const late = await newItem(
      house,
      ann,
      offerTo(ann, { ...into, title: 'Late 100%', dueAt: '2020-01-01T00:00:00Z' }),
    );
    const mine = await newItem(house, ann, offerTo(ann, { ...into, title: 'Tagged', tagIds: [tagId], accept: true }));
    const theirs = await newItem(house, ann, offerTo(bob, { ...into, title: 'Theirs', dueAt: '2999-01-01T00:00:00Z' }));
    const path = `/v1/projects/${projectId}/items`;
    const ids = async (query: string) => (await rows(bob, `${path}?${query}`)).map(({ id }) => id);
    expect(await walked(bob, `${path}?limit=1`)).toMatchObject([{ id: late }, { id: mine }, { id: theirs }]);
    expect(await ids('state=waiting')).toEqual([mine]);
    expect(await ids(`ownerId=${bob.userId}`)).toEqual([theirs]);
    expect(await ids(`tagId=${tagId}`)).toEqual([mine]);
    expect(await ids('dueBefore=2999-06-01T00:00:00Z')).toEqual([late, theirs]);
    expect(await ids('overdue=true')).toEqual([late]);
    expect(await ids('text=TAG')).toEqual([mine]);
    expect(await ids('text=%25')).toEqual([late]);
    expect(await rows(bob, `/v1/projects/${projectId}/milestones/${milestoneId}/items?limit=2`)).toHaveLength(2);
    expect(await status(scene.cleo, path)).toBe(404);
    expect(await status(bob, `${path}?state=done`)).toBe(400);
  });

  it('projects are those that the reader sees', async () => {
    const { ann, bob, cleo, ada, teamId, house } = scene;
    const own = await newProject(house, ann);
    const team = await newProject(house, ann, teamId);
    const ids = async (reader: Caller) => (await rows(reader, '/v1/projects')).map(({ projectId }) => projectId);
    expect(await ids(ann)).toEqual([own.projectId, team.projectId]);
    expect([await ids(bob), await ids(ada), await ids(cleo)]).toEqual([[team.projectId], [team.projectId], []]);
    expect(await rows(ann, '/v1/projects?scope=personal&archived=false')).toMatchObject([{ progress: null, items: 0 }]);
    expect(await rows(ann, '/v1/projects?archived=true')).toEqual([]);
  });
});

describe('what colleagues are working on', () => {
  it('ORG-7: a team at work shows visible items, and at most that somebody is busy', async () => {
    const { ann, bob, cleo, teamId, house } = scene;
    await active(scene);
    const { milestoneId } = await newProject(house, bob, teamId);
    const itemId = await newItem(house, bob, offerTo(bob, { milestoneId, accept: true }));
    await done(house, bob, { type: 'ActivateItem', itemId });
    const atWork = `/v1/teams/${teamId}/work`;
    expect(await rows(bob, atWork)).toMatchObject([
      { userId: ann.userId, busy: true, item: null },
      { userId: bob.userId, busy: true, item: { id: itemId, allowedActions: expect.any(Array) as unknown } },
    ]);
    expect(await rows(ann, atWork)).toMatchObject([{ item: { title: 'Wait' } }, { item: { id: itemId } }]);
    expect(await rows(cleo, atWork)).toMatchObject([
      { busy: true, item: null },
      { busy: true, item: null },
    ]);
    expect(await status(await found(house, 'Shop'), atWork)).toBe(404);
  });

  it('ORG-9: stranded items of a team are listed for those who may see them, and can be copied by its team and admins', async () => {
    const { ada, ann, bob, cleo, house } = scene;
    const itemId = await stranded(scene);
    const path = `/v1/teams/${scene.teamId}/stranded`;
    for (const reader of [bob, ada]) {
      expect(await rows(reader, path)).toMatchObject([{ id: itemId, stranded: true, allowedActions: ['copy'] }]);
    }
    expect(await rows(cleo, path)).toEqual([]);
    // Ann offered it, and still sees it after she left the team.
    const [row] = await rowsOf(
      house,
      'select project_id from focus.milestones m join focus.items i on i.milestone_id = m.id where i.id = $1',
      itemId,
    );
    const projectId = String(row?.['project_id']);
    eventsOf(
      await house.planning.send(ada, { type: 'ChangeDefaultUser', projectId, defaultUserId: bob.userId }, plainly),
    );
    const { teamId } = cleo;
    eventsOf(await house.organizations.send(ada, { type: 'MoveUserToTeam', userId: ann.userId, teamId }, plainly));
    expect(await rows(ann, path)).toMatchObject([{ id: itemId, stranded: true, allowedActions: [] }]);
  });

  it('ORG-9: stranded work is offered anew once, and again after that copy was declined', async () => {
    const { ada, bob, cleo } = scene;
    const itemId = await stranded(scene);
    const copy = async () => {
      await door.house.waiter.caughtUp();
      const body = { ownerId: cleo.userId };
      const answer = await send(bob, { method: 'POST', path: `/v1/items/${itemId}/copy`, body });
      return { status: answer.status, ...(json(answer) as { readonly itemId?: string; readonly code?: string }) };
    };
    const first = await copy();
    expect(first.status).toBe(201);
    expect(await copy()).toMatchObject({ status: 409, code: 'ITEM_OFFERED_ANEW', allowed: [] });
    const path = `/v1/teams/${scene.teamId}/stranded`;
    expect(await rows(ada, path)).toMatchObject([{ id: itemId, stranded: true, allowedActions: [] }]);
    await done(door.house, cleo, { type: 'DeclineOffer', itemId: first.itemId ?? '', reason: null });
    expect((await copy()).status).toBe(201);
  });

  it('ORG-7: a queue is shown to its owner in full, to teammates and admins as far as they see its items, to nobody else', async () => {
    const { ada, ann, bob, cleo, teamId, house } = scene;
    const alone = await waiting(scene);
    const { milestoneId } = await newProject(house, ann, teamId);
    const common = await newItem(house, ann, offerTo(ann, { milestoneId, accept: true }));
    const path = `/v1/users/${ann.userId}/queue`;
    expect(await rows(ann, path)).toMatchObject([
      { id: alone, position: 1 },
      { id: common, position: 2 },
    ]);
    for (const reader of [bob, ada]) {
      const [seen, ...more] = await rows(reader, path);
      expect([seen?.id, seen?.['position'], more]).toEqual([common, undefined, []]);
    }
    expect([await status(cleo, path), await status(await found(house, 'Shop'), path)]).toEqual([404, 404]);
  });
});

describe('the organization', () => {
  it('ORG-6: shows its users, teams and tags to each of them, and nothing to another organization', async () => {
    const { ada, ann, bob, teamId, house } = scene;
    const tagId = await tag(scene);
    const eve = await found(house, 'Shop');
    expect((await rows(ann, '/v1/users?limit=2')).map(({ userId }) => userId)).toEqual([ada.userId, ann.userId]);
    expect(await rows(ann, `/v1/users?teamId=${teamId}`)).toHaveLength(2);
    expect((await rows(ann, '/v1/teams')).map(({ teamId: id }) => id)).toContain(teamId);
    expect(await rows(ann, '/v1/tags?retired=false')).toMatchObject([{ tagId, name: 'urgent', allowedActions: [] }]);
    expect([await rows(eve, '/v1/teams'), await rows(eve, '/v1/tags')]).toEqual([[], []]);
    expect((await rows(eve, '/v1/users')).map(({ userId }) => userId)).toEqual([eve.userId]);
    for (const path of [`/v1/users/${bob.userId}`, `/v1/teams/${teamId}`, `/v1/tags/${tagId}`]) {
      expect([await status(ann, path), await status(eve, path)]).toEqual([200, 404]);
    }
  });

  it('shows address, subject and alarm default to the user themself and to admins only', async () => {
    const { ada, ann, bob } = scene;
    const { subject } = json(await read(bob, '/v1/me')) as { readonly subject: string };
    expect(subject).toBe((callerNow(door.house, bob) as unknown as { readonly subject: string }).subject);
    expect(json(await read(ada, `/v1/users/${bob.userId}`))).toMatchObject({ subject, alarmDefault: null });
    expect(json(await read(ann, `/v1/users/${bob.userId}`))).not.toHaveProperty('subject');
  });

  it('PLAN-5: shows the policy, and to admins that they may set it', async () => {
    const { ada, ann, house } = scene;
    await house.organizations.send(ada, { type: 'RequireMilestones', required: true }, plainly);
    expect(json(await read(ann, '/v1/organization'))).toMatchObject({ milestoneRequired: true, allowedActions: [] });
    expect(json(await read(ada, '/v1/organization'))).toMatchObject({ allowedActions: ['set-policy'] });
  });
});
