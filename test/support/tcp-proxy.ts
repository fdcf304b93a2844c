import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Stands between a node and its database, and can cut what runs through it. */
export interface TcpProxy {
  /** The database's address, with the proxy's own host and port. */
  readonly url: string;
  /** Whether a connection that the database sees from this port runs through here, or once did. */
  hasPort(port: number): boolean;
  /** Resets every connection at once, whatever is in progress on it; accepts new ones. Returns how many there were. */
  cut(): number;
  close(): Promise<void>;
}

/** A proxy on a free port before the server at this address. */
export async function tcpProxy(target: string): Promise<TcpProxy> {
  const { hostname, port } = new URL(target);
  const ports = new Set<number>();
  const pairs = new Set<readonly [Socket, Socket]>();
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    const pair = [client, upstream] as const;
    pairs.add(pair);
    upstream.once('connect', () => ports.add(upstream.localPort ?? 0));
    for (const [from, to] of [pair, pair.toReversed() as [Socket, Socket]]) {
      from.setNoDelay(true);
      from.pipe(to);
      // What breaks on one side breaks on the other.
      from.on('error', () => to.destroy());
      from.on('close', () => {
        to.destroy();
        pairs.delete(pair);
      });
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = new URL(target);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const cut = (): number => {
    const running = [...pairs];
    for (const socket of running.flat()) {
      // A socket that is being ended can't be reset; Node would wait for it forever when the process ends.
      if (socket.connecting || socket.writableEnded) socket.destroy();
      else socket.resetAndDestroy();
    }
    return running.length;
  };
  return {
    url: url.href,
    hasPort: (candidate) => ports.has(candidate),
    cut,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      cut();
      await closed;
    },
  };
}
