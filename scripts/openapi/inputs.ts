import { getMetadataStorage, ValidationTypes } from 'class-validator';
import { targetConstructorToSchema } from 'class-validator-jsonschema';
import { nestedDto, type Dto } from '../../src/kernel/http/compiled-dto.js';
import { schemaNoteOf } from '../../src/kernel/http/openapi/schema-note.js';
import { isRecordDto } from '../../src/kernel/records/serving/record-dtos.js';
import { schemaRef, type Schema } from './schema.js';
import type { Sources } from './sources.js';

type Metadata = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];
type Condition = (fields: Readonly<Record<string, unknown>>) => boolean;

/** The name of a DTO in the document. */
export function inputName(dto: Dto): string {
  return dto.name.replace(/Dto$/, 'Body');
}

/** The DTOs nested in a DTO's fields. */
export function nestedIn(dto: Dto): readonly Dto[] {
  return metadataOf(dto).flatMap(({ propertyName }) => nestedDto(dto, propertyName) ?? []);
}

/** The schema of a DTO, from its validators, its docstrings and the notes beside them. */
export function inputSchema(dto: Dto, { docOf }: Pick<Sources, 'docOf'>): Schema {
  const metadata = metadataOf(dto);
  const { properties = {} } = targetConstructorToSchema(dto, { additionalConverters: CONVERTERS }) as {
    readonly properties?: Readonly<Record<string, Schema>>;
  };
  const names = Object.keys(properties);
  const fields = names.map((name) => {
    const description = docInherited(dto, (className) => docOf(className, name));
    const own = { ...(description !== undefined && { description }), ...properties[name], ...schemaNoteOf(dto, name) };
    return [name, mayBe(null, metadata, name) ? orNull(own) : own] as const;
  });
  const required = names.filter((name) => !mayBe(undefined, metadata, name));
  const description = isRecordDto(dto) ? '' : withoutPlace(docOf(dto.name) ?? '');
  return {
    type: 'object',
    ...(description !== '' && { description }),
    properties: Object.fromEntries(fields),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
    ...schemaNoteOf(dto),
  };
}

const CONVERTERS = {
  isRFC3339: { type: 'string', format: 'date-time' },
  isTime: { type: 'string', format: 'date-time' },
  [ValidationTypes.NESTED_VALIDATION]: ({ target, propertyName }: Metadata): Schema => {
    const inner = nestedDto(target as Dto, propertyName);
    if (!inner) throw new Error(`${propertyName} needs @Nested().`);
    return schemaRef(inputName(inner));
  },
} as Parameters<typeof targetConstructorToSchema>[1] extends { additionalConverters?: infer C } | undefined ? C : never;

function metadataOf(dto: Dto): readonly Metadata[] {
  return getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false);
}

/** Whether the validators of this field skip this value (null or absent), according to their own conditions. */
function mayBe(value: null | undefined, metadata: readonly Metadata[], name: string): boolean {
  const fields = value === undefined ? {} : { [name]: value };
  return metadata
    .filter(({ type, propertyName }) => type === ValidationTypes.CONDITIONAL_VALIDATION && propertyName === name)
    .some(({ constraints }) => !(constraints[0] as Condition)(fields));
}

function orNull({ type, ...rest }: Schema): Schema {
  if (typeof type !== 'string') return { anyOf: [{ ...rest }, { type: 'null' }] };
  const { enum: values } = rest;
  return { ...rest, type: [type, 'null'], ...(Array.isArray(values) && { enum: [...(values as unknown[]), null] }) };
}

function docInherited(dto: Dto, doc: (className: string) => string | undefined): string | undefined {
  for (
    let each: unknown = dto;
    typeof each === 'function' && each.name !== '' && each !== Object;
    each = Object.getPrototypeOf(each)
  ) {
    // The DTO of a record type has no source.
    const found = isRecordDto(each) ? undefined : doc(each.name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The document itself says where a body is sent. */
function withoutPlace(description: string): string {
  return description
    .replace(/^The body of `[^`]+`(?: and `[^`]+`)?[:;,.] ?/, '')
    .replace(/^\w/, (first) => first.toUpperCase());
}
