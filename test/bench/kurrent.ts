import { randomUUID } from 'node:crypto';
import {
  EventStoreDBClient,
  NO_STREAM,
  START,
  streamNameFilter,
  type AllStreamResolvedEvent,
  type JSONEventData,
} from '@eventstore/db-client';
import { encodeAppend } from '../../src/kernel/event-log/encoding.js';
import { plainCodec, type EventLog } from '../../src/kernel/event-log/event-log.js';
import { parseKurrentUrl, type KurrentAddress } from '../../src/kernel/event-log/kurrent/kurrent-address.js';
import { openKurrentLog } from '../../src/kernel/event-log/kurrent/kurrent-log.js';
import { toStore } from '../../src/kernel/event-log/kurrent/stored-event.js';
import { newEvent } from '../support/new-event.js';
import { interleaved, type BenchContext, type BenchRow, type Rows } from './harness.js';

const URL_OF_NODE = process.env['TEST_EVENT_LOG_URL'];
const EVENTS_TO_CATCH_UP = 20_000;
/** Any user will do: with one, the bare client appends by separate calls, as the adapter does. */
const SOMEBODY = { username: 'admin', password: 'changeit' };

/** The bare client, made from a connection string as its documentation shows. */
function bareClient(address: KurrentAddress): EventStoreDBClient {
  const [first] = address.hosts;
  if (first === undefined) throw new Error('TEST_EVENT_LOG_URL names no host.');
  const credentials = address.credentials ?? SOMEBODY;
  return new EventStoreDBClient({ endpoint: first }, { insecure: !address.tls }, credentials);
}

/** Appends per second by that many callers, each appending again as soon as its last append is done. */
async function rate(seconds: number, callers: number, append: () => Promise<unknown>): Promise<number> {
  const end = performance.now() + seconds * 1000;
  const began = performance.now();
  let done = 0;
  const caller = async (): Promise<void> => {
    while (performance.now() < end) {
      await append();
      done++;
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return (done * 1000) / (performance.now() - began);
}

const anAppend = (streamOf: () => string) => ({
  stream: streamOf(),
  expectedRevision: 0,
  events: [
    newEvent({ data: { itemId: randomUUID() }, personal: { subject: randomUUID(), title: 'Call back' } }),
  ] as const,
});

async function appendRow(context: BenchContext, address: KurrentAddress, callers: number): Promise<BenchRow> {
  const log = await openKurrentLog({ address, streamPrefix: `bench${randomUUID().replaceAll('-', '')}` });
  const client = bareClient(address);
  const aStream = (): string => `focus-${randomUUID()}`;
  const options = {
    expectedRevision: NO_STREAM,
    credentials: address.credentials ?? SOMEBODY,
    requiresLeader: true,
  } as const;
  const bare = (): Promise<unknown> => {
    const append = anAppend(aStream);
    const events: JSONEventData[] = encodeAppend(append, plainCodec).map(toStore);
    return client.appendToStream(`bare_${append.stream}`, events, options);
  };
  try {
    const { adapter, peer } = await interleaved(context, {
      adapter: () => rate(context.seconds, callers, () => log.append(anAppend(aStream))),
      peer: () => rate(context.seconds, callers, bare),
    });
    return {
      name: `append to EventStoreDB, ${callers} caller${callers === 1 ? '' : 's'}`,
      value: Math.round(adapter),
      unit: 'appends/s',
      against: `the bare client's append: ${Math.round(peer)}`,
      ratio: Number((adapter / peer).toFixed(2)),
      atLeast: 0.9,
      aim: 1,
    };
  } finally {
    await log.close();
    await client.dispose();
  }
}

async function fill(log: EventLog): Promise<void> {
  const perAppend = 50;
  for (let written = 0; written < EVENTS_TO_CATCH_UP; written += perAppend * 20) {
    await Promise.all(
      Array.from({ length: 20 }, () => {
        const [first] = anAppend(() => '').events;
        const rest = Array.from({ length: perAppend - 1 }, () => anAppend(() => '').events[0]);
        return log.append({ stream: `focus-${randomUUID()}`, expectedRevision: 0, events: [first, ...rest] });
      }),
    );
  }
}

/** Events per second through a subscription of the bare client. */
function bareCatchUp(client: EventStoreDBClient, prefix: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    let count = 0;
    const filter = streamNameFilter({ prefixes: [prefix], maxSearchWindow: 1000, checkpointInterval: 1 });
    const subscription = client.subscribeToAll({ fromPosition: START, filter });
    subscription.on('error', reject);
    subscription.on('data', (_: AllStreamResolvedEvent) => {
      if (++count < EVENTS_TO_CATCH_UP) return;
      resolve((count * 1000) / (performance.now() - began));
      void subscription.unsubscribe();
    });
  });
}

async function catchUp(address: KurrentAddress, streamPrefix: string): Promise<number> {
  // A new handle has none of the events in memory yet.
  const log = await openKurrentLog({ address, streamPrefix });
  try {
    const began = performance.now();
    let [after, count] = [0n, 0];
    while (count < EVENTS_TO_CATCH_UP) {
      const page = await log.readAll({ after, limit: 5000 });
      count += page.events.length;
      after = page.next;
    }
    return (count * 1000) / (performance.now() - began);
  } finally {
    await log.close();
  }
}

async function catchUpRow(context: BenchContext, address: KurrentAddress): Promise<BenchRow> {
  const streamPrefix = `bench${randomUUID().replaceAll('-', '')}`;
  const log = await openKurrentLog({ address, streamPrefix });
  await fill(log);
  await log.close();
  const client = bareClient(address);
  try {
    const { adapter, peer } = await interleaved(context, {
      adapter: () => catchUp(address, streamPrefix),
      peer: () => bareCatchUp(client, `${streamPrefix}_`),
    });
    return {
      name: `catch up with EventStoreDB, ${EVENTS_TO_CATCH_UP} events in pages of 5,000`,
      value: Math.round(adapter),
      unit: 'events/s',
      against: `one subscription of the bare client: ${Math.round(peer)}`,
      ratio: Number((adapter / peer).toFixed(2)),
      atLeast: null,
      aim: null,
    };
  } finally {
    await client.dispose();
  }
}

/** What the adapter costs compared with the bare client, on the node that TEST_EVENT_LOG_URL names. */
export const rows: Rows = async (context) => {
  const address = parseKurrentUrl(URL_OF_NODE ?? '');
  if (typeof address === 'string') {
    const note = 'no node: name an EventStoreDB or KurrentDB by TEST_EVENT_LOG_URL=esdb://host:2113?tls=false';
    const unmeasured = { value: null, against: 'the bare client', ratio: null, atLeast: 0.9, aim: 1, note };
    return [{ name: 'append to EventStoreDB', unit: 'appends/s', ...unmeasured }];
  }
  return [
    await appendRow(context, address, 1),
    await appendRow(context, address, 32),
    await catchUpRow(context, address),
  ];
};
