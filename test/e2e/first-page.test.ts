import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setInterval } from 'node:timers/promises';
import { createLogger } from '../../src/kernel/runtime/logging.js';
import { addressUrl } from '../../src/kernel/runtime/start-messages.js';
import { serve } from '../../src/serve.js';
import { found, freshHouse, type FreshHouse } from '../support/house.js';
import { elementsOf } from '../support/html.js';

const root = join(import.meta.dirname, '../..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string };
const BEGIN = { purpose: 'Begin', command: `BRIGHTLY_DATA_DIR='…' npm run brightly -- init` };
const TOKEN = { purpose: 'Get a token', command: 'npm run -s brightly -- token' };

let fresh: FreshHouse;
let url: string;

beforeAll(async () => {
  fresh = await freshHouse();
  const nextSteps = (setUp: boolean) => [setUp ? TOKEN : BEGIN];
  const door = { host: '127.0.0.1', port: 0, nextSteps };
  url = addressUrl(await serve(fresh.house, door, createLogger('silent')));
  // A projector starts a little after the HTTP server.
  for await (const _ of setInterval(20)) if ((await fetch(`${url}/health/ready`)).ok) break;
});
afterAll(() => fresh.close());

/** The text of the page, without tags. */
async function page(): Promise<string> {
  const html = await (await fetch(url, { headers: { accept: 'text/html' } })).text();
  const [main] = elementsOf(html, 'main').filter(({ name }) => name === 'main');
  return (main?.text ?? '').replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
}
const forPrograms = async (): Promise<unknown> => (await fetch(url)).json();

describe('GET /', () => {
  it('says what the service is, what to run next, and where to read on, before and after it is set up', async () => {
    const links = {
      ...{ docs: `${url}/docs`, openapi: `${url}/openapi.json`, problems: `${url}/problems` },
      ...{ live: `${url}/health/live`, ready: `${url}/health/ready` },
    };
    const always = { name: 'Brightly', version, ready: true, links };
    expect(await forPrograms()).toEqual({ ...always, setUp: false, next: [BEGIN] });
    const before = await page();
    expect(before).toContain('It is not set up yet');
    expect(before).toContain(BEGIN.command);
    expect(before).toContain('In place of …');
    expect(before).toMatch(/event log works/);

    await found(fresh.house, 'Lab');

    expect(await forPrograms()).toEqual({ ...always, setUp: true, next: [TOKEN] });
    const after = await page();
    expect(after).toContain('It is set up');
    expect(after).toContain(TOKEN.command);
    expect(after).not.toContain('In place of …');
  });

  it('is revalidated by caches, since its content changes', async () => {
    const answer = await fetch(url, { headers: { accept: 'text/html' } });
    expect([answer.headers.get('cache-control'), answer.headers.get('vary')]).toEqual(['no-cache', 'Accept']);
  });
});
