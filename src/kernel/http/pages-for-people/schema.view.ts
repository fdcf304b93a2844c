import { nameIn, type Schema } from './api-document.js';
import { markup, type Markup } from './markup.js';
import { inline, prose } from './prose.js';

/** What kind of value a schema describes, in one line; named schemas are linked. */
export function kindOf(schema: Schema): Markup {
  if (schema.$ref !== undefined) return link(nameIn(schema.$ref));
  const union = schema.anyOf ?? schema.oneOf;
  if (union) return joined(union.map(kindOf), ' or ');
  if (schema.allOf) return joined(schema.allOf.filter(({ $ref }) => $ref !== undefined).map(kindOf), ' and ');
  if (schema.const !== undefined) return json(schema.const);
  if (schema.enum) return joined(schema.enum.map(json), ' or ');
  if (schema.type === undefined) return markup`anything`;
  return joined(
    [schema.type].flat().map((type) => ofType(type, schema)),
    ' or ',
  );
}

function ofType(type: string, { items, format, additionalProperties }: Schema): Markup {
  if (type === 'array') return markup`list of ${kindOf(items ?? {})}`;
  if (type === 'object' && typeof additionalProperties === 'object') {
    return markup`object, each field ${kindOf(additionalProperties)}`;
  }
  return type === 'string' && format !== undefined ? markup`string (${format})` : markup`${type}`;
}

/** A link to where a named schema is described. */
export function link(name: string): Markup {
  return markup`<a href="#schema-${name}">${name}</a>`;
}

function json(value: unknown): Markup {
  return markup`<code>${JSON.stringify(value)}</code>`;
}

function joined(parts: readonly Markup[], between: string): Markup {
  return markup`${parts.map((part, index) => (index === 0 ? part : markup`${between}${part}`))}`;
}

/** What a value must be beyond its kind. */
export function limitsOf(schema: Schema): readonly Markup[] {
  const { minLength, maxLength, minimum, maximum, minItems, maxItems, pattern, uniqueItems } = schema;
  return [
    between(minLength, maxLength, 'characters'),
    between(minimum, maximum, ''),
    between(minItems, maxItems, 'entries'),
    pattern === undefined ? [] : [markup`as <code>${pattern}</code>`],
    uniqueItems === true ? [markup`no entry twice`] : [],
    schema.default === undefined ? [] : [markup`${json(schema.default)} unless given`],
    schema.items ? limitsOf(schema.items).map((limit) => markup`each ${limit}`) : [],
  ].flat();
}

function between(least: number | undefined, most: number | undefined, unit: string): readonly Markup[] {
  const of = unit === '' ? '' : ` ${unit}`;
  if (least !== undefined && most !== undefined) return [markup`${least} to ${most}${of}`];
  if (least !== undefined) return [markup`at least ${least}${of}`];
  return most === undefined ? [] : [markup`at most ${most}${of}`];
}

/** One thing by name: what it is, whether it must be there, and what is said about it. */
export function entry(name: string, schema: Schema, required: boolean, description = schema.description): Markup {
  const limits = limitsOf(schema).map((limit) => markup`, ${limit}`);
  const must = required && markup` <span class="must">required</span>`;
  return markup`<dt><code>${name}</code> <span class="soft">${kindOf(schema)}${limits}</span>${must}</dt>
<dd>${prose(description)}${nested(schema)}</dd>
`;
}

/** The fields of an object, and of objects within it that have no name; nothing for any other schema. */
export function fieldsOf({ properties = {}, required = [] }: Schema): Markup | undefined {
  const fields = Object.entries(properties);
  if (fields.length === 0) return undefined;
  return markup`<dl>
${fields.map(([name, field]) => entry(name, field, required.includes(name)))}</dl>`;
}

function nested(schema: Schema): readonly (Markup | undefined)[] {
  const alternatives = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? [];
  return [fieldsOf(schema), ...(schema.items ? nested(schema.items) : []), ...alternatives.flatMap(nested)];
}

/** A named schema under its anchor. */
export function namedSchema(name: string, schema: Schema): Markup {
  const kind =
    schema.properties === undefined &&
    markup`<p class="soft">${kindOf(schema)}${limitsOf(schema).map((limit) => markup`, ${limit}`)}</p>`;
  return markup`<section id="schema-${name}" aria-labelledby="schema-${name}-title">
<h3 id="schema-${name}-title"><a href="#schema-${name}">${name}</a></h3>
${schema.description !== undefined && markup`<p>${inline(schema.description)}</p>`}
${kind}${nested(schema)}
</section>
`;
}
