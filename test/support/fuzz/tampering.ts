import { connect, createServer, type AddressInfo } from 'node:net';

/** A proxy to a service that changes each response. */
export interface Tampering {
  readonly url: string;
  close(): Promise<void>;
}

/** Forwards everything to the service, and replaces one text in its responses by another of the same length. */
export async function tamperWith(serviceUrl: string, from: string, to: string): Promise<Tampering> {
  if (from.length !== to.length) throw new Error('What is replaced must keep its length.');
  const { hostname, port } = new URL(serviceUrl);
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    const service = connect({ host: hostname, port: Number(port), allowHalfOpen: true, noDelay: true });
    client.pipe(service);
    service.on('data', (bytes) => client.write(Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1')));
    service.on('end', () => client.end());
    for (const [one, other] of [
      [client, service],
      [service, client],
    ] as const)
      one.on('error', () => other.destroy());
    service.on('close', () => client.destroy());
  });
  await new Promise<void>((listens) => server.listen(0, '127.0.0.1', listens));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
