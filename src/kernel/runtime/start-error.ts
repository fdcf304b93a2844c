/** A reason not to start, in a sentence for whoever starts it; to be shown without a stack trace. */
export class StartError extends Error {}
