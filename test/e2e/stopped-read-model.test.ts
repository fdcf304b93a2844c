import { status } from '../../src/commandline/status.js';
import { focusStream } from '../../src/focus/index.js';
import { createMetrics } from '../../src/metrics.js';
import type { ReadModelName } from '../../src/read-models.js';
import { brightly } from '../support/command-line.js';
import { json, type Answer } from '../support/client.js';
import { freshDoor, type OpenDoor } from '../support/door.js';
import { callerNow, newTag } from '../support/house.js';
import { newEvent } from '../support/new-event.js';
import { execute, ownerOf } from '../support/postgres.js';
import { reaches } from '../support/projecting.js';
import { queryRoutes } from '../support/routes/queries.js';
import { until } from '../support/until.js';
import { newScene, type Scene } from '../support/routes/scene.js';
import { senderOf } from '../support/routes/sending.js';
import { wholeLog } from '../support/whole-log.js';
import { csvFile, HEADER, smallLog } from '../support/work-log.js';

let door: OpenDoor;
let send: ReturnType<typeof senderOf>;
let scene: Scene;
/** A query of each route, by the read model that it reads. */
let queries: Readonly<
  Record<ReadModelName | 'directory', readonly { readonly path: string; ask(): Promise<Answer> }[]>
>;

beforeEach(async () => {
  door = await freshDoor();
  send = senderOf(door);
  scene = await newScene(door.house);
  const found = { focus: [], organizations: [], directory: [] } as {
    [name in keyof typeof queries]: { path: string; ask(): Promise<Answer> }[];
  };
  for (const { path: route, example } of queryRoutes) {
    const { by, path } = await example(await newScene(door.house));
    found[sourceOf(route)].push({ path, ask: () => send(by, { path, headers: { prefer: 'wait=30' } }) });
  }
  queries = found;
  await door.house.waiter.caughtUp();
});
afterEach(() => door.close());

function sourceOf(route: string): keyof typeof queries {
  if (route.startsWith('/v1/me/tokens')) return 'directory';
  return /^\/v1\/(me$|organization|users(\/\{userId\})?$|teams(\/\{teamId\})?$|tags)/.test(route)
    ? 'organizations'
    : 'focus';
}

const answersOf = async (name: keyof typeof queries) =>
  Promise.all(
    queries[name].map(async ({ path, ask }) => {
      const answer = await ask();
      const { code } = json(answer) as { readonly code?: string };
      return [path, answer.status, code ?? null];
    }),
  );
const each = (name: keyof typeof queries, answer: number, code: string | null) =>
  queries[name].map(({ path }) => [path, answer, code]);

/** Appends an event that focus does not know, waits for it to fail, and returns the event's position. */
async function poisonFocus(): Promise<bigint> {
  const { log } = door.house;
  const stream = focusStream(scene.cleo.userId);
  await log.append({ stream, expectedRevision: 0, events: [newEvent({ type: 'ItemPainted' })] });
  await failed('focus');
  return log.head();
}

/** Waits until a read model's projector has failed, and returns why. */
async function failed(name: ReadModelName): Promise<string> {
  const { projector } = door.house.readModels[name];
  while (projector.status().health !== 'failed') await new Promise((resolve) => setImmediate(resolve));
  return projector.status().failure?.reason ?? '';
}

/** Which projectors have failed, as seen from outside. */
async function seenFailed() {
  const { house } = door;
  const ready = json(await send(scene.ada, { path: '/health/ready' })) as {
    readonly errors?: readonly { readonly check: string; readonly detail: string }[];
  };
  const { projectors } = await status({ ...house, writingPool: house.pool, ownerPool: house.pool });
  const metrics = createMetrics();
  metrics.watch(house);
  const text = await metrics.text();
  return {
    ready: ready.errors?.map(({ check }) => check),
    status: projectors.filter(({ health }) => health === 'failed').map(({ name }) => name),
    metrics: Array.from(text.matchAll(/^brightly_projector_failed\{projector="([\w-]+)"\} 1$/gm), ([, name]) => name),
  };
}

describe('a read model whose projector has stopped', () => {
  it('LOG-10: fails its own queries with the reason; all other queries, and commands that do not need it, still work', async () => {
    const { house } = door;
    const position = await poisonFocus();
    const reason = `ItemPainted at position ${position}: is an event that this projector does not know`;
    expect(await failed('focus')).toBe(reason);

    expect(await answersOf('focus')).toEqual(each('focus', 503, 'PROJECTOR_FAILED'));
    const refused = await send(scene.ann, { path: `/v1/me/focus?minPosition=${position}` });
    expect([refused.status, refused.headers.get('retry-after'), json(refused)]).toEqual([
      503,
      '60',
      expect.objectContaining({ detail: `The read tables of focus stopped at position ${position}: ${reason}` }),
    ]);
    expect(await answersOf('organizations')).toEqual(each('organizations', 200, null));
    expect(await answersOf('directory')).toEqual(each('directory', 200, null));

    // Other commands still work, and are visible where tables are projected.
    const tagId = await newTag(house, scene.ada, 'after');
    const tags = await send(scene.ada, { path: `/v1/tags?minPosition=${await house.log.head()}` });
    expect([tags.status, tags.text]).toEqual([200, expect.stringContaining(tagId)]);
    const item = await send(scene.ann, { method: 'POST', path: '/v1/items', body: { title: 'On', accept: true } });
    expect(item.status).toBe(201);
    const retire = { method: 'POST', path: `/v1/teams/${scene.teamId}/retire` };
    const needing = await send(scene.ada, retire);
    expect([needing.status, needing.text]).toEqual([503, expect.stringContaining(`${reason} Nothing was written.`)]);
    // Its history can't apply the event either.
    const stopped = ['focus', 'focus-history'];
    await until(async () => (await seenFailed()).status.length === stopped.length);
    expect(await seenFailed()).toEqual({ ready: ['focus projector'], status: stopped, metrics: stopped });
  });

  it('LOG-10: resumes once its tables were rebuilt, which does not affect any other read model', async () => {
    const { house } = door;
    await execute(ownerOf(door.databaseUrl) ?? '', `ALTER TABLE organizations.tags ADD CHECK (name <> 'poison')`);
    const tagId = await newTag(house, scene.ada, 'poison');
    expect(await failed('organizations')).toContain('TagCreated at position');
    expect(await answersOf('organizations')).toEqual(each('organizations', 503, 'PROJECTOR_FAILED'));
    expect(await answersOf('focus')).toEqual(each('focus', 200, null));
    expect(await seenFailed()).toEqual({
      ready: ['organizations projector'],
      status: ['organizations'],
      metrics: ['organizations'],
    });
    const item = await send(scene.ann, { method: 'POST', path: '/v1/items', body: { title: 'On', tagIds: [tagId] } });
    expect(item.status).toBe(201);

    const checkpoint = `SELECT epoch, rebuilds FROM kernel.checkpoints WHERE projector = 'focus'`;
    const before = (await house.pool.query(checkpoint)).rows as unknown;
    expect(await brightly({ DATABASE_URL: door.databaseUrl }, 'rebuild', 'organizations')).toMatchObject({ status: 0 });
    await reaches(house.readModels.organizations.projector, await house.log.head());
    const tags = await send(callerNow(house, scene.ada), { path: '/v1/tags' });
    expect([tags.status, tags.text]).toEqual([200, expect.stringContaining(tagId)]);
    expect((await house.pool.query(checkpoint)).rows).toEqual(before);
    expect(await seenFailed()).toEqual({ ready: undefined, status: [], metrics: [] });
  });

  it('LOG-10: does not stop an import from writing to the log, which then names the tables that do not show it, and why', async () => {
    const { log, directory } = door.house;
    const position = await poisonFocus();
    const organization = directory.organization(scene.ada.organizationId)?.name ?? '';
    const file = csvFile([HEADER, ...smallLog(2)]);
    const ran = await brightly({ DATABASE_URL: door.databaseUrl }, 'import', file, '--organization', organization);
    const why = `the read tables of focus stopped at position ${position}: ItemPainted at position ${position}`;
    expect(ran).toMatchObject({ status: 1, err: expect.stringContaining(`All is in the log, but ${why}`) as string });
    const imported = (await wholeLog(log)).filter(({ event }) => event.type === 'PastWorkImported');
    expect(imported.length).toBeGreaterThan(0);
  });
});
