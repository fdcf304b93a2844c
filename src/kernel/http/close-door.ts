import type { Server } from 'node:http';
import type { Clock } from '../runtime/clock.js';
import type { Traffic } from './traffic.js';

/** How long connections may take to end once every request on them has its response, in milliseconds. */
const FAREWELL_MS = 1_000;

/**
 * Accepts no more connections and requests, and waits until the accepted ones have their responses and all connections
 * are gone; after `timeoutMs` the rest is cut off. Resolves to whether nothing had to be cut off.
 */
export async function closeDoor(
  server: Server,
  traffic: Traffic,
  clock: Pick<Clock, 'setTimeout' | 'clearTimeout'>,
  timeoutMs: number,
): Promise<boolean> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  traffic.stop();
  const answered = await within(traffic.over, timeoutMs, clock);
  server.closeIdleConnections();
  // A request that is still being sent was not accepted yet; its client learns so from the end of the connection.
  if (answered) await within(closed, FAREWELL_MS, clock);
  server.closeAllConnections();
  return answered;
}

async function within(
  event: Promise<void>,
  ms: number,
  clock: Pick<Clock, 'setTimeout' | 'clearTimeout'>,
): Promise<boolean> {
  let cancel = (): void => undefined;
  const over = new Promise<boolean>((resolve) => {
    const timer = clock.setTimeout(() => resolve(false), ms);
    cancel = () => clock.clearTimeout(timer);
  });
  return Promise.race([event.then(() => true), over]).finally(cancel);
}
