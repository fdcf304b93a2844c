import { json, type Answer } from '../support/client.js';
import { freshDoor, type OpenDoor } from '../support/door.js';
import { houseOn, newTag, stopProjecting } from '../support/house.js';
import { queryRoutes } from '../support/routes/queries.js';
import type { Example } from '../support/routes/route.js';
import { newScene } from '../support/routes/scene.js';
import { senderOf } from '../support/routes/sending.js';

let door: OpenDoor;
let send: ReturnType<typeof senderOf>;
/** A scene whose rows are in the read tables. */
const examples: Pick<Example, 'by' | 'path'>[] = [];
/** The position of an event that is in the log, but not in the read tables. */
let ahead: bigint;

beforeAll(async () => {
  door = await freshDoor();
  send = senderOf(door);
  const { house } = door;
  for (const { example } of queryRoutes) examples.push(await example(await newScene(house)));
  await house.waiter.caughtUp();
  for (const { waiter } of Object.values(house.histories)) await waiter.caughtUp();
  await stopProjecting(house);
  const [first] = examples;
  if (first === undefined) throw new Error('There are no queries.');
  await newTag(house, first.by, 'later');
  ahead = await house.log.head();
});
afterAll(() => door.close());

/** Access tokens are shown from memory, which follows the log by itself. */
const readsTables = ({ path }: Pick<Example, 'path'>) => !path.startsWith('/v1/me/tokens');

/** Sends every query of read tables with this position, and returns each response. */
async function askAll<Told>(
  position: bigint,
  wait: number,
  told: (answer: Answer) => Told,
  asked = examples.filter(readsTables),
) {
  const ask = async ({ by, path }: (typeof examples)[number]) => {
    const headers = { prefer: `wait=${wait}` };
    return [path, told(await send(by, { path: `${path}?minPosition=${position}`, headers }))] as const;
  };
  return Promise.all(asked.map(ask));
}

const each = (told: unknown) => examples.filter(readsTables).map(({ path }) => [path, told]);

describe('while the projector is paused', () => {
  it('LOG-4: every query that names a later position gives 503 with Retry-After, after the requested wait', async () => {
    const told = await askAll(ahead, 1, (answer) => [
      answer.status,
      answer.headers.get('retry-after'),
      answer.headers.get('preference-applied'),
      (json(answer) as { readonly code: string }).code,
    ]);
    expect(told).toEqual(each([503, '1', 'wait=1', 'POSITION_NOT_REACHED']));
  });

  it('LOG-4: every query refuses a position that the log has not reached, and does not wait for it', async () => {
    const told = await askAll(ahead + 1n, 30, (answer) => [
      answer.status,
      (json(answer) as { readonly code: string }).code,
    ]);
    expect(told).toEqual(each([400, 'POSITION_BEYOND_HEAD']));
  });

  it('every query that names no position, or one that is reached, responds at once', async () => {
    expect(await askAll(0n, 0, ({ status }) => status)).toEqual(each(200));
  });

  it('LOG-4: a query that reads no tables does not wait for them, and never returns data from before its position', async () => {
    const others = examples.filter((example) => !readsTables(example));
    expect(others.length).toBeGreaterThan(0);
    expect((await askAll(ahead, 30, ({ status }) => status, others)).map(([, status]) => status)).toEqual(
      others.map(() => 200),
    );
    expect((await askAll(ahead + 1n, 30, ({ status }) => status, others)).map(([, status]) => status)).toEqual(
      others.map(() => 400),
    );
  });

  it('LOG-4: every waiting query responds once another process has projected the position', async () => {
    const answers = askAll(ahead, 30, ({ status }) => status);
    const elsewhere = await houseOn(door.databaseUrl);
    try {
      expect(await answers).toEqual(each(200));
    } finally {
      await elsewhere.shutdown.stop();
    }
  });
});
