import { randomUUID } from 'node:crypto';
import { freshDoor, type OpenDoor } from '../support/door.js';
import { idSlotsOf, type Request } from '../support/matrix/id-slots.js';
import { matrixRoutes } from '../support/matrix/routes.js';
import { saidBy } from '../support/matrix/same-answer.js';
import { strangeIds } from '../support/matrix/strangers.js';
import { newScene } from '../support/routes/scene.js';
import { servedRoutes } from '../support/routes/served.js';
import { senderOf } from '../support/routes/sending.js';

let door: OpenDoor;
let send: ReturnType<typeof senderOf>;
let strange: Readonly<Record<string, string>>;

beforeAll(async () => {
  door = await freshDoor();
  send = senderOf(door);
  strange = await strangeIds(door.house);
});
afterAll(() => door.close());

/** The response to a request, with the id replaced by a word. */
async function said(method: string, { by, path, body }: Request, id: string) {
  return saidBy(await send(by, { method, path, body }), new Map([['an-id', id]]));
}

/** The response to an id that does not exist, for routes where it is not 404. */
const STATUS: Readonly<Record<string, number>> = {
  // An item or step outside the list cannot be a place in it, whoever owns it.
  'POST /v1/items/{itemId}/move before': 409,
  'POST /v1/items/{itemId}/move after': 409,
  'POST /v1/items/{itemId}/steps/reorder stepIds': 409,
  // Already so: the item has no such tag.
  'DELETE /v1/items/{itemId}/tags/{tagId} tagId': 200,
  // The filter matches nothing.
  'GET /v1/users teamId': 200,
  'GET /v1/me/items projectId': 200,
  'GET /v1/me/items milestoneId': 200,
  'GET /v1/me/items tagId': 200,
  'GET /v1/projects/{projectId}/items ownerId': 200,
  'GET /v1/projects/{projectId}/items tagId': 200,
  'GET /v1/projects/{projectId}/milestones/{milestoneId}/items ownerId': 200,
  'GET /v1/projects/{projectId}/milestones/{milestoneId}/items tagId': 200,
  // In a batch, this is the command's result.
  'POST /v1/commands path': 200,
  'POST /v1/commands params': 200,
  'POST /v1/commands body': 200,
};

describe('ids of another organization', () => {
  it.each(matrixRoutes.map((route) => [route.name, route] as const))(
    'ORG-6: %s responds to them exactly as to ids that do not exist, for any id that it takes, and writes nothing',
    async (name, { method }) => {
      const slots = idSlotsOf(servedRoutes(door)).filter(({ route }) => route.name === name);
      for (const slot of slots) {
        const request = await slot.request(await newScene(door.house));
        await door.house.waiter.caughtUp();
        const head = await door.house.log.head();
        const nobodys = randomUUID();
        const nothing = await said(method, request(nobodys), nobodys);
        expect([slot.name, nothing.status]).toEqual([slot.name, STATUS[slot.name] ?? 404]);
        for (const [what, id] of Object.entries(strange)) {
          const there = await said(method, request(id), id);
          expect([slot.name, what, there]).toEqual([slot.name, what, nothing]);
        }
        expect([slot.name, await door.house.log.head()]).toEqual([slot.name, head]);
      }
    },
  );

  it('are tested for every id of every route', () => {
    const slots = idSlotsOf(servedRoutes(door)).map(({ name }) => name);
    expect(slots).toEqual(
      expect.arrayContaining([
        ...['POST /v1/items milestoneId', 'POST /v1/items ownerId', 'POST /v1/items tagIds'],
        ...['POST /v1/items/{itemId}/move before', 'POST /v1/items/{itemId}/steps/reorder stepIds'],
        ...['POST /v1/projects teamId', 'POST /v1/projects defaultUserId', 'PUT /v1/users/{userId}/team teamId'],
        ...['GET /v1/users teamId', 'GET /v1/projects/{projectId}/items tagId', 'POST /v1/commands params'],
      ]),
    );
    const bare = servedRoutes(door).filter(({ name, ids }) => /\{\w+Id\}/.test(name) && ids.inPath.length === 0);
    expect(bare).toEqual([]);
  });
});
