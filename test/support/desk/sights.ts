import type { ItemRow } from '../reference-model/rows.js';
import { itemsIn, openItems, waitingOf, type Desk } from './desk.js';

/** A query, the part of its response that is compared, and what that must be. */
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
const ids = (items: readonly ItemRow[]): readonly string[] => items.map(({ id }) => id);
const activeOf = (desk: Desk): ItemRow | undefined => itemsIn(desk, desk.me, 'active')[0];
/** The newest first: each completion is a later event of the same stream. */
const completedOf = (desk: Desk): readonly ItemRow[] =>
  itemsIn(desk, desk.me, 'completed').toSorted((one, other) => other.revision - one.revision);

const focus: Look = (desk) => {
  const active = activeOf(desk);
  const alarm = desk.model.sessions.get(desk.me.userId)?.interval_minutes ?? null;
  return {
    ...{ by: 'me', path: '/v1/me/focus' },
    shown: (body) => {
      const [item, clock] = [body['active'] as Row | null, body['alarm'] as Row | null];
      const next = (body['next'] as readonly Row[]).map(({ id }) => id);
      return { active: item && [item['id'], item['title']], next, alarm: clock && clock['intervalMinutes'] };
    },
    must: {
      active: active ? [active.id, active.title] : null,
      next: ids(waitingOf(desk, desk.me).slice(0, 5)),
      alarm,
    },
  };
};

const queue: Look = (desk) => ({
  ...{ by: 'me', path: '/v1/me/queue?limit=100' },
  shown: (body) => rows(body).map(({ id, title, position }) => [id, title, position]),
  must: waitingOf(desk, desk.me).map(({ id, title }, index) => [id, title, index + 1]),
});

const matesViewOfQueue: Look = (desk) => ({
  ...{ by: 'mate', path: `/v1/users/${desk.me.userId}/queue?limit=100`, shown: field('id') },
  must: ids(waitingOf(desk, desk.me)),
});

const offered: Look = (desk) => ({
  ...{ by: 'me', path: '/v1/me/offered?limit=100', shown: field('id'), must: ids(itemsIn(desk, desk.me, 'offered')) },
});

const completed: Look = (desk) => ({
  ...{ by: 'me', path: '/v1/me/completed?limit=5', shown: field('id'), must: ids(completedOf(desk).slice(0, 5)) },
});

/** Offers to the teammate, the newest first. */
const offers: Look = ({ model, me, mate }) => {
  const open = [...model.items.values()].filter((each) => each.offered_by === me.userId);
  const theirs = open.filter((each) => each.execution_owner_id === mate.userId);
  const standing = theirs.map(({ id: itemId, state, created_at: at }) => ({ itemId, state, at }));
  const declined = [...model.declined.values()].filter((each) => each.offered_by === me.userId);
  const all = [
    ...standing,
    ...declined.map(({ item_id: itemId, offered_at: at }) => ({ itemId, state: 'declined', at })),
  ];
  const newest = all.sort((one, other) => (`${one.at} ${one.itemId}` < `${other.at} ${other.itemId}` ? 1 : -1));
  return {
    ...{ by: 'me', path: '/v1/me/offers?limit=5' },
    shown: (body) => rows(body).map(({ itemId, state }) => ({ itemId, state })),
    must: newest.slice(0, 5).map(({ itemId, state }) => ({ itemId, state })),
  };
};

const matesOffered: Look = (desk) => ({
  ...{
    by: 'mate',
    path: '/v1/me/offered?limit=100',
    shown: field('id'),
    must: ids(itemsIn(desk, desk.mate, 'offered')),
  },
});

const item: Look = (desk) => {
  const { model, touched = '' } = desk;
  const path = `/v1/items/${touched}`;
  const known = model.items.get(touched);
  if (known === undefined) return { by: 'me', path, status: 404, shown: ({ code }) => code, must: 'ITEM_NOT_FOUND' };
  const { title, state } = known;
  const at = (model.lists.get(desk.me.userId) ?? []).indexOf(touched);
  const steps = (model.steps.get(touched) ?? []).map(({ name, is_completed }) => ({ name, completed: is_completed }));
  return {
    ...{ by: 'me', path },
    shown: (body) => ({
      ...{ title: body['title'], state: body['state'], position: body['position'] },
      steps: (body['steps'] as readonly Row[]).map(({ name, completed: done }) => ({ name, completed: done })),
      tagged: (body['tags'] as readonly Row[]).length === 1,
    }),
    must: { title, state, position: at < 0 ? null : at + 1, steps, tagged: model.itemTags.get(touched)?.length === 1 },
  };
};

const teamWork: Look = (desk) => {
  const active = activeOf(desk);
  return {
    ...{ by: 'mate', path: `/v1/teams/${desk.teamId}/work` },
    shown: (body) => {
      const mine = rows(body).find(({ userId }) => userId === desk.me.userId);
      return [mine?.['busy'], (mine?.['item'] as Row | null)?.['id'] ?? null];
    },
    must: [active !== undefined, active?.id ?? null],
  };
};

const projectItems: Look = (desk) => ({
  ...{ by: 'mate', path: `/v1/projects/${desk.projectId}/items?state=waiting&limit=100` },
  shown: (body) => field('id')(body).sort(),
  must: ids(waitingOf(desk, desk.me)).toSorted(),
});

const milestoneItems: Look = (desk) => ({
  ...{ by: 'me', path: `/v1/projects/${desk.projectId}/milestones/${desk.milestoneId}/items?state=active` },
  ...{ shown: field('id'), must: ids(itemsIn(desk, desk.me, 'active')) },
});

const progress: Look = (desk) => {
  const done = completedOf(desk).length;
  const all = done + openItems(desk).length;
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

const projectName = ({ model, projectId }: Desk): unknown => model.projects.get(projectId)?.name;
const userName = ({ model, me: { userId } }: Desk): unknown => model.users.get(userId)?.name;

const project: Look = (desk) => ({
  ...{ by: 'mate', path: `/v1/projects/${desk.projectId}`, shown: ({ name }) => name, must: projectName(desk) },
});

const projects: Look = (desk) => ({
  ...{ by: 'me', path: '/v1/projects' },
  shown: (body) => rows(body).map((row) => [row['projectId'], row['name']]),
  must: [[desk.projectId, projectName(desk)]],
});

const me: Look = (desk) => ({ by: 'me', path: '/v1/me', shown: (body) => body['name'], must: userName(desk) });

const user: Look = (desk) => ({
  ...{ by: 'mate', path: `/v1/users/${desk.me.userId}`, shown: (body) => body['name'], must: userName(desk) },
});

const member: Look = (desk) => ({
  ...{ by: 'mate', path: `/v1/teams/${desk.teamId}/work` },
  shown: (body) => rows(body).find((row) => row['userId'] === desk.me.userId)?.['name'],
  must: userName(desk),
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
