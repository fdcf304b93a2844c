import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { freshHouse, found, newUser, type FreshHouse } from '../support/house.js';
import type { Caller } from '../../src/organizations/index.js';
import { tokenFor } from '../support/client.js';
import { follow, instructionsOf } from '../support/following.js';
import { newEvent } from '../support/new-event.js';
import { temporaryDirectory } from '../support/postgres.js';
import { startService, type Service } from '../support/service.js';

const root = join(import.meta.dirname, '../..');
const notCopied = new Set(['node_modules', 'dist', 'dist-test', '.git', '.brightly', 'coverage', 'test']);

/** The sources as in a clone, with a package cache of the test's own. */
function copy(): string {
  const house = join(temporaryDirectory('new-rooms'), 'brightly');
  cpSync(root, house, { recursive: true, filter: (path) => !notCopied.has(relative(root, path)) });
  mkdirSync(join(house, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== '.cache') symlinkSync(join(root, 'node_modules', name), join(house, 'node_modules', name));
  }
  return house;
}

function run(house: string, line: string): void {
  const { NODE_OPTIONS: _options, NODE_ENV: _mode, ...env } = process.env;
  try {
    execFileSync('/bin/sh', ['-c', line], { cwd: house, env, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    const { stdout, stderr } = error as { readonly stdout: string; readonly stderr: string };
    throw new Error(`${line} failed:\n${stdout}${stderr}`, { cause: error });
  }
}

function followPage(house: string, page: string): void {
  for (const instruction of instructionsOf(readFileSync(join(root, 'docs', page), 'utf8'))) {
    if (instruction.kind === 'run') run(house, instruction.line);
    else follow(house, instruction);
  }
}

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

describe('rooms that are added as the docs say, in a copy of the sources', () => {
  let house: string;
  let fresh: FreshHouse;
  let service: Service | undefined;
  let ann: Caller;
  let token: string;

  const ask = async (method: string, path: string, body?: object): Promise<Answer> => {
    const headers = { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) };
    const sent = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    const answer = await fetch(`${service?.url ?? ''}${path}`, sent);
    return { status: answer.status, body: (await answer.json()) as Answer['body'] };
  };
  const after = ({ body }: Answer): string => `minPosition=${String(body['position'])}`;

  beforeAll(async () => {
    house = copy();
    followPage(house, 'adding-a-room.md');
    // Its last step but one compiles the whole service, to make the API's document of it.
    followPage(house, 'record-types.md');
    fresh = await freshHouse();
    const ada = await found(fresh.house, 'Lab');
    ann = await newUser(fresh.house, ada, 'Ann');
    token = await tokenFor(fresh.house, ann);
    service = await startService({ databaseUrl: fresh.databaseUrl }, {}, () => join(house, 'dist-test/src/main.js'));
  }, 300_000);
  afterAll(async () => {
    await service?.stop();
    await fresh.close();
  });

  it('a record type has commands, routes and rows of its own, as docs/record-types.md says', async () => {
    const shelf = await ask('POST', '/v1/book-shelves', { name: 'By the window' });
    expect(shelf.status).toBe(201);
    const { bookShelfId } = shelf.body;
    expect((await ask('POST', '/v1/book-shelves', { name: 'by  the WINDOW' })).body).toMatchObject({
      ...{ status: 409, code: 'BOOK_SHELF_NAME_TAKEN' },
    });
    const added = await ask('POST', '/v1/books', { title: 'Emma', pages: 474, bookShelfId });
    const { bookId } = added.body;
    const changed = await ask('PATCH', `/v1/books/${String(bookId)}`, { format: 'audio' });
    expect((await ask('GET', `/v1/books?format=audio&${after(changed)}`)).body).toMatchObject({
      items: [{ bookId, title: 'Emma', authors: null, format: 'audio', pages: 474, boughtOn: null, bookShelfId }],
    });
    expect((await ask('POST', '/v1/books', { title: 'Emma', bookShelfId: randomUUID() })).body).toMatchObject({
      ...{ status: 404, code: 'BOOK_SHELF_NOT_FOUND' },
    });
  });

  it('is in the API’s document, its client and the schemas of events', () => {
    const made = (file: string) => readFileSync(join(house, file), 'utf8');
    expect(made('docs/api/openapi.json')).toContain('"/v1/book-shelves/{bookShelfId}/archive"');
    expect(made('src/client/api.ts')).toContain('"/v1/books/{bookId}/unarchive"');
    expect(readdirSync(join(house, 'docs/api/events'))).toEqual(
      expect.arrayContaining(['BookAdded.1.json', 'BookShelfRenamed.1.json', 'JarOpened.1.json']),
    );
  });

  it('a verb that is written by hand works beside a record type, as in docs/adding-a-room.md', async () => {
    const jar = await ask('POST', '/v1/jars', { name: 'Plum jam', grams: 450 });
    expect(jar.status).toBe(201);
    const path = `/v1/jars/${String(jar.body['jarId'])}`;
    const opened = await ask('POST', `${path}/open`);
    expect(opened.status).toBe(200);
    expect((await ask('POST', `${path}/open`)).body['revision']).toBe(opened.body['revision']);
    const seen = await ask('GET', `${path}?${after(opened)}`);
    expect(seen.body).toMatchObject({ name: 'Plum jam', grams: 450, archived: false, revision: 2 });
    // The past of a read model that was added needs no code of its own (HIST-4).
    const before = await ask('GET', `${path}?asOf=${String(jar.body['position'])}`);
    expect(before.body).toMatchObject({ name: 'Plum jam', revision: 1, allowedActions: [] });
    expect((await ask('POST', `/v1/jars/${randomUUID()}/open`)).body).toMatchObject({ code: 'JAR_NOT_FOUND' });
  });

  it('LOG-10: an event that its projector does not know stops its queries, and no other room’s', async () => {
    const jar = await ask('POST', '/v1/jars', { name: 'Honey', grams: 500 });
    expect((await ask('GET', `/v1/jars?${after(jar)}`)).status).toBe(200);
    const stream = `pantry-${ann.userId}`;
    const { revision } = jar.body;
    await fresh.house.log.append({
      ...{ stream, expectedRevision: Number(revision), events: [newEvent({ type: 'JarPainted' })] },
    });
    const position = await fresh.house.log.head();
    const stopped = await ask('GET', `/v1/jars?minPosition=${position}`);
    expect(stopped.body).toMatchObject({ status: 503, code: 'PROJECTOR_FAILED' });
    const item = await ask('POST', '/v1/items', { title: 'Go on', accept: true });
    expect(await ask('GET', `/v1/me/queue?${after(item)}`)).toMatchObject({
      status: 200,
      body: { items: [{ title: 'Go on' }] },
    });
    const tag = await ask('POST', '/v1/tags', { name: 'calm' });
    expect(await ask('GET', `/v1/tags?${after(tag)}`)).toMatchObject({
      status: 200,
      body: { items: [{ name: 'calm' }] },
    });
    expect((await ask('GET', `/v1/books?${after(tag)}`)).status).toBe(200);
  });
});
