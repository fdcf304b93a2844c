/** A reason not to start, in a sentence for the operator; to be shown without a stack trace. */
export class StartError extends Error {}
