import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from '../support/postgres.js';

const root = join(import.meta.dirname, '../..');

const CONSUMER = `import { createBrightlyClient, dataOf, type Problem } from 'brightly/client';

const brightly = createBrightlyClient({ url: 'http://127.0.0.1:1', token: 'secret', retry: { attempts: 1 } });
export async function offer(title: string): Promise<string | undefined> {
  const { itemId } = await dataOf(brightly.POST('/v1/items', { body: { title } }));
  return itemId;
}
export async function complete(itemId: string): Promise<Problem | undefined> {
  const { error } = await brightly.POST('/v1/items/{itemId}/complete', { params: { path: { itemId } } });
  return error?.code === 'ITEM_NOT_ACTIVE' ? error : undefined;
}
// @ts-expect-error there is no such path
export const wrong = brightly.GET('/v1/nowhere');
// @ts-expect-error a title is a text
export const mistaken = brightly.POST('/v1/items', { body: { title: 1 } });
`;

/** Runs a program and returns what it printed; throws with all of that unless it succeeds. */
function run(cwd: string, program: string, ...words: readonly string[]): string {
  // Variables that npm and Jest set for this run would lead npm back to this repository.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_|INIT_CWD)/.test(name)));
  const { status, stdout, stderr } = spawnSync(program, words, { cwd, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${words.join(' ')} ended with ${status}:\n${stdout}\n${stderr}`);
  return stdout;
}

describe('the npm package of the client', () => {
  const place = temporaryDirectory('client-package');
  const consumer = join(place, 'consumer');
  const tsc = join(root, 'node_modules/typescript/bin/tsc');

  beforeAll(() => {
    const house = join(place, 'house');
    for (const part of ['package.json', 'tsconfig.json', 'tsconfig.client.json', 'src/client']) {
      cpSync(join(root, part), join(house, part), { recursive: true });
    }
    symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'), 'dir');
    run(house, 'npm', 'pack', '--offline', '--pack-destination', place);
    const [tarball = ''] = readdirSync(place).filter((name) => name.endsWith('.tgz'));
    const modules = join(consumer, 'node_modules');
    mkdirSync(join(modules, 'brightly'), { recursive: true });
    run(place, 'tar', '-xzf', tarball, '-C', join(modules, 'brightly'), '--strip-components', '1');
    for (const name of ['openapi-fetch', 'openapi-typescript-helpers']) {
      symlinkSync(join(root, 'node_modules', name), join(modules, name), 'dir');
    }
    writeFileSync(join(consumer, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(consumer, 'consumer.ts'), CONSUMER);
  });

  it('contains the client only', () => {
    const files = readdirSync(join(consumer, 'node_modules/brightly'), { recursive: true, encoding: 'utf8' });
    expect(files).toEqual(expect.arrayContaining(['dist/client/index.js', 'dist/client/index.d.ts']));
    expect(files.filter((file) => /^(src|test|scripts|migrations|dist\/src)/.test(file))).toEqual([]);
  });

  it.each([
    ['Node', ['--module', 'NodeNext', '--moduleResolution', 'NodeNext']],
    ['a bundler for browsers', ['--module', 'ESNext', '--moduleResolution', 'Bundler']],
  ])(
    'has its types for %s',
    (_for, resolution) => {
      const options = ['--strict', '--target', 'ES2023', '--lib', 'ES2023,DOM,DOM.Iterable'];
      run(consumer, process.execPath, tsc, '--ignoreConfig', '--noEmit', ...options, ...resolution, 'consumer.ts');
    },
    300_000,
  );

  it('runs', () => {
    const program = `import { createBrightlyClient } from 'brightly/client'; console.log(typeof createBrightlyClient);`;
    expect(run(consumer, process.execPath, '--input-type=module', '--eval', program)).toBe('function\n');
  });

  it('exports nothing else', () => {
    const program = `await import('brightly').catch(({ code }) => console.log(code));`;
    expect(run(consumer, process.execPath, '--input-type=module', '--eval', program)).toBe(
      'ERR_PACKAGE_PATH_NOT_EXPORTED\n',
    );
  });
});
