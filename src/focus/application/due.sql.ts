/**
 * True for an item `i` that is due before a moment: at an earlier time, or on a day that is over by then in the
 * reader's time zone. `moment` and `day` are the statement's expressions for the moment and for the reader's day at it.
 */
export const dueBefore = (moment: string, day: string): string => `(i.due_at < ${moment} or i.due_on < ${day})`;

/** True for an item `i` that is due after a moment: at a later time, or on a day that ends after it for the reader. */
export const dueAfter = (moment: string, day: string): string => `(i.due_at > ${moment} or i.due_on >= ${day})`;

/** The day on which an item `i` is due, as responses show it, whatever the session's date style. */
export const DUE_ON = `to_char(i.due_on, 'YYYY-MM-DD')`;
