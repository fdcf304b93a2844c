import fc from 'fast-check';
import { deref, operations, type Described, type Part } from '../api/document.js';
import { absurd } from './absurd.js';
import { drawn, valueOf } from './values.js';
import type { Written } from './written.js';

/** A body that holds requests, most of them to operations of the document. */
export function batch(schema: Part): fc.Arbitrary<Written> {
  const commands = operations.filter(({ method, path }) => method !== 'GET' && path !== '/v1/commands');
  const real = fc.oneof(...commands.map(commandOf));
  const list = fc.array(fc.oneof({ arbitrary: real, weight: 8 }, { arbitrary: listed(schema), weight: 1 }), {
    minLength: 1,
    maxLength: 6,
  });
  return fc.tuple(list, fc.oneof(fc.constant(null), fc.boolean())).map(([each, stop]) => ({
    members: [['commands', each] as const, ...(stop === null ? [] : [['stopOnRefusal', stop] as const])],
  }));
}

function listed(schema: Part): fc.Arbitrary<Written> {
  const { commands } = deref(schema)['properties'] as Readonly<Record<'commands', { readonly items: Part }>>;
  return valueOf(commands.items, 'command');
}

function commandOf({ method, path, operation }: Described): fc.Arbitrary<Written> {
  const names = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name = '']) => name);
  const reference = fc.nat(3).map((index) => ({ verbatim: `{"$ref":${index},"field":"itemId"}` }));
  const id = (name: string): fc.Arbitrary<Written> => fc.oneof({ arbitrary: drawn(name), weight: 5 }, reference);
  const params = fc.tuple(...names.map((name) => id(name).map((value) => [name, value] as const)));
  const { content } = (operation['requestBody'] ?? {}) as {
    readonly content?: Readonly<Record<string, { schema: Part; example?: unknown }>>;
  };
  const media = content?.['application/json'];
  const body = media ? valueOf(media.schema, '', media.example) : fc.constant<Written>(null);
  const optional = (name: string, value: fc.Arbitrary<Written>) =>
    fc.oneof(
      { arbitrary: fc.constant([]), weight: 4 },
      value.map((each) => [[name, each] as const]),
    );
  return fc
    .tuple(
      params,
      body,
      optional('key', fc.uuid()),
      optional('ifMatch', fc.constantFrom('*', '"1"', '1')),
      optional('x', absurd),
    )
    .map(([all, given, key, ifMatch, unknown]) => ({
      members: [
        ['method', method] as const,
        ['path', path] as const,
        ...(names.length === 0 ? [] : [['params', { members: all }] as const]),
        ...(given === null ? [] : [['body', given] as const]),
        ...key,
        ...ifMatch,
        ...(unknown.length > 0 && all.length > 3 ? unknown : []),
      ],
    }));
}
