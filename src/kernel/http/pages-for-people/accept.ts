interface Range {
  readonly type: string;
  readonly quality: number;
}

/**
 * Whether an `Accept` field prefers HTML to JSON (RFC 9110, 12.5.1): a browser's does; a field that accepts both
 * equally, or anything, or is absent does not.
 */
export function prefersHtml(accept: string | undefined): boolean {
  const ranges = (accept ?? '*/*').split(',').flatMap(rangeOf);
  return qualityOf('text/html', ranges) > qualityOf('application/json', ranges);
}

function rangeOf(text: string): readonly Range[] {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const weight = parameters.find((parameter) => /^q *=/.test(parameter));
  const quality = weight === undefined ? 1 : Number(weight.replace(/^q *= */, ''));
  // A range whose weight is invalid is not understood, and so ignored.
  return type !== '' && quality >= 0 && quality <= 1 ? [{ type, quality }] : [];
}

/** The most specific range that a type falls under counts, not the best one. */
function qualityOf(type: string, ranges: readonly Range[]): number {
  const [family = ''] = type.split('/', 1);
  for (const pattern of [type, `${family}/*`, '*/*']) {
    const found = ranges.filter((range) => range.type === pattern);
    if (found.length > 0) return Math.max(...found.map(({ quality }) => quality));
  }
  return 0;
}
