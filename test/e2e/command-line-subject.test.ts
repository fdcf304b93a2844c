import type { Caller } from '../../src/organizations/index.js';
import { createLogger } from '../../src/kernel/runtime/logging.js';
import { addressUrl } from '../../src/kernel/runtime/start-messages.js';
import { serve } from '../../src/serve.js';
import { clientOf, json } from '../support/client.js';
import { brightly } from '../support/command-line.js';
import { found, freshHouse, newUser, type FreshHouse } from '../support/house.js';
import { plainly } from '../support/rooms.js';

describe('subject, on the command line', () => {
  let fresh: FreshHouse;
  /** The admins of two organizations, who both have the subject `uma`, Eve for longer. */
  let eve: Caller;
  let ada: Caller;

  beforeAll(async () => {
    fresh = await freshHouse();
    eve = await found(fresh.house, 'Shop');
    ada = await found(fresh.house, 'Lab');
    for (const admin of [eve, ada]) {
      const change = { type: 'ChangeSubject', userId: admin.userId, subject: 'uma' } as const;
      await fresh.house.organizations.send(admin, change, plainly);
    }
  });
  afterAll(() => fresh.close());

  const run = (command: string, { organizationId, userId }: Caller, ...rest: readonly string[]) => {
    const { name = '' } = fresh.house.directory.organization(organizationId) ?? {};
    const options = ['--organization', name, '--user', userId];
    return brightly({ DATABASE_URL: fresh.databaseUrl }, command, ...rest, ...options);
  };

  it('makes a token for either of two users with the same subject', async () => {
    const url = addressUrl(await serve(fresh.house, { host: '127.0.0.1', port: 0 }, createLogger('silent')));
    for (const admin of [ada, eve]) {
      const { out } = await run('token', admin);
      expect(json(await clientOf(url, out.trim()).get('/v1/me'))).toMatchObject({ userId: admin.userId });
    }
  });

  it('ORG-10: gives the subject to the user whom the operator names, rather than the one who has had it for longest', async () => {
    const { directory } = fresh.house;
    expect(directory.userBySubject('uma')?.userId).toBe(eve.userId);
    expect(await run('subject', ada, 'uma')).toMatchObject({
      status: 0,
      out: expect.stringContaining('Ada') as unknown,
    });
    await directory.caughtUp();
    expect(directory.userBySubject('uma')?.userId).toBe(ada.userId);
  });

  it('ORG-10: gives a subject that init gave to another user, as the operator’s last choice counts', async () => {
    const { directory } = fresh.house;
    const init = ['--organization', 'Mill', '--name', 'Mia', '--email', 'mia@mill.example', '--subject', 'max'];
    expect((await brightly({ DATABASE_URL: fresh.databaseUrl }, 'init', ...init)).status).toBe(0);
    await directory.caughtUp();
    expect(directory.userBySubject('max')?.name).toBe('Mia');
    expect((await run('subject', eve, 'max')).status).toBe(0);
    await directory.caughtUp();
    expect(directory.userBySubject('max')?.userId).toBe(eve.userId);
  });

  it('refuses a subject that a colleague has', async () => {
    const bob = await newUser(fresh.house, ada, 'Bob');
    const { status, err } = await run('subject', bob, 'uma');
    expect([status, err]).toEqual([1, expect.stringContaining('Another user of the organization has this subject')]);
  });
});
