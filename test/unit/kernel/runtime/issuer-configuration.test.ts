import { ConfigurationError, readConfiguration } from '../../../../src/kernel/runtime/configuration.js';

function issuerOf(environment: Record<string, string>) {
  return readConfiguration(environment, '/').issuer;
}

function mistakesOf(environment: Record<string, string>): readonly string[] {
  try {
    issuerOf(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.mistakes;
    throw error;
  }
}

const enough = { AUTH_ISSUER: 'https://id.example/realms/work', AUTH_AUDIENCE: 'brightly' };

describe('the configuration of an issuer', () => {
  it('is absent if no variable is set', () => {
    expect(issuerOf({})).toBeUndefined();
    expect(issuerOf({ AUTH_LOCAL: 'on' })).toBeUndefined();
  });

  it('needs an issuer and an audience, and has defaults for the rest', () => {
    expect(issuerOf(enough)).toEqual({
      issuer: 'https://id.example/realms/work',
      jwksUrl: undefined,
      audience: 'brightly',
      userClaim: 'sub',
      localTokens: true,
    });
    const more = { AUTH_JWKS_URL: 'https://id.example/keys', AUTH_USER_CLAIM: 'email', AUTH_LOCAL: 'off' };
    expect(issuerOf({ ...enough, ...more })).toMatchObject({
      jwksUrl: 'https://id.example/keys',
      userClaim: 'email',
      localTokens: false,
    });
  });

  it.each(['http://localhost:8080', 'http://127.0.0.1:8080/', 'http://[::1]:8080'])(
    'lets an issuer on this machine go without https: %s',
    (issuer) => {
      expect(issuerOf({ ...enough, AUTH_ISSUER: issuer })?.issuer).toBe(issuer);
    },
  );

  it.each([
    'id.example',
    'http://id.example',
    'http://localhost.example',
    'ftp://id.example',
    'https://me:secret@id.example',
    'https://id.example/?a=b',
    'https://id.example/#a',
  ])('refuses the issuer %s in a sentence', (issuer) => {
    expect(mistakesOf({ ...enough, AUTH_ISSUER: issuer })).toEqual([
      expect.stringMatching(/^AUTH_ISSUER must be the issuer's https:\/\/ address/),
    ]);
  });

  it('names every mistake at once', () => {
    const wrong = { AUTH_ISSUER: 'id.example', AUTH_JWKS_URL: 'http://id.example/keys', AUTH_LOCAL: 'maybe' };
    expect(mistakesOf(wrong).map((sentence) => sentence.split(' ')[0])).toEqual([
      'AUTH_LOCAL',
      'AUTH_ISSUER',
      'AUTH_JWKS_URL',
      'AUTH_AUDIENCE',
    ]);
  });

  it.each(['AUTH_JWKS_URL', 'AUTH_AUDIENCE', 'AUTH_USER_CLAIM'])('refuses %s without an issuer', (name) => {
    expect(mistakesOf({ [name]: 'https://id.example' })).toEqual([
      `${name} is about an issuer: set AUTH_ISSUER as well.`,
    ]);
  });

  it('refuses to disable local keys without an issuer', () => {
    expect(mistakesOf({ AUTH_LOCAL: 'off' })).toEqual([expect.stringMatching(/^AUTH_LOCAL=off would leave no way in/)]);
  });
});
