import { interleaved, type BenchContext, type BenchRow } from './harness.js';
import { twoDigits } from './http-compare.js';
import { startService, type RunningService } from './http-contestants.js';
import { loadOf } from './http-load.js';
import { offers } from './http-requests.js';
import { inHttpSetting, type HttpSetting, type User } from './http-setting.js';

const CONNECTIONS = 64;

/** Commands per second over these connections to all nodes, each node with users of its own. */
async function rateOf(
  nodes: readonly RunningService[],
  users: readonly User[],
  { seconds }: BenchContext,
): Promise<number> {
  const loads = nodes.map(({ port }, node) => {
    const own = users.filter((_user, index) => index % nodes.length === node);
    return loadOf(port, CONNECTIONS / nodes.length, seconds, offers(own));
  });
  const answered = await Promise.all(loads);
  return answered.reduce((rate, { requests, elapsedMs }) => rate + (requests / elapsedMs) * 1000, 0);
}

async function twoAgainstOne({ context, url, users }: HttpSetting): Promise<readonly BenchRow[]> {
  const nodes = [await startService({ DATABASE_URL: url }), await startService({ DATABASE_URL: url })];
  try {
    const warm: BenchContext = { ...context, seconds: 3 };
    await rateOf(nodes, users, warm);
    const { two, one } = await interleaved(context, {
      two: () => rateOf(nodes, users, context),
      one: () => rateOf(nodes.slice(0, 1), users, context),
    });
    const part = { name: `HTTP command, two nodes, ${CONNECTIONS} connections in all`, unit: 'requests/s' };
    return [
      { ...part, value: Math.round(two), against: 'one node', ratio: twoDigits(two / one), atLeast: 0.8, aim: 1 },
    ];
  } finally {
    await Promise.all(nodes.map((node) => node.stop()));
  }
}

/** What a second service process on the same log and the same cores costs. */
export async function rows(context: BenchContext): Promise<readonly BenchRow[]> {
  return inHttpSetting(context, () => Promise.resolve(), twoAgainstOne);
}
