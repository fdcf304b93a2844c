/** An element of a page, with its text if requested. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text?: string;
}

const VOID = new Set(['meta', 'br', 'hr', 'link', 'img', 'input']);
const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+="[^"<>]*")*)\s*>/y;

/**
 * The elements of a page, in order; those named `withText` with their text. Strict, since the pages are our own: throws
 * if a tag is malformed, an element is not closed or closed by another, or a `<` or `&` is not escaped.
 */
export function elementsOf(html: string, withText?: string): readonly Element[] {
  const [elements, open]: [Element[], { name: string; from: number; index: number }[]] = [[], []];
  const page = html.replace(/^<!doctype html>\n/, '').replace(/(<style>)[^]*?(<\/style>)/, '$1$2');
  for (let at = page.indexOf('<'); at !== -1; at = page.indexOf('<', TAG.lastIndex)) {
    TAG.lastIndex = at;
    const [tag, closes, name = '', attributes = ''] = TAG.exec(page) ?? fail(page, at);
    if (closes !== '/') {
      if (!VOID.has(name)) open.push({ name, from: at + tag.length, index: elements.length });
      elements.push({ name, attributes: attributesIn(attributes) });
      continue;
    }
    const last = open.pop();
    if (last?.name !== name) return fail(page, at);
    const element = elements[last.index];
    if (element && name === withText) elements[last.index] = { ...element, text: decoded(page.slice(last.from, at)) };
  }
  if (open.length > 0) throw new Error(`Not closed: ${open.map(({ name }) => name).join(', ')}`);
  const bare = /&(?!(amp|lt|gt|quot|#39);)/.exec(page);
  return bare ? fail(page, bare.index) : elements;
}

function attributesIn(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Array.from(text.matchAll(/([a-z-]+)="([^"]*)"/g), ([, name = '', value = '']) => [name, decoded(value)]),
  );
}

function decoded(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

function fail(page: string, at: number): never {
  throw new Error(`Not well formed: ${page.slice(at, at + 80)}`);
}
