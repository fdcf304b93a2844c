import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freshDoor, type OpenDoor } from '../support/door.js';
import { elementsOf } from '../support/html.js';
import { until } from '../support/until.js';

const HTML = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

interface Document {
  readonly components: { readonly schemas: { readonly ProblemCode: { readonly enum: readonly string[] } } };
}

const document = JSON.parse(readFileSync(join(import.meta.dirname, '../../docs/api/openapi.json'), 'utf8')) as Document;
const codes = document.components.schemas.ProblemCode.enum;
const slug = (code: string): string => code.toLowerCase().replaceAll('_', '-');

let door: OpenDoor;
const get = (path: string, headers: Readonly<Record<string, string>> = HTML): Promise<Response> =>
  fetch(`${door.url}${path}`, { headers });

/**
 * Discards the page of a response; an unread page would keep its connection, and so the process, until it is garbage
 * collected.
 */
const headOf = async (path: string, headers?: Readonly<Record<string, string>>): Promise<Response> => {
  const page = await get(path, headers);
  await page.body?.cancel();
  return page;
};

beforeAll(async () => {
  door = await freshDoor();
  // The first page shows the health of its parts, and so changes until all of them work.
  await until(async () => (await headOf('/health/ready')).ok);
});
afterAll(() => door.close());

describe.each(['/', '/problems', '/problems/item-not-active'])('the page at %s', (path) => {
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

  it('is well formed: each element is closed, each id is unique, and each link within the page has a target', async () => {
    const elements = elementsOf(await (await get(path)).text());
    const ids = elements.flatMap(({ attributes: { id } }) => id ?? []);
    expect(ids).toEqual([...new Set(ids)]);
    const anchors = elements.flatMap(({ attributes: { href } }) => (href?.startsWith('#') ? [href.slice(1)] : []));
    expect(anchors.filter((anchor) => !ids.includes(anchor))).toEqual([]);
    const labels = elements.flatMap(({ attributes }) => attributes['aria-labelledby'] ?? []);
    expect(labels.filter((label) => !ids.includes(label))).toEqual([]);
  });

  it('skips no heading level', async () => {
    const levels = elementsOf(await (await get(path)).text()).flatMap(({ name }) => /^h([1-6])$/.exec(name)?.[1] ?? []);
    expect(levels[0]).toBe('1');
    expect(levels.filter((level, index) => Number(level) > Number(levels[index - 1] ?? 0) + 1)).toEqual([]);
  });

  it('runs no script and loads nothing, and its Content-Security-Policy allows its own style only', async () => {
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

  it('is not sent again to a browser that has it', async () => {
    const etag = (await headOf(path)).headers.get('etag') ?? '';
    const again = await get(path, { ...HTML, 'if-none-match': etag });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
  });

  it('responds to HEAD as to GET, without the page', async () => {
    const [head, page] = [await fetch(`${door.url}${path}`, { method: 'HEAD', headers: HTML }), await headOf(path)];
    expect([head.status, await head.text()]).toEqual([200, '']);
    for (const field of ['content-type', 'etag', 'content-security-policy', 'cache-control']) {
      expect(head.headers.get(field)).toBe(page.headers.get(field));
    }
  });

  it('links to existing pages', async () => {
    const links = elementsOf(await (await get(path)).text()).flatMap(({ attributes: { href } }) => href ?? []);
    const paths = new Set(links.map((href) => new URL(href, `${door.url}${path}`).pathname));
    const answers = await Promise.all([...paths].map(async (each) => [each, (await headOf(each)).status]));
    expect(answers.filter(([, status]) => status !== 200)).toEqual([]);
  });
});

describe('a problem page', () => {
  it('is JSON for programs, and both forms have Vary: Accept', async () => {
    for (const accept of ['application/json', '*/*', 'text/html;q=0.5, application/json']) {
      const answer = await get('/problems/item-not-active', { accept });
      expect(await answer.json()).toMatchObject({ code: 'ITEM_NOT_ACTIVE', rule: 'FOCUS-7' });
      expect([answer.headers.get('vary'), answer.headers.get('content-type')]).toEqual([
        'Accept',
        expect.stringContaining('application/json'),
      ]);
    }
    expect((await headOf('/problems/item-not-active')).headers.get('vary')).toBe('Accept');
    expect(await (await get('/problems', { accept: '*/*' })).json()).toMatchObject({
      problems: expect.arrayContaining([expect.objectContaining({ code: 'ITEM_NOT_ACTIVE' })]) as unknown,
    });
  });

  it('says what the code means, which rule is behind it, and which operations return it', async () => {
    const html = await (await get('/problems/item-not-active')).text();
    expect(html).toContain('<code>ITEM_NOT_ACTIVE</code>');
    expect(html).toContain('<strong>FOCUS-7</strong>');
    expect(html).toContain('Only the active item can be completed; activate it first.');
    expect(html).toContain('href="../docs#/Focus/completeItem"');
  });

  it.each(codes)('there is one for %s', async (code) => {
    const page = await get(`/problems/${slug(code)}`);
    expect([page.status, (await page.text()).includes(`<code>${code}</code>`)]).toEqual([200, true]);
  });

  it('is 404, as a problem document, for an unknown code, whatever it looks like', async () => {
    for (const unknown of ['no-such-code', '%3Cscript%3E', '..%2Fdocs']) {
      const answer = await headOf(`/problems/${unknown}`);
      expect(answer.status).toBe(404);
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    }
  });
});
