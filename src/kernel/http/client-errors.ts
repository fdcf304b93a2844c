import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { kernelProblemPages, type KernelProblemCode } from './problem-pages.js';
import { createProblemCatalogue, PROBLEM_MEDIA_TYPE, type ProblemDescription } from './problem.js';
import { lastOnItsConnection, type Traffic } from './traffic.js';

/** What an error response is made from. */
export interface ClientErrorParts {
  readonly logger: Logger;
  readonly traffic: Traffic;
  readonly publicUrl: () => string;
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * Responds with a problem document to what never reaches Fastify, as it is not an HTTP request, and ends the
 * connection.
 */
export function clientErrors({ logger, traffic, publicUrl, fields }: ClientErrorParts) {
  const catalogue = createProblemCatalogue(kernelProblemPages, publicUrl);
  const ending = new WeakSet<Socket>();
  return (error: NodeJS.ErrnoException, socket: Socket): void => {
    // After the response, anything else that comes is discarded.
    if (ending.has(socket)) return;
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const awaited = traffic.awaitedOn(socket);
    if (awaited) {
      // An earlier request on the same connection still waits for its response, which must come first.
      lastOnItsConnection(awaited);
      awaited.once('close', () => socket.destroy());
      return;
    }
    const problem = problemOf(error.code);
    logger.info({ status: problem.status, reason: error.code }, 'a connection broke the protocol');
    ending.add(socket);
    socket.end(asMessage(problem.status, fields, JSON.stringify(catalogue.document(problem))));
    readPast(socket);
  };
}

/** How long a client may go on sending after the response, in milliseconds. */
const LINGER_MS = 2_000;

/**
 * Discards further input until the client ends the connection too: closing earlier would reset it, and the client might
 * never see the response (RFC 9112, 9.6).
 */
function readPast(socket: Socket): void {
  const last = setTimeout(() => socket.destroy(), LINGER_MS).unref();
  socket.once('end', () => socket.destroy()).once('close', () => clearTimeout(last));
  socket.removeAllListeners('data').on('data', () => undefined);
  socket.resume();
}

function problemOf(code: string | undefined): ProblemDescription & { readonly code: KernelProblemCode } {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return { status: 408, code: 'REQUEST_TIMEOUT', detail: 'The request did not arrive in time.' };
    case 'HPE_HEADER_OVERFLOW':
      return {
        status: 431,
        code: 'HEADERS_TOO_LARGE',
        detail: 'The request line and header fields are larger than 16 KiB, the most that the service takes.',
      };
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return { status: 413, code: 'BODY_TOO_LARGE', detail: 'The chunk extensions of the body are too large.' };
    default:
      return { status: 400, code: 'MALFORMED_REQUEST', detail: 'This is not an HTTP/1.1 request.' };
  }
}

function asMessage(status: number, fields: Readonly<Record<string, string>>, body: string): string {
  const all = {
    ...fields,
    date: new Date().toUTCString(),
    'x-request-id': randomUUID(),
    'content-type': PROBLEM_MEDIA_TYPE,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`;
}
