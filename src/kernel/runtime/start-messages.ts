import { isNativeError } from 'node:util/types';
import { StartError } from './start-error.js';

/** Where the service listens, or should. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** The address that a browser or curl would be given. */
export function addressUrl({ host, port }: Address): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Plain text for the terminal while there is no organization yet: what to do next. */
export function firstStartText(address: Address): string {
  return `
Brightly listens on ${addressUrl(address)} and has no organization yet. What to do next, in a second terminal:

  Look around     npm run demo
  Begin           npm run brightly -- init --organization Acme --name Ada --email ada@acme.example
  Get a token     npm run -s brightly -- token --organization Acme --user ada@acme.example

The README goes on from there.
`;
}

/** A failure to listen as one sentence that says what to do; any other error comes back as it is. */
export function listenError(error: unknown, { host, port }: Address): unknown {
  const code = isNativeError(error) && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return new StartError(
        `Port ${port} of ${host} is taken by another program: stop that, or set PORT to a free one.`,
      );
    case 'EACCES':
      return new StartError(`Port ${port} is not open to this user: set PORT to one above 1023.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartError(
        `HOST ${host} is not an address of this machine: set HOST to one of its own, such as 127.0.0.1.`,
      );
    default:
      return error;
  }
}
