import { pino, type Logger } from 'pino';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The response of an issuer's server: the body as it is, and its content type. */
export interface Served {
  readonly status?: number;
  readonly type?: string;
  readonly body: string;
}

/** An issuer's server on a free port of this machine, which responds to each path with the result of `serve`. */
export async function servedBy(serve: (path: string, issuer: string) => Served) {
  const asked: string[] = [];
  let issuer = '';
  const listener: RequestListener = (request, response) => {
    asked.push(request.url ?? '');
    const { status = 200, type = 'application/json', body } = serve(request.url ?? '', issuer);
    response.writeHead(status, { 'content-type': type });
    response.end(body);
  };
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { issuer, asked, close };
}

/** A logger that keeps its lines. */
export function keptLines(): { readonly logger: Logger; readonly lines: readonly string[] } {
  const lines: string[] = [];
  return { lines, logger: pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) }) };
}
