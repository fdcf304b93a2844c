/** The one who acts that is no user: the command line of the service's operator. */
export const SYSTEM = 'system';

/** `by` is the id of the user who asks, or `system`. */
export interface AskedBy {
  readonly by: string;
}

/** About one user. */
export interface OnUser extends AskedBy {
  readonly userId: string;
}
