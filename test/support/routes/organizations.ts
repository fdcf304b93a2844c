import { randomUUID } from 'node:crypto';
import { newTeam, newUser } from '../house.js';
import { dataOf, plainly } from '../rooms.js';
import type { CommandRoute } from './route.js';
import { tag, type Scene } from './scene.js';

type Parts = Pick<CommandRoute, 'method' | 'path'> & Partial<Pick<CommandRoute, 'status' | 'who'>>;

/** A command of Ada's on her organization. */
function route(
  parts: Parts,
  example: (
    scene: Scene,
  ) => Promise<{ readonly at: string; readonly body?: object; readonly other: { at?: string; body?: object } }>,
): CommandRoute {
  return {
    ...{ status: 200, who: 'admins', ...parts },
    example: async (scene) => {
      const { at, body, other } = await example(scene);
      const otherBody = other.body ?? body;
      return {
        ...{ by: scene.ada, path: `/v1/${at}`, ...(body && { body }) },
        other: { path: `/v1/${other.at ?? at}`, ...(otherBody && { body: otherBody }) },
      };
    },
  };
}

const emptyTeam = ({ house, ada }: Scene): Promise<string> => newTeam(house, ada, 'Green');

async function inactive({ house, ada }: Scene): Promise<string> {
  const { userId } = await newUser(house, ada, 'Dan');
  await house.organizations.send(ada, { type: 'DeactivateUser', userId }, plainly);
  return userId;
}

/** An access token of a user's; Ada's by default. */
export async function accessToken({ house, ada }: Scene, user = ada): Promise<string> {
  const request = { type: 'MakeAccessToken', name: 'Nightly', scopes: ['read'], expiresAt: null } as const;
  return dataOf(await house.accessTokens.send(user, request, plainly), 'tokenId');
}

const anyone = { who: 'anyone' } as const;
const ofUser = '/v1/users/{userId}';

/** The organizations room's commands. */
export const organizationRoutes: readonly CommandRoute[] = [
  route({ method: 'PATCH', path: '/v1/me', ...anyone }, async () => ({
    ...{ at: 'me', body: { name: 'Ada L.' }, other: { body: { name: 'A. L.' } } },
  })),
  route({ method: 'PUT', path: '/v1/me/alarm-default', ...anyone }, async () => ({
    ...{ at: 'me/alarm-default', body: { minutes: 30 }, other: { body: { minutes: null } } },
  })),
  route({ method: 'PUT', path: '/v1/me/time-zone', ...anyone }, async () => ({
    ...{ at: 'me/time-zone', body: { timeZone: 'Europe/Berlin' }, other: { body: { timeZone: 'Asia/Tokyo' } } },
  })),
  route({ method: 'POST', path: '/v1/me/tokens', status: 201, ...anyone }, async () => {
    const body = { name: 'Nightly', scopes: ['read'] };
    return { at: 'me/tokens', body, other: { body: { ...body, scopes: ['read', 'write'] } } };
  }),
  route({ method: 'DELETE', path: '/v1/me/tokens/{tokenId}', ...anyone }, async (scene) => ({
    ...{ at: `me/tokens/${await accessToken(scene)}`, other: { at: `me/tokens/${await accessToken(scene)}` } },
  })),
  route({ method: 'PUT', path: '/v1/organization/policy' }, async () => ({
    at: 'organization/policy',
    ...{ body: { milestoneRequired: true }, other: { body: { milestoneRequired: false } } },
  })),
  route({ method: 'POST', path: '/v1/tags', status: 201, ...anyone }, async () => ({
    ...{ at: 'tags', body: { name: 'soon' }, other: { body: { name: 'never' } } },
  })),
  route({ method: 'PATCH', path: '/v1/tags/{tagId}' }, async (scene) => ({
    ...{ at: `tags/${await tag(scene)}`, body: { name: 'soon' }, other: { body: { name: 'never' } } },
  })),
  route({ method: 'POST', path: '/v1/tags/{tagId}/retire' }, async (scene) => ({
    ...{ at: `tags/${await tag(scene)}/retire`, other: { at: `tags/${await tag(scene, 'two')}/retire` } },
  })),
  route({ method: 'POST', path: '/v1/teams', status: 201 }, async () => ({
    ...{ at: 'teams', body: { name: 'Green' }, other: { body: { name: 'Grey' } } },
  })),
  route({ method: 'PATCH', path: '/v1/teams/{teamId}' }, async ({ teamId }) => ({
    ...{ at: `teams/${teamId}`, body: { name: 'Green' }, other: { body: { name: 'Grey' } } },
  })),
  route({ method: 'POST', path: '/v1/teams/{teamId}/retire' }, async (scene) => ({
    ...{ at: `teams/${await emptyTeam(scene)}/retire`, other: { at: `teams/${await emptyTeam(scene)}/retire` } },
  })),
  route({ method: 'POST', path: '/v1/users', status: 201 }, async () => {
    const body = { name: 'Eva', subject: randomUUID(), email: 'eva@lab.example' };
    return { at: 'users', body, other: { body: { ...body, role: 'admin' } } };
  }),
  route({ method: 'PATCH', path: ofUser }, async ({ bob }) => ({
    ...{ at: `users/${bob.userId}`, body: { name: 'Rob' }, other: { body: { name: 'Robert' } } },
  })),
  route({ method: 'PUT', path: `${ofUser}/email` }, async ({ bob }) => ({
    ...{ at: `users/${bob.userId}/email`, body: { email: 'bob@lab.example' }, other: { body: { email: null } } },
  })),
  route({ method: 'PUT', path: `${ofUser}/subject` }, async ({ bob }) => ({
    at: `users/${bob.userId}/subject`,
    ...{ body: { subject: randomUUID() }, other: { body: { subject: randomUUID() } } },
  })),
  route({ method: 'PUT', path: `${ofUser}/team` }, async (scene) => ({
    at: `users/${scene.bob.userId}/team`,
    ...{ body: { teamId: await emptyTeam(scene) }, other: { body: { teamId: null } } },
  })),
  route({ method: 'PUT', path: `${ofUser}/role` }, async ({ bob }) => ({
    ...{ at: `users/${bob.userId}/role`, body: { role: 'admin' }, other: { body: { role: 'user' } } },
  })),
  route({ method: 'POST', path: `${ofUser}/deactivate` }, async ({ bob, cleo }) => ({
    ...{ at: `users/${bob.userId}/deactivate`, other: { at: `users/${cleo.userId}/deactivate` } },
  })),
  route({ method: 'POST', path: `${ofUser}/reactivate` }, async (scene) => ({
    ...{ at: `users/${await inactive(scene)}/reactivate`, other: { at: `users/${scene.bob.userId}/reactivate` } },
  })),
];
