import type { FastifyReply, FastifyRequest } from 'fastify';
import { contentEtag, isSentAlready } from '../etag.js';
import { markup, ours, toHtml, type Markup } from './markup.js';
import { PAGE_POLICY, STYLE } from './style.js';

/** The content of a page. */
export interface PageParts {
  readonly title: string;
  /** Where the page's other pages are linked; may be empty. */
  readonly header: Markup;
  readonly main: Markup;
}

/** A page as it is sent, the entity tag of exactly these bytes, and what a browser may do on it. */
export interface HtmlPage {
  readonly html: string;
  readonly etag: string;
  readonly policy: string;
}

/** The page with this text and this content security policy. */
export function pageOf(html: string, policy: string): HtmlPage {
  return { html, etag: contentEtag(html), policy };
}

/** Renders a page: with landmarks and a skip link, without scripts and without anything that is loaded. */
export function renderPage({ title, header, main }: PageParts): HtmlPage {
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
<header>${header}</header>
<main id="content">
<h1>${title}</h1>
${main}
</main>
<footer><p>Brightly keeps a person’s work honest.</p></footer>
</body>
</html>
`);
  return pageOf(html, PAGE_POLICY);
}

/** Sends a page, or 304 to a caller that has it already; `vary` names the fields that chose it. */
export function answerPage(
  request: FastifyRequest,
  reply: FastifyReply,
  page: HtmlPage,
  cacheControl: string,
): string | undefined {
  void reply.header('content-security-policy', page.policy);
  if (isSentAlready(request, reply, { etag: page.etag, cacheControl })) return undefined;
  void reply.type('text/html; charset=utf-8');
  return page.html;
}
