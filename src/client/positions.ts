/** Remembers how far a client has written, so that it never reads from before its own writes (LOG-4). */
export interface Positions {
  /** The furthest position that was returned; undefined before the first command, and after `forget`. */
  latest(): string | undefined;
  /** Records the position that a response names. */
  note(position: string): void;
  /** For when the service no longer knows the positions that it returned: it was restored, or is another one. */
  forget(): void;
}

/** Remembers nothing at first. */
export function rememberPositions(first?: string): Positions {
  let latest = first;
  return {
    latest: () => latest,
    note: (position) => {
      // The response to a repeated command names the position of the first, and responses may overtake each other.
      if (latest === undefined || isAfter(position, latest)) latest = position;
    },
    forget: () => {
      latest = undefined;
    },
  };
}

/** Positions are `<number>.<log id>`; those of different logs have no order, and the newer response counts. */
function isAfter(position: string, than: string): boolean {
  const [[number = '', log], [otherNumber = '', otherLog]] = [position.split('.'), than.split('.')];
  if (log !== otherLog) return true;
  return number.length === otherNumber.length ? number > otherNumber : number.length > otherNumber.length;
}
