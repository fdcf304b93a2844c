import { randomUUID } from 'node:crypto';
import { setInterval } from 'node:timers/promises';
import { atLength } from '../../support/at-length.js';
import { contradictions } from '../../support/checker.js';
import { clientOf, json } from '../../support/client.js';
import { startLoad, type Acknowledged, type LoadUser } from '../../support/load.js';
import type { Done } from '../../support/load/known.js';
import { inHouse, settle } from '../../support/load/settle.js';
import { requestOf } from '../../support/load/wish.js';
import { byChance } from '../../support/random.js';
import { until } from '../../support/until.js';
import { ask, auditWrites, turnsOfWriting } from './audit.js';
import { newGround, type Ground } from './ground.js';
import { startNodes, type Nodes } from './nodes.js';
import { deliveriesTo, shownAlarms, sleepersIn } from './sleepers.js';

const [CLIENTS, OWNERS, SLEEPERS] = [32, 10, atLength(60, 40)];
const [ONE, OTHER] = [0, 1];

/** On a machine that is not busy, the simplest query takes far less, in ms. */
const QUIET_MS = 200;

/** The longest time in ms that the simplest database query takes until `during` settles: the canary. */
async function slowestAnswer(ground: Ground, during: Promise<unknown>): Promise<number> {
  let [worst, isOver] = [0, false];
  const over = (): boolean => (isOver = true);
  during.then(over, over);
  for await (const _ of setInterval(100)) {
    const asked = performance.now();
    await ask(ground.database, 'SELECT 1');
    worst = Math.max(worst, performance.now() - asked);
    if (isOver) break;
  }
  return worst;
}

/**
 * Writes at a node and reads there at the returned position, for which the service waits 10 s at most: 200 shows that a
 * node projects by then. Retries on a machine so busy that the canary is slow too. Returns what was written.
 */
async function expectProjected(
  ground: Ground,
  nodes: Nodes,
  slot: number,
  { userId, token }: LoadUser,
): Promise<Acknowledged> {
  const client = clientOf(nodes.service(slot).url, token);
  const key = randomUUID();
  const wish = { verb: 'offer', userId, ownerId: userId, key, accept: false, steps: 0, tagIds: [] } as const;
  const { status, text } = await client.post('/v1/items', requestOf(wish).body, { 'idempotency-key': key });
  const { position, itemId = '' } = JSON.parse(text) as Done;
  for (;;) {
    const reading = client.get(`/v1/items/${itemId}?minPosition=${position}`, { prefer: 'wait=10' });
    const slowest = await slowestAnswer(ground, reading);
    const read = await reading;
    if (read.status === 503 && slowest > QUIET_MS) continue;
    expect([read.status, json(read)]).toEqual([200, expect.objectContaining({ title: key })]);
    return { wish, status, text };
  }
}

describe('two nodes, of which the one that projects and delivers alarms is paused for longer than its lease', () => {
  let ground: Ground;
  let nodes: Nodes | undefined;
  beforeEach(async () => {
    ground = await newGround();
  });
  afterEach(async () => {
    await nodes?.close();
    await ground.close();
  });

  it(
    'LOG-5, FOCUS-21: the other takes over within 10 s, the paused one writes nothing more, each alarm is delivered once',
    () =>
      byChance(async (random) => {
        const settled = await settle(ground.database, OWNERS + 1);
        const [reader, ...users] = settled.users;
        if (reader === undefined) throw new Error('Nobody is there.');
        const sleepers = await inHouse(ground.database, (house) => sleepersIn(house, SLEEPERS, 500));
        await auditWrites(ground);
        nodes = await startNodes(ground);
        const seen = [await expectProjected(ground, nodes, ONE, reader)];
        const load = startLoad({ ...settled, users, clients: CLIENTS, random }, nodes.fleet);
        const goesOn = () => load.reaches(load.acknowledged.length + 200);
        await goesOn();
        expect(await turnsOfWriting(ground)).toEqual(['one']);

        nodes.pause(ONE);
        seen.push(await expectProjected(ground, nodes, OTHER, reader));
        await goesOn();
        nodes.resume(ONE);
        await goesOn();
        await goesOn();
        expect(await turnsOfWriting(ground)).toEqual(['one', 'other']);

        await nodes.kill(OTHER);
        seen.push(await expectProjected(ground, nodes, ONE, reader));
        await goesOn();
        await nodes.start(OTHER);
        await goesOn();
        expect(await turnsOfWriting(ground)).toEqual(['one', 'other', 'one']);

        await load.end();
        await until(async () => (await shownAlarms(ground)) >= SLEEPERS);
        await nodes.stop();
        expect(load.sent.differing).toEqual([]);
        await inHouse(ground.database, async (house) => {
          const aside = sleepers.map(({ userId }) => userId);
          expect(await contradictions(house, [...load.acknowledged, ...seen], { aside })).toEqual([]);
          expect(await deliveriesTo(house, sleepers)).toEqual(sleepers.map(() => 1));
        });
      }),
    600_000,
  );
});
