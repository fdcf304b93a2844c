import type { BenchContext, BenchRow } from './harness.js';
import { compared, row } from './http-compare.js';
import { startService } from './http-contestants.js';
import { atRandom, batches, lastPosition, offers } from './http-requests.js';
import { inHttpSetting, shown, type HttpSetting } from './http-setting.js';

const [FEW, MANY] = [500, 20_000];
/** Commands per batch. */
const BATCH = 100;

const nothing = () => Promise.resolve();

/** Commands to so many owners that not all of their states are cached, compared with few owners. */
async function manyOwners(few: HttpSetting, many: HttpSetting): Promise<BenchRow> {
  const [fewer, more] = [await startService({ DATABASE_URL: few.url }), await startService({ DATABASE_URL: many.url })];
  try {
    const entry = ({ users }: HttpSetting, contestant: typeof fewer) => ({
      contestant,
      next: offers(users, atRandom(users)),
      finish: (answered: Parameters<typeof lastPosition>[0]) => shown(contestant, users, lastPosition(answered)),
    });
    const result = await compared(few.context, 32, { ours: entry(many, more), theirs: entry(few, fewer) });
    const name = `HTTP command, 32 connections, ${MANY} owners at random`;
    return row({ name, against: `the same with ${FEW} owners`, atLeast: 0.8, aim: 0.95 }, result);
  } finally {
    await Promise.all([fewer.stop(), more.stop()]);
  }
}

/** Commands in batches, each of one user, compared with as many sent separately. */
async function inBatches({ context, url, users }: HttpSetting): Promise<BenchRow> {
  const service = await startService({ DATABASE_URL: url });
  try {
    const finish = (answered: Parameters<typeof lastPosition>[0]) => shown(service, users, lastPosition(answered));
    const result = await compared(context, 32, {
      ours: { contestant: service, next: batches(users, BATCH), finish, commands: BATCH },
      theirs: { contestant: service, next: offers(users), finish },
    });
    const name = `POST /v1/commands with ${BATCH} commands, 32 connections`;
    const compare = row({ name, against: 'the same commands one by one', atLeast: 3, aim: 6 }, result);
    return { ...compare, unit: 'commands/s' };
  } finally {
    await service.stop();
  }
}

/** What many owners cost, and what batches save. */
export async function rows(context: BenchContext): Promise<readonly BenchRow[]> {
  const owners = await inHttpSetting(context, nothing, (few) =>
    inHttpSetting(context, nothing, (many) => manyOwners(few, many), MANY),
  );
  return [owners, await inHttpSetting(context, nothing, inBatches)];
}
