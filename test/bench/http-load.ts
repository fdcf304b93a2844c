import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** The responses to one load. */
export interface Answered {
  readonly requests: number;
  /** Milliseconds from the first request to the last response. */
  readonly elapsedMs: number;
  /** Milliseconds from each request to its response, in ascending order. */
  readonly latenciesMs: readonly number[];
  /** The last response on each connection, header section and body. */
  readonly last: readonly string[];
}

/** The bytes of a connection's next request, given the previous response. */
export type NextRequest = (connection: number, before: string | null) => string;

const CONTENT_LENGTH = /\r\ncontent-length: (\d+)\r\n/i;

/** Sends one request after the other until `until`; throws on a response that is not 2xx. */
async function talk(
  socket: Socket,
  next: (before: string | null) => string,
  until: number,
  latencies: number[],
): Promise<string> {
  await once(socket, 'connect');
  return new Promise((resolve, reject) => {
    let text = '';
    let end = -1;
    let sent = 0;
    const send = (before: string | null): void => {
      sent = performance.now();
      socket.write(next(before), 'latin1');
    };
    socket.setEncoding('latin1');
    socket.once('error', reject).once('close', () => reject(new Error('The server closed a connection.')));
    socket.on('data', (chunk: string) => {
      text += chunk;
      if (end < 0) end = endOf(text);
      if (end < 0 || text.length < end) return;
      const now = performance.now();
      latencies.push(now - sent);
      const answer = text;
      [text, end] = ['', -1];
      if (!answer.startsWith('HTTP/1.1 2')) reject(new Error(`Under load, a server answered:\n${answer}`));
      else if (now < until) send(answer);
      else resolve(answer);
    });
    send(null);
  });
}

/** Where a response ends; -1 until its header section is complete. */
function endOf(text: string): number {
  const header = text.indexOf('\r\n\r\n');
  if (header < 0) return -1;
  const length = CONTENT_LENGTH.exec(text)?.[1];
  if (length === undefined) throw new Error(`An answer without Content-Length:\n${text}`);
  return header + 4 + Number(length);
}

/**
 * Keeps the connections busy for that long, each sending its next request as soon as it has a response. A client over
 * bare sockets, since it shares its cores with the measured server: it takes 30 to 50 µs per request.
 */
export async function loadOf(port: number, connections: number, seconds: number, next: NextRequest): Promise<Answered> {
  const latencies: number[] = [];
  const start = performance.now();
  const sockets = Array.from({ length: connections }, () => connect({ port, host: '127.0.0.1', noDelay: true }));
  try {
    const talks = sockets.map((socket, index) =>
      talk(socket, (before) => next(index, before), start + seconds * 1000, latencies),
    );
    const last = await Promise.all(talks);
    const elapsedMs = performance.now() - start;
    return { requests: latencies.length, elapsedMs, latenciesMs: latencies.sort((a, b) => a - b), last };
  } finally {
    for (const socket of sockets) socket.removeAllListeners('close').destroy();
  }
}
