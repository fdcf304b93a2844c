import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** What a token of the provider must be like. */
export interface IssuedWish {
  /** `robot` or `stranger`, its subject as well. */
  readonly client?: string;
  readonly alg?: string;
  readonly audience?: string;
  readonly scope?: string;
}

/** The `aud` of the provider's tokens by default. */
export const AUDIENCE = 'https://brightly.example';

/** A real OpenID provider in a process of its own. */
export interface IdentityProvider {
  readonly issuer: string;
  token(wish?: IssuedWish): Promise<string>;
  stop(): Promise<void>;
}

/** Starts an OpenID provider (`oidc-provider`) on a free port. */
export async function startIdentityProvider(): Promise<IdentityProvider> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'identity-provider-process.js')], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const [line] = (await Promise.race([
    once(lines, 'line'),
    exited.then(() => Promise.reject(new Error('The OpenID provider ended before it listened.'))),
  ])) as [string];
  const { issuer } = JSON.parse(line) as { issuer: string };
  return {
    issuer,
    token: (wish) => issuedToken(issuer, wish),
    stop: async () => {
      child.stdin.end();
      await exited;
    },
  };
}

async function issuedToken(
  issuer: string,
  { client = 'robot', alg = 'RS256', audience = AUDIENCE, scope = 'read write' }: IssuedWish = {},
): Promise<string> {
  const basic = `${client}:${encodeURIComponent(`secret of ${client}`)}`;
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(basic).toString('base64')}` },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      scope,
      resource: `${AUDIENCE}/?${new URLSearchParams({ alg, audience }).toString()}`,
    }),
  });
  const answer = (await response.json()) as { access_token?: string };
  if (answer.access_token === undefined) throw new Error(`The provider gave no token: ${JSON.stringify(answer)}`);
  return answer.access_token;
}
