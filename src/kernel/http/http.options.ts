import type { ResolveCaller } from './authentication/caller.js';
import type { VerifyToken } from './authentication/verify-token.js';
import type { ProblemPage } from './problem.js';

/** Injection token of the `ProblemCatalogue`. */
export const PROBLEM_CATALOGUE = Symbol('ProblemCatalogue');

/** Injection token of the `HttpOptions`. */
export const HTTP_OPTIONS = Symbol('HttpOptions');

/** How one part of the service is. */
export interface PartHealth {
  readonly name: string;
  readonly ready: boolean;
  /** A sentence without personal text. */
  readonly reason?: string;
}

/** Asks every part of the service whether it is ready. */
export type ReadinessCheck = () => Promise<readonly PartHealth[]>;

/** Waits until the read tables are at a position: `notReached` after `waitMs`, `beyondHead` at once. */
export type WaitForPosition = (position: bigint, waitMs: number) => Promise<'reached' | 'notReached' | 'beyondHead'>;

/** What the HTTP door needs from the rest of the service. */
export interface HttpOptions {
  /** The service's own address, without a trailing slash; asked anew each time, as a port of 0 is known only late. */
  readonly publicUrl: () => string;
  /** The pages of the rooms' own problem codes. */
  readonly problemPages: readonly ProblemPage[];
  readonly verifyToken: VerifyToken;
  readonly resolveCaller: ResolveCaller;
  readonly readiness: ReadinessCheck;
  /** The id of the log whose positions clients get. */
  readonly logId: string;
  readonly waitForPosition: WaitForPosition;
}
