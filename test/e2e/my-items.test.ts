import { json, type Answer } from '../support/client.js';
import { freshDoor, type OpenDoor } from '../support/door.js';
import { done, newItem, newProject, newTag, offerTo } from '../support/house.js';
import { newScene, type Scene } from '../support/routes/scene.js';
import { senderOf } from '../support/routes/sending.js';
import type { OfferRequest } from '../support/house.js';

let door: OpenDoor;
let scene: Scene;

beforeAll(async () => {
  door = await freshDoor();
});
afterAll(() => door.close());
beforeEach(async () => {
  scene = await newScene(door.house);
});

async function asked(parameters: Readonly<Record<string, string>>): Promise<Answer> {
  await door.house.waiter.caughtUp();
  return senderOf(door)(scene.ann, { path: `/v1/me/items?${new URLSearchParams(parameters).toString()}` });
}

async function titles(parameters: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const answer = await asked(parameters);
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return (json(answer) as { readonly items: readonly { readonly title: string }[] }).items.map(({ title }) => title);
}

const item = (title: string, more: Partial<OfferRequest> = {}): Promise<string> =>
  newItem(scene.house, scene.ann, offerTo(scene.ann, { title, ...more }));

describe('all of one’s items', () => {
  it('are listed in every state, the newest first, page by page, without those of other users', async () => {
    const completed = await item('completed', { accept: true });
    await done(scene.house, scene.ann, { type: 'ActivateItem', itemId: completed });
    await done(scene.house, scene.ann, { type: 'CompleteItem', itemId: completed });
    const active = await item('active', { accept: true });
    await done(scene.house, scene.ann, { type: 'ActivateItem', itemId: active });
    await item('waiting', { accept: true });
    await item('offered');
    await newItem(scene.house, scene.ann, offerTo(scene.bob, { title: "Bob's" }));

    const all = ['offered', 'waiting', 'active', 'completed'];
    expect(await titles({})).toEqual(all);
    for (const state of all) expect(await titles({ state })).toEqual([state]);
    expect(await titles({ state: 'completed,offered' })).toEqual(['offered', 'completed']);
    const first = json(await asked({ limit: '3' })) as { readonly items: readonly unknown[]; readonly cursor: string };
    expect(first.items).toHaveLength(3);
    expect(await titles({ limit: '3', cursor: first.cursor })).toEqual(['completed']);
    expect((await asked({ state: 'done' })).status).toBe(400);
  });

  it.each([
    ['PRÜFEN', 'prüfen'],
    ['cafe', 'caf\u00e9 round'],
    ['cafe\u0301', 'caf\u00e9 round'],
    ['ΟΔΥΣΣΕΥΣ', 'οδυσσευς'],
    ['strasse', 'Straße fegen'],
    ['Report q3', 'Q3: the big report'],
    ['あ', 'あいさつ'],
    ['100%', '100% done'],
  ])('TEXT-2: are found by %j in the title %j', async (text, title) => {
    await item(title);
    await item('another');
    expect(await titles({ text })).toEqual([title]);
  });

  it.each(['\u200B', '\u3164\uFE0F', ' \u00AD\u200E ', '   ', '\u{E0067}\u{E0062}'])(
    'TEXT-2: cannot be searched by %j, in which nothing is visible, and neither can the items of a project',
    async (text) => {
      const { projectId, milestoneId } = await newProject(scene.house, scene.ann);
      const inProject = `/v1/projects/${projectId}`;
      const lists = ['/v1/me/items', `${inProject}/items`, `${inProject}/milestones/${milestoneId}/items`];
      const detail =
        'text holds nothing that can be seen; it takes one or more words to find in titles, such as report.';
      for (const list of lists) {
        const answer = await senderOf(door)(scene.ann, { path: `${list}?${new URLSearchParams({ text }).toString()}` });
        expect(answer.status).toBe(400);
        expect(json(answer)).toMatchObject({ errors: [{ parameter: 'text', code: 'HAS_WORD', detail }] });
      }
    },
  );

  it('are filtered by tag, project, milestone and due date, all of which must hold', async () => {
    const { house, ann, ada } = scene;
    const tagId = await newTag(house, ada, 'urgent');
    const { projectId, milestoneId } = await newProject(house, ann);
    await item('tagged', { tagIds: [tagId] });
    await item('in a project', { milestoneId });
    await item('due long ago', { dueAt: '2020-01-01T00:00:00Z' });
    await item('due', { dueAt: '2999-01-01T00:00:00Z', tagIds: [tagId] });
    expect(await titles({ tagId })).toEqual(['due', 'tagged']);
    expect(await titles({ projectId })).toEqual(['in a project']);
    expect(await titles({ milestoneId })).toEqual(['in a project']);
    expect(await titles({ overdue: 'true' })).toEqual(['due long ago']);
    expect(await titles({ dueBefore: '2021-01-01T00:00:00Z' })).toEqual(['due long ago']);
    expect(await titles({ dueAfter: '2021-01-01T00:00:00Z', tagId, text: 'DUE' })).toEqual(['due']);
    expect(await titles({ tagId, projectId })).toEqual([]);
  });
});
