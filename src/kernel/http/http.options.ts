import type { Principal } from '../deciding/room.js';
import type { Moment } from '../reading/moment.js';
import type { PositionWaiter } from '../reading/wait-for-position.js';
import type { Health } from '../runtime/health.js';
import type { FirstStep } from '../runtime/start-messages.js';
import type { ResolveCaller } from './authentication/caller-of.js';
import type { VerifyToken } from './authentication/verify-token.js';
import type { ProblemPage } from './problem.js';
import type { Quotas } from './quotas.js';

/** Injection token of the `ProblemCatalogue`. */
export const PROBLEM_CATALOGUE = Symbol('ProblemCatalogue');

/** Injection token of the `HttpOptions`. */
export const HTTP_OPTIONS = Symbol('HttpOptions');

/** What queries read: a read model, or what a process keeps in memory of the log. */
export type QuerySource = Pick<PositionWaiter, 'isReadable' | 'failure' | 'wait'>;

/** What reads as of a moment need. */
export interface HistoryOptions {
  /** The history of what queries name by `@ReadsFrom`; what has none can't be read as of a moment. */
  readonly sources: Readonly<Record<string, QuerySource>>;
  /** The moment of a position that the histories have reached. */
  readonly momentAt: (position: bigint, caller: Principal) => Promise<Moment>;
}

/** What the HTTP door needs from the rest of the service. */
export interface HttpOptions {
  /**
   * The service's own address, without a trailing slash; called each time, as a port of 0 is only known once the
   * service listens.
   */
  readonly publicUrl: () => string;
  /** The pages of the rooms' own problem codes. */
  readonly problemPages: readonly ProblemPage[];
  readonly verifyToken: VerifyToken;
  readonly resolveCaller: ResolveCaller;
  /** The issuers whose tokens are accepted; none when absent. */
  readonly authorizationServers?: readonly string[];
  readonly health: Pick<Health, 'report'>;
  /** The id of the log whose positions clients get. */
  readonly logId: string;
  /** What queries may name by `@ReadsFrom`. */
  readonly sources: Readonly<Record<string, QuerySource>>;
  /** What reads as of a moment need (HIST-4); without it, none is allowed. */
  readonly history?: HistoryOptions;
  /** How many requests each sender may make; any number when absent. */
  readonly quotas?: Quotas;
  /** Whether anything is set up in the service yet; true when absent. */
  readonly setUp?: () => boolean;
  /** What to do next on the service's machine, before and after it is set up; on a page that anyone may read. */
  readonly nextSteps?: (setUp: boolean) => readonly FirstStep[];
}
