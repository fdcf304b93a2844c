import type { Clock, Timer } from './clock.js';

/** Whether one thing works, and if not, why, in words that anyone may see. */
export type CheckResult = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** Checks whether one thing works; throwing counts as no. */
export type HealthCheck = () => CheckResult | Promise<CheckResult>;

/** What `/health/ready` reports. */
export interface HealthReport {
  /** Whether every check succeeded. */
  readonly ok: boolean;
  readonly checks: Readonly<Record<string, CheckResult>>;
}

/** The named checks of this process. */
export interface Health {
  /** Adds a check, or replaces the one of that name; returns a function that removes it. */
  register(name: string, check: HealthCheck): () => void;
  /** Runs all checks at once; one that takes longer than 2 s counts as no. */
  report(): Promise<HealthReport>;
}

const LONGEST_CHECK_MS = 2000;

/** Resolves after the longest time a check may take; `cancel` clears the timer. */
function patience(clock: Clock): { readonly over: Promise<CheckResult>; readonly cancel: () => void } {
  let timer: Timer | undefined;
  const over = new Promise<CheckResult>((resolve) => {
    timer = clock.setTimeout(() => resolve({ ok: false, reason: 'gave no response in 2 s' }), LONGEST_CHECK_MS);
  });
  const cancel = () => {
    if (timer !== undefined) clock.clearTimeout(timer);
  };
  return { over, cancel };
}

async function run(check: HealthCheck, clock: Clock): Promise<CheckResult> {
  const { over, cancel } = patience(clock);
  try {
    return await Promise.race([check(), over]);
  } catch {
    // The error's message may quote data that must not be shown without a token.
    return { ok: false, reason: 'the check failed' };
  } finally {
    cancel();
  }
}

/** An empty registry, which is healthy. */
export function createHealth(clock: Clock): Health {
  const checks = new Map<string, HealthCheck>();
  return {
    register: (name, check) => {
      checks.set(name, check);
      return () => {
        if (checks.get(name) === check) checks.delete(name);
      };
    },
    report: async () => {
      const results = await Promise.all(
        [...checks].map(async ([name, check]) => [name, await run(check, clock)] as const),
      );
      return { ok: results.every(([, result]) => result.ok), checks: Object.fromEntries(results) };
    },
  };
}
