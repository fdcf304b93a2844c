/** What a caller's `If-Match` requires: any current representation, or one with one of these entity tags. */
export type Precondition = { readonly kind: 'exists' } | { readonly kind: 'oneOf'; readonly etags: readonly string[] };

/** Whether this is a weak entity tag, which never matches in `If-Match` (RFC 9110, 8.8.3.2). */
export function isWeak(etag: string): boolean {
  return etag.startsWith('W/');
}

/** Why a command whose precondition does not hold is not carried out, in a sentence that is true whatever was sent. */
export function whyItFails(precondition: Precondition | undefined): string {
  if (precondition?.kind === 'exists') {
    return '`If-Match: *` holds only for what has an entity tag, and what this command is about has none.';
  }
  const weak = precondition?.etags.filter(isWeak).length ?? 0;
  if (weak > 0 && weak === precondition?.etags.length) {
    return 'If-Match compares strongly (RFC 9110, 13.1.1), and a weak entity tag, `W/"…"`, never matches; send the tag without `W/`.';
  }
  const none = 'No entity tag in If-Match is the current one; read the resource again and decide again.';
  return weak > 0 ? `${none} A weak one, \`W/"…"\`, never matches.` : none;
}
