import type { House } from '../../src/house.js';
import { randomUUID } from 'node:crypto';
import type { FocusRequest } from '../../src/focus/application/focus.requests.js';
import type { OrganizationRequest } from '../../src/organizations/application/organizations.requests.js';
import type { Caller } from '../../src/organizations/index.js';
import {
  callerNow,
  done,
  found,
  freshHouse,
  houseOn,
  newItem,
  newProject,
  newTeam,
  newUser,
  offerTo,
  stopProjecting,
  waitingItems,
  type FreshHouse,
} from '../support/house.js';
import { plainly } from '../support/rooms.js';

let fresh: FreshHouse;
let ada: Caller;
let ann: Caller;
let teamId: string;

beforeEach(async () => {
  fresh = await freshHouse();
  ada = await found(fresh.house, 'Lab');
  teamId = await newTeam(fresh.house, ada, 'Red');
  ann = await newUser(fresh.house, ada, 'Ann', { teamId });
});
afterEach(() => fresh.close());

type Send = (house: House, key: string) => Promise<unknown>;

const focus =
  (request: FocusRequest, by = ann): Send =>
  (house, key) =>
    house.focus.send(callerNow(house, by), request, { request: JSON.stringify(request), key });

const organizations =
  (request: OrganizationRequest): Send =>
  (house, key) =>
    house.organizations.send(callerNow(house, ada), request, { request: JSON.stringify(request), key });

/** Each prepares the data for a request, and returns how to send it. */
const cases: readonly (readonly [string, () => Promise<Send>])[] = [
  [
    'a recreation',
    async () => {
      const [itemId = ''] = await waitingItems(fresh.house, ann, 'Write');
      await done(fresh.house, ann, { type: 'ActivateItem', itemId });
      await done(fresh.house, ann, { type: 'CompleteItem', itemId });
      return focus({ type: 'RecreateItem', ownerId: ann.userId, originItemId: itemId });
    },
  ],
  [
    'a copy of a stranded item',
    async () => {
      const { milestoneId } = await newProject(fresh.house, ann, teamId);
      const sourceItemId = await newItem(fresh.house, ann, offerTo(ann, { milestoneId, accept: true }));
      const bob = await newUser(fresh.house, ada, 'Bob', { teamId });
      await fresh.house.organizations.send(ada, { type: 'DeactivateUser', userId: ann.userId }, plainly);
      return focus({ type: 'CopyStrandedItem', ownerId: bob.userId, sourceItemId }, bob);
    },
  ],
  [
    'an offer into a milestone that was archived since',
    async () => {
      const { projectId, milestoneId } = await newProject(fresh.house, ann, teamId);
      const offer = focus(offerTo(ann, { milestoneId }));
      return async (house, key) => {
        const answer = await offer(house, key);
        await house.planning.send(callerNow(house, ann), { type: 'ArchiveProject', projectId }, plainly);
        return answer;
      };
    },
  ],
  [
    'a deletion',
    async () => {
      const [itemId = ''] = await waitingItems(fresh.house, ann, 'Write');
      return focus({ type: 'DeleteItem', itemId });
    },
  ],
  [
    'the retirement of a team',
    async () => organizations({ type: 'RetireTeam', teamId: await newTeam(fresh.house, ada, 'Blue') }),
  ],
  [
    'a change of team',
    async () =>
      organizations({ type: 'MoveUserToTeam', userId: ann.userId, teamId: await newTeam(fresh.house, ada, 'Blue') }),
  ],
];

describe('a command that is sent again while the read tables are behind', () => {
  it.each(cases)('LOG-3: %s gets its first response, on this node and another', async (_name, prepare) => {
    const { house } = fresh;
    const send = await prepare();
    const key = randomUUID();
    const first = await send(house, key);
    expect(first).toMatchObject({ kind: 'done', repeated: false });
    const other = await houseOn(fresh.databaseUrl);
    try {
      await house.waiter.caughtUp();
      // No projector runs any more, and the log grows.
      await Promise.all([stopProjecting(house), stopProjecting(other)]);
      await newTeam(house, ada, 'Green');
      for (const node of [house, other]) {
        const again = await send(node, key);
        expect(again).toEqual({ ...(first as object), repeated: true });
      }
    } finally {
      await other.shutdown.stop();
    }
  });
});
