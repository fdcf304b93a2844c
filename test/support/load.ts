import type { Answer } from './client.js';
import type { Fleet } from './load/fleet.js';
import { nothingKnown, type Done } from './load/known.js';
import { measureLateness } from './load/lateness.js';
import { senderOf, type Patience } from './load/sending.js';
import type { Wish } from './load/wish.js';
import { pick, wishOf, type Cast, type Random } from './load/wishes.js';

/** A user and their token. */
export interface LoadUser {
  readonly userId: string;
  readonly token: string;
}

/** Who sends which wishes, and how many. */
export interface LoadPlan extends Pick<Cast, 'tagIds'> {
  readonly users: readonly LoadUser[];
  /** How many clients send at the same time; several for each user. */
  readonly clients: number;
  /** The load ends by itself after this many wishes; if absent, only when it is ended. */
  readonly commands?: number;
  /** Codes of refusals for which it goes on even then, until each was returned. */
  readonly meets?: readonly string[];
  readonly random: Random;
}

/** A command that was carried out, with its first response. */
export interface Acknowledged {
  readonly wish: Wish;
  readonly status: number;
  readonly text: string;
}

/** What the load has seen. */
export interface Load {
  readonly acknowledged: readonly Acknowledged[];
  /** How many wishes were sent, how many of them twice, and the responses that differed the second time. */
  readonly sent: { wishes: number; twice: number; atOnce: number; readonly differing: string[] };
  /** How often each refusal was returned, by its code. */
  readonly refusals: ReadonlyMap<string, number>;
  readonly patience: Readonly<Patience>;
  /** Resolves once this many commands have been carried out in all; rejects if a client fails. */
  reaches(count: number): Promise<void>;
  /** Resolves once everything planned is done; rejects if a client failed. */
  readonly ended: Promise<void>;
  /** Ends each client after its current wish. */
  end(): Promise<void>;
}

/** Statuses of refusals that are due to a changed state, or to another user's item. */
const REFUSED = [403, 404, 409];

/**
 * Clients that send random wishes, each until it gets a response; a third of the wishes are sent twice under their key,
 * half of those at the same instant on two connections, the others some wishes later.
 */
export function startLoad(plan: LoadPlan, fleet: Fleet): Load {
  const { users, clients, commands = Infinity, meets = [], random, tagIds } = plan;
  const cast: Cast = { userIds: users.map(({ userId }) => userId), tagIds };
  const known = nothingKnown();
  const acknowledged: Acknowledged[] = [];
  const firstAnswers = new Map<string, Acknowledged>();
  const sent = { wishes: 0, twice: 0, atOnce: 0, differing: [] as string[] };
  const refusals = new Map<string, number>();
  /** Refused by one node, but possibly carried out later by one that was paused: in the end, they are asked about. */
  const toAskAgain: (() => Promise<void>)[] = [];
  const patience: Patience = { retries: 0 };
  const lateness = measureLateness();
  const send = senderOf(fleet, random, patience, lateness);
  const marks: { readonly at: number; readonly reached: () => void }[] = [];
  let ending = false;

  const carriedOut = (wish: Wish, { status, text }: Answer): void => {
    const first = { wish, status, text };
    firstAnswers.set(wish.key, first);
    acknowledged.push(first);
    known.note(wish, JSON.parse(text) as Done);
    for (const mark of marks) if (acknowledged.length >= mark.at) mark.reached();
  };

  const ask = async (wish: Wish, token: string): Promise<void> => {
    const before = firstAnswers.get(wish.key);
    const { answer, unsure } = await send(wish, token);
    const { status, text } = answer;
    const first = status < 300 ? firstAnswers.get(wish.key) : before;
    if (first !== undefined && (status !== first.status || text !== first.text)) {
      sent.differing.push(`${first.status} ${first.text} and then ${status} ${text}`);
    }
    if (status < 300) {
      if (first === undefined) carriedOut(wish, answer);
      return;
    }
    const { code = '' } = JSON.parse(text) as { readonly code?: string };
    if (!REFUSED.includes(status) && code !== 'POSITION_OUT_OF_RANGE') {
      throw new Error(`${wish.verb}: ${status} ${text}`);
    }
    refusals.set(code, (refusals.get(code) ?? 0) + 1);
    if (unsure) toAskAgain.push(() => ask(wish, token));
  };

  const client = async ({ userId, token }: LoadUser): Promise<void> => {
    const again: Wish[] = [];
    while (!ending && (sent.wishes < commands || meets.some((code) => !refusals.has(code)))) {
      sent.wishes += 1;
      const wish = wishOf(userId, known, cast, random);
      const kind = random() * 6;
      if (kind < 1) {
        sent.atOnce += 1;
        await Promise.all([ask(wish, token), ask(wish, token)]);
      } else {
        await ask(wish, token);
        if (kind < 2) again.push(wish);
      }
      if (again.length > 3) await repeat(again, token);
    }
    while (again.length > 0) await repeat(again, token);
  };

  const repeat = async (again: Wish[], token: string): Promise<void> => {
    const wish = pick(again, random);
    if (wish === undefined) return;
    again.splice(again.indexOf(wish), 1);
    sent.twice += 1;
    await ask(wish, token);
  };

  const lanes = Array.from({ length: clients }, (_, n) => client(users[n % users.length] as LoadUser));
  const ended = Promise.all(lanes)
    .then(async () => {
      for (const askAgain of toAskAgain) await askAgain();
    })
    .finally(lateness.stop);
  // A caller that waits for `reaches` gets the error, too.
  ended.catch(() => undefined);
  return {
    ...{ acknowledged, sent, refusals, patience, ended },
    reaches: (at) =>
      Promise.race([
        ended,
        new Promise<void>((reached) => {
          if (acknowledged.length >= at) reached();
          else marks.push({ at, reached });
        }),
      ]),
    end: () => {
      ending = true;
      return ended;
    },
  };
}
