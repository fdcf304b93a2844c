import { openItems, type Desk, type DeskItem } from './desk.js';
import type { Change } from './sights.js';
import { pick, type Random } from '../load/wishes.js';

/** Sends a command that must be carried out, and answers what its answer says. */
export type Send = (by: 'me' | 'mate', method: string, path: string, body?: object) => Promise<Told>;

/** What the answers to commands say, of which each has its part. */
export interface Told {
  readonly position: string;
  readonly itemId?: string;
  readonly stepIds?: readonly string[];
  readonly stepId?: string;
}

/** One thing that a person does: what it changed, and where the log stood after it; undefined where it can't be done. */
type Act = (desk: Desk, send: Send, random: Random) => Promise<readonly [Change, Told]> | undefined;

const without = (items: readonly DeskItem[], item: DeskItem): DeskItem[] => items.filter((each) => each !== item);
const onItem = (item: DeskItem, verb = ''): string => `/v1/items/${item.id}${verb}`;

function touch(desk: Desk, item: DeskItem, gone = false): void {
  desk.touched = { item, gone };
}

const offer: Act = (desk, send, random) => {
  if (openItems(desk).length > 12) return undefined;
  const accept = random() < 0.5;
  return (async () => {
    const title = `Item ${random()}`;
    const body = { title, milestoneId: desk.milestoneId, steps: ['one', 'two'], accept };
    const told = await send('me', 'POST', '/v1/items', body);
    const steps = body.steps.map((name) => ({ name, completed: false }));
    const ids = { id: told.itemId ?? '', stepIds: [...(told.stepIds ?? [])] };
    const item: DeskItem = { ...ids, title, state: accept ? 'waiting' : 'offered', steps, tagged: false };
    (accept ? desk.waiting : desk.offered).push(item);
    touch(desk, item);
    return [accept ? 'toWaiting' : 'toOffered', told] as const;
  })();
};

const accept: Act = (desk, send, random) => {
  const item = pick(desk.offered, random);
  if (item === undefined) return undefined;
  return (async () => {
    const told = await send('me', 'POST', onItem(item, '/accept'));
    desk.offered = without(desk.offered, item);
    desk.waiting.push(item);
    item.state = 'waiting';
    touch(desk, item);
    return ['toWaiting', told] as const;
  })();
};

const remove: Act = (desk, send, random) => {
  const item = pick([...desk.offered, ...desk.waiting], random);
  if (item === undefined || openItems(desk).length < 4) return undefined;
  return (async () => {
    const told = await send('me', 'DELETE', onItem(item));
    desk.offered = without(desk.offered, item);
    desk.waiting = without(desk.waiting, item);
    touch(desk, item, true);
    return ['gone', told] as const;
  })();
};

const move: Act = (desk, send, random) => {
  const item = pick(desk.waiting, random);
  if (item === undefined) return undefined;
  const position = 1 + Math.floor(random() * desk.waiting.length);
  return (async () => {
    const told = await send('me', 'POST', onItem(item, '/move'), { position });
    desk.waiting = without(desk.waiting, item).toSpliced(position - 1, 0, item);
    touch(desk, item);
    return ['order', told] as const;
  })();
};

const activate: Act = (desk, send, random) => {
  const item = pick(desk.waiting, random);
  if (item === undefined) return undefined;
  return (async () => {
    const told = await send('me', 'POST', onItem(item, '/activate'));
    const before = desk.active;
    desk.waiting = [...(before ? [before] : []), ...without(desk.waiting, item)];
    if (before) before.state = 'waiting';
    become(desk, item);
    touch(desk, item);
    return ['switching', told] as const;
  })();
};

const complete: Act = (desk, send) => {
  const item = desk.active;
  if (item === undefined) return undefined;
  return (async () => {
    const told = await send('me', 'POST', onItem(item, '/complete'));
    item.state = 'completed';
    desk.completed.unshift(item);
    become(desk, desk.waiting.shift());
    touch(desk, item);
    return ['completing', told] as const;
  })();
};

/** FOCUS-18: another active item has no alarm yet; nobody here has an alarm default. */
function become(desk: Desk, item: DeskItem | undefined): void {
  desk.active = item;
  desk.alarm = null;
  if (item) item.state = 'active';
}

const alarm: Act = (desk, send) => {
  if (desk.active === undefined) return undefined;
  const minutes = desk.alarm === null ? 30 : null;
  return (async () => {
    const told = await send(
      'me',
      minutes === null ? 'DELETE' : 'POST',
      '/v1/me/alarm',
      minutes === null ? undefined : { minutes },
    );
    desk.alarm = minutes;
    return ['alarm', told] as const;
  })();
};

const edit: Act = (desk, send, random) => {
  const item = pick([...desk.waiting, ...(desk.active ? [desk.active] : [])], random);
  if (item === undefined) return undefined;
  return (async () => {
    const title = `Item ${random()}`;
    const told = await send('me', 'PATCH', onItem(item), { title });
    item.title = title;
    touch(desk, item);
    return ['title', told] as const;
  })();
};

const check: Act = (desk, send, random) => {
  const item = pick(openItems(desk), random);
  const at = Math.floor(random() * 2);
  const step = item?.steps[at];
  if (item === undefined || step === undefined) return undefined;
  return (async () => {
    const told = await send(
      'me',
      'POST',
      onItem(item, `/steps/${item.stepIds[at]}/${step.completed ? 'un' : ''}check`),
    );
    step.completed = !step.completed;
    touch(desk, item);
    return ['content', told] as const;
  })();
};

const tag: Act = (desk, send, random) => {
  const item = pick(openItems(desk), random);
  if (item === undefined) return undefined;
  return (async () => {
    const told = await send('me', item.tagged ? 'DELETE' : 'PUT', onItem(item, `/tags/${desk.tagId}`));
    item.tagged = !item.tagged;
    touch(desk, item);
    return ['content', told] as const;
  })();
};

const offerToMate: Act = (desk, send) =>
  (async () => {
    const body = { title: 'For you', ownerId: desk.mate.userId };
    const told = await send('me', 'POST', '/v1/items', body);
    desk.offers.unshift({ itemId: told.itemId ?? '', state: 'offered' });
    return ['offers', told] as const;
  })();

const answerOffer: Act = (desk, send, random) => {
  const found = pick(
    desk.offers.filter(({ state }) => state === 'offered'),
    random,
  );
  if (found === undefined) return undefined;
  const declines = random() < 0.5;
  return (async () => {
    const told = await send('mate', 'POST', `/v1/items/${found.itemId}/${declines ? 'decline' : 'accept'}`, {});
    found.state = declines ? 'declined' : 'waiting';
    return ['offers', told] as const;
  })();
};

const renameProject: Act = (desk, send, random) =>
  (async () => {
    const name = `Project ${random()}`;
    const told = await send('me', 'PATCH', `/v1/projects/${desk.projectId}`, { name });
    desk.projectName = name;
    return ['projectName', told] as const;
  })();

const renameUser: Act = (desk, send, random) =>
  (async () => {
    const name = `User ${random()}`;
    const told = await send('me', 'PATCH', '/v1/me', { name });
    desk.name = name;
    return ['userName', told] as const;
  })();

const ACTS: readonly Act[] = [
  ...[offer, offer, accept, accept, remove, move, move, activate, activate, complete, complete, alarm],
  ...[edit, check, tag, offerToMate, answerOffer, answerOffer, renameProject, renameUser],
];

/** Does something at random that can be done, and answers what it changed. */
export async function act(desk: Desk, send: Send, random: Random): Promise<readonly [Change, Told]> {
  for (;;) {
    const done = pick(ACTS, random)?.(desk, send, random);
    if (done !== undefined) return done;
  }
}
