import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request as it came over the wire. */
export interface Received {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A response to send; `lost` breaks the connection instead, `never` sends none. */
export type Reply =
  | 'lost'
  | 'never'
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown };

/** A server that misbehaves on demand, and remembers the requests that it got. */
export interface FlakyServer {
  readonly url: string;
  readonly received: readonly Received[];
  close(): Promise<void>;
}

/** Listens on a port of its own; `answer` is called with each request, and its number from 0. */
export async function flakyServer(
  answer: (request: Received, number: number) => Reply | Promise<Reply>,
): Promise<FlakyServer> {
  const received: Received[] = [];
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url = '', headers } = request;
    const arrived = { method, url, headers, body: await text(request) };
    received.push(arrived);
    const reply = await answer(arrived, received.length - 1);
    if (reply === 'lost') response.destroy();
    else if (reply !== 'never') {
      const sent = reply.body === undefined ? '' : JSON.stringify(reply.body);
      response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers }).end(sent);
    }
  };
  const server = createServer((request, response) => void serve(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
