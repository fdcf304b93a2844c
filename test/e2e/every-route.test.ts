import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RequestMethod } from '@nestjs/common';
import { AppModule } from '../../src/app.module.js';
import { freshDoor, type OpenDoor } from '../support/door.js';
import { queryRoutes } from '../support/routes/queries.js';
import { commandRoutes } from '../support/routes/routes.js';

const root = join(import.meta.dirname, '../..');
let door: OpenDoor;

beforeAll(async () => {
  door = await freshDoor();
});
afterAll(() => door.close());

interface Part {
  readonly imports?: readonly unknown[];
  readonly controllers?: readonly (new (...injected: never[]) => object)[];
}

/** The controllers of a module and of those that it imports. */
function controllersOf(part: Part): readonly (new (...injected: never[]) => object)[] {
  return [...(part.controllers ?? []), ...(part.imports ?? []).flatMap((inner) => controllersOf(inner as Part))];
}

/** The routes of a controller as Nest reads them, each as `METHOD /path/{parameter}`. */
function routesIn(controller: new (...injected: never[]) => object): readonly string[] {
  const base = String(Reflect.getMetadata('path', controller));
  const prototype = controller.prototype as Readonly<Record<string, unknown>>;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    if (typeof handler !== 'function' || !Reflect.hasMetadata('method', handler)) return [];
    const method = RequestMethod[Reflect.getMetadata('method', handler) as RequestMethod];
    const path = `/${base}/${String(Reflect.getMetadata('path', handler))}`.replaceAll(/\/+/g, '/').replace(/\/$/, '');
    return [`${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`];
  });
}

describe('the table of routes', () => {
  it('has every route under /v1 that the service has, and no other', () => {
    const { house } = door;
    const module = AppModule.over({
      ...({ house, health: { report: async () => ({ ok: true, checks: [] }) } } as object),
      publicUrl: () => door.url,
    } as Parameters<typeof AppModule.over>[0]);
    const served = controllersOf(module as Part)
      .flatMap(routesIn)
      .filter((route) => route.includes(' /v1'));
    const known = [
      ...commandRoutes.map(({ method, path }) => `${method} ${path}`),
      ...queryRoutes.map(({ path }) => `GET ${path}`),
      // A batch is tested by itself, in batches.test.ts.
      'POST /v1/commands',
    ];
    expect([...new Set(known)].sort()).toEqual(served.toSorted());
  });
});

describe('every problem code', () => {
  const sources = (folder: string): readonly string[] =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readFileSync(join(root, folder, path), 'utf8'));
  const UPPER = /'([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)'/g;
  const codes = ['focus', 'planning', 'organizations']
    .flatMap((room) => sources(`src/${room}/domain`))
    .flatMap((text) => Array.from(text.matchAll(UPPER), ([, code]) => code ?? ''));

  it.each([...new Set(codes)].toSorted())('%s has a page that explains it', async (code) => {
    const page = await fetch(`${door.url}/problems/${code.toLowerCase().replaceAll('_', '-')}`);
    expect([page.status, await page.json()]).toEqual([200, expect.objectContaining({ code })]);
  });

  it('is found in the sources', () => {
    expect(codes).toEqual(
      expect.arrayContaining(['ITEM_NOT_ACTIVE', 'LAST_MILESTONE', 'ADMINS_ONLY', 'TITLE_INVALID']),
    );
  });
});
