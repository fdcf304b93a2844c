import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from '../client.js';
import type { Fleet, Node } from './fleet.js';
import { requestOf, type Wish } from './wish.js';
import type { Random } from './wishes.js';

/** The problems after which a request is retried, whatever the state of the nodes. */
const NOT_NOW = ['OVERLOADED', 'POSITION_NOT_REACHED'];

/** How long clients wait, and how they fared. */
export interface Patience {
  /** After this many milliseconds without a response, another node is tried. */
  readonly attemptMs: number;
  /** How often a command was retried because there was no response. */
  retries: number;
}

/**
 * Sends a wish until there is a response: if a node is gone, at once to another; if it returns a temporary problem,
 * after a moment.
 */
export function senderOf(
  fleet: Fleet,
  random: Random,
  patience: Patience,
): (wish: Wish, token: string) => Promise<Answer> {
  const isExcused = (node: Node, answer: Answer | undefined, wasTroubled: boolean): boolean =>
    node.doomed || wasTroubled || fleet.troubled || NOT_NOW.some((code) => answer?.text.includes(`"${code}"`) === true);

  return async (wish, token) => {
    let node = await fleet.turnTo(random);
    for (;;) {
      const { troubled: wasTroubled, round } = fleet;
      const answer = await attempt(node, wish, token, patience.attemptMs).catch(async (error: unknown) => {
        if (isExcused(node, undefined, wasTroubled)) return undefined;
        if (isTimeout(error) && (await isSlow(node, patience.attemptMs))) return undefined;
        throw unanswered(wish, node, error);
      });
      if (answer !== undefined && answer.status !== 503) {
        if (answer.status < 300) fleet.hasServed(node, round);
        return answer;
      }
      if (!isExcused(node, answer, wasTroubled))
        throw new Error(`503 from a service that nobody harmed: ${answer?.text}`);
      patience.retries += 1;
      const next = await fleet.turnTo(random, node);
      if (answer !== undefined || next === node) await pause(50 + 200 * random());
      node = next;
    }
  };
}

const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === 'TimeoutError';

/** Whether even a request that needs only a response takes long there, as on a machine under load. */
async function isSlow({ url }: Node, limitMs: number): Promise<boolean> {
  const canary = fetch(`${url}/health/live`, { signal: AbortSignal.timeout(limitMs / 10) });
  return canary.then(
    () => false,
    (error: unknown) => isTimeout(error),
  );
}

async function attempt({ url }: Node, wish: Wish, token: string, limitMs: number): Promise<Answer> {
  const { method, path, body } = requestOf(wish);
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'idempotency-key': wish.key,
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(limitMs),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

function unanswered({ verb, key }: Wish, { url }: Node, error: unknown): Error {
  const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return new Error(`${url}, which nobody harmed, gave no answer to ${verb} ${key}: ${String(error)}${cause}`);
}
