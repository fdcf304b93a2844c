import { readFileSync } from 'node:fs';
import { installed } from '../../../src/kernel/runtime/installation.js';

/** A part of the API's document. */
export type Part = Readonly<Record<string, unknown>>;

/** The document's description of one operation. */
export interface Described {
  /** As in the document: `/v1/items/{itemId}`. */
  readonly path: string;
  readonly method: string;
  readonly operation: Part & { readonly operationId: string; readonly responses: Readonly<Record<string, Part>> };
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described['operation']>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, Part>>>>;
}

/** The document in the repository. */
export const apiDocument = JSON.parse(readFileSync(installed('docs/api/openapi.json'), 'utf8')) as Document & Part;

/** Every operation of the document. */
export const operations: readonly Described[] = Object.entries(apiDocument.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);

/** The part itself, or what it refers to. */
export function deref(part: Part): Part {
  const { $ref } = part;
  if (typeof $ref !== 'string') return part;
  const found = $ref
    .slice(2)
    .split('/')
    .reduce<unknown>((at, name) => (at as Part)[name.replaceAll('~1', '/').replaceAll('~0', '~')], apiDocument);
  return deref(found as Part);
}

const patterns = Object.keys(apiDocument.paths)
  // `/steps/reorder` matches itself before `/steps/{stepId}`.
  .toSorted((a, b) => a.split('{').length - b.split('{').length)
  .map((path) => [new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`), path] as const);

/** The document's paths that an address, without its query, may be one of; the most literal first. */
export function pathsAt(address: string): readonly string[] {
  return patterns.filter(([pattern]) => pattern.test(address)).map(([, path]) => path);
}

/** The document's operation for this request; undefined for an unknown one. */
export function describedAt(method: string, address: string): Described | undefined {
  const asked = method === 'HEAD' ? 'GET' : method;
  const found = pathsAt(address).map((path) => operations.find((each) => each.path === path && each.method === asked));
  return found.find((each) => each !== undefined);
}
