import { done } from '../house.js';
import type { CommandRoute, Other } from './route.js';
import { active, completed, offered, setAside, stepped, stranded, tag, waiting, type Scene } from './scene.js';

type Parts = Pick<CommandRoute, 'method' | 'path'> & Partial<Pick<CommandRoute, 'status'>>;

/** A command of Ann's on an item; `other` is the same on another one unless it says more. */
function onItem(
  parts: Parts,
  example: (
    scene: Scene,
  ) => Promise<{ readonly at: string; readonly body?: object; readonly other: { at?: string; body?: object } }>,
): CommandRoute {
  return {
    ...{ status: 200, who: 'anyone', ...parts },
    example: async (scene) => {
      const { at, body, other } = await example(scene);
      const otherBody = other.body ?? body;
      return {
        ...{ by: scene.ann, path: `/v1/items/${at}`, ...(body && { body }) },
        other: { path: `/v1/items/${other.at ?? at}`, ...(otherBody && { body: otherBody }) },
      };
    },
  };
}

const itemRoutes: readonly CommandRoute[] = [
  {
    ...{ method: 'POST', path: '/v1/items', who: 'anyone', status: 201 },
    example: async ({ ann, work }) => {
      const what = { title: 'Write', steps: ['draft', 'print'] };
      const body = work ? { ...what, ownerId: ann.userId, milestoneId: work.milestoneId } : { ...what, accept: true };
      return { by: ann, path: '/v1/items', body, other: { path: '/v1/items', body: { title: 'Read' } } };
    },
  },
  onItem({ method: 'PATCH', path: '/v1/items/{itemId}' }, async (scene) => ({
    ...{ at: await waiting(scene), body: { title: 'New', dueAt: '2026-05-01T12:00:00+02:00' } },
    other: { body: { title: 'Newer' } },
  })),
  onItem({ method: 'DELETE', path: '/v1/items/{itemId}' }, async (scene) => ({
    ...{ at: await waiting(scene), other: { at: await waiting(scene) } },
  })),
  onItem({ method: 'POST', path: '/v1/items/{itemId}/accept' }, async (scene) => ({
    ...{ at: `${await offered(scene)}/accept`, other: { at: `${await offered(scene)}/accept` } },
  })),
  onItem({ method: 'POST', path: '/v1/items/{itemId}/decline' }, async (scene) => ({
    ...{ at: `${await offered(scene)}/decline`, body: { reason: 'No time' }, other: { body: { reason: 'No wish' } } },
  })),
  onItem({ method: 'POST', path: '/v1/items/{itemId}/move' }, async (scene) => {
    const first = await waiting(scene);
    return { at: `${await waiting(scene)}/move`, body: { before: first }, other: { body: { position: 2 } } };
  }),
  onItem({ method: 'POST', path: '/v1/items/{itemId}/set-aside' }, async (scene) => ({
    at: `${await waiting(scene)}/set-aside`,
    ...{ body: { until: '2999-05-01' }, other: { body: { until: '2999-05-02' } } },
  })),
  onItem({ method: 'POST', path: '/v1/items/{itemId}/bring-back' }, async (scene) => {
    const [one, two] = [await setAside(scene), await setAside(scene)];
    return { at: `${one}/bring-back`, other: { at: `${two}/bring-back` } };
  }),
  onItem({ method: 'POST', path: '/v1/items/{itemId}/activate' }, async (scene) => ({
    ...{ at: `${await waiting(scene)}/activate`, other: { at: `${await waiting(scene)}/activate` } },
  })),
  onItem({ method: 'POST', path: '/v1/items/{itemId}/complete' }, async (scene) => ({
    ...{ at: `${await active(scene)}/complete`, other: { at: `${await waiting(scene)}/complete` } },
  })),
  onItem({ method: 'POST', path: '/v1/items/{itemId}/recreate', status: 201 }, async (scene) => ({
    ...{ at: `${await completed(scene)}/recreate`, body: {}, other: { body: { milestoneId: null } } },
  })),
  onItem({ method: 'POST', path: '/v1/items/{itemId}/copy', status: 201 }, async (scene) => ({
    ...{ at: `${await stranded(scene)}/copy`, body: {}, other: { body: { ownerId: scene.ann.userId } } },
  })),
];

const partRoutes: readonly CommandRoute[] = [
  onItem({ method: 'POST', path: '/v1/items/{itemId}/steps', status: 201 }, async (scene) => ({
    ...{ at: `${await waiting(scene)}/steps`, body: { name: 'Draft' }, other: { body: { name: 'Print' } } },
  })),
  onItem({ method: 'POST', path: '/v1/items/{itemId}/steps/reorder' }, async (scene) => {
    const { itemId, one, two } = await stepped(scene);
    return { at: `${itemId}/steps/reorder`, body: { stepIds: [two, one] }, other: { body: { stepIds: [one, two] } } };
  }),
  onItem({ method: 'PATCH', path: '/v1/items/{itemId}/steps/{stepId}' }, async (scene) => {
    const { itemId, one } = await stepped(scene);
    return { at: `${itemId}/steps/${one}`, body: { name: 'Draft' }, other: { body: { name: 'Print' } } };
  }),
  onItem({ method: 'DELETE', path: '/v1/items/{itemId}/steps/{stepId}' }, async (scene) => {
    const { itemId, one, two } = await stepped(scene);
    return { at: `${itemId}/steps/${one}`, other: { at: `${itemId}/steps/${two}` } };
  }),
  onItem({ method: 'POST', path: '/v1/items/{itemId}/steps/{stepId}/check' }, async (scene) => {
    const { itemId, one, two } = await stepped(scene);
    return { at: `${itemId}/steps/${one}/check`, other: { at: `${itemId}/steps/${two}/check` } };
  }),
  onItem({ method: 'POST', path: '/v1/items/{itemId}/steps/{stepId}/uncheck' }, async (scene) => {
    const { itemId, one, two } = await stepped(scene);
    await done(scene.house, scene.ann, { type: 'CheckStep', itemId, stepId: one });
    return { at: `${itemId}/steps/${one}/uncheck`, other: { at: `${itemId}/steps/${two}/uncheck` } };
  }),
  onItem({ method: 'PUT', path: '/v1/items/{itemId}/tags/{tagId}' }, async (scene) => {
    const [itemId, one, two] = [await waiting(scene), await tag(scene), await tag(scene, 'later')];
    return { at: `${itemId}/tags/${one}`, other: { at: `${itemId}/tags/${two}` } };
  }),
  onItem({ method: 'DELETE', path: '/v1/items/{itemId}/tags/{tagId}' }, async (scene) => {
    const [itemId, one, two] = [await waiting(scene), await tag(scene), await tag(scene, 'later')];
    await done(scene.house, scene.ann, { type: 'TagItem', itemId, tagId: one });
    return { at: `${itemId}/tags/${one}`, other: { at: `${itemId}/tags/${two}` } };
  }),
];

/** A command of Ann's on the alarm of her active item. */
function onAlarm(parts: Parts, started: boolean, body: object | undefined, other: Partial<Other>): CommandRoute {
  return {
    ...{ status: 200, who: 'anyone', ...parts },
    example: async (scene) => {
      await active(scene);
      if (started) await done(scene.house, scene.ann, { type: 'StartAlarm', minutes: 15 });
      return { by: scene.ann, path: parts.path, ...(body && { body }), other: { path: parts.path, ...other } };
    },
  };
}

const alarmRoutes: readonly CommandRoute[] = [
  onAlarm({ method: 'POST', path: '/v1/me/alarm' }, false, { minutes: 30 }, { body: { minutes: 60 } }),
  onAlarm({ method: 'PATCH', path: '/v1/me/alarm' }, true, { minutes: 30 }, { body: { minutes: 60 } }),
  onAlarm({ method: 'DELETE', path: '/v1/me/alarm' }, true, undefined, {
    ...{ method: 'PATCH', body: { minutes: 60 } },
  }),
  onAlarm({ method: 'POST', path: '/v1/me/alarm/acknowledge' }, true, {}, { body: { dueAt: '2026-01-01T00:00:00Z' } }),
];

const undoRoute: CommandRoute = {
  ...{ method: 'POST', path: '/v1/me/undo', who: 'anyone', status: 200 },
  example: async (scene) => {
    const first = await waiting(scene);
    const itemId = await waiting(scene);
    await done(scene.house, scene.ann, { type: 'MoveItem', itemId, to: { before: first } });
    return { by: scene.ann, path: '/v1/me/undo', other: { path: `/v1/items/${itemId}/activate` } };
  },
};

/** The focus room's commands. */
export const focusRoutes: readonly CommandRoute[] = [...itemRoutes, ...partRoutes, ...alarmRoutes, undoRoute];
