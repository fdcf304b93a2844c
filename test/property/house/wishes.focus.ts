import { hash } from 'node:crypto';
import type { FocusRequest, ItemRequest, OwnItemRequest } from '../../../src/focus/application/focus.requests.js';
import { projectOf } from './facts.js';
import type { ItemRow, MilestoneRow } from '../../support/reference-model/rows.js';
import { type View, type Wish, TEXTS, anyone, choose, colleague, somebody } from './wishes.js';
import { OPEN, focus, inState, onItem } from './wishes.own-items.js';

const DUE = [
  null,
  '2026-03-01T00:00:00.000Z',
  '2026-03-01T02:00:00.25+02:00',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
];
const DAYS = ['2026-03-01', '2026-02-30', '0001-01-01', '9999-12-31'];
const UNTIL = ['2026-01-01', '2099-01-01', '9999-12-31', '2099-02-29'];
const isAside = ({ set_aside_until }: ItemRow): boolean => set_aside_until !== null;
const MINUTES = [15, 30, 60, 120, 180, 240, 300];

/** A milestone into which this user can put this owner's items, or none; sometimes any milestone. */
function milestoneFor(view: View, by: string, ownerId: string): string | null {
  const { truth, pick, once } = view;
  const user = truth.users.get(by);
  const takes = ({ id, archived_at }: MilestoneRow): boolean => {
    const project = projectOf(truth, id);
    if (project === undefined || archived_at !== null || project.archived_at !== null) return false;
    if (project.visibility_scope === 'personal') return project.default_user_id === by && by === ownerId;
    const isAdmin = user?.role === 'admin' && project.organization_id === user.organization_id;
    return isAdmin || project.team_id === user?.team_id;
  };
  const required = truth.organizations.get(user?.organization_id ?? '')?.milestone_required === true;
  if (!required && pick([0, 1, 2]) === 0) return null;
  const fitting = [...truth.milestones.values()].filter(takes);
  return pick(once(12) ? truth.milestones.values() : fitting)?.id ?? null;
}

const offer: Wish = (view) => {
  const { truth, pick, once } = view;
  const by = anyone(view);
  if (by === undefined) return undefined;
  const home = truth.users.get(by)?.organization_id;
  const ownerId = once(2) ? colleague(view, by) : by;
  const tag = () =>
    choose(view, truth.tags.values(), (row) => row.organization_id === home && row.removed_at === null)?.id;
  return focus(by, {
    type: 'OfferItem',
    ...{ ownerId, title: pick(TEXTS) ?? 'Tea', description: pick([null, ...TEXTS]) ?? null },
    ...{ dueAt: once(3) ? null : (pick(DUE) ?? null), milestoneId: milestoneFor(view, by, ownerId) },
    ...(once(3) && { dueOn: pick(DAYS) ?? null }),
    ...{ steps: TEXTS.slice(0, pick([0, 1, 2, 3])), accept: by === ownerId && !once(3) },
    tagIds: (once(3) ? [tag(), tag()] : []).filter((id) => id !== undefined),
  });
};

/** How many offers of one colleague a life that tests FOCUS-23 begins with, and from how many on `offerMore` adds. */
export const CROWD = 198;
const NEARLY_TOO_MANY = 190;

/** One more offer by a user whose open offers to a colleague are close to the limit of FOCUS-23. */
const offerMore: Wish = ({ truth }) => {
  const open = new Map<string, number>();
  for (const { state, offered_by: by, execution_owner_id: ownerId } of truth.items.values()) {
    if (state === 'offered' && by !== ownerId) open.set(`${by} ${ownerId}`, (open.get(`${by} ${ownerId}`) ?? 0) + 1);
  }
  const [pair] = [...open].find(([, count]) => count >= NEARLY_TOO_MANY) ?? [];
  const [by, ownerId] = pair?.split(' ') ?? [];
  return by !== undefined && ownerId !== undefined ? focus(by, plainOffer(ownerId)) : undefined;
};

/** An offer with a title and nothing else. */
export function plainOffer(ownerId: string): FocusRequest {
  const blank = { title: 'Tea', description: null, dueAt: null, milestoneId: null, steps: [], tagIds: [] };
  return { type: 'OfferItem', ownerId, ...blank, accept: false };
}

const undo: Wish = (view) => {
  const by = anyone(view);
  return by && focus(by, { type: 'UndoLast' });
};

const WORKED = ['0001-01-01T00:00:00Z', '2011-10-11T13:45:40.276+02:00', '2025-12-31T23:59:59.999Z'];

/** A few rows of a work log, some of which were imported before. */
const importPast: Wish = (view) => {
  const { truth, pick, once, now } = view;
  const admin = choose(view, truth.users.values(), ({ role, deactivated_at }) => role === 'admin' && !deactivated_at);
  if (admin === undefined) return undefined;
  const ownerId = colleague(view, admin.id);
  const row = () => ({
    itemId: derivedUuid(`${ownerId} ${pick(Array.from({ length: 60 }, (_, index) => index)) ?? 0}`),
    title: pick(TEXTS) ?? 'Tea',
    milestoneId: milestoneFor(view, admin.id, ownerId),
    startedAt: once(2) ? (pick(WORKED) ?? null) : null,
    completedAt: pick(once(20) ? DUE.filter((due) => due !== null) : [now, ...WORKED.slice(1)]) ?? now,
  });
  return { to: 'import', by: admin.id, request: { ownerId, work: [row(), ...(once(2) ? [row(), row()] : [])] } };
};

/** A UUID of version 8, always the same for the same text. */
function derivedUuid(text: string): string {
  const [, a, b, c, d, e] = /^(.{8})(.{4}).(.{3}).(.{3})(.{12})/.exec(hash('sha256', text)) ?? [];
  return `${a}-${b}-8${c}-8${d}-${e}`;
}

const recreate: Wish = (view) => {
  const { truth, once } = view;
  const origin = inState(view, ['completed']);
  if (origin === undefined) return undefined;
  const isPersonal = projectOf(truth, origin.milestone_id)?.visibility_scope === 'personal';
  const by = somebody(view, origin.execution_owner_id);
  const ownerId = isPersonal || once(2) ? by : colleague(view, by);
  const request = { type: 'RecreateItem', ownerId, originItemId: origin.id } as const;
  if (isPersonal && once(2)) return focus(by, { ...request, milestoneId: null });
  return focus(by, once(3) ? { ...request, milestoneId: milestoneFor(view, by, ownerId) } : request);
};

/** Read tables that lag may still show a deleted item. */
const recreateLost: Wish = (view) => {
  const origin = choose(view, view.lost().items, ({ state }) => state === 'completed');
  if (origin === undefined) return undefined;
  const by = origin.execution_owner_id;
  return focus(by, { type: 'RecreateItem', ownerId: somebody(view, by), originItemId: origin.id, milestoneId: null });
};

const offerIntoLost: Wish = (view) => {
  const { milestoneId, ownerId } = view.pick(view.lost().milestones) ?? {};
  if (milestoneId === undefined || ownerId === undefined) return undefined;
  const blank = { title: 'Tea', description: null, dueAt: null, steps: [], tagIds: [], accept: false };
  return focus(somebody(view, ownerId), { type: 'OfferItem', ownerId, milestoneId, ...blank });
};

const copyStranded: Wish = (view) => {
  const { users } = view.truth;
  const source = inState(view, OPEN, ({ execution_owner_id, milestone_id }) => {
    return milestone_id !== null && users.get(execution_owner_id)?.deactivated_at !== null;
  });
  if (source === undefined) return undefined;
  const { organization_id: home } = source;
  const project = projectOf(view.truth, source.milestone_id);
  const by = choose(view, users.values(), (user) => {
    const sees = user.role === 'admin' || user.team_id === project?.team_id;
    return user.organization_id === home && user.deactivated_at === null && sees;
  });
  return by && focus(by.id, { type: 'CopyStrandedItem', ownerId: colleague(view, by.id), sourceItemId: source.id });
};

const edit = onItem(OPEN, ({ id: itemId, execution_owner_id }, view): ItemRequest & OwnItemRequest => {
  const { pick, once } = view;
  return {
    type: 'EditItem',
    itemId,
    ...(once(2) && { title: pick(TEXTS) ?? 'Tea' }),
    ...(once(3) && { description: pick([null, ...TEXTS]) ?? null }),
    ...(once(3) && { dueAt: pick(DUE) ?? null }),
    ...(once(3) && { dueOn: pick([null, ...DAYS]) ?? null }),
    ...(!once(3) && { milestoneId: milestoneFor(view, execution_owner_id, execution_owner_id) }),
  };
});

const listOf = ({ truth }: View, item: ItemRow): readonly string[] => truth.lists.get(item.execution_owner_id) ?? [];

const move = onItem(
  ['waiting'],
  (item, view) => {
    const list = listOf(view, item);
    const neighbour = choose(view, list, (id) => id !== item.id) ?? item.id;
    const isBelow = list.indexOf(neighbour) < list.indexOf(item.id);
    const to = view.once(2)
      ? { position: 1 + list.indexOf(neighbour) }
      : isBelow
        ? { before: neighbour }
        : { after: neighbour };
    return { type: 'MoveItem', itemId: item.id, to };
  },
  (item, view) => listOf(view, item).length > 1,
);

/** A wish about the alarm of a user with an active item, one whose alarm runs or one without. */
const onAlarm = (running: boolean, request: (view: View) => FocusRequest): Wish => {
  return (view) => {
    const fit = ({ execution_owner_id }: ItemRow) => view.truth.sessions.has(execution_owner_id) === running;
    const owner = inState(view, ['active'], fit)?.execution_owner_id;
    return owner && focus(owner, request(view));
  };
};

const acknowledge: Wish = ({ truth, pick, once }) => {
  const session = pick([...truth.sessions.values()].filter(({ due_at }) => due_at !== null));
  if (session?.due_at === undefined || session.due_at === null) return undefined;
  return focus(session.user_id, { type: 'AcknowledgeAlarm', ...(once(2) && { dueAt: session.due_at }) });
};

const deliver: Wish = ({ truth, pick, once, now }) => {
  const due = [...truth.sessions.values()].filter(({ next_trigger_at }) => next_trigger_at <= now || once(8));
  const ownerId = pick(due)?.user_id;
  const ownerActive = truth.users.get(ownerId ?? '')?.deactivated_at === null;
  return ownerId && { to: 'alarms', request: { type: 'DeliverDueAlarm', ownerId, ownerActive, now } };
};

const endAlarm: Wish = ({ truth, pick }) => {
  const stranded = [...truth.sessions.keys()].filter((id) => truth.users.get(id)?.deactivated_at !== null);
  const ownerId = pick(stranded);
  return ownerId && { to: 'alarms', request: { type: 'EndAlarmOfDeactivatedUser', ownerId } };
};

/** The wishes for the focus room, with their weights. */
export const focusWishes = {
  offer: [40, offer],
  offerMore: [40, offerMore],
  undo: [16, undo],
  importPast: [8, importPast],
  accept: [12, onItem(['offered'], ({ id: itemId }) => ({ type: 'AcceptItem', itemId }))],
  decline: [
    4,
    onItem(['offered'], ({ id: itemId }, { pick }) => ({
      type: 'DeclineOffer',
      itemId,
      reason: pick([null, ...TEXTS]) ?? null,
    })),
  ],
  activate: [16, onItem(['waiting'], ({ id: itemId }) => ({ type: 'ActivateItem', itemId }))],
  complete: [16, onItem(['active'], ({ id: itemId }) => ({ type: 'CompleteItem', itemId }))],
  move: [12, move],
  setAside: [
    8,
    onItem(['waiting'], ({ id: itemId }, { pick }) => ({ type: 'SetAsideItem', itemId, until: pick(UNTIL) ?? '' })),
  ],
  bringBack: [5, onItem(['waiting'], ({ id: itemId }) => ({ type: 'BringBackItem', itemId }), isAside)],
  remove: [5, onItem(['offered', 'waiting'], ({ id: itemId }) => ({ type: 'DeleteItem', itemId }))],
  edit: [8, edit],
  recreate: [10, recreate],
  recreateLost: [6, recreateLost],
  offerIntoLost: [4, offerIntoLost],
  copyStranded: [8, copyStranded],
  startAlarm: [3, onAlarm(false, ({ pick }) => ({ type: 'StartAlarm', minutes: pick(MINUTES) ?? 15 }))],
  changeAlarm: [5, onAlarm(true, ({ pick }) => ({ type: 'ChangeAlarmInterval', minutes: pick(MINUTES) ?? 15 }))],
  stopAlarm: [2, onAlarm(true, () => ({ type: 'StopAlarm' }))],
  acknowledge: [14, acknowledge],
  deliver: [12, deliver],
  endAlarm: [3, endAlarm],
} satisfies Record<string, readonly [number, Wish]>;
