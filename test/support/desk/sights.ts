import { openItems, type Desk, type DeskItem } from './desk.js';

/** A query, what of its answer is looked at, and what must be there. */
export interface Sight {
  readonly by: 'me' | 'mate';
  readonly path: string;
  readonly status?: number;
  readonly shown: (body: Body) => unknown;
  readonly must: unknown;
}

type Body = Readonly<Record<string, unknown>>;
type Row = Readonly<Record<string, unknown>>;
type Look = (desk: Desk) => Sight;

const rows = (body: Body): readonly Row[] => body['items'] as readonly Row[];
const field = (name: string) => (body: Body) => rows(body).map((row) => row[name]);
const ids = (items: readonly DeskItem[]): readonly string[] => items.map(({ id }) => id);

const focus: Look = ({ active, waiting, alarm }) => ({
  ...{ by: 'me', path: '/v1/me/focus' },
  shown: (body) => {
    const [item, clock] = [body['active'] as Row | null, body['alarm'] as Row | null];
    const next = (body['next'] as readonly Row[]).map(({ id }) => id);
    return { active: item && [item['id'], item['title']], next, alarm: clock && clock['intervalMinutes'] };
  },
  must: { active: active ? [active.id, active.title] : null, next: ids(waiting.slice(0, 5)), alarm },
});

const queue: Look = ({ waiting }) => ({
  ...{ by: 'me', path: '/v1/me/queue?limit=100' },
  shown: (body) => rows(body).map(({ id, title, position }) => [id, title, position]),
  must: waiting.map(({ id, title }, index) => [id, title, index + 1]),
});

const matesViewOfQueue: Look = ({ me, waiting }) => ({
  ...{ by: 'mate', path: `/v1/users/${me.userId}/queue?limit=100`, shown: field('id'), must: ids(waiting) },
});

const offered: Look = (desk) => ({
  ...{ by: 'me', path: '/v1/me/offered?limit=100', shown: field('id'), must: ids(desk.offered) },
});

const completed: Look = (desk) => ({
  ...{ by: 'me', path: '/v1/me/completed?limit=5', shown: field('id'), must: ids(desk.completed.slice(0, 5)) },
});

const offers: Look = (desk) => ({
  ...{ by: 'me', path: '/v1/me/offers?limit=5' },
  shown: (body) => rows(body).map(({ itemId, state }) => ({ itemId, state })),
  must: desk.offers.slice(0, 5),
});

const matesOffered: Look = (desk) => ({
  ...{ by: 'mate', path: '/v1/me/offered?limit=100', shown: field('id') },
  must: desk.offers
    .filter(({ state }) => state === 'offered')
    .map(({ itemId }) => itemId)
    .toReversed(),
});

const item: Look = (desk) => {
  const { item: touched, gone } = desk.touched ?? { item: undefined, gone: true };
  const path = `/v1/items/${touched?.id}`;
  if (touched === undefined || gone) {
    return { by: 'me', path, status: 404, shown: ({ code }) => code, must: 'ITEM_NOT_FOUND' };
  }
  const { title, state, steps, tagged } = touched;
  const at = desk.waiting.indexOf(touched);
  return {
    ...{ by: 'me', path },
    shown: (body) => ({
      ...{ title: body['title'], state: body['state'], position: body['position'] },
      steps: (body['steps'] as readonly Row[]).map(({ name, completed: done }) => ({ name, completed: done })),
      tagged: (body['tags'] as readonly Row[]).length === 1,
    }),
    must: { title, state, position: at < 0 ? null : at + 1, steps, tagged },
  };
};

const teamWork: Look = ({ me, teamId, active }) => ({
  ...{ by: 'mate', path: `/v1/teams/${teamId}/work` },
  shown: (body) => {
    const mine = rows(body).find(({ userId }) => userId === me.userId);
    return [mine?.['busy'], (mine?.['item'] as Row | null)?.['id'] ?? null];
  },
  must: [active !== undefined, active?.id ?? null],
});

const projectItems: Look = (desk) => ({
  ...{ by: 'mate', path: `/v1/projects/${desk.projectId}/items?state=waiting&limit=100` },
  shown: (body) => field('id')(body).sort(),
  must: ids(desk.waiting).toSorted(),
});

const milestoneItems: Look = (desk) => ({
  ...{ by: 'me', path: `/v1/projects/${desk.projectId}/milestones/${desk.milestoneId}/items?state=active` },
  ...{ shown: field('id'), must: desk.active ? [desk.active.id] : [] },
});

const progress: Look = (desk) => {
  const [done, all] = [desk.completed.length, desk.completed.length + openItems(desk).length];
  return {
    ...{ by: 'mate', path: `/v1/projects/${desk.projectId}/progress` },
    shown: ({ items, completed: completedItems }) => [items, completedItems],
    must: [all, done],
  };
};

const milestone: Look = (desk) => ({
  ...progress(desk),
  ...{ by: 'me', path: `/v1/projects/${desk.projectId}/milestones/${desk.milestoneId}` },
});

const project: Look = ({ projectId, projectName }) => ({
  ...{ by: 'mate', path: `/v1/projects/${projectId}`, shown: ({ name }) => name, must: projectName },
});

const projects: Look = ({ projectId, projectName }) => ({
  ...{ by: 'me', path: '/v1/projects' },
  shown: (body) => rows(body).map((row) => [row['projectId'], row['name']]),
  must: [[projectId, projectName]],
});

const me: Look = ({ name }) => ({ by: 'me', path: '/v1/me', shown: (body) => body['name'], must: name });

const user: Look = ({ me: { userId }, name }) => ({
  ...{ by: 'mate', path: `/v1/users/${userId}`, shown: (body) => body['name'], must: name },
});

const member: Look = ({ me: { userId }, teamId, name }) => ({
  ...{ by: 'mate', path: `/v1/teams/${teamId}/work` },
  shown: (body) => rows(body).find((row) => row['userId'] === userId)?.['name'],
  must: name,
});

const standing = [queue, matesViewOfQueue, focus, item, projectItems, progress, milestone];

/** The queries that must show a change of this kind. */
export const SIGHTS = {
  toOffered: [offered, item, progress, milestone],
  toWaiting: [...standing, offered],
  order: [queue, matesViewOfQueue, focus, item],
  switching: [...standing, teamWork, milestoneItems],
  completing: [...standing, teamWork, milestoneItems, completed],
  content: [item],
  title: [item, queue],
  gone: [...standing, offered],
  alarm: [focus],
  offers: [offers, matesOffered],
  projectName: [project, projects],
  userName: [me, user, member],
} as const satisfies Readonly<Record<string, readonly Look[]>>;

/** A kind of change. */
export type Change = keyof typeof SIGHTS;
