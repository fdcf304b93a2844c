import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isHeld } from '../etag.js';
import { markup, ours, toHtml, type Markup } from './markup.js';
import { PAGE_POLICY, STYLE } from './style.js';

/** What a page says. */
export interface PageParts {
  readonly title: string;
  /** Where the page's other pages are linked; may be empty. */
  readonly header: Markup;
  /** A list of what is on a long page. */
  readonly contents?: Markup;
  readonly main: Markup;
}

/** A page as it is sent, and the entity tag of exactly these bytes. */
export interface Page {
  readonly html: string;
  readonly etag: string;
}

/** Renders a page: landmarks, a link past what every page has, no script, and nothing that is loaded from anywhere. */
export function renderPage({ title, header, contents, main }: PageParts): Page {
  const html = toHtml(markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${ours(STYLE)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<div${contents === undefined ? '' : markup` class="with-contents"`}>
<header>${header}</header>
${contents && markup`<nav aria-label="Contents">${contents}</nav>`}
<main id="content">
<h1>${title}</h1>
${main}
</main>
<footer><p>Brightly keeps a person’s work honest.</p></footer>
</div>
</body>
</html>
`);
  return { html, etag: `"${hash('sha256', html, 'base64url').slice(0, 22)}"` };
}

/** Sends a page to whoever asks, or 304 to who has it already; `vary` names the fields that chose it. */
export function answerPage(
  request: FastifyRequest,
  reply: FastifyReply,
  page: Page,
  cacheControl: string,
): string | undefined {
  void reply.headers({ etag: page.etag, 'cache-control': cacheControl, 'content-security-policy': PAGE_POLICY });
  if (isHeld(request.headers['if-none-match'], page.etag)) {
    void reply.status(304);
    return undefined;
  }
  void reply.type('text/html; charset=utf-8');
  return page.html;
}
