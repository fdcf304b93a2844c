import type { House } from '../../../src/house.js';
import type { Caller } from '../../../src/organizations/index.js';
import { done, found, newItem, newProject, newTag, newTeam, newUser, offerTo, rowsOf, waitingItems } from '../house.js';

/** An organization of a test's own: Ada is its admin; Ann and Bob are in one team, Cleo in another. */
export interface Scene {
  readonly house: House;
  readonly ada: Caller;
  readonly ann: Caller;
  readonly bob: Caller;
  readonly cleo: Caller;
  readonly teamId: string;
}

/** Sets a scene in a house. */
export async function newScene(house: House): Promise<Scene> {
  const ada = await found(house, 'Lab');
  const teamId = await newTeam(house, ada, 'Red');
  const ann = await newUser(house, ada, 'Ann', { teamId });
  const bob = await newUser(house, ada, 'Bob', { teamId });
  const cleo = await newUser(house, ada, 'Cleo', { teamId: await newTeam(house, ada, 'Blue') });
  return { house, ada, ann, bob, cleo, teamId };
}

/** An item that Bob offered Ann. */
export const offered = ({ house, ann, bob }: Scene): Promise<string> => newItem(house, bob, offerTo(ann));

/** An item of Ann's waiting list. */
export async function waiting({ house, ann }: Scene): Promise<string> {
  const [itemId = ''] = await waitingItems(house, ann, 'Wait');
  return itemId;
}

/** Ann's active item. */
export async function active(scene: Scene): Promise<string> {
  const itemId = await waiting(scene);
  await done(scene.house, scene.ann, { type: 'ActivateItem', itemId });
  return itemId;
}

/** An item that Ann completed. */
export async function completed(scene: Scene): Promise<string> {
  const itemId = await active(scene);
  await done(scene.house, scene.ann, { type: 'CompleteItem', itemId });
  return itemId;
}

/** An item of Ann's with two steps, and their ids. */
export async function stepped({ house, ann }: Scene): Promise<{ itemId: string; one: string; two: string }> {
  const itemId = await newItem(house, ann, offerTo(ann, { steps: ['one', 'two'] }));
  const steps = await rowsOf(house, 'select id from focus.steps where item_id = $1 order by position', itemId);
  const [one = '', two = ''] = steps.map(({ id }) => String(id));
  return { itemId, one, two };
}

/** An open item of a team project whose owner was deactivated. */
export async function stranded({ house, ada, ann, teamId }: Scene): Promise<string> {
  const { milestoneId } = await newProject(house, ann, teamId);
  const dan = await newUser(house, ada, 'Dan', { teamId });
  const itemId = await newItem(house, ann, offerTo(dan, { milestoneId }));
  await house.organizations.send(ada, { type: 'DeactivateUser', userId: dan.userId }, { request: 'deactivate' });
  return itemId;
}

/** A tag of the organization. */
export const tag = ({ house, ada }: Scene, name = 'urgent'): Promise<string> => newTag(house, ada, name);

/** A project of Ann's team, with a second milestone. */
export async function teamProject(scene: Scene): Promise<{ projectId: string; milestoneId: string; second: string }> {
  return withSecond(scene, await newProject(scene.house, scene.ann, scene.teamId));
}

/** A personal project of Ann's, with a second milestone. */
export async function ownProject(scene: Scene): Promise<{ projectId: string; milestoneId: string; second: string }> {
  return withSecond(scene, await newProject(scene.house, scene.ann));
}

async function withSecond({ house, ann }: Scene, project: { projectId: string; milestoneId: string }) {
  const { projectId } = project;
  const add = { type: 'AddMilestone', projectId, name: 'Drive' } as const;
  const outcome = await house.planning.send(ann, add, { request: 'add' });
  const [added] = outcome.kind === 'done' ? outcome.events : [];
  const { milestoneId: second = '' } = (added?.event.data ?? {}) as { milestoneId?: string };
  return { ...project, second };
}
