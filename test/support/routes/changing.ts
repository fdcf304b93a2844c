import { rowsOf } from '../house.js';
import type { senderOf } from './sending.js';
import type { Scene } from './scene.js';

interface Resource {
  readonly by: string;
  readonly path: string;
  readonly field: 'name' | 'title';
}

/** Everything in the scene's organization that has a name or title which can still be changed, and who changes it. */
const NAMED = `
  select $2 as by, 'users/' || id as path, 'name' as field from organizations.users where organization_id = $1
  union all select $2, 'teams/' || id, 'name' from organizations.teams where organization_id = $1
  union all select $2, 'tags/' || id, 'name' from organizations.tags where organization_id = $1
  union all select default_user_id::text, 'projects/' || id, 'name' from focus.projects where organization_id = $1
  union all select p.default_user_id::text, 'projects/' || p.id || '/milestones/' || m.id, 'name'
    from focus.milestones m join focus.projects p on p.id = m.project_id where m.organization_id = $1
  union all select execution_owner_id::text, 'items/' || id, 'title'
    from focus.items where organization_id = $1 and state <> 'completed'`;

/** Changes the organization's policy. */
export async function requireMilestones(send: ReturnType<typeof senderOf>, { ada }: Scene): Promise<void> {
  const policy = { path: '/v1/organization/policy', body: { milestoneRequired: true } };
  expect((await send(ada, { method: 'PUT', ...policy })).status).toBe(200);
}

/** Gives everything in the scene's organization another name. */
export async function renameAll(send: ReturnType<typeof senderOf>, scene: Scene): Promise<void> {
  const { house, ada, ann, bob, cleo } = scene;
  const named = (await rowsOf(house, NAMED, ada.organizationId, ada.userId)) as unknown as readonly Resource[];
  for (const [index, { by, path, field }] of named.entries()) {
    const caller = [ada, ann, bob, cleo].find(({ userId }) => userId === by) ?? ada;
    const body = { [field]: `Changed ${index}` };
    expect((await send(caller, { method: 'PATCH', path: `/v1/${path}`, body })).status).toBeLessThan(410);
  }
}
