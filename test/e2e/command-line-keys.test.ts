import { randomUUID } from 'node:crypto';
import { decodeProtectedHeader } from 'jose';
import { createLogger } from '../../src/kernel/runtime/logging.js';
import { addressUrl } from '../../src/kernel/runtime/start-messages.js';
import { serve } from '../../src/serve.js';
import { clientOf } from '../support/client.js';
import { answerOf, brightly } from '../support/command-line.js';
import { freshHouse, type FreshHouse } from '../support/house.js';
import { until } from '../support/until.js';

interface Keys {
  readonly keys: readonly { readonly id: string; readonly state: string }[];
}

describe('key, on the command line', () => {
  let fresh: FreshHouse;
  let environment: { readonly DATABASE_URL: string };
  let url: string;

  beforeAll(async () => {
    fresh = await freshHouse();
    environment = { DATABASE_URL: fresh.databaseUrl };
    url = addressUrl(await serve(fresh.house, { host: '127.0.0.1', port: 0 }, createLogger('silent')));
  });

  afterAll(() => fresh.close());

  const token = async () => {
    const organization = `Acme ${randomUUID()}`;
    await answerOf(environment, 'init', '--organization', organization, '--name', 'Ada');
    const { out } = await brightly(environment, 'token', '--organization', organization, '--user', 'Ada');
    return out.trim();
  };
  const keys = async () => ((await answerOf(environment, 'key', 'list')) as unknown as Keys).keys;
  const keyOf = (text: string) => decodeProtectedHeader(text).kid;
  const statusWith = async (text: string) => (await clientOf(url, text).get('/v1/me/queue')).status;

  /** Retries until the running service has noticed; the test's own time limit ends it. */
  async function noticed(text: string, status: number): Promise<void> {
    await until(async () => (await statusWith(text)) === status);
  }

  it('rotates and revokes keys while a server runs, which notices it', async () => {
    const before = await token();
    expect(await statusWith(before)).toBe(200);

    expect((await brightly(environment, 'key', 'rotate')).status).toBe(0);
    const after = await token();
    expect(keyOf(after)).not.toBe(keyOf(before));
    expect((await keys()).map(({ id, state }) => [id, state])).toEqual([
      [keyOf(after), 'signs'],
      [keyOf(before), 'verifies'],
    ]);
    await noticed(after, 200);
    expect(await statusWith(before)).toBe(200);

    const { out } = await brightly(environment, 'key', 'revoke', String(keyOf(before)));
    expect(out).toContain(`Key ${String(keyOf(before))} is revoked`);
    await noticed(before, 401);
    expect(await statusWith(after)).toBe(200);
  });

  it('replaces a revoked key that was the signing one', async () => {
    const before = await token();
    await brightly(environment, 'key', 'revoke', String(keyOf(before)));
    const [signing, ...others] = await keys();
    expect(signing?.state).toBe('signs');
    expect(others).toContainEqual(expect.objectContaining({ id: keyOf(before), state: 'revoked' }));
    expect(keyOf(await token())).toBe(signing?.id);
  });

  it('refuses a key that does not exist', async () => {
    const { status, out, err } = await brightly(environment, 'key', 'revoke', 'nothing');
    expect({ status, out, err }).toEqual({
      status: 1,
      out: '',
      err: 'There is no key "nothing": `key list` shows those there are.\n',
    });
  });
});
