import type { Append, EventLog } from '../../src/kernel/event-log/event-log.js';
import type { DomainEvent } from '../../src/kernel/deciding/decider.js';

/** A log whose appends wait until they are released. */
export interface HeldLog extends EventLog {
  /** Every append so far. */
  readonly appends: readonly Append[];
  /** The events of each of them. */
  events(): readonly (readonly DomainEvent[])[];
  /** Resolves once there have been this many. */
  arrived(count: number): Promise<void>;
  /** Releases the oldest waiting append: it fails with `unwritten` before it is written, or with `then` afterwards. */
  letGo(fate?: { readonly unwritten?: Error; readonly then?: Error }): void;
  /** Releases all of them, and later ones at once. */
  letAllGo(): void;
}

/** A log that holds back the appends to another. */
export function heldLog(log: EventLog): HeldLog {
  const appends: Append[] = [];
  let waiting: ((fate: { readonly unwritten?: Error; readonly then?: Error }) => void)[] = [];
  let open = false;
  let arrivals: (() => void)[] = [];

  const append: EventLog['append'] = async (request) => {
    appends.push(request);
    arrivals.forEach((look) => look());
    const fate = open ? {} : await new Promise<Parameters<(typeof waiting)[0]>[0]>((go) => waiting.push(go));
    if (fate.unwritten !== undefined) throw fate.unwritten;
    const result = await log.append(request);
    if (fate.then !== undefined) throw fate.then;
    return result;
  };

  return {
    ...log,
    append,
    appends,
    events: () => appends.map(({ events }) => events.map(({ event }) => event)),
    arrived: (count) =>
      new Promise((come) => {
        const look = (): void => {
          if (appends.length >= count) come();
        };
        arrivals.push(look);
        look();
      }),
    letGo: (fate = {}) => {
      const go = waiting.shift();
      if (go === undefined) throw new Error('No append waits.');
      go(fate);
    },
    letAllGo: () => {
      open = true;
      arrivals = [];
      for (const go of waiting) go({});
      waiting = [];
    },
  };
}
