/** A JSON Schema, or a part of one. */
export type SchemaNote = Readonly<Record<string, unknown>>;

const NOTE = Symbol('schemaNote');

/** Adds to the schema of a DTO, or of one of its fields, what its validators do not say; wins over the validators. */
export function SchemaNotes(note: SchemaNote): ClassDecorator & PropertyDecorator {
  return (target: object, property?: string | symbol): void => {
    if (property === undefined) Reflect.defineMetadata(NOTE, note, target);
    else Reflect.defineMetadata(NOTE, note, target, property);
  };
}

/** What `@SchemaNotes()` says of a DTO, or of one of its fields. */
export function schemaNoteOf(dto: new () => object, field?: string): SchemaNote | undefined {
  return (
    field === undefined ? Reflect.getOwnMetadata(NOTE, dto) : Reflect.getMetadata(NOTE, dto.prototype as object, field)
  ) as SchemaNote | undefined;
}
