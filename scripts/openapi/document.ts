import { readFileSync } from 'node:fs';
import { focusProblemPages } from '../../src/focus/http/focus.problems.js';
import type { Dto } from '../../src/kernel/http/compiled-dto.js';
import { kernelProblemPages } from '../../src/kernel/http/problem-pages.js';
import type { ProblemPage } from '../../src/kernel/http/problem.js';
import { installed } from '../../src/kernel/runtime/installation.js';
import { organizationProblemPages } from '../../src/organizations/http/organizations.problems.js';
import { planningProblemPages } from '../../src/planning/http/planning.problems.js';
import { recordProblemPages, recordRooms } from '../../src/record-rooms.js';
import { ANSWER_EXAMPLES, PROBLEM_EXAMPLE } from './answer-examples.js';
import { KERNEL_BODIES, withIds } from './examples.js';
import { HEADERS, headers } from './headers.js';
import { BEARER, DESCRIPTION, TAGS } from './info.js';
import { INTRODUCTION } from './introduction.js';
import { inputName, inputSchema, nestedIn } from './inputs.js';
import { PARAMETERS, parametersOf } from './parameters.js';
import { describeProblems, kindOf, type Pages, type Problems } from './responses.js';
import { apiRoutes, type ApiRoute } from './routes.js';
import { schemaRef, type Part, type Schema, type Schemas } from './schema.js';
import { readSources, type Answer, type Sources } from './sources.js';

/** The API's document (OpenAPI 3.1), made from the code; deterministic; takes some seconds. */
export function apiDocument(): Part {
  const routes = apiRoutes();
  const sources = readSources();
  const pages = problemPages();
  const problems = describeProblems(pages, routes);
  const paths = pathsOf(routes, sources, problems);
  sources.schemaOf('src/kernel/http/problem.ts', 'Problem');
  const { version } = JSON.parse(readFileSync(installed('package.json'), 'utf8')) as { readonly version: string };
  return {
    openapi: '3.1.1',
    info: { title: 'Brightly', version, description: `${DESCRIPTION}\n\n${INTRODUCTION}` },
    servers: [{ url: '/' }],
    tags: [...TAGS, ...recordRooms.map(({ section }) => section)].map(({ name, description }) => ({
      name,
      description,
    })),
    paths,
    components: {
      schemas: byName({
        ...inputSchemas(routes, sources),
        ...sources.schemas(),
        ...Object.fromEntries(routes.flatMap(({ notes }) => Object.entries(notes.record?.answer.schemas ?? {}))),
        Problem: { ...sources.schemas()['Problem'], examples: [PROBLEM_EXAMPLE] },
        ProblemCode: codesOf(pages),
      }),
      responses: problems.shared,
      parameters: PARAMETERS,
      headers: HEADERS,
      securitySchemes: { bearer: BEARER },
    },
  };
}

/** The document as the text of its file. */
export function asFile(document: Part): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

function problemPages(): Pages {
  const all: readonly ProblemPage[] = [
    ...kernelProblemPages,
    ...focusProblemPages,
    ...planningProblemPages,
    ...organizationProblemPages,
    ...recordProblemPages,
  ];
  return new Map(all.map((page) => [page.code, page]));
}

function codesOf(pages: Pages): Schema {
  return {
    type: 'string',
    description: 'Every problem code that there is; `GET /problems/{slug}` explains each.',
    enum: [...pages.keys()].toSorted(),
  };
}

function byName(schemas: Schemas): Schemas {
  return Object.fromEntries(Object.entries(schemas).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function inputSchemas(routes: readonly ApiRoute[], sources: Sources): Schemas {
  const bodies = routes.flatMap(({ body }) => (body ? [body, ...nestedIn(body)] : []));
  return Object.fromEntries(bodies.map((dto: Dto) => [inputName(dto), inputSchema(dto, sources)]));
}

function pathsOf(routes: readonly ApiRoute[], sources: Sources, problems: Problems): Part {
  const ids = routes.map(({ notes }) => notes.id);
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated !== undefined) throw new Error(`Two operations have the id ${repeated}.`);
  const paths: Record<string, Record<string, Part>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route, sources, problems) };
  }
  return paths;
}

function operationOf(route: ApiRoute, sources: Sources, problems: Problems): Part {
  const { notes, query, scope, controller } = route;
  const section = notes.record?.section ?? sectionOf(sources.folderOf(controller));
  const answered = answeredBy(route, sources);
  const parameters = parametersOf(route, query && inputSchema(query, sources));
  return {
    operationId: notes.id,
    tags: [section],
    summary: notes.summary,
    ...(notes.description !== undefined && { description: notes.description }),
    ...(parameters.length > 0 && { parameters }),
    ...requestBody(route, sources),
    responses: {
      [String(route.status)]: answer(route, answered),
      ...notModified(route, answered),
      ...problems.responsesOf(route),
    },
    security: scope === undefined ? [] : [{ bearer: [scope] }],
  };
}

function sectionOf(folder: string): string | undefined {
  return TAGS.find((each) => folder.startsWith(each.folder))?.name;
}

/** What a route returns: for a record type by its declaration, else by its source. */
function answeredBy({ notes, controller, handler }: ApiRoute, sources: Sources): Answer {
  const { record } = notes;
  return record === undefined
    ? sources.answerOf(controller, handler)
    : { schema: schemaRef(record.answer.name), html: false };
}

function requestBody({ body, notes }: ApiRoute, sources: Sources): Part {
  if (!body) return {};
  const { required = [] } = inputSchema(body, sources) as { readonly required?: readonly string[] };
  const example = notes.example ?? KERNEL_BODIES[notes.id];
  if (!example) throw new Error(`${notes.id} needs an example of its body.`);
  const content = { schema: schemaRef(inputName(body)), example: withIds(example) };
  return { requestBody: { required: required.length > 0, content: { 'application/json': content } } };
}

function answer(route: ApiRoute, { schema, html }: Answer): Part {
  return {
    description: route.status === 201 ? 'Made; a repeat gets the same response.' : 'Done.',
    headers: { ...answerHeaders(route), ...(html && headers('ETag?')), ...(route.notes.tagged && headers('ETag')) },
    content: {
      ...(schema && { 'application/json': { schema, example: exampleOf(schema, route) } }),
      ...(html && { 'text/html': { schema: { type: 'string' } } }),
    },
  };
}

function exampleOf({ $ref }: Schema, { notes }: ApiRoute): unknown {
  const name = String($ref).replace(/^.*\//, '');
  const made = notes.record?.answer.example;
  if (made) return withIds(made);
  const example = ANSWER_EXAMPLES[name];
  if (!example) throw new Error(`${name} needs an example in answer-examples.ts.`);
  return example;
}

function answerHeaders(route: ApiRoute): Part {
  const kind = kindOf(route);
  if (kind === 'health') return headers('X-Request-Id');
  const always = headers('X-Request-Id', 'RateLimit-Policy', 'RateLimit');
  switch (kind) {
    case 'query':
      return { ...always, ...headers('ETag', 'Link', 'Preference-Applied') };
    case 'command':
      return {
        ...always,
        ...headers(
          'Brightly-Position',
          'Idempotency-Replayed',
          ...(route.status === 201 ? (['Location'] as const) : []),
        ),
      };
    case 'batch':
      return { ...always, ...headers('Brightly-Position?') };
    case 'open':
      return always;
  }
}

function notModified(route: ApiRoute, { html }: Answer): Part {
  if (kindOf(route) !== 'query' && !html && route.notes.tagged !== true) return {};
  const description = 'The caller has the current response already.';
  return {
    '304': {
      description,
      headers: headers('X-Request-Id', 'RateLimit-Policy', 'RateLimit', 'ETag', 'Preference-Applied'),
    },
  };
}
