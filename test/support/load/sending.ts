import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from '../client.js';
import type { Fleet, Node } from './fleet.js';
import type { Lateness } from './lateness.js';
import { requestOf, type Wish } from './wish.js';
import type { Random } from './wishes.js';

/** The problems after which a request is retried, whatever the state of the nodes. */
const NOT_NOW = ['OVERLOADED', 'POSITION_NOT_REACHED'];

/** On a machine that is not busy, timers fire with far less delay, in ms. */
const LATE_MS = 200;

/** How clients fared. */
export interface Patience {
  /** How often a command was retried because there was no response. */
  retries: number;
}

/** The response to a wish. */
export interface Sent {
  readonly answer: Answer;
  /** Whether a node that did not respond may still carry the wish out. */
  readonly unsure: boolean;
}

/**
 * Sends a wish until there is a response: if a node is gone, at once to another; if it returns a temporary problem,
 * after a moment.
 */
export function senderOf(
  fleet: Fleet,
  random: Random,
  patience: Patience,
  lateness: Pick<Lateness, 'worst'>,
): (wish: Wish, token: string) => Promise<Sent> {
  const isExcused = (node: Node, answer: Answer | undefined, wasTroubled: boolean): boolean =>
    node.doomed || wasTroubled || fleet.troubled || NOT_NOW.some((code) => answer?.text.includes(`"${code}"`) === true);

  return async (wish, token) => {
    let node = await fleet.turnTo(random);
    for (let unsure = false; ;) {
      const { troubled: wasTroubled, round } = fleet;
      const answer = await attempt(node, wish, token).catch((error: unknown) => {
        if (!isExcused(node, undefined, wasTroubled)) throw unanswered(wish, node, error);
        return undefined;
      });
      unsure ||= answer === undefined;
      if (answer !== undefined && answer.status !== 503) {
        if (answer.status < 300) fleet.hasServed(node, round);
        return { answer, unsure };
      }
      // On a machine so busy, the service itself may have had to wait too long for its database.
      if (!isExcused(node, answer, wasTroubled) && lateness.worst() < LATE_MS)
        throw new Error(`503 from a service that nobody harmed: ${answer?.text}`);
      patience.retries += 1;
      const next = await fleet.turnTo(random, node);
      if (answer !== undefined || next === node) await pause(50 + 200 * random());
      node = next;
    }
  };
}

async function attempt({ url, givenUp }: Node, wish: Wish, token: string): Promise<Answer> {
  const { method, path, body } = requestOf(wish);
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'idempotency-key': wish.key,
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
    signal: givenUp,
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

function unanswered({ verb, key }: Wish, { url }: Node, error: unknown): Error {
  const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return new Error(`${url}, which nobody harmed, gave no answer to ${verb} ${key}: ${String(error)}${cause}`);
}
