import { EXAMPLE_URL } from '../../src/kernel/http/openapi/document-file.js';
import { apiDocument, operations } from '../support/api/document.js';
import { clientOf, json } from '../support/client.js';
import { freshDoor, type OpenDoor } from '../support/door.js';
import { servedNames } from '../support/routes/served.js';

let door: OpenDoor;

beforeAll(async () => {
  door = await freshDoor();
});
afterAll(() => door.close());

describe('GET /openapi.json', () => {
  it('returns the document in docs/api to everyone, with the address of this service', async () => {
    const answer = await clientOf(door.url).get('/openapi.json');
    const here = JSON.parse(JSON.stringify(apiDocument).replaceAll(EXAMPLE_URL, door.url)) as object;
    expect(json(answer)).toEqual({ ...here, servers: [{ url: door.url }] });
    expect(answer.text).not.toContain(EXAMPLE_URL);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=300');
  });

  it('returns 304 to a caller that has it already, and HEAD without a body', async () => {
    const client = clientOf(door.url);
    const etag = (await client.get('/openapi.json')).headers.get('etag') ?? '';
    const again = await client.get('/openapi.json', { 'if-none-match': etag });
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag]);
    const head = await fetch(`${door.url}/openapi.json`, { method: 'HEAD' });
    expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', etag]);
  });

  it('describes exactly the routes of the service, except the page that shows the document and its files', () => {
    const described = operations.map(({ method, path }) => `${method} ${path}`);
    expect([...described, 'GET /docs', 'GET /docs/{file}'].toSorted()).toEqual(servedNames(door));
  });
});
