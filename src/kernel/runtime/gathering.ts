/** Limits on what is gathered. */
export interface GatheringLimits {
  /** The most requests in one call. */
  readonly requests: number;
  /** The most calls at a time. */
  readonly inFlight: number;
}

interface Waiting<Request, Answer> {
  readonly request: Request;
  readonly answer: (answer: Answer) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Makes one call for the requests of several callers, with results in the order of the requests: requests of the same
 * turn of the event loop share a call, and those that arrive while the maximum of calls is in flight wait for the next.
 */
export function gathering<Request, Answer>(
  ask: (requests: readonly Request[]) => Promise<readonly Answer[]>,
  limits: GatheringLimits,
): (request: Request) => Promise<Answer> {
  let waiting: Waiting<Request, Answer>[] = [];
  let inFlight = 0;
  let scheduled = false;

  const askFor = async (batch: readonly Waiting<Request, Answer>[]) => {
    try {
      const answers = await ask(batch.map(({ request }) => request));
      if (answers.length !== batch.length) throw new Error(`${batch.length} requests got ${answers.length} answers.`);
      answers.forEach((answer, index) => batch[index]?.answer(answer));
    } catch (error) {
      for (const { fail } of batch) fail(error);
    } finally {
      inFlight--;
      schedule();
    }
  };
  const flush = () => {
    scheduled = false;
    while (waiting.length > 0 && inFlight < limits.inFlight) {
      const batch = waiting.slice(0, limits.requests);
      waiting = waiting.slice(limits.requests);
      inFlight++;
      void askFor(batch);
    }
  };
  const schedule = () => {
    if (scheduled || waiting.length === 0 || inFlight >= limits.inFlight) return;
    scheduled = true;
    setImmediate(flush);
  };

  return (request) =>
    new Promise((answer, fail) => {
      waiting.push({ request, answer, fail });
      schedule();
    });
}
