import grpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { AppendReq, AppendResp, ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import {
  Server,
  status,
  type sendUnaryData,
  type ServerReadableStream,
  type ServerWritableStream,
} from '@grpc/grpc-js';
import type { Certificate } from '../certificate.js';
import { addGossip, credentialsOf } from './fake-gossip.js';
import { fakeStorage, type FakeStorage } from './fake-storage.js';
import {
  askedAppend,
  askedRead,
  caughtUp,
  checkpoint,
  confirmation,
  eventMessage,
  streamNotFound,
  success,
  wrongVersion,
  type AskedAppend,
  type AskedRead,
  type KeptEvent,
} from './messages.js';

/** A gRPC status that the server returns instead. */
export interface Failure {
  readonly code: status;
  readonly details: string;
}

/**
 * The outcome of an append: it succeeds, never returns (`hang`), is written but returns an error (`lose`), or fails
 * unwritten.
 */
export type AppendFate = 'answer' | 'hang' | 'lose' | Failure;

/**
 * The outcome of a read or a subscription: it succeeds, never responds (`hang`), or after some events breaks off with
 * an error, with a normal end, or silently.
 */
export type ReadFate =
  | 'answer'
  | 'hang'
  | { readonly after: number; readonly then: Failure | 'end' | 'silence' }
  /** Sends the first of its events twice, or its first two in the wrong order. */
  | 'repeats'
  | 'swaps';

/** A call, on which its outcome may depend. */
export interface Call {
  /** The client's end of its connection: another one for another client. */
  readonly peer: string;
  /** Its credentials. */
  readonly authorization: string | undefined;
}

/** What becomes of each call; may be changed at any time. */
export interface Fates {
  append(call: Call & AskedAppend): AppendFate;
  read(call: Call & AskedRead): ReadFate;
}

/** A server that speaks EventStoreDB's protocol, and fails on demand. */
export interface FakeKurrent {
  readonly port: number;
  readonly storage: FakeStorage;
  readonly fates: Fates;
  readonly appends: readonly (Call & AskedAppend)[];
  readonly reads: readonly (Call & AskedRead)[];
  /** Calls of the streaming append, which must never be used. */
  batchAppends(): number;
  /** Cuts all connections, and accepts new ones at once. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

type Appending = ServerReadableStream<AppendReq, AppendResp>;
type Reading = ServerWritableStream<ReadReq, ReadResp>;

const WELL: Fates = { append: () => 'answer', read: () => 'answer' };

const callOf = (call: Appending | Reading): Call => ({
  peer: call.getPeer(),
  authorization: call.metadata.get('authorization')[0]?.toString(),
});

/** Starts one on a free port, which works until its fates change; with a certificate it uses TLS, and serves gossip. */
export async function fakeKurrent(certificate?: Certificate): Promise<FakeKurrent> {
  const storage = fakeStorage();
  const fates = { ...WELL };
  const appends: (Call & AskedAppend)[] = [];
  const reads: (Call & AskedRead)[] = [];
  let batchAppends = 0;

  function append(call: Appending, answer: sendUnaryData<AppendResp>): void {
    const messages: AppendReq[] = [];
    call.on('data', (message: AppendReq) => messages.push(message));
    call.on('error', () => undefined);
    call.on('end', () => {
      const asked = { ...askedAppend(messages), ...callOf(call) };
      appends.push(asked);
      const fate = fates.append(asked);
      if (fate === 'hang') return;
      if (typeof fate === 'object') {
        answer(fate);
        return;
      }
      const done = storage.append(asked);
      if (fate === 'lose') answer({ code: status.UNAVAILABLE, details: 'The connection was lost.' });
      else answer(null, done.kind === 'conflict' ? wrongVersion(done.current) : success(done));
    });
  }

  function read(call: Reading): void {
    const asked = { ...askedRead(call.request), ...callOf(call) };
    reads.push(asked);
    call.on('error', () => undefined);
    const fate = fates.read(asked);
    if (fate === 'hang') return;
    if (asked.subscription) subscription(call, asked, fate);
    else readOnce(call, asked, fate);
  }

  function readOnce(call: Reading, asked: AskedRead, fate: ReadFate): void {
    const found = storage.read(asked);
    if (found === undefined) call.write(streamNotFound(asked.stream ?? ''));
    const send = sender(call, fate);
    for (const event of found ?? []) if (!send(event)) return;
    call.end();
  }

  function subscription(call: Reading, asked: AskedRead, fate: ReadFate): void {
    if (asked.from !== undefined && !storage.hasPosition(asked.from)) {
      call.emit('error', { code: status.INVALID_ARGUMENT, details: 'Trying to read from an invalid position.' });
      return;
    }
    call.write(confirmation());
    const send = sender(call, fate);
    let goesOn = true;
    const wanted = (event: KeptEvent): boolean => asked.prefixes.some((prefix) => event.stream.startsWith(prefix));
    for (const event of storage.after(asked.from)) {
      if (goesOn && wanted(event)) goesOn = send(event);
      else if (goesOn) call.write(checkpoint(event.position));
    }
    if (!goesOn) return;
    call.write(caughtUp());
    const stop = storage.onAppended((event) => {
      if (goesOn && wanted(event)) goesOn = send(event);
    });
    call.on('cancelled', stop);
    call.on('close', stop);
  }

  const service = {
    append,
    read,
    batchAppend: () => {
      batchAppends++;
    },
    delete: () => undefined,
    tombstone: () => undefined,
  };
  const start = async (port: number): Promise<{ readonly server: Server; readonly port: number }> => {
    const server = new Server();
    server.addService(grpc.StreamsService, service);
    if (certificate !== undefined) addGossip(server, () => ({ address: 'localhost', port: bound }));
    const bound = await new Promise<number>((resolve, reject) => {
      server.bindAsync(`127.0.0.1:${port}`, credentialsOf(certificate), (error, actual) =>
        error ? reject(error) : resolve(actual),
      );
    });
    return { server, port: bound };
  };
  let running = await start(0);
  const { port } = running;
  const stop = (): void => running.server.forceShutdown();
  return {
    port,
    storage,
    fates,
    appends,
    reads,
    batchAppends: () => batchAppends,
    restart: async () => {
      stop();
      running = await start(port);
    },
    close: () => {
      stop();
      return Promise.resolve();
    },
  };
}

/** Sends events as far as the fate allows; returns whether to continue. */
function sender(call: Reading, fate: ReadFate): (event: KeptEvent) => boolean {
  let sent = 0;
  let held: KeptEvent | undefined;
  return (event) => {
    if (typeof fate === 'object' && sent >= fate.after) {
      if (fate.then === 'end') call.end();
      else if (fate.then !== 'silence') call.emit('error', fate.then);
      return false;
    }
    sent++;
    if (fate === 'swaps' && sent === 1) held = event;
    else call.write(eventMessage(event));
    if (fate === 'repeats' && sent === 1) call.write(eventMessage(event));
    if (held !== undefined && sent === 2) call.write(eventMessage(held));
    return true;
  };
}
