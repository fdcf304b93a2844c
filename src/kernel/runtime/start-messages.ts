import { isNativeError } from 'node:util/types';
import { StartError } from './start-error.js';

/** Where the service listens, or should listen. */
export interface ListeningAt {
  readonly host: string;
  readonly port: number;
}

/** The address to enter into a browser or curl. */
export function addressUrl({ host, port }: ListeningAt): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** A command for a user who has just installed the service, and what it is for. */
export interface FirstStep {
  /** A few words, such as `Begin`. */
  readonly purpose: string;
  /** As it is typed into a shell. */
  readonly command: string;
}

/** Plain text for the terminal while nothing is set up yet: what to do next. */
export function firstStartText(address: ListeningAt, steps: readonly FirstStep[]): string {
  const url = addressUrl(address);
  return `
Brightly listens on ${url} and is not set up yet. What to do next, in a second terminal:

${steps.map(({ purpose, command }) => `  ${purpose.padEnd(16)}${command}`).join('\n')}

The API is explained on ${url}/docs, and the README goes on from there.
`;
}

/** A failure to listen as one sentence that says what to do; any other error unchanged. */
export function listenError(
  error: unknown,
  { host, port }: ListeningAt,
  settings = { host: 'HOST', port: 'PORT' },
): unknown {
  const code = isNativeError(error) && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return new StartError(
        `Port ${port} of ${host} is taken by another program: stop that, or set ${settings.port} to a free one.`,
      );
    case 'EACCES':
      return new StartError(`Port ${port} is not open to this user: set ${settings.port} to one above 1023.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartError(
        `${settings.host} ${host} is not an address of this machine: set ${settings.host} to one of its own, such as 127.0.0.1.`,
      );
    default:
      return error;
  }
}
