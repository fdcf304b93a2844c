import { announcedChanges } from '../../../scripts/openapi/announced.js';
import { breakingChanges } from '../../../scripts/openapi/breaking-changes.js';
import type { JsonObject } from '../../../scripts/openapi/breaking/json.js';

const text = { type: 'string' };
const object = (properties: JsonObject, required: readonly string[] = []): JsonObject => ({
  ...{ type: 'object', properties, required, additionalProperties: false },
});
const content = (schema: unknown, mediaType = 'application/json'): JsonObject => ({
  content: { [mediaType]: { schema } },
});

/** A document with one operation; `schemas` are what references lead to. */
const document = (operation: JsonObject, schemas: JsonObject = {}): JsonObject => ({
  openapi: '3.1.1',
  paths: { '/things': { post: { responses: { 200: {} }, ...operation } } },
  components: { schemas },
});
const taking = (schema: unknown, schemas?: JsonObject): JsonObject =>
  document({ requestBody: content(schema) }, schemas);
const answering = (schema: unknown, schemas?: JsonObject): JsonObject =>
  document({ responses: { 200: content(schema) } }, schemas);
const asking = (...parameters: readonly JsonObject[]): JsonObject => document({ parameters });
const query = (more: JsonObject = {}): JsonObject => ({ name: 'limit', in: 'query', schema: text, ...more });
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const changes = (before: JsonObject, now: JsonObject): readonly string[] => breakingChanges(before, now);

const at = '`POST /things`';
const limits: JsonObject = { ...text, minLength: 2, maxLength: 9 };

describe('a change of the API that breaks a client', () => {
  it.each<[string, JsonObject, JsonObject, string]>([
    ['an operation is removed', document({}), { paths: { '/things': { get: {} } } }, `${at} is gone`],
    ['a path is removed', document({}), { paths: {} }, `${at} is gone`],
    [
      'a response’s status is removed',
      document({ responses: { 200: {}, 404: {} } }),
      document({}),
      `${at}: 404 is no longer answered`,
    ],
    [
      'a response’s media type is removed',
      answering(text),
      document({ responses: { 200: content(text, 'text/plain') } }),
      `${at}: the answer 200 is no longer answered as \`application/json\``,
    ],
    [
      'a body’s media type is removed',
      taking(text),
      document({ requestBody: content(text, 'text/plain') }),
      `${at}: the body is no longer taken as \`application/json\``,
    ],
    [
      'a body is no longer accepted',
      taking(text),
      document({}),
      `${at}: the body is no longer taken as \`application/json\``,
    ],
    [
      'a body becomes required',
      taking(object({})),
      document({ requestBody: { ...content(object({})), required: true } }),
      `${at}: a body is now required`,
    ],
    ['a parameter is removed', asking(query()), asking(), `${at}: the query parameter \`limit\` is no longer taken`],
    [
      'a required parameter is added',
      asking(),
      asking(query({ required: true })),
      `${at}: the query parameter \`limit\` is now required`,
    ],
    [
      'a parameter becomes required',
      asking(query()),
      asking(query({ required: true })),
      `${at}: the query parameter \`limit\` is now required`,
    ],
    [
      'a parameter accepts less',
      asking(query({ schema: { type: 'integer', maximum: 100 } })),
      asking(query({ schema: { type: 'integer', maximum: 50 } })),
      `${at}: the query parameter \`limit\` changes its \`maximum\` from \`100\` to \`50\``,
    ],
    [
      'a required field is added to a request',
      taking(object({})),
      taking(object({ a: text }, ['a'])),
      `${at}: the body’s \`/a\` is now required`,
    ],
    [
      'a request’s field becomes required',
      taking(object({ a: text })),
      taking(object({ a: text }, ['a'])),
      `${at}: the body’s \`/a\` is now required`,
    ],
    [
      'a request’s field is removed',
      taking(object({ a: text, b: text })),
      taking(object({ a: text })),
      `${at}: the body’s \`/b\` is no longer taken`,
    ],
    [
      'a request’s type changes',
      taking(object({ a: text })),
      taking(object({ a: { type: 'integer' } })),
      `${at}: the body’s \`/a\` can no longer be string`,
    ],
    [
      'a request’s field can no longer be null',
      taking(object({ a: { type: ['string', 'null'] } })),
      taking(object({ a: text })),
      `${at}: the body’s \`/a\` can no longer be null`,
    ],
    [
      'a request’s numbers must be integers',
      taking({ type: 'number' }),
      taking({ type: 'integer' }),
      `${at}: the body can no longer be number`,
    ],
    [
      'a request’s value is removed',
      taking(object({ a: { enum: ['x', 'y'] } })),
      taking(object({ a: { enum: ['x'] } })),
      `${at}: the body’s \`/a\` can no longer be \`"y"\``,
    ],
    [
      'a request’s values become an enum',
      taking(text),
      taking({ ...text, enum: ['x'] }),
      `${at}: the body changes its \`enum\` from none to \`["x"]\``,
    ],
    [
      'a request’s upper limit falls',
      taking(limits),
      taking({ ...limits, maxLength: 8 }),
      `${at}: the body changes its \`maxLength\` from \`9\` to \`8\``,
    ],
    [
      'a request’s lower limit rises',
      taking(limits),
      taking({ ...limits, minLength: 3 }),
      `${at}: the body changes its \`minLength\` from \`2\` to \`3\``,
    ],
    [
      'a request gets a limit',
      taking(text),
      taking(limits),
      `${at}: the body changes its \`minLength\` from none to \`2\``,
    ],
    [
      'a request gets a pattern',
      taking(text),
      taking({ ...text, pattern: '^a' }),
      `${at}: the body changes its \`pattern\` from none to \`"^a"\``,
    ],
    [
      'a request’s list must have unique entries',
      taking({ type: 'array', items: text }),
      taking({ type: 'array', items: text, uniqueItems: true }),
      `${at}: the body changes its \`uniqueItems\` from none to \`true\``,
    ],
    [
      'the entries of a request’s list accept less',
      taking(object({ a: { type: 'array', items: object({ b: text, c: text }) } })),
      taking(object({ a: { type: 'array', items: object({ b: text }) } })),
      `${at}: the body’s \`/a/*/c\` is no longer taken`,
    ],
    [
      'an alternative of a request is removed',
      taking({ oneOf: [object({ a: text }, ['a']), object({ b: text }, ['b'])] }),
      taking({ oneOf: [object({ a: text }, ['a'])] }),
      `${at}: the body’s \`/b\` is no longer taken`,
    ],
    [
      'a request no longer accepts other fields',
      taking({ type: 'object' }),
      taking(object({})),
      `${at}: the body takes no other fields any more`,
    ],
    [
      'a change is behind references',
      taking(ref('A'), { A: object({ b: ref('B') }), B: text }),
      taking(ref('A'), { A: object({ b: ref('C') }), C: { type: 'integer' } }),
      `${at}: the body’s \`/b\` can no longer be string`,
    ],
    [
      'a field of a response is removed',
      answering(object({ a: text, b: text })),
      answering(object({ a: text })),
      `${at}: the answer 200’s \`/b\` is gone`,
    ],
    [
      'a field of a response becomes optional',
      answering(object({ a: text }, ['a'])),
      answering(object({ a: text })),
      `${at}: the answer 200’s \`/a\` is no longer always there`,
    ],
    [
      'a field of a response becomes nullable',
      answering(object({ a: text })),
      answering(object({ a: { anyOf: [text, { type: 'null' }] } })),
      `${at}: the answer 200’s \`/a\` can now be null`,
    ],
    [
      'a response has another type',
      answering({ type: 'integer' }),
      answering({ type: 'number' }),
      `${at}: the answer 200 can now be number`,
    ],
    [
      'a response has a new value',
      answering(object({ a: { enum: ['x'] } })),
      answering(object({ a: { enum: ['x', 'y'] } })),
      `${at}: the answer 200’s \`/a\` can now be \`"y"\``,
    ],
    [
      'a limit of a response is raised',
      answering(limits),
      answering({ ...limits, maxLength: 10 }),
      `${at}: the answer 200 changes its \`maxLength\` from \`9\` to \`10\``,
    ],
    [
      'a format of a response is removed',
      answering({ ...text, format: 'uuid' }),
      answering(text),
      `${at}: the answer 200 changes its \`format\` from \`"uuid"\` to none`,
    ],
    [
      'an unknown keyword changes',
      answering({ type: 'array', prefixItems: [text] }),
      answering({ type: 'array', prefixItems: [{ type: 'integer' }] }),
      `${at}: the answer 200 changes its \`prefixItems\` from \`[{"type":"string"}]\` to \`[{"type":"integer"}]\``,
    ],
    [
      'a response’s header field is removed',
      document({ responses: { 200: { headers: { ETag: { schema: text } } } } }),
      document({ responses: { 200: { headers: {} } } }),
      `${at}: the answer 200’s header field \`ETag\` is gone`,
    ],
    [
      'a response’s header field becomes optional',
      document({ responses: { 200: { headers: { ETag: { required: true } } } } }),
      document({ responses: { 200: { headers: { ETag: {} } } } }),
      `${at}: the answer 200’s header field \`ETag\` is no longer always there`,
    ],
    [
      'a token is required',
      document({}),
      document({ security: [{ bearer: ['read'] }] }),
      `${at}: now needs \`bearer\` and \`bearer\`’s \`read\``,
    ],
    [
      'another scope is required',
      document({ security: [{ bearer: ['write'] }] }),
      document({ security: [{ bearer: ['admin'] }] }),
      `${at}: now needs \`bearer\` and \`bearer\`’s \`admin\``,
    ],
  ])('%s', (_what, before, now, change) => {
    expect(changes(before, now)).toContain(change);
    expect(changes(before, before)).toEqual([]);
  });

  it('narrowing a type breaks clients in a request only, widening it in a response only', () => {
    const [wide, narrow] = [{ type: ['string', 'null'] }, text];
    expect([changes(taking(wide), taking(narrow)), changes(taking(narrow), taking(wide))]).toEqual([
      [expect.any(String)],
      [],
    ]);
    expect([changes(answering(wide), answering(narrow)), changes(answering(narrow), answering(wide))]).toEqual([
      [],
      [expect.any(String)],
    ]);
  });
});

describe('a change of the API that breaks no client', () => {
  const tree = { Tree: object({ children: { type: 'array', items: ref('Tree') } }) };

  it.each<[string, JsonObject, JsonObject]>([
    [
      'an operation is added',
      document({}),
      { paths: { '/things': { post: { responses: { 200: {} } }, get: {} }, '/more': { get: {} } } },
    ],
    ['a status is added', document({}), document({ responses: { 200: {}, 418: {} } })],
    ['a parameter is added that may be left out', asking(), asking(query())],
    ['a parameter may be left out', asking(query({ required: true })), asking(query())],
    [
      'a header field’s name is spelled differently',
      asking({ name: 'If-Match', in: 'header' }),
      asking({ name: 'if-match', in: 'header' }),
    ],
    ['a field is added to a request that may be left out', taking(object({})), taking(object({ a: text }))],
    ['a request’s field may be left out', taking(object({ a: text }, ['a'])), taking(object({ a: text }))],
    ['a request takes more', taking(limits), taking({ ...text, minLength: 1, maxLength: 10 })],
    ['a request has no pattern any more', taking({ ...text, pattern: '^a' }), taking(text)],
    ['a request takes any number', taking({ type: 'integer' }), taking({ type: 'number' })],
    ['a request takes more values', taking({ enum: ['x'] }), taking({ enum: ['x', 'y', 1] })],
    [
      'a request gets an alternative',
      taking(object({ a: text })),
      taking({ anyOf: [object({ b: text }), object({ a: text })] }),
    ],
    ['a lower limit of nothing is written down', taking(text), taking({ ...text, minLength: 0 })],
    ['a field is added to an answer', answering(object({ a: text })), answering(object({ a: text, b: text }, ['b']))],
    ['an answer’s field is always there', answering(object({ a: text })), answering(object({ a: text }, ['a']))],
    ['an answer has fewer values', answering({ enum: ['x', 'y'] }), answering({ const: 'x' })],
    ['an answer is limited further', answering(limits), answering({ ...limits, maxLength: 8 })],
    ['a schema gets a name', taking(object({ a: text })), taking(ref('A'), { A: object({ a: text }) })],
    [
      'null is declared differently',
      answering({ type: ['string', 'null'] }),
      answering({ oneOf: [{ type: 'null' }, text] }),
    ],
    [
      'a schema is composed with allOf',
      answering(object({ a: text, b: text }, ['a'])),
      answering({ allOf: [object({ a: text }, ['a']), { properties: { b: text } }] }),
    ],
    [
      'a text is changed',
      answering({ ...text, description: 'Old', example: 1 }),
      answering({ ...text, description: 'New', 'x-note': 2 }),
    ],
    ['a schema that holds itself stays', answering(ref('Tree'), tree), answering(ref('Tree'), tree)],
    [
      'a response’s header field is added',
      document({ responses: { 200: {} } }),
      document({ responses: { 200: { headers: { ETag: {} } } } }),
    ],
    ['no token is needed any more', document({ security: [{ bearer: ['read'] }] }), document({ security: [] })],
    [
      'another way to sign in is added',
      document({ security: [{ bearer: [] }] }),
      document({ security: [{ cookie: [] }, { bearer: [] }] }),
    ],
    [
      'a problem has a new code',
      document({ responses: { 409: content(object({ code: { enum: ['A'] } }), 'application/problem+json') } }),
      document({ responses: { 409: content(object({ code: { enum: ['A', 'B'] } }), 'application/problem+json') } }),
    ],
  ])('%s', (_what, before, now) => {
    expect(changes(before, now)).toEqual([]);
  });
});

describe('the changelog', () => {
  it('announces the changes that its unreleased section lists under Breaking, and no others', () => {
    const changelog = `# Changelog\n\n## [Unreleased]\n\n### Added\n\n- this\n\n### Breaking\n\n- \`GET /a\` is gone\n- so is\n  this\n\n### Fixed\n\n- that\n\n## [1.0.0]\n\n### Breaking\n\n- old\n`;
    expect(announcedChanges(changelog)).toEqual(['`GET /a` is gone', 'so is']);
    expect(announcedChanges('# Changelog\n\n## [1.0.0]\n\n### Breaking\n\n- old\n')).toEqual([]);
  });
});
