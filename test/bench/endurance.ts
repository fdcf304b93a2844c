import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchContext, BenchRow } from './harness.js';
import { startService, type RunningService } from './http-contestants.js';
import { loadOf, type NextRequest } from './http-load.js';
import { inTurn, offerText, requestText } from './http-requests.js';
import { inHttpSetting, type HttpSetting, type User } from './http-setting.js';

/** Too long to run unless it is named. */
export const onlyByName = true;

const CONNECTIONS = 32;
const MEBIBYTE = 1024 * 1024;
/** How often memory is measured during the run. */
const LOOKS = 10;

/**
 * Each connection offers work to one of its own users and accepts it, begins it, completes it, and goes on to its next
 * user: lists stay short and history grows, as in use.
 */
function lives(users: readonly User[]): NextRequest {
  const ofConnection = Array.from({ length: CONNECTIONS }, (_, connection) =>
    inTurn(users.filter((_user, index) => index % CONNECTIONS === connection)),
  );
  const current: { user: User; verbs: string[]; itemId: string }[] = [];
  return (connection, before) => {
    const life = current[connection];
    const verb = life?.verbs.shift();
    if (life !== undefined && verb !== undefined) {
      if (life.itemId === '') life.itemId = /"itemId":"([^"]+)"/.exec(before ?? '')?.[1] ?? '';
      return requestText('POST', `/v1/items/${life.itemId}/${verb}`, life.user.token, '{}');
    }
    const user = ofConnection[connection]?.();
    if (user === undefined) throw new Error('There are too few users.');
    current[connection] = { user, verbs: ['activate', 'complete'], itemId: '' };
    return requestText('POST', '/v1/items', user.token, offerText(user.id));
  };
}

interface Memory {
  readonly rss: number;
  readonly heap: number;
}

async function memoryOf({ metricsUrl = '' }: RunningService): Promise<Memory> {
  const text = await (await fetch(metricsUrl)).text();
  const read = (name: string): number => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]) / MEBIBYTE;
  return { rss: read('process_resident_memory_bytes'), heap: read('nodejs_heap_size_used_bytes') };
}

async function underLoad({ context, url, users }: HttpSetting): Promise<readonly BenchRow[]> {
  const { minutes, say } = context;
  const service = await startService({ DATABASE_URL: url, METRICS_PORT: '0' });
  try {
    const seen: Memory[] = [];
    const load = loadOf(service.port, CONNECTIONS, minutes * 60, lives(users));
    const looking = (async () => {
      while (seen.length < LOOKS) {
        await sleep((minutes * 60_000) / LOOKS);
        const memory = await memoryOf(service);
        seen.push(memory);
        say(`  ${memory.rss.toFixed(0)} MiB resident, ${memory.heap.toFixed(0)} MiB of heap in use`);
      }
    })();
    const [{ requests }] = await Promise.all([load, looking]);
    say(`  ${requests} commands`);
    return [
      row(
        'resident',
        minutes,
        seen.map(({ rss }) => rss),
      ),
      row(
        'heap',
        minutes,
        seen.map(({ heap }) => heap),
      ),
    ];
  } finally {
    await service.stop();
  }
}

function row(what: string, minutes: number, seen: readonly number[]): BenchRow {
  const [first = NaN, last = NaN] = [seen[0], seen.at(-1)];
  return {
    name: `memory after ${minutes} min of commands, ${what}`,
    value: Math.round(last),
    unit: 'MiB',
    against: `the same after a ${LOOKS}th of the time`,
    ratio: Number((last / first).toFixed(2)),
    atLeast: null,
    aim: null,
    lowerIsBetter: true,
  };
}

/** How the service's memory develops while it carries out commands for a long time. */
export async function rows(context: BenchContext): Promise<readonly BenchRow[]> {
  return inHttpSetting(context, () => Promise.resolve(), underLoad);
}
