/** Thrown for a file that can't be imported at all; the message is for the person who named it. */
export class UnusableFileError extends Error {}
