const HTML = Symbol('HTML');

/** Text that is HTML already; made by `markup` and `ours` alone, so that no value from outside can pass for it. */
export interface Markup {
  readonly [HTML]: string;
}

/** The values that a template may contain: text is escaped, lists are joined, absent values are left out. */
export type Part = Markup | string | number | undefined | null | false | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text escaped for use between tags or in a quoted attribute (WHATWG HTML, 13.3). */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** A template of HTML; whatever is put into it is escaped unless it is markup itself. Attributes must be in quotes. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const html = strings.map((fixed, index) => `${fixed}${htmlOf(parts[index])}`).join('');
  return { [HTML]: html };
}

/** Markup from our sources, which goes into a page unescaped. */
export function ours(html: string): Markup {
  return { [HTML]: html };
}

/** The HTML to send. */
export function toHtml(part: Markup): string {
  return part[HTML];
}

function htmlOf(part: Part): string {
  if (part === undefined || part === null || part === false) return '';
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  return HTML in part ? part[HTML] : part.map(htmlOf).join('');
}
