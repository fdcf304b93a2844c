import type { Answer } from '../client.js';
import { inverse, withIds } from './ids.js';

/** Header fields that differ with each request. */
const OF_THE_MOMENT = new Set(['date', 'x-request-id', 'ratelimit', 'connection', 'keep-alive']);

/** A response without what differs each time; `ids` replaced others in the request. */
export function saidBy({ status, headers, text }: Answer, ids: ReadonlyMap<string, string> = new Map()) {
  const said = [...headers].filter(([name]) => !OF_THE_MOMENT.has(name));
  return withIds({ status, headers: Object.fromEntries(said), text }, inverse(ids));
}
