/** A position of the log as of which tables are read. */
export interface PastPosition {
  readonly position: bigint;
  /** The log's head when the read began. */
  readonly head: bigint;
}

/** A moment of the past as of which a read responds (HIST-4). */
export interface Moment extends PastPosition {
  /** When the event at the position was recorded, RFC 3339 UTC: the present of that moment. */
  readonly time: string;
  /** A user's time zone then, an IANA name. */
  readonly timeZoneOf: (userId: string) => string;
}

/** Queries of the present, or as of the moment that a request names. */
export interface Timeline<Queries> {
  at(received: { readonly moment?: Moment }): Queries;
}

/** The queries `present`, and those that `asOf` makes for a moment. */
export function timeline<Queries>(present: Queries, asOf: (moment: Moment) => Queries): Timeline<Queries> {
  return { at: ({ moment }) => (moment === undefined ? present : asOf(moment)) };
}
