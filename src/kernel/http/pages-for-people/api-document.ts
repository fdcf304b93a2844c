/** A JSON Schema, as far as the pages use it. */
interface Schema {
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly allOf?: readonly Schema[];
}

/** A response of one status. */
interface Answer {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

/** One method of one path. */
interface Operation {
  readonly operationId: string;
  readonly tags?: readonly string[];
  readonly responses: Readonly<Record<string, Answer | { readonly $ref: string }>>;
}

/** The API's document (OpenAPI 3.1), as far as the pages use it. */
export interface ApiDocument {
  readonly info: { readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly responses?: Readonly<Record<string, Answer>> };
}

/** An operation that can respond with a problem: how it is called, and its anchor on the page at `/docs`. */
export interface AnsweringOperation {
  readonly anchor: string;
  readonly method: string;
  readonly path: string;
}

/** The operations that can respond with a problem of this code, in the document's order; methods in upper case. */
export function answeredBy(document: ApiDocument, code: string): readonly AnsweringOperation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => codesOf(document, operation).includes(code))
      .map(([method, operation]) => ({ anchor: anchorOf(operation), method: method.toUpperCase(), path })),
  );
}

/** As Swagger UI makes it. */
function anchorOf({ tags = [], operationId }: Operation): string {
  return `/${encodeURIComponent(tags[0] ?? 'default')}/${operationId}`;
}

function codesOf({ components }: ApiDocument, { responses }: Operation): readonly string[] {
  return Object.values(responses).flatMap((response) => {
    const answer = '$ref' in response ? components?.responses?.[nameIn(response.$ref)] : response;
    const schema = answer?.content?.['application/problem+json']?.schema;
    return [schema, ...(schema?.allOf ?? [])].flatMap((part) => part?.properties?.['code']?.enum?.map(String) ?? []);
  });
}

/** The last part of a reference, which is the name of what it points at. */
function nameIn($ref: string): string {
  return $ref.slice($ref.lastIndexOf('/') + 1);
}
