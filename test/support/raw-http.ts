import { connect, type Socket } from 'node:net';

/** A connection on which bytes go as they are. */
export interface RawConnection {
  send(bytes: string): void;
  /** What has arrived, once it contains this text. */
  until(text: string): Promise<string>;
  /** Everything that arrived, once the other side has closed the connection. */
  ended(): Promise<string>;
  close(): void;
}

/** Connects to the service at this address. */
export async function rawConnection(url: string): Promise<RawConnection> {
  const { hostname, port } = new URL(url);
  const socket: Socket = connect({ host: hostname, port: Number(port), noDelay: true });
  let received = '';
  const looks = new Set<() => void>();
  const lookAll = (): void => looks.forEach((look) => look());
  socket.setEncoding('utf8').on('data', (text: string) => {
    received += text;
    lookAll();
  });
  let over = false;
  socket.on('close', () => {
    over = true;
    lookAll();
  });
  // The test decides what a reset means, by what has arrived until then.
  socket.on('error', () => undefined);
  await new Promise<void>((connected) => socket.once('connect', () => connected()));
  const when = (done: () => boolean): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (!done() && !over) return;
        looks.delete(look);
        if (done()) resolve(received);
        else reject(new Error(`The connection ended after: ${received}`));
      };
      looks.add(look);
      look();
    });
  return {
    send: (bytes) => void socket.write(bytes),
    until: (text) => when(() => received.includes(text)),
    ended: () => when(() => over),
    close: () => void socket.destroy(),
  };
}

/** The last response that arrived on a connection: its status, header section and problem document. */
export function lastAnswer(received: string): { status: number; head: string; body: unknown } {
  const start = Math.max(0, ...[...received.matchAll(/HTTP\/1\.1 \d{3} /g)].map(({ index }) => index));
  const [head = '', body = ''] = received.slice(start).split('\r\n\r\n', 2);
  return { status: Number(head.slice(9, 12)), head: head.toLowerCase(), body: JSON.parse(body) as unknown };
}
