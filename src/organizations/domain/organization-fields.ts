/** The only actor that is not a user: the command line of the service's operator. */
export const SYSTEM = 'system';

/** `by` is the id of the user who sends the command, or `system`. */
export interface SentBy {
  readonly by: string;
}

/** About one user. */
export interface OnUser extends SentBy {
  readonly userId: string;
}
