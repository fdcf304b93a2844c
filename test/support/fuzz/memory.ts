import type { WireAnswer } from './wire-answer.js';
import { emptyPool, latest, type Pool, type Sighting } from './pool.js';
import type { Person } from './people.js';
import type { Remembered } from './written.js';
import type { Sending } from './sent.js';

/** What the fuzzer remembers of its requests and their responses. */
export interface Memory {
  readonly pool: Pool;
  nextRequestId(): string;
  /** A value for a request from an earlier response or request. */
  recall(
    what: Remembered,
    operation: string,
    related: Sighting | undefined,
    by: Person | undefined,
    target?: string,
  ): string | undefined;
  note(sending: Sending, answer: WireAnswer): void;
}

/** An empty memory; request ids begin with `run`. */
export function emptyMemory(run: string): Memory {
  const pool = emptyPool();
  const positions: string[] = ['0'];
  const cursors = new Map<string, string[]>();
  const etags: string[] = ['"1"'];
  const answered = new Map<string, string>();
  const keys = new Map<Person | undefined, string[]>();
  let requests = 0;
  const remember = (list: string[], text: string | null | undefined): void => {
    if (typeof text !== 'string') return;
    list.push(text);
    if (list.length > 400) list.splice(0, 200);
  };
  const listIn = <Key>(lists: Map<Key, string[]>, key: Key): string[] => {
    const list = lists.get(key) ?? [];
    lists.set(key, list);
    return list;
  };
  return {
    pool,
    nextRequestId: () => `${run}-${++requests}`,
    recall: ({ remembered, nth }, operation, related, by, target = '') => {
      switch (remembered) {
        case 'etag':
          return related?.etag ?? latest(etags, nth) ?? '*';
        case 'answered etag':
          return answered.get(target) ?? latest(etags, nth) ?? '*';
        case 'position':
          return latest(positions, nth) ?? '0';
        case 'cursor':
          return latest(nth % 5 === 0 ? [...cursors.values()].flat() : cursors.get(operation), nth);
        case 'key':
          return latest(keys.get(by), nth);
        default:
          return remembered satisfies never;
      }
    },
    note: ({ operation, headers, target, by, ids }, answer) => {
      if (answer.status >= 300 || by === undefined) return;
      remember(positions, answer.header('brightly-position'));
      const etag = answer.header('etag');
      remember(etags, etag);
      if (etag !== null && answered.size < 20_000) answered.set(target, etag);
      const cursor = /[?&]cursor=([^&>]+)/.exec(answer.header('link') ?? '')?.[1];
      if (cursor !== undefined) remember(listIn(cursors, operation.operation.operationId), decodeURIComponent(cursor));
      remember(listIn(keys, by), headers.find(([name]) => name === 'Idempotency-Key')?.[1]);
      // Open routes return examples: the document itself is full of ids that do not exist.
      const isOpen = (operation.operation['security'] as readonly unknown[]).length === 0;
      if (isOpen || answer.text === '') return;
      if (answer.header('content-type')?.startsWith('application/json') === true) {
        // A batch succeeds whether or not what its commands name exists.
        const named = operation.operation.operationId === 'sendBatch' ? new Map<string, string>() : ids;
        pool.note(by, named, JSON.parse(answer.text), operation.path);
      }
    },
  };
}
