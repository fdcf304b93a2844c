import { randomUUID } from 'node:crypto';
import { dataOf } from '../../src/client/index.js';
import { myFocus } from '../../src/focus/application/focus.queries.js';
import type { FocusRequest } from '../../src/focus/application/focus.requests.js';
import type { House } from '../../src/house.js';
import type { Caller } from '../../src/organizations/index.js';
import {
  callerNow,
  done,
  focusEvents,
  found,
  newItem,
  newProject,
  newTag,
  newTeam,
  newUser,
  offerTo,
  rowsOf,
  send,
  waitingItems,
} from '../support/house.js';
import { operations } from '../support/api/document.js';
import { freshDoor, type OpenDoor } from '../support/door.js';
import { plainly } from '../support/rooms.js';
import { waitingListOf } from '../support/queue.js';

let door: OpenDoor;
let house: House;
let ada: Caller;
let ann: Caller;
let bob: Caller;
let teamId: string;

beforeAll(async () => {
  door = await freshDoor();
  house = door.house;
});
afterAll(() => door.close());

beforeEach(async () => {
  ada = await found(house, 'Lab');
  teamId = await newTeam(house, ada, 'Red');
  ann = await newUser(house, ada, 'Ann', { teamId });
  bob = await newUser(house, ada, 'Bob', { teamId });
});

const titles = async (owner: Caller): Promise<readonly string[]> => {
  await house.waiter.caughtUp();
  const items = await waitingListOf(house.pool, owner.userId);
  expect(items.map(({ position }) => position)).toEqual(items.map((_, index) => index + 1));
  return items.map(({ title }) => title);
};

const item = async (itemId: string) => (await rowsOf(house, 'select * from focus.items where id = $1', itemId))[0];

const stepsOf = (itemId: string) =>
  rowsOf(
    house,
    'select id, name, is_completed as checked from focus.steps where item_id = $1 order by position',
    itemId,
  );

describe('a day in the focus room, by the typed client', () => {
  it('carries out every command of the focus room', async () => {
    const [anns, bobs] = [await door.typed(ann), await door.typed(bob)];
    const sent = new Set<string>();
    for (const client of [anns, bobs]) {
      client.use({ onRequest: ({ request, schemaPath }) => void sent.add(`${request.method} ${schemaPath}`) });
    }
    const { milestoneId } = await newProject(house, ann, teamId);
    const [urgent, later] = [await newTag(house, bob, 'urgent'), await newTag(house, bob, 'later')];
    await house.waiter.caughtUp();
    const body = {
      ...{ title: 'Write', description: 'All of it', dueAt: '2026-05-01T12:00:00+02:00', milestoneId },
      ...{ ownerId: ann.userId, steps: ['draft', 'print'], tagIds: [urgent] },
    };
    const { itemId = '', stepIds = [], position } = await dataOf(bobs.POST('/v1/items', { body }));
    const [first = '', second = ''] = stepIds;
    anns.positions.note(position);
    const path = { itemId };
    const read = () => dataOf(anns.GET('/v1/items/{itemId}', { params: { path } }));
    expect(await read()).toMatchObject({
      ...{ state: 'offered', title: 'Write', milestoneId, offeredBy: bob.userId, dueAt: '2026-05-01T10:00:00.000Z' },
    });

    await dataOf(anns.POST('/v1/items/{itemId}/accept', { params: { path } }));
    const edited = { title: 'Write it', dueAt: null, description: null, milestoneId: null };
    await dataOf(anns.PATCH('/v1/items/{itemId}', { params: { path }, body: edited }));
    await dataOf(anns.PUT('/v1/items/{itemId}/tags/{tagId}', { params: { path: { itemId, tagId: later } } }));
    await dataOf(anns.DELETE('/v1/items/{itemId}/tags/{tagId}', { params: { path: { itemId, tagId: urgent } } }));
    const step = { name: 'read', after: first };
    const { stepId: added = '' } = await dataOf(
      anns.POST('/v1/items/{itemId}/steps', { params: { path }, body: step }),
    );
    const at = (stepId: string) => ({ params: { path: { itemId, stepId } } });
    await dataOf(anns.PATCH('/v1/items/{itemId}/steps/{stepId}', { ...at(second), body: { name: 'post' } }));
    await dataOf(anns.POST('/v1/items/{itemId}/steps/{stepId}/check', at(first)));
    await dataOf(anns.POST('/v1/items/{itemId}/steps/{stepId}/check', at(second)));
    await dataOf(anns.POST('/v1/items/{itemId}/steps/{stepId}/uncheck', at(second)));
    const reordered = { stepIds: [second, added, first] };
    await dataOf(anns.POST('/v1/items/{itemId}/steps/reorder', { params: { path }, body: reordered }));
    expect((await read()).steps.map(({ name, completed }) => [name, completed])).toEqual([
      ...[['post', false] as const, ['read', false] as const, ['draft', true] as const],
    ]);
    await dataOf(anns.DELETE('/v1/items/{itemId}/steps/{stepId}', at(first)));
    expect(await read()).toMatchObject({
      ...{ ...edited, state: 'waiting', tags: [{ id: later }] },
      steps: [
        { id: second, name: 'post' },
        { id: added, name: 'read' },
      ],
    });

    const [other = ''] = await waitingItems(house, ann, 'Other');
    const top = { params: { path: { itemId: other } }, body: { position: 1 } };
    await dataOf(anns.POST('/v1/items/{itemId}/move', top));
    await dataOf(anns.POST('/v1/me/undo'));
    expect(await titles(ann)).toEqual(['Write it', 'Other']);
    await dataOf(anns.POST('/v1/items/{itemId}/move', top));
    expect(await titles(ann)).toEqual(['Other', 'Write it']);
    const until = { params: { path: { itemId: other } }, body: { until: '9999-12-31' } };
    await dataOf(anns.POST('/v1/items/{itemId}/set-aside', until));
    expect(await titles(ann)).toEqual(['Write it']);
    await dataOf(anns.POST('/v1/items/{itemId}/bring-back', { params: { path: { itemId: other } } }));
    expect(await titles(ann)).toEqual(['Other', 'Write it']);
    await dataOf(anns.POST('/v1/items/{itemId}/activate', { params: { path } }));
    await dataOf(anns.POST('/v1/me/alarm', { body: { minutes: 30 } }));
    await dataOf(anns.PATCH('/v1/me/alarm', { body: { minutes: 60 } }));
    await dataOf(anns.POST('/v1/me/alarm/acknowledge'));
    await dataOf(anns.DELETE('/v1/me/alarm'));
    const completed = await dataOf(anns.POST('/v1/items/{itemId}/complete', { params: { path } }));
    expect((await dataOf(anns.GET('/v1/me/focus'))).active).toMatchObject({ id: other, title: 'Other' });

    bobs.positions.note(completed.position);
    const again = await dataOf(bobs.POST('/v1/items/{itemId}/recreate', { params: { path }, body: {} }));
    expect(again.changed).toEqual([{ itemId: again.itemId, state: 'offered' }]);
    const unwanted = await newItem(house, bob, offerTo(ann, { title: 'Unwanted' }));
    const declined = { params: { path: { itemId: unwanted } }, body: { reason: 'No time' } };
    await dataOf(anns.POST('/v1/items/{itemId}/decline', declined));
    const [mistake = ''] = await waitingItems(house, ann, 'Mistake');
    await dataOf(anns.DELETE('/v1/items/{itemId}', { params: { path: { itemId: mistake } } }));
    expect(await titles(ann)).toEqual([]);

    const stranded = await newItem(house, ann, offerTo(bob, { title: 'Stranded', milestoneId }));
    await house.organizations.send(ada, { type: 'DeactivateUser', userId: bob.userId }, plainly);
    await house.waiter.caughtUp();
    await dataOf(anns.POST('/v1/items/{itemId}/copy', { params: { path: { itemId: stranded } }, body: {} }));
    expect([...sent].filter((each) => !each.startsWith('GET ')).sort()).toEqual(commandsOfTheRoom());
  });
});

/** Every command of this room in the API's document. */
function commandsOfTheRoom(): readonly string[] {
  return operations
    .filter(({ method, operation }) => method !== 'GET' && (operation['tags'] as readonly string[]).includes('Focus'))
    .map(({ method, path }) => `${method} ${path}`)
    .sort();
}

describe('offers', () => {
  it('FOCUS-1: work offered by a colleague enters `offered` at once, and its owner accepts it at once', async () => {
    const itemId = await newItem(house, bob, offerTo(ann));
    // Decided by Ann's own stream, whatever the read tables contain.
    expect(await send(house, ann, { type: 'AcceptItem', itemId })).toMatchObject({ kind: 'done' });
  });

  it('the offerer can read a declined offer with its reason', async () => {
    const itemId = await newItem(house, bob, offerTo(ann, { title: 'Lift' }));
    await done(house, ann, { type: 'DeclineOffer', itemId, reason: 'My back' });
    expect(await rowsOf(house, 'select * from focus.declined_offers where offered_by = $1', bob.userId)).toMatchObject([
      { item_id: itemId, title: 'Lift', reason: 'My back', declined_by: ann.userId },
    ]);
    expect(await item(itemId)).toBeUndefined();
  });

  it('PLAN-11: what is archived takes no new items', async () => {
    const { projectId, milestoneId } = await newProject(house, ann, teamId);
    await done(house, ann, offerTo(ann, { milestoneId }));
    await house.planning.send(ann, { type: 'ArchiveProject', projectId }, plainly);
    await house.waiter.caughtUp();
    expect(await send(house, ann, offerTo(ann, { milestoneId }))).toMatchObject({
      refusal: { code: 'MILESTONE_ARCHIVED', rule: 'PLAN-11' },
    });
  });

  it('PLAN-5: a milestone is required from the next command on, once the organization says so', async () => {
    await house.organizations.send(ada, { type: 'RequireMilestones', required: true }, plainly);
    expect(await send(house, ann, offerTo(ann))).toMatchObject({ refusal: { code: 'MILESTONE_REQUIRED' } });
    const { milestoneId } = await newProject(house, ann);
    expect(await send(house, ann, offerTo(ann, { milestoneId }))).toMatchObject({ kind: 'done' });
  });

  it('ORG-5: a retired tag cannot be added any more; one of another organization does not exist', async () => {
    const tagId = await newTag(house, ann, 'old');
    await house.organizations.send(ada, { type: 'RetireTag', tagId }, plainly);
    expect(await send(house, ann, offerTo(ann, { tagIds: [tagId] }))).toMatchObject({
      refusal: { code: 'TAG_RETIRED' },
    });
    const foreign = await newTag(house, await found(house, 'Shop'), 'theirs');
    expect(await send(house, ann, offerTo(ann, { tagIds: [foreign] }))).toEqual(
      await send(house, ann, offerTo(ann, { tagIds: [randomUUID()] })),
    );
  });

  it('ORG-9: nothing is offered to a deactivated user until they are reactivated', async () => {
    await house.organizations.send(ada, { type: 'DeactivateUser', userId: bob.userId }, plainly);
    expect(await send(house, ann, offerTo(bob))).toMatchObject({ refusal: { code: 'USER_INACTIVE', rule: 'ORG-9' } });
    await house.organizations.send(ada, { type: 'ReactivateUser', userId: bob.userId }, plainly);
    expect(await send(house, ann, offerTo(bob))).toMatchObject({ kind: 'done' });
  });
});

describe('copies', () => {
  async function completedOf(owner: Caller, more: Parameters<typeof offerTo>[1]): Promise<string> {
    const itemId = await newItem(house, owner, offerTo(owner, { accept: true, ...more }));
    await done(house, owner, { type: 'ActivateItem', itemId });
    await done(house, owner, { type: 'CompleteItem', itemId });
    return itemId;
  }

  it('FOCUS-11: a colleague recreates completed work across streams, and the origin does not change', async () => {
    const { milestoneId } = await newProject(house, ann, teamId);
    const [kept, retired] = [await newTag(house, ann, 'kept'), await newTag(house, ann, 'retired')];
    const more = { title: 'Audit', description: 'Yearly', dueAt: '2026-03-01T09:00:00Z', steps: ['a', 'b'] };
    const origin = await completedOf(ann, { ...more, milestoneId, tagIds: [kept, retired] });
    await house.organizations.send(ada, { type: 'RetireTag', tagId: retired }, plainly);
    const before = await focusEvents(house, ann);
    const copy = await newItem(house, bob, { type: 'RecreateItem', originItemId: origin, ownerId: bob.userId });
    expect(await item(copy)).toMatchObject({
      ...{ state: 'offered', execution_owner_id: bob.userId, offered_by: bob.userId, origin_item_id: origin },
      ...{ title: 'Audit', description: 'Yearly', due_at: null, milestone_id: milestoneId },
    });
    expect(await stepsOf(copy)).toMatchObject([
      { name: 'a', checked: false },
      { name: 'b', checked: false },
    ]);
    expect(await rowsOf(house, 'select tag_id from focus.item_tags where item_id = $1', copy)).toEqual([
      { tag_id: kept },
    ]);
    expect(await focusEvents(house, ann)).toEqual(before);
  });

  it('ORG-9: stranded work of a team project is offered anew as a copy that stays in its milestone', async () => {
    const { milestoneId } = await newProject(house, ann, teamId);
    const stranded = await newItem(
      house,
      bob,
      offerTo(bob, { title: 'Half done', milestoneId, steps: ['x'], accept: true }),
    );
    const alone = await newItem(house, ann, offerTo(bob, { title: 'Private' }));
    const copy = { type: 'CopyStrandedItem', sourceItemId: stranded, ownerId: ann.userId } as const;
    expect(await send(house, ann, copy)).toMatchObject({ refusal: { code: 'ITEM_NOT_STRANDED' } });
    await house.organizations.send(ada, { type: 'DeactivateUser', userId: bob.userId }, plainly);
    const copied = await newItem(house, ann, copy);
    expect(await item(copied)).toMatchObject({
      ...{ state: 'offered', execution_owner_id: ann.userId, copy_of_item_id: stranded, origin_item_id: null },
      ...{ title: 'Half done', milestone_id: milestoneId },
    });
    expect(await item(stranded)).toMatchObject({ state: 'waiting', execution_owner_id: bob.userId });
    expect(await send(house, ann, { ...copy, sourceItemId: alone })).toMatchObject({
      refusal: { code: 'ITEM_NOT_OF_A_TEAM' },
    });
  });
});

describe('personal projects', () => {
  it('PLAN-3: live in their owner’s stream, and only the owner fills them', async () => {
    const { projectId, milestoneId } = await newProject(house, ann);
    await newItem(house, ann, offerTo(ann, { milestoneId }));
    expect((await focusEvents(house, ann)).map(({ event }) => event.type)).toContain('ProjectCreated');
    for (const stranger of [bob, ada]) {
      const offer = await send(house, stranger, offerTo(ann, { milestoneId }));
      expect(offer).toEqual(await send(house, stranger, offerTo(ann, { milestoneId: randomUUID() })));
      const rename = { type: 'RenameProject', name: 'Mine', projectId } as const;
      expect(await house.planning.send(stranger, rename, plainly)).toMatchObject({ refusal: { kind: 'notFound' } });
    }
  });

  it('PLAN-8, PLAN-10: deleting one removes its rows in one append, activates nothing, and the list is 1..n again', async () => {
    await house.organizations.send(ann, { type: 'SetAlarmDefault', minutes: 15 }, plainly);
    const { projectId, milestoneId } = await newProject(house, ann);
    const tagId = await newTag(house, ann, 'goes');
    const within = { milestoneId, steps: ['s'], tagIds: [tagId], accept: true };
    const finished = await newItem(house, ann, offerTo(ann, { title: 'finished', ...within }));
    await waitingItems(house, ann, 'stays 1');
    const active = await newItem(house, ann, offerTo(ann, { title: 'active', ...within }));
    await newItem(house, ann, offerTo(ann, { title: 'goes', ...within }));
    await waitingItems(house, ann, 'stays 2');
    await done(house, ann, { type: 'ActivateItem', itemId: finished });
    await done(house, ann, { type: 'CompleteItem', itemId: finished });
    await done(house, ann, { type: 'ActivateItem', itemId: active });
    const before = (await focusEvents(house, ann)).length;
    await house.planning.send(ann, { type: 'DeleteProject', projectId }, plainly);
    expect((await focusEvents(house, ann)).slice(before)).toHaveLength(1);
    const left = await rowsOf(
      house,
      `select (select count(*)::int from focus.items where milestone_id = $1) as items,
        (select count(*)::int from focus.milestones where project_id = $2) as milestones,
        (select count(*)::int from focus.projects where id = $2) as projects,
        (select count(*)::int from focus.item_tags where tag_id = $3) as tagged,
        (select count(*)::int from focus.active_focus_sessions where user_id = $4) as sessions,
        (select count(*)::int from focus.steps s left join focus.items i on i.id = s.item_id where i.id is null) as steps`,
      ...[milestoneId, projectId, tagId, ann.userId],
    );
    expect(left).toEqual([{ items: 0, milestones: 0, projects: 0, tagged: 0, sessions: 0, steps: 0 }]);
    expect(await myFocus(house.pool, ann.userId, '2026-01-01', 5)).toMatchObject({ active: null, alarm: null });
    expect(await titles(ann)).toEqual(['stays 1', 'stays 2']);
  });

  it('PLAN-9: a deletion that would remove the origin of an item that remains is refused', async () => {
    const { projectId, milestoneId } = await newProject(house, ann);
    const origin = await newItem(house, ann, offerTo(ann, { milestoneId, accept: true }));
    await done(house, ann, { type: 'ActivateItem', itemId: origin });
    await done(house, ann, { type: 'CompleteItem', itemId: origin });
    await newItem(house, ann, { type: 'RecreateItem', originItemId: origin, ownerId: ann.userId, milestoneId: null });
    expect(await house.planning.send(ann, { type: 'DeleteProject', projectId }, plainly)).toMatchObject({
      refusal: { rule: 'PLAN-9' },
    });
  });
});

describe('a command sent again', () => {
  it('LOG-3: gets its first response, whatever facts from other streams have changed since', async () => {
    const { projectId, milestoneId } = await newProject(house, ann, teamId);
    const tagId = await newTag(house, ann, 'tag');
    const requests: readonly (readonly [Caller, FocusRequest])[] = [
      [ann, offerTo(bob, { title: 'In a milestone', milestoneId, tagIds: [tagId] })],
      [bob, offerTo(bob, { title: 'Own', milestoneId, accept: true })],
    ];
    const sendAll = () =>
      Promise.all(requests.map(([by, request], n) => send(house, callerNow(house, by), request, `k${n}`)));
    const first = await sendAll();
    const [, own] = first;
    const ownId =
      own?.kind === 'done' && own.events[0]?.event.type === 'ItemOffered' ? own.events[0].event.data.itemId : '';
    const activate = { type: 'ActivateItem', itemId: ownId } as const;
    const activated = await send(house, bob, activate, 'activate');
    expect([...first, activated]).toMatchObject([{ kind: 'done' }, { kind: 'done' }, { kind: 'done' }]);

    await house.organizations.send(ada, { type: 'RetireTag', tagId }, plainly);
    await house.organizations.send(ada, { type: 'RequireMilestones', required: true }, plainly);
    await house.organizations.send(bob, { type: 'SetAlarmDefault', minutes: 15 }, plainly);
    await house.planning.send(ann, { type: 'ArchiveProject', projectId }, plainly);
    await house.organizations.send(ada, { type: 'MoveUserToTeam', userId: ann.userId, teamId: null }, plainly);
    await house.organizations.send(ada, { type: 'DeactivateUser', userId: bob.userId }, plainly);
    await house.waiter.caughtUp();
    const head = await house.log.head();
    const again = [...(await sendAll()), await send(house, bob, activate, 'activate')];
    expect(again).toEqual([...first, activated].map((outcome) => ({ ...outcome, repeated: true })));
    expect(await house.log.head()).toBe(head);
  });

  it('LOG-3: with another body is refused; with the same body gets its first response even after its item was deleted', async () => {
    const [itemId = ''] = await waitingItems(house, ann, 'Gone soon');
    const first = await send(house, ann, { type: 'DeleteItem', itemId }, 'delete');
    expect(await send(house, ann, { type: 'DeleteItem', itemId }, 'delete')).toEqual({ ...first, repeated: true });
    const offered = await send(house, bob, offerTo(ann, { title: 'One' }), 'offer');
    expect(await send(house, bob, offerTo(ann, { title: 'Two' }), 'offer')).toEqual({ kind: 'keyReused' });
    expect(await send(house, bob, offerTo(ann, { title: 'One' }), 'offer')).toEqual({ ...offered, repeated: true });
  });

  it('LOG-3: a recreation gets its first response even if its origin is gone from the read tables', async () => {
    const { projectId, milestoneId } = await newProject(house, ann);
    const origin = await newItem(house, ann, offerTo(ann, { milestoneId, accept: true }));
    await done(house, ann, { type: 'ActivateItem', itemId: origin });
    await done(house, ann, { type: 'CompleteItem', itemId: origin });
    const recreate = { type: 'RecreateItem', originItemId: origin, ownerId: ann.userId } as const;
    const first = await send(house, ann, recreate, 'again');
    expect(await house.planning.send(ann, { type: 'DeleteProject', projectId }, plainly)).toMatchObject({
      kind: 'done',
    });
    await house.waiter.caughtUp();
    expect(await send(house, ann, recreate, 'again')).toEqual({ ...first, repeated: true });
  });
});
