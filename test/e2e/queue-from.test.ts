import { json, type Answer } from '../support/client.js';
import { freshDoor, type OpenDoor } from '../support/door.js';
import { waitingItems } from '../support/house.js';
import { newScene, type Scene } from '../support/routes/scene.js';
import { senderOf } from '../support/routes/sending.js';

interface Queue {
  readonly items: readonly { readonly id: string; readonly position: number }[];
  readonly cursor: string | null;
}

let door: OpenDoor;
let scene: Scene;
let ids: readonly string[];

beforeAll(async () => {
  door = await freshDoor();
  scene = await newScene(door.house);
  ids = await waitingItems(door.house, scene.ann, 'one', 'two', 'three', 'four', 'five');
  await door.house.waiter.caughtUp();
});
afterAll(() => door.close());

const asked = (query: string): Promise<Answer> => senderOf(door)(scene.ann, { path: `/v1/me/queue?${query}` });
const shown = async (query: string): Promise<Queue> => json(await asked(query)) as Queue;
const numbered = (from: number, to: number) =>
  ids.slice(from - 1, to).map((id, index) => expect.objectContaining({ id, position: from + index }) as unknown);

describe('the waiting list from a position', () => {
  it('FOCUS-8: begins at that position, 1 at the top, with the positions that the items have', async () => {
    expect((await shown('from=1')).items).toEqual(numbered(1, 5));
    expect((await shown('from=3')).items).toEqual(numbered(3, 5));
    expect(await shown('from=5')).toEqual({ items: numbered(5, 5), cursor: null });
  });

  it('continues by its cursor alone', async () => {
    const answer = await asked('from=2&limit=2');
    const { items, cursor } = json(answer) as Queue;
    expect(items).toEqual(numbered(2, 3));
    expect(answer.headers.get('link')).toBe(`</v1/me/queue?limit=2&cursor=${cursor}>; rel="next"`);
    expect(await shown(`limit=2&cursor=${cursor}`)).toEqual({ items: numbered(4, 5), cursor: null });
  });

  it('is empty beyond its end', async () => {
    expect(await shown('from=6')).toEqual({ items: [], cursor: null });
    expect(await shown('from=999999999')).toEqual({ items: [], cursor: null });
  });

  it.each(['0', '-1', '1.5', '01', 'two', '', '1000000000', '1e3', '%201'])('refuses from=%s', async (from) => {
    const answer = await asked(`from=${from}`);
    expect([answer.status, json(answer)]).toMatchObject([400, { errors: [{ parameter: 'from' }] }]);
  });

  it('refuses from together with a cursor', async () => {
    const { cursor } = await shown('limit=1');
    const answer = await asked(`from=2&cursor=${cursor}`);
    expect([answer.status, json(answer)]).toMatchObject([400, { errors: [{ code: 'FROM_AND_CURSOR' }] }]);
  });
});
