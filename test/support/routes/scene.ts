import type { House } from '../../../src/house.js';
import type { Caller } from '../../../src/organizations/index.js';
import {
  done,
  found,
  newItem,
  newProject,
  newTag,
  newTeam,
  newUser,
  offerTo,
  rowsOf,
  type NewProject,
  type OfferRequest,
} from '../house.js';

/** Where Ann's work belongs: to no project, to one of her team's, or to one of her own. */
export type Belonging = 'standalone' | 'team' | 'personal';

/** An organization of a test's own: Ada is its admin; Ann and Bob are in one team, Cleo in another. */
export interface Scene {
  readonly house: House;
  readonly ada: Caller;
  readonly ann: Caller;
  readonly bob: Caller;
  readonly cleo: Caller;
  readonly teamId: string;
  /** Where all work and every project belongs, and who offered it; if absent, each example decides. */
  readonly work?: Work;
}

/** Work of one kind; its items are in the milestone `milestoneId`. */
export interface Work {
  readonly belonging: Belonging;
  readonly milestoneId: string | null;
  readonly offerer: Caller;
}

/** Sets a scene in a house. */
export async function newScene(house: House): Promise<Scene> {
  const ada = await found(house, 'Lab');
  const [teamId, other] = await Promise.all([newTeam(house, ada, 'Red'), newTeam(house, ada, 'Blue')]);
  const [ann, bob, cleo] = await Promise.all([
    newUser(house, ada, 'Ann', { teamId }),
    newUser(house, ada, 'Bob', { teamId }),
    newUser(house, ada, 'Cleo', { teamId: other }),
  ]);
  return { house, ada, ann, bob, cleo, teamId };
}

/** An item that Bob offered Ann. */
export const offered = (scene: Scene): Promise<string> => offeredBy(scene.bob, scene);

/** An item of Ann's waiting list. */
export async function waiting(scene: Scene, title = 'Wait'): Promise<string> {
  const itemId = await offeredBy(scene.ann, scene, { title });
  await done(scene.house, scene.ann, { type: 'AcceptItem', itemId });
  return itemId;
}

function offeredBy(usual: Caller, { house, ann, work }: Scene, more: Partial<OfferRequest> = {}): Promise<string> {
  const { offerer = usual, milestoneId = null } = work ?? {};
  return newItem(house, offerer, offerTo(ann, { milestoneId, ...more }));
}

/** Ann's active item. */
export async function active(scene: Scene): Promise<string> {
  const itemId = await waiting(scene);
  await done(scene.house, scene.ann, { type: 'ActivateItem', itemId });
  return itemId;
}

/** An item that Ann has set aside. */
export async function setAside(scene: Scene): Promise<string> {
  const itemId = await waiting(scene);
  await done(scene.house, scene.ann, { type: 'SetAsideItem', itemId, until: '2999-04-01' });
  return itemId;
}

/** An item that Ann completed. */
export async function completed(scene: Scene): Promise<string> {
  const itemId = await active(scene);
  await done(scene.house, scene.ann, { type: 'CompleteItem', itemId });
  return itemId;
}

/** An item of Ann's with two steps, and their ids. */
export async function stepped(scene: Scene): Promise<{ itemId: string; one: string; two: string }> {
  const itemId = await offeredBy(scene.ann, scene, { steps: ['one', 'two'] });
  const steps = await rowsOf(scene.house, 'select id from focus.steps where item_id = $1 order by position', itemId);
  const [one = '', two = ''] = steps.map(({ id }) => String(id));
  return { itemId, one, two };
}

/** An open item of Dan's, who was deactivated: of a team project unless the scene's work belongs elsewhere. */
export async function stranded({ house, ada, ann, teamId, work }: Scene): Promise<string> {
  const dan = await newUser(house, ada, 'Dan', { teamId });
  const { belonging = 'team', offerer = ann } = work ?? {};
  const project = { team: () => newProject(house, ann, teamId), personal: () => newProject(house, dan) };
  const { milestoneId } = belonging === 'standalone' ? { milestoneId: null } : await project[belonging]();
  const itemId = await newItem(house, belonging === 'personal' ? dan : offerer, offerTo(dan, { milestoneId }));
  await house.organizations.send(ada, { type: 'DeactivateUser', userId: dan.userId }, { request: 'deactivate' });
  return itemId;
}

/** A tag of the organization. */
export const tag = ({ house, ada }: Scene, name = 'urgent'): Promise<string> => newTag(house, ada, name);

/** A project with a second milestone. */
export interface Project {
  readonly projectId: string;
  readonly milestoneId: string;
  readonly second: string;
}

/** A project of Ann's team, with a second milestone; her own if the scene's work is personal. */
export const teamProject = (scene: Scene): Promise<Project> => projectOf(scene, 'team');

/** A personal project of Ann's, with a second milestone; her team's if the scene's work is. */
export const ownProject = (scene: Scene): Promise<Project> => projectOf(scene, 'personal');

async function projectOf(scene: Scene, usual: Belonging): Promise<Project> {
  const { house, ann, teamId, work } = scene;
  const belonging = work?.belonging ?? usual;
  return withSecond(scene, await newProject(house, ann, belonging === 'personal' ? undefined : teamId));
}

/** A project as `teamProject`, and an item of Ann's in its first milestone. */
export async function projectWithItem(scene: Scene): Promise<Project & { readonly itemId: string }> {
  const project = await teamProject(scene);
  const { milestoneId } = project;
  return { ...project, itemId: await offeredBy(scene.ann, scene, { milestoneId }) };
}

async function withSecond({ house, ann }: Scene, project: NewProject): Promise<Project> {
  const { projectId } = project;
  const add = { type: 'AddMilestone', projectId, name: 'Drive' } as const;
  const outcome = await house.planning.send(ann, add, { request: 'add' });
  const [added] = outcome.kind === 'done' ? outcome.events : [];
  const { milestoneId: second = '' } = (added?.event.data ?? {}) as { milestoneId?: string };
  return { ...project, second };
}
