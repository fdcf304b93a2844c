import { markup, type Markup } from './markup.js';

const FENCE = /^```/;
const ITEM = /^[-*] +/;
const NUMBERED = /^\d+[.)] +/;
const INLINE = /(`[^`]+`|\*\*[^*]+\*\*|\[[^\]]+\]\([^)\s]+\))/;

/**
 * The few forms of Markdown that the API's descriptions use, as HTML: paragraphs, lists, fenced code, `code`, **strong**
 * and links within the service. Any other form stays as it was typed.
 */
export function prose(text: string | undefined): readonly Markup[] {
  return blocksOf(text ?? '').map(block);
}

/** The same for one line: no paragraph around it. */
export function inline(text: string): readonly Markup[] {
  return text.split(INLINE).map((piece) => {
    if (piece.length > 2 && piece.startsWith('`')) return markup`<code>${piece.slice(1, -1)}</code>`;
    if (piece.length > 4 && piece.startsWith('**')) return markup`<strong>${piece.slice(2, -2)}</strong>`;
    const [, label, target] = /^\[([^\]]+)\]\(([^)\s]+)\)$/.exec(piece) ?? [];
    if (label === undefined || target === undefined) return markup`${piece}`;
    return isWithin(target) ? markup`<a href="${target}">${label}</a>` : markup`${label}`;
  });
}

/** Nothing leads out of the service, and nothing that a browser would run is an address. */
function isWithin(target: string): boolean {
  return /^(#|[\w-]+(\/|$))/.test(target);
}

function blocksOf(text: string): readonly string[] {
  const blocks: string[][] = [[]];
  let fenced = false;
  for (const line of text.split('\n')) {
    const last = blocks.at(-1) ?? [];
    if (FENCE.test(line)) {
      if (fenced) last.push(line);
      else blocks.push([line]);
      if (fenced) blocks.push([]);
      fenced = !fenced;
    } else if (!fenced && line.trim() === '') blocks.push([]);
    else if (!fenced && startsList(line, last)) blocks.push([line]);
    else last.push(line);
  }
  return blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
}

function startsList(line: string, before: readonly string[]): boolean {
  const inList = [ITEM, NUMBERED].some((mark) => mark.test(before[0] ?? ''));
  return !inList && (ITEM.test(line) || NUMBERED.test(line));
}

function block(text: string): Markup {
  const [, language = '', fenced] = /^```(\w*)\n([^]*?)\n?(?:```)?$/.exec(text) ?? [];
  if (fenced !== undefined) return code(fenced, language);
  if (ITEM.test(text)) return markup`<ul>${items(text, ITEM)}</ul>`;
  if (NUMBERED.test(text)) return markup`<ol>${items(text, NUMBERED)}</ol>`;
  return markup`<p>${inline(text)}</p>`;
}

function items(text: string, mark: RegExp): readonly Markup[] {
  const entries: string[] = [];
  for (const line of text.split('\n')) {
    if (mark.test(line)) entries.push(line.replace(mark, ''));
    else entries.push(`${entries.pop() ?? ''} ${line.trim()}`);
  }
  return entries.map((entry) => markup`<li>${inline(entry)}</li>`);
}

/** A block of code; the keyboard can reach it, to scroll where it is wider than the page. */
export function code(text: string, language = ''): Markup {
  return markup`<pre tabindex="0"><code${language !== '' && markup` class="${language}"`}>${text}</code></pre>`;
}
