import { randomUUID } from 'node:crypto';
import type { House } from '../../../src/house.js';
import type { Caller } from '../../../src/organizations/index.js';
import { callerNow, done, focusEvents, found, newItem, newProject, newTeam, newUser, offerTo } from '../house.js';
import { dataOf } from '../rooms.js';
import { ALL_TIMES } from './times.js';

/** A list that is read in pages, with rows made at all the times. */
export interface List {
  readonly by: Caller;
  readonly path: string;
  /** What its rows are, in no order. */
  readonly ids: readonly string[];
  /** The field of the response that contains the rows, and the field of a row that identifies it. */
  readonly rows: 'items' | 'milestones';
  readonly id: 'id' | 'itemId' | 'userId' | 'teamId' | 'tagId' | 'projectId' | 'milestoneId' | 'position';
  /** The field of a row that shows its time, where one does. */
  readonly time?: 'createdAt' | 'offeredAt' | 'completedAt';
}

interface Scene {
  readonly house: House;
  readonly ada: Caller;
  readonly ann: Caller;
  readonly teamId: string;
}

type Make = (scene: Scene) => Promise<List>;

/** An organization with an admin and one more of a team. */
export async function sceneIn(house: House): Promise<Scene> {
  const ada = await found(house, 'Lab');
  const teamId = await newTeam(house, ada, 'Red');
  return { house, ada: callerNow(house, ada), ann: await newUser(house, ada, 'Ann', { teamId }), teamId };
}

/** One thing at each of the times, in another order than theirs. */
async function atAllTimes(make: (occurredAt: string) => Promise<string>): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const time of ALL_TIMES.toReversed()) ids.push(await make(time));
  return ids;
}

const at = (occurredAt: string) => ({ request: randomUUID(), occurredAt });

const queue = (path: (owner: Caller) => string, reader: (scene: Scene) => Caller): Make => {
  return async (scene) => {
    const { house, ann } = scene;
    const ids = await atAllTimes((time) => newItem(house, ann, offerTo(ann, { accept: true }), at(time)));
    return { by: reader(scene), path: path(ann), ids, rows: 'items', id: 'id', time: 'createdAt' };
  };
};

const setAside: Make = async ({ house, ann }) => {
  const ids = await atAllTimes(async (time) => {
    const itemId = await newItem(house, ann, offerTo(ann, { accept: true }), at(time));
    await done(house, ann, { type: 'SetAsideItem', itemId, until: '9999-12-31' });
    return itemId;
  });
  return { by: ann, path: '/v1/me/set-aside', ids, rows: 'items', id: 'id', time: 'createdAt' };
};

const offered: Make = async ({ house, ada, ann }) => {
  const ids = await atAllTimes((time) => newItem(house, ada, offerTo(ann), at(time)));
  return { by: ann, path: '/v1/me/offered', ids, rows: 'items', id: 'id', time: 'createdAt' };
};

const mine: Make = async ({ house, ann }) => {
  const ids = await atAllTimes((time) => newItem(house, ann, offerTo(ann), at(time)));
  return { by: ann, path: '/v1/me/items', ids, rows: 'items', id: 'id', time: 'createdAt' };
};

const completed: Make = async ({ house, ann }) => {
  const ids = await atAllTimes(async (time) => {
    const itemId = await newItem(house, ann, offerTo(ann, { accept: true }), at(time));
    await done(house, ann, { type: 'ActivateItem', itemId }, at(time));
    await done(house, ann, { type: 'CompleteItem', itemId }, at(time));
    return itemId;
  });
  return { by: ann, path: '/v1/me/completed', ids, rows: 'items', id: 'id', time: 'completedAt' };
};

/** Every other one was declined: these are rows of another table. */
const offers: Make = async ({ house, ada, ann }) => {
  let made = 0;
  const ids = await atAllTimes(async (time) => {
    const itemId = await newItem(house, ada, offerTo(ann), at(time));
    if (made++ % 2 === 0) await done(house, ann, { type: 'DeclineOffer', itemId, reason: null }, at(time));
    return itemId;
  });
  return { by: ada, path: '/v1/me/offers', ids, rows: 'items', id: 'itemId', time: 'offeredAt' };
};

const stranded: Make = async ({ house, ada, ann, teamId }) => {
  const { milestoneId } = await newProject(house, ann, teamId);
  const bob = await newUser(house, ada, 'Bob', { teamId });
  const ids = await atAllTimes((time) => newItem(house, ann, offerTo(bob, { milestoneId }), at(time)));
  await house.organizations.send(ada, { type: 'DeactivateUser', userId: bob.userId }, { request: 'deactivate' });
  return { by: ann, path: `/v1/teams/${teamId}/stranded`, ids, rows: 'items', id: 'id', time: 'createdAt' };
};

/** In the project's second milestone: its first one is empty. */
const work = (path: (projectId: string, milestoneId: string) => string): Make => {
  return async ({ house, ann }) => {
    const { projectId } = await newProject(house, ann);
    const [first = '', second = ''] = await Promise.all(
      [ALL_TIMES[0], ALL_TIMES.at(-1)].map((time = '') => milestone(house, ann, projectId, time)),
    );
    const into = path(projectId, second).includes('/milestones/') ? [second] : [first, second];
    let made = 0;
    const ids = await atAllTimes((time) =>
      newItem(house, ann, offerTo(ann, { milestoneId: into[made++ % into.length] ?? null }), at(time)),
    );
    return { by: ann, path: path(projectId, second), ids, rows: 'items', id: 'id', time: 'createdAt' };
  };
};

async function milestone(house: House, by: Caller, projectId: string, time: string): Promise<string> {
  return dataOf(await house.planning.send(by, { type: 'AddMilestone', projectId, name: 'M' }, at(time)), 'milestoneId');
}

const projects: Make = async ({ house, ann }) => {
  const request = { type: 'CreateProject', name: 'P', milestoneName: 'M', scope: 'personal' } as const;
  const ids = await atAllTimes(async (time) => dataOf(await house.planning.send(ann, request, at(time)), 'projectId'));
  return { by: ann, path: '/v1/projects', ids, rows: 'items', id: 'projectId' };
};

const milestones = (path: 'progress' | 'milestones', rows: List['rows']): Make => {
  return async ({ house, ann }) => {
    const { projectId, milestoneId } = await newProject(house, ann);
    const ids = await atAllTimes((time) => milestone(house, ann, projectId, time));
    return { by: ann, path: `/v1/projects/${projectId}/${path}`, ids: [milestoneId, ...ids], rows, id: 'milestoneId' };
  };
};

const users = (path: (teamId: string) => string): Make => {
  return async ({ house, ada, ann, teamId }) => {
    const wish = { type: 'AddUser', name: 'Bob', email: null, teamId, role: 'user' } as const;
    const ids = await atAllTimes(async (time) =>
      dataOf(await house.organizations.send(ada, { ...wish, subject: randomUUID() }, at(time)), 'userId'),
    );
    const others = path(teamId) === '/v1/users' ? [ada.userId, ann.userId] : [ann.userId];
    return { by: ann, path: path(teamId), ids: [...others, ...ids], rows: 'items', id: 'userId' };
  };
};

const teams: Make = async ({ house, ada, ann, teamId }) => {
  const ids = await atAllTimes(async (time) =>
    dataOf(await house.organizations.send(ada, { type: 'CreateTeam', name: randomUUID() }, at(time)), 'teamId'),
  );
  return { by: ann, path: '/v1/teams', ids: [teamId, ...ids], rows: 'items', id: 'teamId' };
};

const tags: Make = async ({ house, ann }) => {
  const ids = await atAllTimes(async (time) =>
    dataOf(await house.organizations.send(ann, { type: 'CreateTag', name: randomUUID() }, at(time)), 'tagId'),
  );
  return { by: ann, path: '/v1/tags', ids, rows: 'items', id: 'tagId' };
};

const itemHistory: Make = async ({ house, ann }) => {
  const itemId = await newItem(house, ann, offerTo(ann));
  for (const [index, time] of ALL_TIMES.entries()) {
    await done(house, ann, { type: 'EditItem', itemId, title: `Title ${index}` }, at(time));
  }
  const ids = (await focusEvents(house, ann)).map(({ position }) => String(position));
  return { by: ann, path: `/v1/items/${itemId}/history`, ids, rows: 'items', id: 'position' };
};

/** Every list that the API has, by the id of its operation. */
export const LISTS: Readonly<Record<string, Make>> = {
  listMyQueue: queue(
    () => '/v1/me/queue',
    ({ ann }) => ann,
  ),
  listMySetAside: setAside,
  listMyOffered: offered,
  listMyCompleted: completed,
  listMyItems: mine,
  listMyOffers: offers,
  listUserQueue: queue(
    ({ userId }) => `/v1/users/${userId}/queue`,
    ({ ann }) => ann,
  ),
  listTeamWork: users((teamId) => `/v1/teams/${teamId}/work`),
  listTeamStranded: stranded,
  listProjectItems: work((projectId) => `/v1/projects/${projectId}/items`),
  listMilestoneItems: work((projectId, milestoneId) => `/v1/projects/${projectId}/milestones/${milestoneId}/items`),
  listProjects: projects,
  getProjectProgress: milestones('progress', 'milestones'),
  listMilestones: milestones('milestones', 'items'),
  listUsers: users(() => '/v1/users'),
  listTeams: teams,
  listTags: tags,
  getItemHistory: itemHistory,
};
