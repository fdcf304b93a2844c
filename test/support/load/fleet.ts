import { setMaxListeners } from 'node:events';
import { pick, type Random } from './wishes.js';

/** A node of the service during one life of its process. */
export interface Node {
  readonly url: string;
  /** Whether it is harmed, or about to be: then it need not respond. */
  readonly doomed: boolean;
  /** To be called before it is harmed. */
  doom(): void;
  /** Aborted some time after it was doomed; a client waits that long for a response, and for any other node forever. */
  readonly givenUp: AbortSignal;
}

const GIVE_UP_MS = 2_000;

function nodeAt(url: string): Node {
  const giveUp = new AbortController();
  // One for each request in flight.
  setMaxListeners(0, giveUp.signal);
  let doomed = false;
  return {
    url,
    get doomed() {
      return doomed;
    },
    doom: () => {
      doomed = true;
      setTimeout(() => giveUp.abort(), GIVE_UP_MS).unref();
    },
    givenUp: giveUp.signal,
  };
}

/** The nodes that serve one database; a client uses any. */
export interface Fleet {
  /** A node that is not doomed, if possible another than `last`; waits while there is none. */
  turnTo(random: Random, last?: Node): Promise<Node>;
  /** Replaces a node by its next process. */
  replace(gone: Node, url: string): Node;
  readonly nodes: readonly Node[];
  /** While set, no node need respond: something that all of them depend on is being harmed. */
  troubled: boolean;
  /** How often `eachServes` was awaited; a request belongs to the round in which it is sent. */
  readonly round: number;
  /** Notes that a node has carried out a command sent in this round. */
  hasServed(node: Node, round: number): void;
  /** Resolves once each node has carried out a command sent to it after this call. */
  eachServes(): Promise<void>;
}

/** A fleet of nodes at these addresses. */
export function fleetOf(urls: readonly string[]): Fleet {
  const nodes = urls.map(nodeAt);
  let waiting: (() => void)[] = [];
  let round = 0;
  let [yet, allServe] = [new Set<Node>(), () => {}];
  return {
    nodes,
    troubled: false,
    get round() {
      return round;
    },
    hasServed: (node, sentIn) => {
      if (sentIn === round && yet.delete(node) && yet.size === 0) allServe();
    },
    eachServes: () => {
      round += 1;
      yet = new Set(nodes);
      return new Promise((resolve) => (allServe = resolve));
    },
    turnTo: async (random, last) => {
      for (;;) {
        const up = nodes.filter(({ doomed }) => !doomed);
        const found = pick(up.length > 1 ? up.filter((node) => node !== last) : up, random);
        if (found !== undefined) return found;
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
    replace: (gone, url) => {
      const next = nodeAt(url);
      nodes[nodes.indexOf(gone)] = next;
      for (const resolve of waiting) resolve();
      waiting = [];
      return next;
    },
  };
}
