import { problemSlug } from '../problem.js';
import {
  answersOf,
  nameIn,
  problemCodes,
  type Answer,
  type ApiDocument,
  type Operation,
  type Route,
} from './api-document.js';
import { markup, type Markup } from './markup.js';
import { code, inline, prose } from './prose.js';
import { entry, fieldsOf, kindOf } from './schema.view.js';

/** Everything about one operation, under its id as anchor; `url` is the service's own address. */
export function operationView(document: ApiDocument, route: Route, url: string): Markup {
  const { method, path, operation } = route;
  const id = operation.operationId;
  const scope = operation.security?.flatMap((each) => Object.values(each).flat()) ?? [];
  return markup`<section id="${id}" aria-labelledby="${id}-title">
<h3 id="${id}-title"><a href="#${id}">${operation.summary ?? id}</a></h3>
<p class="route"><span class="method ${method.toLowerCase()}">${method}</span> <code>${path}</code>
<span class="soft">${scope.length > 0 ? markup`scope <code>${scope.join(' ')}</code>` : 'open to everyone'}</span></p>
${prose(operation.description)}
${parameters(document, operation)}${body(document, operation)}<h4>Example</h4>
${code(curl(route, url), 'curl')}
<h4>Answers</h4>
<dl>
${answersOf(document, operation).map(([status, answer]) => answerView(status, answer))}</dl>
</section>
`;
}

function parameters({ components }: ApiDocument, { parameters: all = [] }: Operation): Markup | undefined {
  if (all.length === 0) return undefined;
  const entries = all.map((parameter) => {
    if (!('$ref' in parameter))
      return entry(parameter.name, parameter.schema ?? {}, parameter.required === true, parameter.description);
    const key = nameIn(parameter.$ref);
    return markup`<dt><a href="#parameter-${key}"><code>${components?.parameters?.[key]?.name}</code></a></dt>\n`;
  });
  return markup`<h4>Parameters</h4>\n<dl>\n${entries}</dl>\n`;
}

function body({ components }: ApiDocument, { requestBody }: Operation): Markup | undefined {
  const schema = requestBody?.content?.['application/json']?.schema;
  if (schema === undefined) return undefined;
  const shown = schema.$ref === undefined ? schema : (components?.schemas?.[nameIn(schema.$ref)] ?? schema);
  return markup`<h4>Body</h4>
<p class="soft">${kindOf(schema)}${requestBody?.required !== true && ', may be left out'}</p>
${prose(shown.description)}
${fieldsOf(shown)}
`;
}

function answerView(status: string, answer: Answer): Markup {
  const codes = problemCodes(answer);
  if (codes.length === 0) return successView(status, answer);
  const links = codes.map(
    (each) => markup`<li><a href="problems/${problemSlug(each)}"><code>${each}</code></a></li>\n`,
  );
  return markup`<dt>${status}</dt>\n<dd><ul class="codes">\n${links}</ul></dd>\n`;
}

function successView(status: string, { description, headers = {}, content = {} }: Answer): Markup {
  const json = content['application/json'];
  const fields = Object.keys(headers).map(
    (name, index) => markup`${index > 0 && ', '}<a href="#header-${name}">${name}</a>`,
  );
  return markup`<dt>${status}${json?.schema && markup` <span class="soft">${kindOf(json.schema)}</span>`}</dt>
<dd>${description !== undefined && markup`<p>${inline(description)}</p>`}
${fields.length > 0 && markup`<p class="soft">Header fields: ${fields}</p>`}
${json?.schema && fieldsOf(json.schema)}${json?.example !== undefined && code(JSON.stringify(json.example, null, 2))}</dd>
`;
}

/** The operation as one types it; ids in the path stay in braces, for the reader to fill in. */
function curl({ method, path, operation }: Route, url: string): string {
  const example = operation.requestBody?.content?.['application/json']?.example;
  const lines = [`curl ${method === 'GET' ? '' : `-X ${method} `}'${url}${path}'`];
  if ((operation.security ?? []).length > 0) lines.push(`-H "Authorization: Bearer $TOKEN"`);
  if (example !== undefined) {
    lines.push(`-H 'Content-Type: application/json'`);
    lines.push(`-d '${JSON.stringify(example).replaceAll("'", `'\\''`)}'`);
  }
  return lines.join(' \\\n  ');
}
