import { randomUUID } from 'node:crypto';
import { clientOf, doneOf, type Answer, type Client, type Done } from './client.js';
import type { Service } from './service.js';

/** What a user of the load asks for; `itemId` is the item of all but an offer. */
export interface Wish {
  readonly userId: string;
  readonly key: string;
  readonly verb: 'offer' | 'accept' | 'activate' | 'complete';
  readonly ownerId: string;
  readonly itemId?: string;
  readonly accept?: boolean;
}

/** A command that was carried out, as its caller was told. */
export interface Acknowledged {
  readonly wish: Wish;
  readonly text: string;
  readonly done: Done;
}

/** One life of the service, from its start to its end. */
export interface Life {
  readonly service: Service;
  /** Set before it is killed: from then on no answer is no surprise. */
  doomed: boolean;
  /** The life after this one. */
  readonly next: Promise<Life>;
}

/** What the load knows and has seen. */
export interface Load {
  readonly acknowledged: readonly Acknowledged[];
  /** How often an answered command was sent again, and what was answered otherwise then. */
  readonly repeats: { count: number; readonly differing: string[] };
  /** How often a command was sent again because nobody had answered. */
  readonly retries: { count: number };
  /** Resolves when so many commands have been carried out in all; rejects when a client fails. */
  reaches(count: number): Promise<void>;
  /** Ends each client after its command under way; rejects when one failed. */
  end(): Promise<void>;
}

/** A user and the token under which they ask. */
export interface LoadUser {
  readonly userId: string;
  readonly token: string;
}

/** Clients that ask for random things, each again until it is answered, and a third of them once more after that. */
export function startLoad(users: readonly LoadUser[], clients: number, first: Life, random: () => number): Load {
  const acknowledged: Acknowledged[] = [];
  const repeats = { count: 0, differing: [] as string[] };
  const retries = { count: 0 };
  const states = new Map<string, { ownerId: string; state: string }>();
  const marks: { readonly at: number; readonly reached: () => void; readonly failed: (error: unknown) => void }[] = [];
  let life = first;
  let ending = false;

  const pick = <Each>(from: readonly Each[]): Each | undefined => from[Math.floor(random() * from.length)];

  const wishOf = (userId: string): Wish => {
    const key = randomUUID();
    const verb = pick(['accept', 'accept', 'activate', 'activate', 'complete', 'offer', 'offer', 'offer'] as const);
    const from = { accept: 'offered', activate: 'waiting', complete: 'active', offer: '' }[verb ?? 'offer'];
    const own = [...states].filter(([, item]) => item.ownerId === userId && item.state === from);
    const itemId = pick(own)?.[0];
    if (verb !== undefined && verb !== 'offer' && itemId !== undefined) {
      return { userId, key, verb, ownerId: userId, itemId };
    }
    const ownerId = random() < 0.7 ? userId : (pick(users)?.userId ?? userId);
    return { userId, key, verb: 'offer', ownerId, accept: ownerId === userId };
  };

  const answered = async (wish: Wish, token: string): Promise<Answer> => {
    for (;;) {
      const now = life;
      try {
        const answer = await ask(clientOf(now.service.url, token), wish);
        if (answer.status !== 503) return answer;
        if (!now.doomed) throw new Error(`503 from a service that nobody harmed: ${answer.text}`);
      } catch (error) {
        if (!now.doomed) throw error;
      }
      retries.count += 1;
      life = await now.next;
    }
  };

  const note = (wish: Wish, { text }: Answer, done: Done): void => {
    for (const { itemId, state } of done.changed) states.set(itemId, { ownerId: wish.ownerId, state });
    acknowledged.push({ wish, text, done });
    for (const mark of marks) if (acknowledged.length >= mark.at) mark.reached();
  };

  const client = async ({ userId, token }: LoadUser): Promise<void> => {
    while (!ending) {
      const wish = wishOf(userId);
      const answer = await answered(wish, token);
      if (answer.status < 300) note(wish, answer, doneOf(answer));
      // Another client of the same user may have been first.
      else if (answer.status !== 409) throw new Error(`${wish.verb}: ${answer.status} ${answer.text}`);
      const before = random() < 1 / 3 ? pick(acknowledged.filter((each) => each.wish.userId === userId)) : undefined;
      if (before === undefined) continue;
      repeats.count += 1;
      const { status, text } = await answered(before.wish, token);
      if (text !== before.text) repeats.differing.push(`${before.text} and then ${status} ${text}`);
    }
  };

  const lanes = Promise.all(Array.from({ length: clients }, (_, n) => client(users[n % users.length] as LoadUser)));
  lanes.catch((error: unknown) => {
    for (const mark of marks) mark.failed(error);
  });
  return {
    acknowledged,
    repeats,
    retries,
    reaches: (at) =>
      Promise.race([
        lanes.then(() => undefined),
        new Promise<void>((reached, failed) => {
          if (acknowledged.length >= at) reached();
          else marks.push({ at, reached, failed });
        }),
      ]),
    end: async () => {
      ending = true;
      await lanes;
    },
  };
}

function ask(client: Client, { key, verb, ownerId, itemId, accept }: Wish): Promise<Answer> {
  const headers = { 'idempotency-key': key };
  if (verb === 'offer') return client.post('/v1/items', { title: key, ownerId, accept }, headers);
  return client.post(`/v1/items/${itemId ?? ''}/${verb}`, undefined, headers);
}
