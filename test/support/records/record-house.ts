import type { Pool } from 'pg';
import pg from 'pg';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { createExecutor } from '../../../src/kernel/deciding/execute.js';
import type { EventLog } from '../../../src/kernel/event-log/event-log.js';
import { localKeyOf, makeLocalJwks } from '../../../src/kernel/http/authentication/local-key.js';
import { localKeySource } from '../../../src/kernel/http/authentication/local-keys.js';
import { localTokenVerifier } from '../../../src/kernel/http/authentication/local-tokens.js';
import { mintToken } from '../../../src/kernel/http/authentication/mint-token.js';
import { createAdapter } from '../../../src/kernel/http/fastify.js';
import { HttpModule } from '../../../src/kernel/http/http.module.js';
import { runReadModel, type ReadModel } from '../../../src/kernel/reading/read-model.js';
import { asOfTables } from '../../../src/kernel/reading/as-of-tables.js';
import { openRecordRoom, recordModule } from '../../../src/kernel/records/serving/record-module.js';
import type { RecordCaller } from '../../../src/kernel/records/serving/record-queries.js';
import { recordPagesOf, type RecordRoom } from '../../../src/kernel/records/serving/record-room.js';
import { draftTable } from '../../../src/kernel/records/serving/record-sql.js';
import { systemClock } from '../../../src/kernel/runtime/clock.js';
import { createHealth } from '../../../src/kernel/runtime/health.js';
import { createLogger } from '../../../src/kernel/runtime/logging.js';
import { migrateAs } from '../event-log-database.js';
import { freshDatabase } from '../postgres.js';

/** A room of record types behind HTTP, over a given log and a Postgres of its own. */
export interface RecordHouse {
  readonly pool: Pool;
  readonly model: ReadModel;
  /** Sends a request of this user's; returns status, body and header fields. */
  ask(by: string, method: Method, path: string, body?: object, headers?: Fields): Promise<RecordAnswer>;
  close(): Promise<void>;
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
type Fields = Readonly<Record<string, string>>;

/** A response with its JSON. */
export interface RecordAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Users by name; the names are their subjects too. */
export type People = Readonly<Record<string, RecordCaller>>;

/** Opens the room; closed by the caller. */
export async function recordHouse(room: RecordRoom, log: EventLog, people: People): Promise<RecordHouse> {
  const { url, ownerUrl, drop } = await freshDatabase();
  await migrateAs(ownerUrl, 'log', 'kernel');
  await makeTables(ownerUrl, room);
  const pool = new pg.Pool({ connectionString: url, max: 6 });
  const logger = createLogger('silent');
  const model = runReadModel(room.projector, {
    ...{ log, pool, writingPool: pool, clock: systemClock, logger, holder: systemClock.randomUuidV7() },
  });
  const executor = createExecutor({
    ...{ log, clock: systemClock, eventTypes: room.events, hmacKey: new Uint8Array(32) },
  });
  const opened = openRecordRoom(room, {
    ...{ executor, log, chance: systemClock, caughtUp: model.waiter.caughtUp, pool },
    asOf: asOfTables(pool, [room.name]),
  });
  const key = await localKeyOf(await makeLocalJwks());
  const app = await NestFactory.create<NestFastifyApplication>(
    {
      module: class TestModule {},
      imports: [
        HttpModule.forRoot({
          publicUrl: () => 'http://brightly.test',
          problemPages: recordPagesOf([room]),
          verifyToken: localTokenVerifier(localKeySource({ read: async () => [key], clock: systemClock }), systemClock),
          resolveCaller: (bearer) => ('subject' in bearer ? people[bearer.subject] : undefined),
          health: createHealth(systemClock),
          logId: log.id,
          sources: { [room.name]: model.waiter },
        }),
        recordModule(room, opened),
      ],
    },
    createAdapter({ logger: pino({ level: 'silent' }) }),
    { logger: false },
  );
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    pool,
    model,
    ask: async (by, method, path, body, headers = {}) => {
      const claims = { subject: by, userId: by, scopes: ['read', 'write', 'admin'] as const, ttlSeconds: 600 };
      const token = await mintToken(key, { ...claims, now: systemClock.now() });
      const send = () =>
        app.inject({
          ...{ method, url: path, headers: { authorization: `Bearer ${token}`, ...headers } },
          ...(body && { payload: body }),
        });
      let answer = await send();
      // On a busy machine, a store may respond too late; nothing was written then.
      while (answer.payload.includes('"LOG_UNAVAILABLE"')) answer = await send();
      const { statusCode, payload, headers: sent } = answer;
      return {
        status: statusCode,
        body: JSON.parse(payload === '' ? '{}' : payload) as RecordAnswer['body'],
        headers: sent,
      };
    },
    close: async () => {
      await app.close();
      await model.projector.stop();
      model.waiter.stop();
      await executor.settled();
      await pool.end();
      await drop();
    },
  };
}

/** Makes the tables of a room as they are drafted, open to everybody. */
export async function makeTables(ownerUrl: string, room: RecordRoom): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(`CREATE SCHEMA ${room.name}; SET search_path TO ${room.name}`);
  for (const type of room.types) await owner.query(draftTable(type, room.types));
  await owner.query(
    `GRANT USAGE ON SCHEMA ${room.name} TO public; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${room.name} TO public`,
  );
  await owner.end();
}
