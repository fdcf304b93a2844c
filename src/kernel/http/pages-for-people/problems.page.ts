import { problemSlug, type ProblemPage } from '../problem.js';
import type { AnsweringOperation } from './api-document.js';
import { markup, type Markup } from './markup.js';
import { renderPage, type HtmlPage } from './html-page.js';
import { inline } from './prose.js';

/** Explains one problem: what a refused request of this code means, the rule behind it, and what to do instead. */
export function renderProblem(problem: ProblemPage, answeredBy: readonly AnsweringOperation[]): HtmlPage {
  const { code, title, explanation, rule } = problem;
  return renderPage({
    title,
    header: markup`<p><a href="../docs">Brightly’s API</a> · <a href="../problems">All problems</a></p>`,
    main: markup`<p>A problem document with the code <code>${code}</code> means:</p>
<p>${inline(explanation)}</p>
${rule !== undefined && markup`<p>The rule behind it is <strong>${rule}</strong>.</p>`}
<h2>What to do instead</h2>
<p>The document’s <code>detail</code> says what was wrong with this very request. Where it has <code>allowed</code>, those
are the commands that are possible now; where it has <code>errors</code>, each entry names one place in the request and
what is wanted there.</p>
${answeredBy.length > 0 && operations(answeredBy)}`,
  });
}

function operations(answeredBy: readonly AnsweringOperation[]): Markup {
  const entries = answeredBy.map(
    ({ anchor, method, path }) =>
      markup`<li><a href="../docs#${anchor}"><span class="method">${method}</span> <code>${path}</code></a></li>\n`,
  );
  return markup`<h2>Where it occurs</h2>\n<ul>\n${entries}</ul>`;
}

/** Lists every problem, by code. */
export function renderProblemIndex(problems: readonly ProblemPage[]): HtmlPage {
  const entries = problems
    .toSorted((one, other) => (one.code < other.code ? -1 : 1))
    .map(
      ({ code, title, rule }) =>
        markup`<dt><a href="problems/${problemSlug(code)}"><code>${code}</code></a></dt><dd>${title}${rule !== undefined && ` (${rule})`}</dd>\n`,
    );
  return renderPage({
    title: 'Problems',
    header: markup`<p><a href="docs">Brightly’s API</a></p>`,
    main: markup`<p>A request that is not carried out gets a problem document
(<code>application/problem+json</code>, RFC 9457). Its <code>code</code> is one of these; its <code>type</code> is the
address of the page that explains it.</p>
<dl>
${entries}</dl>`,
  });
}
