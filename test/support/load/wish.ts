/** Where a waiting item should go. */
export type Place = { readonly before: string } | { readonly after: string } | { readonly position: number };

/** Each of these verbs with what it needs. */
type Each<Verb extends string, Needs extends object = object> = Verb extends string
  ? { readonly verb: Verb } & Readonly<Needs>
  : never;

interface OfItem {
  readonly itemId: string;
}

/** A command by verb; `itemId` is the item that it is about. */
export type Ask =
  | Each<'offer', { accept: boolean; steps: number; tagIds: readonly string[]; milestoneId?: string }>
  | Each<'recreate' | 'accept' | 'decline' | 'activate' | 'complete' | 'delete' | 'edit' | 'addStep', OfItem>
  | Each<'move', OfItem & { to: Place }>
  | Each<'setAside', OfItem & { until: string }>
  | Each<'bringBack', OfItem>
  | Each<'renameStep' | 'checkStep' | 'uncheckStep' | 'removeStep', OfItem & { stepId: string }>
  | Each<'reorderSteps', OfItem & { stepIds: readonly string[] }>
  | Each<'tag' | 'untag', OfItem & { tagId: string }>
  | Each<'startAlarm' | 'changeAlarm', { minutes: number }>
  | Each<'stopAlarm' | 'acknowledgeAlarm'>;

/** The wish for one of these verbs. */
export type WishOf<Verb extends Ask['verb']> = Extract<Wish, { readonly verb: Verb }>;

/** One command of the load: who sends it, under which key, and whose stream it changes if it is carried out. */
export type Wish = Ask & { readonly userId: string; readonly key: string; readonly ownerId: string };

/** A wish as an HTTP request. */
export interface Request {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: object;
}

/** The names of the steps that an offer brings. */
export function stepNamesOf({ key, steps }: { readonly key: string; readonly steps: number }): readonly string[] {
  return Array.from({ length: steps }, (_, n) => `${key} ${n + 1}`);
}

/** The request for a wish; whatever text it has derives from its key. */
export function requestOf(wish: Wish): Request {
  const { key } = wish;
  switch (wish.verb) {
    case 'offer': {
      const { ownerId, accept, tagIds, milestoneId } = wish;
      const body = { title: key, ownerId, accept, tagIds, steps: stepNamesOf(wish), milestoneId };
      return { method: 'POST', path: '/v1/items', body };
    }
    case 'recreate':
      return post(`/v1/items/${wish.itemId}/recreate`, { ownerId: wish.ownerId });
    case 'accept':
    case 'activate':
    case 'complete':
      return post(`/v1/items/${wish.itemId}/${wish.verb}`);
    case 'decline':
      return post(`/v1/items/${wish.itemId}/decline`, { reason: key });
    case 'move':
      return post(`/v1/items/${wish.itemId}/move`, wish.to);
    case 'setAside':
      return post(`/v1/items/${wish.itemId}/set-aside`, { until: wish.until });
    case 'bringBack':
      return post(`/v1/items/${wish.itemId}/bring-back`);
    case 'edit':
      return { method: 'PATCH', path: `/v1/items/${wish.itemId}`, body: { title: key } };
    case 'delete':
      return { method: 'DELETE', path: `/v1/items/${wish.itemId}` };
    case 'startAlarm':
    case 'changeAlarm':
    case 'stopAlarm':
    case 'acknowledgeAlarm':
      return alarmRequest(wish);
    default:
      return partRequest(wish);
  }
}

type Alarm = WishOf<'startAlarm' | 'changeAlarm' | 'stopAlarm' | 'acknowledgeAlarm'>;

function alarmRequest(ask: Alarm): Request {
  const path = '/v1/me/alarm';
  switch (ask.verb) {
    case 'startAlarm':
      return post(path, { minutes: ask.minutes });
    case 'changeAlarm':
      return { method: 'PATCH', path, body: { minutes: ask.minutes } };
    case 'stopAlarm':
      return { method: 'DELETE', path };
    case 'acknowledgeAlarm':
      return post(`${path}/acknowledge`, {});
  }
}

type Part = WishOf<
  'addStep' | 'renameStep' | 'checkStep' | 'uncheckStep' | 'removeStep' | 'reorderSteps' | 'tag' | 'untag'
>;

function partRequest(wish: Part): Request {
  const { key, itemId } = wish;
  const item = `/v1/items/${itemId}`;
  switch (wish.verb) {
    case 'addStep':
      return post(`${item}/steps`, { name: key });
    case 'renameStep':
      return { method: 'PATCH', path: `${item}/steps/${wish.stepId}`, body: { name: key } };
    case 'checkStep':
      return post(`${item}/steps/${wish.stepId}/check`);
    case 'uncheckStep':
      return post(`${item}/steps/${wish.stepId}/uncheck`);
    case 'removeStep':
      return { method: 'DELETE', path: `${item}/steps/${wish.stepId}` };
    case 'reorderSteps':
      return post(`${item}/steps/reorder`, { stepIds: wish.stepIds });
    case 'tag':
      return { method: 'PUT', path: `${item}/tags/${wish.tagId}` };
    case 'untag':
      return { method: 'DELETE', path: `${item}/tags/${wish.tagId}` };
    default:
      return wish satisfies never;
  }
}

function post(path: string, body?: object): Request {
  return { method: 'POST', path, ...(body && { body }) };
}
