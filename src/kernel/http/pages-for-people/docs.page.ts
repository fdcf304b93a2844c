import { answersOf, problemCodes, routesIn, type ApiDocument, type Route } from './api-document.js';
import { introduction, type Chapter } from './introduction.js';
import { markup, type Markup } from './markup.js';
import { operationView } from './operation.view.js';
import { renderPage, type Page } from './page.js';
import type { AnsweringOperation } from './problems.page.js';
import { prose } from './prose.js';
import { entry, namedSchema } from './schema.view.js';

interface Group {
  readonly name: string;
  readonly anchor: string;
  readonly description: string | undefined;
  readonly routes: readonly Route[];
}

/** The whole API on one page: how to use it, then every operation and what it takes and answers. */
export function renderDocs(document: ApiDocument, url: string): Page {
  const chapters = introduction(url);
  const groups = groupsIn(document);
  return renderPage({
    title: `${document.info.title} API`,
    header: markup`<p>Version ${document.info.version} · <a href="openapi.json">OpenAPI document</a> · <a href="problems">Problems</a></p>`,
    contents: contents(chapters, groups),
    main: markup`${prose(document.info.description)}
${chapters.map(chapterView)}
${groups.map((group) => groupView(document, group, url))}
${sharedParts(document)}`,
  });
}

/** The operations that can answer a problem of this code. */
export function answeredBy(document: ApiDocument, code: string): readonly AnsweringOperation[] {
  return routesIn(document)
    .filter(({ operation }) => answersOf(document, operation).some(([, answer]) => problemCodes(answer).includes(code)))
    .map(({ method, path, operation }) => ({ anchor: operation.operationId, method, path }));
}

function groupsIn(document: ApiDocument): readonly Group[] {
  const routes = routesIn(document);
  const described = new Map(document.tags?.map(({ name, description }) => [name, description]));
  const names = new Set([...described.keys(), ...routes.map(tagOf)]);
  return [...names].map((name) => ({
    name,
    anchor: `tag-${name.toLowerCase().replaceAll(/\W+/g, '-')}`,
    description: described.get(name),
    routes: routes.filter((route) => tagOf(route) === name),
  }));
}

function tagOf({ operation }: Route): string {
  return operation.tags?.[0] ?? 'Others';
}

function contents(chapters: readonly Chapter[], groups: readonly Group[]): Markup {
  const to = (anchor: string, text: string): Markup => markup`<li><a href="#${anchor}">${text}</a></li>\n`;
  return markup`<ul>
${chapters.map(({ anchor, title }) => to(anchor, title))}</ul>
${groups.map(
  ({ name, anchor, routes }) => markup`<details><summary>${name}</summary>
<ul>
${to(anchor, `All of ${name}`)}${routes.map(({ operation }) => to(operation.operationId, operation.summary ?? operation.operationId))}</ul></details>
`,
)}<ul>
${to('parameters', 'Common parameters')}${to('headers', 'Header fields of answers')}${to('schemas', 'Schemas')}</ul>`;
}

function chapterView({ anchor, title, text }: Chapter): Markup {
  return markup`<section aria-labelledby="${anchor}">
<h2 id="${anchor}">${title}</h2>
${prose(text)}
</section>
`;
}

function groupView(document: ApiDocument, { name, anchor, description, routes }: Group, url: string): Markup {
  return markup`<section aria-labelledby="${anchor}">
<h2 id="${anchor}">${name}</h2>
${prose(description)}
${routes.map((route) => operationView(document, route, url))}</section>
`;
}

/** What operations refer to, once. */
function sharedParts({ components = {} }: ApiDocument): Markup {
  const { parameters = {}, headers = {}, schemas = {} } = components;
  return markup`<section aria-labelledby="parameters">
<h2 id="parameters">Common parameters</h2>
${Object.entries(parameters).map(
  ([key, { name, schema = {}, description }]) =>
    markup`<dl id="parameter-${key}">\n${entry(name, schema, false, description)}</dl>\n`,
)}</section>
<section aria-labelledby="headers">
<h2 id="headers">Header fields of answers</h2>
<dl>
${Object.entries(headers).map(
  ([name, { description }]) =>
    markup`<dt id="header-${name}"><code>${name}</code></dt>\n<dd>${prose(description)}</dd>\n`,
)}</dl>
</section>
<section aria-labelledby="schemas">
<h2 id="schemas">Schemas</h2>
${Object.entries(schemas).map(([name, schema]) => namedSchema(name, schema))}</section>`;
}
