import { SetMetadata, type CustomDecorator } from '@nestjs/common';

/** What tokens can allow; a token allows exactly the scopes that it names. */
export const SCOPES = ['read', 'write', 'admin'] as const;

/** One thing that a token can allow. */
export type Scope = (typeof SCOPES)[number];

/** Metadata key of `@Public()`. */
export const PUBLIC = Symbol('public');

/** Metadata key of `@RequiresScope()`. */
export const REQUIRED_SCOPE = Symbol('requiredScope');

/** Opens a route (or a controller) to requests without a token; all others need one. */
export const Public = (): CustomDecorator<symbol> => SetMetadata(PUBLIC, true);

/** Requires this scope instead of the method's: `read` for GET and HEAD, `write` for every other. */
export const RequiresScope = (scope: Scope): CustomDecorator<symbol> => SetMetadata(REQUIRED_SCOPE, scope);

/**
 * The scopes that a token's claims name: `scope` (RFC 8693, 4.2), or if it is absent or null `scp`, as some providers
 * call it; either may be space-separated or a list. Unknown scopes are ignored.
 */
export function scopesIn({ scope, scp }: Readonly<Record<string, unknown>>): ReadonlySet<Scope> {
  const names = namesIn(scope ?? scp);
  return new Set(SCOPES.filter((each) => names.includes(each)));
}

function namesIn(claim: unknown): readonly string[] {
  const parts: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  return parts.flatMap((part) => (typeof part === 'string' ? part.split(' ') : []));
}

/** The scope that a request with this method needs unless its route names another. */
export function scopeOfMethod(method: string): Scope {
  return method === 'GET' || method === 'HEAD' ? 'read' : 'write';
}
