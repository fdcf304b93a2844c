import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { apiDocument as madeAnew, asFile } from '../../../scripts/openapi/document.js';
import { installed } from '../../../src/kernel/runtime/installation.js';
import { mismatch, pointer } from '../../support/api/described.js';
import { apiDocument, operations, type Part } from '../../support/api/document.js';
import { codesOf } from '../../support/api/refusals.js';

const MEDIA = 'application/json';
const ofOperations = operations.map((each) => [`${each.method} ${each.path}`, each] as const);

/** Every schema in a part of the document, with its path. */
function schemasIn(part: unknown, at: readonly string[] = []): readonly (readonly [string, Part])[] {
  if (typeof part !== 'object' || part === null) return [];
  const inner = Object.entries(part).flatMap(([name, each]) => schemasIn(each, [...at, name]));
  return at.at(-2) === 'properties' ? [[at.join('/'), part as Part], ...inner] : inner;
}

describe('the API’s document', () => {
  it('is what `npm run openapi` makes of the code: run it, and review what it changed', () => {
    const file = readFileSync(installed('docs/api/openapi.json'), 'utf8');
    expect(asFile(madeAnew())).toBe(file);
  });

  it('is an OpenAPI 3.1 document', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(apiDocument));
    expect([valid, errors]).toEqual([true, undefined]);
    expect(validator.version).toBe('3.1');
  });

  it('gives each operation an id of its own, a room and a summary', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(operations.length);
    expect(ids).toEqual(expect.arrayContaining(['offerItem', 'getMyFocus', 'createProject', 'addUser', 'sendBatch']));
    const bare = operations.filter(({ operation: { tags, summary } }) => !(tags as unknown[])[0] || !summary);
    expect(bare).toEqual([]);
  });

  it('gives every field a type; only the response to a batched command and the values of a changed field are open', () => {
    const { schemas = {} } = apiDocument.components;
    const open = schemasIn(schemas).filter(([, schema]) => Object.keys(schema).length === 0);
    expect(open.map(([at]) => at)).toEqual([
      'BatchResult/properties/body',
      ...['before', 'after'].map((value) => `FieldChange/properties/${value}`),
    ]);
  });

  it.each(ofOperations)('%s: the examples are as their schemas say', (_, { path, method, operation }) => {
    const at = ['paths', path, method.toLowerCase()];
    const { requestBody, responses } = operation as {
      readonly requestBody?: { readonly content: Readonly<Record<string, Part>> };
      readonly responses: Readonly<Record<string, Part>>;
    };
    if (requestBody) {
      const wrong = mismatch(
        pointer(...at, 'requestBody', 'content', MEDIA, 'schema'),
        requestBody.content[MEDIA]?.['example'],
      );
      expect(wrong).toBeUndefined();
    }
    for (const [status, { content }] of Object.entries(responses)) {
      const { example } = (content as Readonly<Record<string, Part>> | undefined)?.[MEDIA] ?? {};
      if (example === undefined) continue;
      expect(mismatch(pointer(...at, 'responses', status, 'content', MEDIA, 'schema'), example)).toBeUndefined();
    }
  });

  it('has an example of a problem', () => {
    const { examples } = apiDocument.components['schemas']?.['Problem'] as { readonly examples: readonly Part[] };
    expect(examples).toHaveLength(1);
    expect(mismatch('#/components/schemas/Problem', examples[0])).toBeUndefined();
  });

  it('names every problem code that has a page; only these codes belong to no single operation', () => {
    const { enum: known } = apiDocument.components['schemas']?.['ProblemCode'] as { readonly enum: readonly string[] };
    const answered = new Set(operations.flatMap(({ operation }) => codesOf(operation.responses)));
    expect([...answered].filter((code) => !known.includes(code))).toEqual([]);
    expect(known.filter((code) => !answered.has(code))).toEqual([
      // Past work is recorded by an import on the command line.
      'IMPORTS_ONLY',
      'METHOD_NOT_ALLOWED',
      // An organization is made on the command line.
      'OPERATORS_ONLY',
      'ORGANIZATION_EXISTS',
      'PAST_WORK_ENDS_FIRST',
      'PAST_WORK_IN_FUTURE',
      'PAST_WORK_TIME_INVALID',
      // Of a command within a batch.
      'REFERENCE_UNRESOLVED',
      'REQUEST_REFUSED',
      'TOO_MUCH_PAST_WORK',
    ]);
  });
});
