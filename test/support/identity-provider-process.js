/**
 * A real OpenID provider as a process of its own: prints its issuer as JSON in one line, and ends when its standard
 * input does. `POST /token` by client credentials returns signed access tokens, as the `resource` says:
 * `https://brightly.example/?alg=ES256&audience=…`.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const jwk = (pair, alg) => ({ ...pair.privateKey.export({ format: 'jwk' }), alg, use: 'sig', kid: alg });
const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const keys = [
  jwk(rsa(), 'RS256'),
  jwk(rsa(), 'PS256'),
  jwk(generateKeyPairSync('ec', { namedCurve: 'P-256' }), 'ES256'),
  jwk(generateKeyPairSync('ec', { namedCurve: 'P-384' }), 'ES384'),
  jwk(generateKeyPairSync('ed25519'), 'EdDSA'),
];
const secret = randomBytes(32);

function resourceServer(_context, resource) {
  const { searchParams } = new URL(resource);
  const alg = searchParams.get('alg') ?? 'RS256';
  return {
    scope: 'read write admin',
    audience: searchParams.get('audience') ?? 'https://brightly.example',
    accessTokenFormat: 'jwt',
    accessTokenTTL: 600,
    jwt: { sign: alg.startsWith('HS') ? { alg, key: secret } : { alg } },
  };
}

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: ['robot', 'stranger'].map((id) => ({
      client_id: id,
      client_secret: `secret of ${id}`,
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
    })),
    jwks: { keys },
    scopes: ['read', 'write', 'admin'],
    extraTokenClaims: (_context, { clientId }) => ({ preferred_username: `${clientId}@example.org` }),
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: { enabled: true, getResourceServerInfo: resourceServer },
    },
  });
  server.on('request', provider.callback());
  process.stdout.write(`${JSON.stringify({ issuer })}\n`);
});
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
