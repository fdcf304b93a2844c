import { errors, type CryptoKey, type JWK, type JWTHeaderParameters } from 'jose';

/** The shortest RSA key that is accepted, in bits (RFC 7518, 3.3). */
const MIN_RSA_BITS = 2048;

/** Why an issuer's set yielded no key for a token. */
export interface NoKey {
  readonly reason: string;
  /** Whether the issuer has to fix it; otherwise the token may simply be made up. */
  readonly faulty: boolean;
  /** The id of the key concerned. */
  readonly kid?: string;
}

/** Why the key that a header names was not found among an issuer's keys, or could not be read. */
export function whyNoKey(error: unknown, { alg, kid }: JWTHeaderParameters, keys: readonly JWK[]): NoKey {
  if (keys.length === 0) return { reason: "The issuer's set has no keys at all.", faulty: true };
  if (error instanceof errors.JWKSMultipleMatchingKeys) {
    const which = kid === undefined ? 'and the token names none by an id' : 'with this id';
    return { reason: `The issuer has several keys for ${alg} ${which}.`, faulty: kid !== undefined, kid };
  }
  if (!(error instanceof errors.JWKSNoMatchingKey)) {
    return {
      reason: "The issuer's key can't be read: it is not a public key for its algorithm.",
      faulty: true,
      kid,
    };
  }
  const named = keys.find((key) => kid !== undefined && key.kid === kid);
  if (named === undefined) {
    const reason = kid === undefined ? `The issuer has no key for ${alg}.` : 'The issuer has no key of this id.';
    return { reason, faulty: false };
  }
  return { reason: `The issuer's key is not for verifying ${alg}: ${misfit(named, alg)}.`, faulty: true, kid };
}

function misfit({ use, alg: ownAlg, key_ops: operations }: JWK, alg: string): string {
  if (use !== undefined && use !== 'sig') return `its use is ${shown(use)}`;
  if (operations !== undefined) return 'its key_ops are not those of a key that verifies';
  if (ownAlg !== undefined && ownAlg !== alg) return `its alg is ${shown(ownAlg)}`;
  return 'its kty or crv is another';
}

function shown(said: unknown): string {
  return JSON.stringify(said).slice(0, 50);
}

/** Why a key is too weak to be trusted; undefined if it is not. */
export function whyUnfit(key: CryptoKey | Uint8Array | object): string | undefined {
  const { modulusLength }: { modulusLength?: number } = 'algorithm' in key ? (key.algorithm as object) : {};
  if (modulusLength === undefined || modulusLength >= MIN_RSA_BITS) return undefined;
  return `The key is an RSA key of ${modulusLength} bits; ${MIN_RSA_BITS} at least are required.`;
}
