import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleHistory } from '../support/sample-history.js';
import { eventByEvent } from '../support/history.js';
import { connected, EVENTS, olderDataDirectory } from '../support/older-data-directory.js';
import { openDatabase } from '../../src/kernel/runtime/database.js';
import { createLogger } from '../../src/kernel/runtime/logging.js';
import { ownPostgres, usedDataDirectory } from '../support/postgres.js';
import { houseWith, rowsOf } from '../support/house.js';

/** A data directory of the version before roles, with its Postgres stopped. */
async function olderDirectory() {
  const older = await olderDataDirectory();
  await older.stop();
  return older;
}

describe('a data directory of the version that had one role for everything', () => {
  it('LOG-1: has its roles after the next start, and every event that it had', async () => {
    const { dataDir, events } = await olderDirectory();
    expect(events).toMatchObject({ events: eventByEvent(sampleHistory).length });
    const house = await houseWith({ dataDir });
    try {
      expect((await house.pool.query<object>(EVENTS)).rows[0]).toEqual(events);
      expect(
        await rowsOf(house, 'SELECT current_user AS role, count(*)::int AS organizations FROM focus.organizations'),
      ).toEqual([{ role: 'brightly_service', organizations: 1 }]);
      await expect(house.pool.query('ALTER TABLE log.events DISABLE TRIGGER append_only')).rejects.toThrow(
        'must be owner',
      );
      await expect(house.pool.query('UPDATE focus.items SET title = title')).resolves.toBeDefined();
    } finally {
      await house.shutdown.stop();
    }
  });

  it('gets its roles once: the next start finds them and their passwords', async () => {
    const { dataDir } = await olderDirectory();
    const opened = () => openDatabase({ dataDir, databaseUrl: undefined }, createLogger('silent'), 'command');
    const first = await opened();
    await first.stop();
    const second = await opened();
    expect([second.url, second.ownerUrl]).toEqual([first.url, first.ownerUrl]);
    await second.stop();
  });
});

describe('a data directory with an invalid postmaster.pid', () => {
  it.each([
    ['is empty', ''],
    ['is junk', 'no number at all\n'],
    ['is cut off', '\n/var/lib'],
    ['names a number that no process can have', '-7\n'],
  ])('can be started if the file %s and no process uses the directory', async (_how, content) => {
    const dataDir = await usedDataDirectory('pid');
    writeFileSync(join(dataDir, 'postgres', 'postmaster.pid'), content);
    const server = await ownPostgres(dataDir);
    await connected(server.url, async (client) => {
      expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    });
    await server.stop();
  });

  it('is reported as in use, with Postgres’ own message and a remedy, if a process uses it', async () => {
    const dataDir = await usedDataDirectory('pid');
    writeFileSync(join(dataDir, 'postgres', 'postmaster.pid'), '');
    const there = process.cwd();
    process.chdir(join(dataDir, 'postgres'));
    try {
      await expect(ownPostgres(dataDir)).rejects.toThrow(
        /PID file.*is empty.*Remove .*postmaster\.pid once no Postgres/s,
      );
    } finally {
      process.chdir(there);
    }
  });

  it('is reported with Postgres’ own message if its settings are broken', async () => {
    const dataDir = await usedDataDirectory('conf');
    writeFileSync(join(dataDir, 'postgres', 'postgresql.auto.conf'), 'no_such_setting = 1\n');
    await expect(ownPostgres(dataDir)).rejects.toThrow(/did not start in .*no_such_setting/s);
  });
});
