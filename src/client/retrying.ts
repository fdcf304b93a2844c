/** How often a request without a response is sent again, and how long apart. */
export interface RetryOptions {
  /** How often a request is sent at most, the first time included. */
  readonly attempts: number;
  /** The longest first wait in milliseconds; it doubles each time, and the actual wait is random up to it. */
  readonly baseDelayMs: number;
  /** The longest wait in milliseconds; if `Retry-After` asks for a longer one, the response is returned instead. */
  readonly maxDelayMs: number;
  /** How long one attempt may take in milliseconds, before it counts as a failure of the network. */
  readonly timeoutMs: number;
}

/** How a client retries by default. */
export const RETRY_DEFAULTS: RetryOptions = { attempts: 4, baseDelayMs: 200, maxDelayMs: 10_000, timeoutMs: 35_000 };

/** Too many requests, unavailable, or a gateway without a response: nothing is wrong with the request. */
const PASSING = new Set([429, 502, 503, 504]);
/** Retried only with `Retry-After`, which marks a lost race: a refusal by a rule would be refused again. */
const CONFLICT = 409;

/** Sends one request and resolves to the response. */
export type Send = (request: Request) => Promise<Response>;

/**
 * Sends a request again, under the same key, while the network fails or the service is unavailable. Rejects with the
 * network's last error; an abort by the caller ends it at once.
 */
export function retrying(send: Send, options: RetryOptions): Send {
  return async (request) => {
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await attempted(send, request, options.timeoutMs);
      const last = attempt >= options.attempts || !isPassing(outcome);
      const delay = last ? undefined : delayBefore(attempt, retryAfterMs(outcome), options);
      if (delay === undefined) return answerOf(outcome);
      if ('response' in outcome) await outcome.response.body?.cancel();
      await pause(delay, request.signal);
    }
  };
}

type Outcome = { readonly response: Response } | { readonly failure: unknown };

async function attempted(send: Send, request: Request, timeoutMs: number): Promise<Outcome> {
  request.signal.throwIfAborted();
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(timeoutMs)]);
  try {
    // A clone each time, because a body can be read once.
    return { response: await send(new Request(request.clone(), { signal })) };
  } catch (failure) {
    request.signal.throwIfAborted();
    return { failure };
  }
}

function answerOf(outcome: Outcome): Response {
  if ('response' in outcome) return outcome.response;
  throw outcome.failure;
}

function isPassing(outcome: Outcome): boolean {
  if ('failure' in outcome) return true;
  const { status, headers } = outcome.response;
  return PASSING.has(status) || (status === CONFLICT && headers.has('retry-after'));
}

/** What `Retry-After` (RFC 9110, 10.2.3) asks for, in milliseconds; undefined if it is missing or not understood. */
function retryAfterMs(outcome: Outcome): number | undefined {
  const field = 'response' in outcome ? outcome.response.headers.get('retry-after') : null;
  if (field === null) return undefined;
  if (/^\d+$/.test(field)) return Number(field) * 1000;
  const date = Date.parse(field);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

/**
 * How long to wait after this attempt, in milliseconds: at least as long as `Retry-After` asks for, and a random time
 * up to the doubled base, so that many clients do not come back together. Undefined if that is longer than a client
 * waits.
 */
export function delayBefore(
  attempt: number,
  askedMs: number | undefined,
  { baseDelayMs, maxDelayMs }: Pick<RetryOptions, 'baseDelayMs' | 'maxDelayMs'>,
  random: () => number = Math.random,
): number | undefined {
  if (askedMs !== undefined && askedMs > maxDelayMs) return undefined;
  const own = random() * Math.min(maxDelayMs, baseDelayMs * 2 ** (attempt - 1));
  return Math.min(maxDelayMs, (askedMs ?? 0) + own);
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', abort);
      resolve();
    }, ms);
    signal.addEventListener('abort', abort, { once: true });
  });
}
