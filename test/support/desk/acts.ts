import { randomUUID } from 'node:crypto';
import { requestOf, type Ask, type Request, type Wish } from '../load/wish.js';
import { pick, type Random } from '../load/wishes.js';
import { itemsIn, openItems, waitingOf, type Desk, type Mate } from './desk.js';
import type { Change } from './sights.js';

/** Sends a command that must be carried out, and returns the log's position after it. */
export type Send = (by: 'me' | 'mate', request: Request) => Promise<{ readonly position: string }>;

/** A request of a person, and what it changes. */
interface Deed {
  readonly change: Change;
  /** By the desk's owner by default. */
  readonly by?: 'mate';
  readonly ask: Ask;
  /** The user to whom an offer is made, if not to oneself. */
  readonly to?: Mate;
}

/** Something that a person can do; undefined if they can't. */
type Act = (desk: Desk, random: Random) => Deed | undefined;

const touching = (verb: 'accept' | 'activate' | 'complete' | 'delete', change: Change, itemId?: string) =>
  itemId === undefined ? undefined : { change, ask: { verb, itemId } };

const offer: Act = (desk, random) => {
  if (openItems(desk).length > 12) return undefined;
  const accept = random() < 0.5;
  const ask = { verb: 'offer', accept, steps: 2, tagIds: [], milestoneId: desk.milestoneId } as const;
  return { change: accept ? 'toWaiting' : 'toOffered', ask };
};

const accept: Act = (desk, random) =>
  touching('accept', 'toWaiting', pick(itemsIn(desk, desk.me, 'offered'), random)?.id);

const remove: Act = (desk, random) => {
  const items = [...itemsIn(desk, desk.me, 'offered'), ...waitingOf(desk, desk.me)];
  return openItems(desk).length < 4 ? undefined : touching('delete', 'gone', pick(items, random)?.id);
};

const move: Act = (desk, random) => {
  const waiting = waitingOf(desk, desk.me);
  const item = pick(waiting, random);
  const position = 1 + Math.floor(random() * waiting.length);
  return item && { change: 'order', ask: { verb: 'move', itemId: item.id, to: { position } } };
};

const activate: Act = (desk, random) => touching('activate', 'switching', pick(waitingOf(desk, desk.me), random)?.id);

const complete: Act = (desk) => touching('complete', 'completing', itemsIn(desk, desk.me, 'active')[0]?.id);

const alarm: Act = (desk) => {
  if (itemsIn(desk, desk.me, 'active').length === 0) return undefined;
  const runs = desk.model.sessions.has(desk.me.userId);
  return { change: 'alarm', ask: runs ? { verb: 'stopAlarm' } : { verb: 'startAlarm', minutes: 30 } };
};

const edit: Act = (desk, random) => {
  const item = pick([...waitingOf(desk, desk.me), ...itemsIn(desk, desk.me, 'active')], random);
  return item && { change: 'title', ask: { verb: 'edit', itemId: item.id } };
};

const check: Act = (desk, random) => {
  const item = pick(openItems(desk), random);
  const step = pick(desk.model.steps.get(item?.id ?? '') ?? [], random);
  if (item === undefined || step === undefined) return undefined;
  const verb = step.is_completed ? 'uncheckStep' : 'checkStep';
  return { change: 'content', ask: { verb, itemId: item.id, stepId: step.id } };
};

const tag: Act = (desk, random) => {
  const item = pick(openItems(desk), random);
  if (item === undefined) return undefined;
  const verb = desk.model.itemTags.get(item.id)?.includes(desk.tagId) === true ? 'untag' : 'tag';
  return { change: 'content', ask: { verb, itemId: item.id, tagId: desk.tagId } };
};

const offerToMate: Act = ({ mate }) => ({
  ...{ change: 'offers', to: mate },
  ask: { verb: 'offer', accept: false, steps: 0, tagIds: [] },
});

const answerOffer: Act = (desk, random) => {
  const item = pick(itemsIn(desk, desk.mate, 'offered'), random);
  const verb = random() < 0.5 ? 'decline' : 'accept';
  return item && { change: 'offers', by: 'mate', ask: { verb, itemId: item.id } };
};

const ACTS: readonly (Act | 'projectName' | 'userName')[] = [
  ...[offer, offer, accept, accept, remove, move, move, activate, activate, complete, complete, alarm],
  ...[edit, check, tag, offerToMate, answerOffer, answerOffer],
  ...(['projectName', 'userName'] as const),
];

/** Does something random that is possible; returns what it changed, and the log's position after it. */
export async function act(desk: Desk, send: Send, random: Random): Promise<readonly [Change, string]> {
  for (;;) {
    const chosen = pick(ACTS, random);
    if (chosen === 'projectName' || chosen === 'userName') return rename(desk, send, chosen);
    const deed = chosen?.(desk, random);
    if (deed !== undefined) return carryOut(desk, send, deed);
  }
}

async function carryOut(desk: Desk, send: Send, deed: Deed): Promise<readonly [Change, string]> {
  const { change, by = 'me', ask, to = desk[by] } = deed;
  const wish: Wish = { ...ask, userId: desk[by].userId, ownerId: to.userId, key: randomUUID() };
  const { position } = await send(by, requestOf(wish));
  await desk.takeIn(wish);
  if ('itemId' in ask) desk.touched = ask.itemId;
  else if (ask.verb === 'offer') desk.touched = [...desk.model.items.keys()].at(-1);
  return [change, position];
}

/** Gives the project, or oneself, another name. */
async function rename(desk: Desk, send: Send, change: 'projectName' | 'userName'): Promise<readonly [Change, string]> {
  const { model, projectId, me } = desk;
  const name = `Name ${randomUUID()}`;
  const path = change === 'projectName' ? `/v1/projects/${projectId}` : '/v1/me';
  const { position } = await send('me', { method: 'PATCH', path, body: { name } });
  await desk.takeIn();
  const named = change === 'projectName' ? model.projects.get(projectId) : model.users.get(me.userId);
  if (named?.name !== name) throw new Error(`${path} is named ${named?.name} instead of ${name}`);
  return [change, position];
}
