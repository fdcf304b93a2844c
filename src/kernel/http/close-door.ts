import type { Server } from 'node:http';
import type { Clock } from '../runtime/clock.js';
import type { Traffic } from './traffic.js';

/** How long connections may take to end once everything on them is answered, in milliseconds. */
const FAREWELL_MS = 1_000;

/**
 * Takes no more connections and requests, and waits until what was taken is answered and its connections are gone;
 * after `timeoutMs` what is left is cut off. Answers whether nothing had to be.
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
  // Who is still sending a request was not taken yet, and is told by the end of the connection.
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
