/** An identity provider whose tokens are accepted: any OpenID Connect or OAuth 2 issuer of signed JWTs. */
export interface IssuerConfiguration {
  /** As its tokens' `iss` spells it. */
  readonly issuer: string;
  /** Where its keys are; taken from its metadata when absent. */
  readonly jwksUrl: string | undefined;
  /** What its tokens' `aud` must name. */
  readonly audience: string;
  /** The claim that is matched with a user's subject. */
  readonly userClaim: string;
  /** The claim that names the user's organization; a subject alone names the user when absent. */
  readonly organizationClaim?: string;
  /** Whether tokens of the service's own keys are accepted besides the issuer's. */
  readonly localTokens: boolean;
}

/** The values of the AUTH_ variables, undefined where not set. */
export interface IssuerVariables {
  readonly AUTH_ISSUER: string | undefined;
  readonly AUTH_JWKS_URL: string | undefined;
  readonly AUTH_AUDIENCE: string | undefined;
  readonly AUTH_USER_CLAIM: string | undefined;
  readonly AUTH_ORGANIZATION_CLAIM: string | undefined;
  readonly AUTH_LOCAL: string | undefined;
}

/**
 * The configuration from the AUTH_ variables, undefined without an issuer; `mistake` is called with a sentence for each
 * mistake.
 */
export function readIssuer(set: IssuerVariables, mistake: (sentence: string) => void): IssuerConfiguration | undefined {
  if (set.AUTH_LOCAL !== undefined && set.AUTH_LOCAL !== 'on' && set.AUTH_LOCAL !== 'off') {
    mistake(`AUTH_LOCAL must be on or off, not "${set.AUTH_LOCAL}".`);
  }
  if (set.AUTH_ISSUER === undefined) {
    const alone = (['AUTH_JWKS_URL', 'AUTH_AUDIENCE', 'AUTH_USER_CLAIM', 'AUTH_ORGANIZATION_CLAIM'] as const).filter(
      (name) => set[name],
    );
    for (const name of alone) mistake(`${name} is about an issuer: set AUTH_ISSUER as well.`);
    if (set.AUTH_LOCAL === 'off') mistake('AUTH_LOCAL=off would leave no way in: set AUTH_ISSUER as well.');
    return undefined;
  }
  if (!isSafeUrl(set.AUTH_ISSUER) || /[?#]/.test(set.AUTH_ISSUER)) {
    mistake(
      "AUTH_ISSUER must be the issuer's https:// address as its tokens' `iss` spells it, without query or fragment (http:// for this machine only).",
    );
  }
  if (set.AUTH_JWKS_URL !== undefined && !isSafeUrl(set.AUTH_JWKS_URL)) {
    mistake('AUTH_JWKS_URL must be an https:// address (http:// for this machine only).');
  }
  if (set.AUTH_AUDIENCE === undefined) {
    mistake("AUTH_AUDIENCE must be set with AUTH_ISSUER: the name under which the issuer's tokens mean this service.");
  }
  return {
    issuer: set.AUTH_ISSUER,
    jwksUrl: set.AUTH_JWKS_URL,
    audience: set.AUTH_AUDIENCE ?? '',
    userClaim: set.AUTH_USER_CLAIM ?? 'sub',
    organizationClaim: set.AUTH_ORGANIZATION_CLAIM,
    localTokens: set.AUTH_LOCAL !== 'off',
  };
}

/** Whether nobody in between can tamper with a response from there: https, or this machine. */
export function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname));
}
