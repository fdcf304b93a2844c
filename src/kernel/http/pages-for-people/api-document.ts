/** A JSON Schema, as far as the page at `/docs` shows it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

/** A part of the document, or where it stands. */
export type OrRef<Part> = Part | { readonly $ref: string };

/** A parameter in the path, the query or the header section. */
export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: Schema;
}

/** What is sent as one media type. */
export interface Content {
  readonly schema?: Schema;
  readonly example?: unknown;
}

/** An answer of one status. */
export interface Answer {
  readonly description?: string;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content?: Readonly<Record<string, Content>>;
}

/** One method of one path. */
export interface Operation {
  readonly operationId: string;
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly OrRef<Parameter>[];
  readonly requestBody?: { readonly required?: boolean; readonly content?: Readonly<Record<string, Content>> };
  readonly responses: Readonly<Record<string, OrRef<Answer>>>;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
}

/** The API's document (OpenAPI 3.1), as far as the page at `/docs` shows it. */
export interface ApiDocument {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly tags?: readonly { readonly name: string; readonly description?: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: {
    readonly schemas?: Readonly<Record<string, Schema>>;
    readonly parameters?: Readonly<Record<string, Parameter>>;
    readonly headers?: Readonly<Record<string, { readonly description?: string }>>;
    readonly responses?: Readonly<Record<string, Answer>>;
  };
}

/** An operation and where it is. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** Every operation, in the document's order; methods in upper case. */
export function routesIn({ paths }: ApiDocument): readonly Route[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}

/** The answers of an operation by status, references followed. */
export function answersOf(
  { components }: ApiDocument,
  { responses }: Operation,
): readonly (readonly [string, Answer])[] {
  return Object.entries(responses).map(([status, answer]) => {
    return [status, ('$ref' in answer ? components?.responses?.[nameIn(answer.$ref)] : answer) ?? {}];
  });
}

/** The last part of a reference: what it points at is called that. */
export function nameIn($ref: string): string {
  return $ref.slice($ref.lastIndexOf('/') + 1);
}

/** The problem codes that an answer can have; none for one that is no problem. */
export function problemCodes({ content = {} }: Answer): readonly string[] {
  const schema = content['application/problem+json']?.schema;
  return [schema, ...(schema?.allOf ?? [])].flatMap((part) => part?.properties?.['code']?.enum?.map(String) ?? []);
}
