import { randomUUID } from 'node:crypto';
import type { FocusRequest, OwnItemRequest } from '../../src/focus/application/focus.requests.js';
import type { House } from '../../src/house.js';
import type { Caller } from '../../src/organizations/index.js';
import {
  callerNow,
  done,
  focusEvents,
  found,
  freshHouse,
  newItem,
  newProject,
  newTeam,
  newUser,
  offerTo,
  send,
  type FreshHouse,
} from '../support/house.js';
import { plainly } from '../support/rooms.js';

type Scope = 'standalone' | 'personal' | 'team';
type Viewer = 'owner' | 'offerer' | 'teammate' | 'otherTeam' | 'admin' | 'otherOrganization';
type Sight = 'owns' | 'sees' | 'nothing';

/** ORG-7 and ORG-6 as a table; only its owner can offer a personal item. */
const matrix: Readonly<Record<Scope, Readonly<Record<Viewer, Sight>>>> = {
  standalone: {
    ...{ owner: 'owns', offerer: 'sees', teammate: 'nothing', otherTeam: 'nothing' },
    ...{ admin: 'nothing', otherOrganization: 'nothing' },
  },
  personal: {
    ...{ owner: 'owns', offerer: 'nothing', teammate: 'nothing', otherTeam: 'nothing' },
    ...{ admin: 'nothing', otherOrganization: 'nothing' },
  },
  team: {
    ...{ owner: 'owns', offerer: 'sees', teammate: 'sees', otherTeam: 'nothing' },
    ...{ admin: 'sees', otherOrganization: 'nothing' },
  },
};
const cells = Object.entries(matrix).flatMap(([scope, row]) =>
  Object.entries(row).map(([viewer, sight]) => [scope as Scope, viewer as Viewer, sight] as const),
);

let fresh: FreshHouse;
let house: House;
let people: Readonly<Record<Viewer, Caller>>;
let open: Readonly<Record<Scope, string>>;
let completed: Readonly<Record<Scope, string>>;

async function itemsIn(milestones: Readonly<Record<Scope, string | null>>, complete: boolean) {
  const { owner, offerer } = people;
  const itemIn = async (scope: Scope): Promise<string> => {
    const by = scope === 'personal' ? owner : offerer;
    const itemId = await newItem(house, by, offerTo(owner, { title: scope, milestoneId: milestones[scope] }));
    await done(house, owner, { type: 'AcceptItem', itemId });
    if (!complete) return itemId;
    await done(house, owner, { type: 'ActivateItem', itemId });
    await done(house, owner, { type: 'CompleteItem', itemId });
    return itemId;
  };
  const [standalone, personal, team] = [await itemIn('standalone'), await itemIn('personal'), await itemIn('team')];
  return { standalone, personal, team };
}

beforeAll(async () => {
  fresh = await freshHouse();
  house = fresh.house;
  const admin = await found(house, 'Lab');
  const [red, blue] = [await newTeam(house, admin, 'Red'), await newTeam(house, admin, 'Blue')];
  people = {
    admin,
    owner: await newUser(house, admin, 'Ann', { teamId: red }),
    offerer: await newUser(house, admin, 'Olga', { teamId: red }),
    teammate: await newUser(house, admin, 'Tom', { teamId: red }),
    otherTeam: await newUser(house, admin, 'Bea', { teamId: blue }),
    otherOrganization: await found(house, 'Shop'),
  };
  const milestones = {
    standalone: null,
    personal: (await newProject(house, people.owner)).milestoneId,
    team: (await newProject(house, people.owner, red)).milestoneId,
  };
  completed = await itemsIn(milestones, true);
  open = await itemsIn(milestones, false);
  // She still sees what she offered after she left the team.
  await house.organizations.send(
    admin,
    { type: 'MoveUserToTeam', userId: people.offerer.userId, teamId: blue },
    plainly,
  );
  people = { ...people, offerer: callerNow(house, people.offerer) };
  await house.waiter.caughtUp();
});
afterAll(() => fresh.close());

const strangersRequests = (itemId: string): readonly OwnItemRequest[] => [
  { type: 'AcceptItem', itemId },
  { type: 'ActivateItem', itemId },
  { type: 'CompleteItem', itemId },
  { type: 'DeleteItem', itemId },
  { type: 'DeclineOffer', itemId, reason: 'no' },
  { type: 'MoveItem', itemId, to: { position: 1 } },
  { type: 'EditItem', itemId, title: 'Mine now' },
  { type: 'AddStep', itemId, name: 'step' },
  { type: 'RenameStep', itemId, stepId: randomUUID(), name: 'step' },
  { type: 'CheckStep', itemId, stepId: randomUUID() },
  { type: 'UncheckStep', itemId, stepId: randomUUID() },
  { type: 'RemoveStep', itemId, stepId: randomUUID() },
  { type: 'ReorderSteps', itemId, stepIds: [] },
  { type: 'TagItem', itemId, tagId: randomUUID() },
  { type: 'UntagItem', itemId, tagId: randomUUID() },
];

describe('who may act', () => {
  it.each(cells.filter(([, , sight]) => sight !== 'owns'))(
    'FOCUS-10, ORG-6, ORG-7: on a %s item, the %s (who %s) changes nothing',
    async (scope, viewer, sight) => {
      const before = await focusEvents(house, people.owner);
      for (const state of [open, completed]) {
        const requests = strangersRequests(state[scope]);
        const unknown = strangersRequests(randomUUID());
        for (const [index, request] of requests.entries()) {
          const answer = await send(house, people[viewer], request);
          if (sight === 'sees') {
            expect(answer).toMatchObject({ kind: 'refused', refusal: { kind: 'forbidden', code: 'NOT_THE_OWNER' } });
          } else {
            // The response to what they may not see is the same as to what does not exist.
            expect(answer).toMatchObject({ kind: 'refused', refusal: { kind: 'notFound', code: 'ITEM_NOT_FOUND' } });
            expect(answer).toEqual(await send(house, people[viewer], unknown[index] ?? request));
          }
        }
      }
      expect(await focusEvents(house, people.owner)).toEqual(before);
    },
  );

  it.each(['standalone', 'personal', 'team'] as const)('FOCUS-10: on a %s item, the owner may act', async (scope) => {
    const edit: FocusRequest = { type: 'EditItem', itemId: open[scope], title: `Edited ${scope}` };
    expect(await send(house, people.owner, edit)).toMatchObject({ kind: 'done' });
  });
});

describe('who sees', () => {
  it.each(cells)(
    'FOCUS-11, ORG-7: a completed %s item can be recreated by the %s if they see it: who %s',
    async (...cell) => {
      const [scope, viewer, sight] = cell;
      const recreation = (originItemId: string): FocusRequest => ({
        ...{ type: 'RecreateItem', originItemId, milestoneId: null },
        ownerId: people[viewer].userId,
      });
      const answer = await send(house, people[viewer], recreation(completed[scope]));
      if (sight !== 'nothing') expect(answer).toMatchObject({ kind: 'done' });
      else expect(answer).toEqual(await send(house, people[viewer], recreation(randomUUID())));
    },
  );

  it('ORG-6: nobody offers or recreates items for a user of another organization, or in its milestones', async () => {
    const { otherOrganization, owner } = people;
    expect(await send(house, otherOrganization, offerTo(owner))).toEqual(
      await send(house, otherOrganization, offerTo({ ...owner, userId: randomUUID() })),
    );
    const recreate = {
      type: 'RecreateItem',
      originItemId: completed.standalone,
      ownerId: otherOrganization.userId,
    } as const;
    expect(await send(house, owner, recreate)).toMatchObject({ refusal: { code: 'USER_NOT_FOUND' } });
  });

  it('PLAN-3: work of a personal project is recreated for its owner only', async () => {
    const { owner, teammate } = people;
    const recreate = { type: 'RecreateItem', originItemId: completed.personal, ownerId: teammate.userId } as const;
    expect(await send(house, owner, recreate)).toMatchObject({ refusal: { rule: 'PLAN-3' } });
  });
});
