import { accessToken } from './organizations.js';
import type { QueryRoute } from './route.js';
import {
  active,
  completed,
  offered,
  projectWithItem,
  setAside,
  stranded,
  tag,
  teamProject,
  waiting,
  type Project,
  type Scene,
} from './scene.js';

type Seen = { readonly at?: string; readonly shows: string };

/** A query of Ann's, sent to the path itself unless its scene returns another one. */
const ask = (path: string, seen: (scene: Scene) => Promise<Seen>): QueryRoute => ({
  path,
  example: async (scene) => {
    const { at, shows } = await seen(scene);
    return { by: scene.ann, path: at === undefined ? path : `/v1/${at}`, shows };
  },
});

const ofProject = (path: string, seen: (project: Project) => Seen): QueryRoute =>
  ask(`/v1/projects/{projectId}${path}`, async (scene) => seen(await teamProject(scene)));

const organizationQueries: readonly QueryRoute[] = [
  ask('/v1/me', async ({ ann }) => ({ shows: ann.userId })),
  ask('/v1/organization', async ({ ann }) => ({ shows: ann.organizationId })),
  ask('/v1/users', async ({ bob }) => ({ shows: bob.userId })),
  ask('/v1/users/{userId}', async ({ bob: { userId } }) => ({ at: `users/${userId}`, shows: userId })),
  ask('/v1/teams', async ({ teamId }) => ({ shows: teamId })),
  ask('/v1/teams/{teamId}', async ({ teamId }) => ({ at: `teams/${teamId}`, shows: teamId })),
  ask('/v1/tags', async (scene) => ({ shows: await tag(scene) })),
  ask('/v1/tags/{tagId}', async (scene) => {
    const tagId = await tag(scene);
    return { at: `tags/${tagId}`, shows: tagId };
  }),
  ask('/v1/me/tokens', async (scene) => ({ shows: await accessToken(scene, scene.ann) })),
  ask('/v1/me/tokens/{tokenId}', async (scene) => {
    const tokenId = await accessToken(scene, scene.ann);
    return { at: `me/tokens/${tokenId}`, shows: tokenId };
  }),
];

const planningQueries: readonly QueryRoute[] = [
  ask('/v1/projects', async (scene) => ({ shows: (await teamProject(scene)).projectId })),
  ofProject('', ({ projectId }) => ({ at: `projects/${projectId}`, shows: projectId })),
  ofProject('/progress', ({ projectId }) => ({ at: `projects/${projectId}/progress`, shows: projectId })),
  ofProject('/milestones', ({ projectId, second }) => ({ at: `projects/${projectId}/milestones`, shows: second })),
  ofProject('/milestones/{milestoneId}', ({ projectId, second }) => ({
    ...{ at: `projects/${projectId}/milestones/${second}`, shows: second },
  })),
];

const focusQueries: readonly QueryRoute[] = [
  ask('/v1/me/focus', async (scene) => ({ shows: await active(scene) })),
  ask('/v1/me/queue', async (scene) => ({ shows: await waiting(scene) })),
  ask('/v1/me/offered', async (scene) => ({ shows: await offered(scene) })),
  {
    path: '/v1/me/offers',
    example: async (scene) => {
      const itemId = await offered(scene);
      return { by: scene.work?.offerer ?? scene.bob, path: '/v1/me/offers', shows: itemId };
    },
  },
  ask('/v1/me/items', async (scene) => ({ shows: await completed(scene) })),
  ask('/v1/me/set-aside', async (scene) => ({ shows: await setAside(scene) })),
  ask('/v1/me/completed', async (scene) => ({ shows: await completed(scene) })),
  ask('/v1/items/{itemId}', async (scene) => {
    const itemId = await offered(scene);
    return { at: `items/${itemId}`, shows: itemId };
  }),
  ask('/v1/items/{itemId}/history', async (scene) => {
    const itemId = await offered(scene);
    return { at: `items/${itemId}/history`, shows: 'ItemOffered' };
  }),
  ask('/v1/users/{userId}/queue', async (scene) => {
    return { at: `users/${scene.ann.userId}/queue`, shows: await waiting(scene) };
  }),
  ask('/v1/teams/{teamId}/work', async (scene) => {
    return { at: `teams/${scene.teamId}/work`, shows: await active(scene) };
  }),
  ask('/v1/teams/{teamId}/stranded', async (scene) => {
    return { at: `teams/${scene.teamId}/stranded`, shows: await stranded(scene) };
  }),
  ask('/v1/projects/{projectId}/items', async (scene) => {
    const { projectId, itemId } = await projectWithItem(scene);
    return { at: `projects/${projectId}/items`, shows: itemId };
  }),
  ask('/v1/projects/{projectId}/milestones/{milestoneId}/items', async (scene) => {
    const { projectId, milestoneId, itemId } = await projectWithItem(scene);
    return { at: `projects/${projectId}/milestones/${milestoneId}/items`, shows: itemId };
  }),
];

/** Every route under /v1 that only reads. */
export const queryRoutes: readonly QueryRoute[] = [...focusQueries, ...planningQueries, ...organizationQueries];
