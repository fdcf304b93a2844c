import { spawn, spawnSync } from 'node:child_process';
import { clientOf, json, tokenFor } from '../support/client.js';
import { freshDoor, type OpenDoor } from '../support/door.js';
import { found } from '../support/house.js';
import { elementsOf } from '../support/html.js';
import { temporaryDirectory } from '../support/postgres.js';
import { operations } from '../support/api/document.js';

let door: OpenDoor;
const get = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(`${door.url}${path}`, { headers });

beforeAll(async () => {
  door = await freshDoor();
});
afterAll(() => door.close());

/** What the program printed to both streams, and its exit status. */
function run(command: string, args: readonly string[], input = '', environment: Readonly<Record<string, string>> = {}) {
  const child = spawn(command, args, { env: { ...process.env, ...environment }, stdio: ['pipe', 'pipe', 'pipe'] });
  let [output, errors] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  child.stdin.end(input);
  return new Promise<{ status: number | null; output: string; errors: string }>((done) =>
    child.on('close', (status) => done({ status, output, errors })),
  );
}

const hasBrowser = spawnSync('chromium', ['--version']).status === 0;
const inBrowser = hasBrowser ? it : it.skip;
if (!hasBrowser) process.stderr.write('/docs: not looked at in a browser, because Chromium is not installed here.\n');

describe('the page at /docs', () => {
  it('loads files of this service only, all of which exist, and its Content-Security-Policy allows nothing else', async () => {
    const page = await get('/docs');
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const loads = elementsOf(await page.text()).flatMap(({ name, attributes: { src, href } }) =>
      name === 'script' || name === 'link' ? (src ?? href ?? name) : [],
    );
    expect(loads).toEqual(['docs/swagger-ui.css', 'docs/swagger-ui-bundle.js', 'docs/start.js']);
    const answers = await Promise.all(loads.map((path) => get(`/${path}`)));
    expect(answers.map(({ status, headers }) => [status, headers.get('content-type')])).toEqual([
      [200, 'text/css; charset=utf-8'],
      [200, 'text/javascript; charset=utf-8'],
      [200, 'text/javascript; charset=utf-8'],
    ]);
    expect(page.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
  });

  it.each(['/docs', '/docs/swagger-ui-bundle.js', '/docs/start.js'])(
    'is not sent again to a browser that has it: %s',
    async (path) => {
      const first = await get(path);
      const etag = first.headers.get('etag') ?? '';
      expect((await first.text()).length).toBeGreaterThan(100);
      const again = await get(path, { 'if-none-match': etag });
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    },
  );

  it('serves no other files, whatever their name looks like', async () => {
    for (const name of ['package.json', 'swagger-ui.js', '..%2f..%2fpackage.json', 'constructor', '%00']) {
      const answer = await clientOf(door.url).get(`/docs/${name}`);
      expect([name, answer.status, answer.headers.get('content-type')]).toEqual([
        name,
        404,
        expect.stringContaining('application/problem+json') as string,
      ]);
    }
  });

  inBrowser(
    'shows the introduction, and the operations of what a link opens, in a browser, and breaks no policy',
    async () => {
      const [tag, opened] = ['Focus', 'completeItem'];
      const { status, output, errors } = await run('chromium', [
        ...['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${temporaryDirectory('browser')}`],
        ...['--virtual-time-budget=60000', '--enable-logging=stderr', '--dump-dom'],
        `${door.url}/docs#/${tag}/${opened}`,
      ]);
      expect(status).toBe(0);
      expect(errors.split('\n').filter((line) => line.includes('CONSOLE'))).toEqual([]);
      expect(output).toContain('Authenticate</h2>');
      const ofTag = operations.filter(({ operation }) => (operation['tags'] as readonly string[])[0] === tag);
      const ids = ofTag.map(({ operation }) => operation.operationId);
      expect(ids.length).toBeGreaterThan(20);
      expect(ids.filter((id) => !output.includes(`id="operations-${tag}-${id}"`))).toEqual([]);
      // Deep links from problem pages open their operation.
      expect(output).toMatch(new RegExp(`is-open" id="operations-${tag}-${opened}"`));
    },
  );
});

describe('the introduction in the API’s document', () => {
  const blocksOf = async (language: string): Promise<string[]> => {
    const { info } = json(await clientOf(door.url).get('/openapi.json')) as { info: { description: string } };
    return [...info.description.matchAll(/^```(\w+)\n([^]*?)\n```$/gm)].flatMap(([, each, text = '']) =>
      each === language ? [text] : [],
    );
  };

  it('has commands that succeed as written, in order', async () => {
    if (spawnSync('curl', ['--version']).status !== 0) {
      process.stderr.write('/docs: its curl commands are not run, because curl is not installed here.\n');
      return;
    }
    const blocks = await blocksOf('sh');
    expect(blocks.length).toBeGreaterThan(5);
    const TOKEN = await tokenFor(door.house, await found(door.house, 'Lab'));
    expect(await run('sh', ['-e'], blocks.join('\necho\n'), { TOKEN })).toMatchObject({
      status: 0,
      output: expect.stringMatching(/"itemId":"([^"]+)"[^]*"itemId":"\1"[^]*304/) as string,
    });
  });

  it('shows a refusal exactly as it is returned', async () => {
    const [shown = ''] = await blocksOf('json');
    const admin = await door.as(await found(door.house, 'Lab'));
    const made = json(await admin.post('/v1/items', { title: 'Wait', accept: true })) as { readonly itemId: string };
    const refused = await admin.post(`/v1/items/${made.itemId}/complete`);
    expect(JSON.parse(refused.text)).toEqual(JSON.parse(shown));
  });
});
