import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { Module, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { signingKey } from '../../src/kernel/http/authentication/key-store.js';
import { ItemsController, ItemsService, KEY } from './conventional-items.js';
import { TABLES } from './conventional-tables.js';

/*
 * What many would write with Nest: a process of its own, `node conventional-peer.js URL`. It keeps the service's
 * promises about this change, each in the usual way: tokens are verified, bodies validated by the stock pipe, and one
 * transaction by TypeORM holds the owner's lock, the item, its history and the response to the key; a log line follows.
 */

/** As many connections as each side has in the append benchmarks. */
const CONNECTIONS = 10;

const [url = ''] = process.argv.slice(2);

async function database(): Promise<DataSource> {
  const source = new DataSource({ type: 'postgres', url, entities: TABLES, poolSize: CONNECTIONS });
  await source.initialize();
  return source;
}

async function publicKey() {
  const pool = new pg.Pool({ connectionString: url });
  const { publicKey: key } = await signingKey(pool);
  await pool.end();
  return key;
}

@Module({
  controllers: [ItemsController],
  providers: [ItemsService, { provide: DataSource, useFactory: database }, { provide: KEY, useFactory: publicKey }],
})
class PeerModule {}

const adapter = new FastifyAdapter({ logger: { level: 'info', file: process.env['PEER_LINES'] ?? '/dev/null' } });
const app = await NestFactory.create<NestFastifyApplication>(PeerModule, adapter, { logger: false });
app.useGlobalPipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true }));
process.on('disconnect', () => {
  void app.close().then(() => app.get(DataSource).destroy());
});
await app.listen(0, '127.0.0.1');
process.send?.((app.getHttpServer().address() as AddressInfo).port);
