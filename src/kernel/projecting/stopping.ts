/** Thrown when a projector can't continue however often it tries; it stops there with an error that says why. */
export class CannotGoOnError extends Error {
  constructor(
    readonly position: bigint,
    reason: string,
    cause?: unknown,
  ) {
    super(reason, { cause });
  }
}
