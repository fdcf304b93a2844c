import { createHash } from 'node:crypto';
import { parseKurrentUrl, type KurrentAddress } from '../../src/kernel/event-log/kurrent/kurrent-address.js';
import { readEventLog, type EventLogConfiguration } from '../../src/kernel/runtime/event-log-configuration.js';

/** A server of EventStoreDB or KurrentDB to test against. */
export interface KurrentNode {
  readonly url: string;
  stop(): Promise<void>;
}

const IMAGE = 'eventstore/eventstore:24.10.14';
const PORT = 2113;

/** The server that TEST_EVENT_LOG_URL names, else one in a container if there is a Docker engine, else none. */
export async function kurrentNode(): Promise<KurrentNode | undefined> {
  const url = serverUrl();
  if (url !== undefined) return { url, stop: () => Promise.resolve() };
  // Loaded on demand, because it is large.
  const { getContainerRuntimeClient, GenericContainer, Wait } = await import('testcontainers');
  try {
    await getContainerRuntimeClient();
  } catch {
    return undefined;
  }
  const container = await new GenericContainer(IMAGE)
    .withCommand(['--insecure', '--mem-db'])
    .withExposedPorts(PORT)
    .withWaitStrategy(Wait.forHttp('/health/live', PORT).forStatusCode(204))
    .start();
  return {
    url: `esdb://${container.getHost()}:${container.getMappedPort(PORT)}?tls=false`,
    stop: async () => {
      await container.stop();
    },
  };
}

/** Where a server is, as the log takes it. */
export function addressOf(node: KurrentNode | undefined): KurrentAddress {
  const address = parseKurrentUrl(node?.url ?? '');
  if (typeof address === 'string') throw new Error(`TEST_EVENT_LOG_URL ${address}`);
  return address;
}

/** Prints once which tests are skipped without a server, and how to run them. */
export function sayLeftOut(what: string): void {
  process.stderr.write(
    `${what} is skipped: no Docker engine answers. Run it with TEST_EVENT_LOG_URL=esdb://host:2113?tls=false, naming an EventStoreDB or KurrentDB.\n`,
  );
}

/** `describe` if there is a server, else a skipped one; TEST_EVENT_LOG_URL alone decides for whole houses. */
export const describeOn = (node: KurrentNode | undefined): typeof describe =>
  node === undefined ? describe.skip : describe;

/** Whether TEST_EVENT_LOG_URL puts the logs of houses on a server; else they are in Postgres. */
export function isOnServer(): boolean {
  return serverUrl() !== undefined;
}

function serverUrl(): string | undefined {
  const url = process.env['TEST_EVENT_LOG_URL'];
  return url === '' ? undefined : url;
}

/**
 * The log of houses on this database (a URL or a directory) as their environment says: nothing, so that it is in
 * Postgres, or one of their own on the server that TEST_EVENT_LOG_URL names.
 */
export function eventLogEnvironment(database: string): Readonly<Record<string, string>> {
  const url = serverUrl();
  if (url === undefined) return {};
  const prefix = createHash('sha256').update(database).digest('hex').slice(0, 24);
  return { EVENT_LOG_URL: url, EVENT_LOG_STREAM_PREFIX: prefix };
}

/** The same as configuration. */
export function eventLogOf(database: string): EventLogConfiguration | undefined {
  return readEventLog(eventLogEnvironment(database), (sentence) => {
    throw new Error(sentence);
  });
}
