import { plainly } from '../rooms.js';
import type { CommandRoute } from './route.js';
import { ownProject, teamProject, type Project, type Scene } from './scene.js';

type Parts = Pick<CommandRoute, 'method' | 'path'> & Partial<Pick<CommandRoute, 'status'>>;

/** A command of Ann's on a project; `other` is the same on another address unless it brings another body. */
function onProject(
  parts: Parts,
  project: (scene: Scene) => Promise<Project>,
  example: (
    project: Project,
    scene: Scene,
  ) => { readonly at: string; readonly body?: object; readonly other: { at?: string; body?: object } },
): CommandRoute {
  return {
    ...{ status: 200, who: 'anyone', ...parts },
    example: async (scene) => {
      const { at, body, other } = example(await project(scene), scene);
      const otherBody = other.body ?? body;
      return {
        ...{ by: scene.ann, path: `/v1/projects/${at}`, ...(body && { body }) },
        other: { path: `/v1/projects/${other.at ?? at}`, ...(otherBody && { body: otherBody }) },
      };
    },
  };
}

/** An archived project of Ann's team. */
async function archived(scene: Scene): Promise<Project> {
  const project = await teamProject(scene);
  await scene.house.planning.send(scene.ann, { type: 'ArchiveProject', projectId: project.projectId }, plainly);
  return project;
}

/** A project of Ann's team whose second milestone is archived. */
async function halfArchived(scene: Scene): Promise<Project> {
  const project = await teamProject(scene);
  const { projectId, second: milestoneId } = project;
  await scene.house.planning.send(scene.ann, { type: 'ArchiveMilestone', projectId, milestoneId }, plainly);
  return project;
}

const milestones = '/v1/projects/{projectId}/milestones';
const names = { name: 'Move', milestoneName: 'Pack' };

/** The planning room's commands. */
export const planningRoutes: readonly CommandRoute[] = [
  {
    ...{ method: 'POST', path: '/v1/projects', who: 'anyone', status: 201 },
    example: async ({ ann, teamId, work }) => {
      const personal = work?.belonging === 'personal';
      const belonging = personal ? { scope: 'personal' } : { scope: 'team', teamId, defaultUserId: ann.userId };
      const body = { ...names, ...belonging };
      return { by: ann, path: '/v1/projects', body, other: { path: '/v1/projects', body: { ...body, name: 'Stay' } } };
    },
  },
  onProject({ method: 'PATCH', path: '/v1/projects/{projectId}' }, teamProject, ({ projectId }) => ({
    ...{ at: projectId, body: { name: 'Stay' }, other: { body: { name: 'Go' } } },
  })),
  onProject({ method: 'DELETE', path: '/v1/projects/{projectId}' }, ownProject, ({ projectId, second }) => ({
    ...{ at: projectId, other: { at: `${projectId}/milestones/${second}` } },
  })),
  onProject({ method: 'POST', path: '/v1/projects/{projectId}/archive' }, teamProject, ({ projectId }) => ({
    ...{ at: `${projectId}/archive`, other: { at: `${projectId}/unarchive` } },
  })),
  onProject({ method: 'POST', path: '/v1/projects/{projectId}/unarchive' }, archived, ({ projectId }) => ({
    ...{ at: `${projectId}/unarchive`, other: { at: `${projectId}/archive` } },
  })),
  onProject({ method: 'PUT', path: '/v1/projects/{projectId}/default-user' }, teamProject, ({ projectId }, scene) => ({
    ...{ at: `${projectId}/default-user`, body: { userId: scene.bob.userId } },
    other: { body: { userId: scene.ann.userId } },
  })),
  onProject({ method: 'POST', path: milestones, status: 201 }, teamProject, ({ projectId }) => ({
    ...{ at: `${projectId}/milestones`, body: { name: 'Unpack' }, other: { body: { name: 'Rest' } } },
  })),
  onProject({ method: 'PATCH', path: `${milestones}/{milestoneId}` }, teamProject, ({ projectId, second }) => ({
    ...{ at: `${projectId}/milestones/${second}`, body: { name: 'Fly' }, other: { body: { name: 'Walk' } } },
  })),
  onProject({ method: 'DELETE', path: `${milestones}/{milestoneId}` }, ownProject, ({ projectId, ...ids }) => ({
    ...{ at: `${projectId}/milestones/${ids.second}`, other: { at: `${projectId}/milestones/${ids.milestoneId}` } },
  })),
  onProject({ method: 'POST', path: `${milestones}/{milestoneId}/archive` }, teamProject, ({ projectId, second }) => ({
    at: `${projectId}/milestones/${second}/archive`,
    other: { at: `${projectId}/milestones/${second}/unarchive` },
  })),
  onProject(
    { method: 'POST', path: `${milestones}/{milestoneId}/unarchive` },
    halfArchived,
    ({ projectId, second }) => ({
      at: `${projectId}/milestones/${second}/unarchive`,
      other: { at: `${projectId}/milestones/${second}/archive` },
    }),
  ),
];
