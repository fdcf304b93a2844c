import { connect, type Socket } from 'node:net';
import { answerIn, type WireAnswer } from './wire-answer.js';

/** Thrown if the connection ends before a response. */
export class CutOffError extends Error {}

/** Connections to the service on which requests go as they are, byte for byte. */
export interface Wire {
  /** Sends one request on a kept connection, and reads its response; `head` for one without a body. */
  send(request: Buffer, head: boolean): Promise<WireAnswer>;
  /** Sends bytes on a connection of their own, half-closes it if `end`, and reads until the service closes it. */
  sendAlone(bytes: Buffer, end: boolean): Promise<readonly WireAnswer[]>;
  close(): void;
}

/** A wire to the service at this address. */
export function wireTo(url: string): Wire {
  const { hostname, port } = new URL(url);
  const idle: Socket[] = [];
  const open = (): Promise<Socket> =>
    new Promise((resolve, reject) => {
      const socket = connect({ host: hostname, port: Number(port), noDelay: true, allowHalfOpen: true });
      socket.once('connect', () => resolve(socket)).once('error', reject);
    });
  return {
    send: async (request, head) => {
      const socket = idle.pop() ?? (await open());
      const answer = await exchange(socket, request, head);
      if (answer.last) socket.destroy();
      else idle.push(socket);
      return answer;
    },
    sendAlone: async (bytes, end) => allAnswers(await received(await open(), bytes, end)),
    close: () => {
      for (const socket of idle.splice(0)) socket.destroy();
    },
  };
}

function exchange(socket: Socket, request: Buffer, head: boolean): Promise<WireAnswer> {
  return new Promise((resolve, reject) => {
    let received = Buffer.alloc(0);
    const done = (answer: WireAnswer | undefined, error?: Error): void => {
      socket.removeAllListeners('data').removeAllListeners('close').removeAllListeners('error');
      socket.removeAllListeners('end').on('error', () => undefined);
      if (answer) {
        resolve(answer);
        return;
      }
      socket.destroy();
      reject(
        new CutOffError(`The connection ended after "${received.toString('latin1', 0, 500)}" (${error?.message}).`),
      );
    };
    socket.on('data', (bytes) => {
      received = received.length === 0 ? bytes : Buffer.concat([received, bytes]);
      const found = answerIn(received, head);
      if (found) done(found.answer);
    });
    for (const event of ['close', 'end'] as const) socket.on(event, () => done(undefined));
    socket.on('error', (error) => done(undefined, error));
    socket.write(request);
  });
}

function received(socket: Socket, bytes: Buffer, end: boolean): Promise<Buffer> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    socket.on('data', (part) => parts.push(part));
    // What a reset means is known from the responses before it.
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(Buffer.concat(parts)));
    socket.on('end', () => socket.destroy());
    if (end) socket.end(bytes);
    else socket.write(bytes);
  });
}

function allAnswers(bytes: Buffer): readonly WireAnswer[] {
  const answers: WireAnswer[] = [];
  for (let rest = bytes; rest.length > 0;) {
    const found = answerIn(rest, false);
    if (!found) throw new Error(`This is no whole answer: ${rest.toString('latin1', 0, 500)}`);
    answers.push(found.answer);
    rest = rest.subarray(found.length);
  }
  return answers;
}
