/** Thrown where a projector can't go on however often it tries; it stops there, loudly, and says why. */
export class CannotGoOnError extends Error {
  constructor(
    readonly position: bigint,
    reason: string,
    cause?: unknown,
  ) {
    super(reason, { cause });
  }
}
