import { randomUUID } from 'node:crypto';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import type { DirectoryUser } from '../../src/organizations/index.js';
import { projectors, readModels } from '../../src/read-models.js';
import { answerOf, brightly, startBrightly } from '../support/command-line.js';
import { houseOn } from '../support/house.js';
import { freshDatabase, temporaryDirectory, type FreshDatabase } from '../support/postgres.js';
import { callerBySubject, plainly } from '../support/rooms.js';
import { withLogOf, wholeLog } from '../support/whole-log.js';
import { csvFile, HEADER, smallLog } from '../support/work-log.js';

let database: FreshDatabase;
let environment: { readonly DATABASE_URL: string };

beforeAll(async () => {
  database = await freshDatabase();
  environment = { DATABASE_URL: database.url };
});

afterAll(() => database.drop());

/** Creates an organization with users for one test. */
async function organization(...users: readonly { name: string; email?: string; active?: false }[]): Promise<string> {
  const name = `Acme ${randomUUID()}`;
  const house = await houseOn(environment.DATABASE_URL);
  try {
    const subject = `local:${name}:ada@acme.example`;
    await house.organizations.create({ name, admin: { name: 'Ada', email: 'ada@acme.example', subject } }, plainly);
    const admin = callerBySubject(house.directory, subject);
    const everyone = () => house.directory.usersOf(admin.organizationId);
    for (const { name: userName, email = null, active = true } of users) {
      const added = { name: userName, email, subject: randomUUID(), teamId: null, role: 'user' } as const;
      await house.organizations.send(admin, { type: 'AddUser', ...added }, { request: userName });
      const { userId } = everyone().at(-1) as DirectoryUser;
      if (!active) await house.organizations.send(admin, { type: 'DeactivateUser', userId }, { request: userId });
    }
  } finally {
    await house.shutdown.stop();
  }
  return name;
}

describe('the command line', () => {
  it.each(['init', 'token', 'import', 'rebuild', 'status', 'demo'])('%s --help shows an example', async (command) => {
    const { status, out, err } = await brightly({}, command, '--help');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toContain(`Example:\n  npm run brightly -- ${command}`);
  });

  it('import --help says what is imported from a file, what is not, and what a second import does', async () => {
    const words = (await brightly({}, 'import', '--help')).out.replaceAll(/\s+/g, ' ');
    expect(words).toContain('importing it again adds nothing');
    expect(words).toContain("A file that can't be read is refused as a whole, and nothing is written.");
    expect(words).toContain(
      "A row that can't be imported is skipped and named by its line; the exit status is 1 then.",
    );
    expect(words).toContain('docs/importing.md says more.');
    expect(words).toContain('--quote <none>');
  });

  it.each([
    ['no command', [], 'Usage: brightly'],
    ['an unknown command', ['frobnicate'], "unknown command 'frobnicate'"],
    ['an unknown option', ['status', '--yaml'], "unknown option '--yaml'"],
    ['a missing option', ['init', '--name', 'Ada'], "required option '--organization <name>' not specified"],
    [
      'unknown read tables',
      ['rebuild', 'tasks'],
      'Allowed choices are focus, organizations, focus-history, organizations-history.',
    ],
    ['an unknown scope', ['token', '--organization', 'A', '--user', 'B', '--scope', 'rule'], 'no scope "rule"'],
    ['no scope at all', ['token', '--organization', 'A', '--user', 'B', '--scope', ''], 'no scope ""'],
    [
      'an invalid lifetime',
      ['token', '--organization', 'A', '--user', 'B', '--ttl', '5y'],
      'take 90s, 15m, 12h or 30d',
    ],
    ['an invalid cutoff', ['import', 'x.csv', '--organization', 'A', '--cutoff', 'May'], 'the time "May" is no date'],
    ['a missing file', ['import', 'x.csv', '--organization', 'A'], '/x.csv.'],
  ])('reports %s on standard error, with a non-zero status', async (_, args, sentence) => {
    const { status, out, err } = await brightly({}, ...args);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toContain(sentence);
    expect(err).not.toContain('    at ');
  });

  it('reports each mistake in the environment in a sentence', async () => {
    const { status, err } = await brightly({ LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://x/y' }, 'status');
    expect(status).toBe(1);
    expect(err.trim().split('\n')).toEqual([
      expect.stringMatching(/^DATABASE_URL must begin/),
      expect.stringMatching(/^LOG_LEVEL must be one of/),
    ]);
  });

  it('says in a sentence that a data directory cannot be created', async () => {
    const file = join(temporaryDirectory('no-directory'), 'file');
    writeFileSync(file, '');
    const { status, out, err } = await brightly({ BRIGHTLY_DATA_DIR: join(file, 'data') }, 'status');
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(/^The data directory .* cannot be used \(ENOTDIR\): set BRIGHTLY_DATA_DIR to a directory/);
  });

  const writesEverywhere = process.getuid?.() === 0;
  if (writesEverywhere) process.stderr.write('Skipped: root may write to every data directory.\n');

  (writesEverywhere ? it.skip : it)('says in a sentence that a data directory can not be written', async () => {
    const closed = temporaryDirectory('closed');
    chmodSync(closed, 0o555);
    const { status, out, err } = await brightly({ BRIGHTLY_DATA_DIR: closed }, 'status');
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(/^The data directory .* cannot be used \(EACCES\): set BRIGHTLY_DATA_DIR to a directory/);
  });

  it('runs as a process, with nothing but the result on standard output', async () => {
    const running = await startBrightly(environment, 'status', '--json');
    const { status, out, err } = await running.ended;
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject({ projectors: projectors.map(({ name }) => ({ name })) });
  });
});

describe('init', () => {
  it('makes an organization once, and says the second time that it exists', async () => {
    const wish = ['--organization', `Acme ${randomUUID()}`, '--name', 'Ada', '--email', 'ada@acme.example'];
    const first = await answerOf(environment, 'init', ...wish);
    expect(first).toMatchObject({ made: true, admin: { name: 'Ada', email: 'ada@acme.example' } });
    expect(await answerOf(environment, 'init', ...wish)).toEqual({ ...first, made: false });
    const { status, out } = await brightly(environment, 'init', ...wish);
    expect({ status, out }).toEqual({ status: 0, out: expect.stringContaining('exists already') as string });
  });

  it('makes it once if two processes run at the same moment', async () => {
    const wish = ['--organization', `Acme ${randomUUID()}`, '--name', 'Ada'];
    const both = await Promise.all([answerOf(environment, 'init', ...wish), answerOf(environment, 'init', ...wish)]);
    expect(both.map(({ made }) => made).sort()).toEqual([false, true]);
    expect(both[0].organizationId).toBe(both[1].organizationId);
  });

  it('refuses another first admin for an organization that exists', async () => {
    const name = await organization();
    const { status, out, err } = await brightly(environment, 'init', '--organization', name, '--name', 'Eve');
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toBe(
      `An organization "${name}" exists already, and this is not its first admin: nothing was changed.\n`,
    );
  });

  it('reports why a name is refused', async () => {
    const { status, err } = await brightly(environment, 'init', '--organization', ' ', '--name', 'Ada');
    expect(status).toBe(1);
    expect(err).toMatch(
      /^The organization "" was not made: .* 1 to 200 characters, in one line; this is refused: it is empty\.\n$/,
    );
  });
});

describe('token', () => {
  const minted = async (...args: readonly string[]) => {
    const { status, out, err } = await brightly(environment, 'token', ...args);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    return decodeJwt(out.trim());
  };

  it('finds the user by e-mail address, name or id, and prints only the token', async () => {
    const name = await organization({ name: 'Bob', email: 'Bob@acme.example' });
    const { sub, scope, iat, exp } = await minted('--organization', name, '--user', 'bob@ACME.example');
    expect(scope).toBe('read write');
    expect((exp ?? 0) - (iat ?? 0)).toBe(12 * 60 * 60);
    expect((await minted('--organization', name, '--user', 'Bob')).sub).toBe(sub);
    expect((await minted('--organization', name, '--user', 'ada')).scope).toBe('read write admin');
  });

  it('accepts scopes and a lifetime', async () => {
    const name = await organization();
    const { scope, iat, exp } = await minted(
      '--organization',
      name,
      '--user',
      'Ada',
      '--scope',
      'read',
      '--ttl',
      '90s',
    );
    expect({ scope, life: (exp ?? 0) - (iat ?? 0) }).toEqual({ scope: 'read', life: 90 });
  });

  it('refuses an unknown organization, an unknown user, and a deactivated one', async () => {
    const name = await organization({ name: 'Bob', active: false });
    const refusal = async (of: string, user: string) => {
      const { status, out, err } = await brightly(environment, 'token', '--organization', of, '--user', user);
      expect({ status, out }).toEqual({ status: 1, out: '' });
      return err;
    };
    expect(await refusal('Nowhere', 'Ada')).toMatch(/^There is no organization "Nowhere"/);
    expect(await refusal(name, 'Eve')).toMatch(/has no user "Eve": name one by e-mail address/);
    expect(await refusal(name, 'Bob')).toMatch(/^Bob is deactivated in/);
  });

  it('refuses an ambiguous name, and lists the candidates', async () => {
    const name = await organization({ name: 'Bob', email: 'bob@acme.example' }, { name: 'Bob' });
    const { status, out, err } = await brightly(environment, 'token', '--organization', name, '--user', 'bob');
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(/^"bob" means 2 users of .*: bob@acme\.example \([\w-]{36}\), [\w-]{36}\.\n$/);
    const byId = /, ([\w-]{36})\.\n$/.exec(err)?.[1] ?? '';
    await minted('--organization', name, '--user', byId);
  });
});

describe('status and rebuild', () => {
  it('show the positions of log and read tables, before and after a rebuild', async () => {
    const name = await organization();
    await answerOf(environment, 'import', csvFile([HEADER, ...smallLog(3)]), '--organization', name);
    const before = (await answerOf(environment, 'status')) as {
      log: { head: string };
      projectors: readonly object[];
    };
    const { log } = before;
    const idle = { position: log.head, lag: 0, health: 'idle', holder: null, failure: null };
    // The import waits for the read tables, and leaves their history to the service.
    const unhurried = { ...idle, position: expect.any(String) as string, lag: expect.any(Number) as number };
    expect(before.projectors).toEqual(
      projectors.map((each) => ({ name: each.name, ...(readModels.includes(each) ? idle : unhurried) })),
    );
    const events = await withLogOf(environment.DATABASE_URL, async (opened) => (await wholeLog(opened)).length);
    expect(await answerOf(environment, 'rebuild', 'focus')).toMatchObject({ position: log.head, events });
    const { events: fewer } = await answerOf(environment, 'rebuild', 'organizations');
    // Users and teams only.
    expect(fewer).toBeLessThan(events);
    expect(await answerOf(environment, 'status')).toEqual(before);
    const { out } = await brightly(environment, 'status');
    const lines = readModels.map(({ name }) => `projector ${name}  idle\n  position ${log.head}, 0 behind the log\n`);
    expect(out).toContain(`head ${log.head}\n${lines.join('')}`);
  });

  it('show the process that runs each projector', async () => {
    const house = await houseOn(environment.DATABASE_URL);
    try {
      await house.waiter.caughtUp();
      const answer = await answerOf(environment, 'status');
      expect(answer.projectors).toMatchObject(
        projectors.map(({ name }) => ({ name, health: 'running', holder: expect.any(String) as string })),
      );
    } finally {
      await house.shutdown.stop();
    }
  });
});

describe('demo', () => {
  it('loads a sample work log once and shows an active item, a queue and a progress', async () => {
    const { status, out } = await brightly(environment, 'demo');
    expect(status).toBe(0);
    expect(out).toContain('Demo Town Hall has 40 people in 8 teams, at work on 1,500 cases.');
    expect(out).toMatch(/works on one thing now:\n\n {2}\S.* \(Application \d+\)\n\nand has [1-9]\d* waiting/);
    expect(out).toMatch(/ {2}1\. .*\n {2}2\. .*\n {2}3\. .*\n\nThe project "Applications" is [\d.]+ % done/);
    const { log } = await answerOf(environment, 'status');
    expect((await brightly(environment, 'demo')).out).toBe(out);
    expect((await answerOf(environment, 'status')).log).toEqual(log);
  });
});
