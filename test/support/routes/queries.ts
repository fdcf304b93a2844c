import { accessToken } from './organizations.js';
import type { QueryRoute } from './route.js';
import { completed, offered, stranded, tag, teamProject, type Scene } from './scene.js';

const mine = (path: string): QueryRoute => ({ path, example: async ({ ann }) => ({ by: ann, path }) });
const seen = (path: string, filled: (scene: Scene) => Promise<string>): QueryRoute => ({
  path,
  example: async (scene) => ({ by: scene.ann, path: await filled(scene) }),
});

/** Every route under /v1 that only reads. */
export const queryRoutes: readonly QueryRoute[] = [
  mine('/v1/me/focus'),
  mine('/v1/me/queue'),
  mine('/v1/me/offered'),
  mine('/v1/me/offers'),
  mine('/v1/me/completed'),
  mine('/v1/me/tokens'),
  seen('/v1/me/tokens/{tokenId}', async (scene) => `/v1/me/tokens/${await accessToken(scene, scene.ann)}`),
  seen('/v1/items/{itemId}', async (scene) => `/v1/items/${await offered(scene)}`),
  seen('/v1/users/{userId}/queue', async ({ bob }) => `/v1/users/${bob.userId}/queue`),
  seen('/v1/teams/{teamId}/work', async (scene) => {
    await completed(scene);
    return `/v1/teams/${scene.teamId}/work`;
  }),
  seen('/v1/teams/{teamId}/stranded', async (scene) => {
    await stranded(scene);
    return `/v1/teams/${scene.teamId}/stranded`;
  }),
  seen('/v1/projects/{projectId}/items', async (scene) => `/v1/projects/${(await teamProject(scene)).projectId}/items`),
  seen('/v1/projects/{projectId}/milestones/{milestoneId}/items', async (scene) => {
    const { projectId, milestoneId } = await teamProject(scene);
    return `/v1/projects/${projectId}/milestones/${milestoneId}/items`;
  }),
  seen('/v1/projects/{projectId}/progress', async (scene) => {
    return `/v1/projects/${(await teamProject(scene)).projectId}/progress`;
  }),
  mine('/v1/projects'),
  seen('/v1/projects/{projectId}', async (scene) => `/v1/projects/${(await teamProject(scene)).projectId}`),
  seen('/v1/projects/{projectId}/milestones', async (scene) => {
    return `/v1/projects/${(await teamProject(scene)).projectId}/milestones`;
  }),
  seen('/v1/projects/{projectId}/milestones/{milestoneId}', async (scene) => {
    const { projectId, second } = await teamProject(scene);
    return `/v1/projects/${projectId}/milestones/${second}`;
  }),
  mine('/v1/me'),
  mine('/v1/organization'),
  mine('/v1/users'),
  mine('/v1/teams'),
  mine('/v1/tags'),
  seen('/v1/users/{userId}', async ({ bob }) => `/v1/users/${bob.userId}`),
  seen('/v1/teams/{teamId}', async ({ teamId }) => `/v1/teams/${teamId}`),
  seen('/v1/tags/{tagId}', async (scene) => `/v1/tags/${await tag(scene)}`),
];
