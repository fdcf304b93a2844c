import type { Answer } from '../client.js';
import { inverse, withIds } from './ids.js';

/** Header fields that differ with each request. */
const OF_THE_MOMENT = new Set(['date', 'x-request-id', 'ratelimit', 'connection', 'keep-alive']);

/** All that an answer says, but for what is of the moment; `ids` stood in the request in the place of others. */
export function saidBy({ status, headers, text }: Answer, ids: ReadonlyMap<string, string> = new Map()) {
  const said = [...headers].filter(([name]) => !OF_THE_MOMENT.has(name));
  return withIds({ status, headers: Object.fromEntries(said), text }, inverse(ids));
}
