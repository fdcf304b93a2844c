import { markup, type Markup } from './markup.js';

const INLINE = /(`[^`]+`|\*\*[^*]+\*\*|\[[^\]]+\]\([^)\s]+\))/;

/**
 * The few forms of Markdown that a sentence about a problem uses, as HTML: `code`, **strong** and links within the
 * service. Any other form stays as it was typed.
 */
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
