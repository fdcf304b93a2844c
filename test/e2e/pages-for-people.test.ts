import { spawn, spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { json, tokenFor } from '../support/client.js';
import { freshDoor, type OpenDoor } from '../support/door.js';
import { found } from '../support/house.js';
import { elementsOf, textOf } from '../support/html.js';

const HTML = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string }>>>>;
  readonly components: { readonly schemas: { readonly ProblemCode: { readonly enum: readonly string[] } } };
}

const document = JSON.parse(readFileSync(join(import.meta.dirname, '../../docs/api/openapi.json'), 'utf8')) as Document;
const codes = document.components.schemas.ProblemCode.enum;
const slug = (code: string): string => code.toLowerCase().replaceAll('_', '-');

let door: OpenDoor;
const get = (path: string, headers: Readonly<Record<string, string>> = HTML): Promise<Response> =>
  fetch(`${door.url}${path}`, { headers });

beforeAll(async () => {
  door = await freshDoor();
});
afterAll(() => door.close());

describe.each(['/', '/docs', '/problems', '/problems/item-not-active'])('the page at %s', (path) => {
  it('is HTML for everyone, without a token', async () => {
    const page = await get(path);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const html = await page.text();
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
    for (const landmark of ['header', 'main', 'footer', 'h1', 'title']) {
      expect(elementsOf(html).filter(({ name }) => name === landmark)).toHaveLength(1);
    }
    expect(html).toContain('<meta name="viewport"');
    expect(elementsOf(html)).toContainEqual({ name: 'a', attributes: { class: 'skip', href: '#content' } });
  });

  it('is well formed: each element is closed, each id there once, and each link within the page leads somewhere', async () => {
    const elements = elementsOf(await (await get(path)).text());
    const ids = elements.flatMap(({ attributes: { id } }) => id ?? []);
    expect(ids).toEqual([...new Set(ids)]);
    const anchors = elements.flatMap(({ attributes: { href } }) => (href?.startsWith('#') ? [href.slice(1)] : []));
    expect(anchors.filter((anchor) => !ids.includes(anchor))).toEqual([]);
    const labels = elements.flatMap(({ attributes }) => attributes['aria-labelledby'] ?? []);
    expect(labels.filter((label) => !ids.includes(label))).toEqual([]);
  });

  it('has headings that skip no level', async () => {
    const levels = elementsOf(await (await get(path)).text()).flatMap(({ name }) => /^h([1-6])$/.exec(name)?.[1] ?? []);
    expect(levels[0]).toBe('1');
    expect(levels.filter((level, index) => Number(level) > Number(levels[index - 1] ?? 0) + 1)).toEqual([]);
  });

  it('runs no script and loads nothing, and its policy allows its own style alone', async () => {
    const page = await get(path);
    const html = await page.text();
    const elements = elementsOf(html);
    const loading = ['script', 'link', 'img', 'iframe', 'object', 'embed', 'form', 'base', 'svg'];
    expect(elements.filter(({ name }) => loading.includes(name))).toEqual([]);
    const attributes = elements.flatMap((element) => Object.entries(element.attributes));
    expect(attributes.filter(([name]) => /^(on|style$|src)/.test(name))).toEqual([]);
    expect(attributes.filter(([name, value]) => name === 'href' && /^(\w+:|\/\/)/.test(value))).toEqual([]);
    const style = /<style>([^]*?)<\/style>/.exec(html)?.[1] ?? '';
    expect(style).not.toMatch(/url\(|@import/);
    expect(page.headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'sha256-${hash('sha256', style, 'base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
  });

  it('is not sent again to who has it', async () => {
    const etag = (await get(path)).headers.get('etag') ?? '';
    const again = await get(path, { ...HTML, 'if-none-match': etag });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
  });

  it('answers HEAD as GET, without the page', async () => {
    const [head, page] = [await fetch(`${door.url}${path}`, { method: 'HEAD', headers: HTML }), await get(path)];
    expect([head.status, await head.text()]).toEqual([200, '']);
    for (const field of ['content-type', 'etag', 'content-security-policy', 'cache-control']) {
      expect(head.headers.get(field)).toBe(page.headers.get(field));
    }
  });

  it('links to pages that there are', async () => {
    const links = elementsOf(await (await get(path)).text()).flatMap(({ attributes: { href } }) => href ?? []);
    const paths = new Set(links.map((href) => new URL(href, `${door.url}${path}`).pathname));
    const answers = await Promise.all([...paths].map(async (each) => [each, (await get(each)).status]));
    expect(answers.filter(([, status]) => status !== 200)).toEqual([]);
  });
});

describe('the page at /docs', () => {
  it('has every operation under its id, and every problem code with a link to its page', async () => {
    const html = await (await get('/docs')).text();
    const elements = elementsOf(html);
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    const ids = elements.flatMap(({ attributes: { id } }) => id ?? []);
    expect(operations.length).toBeGreaterThan(80);
    expect(operations.map(({ operationId }) => operationId).filter((id) => !ids.includes(id))).toEqual([]);
    const index = await (await get('/problems')).text();
    expect(codes.filter((code) => !index.includes(`href="problems/${slug(code)}"`))).toEqual([]);
    const linked = elements.flatMap(({ attributes: { href } }) => /^problems\/(.+)$/.exec(href ?? '')?.[1] ?? []);
    expect(linked).toEqual(expect.arrayContaining(['item-not-active', 'rate-limited', 'last-milestone']));
  });

  it('shows a body’s fields with their limits, an example, and the answers', async () => {
    const text = textOf(await (await get('/docs')).text(), 'offerItem');
    expect(text).toContain('title string, 1 to 500 characters required');
    expect(text).toContain('tagIds list of string (uuid) or null, at most 50 entries');
    expect(text).toContain(`curl -X POST '${door.url}/v1/items'`);
    expect(text).toMatch(/201 CommandAnswer[^]*409[^]*USER_INACTIVE/);
  });

  it('has an introduction whose commands succeed as they stand, in order', async () => {
    if (spawnSync('curl', ['--version']).status !== 0) {
      process.stderr.write('/docs: its curl commands are not run, because curl is not installed here.\n');
      return;
    }
    const html = await (await get('/docs')).text();
    const blocks = elementsOf(html, 'code').filter(({ attributes }) => attributes['class'] === 'sh');
    expect(blocks.length).toBeGreaterThan(5);
    const admin = await found(door.house, 'Lab');
    const TOKEN = await tokenFor(door.house, admin);
    const script = blocks.map(({ text = '' }) => text).join('\necho\n');
    const run = await runShell(script, TOKEN);
    expect(run).toEqual({
      status: 0,
      output: expect.stringMatching(/"itemId":"([^"]+)"[^]*"itemId":"\1"[^]*304/) as string,
    });
  });

  it('shows a refusal as it is answered', async () => {
    const html = await (await get('/docs')).text();
    const [shown] = elementsOf(html, 'code').filter(({ attributes }) => attributes['class'] === 'json');
    const admin = await door.as(await found(door.house, 'Lab'));
    const made = json(await admin.post('/v1/items', { title: 'Wait', accept: true })) as { readonly itemId: string };
    const refused = await admin.post(`/v1/items/${made.itemId}/complete`);
    expect(JSON.parse(refused.text)).toEqual(JSON.parse(shown?.text ?? ''));
  });
});

describe('a problem page', () => {
  it('is JSON for programs, and both say that they depend on Accept', async () => {
    for (const accept of ['application/json', '*/*', 'text/html;q=0.5, application/json']) {
      const answer = await get('/problems/item-not-active', { accept });
      expect(await answer.json()).toMatchObject({ code: 'ITEM_NOT_ACTIVE', rule: 'FOCUS-7' });
      expect([answer.headers.get('vary'), answer.headers.get('content-type')]).toEqual([
        'Accept',
        expect.stringContaining('application/json'),
      ]);
    }
    expect((await get('/problems/item-not-active')).headers.get('vary')).toBe('Accept');
    expect(await (await get('/problems', { accept: '*/*' })).json()).toMatchObject({
      problems: expect.arrayContaining([expect.objectContaining({ code: 'ITEM_NOT_ACTIVE' })]) as unknown,
    });
  });

  it('says what the code means, which rule is behind it, and which operations answer it', async () => {
    const html = await (await get('/problems/item-not-active')).text();
    expect(html).toContain('<code>ITEM_NOT_ACTIVE</code>');
    expect(html).toContain('<strong>FOCUS-7</strong>');
    expect(html).toContain('Only the active item can be completed; activate it first.');
    expect(html).toContain('href="../docs#completeItem"');
  });

  it.each(codes)('%s has one', async (code) => {
    const page = await get(`/problems/${slug(code)}`);
    expect([page.status, (await page.text()).includes(`<code>${code}</code>`)]).toEqual([200, true]);
  });

  it('is 404, as a problem document, for a code that there is not, whatever it looks like', async () => {
    for (const unknown of ['no-such-code', '%3Cscript%3E', '..%2Fdocs']) {
      const answer = await get(`/problems/${unknown}`);
      expect(answer.status).toBe(404);
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    }
  });
});

async function runShell(
  script: string,
  TOKEN: string,
): Promise<{ readonly status: number | null; readonly output: string }> {
  const shell = spawn('sh', ['-e'], { env: { ...process.env, TOKEN }, stdio: ['pipe', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [shell.stdout, shell.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  shell.stdin.end(script);
  return new Promise((done) => shell.on('close', (status) => done({ status, output })));
}
