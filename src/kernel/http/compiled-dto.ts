import 'reflect-metadata';
import {
  getMetadataStorage,
  IsArray,
  ValidateNested,
  ValidationTypes,
  type ValidationArguments,
} from 'class-validator';

/** A class whose properties carry class-validator's decorators; it has no initialisers, as these would be ignored. */
export type Dto<T extends object = object> = new () => T;

/** A JSON object, or a query's parameters. */
export type Fields = Readonly<Record<string, unknown>>;

type Metadata = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];
type Condition = (fields: Fields) => boolean;
type Check = (value: unknown, fields: Fields) => boolean;

/** One constraint on a field's value, or with `each` on every element. */
export interface FieldRule {
  /** As class-validator calls it: `maxLength`. */
  readonly name: string;
  readonly constraints: readonly unknown[];
  readonly each: boolean;
  /** The message if it is broken, where the decorator has one. */
  readonly message?: string;
  readonly passes: (value: unknown) => boolean;
}

interface CompiledField {
  readonly conditions: readonly Condition[];
  readonly checks: readonly Check[];
  readonly metadatas: readonly Metadata[];
}

const NESTED = Symbol('nested');
const compiled = new WeakMap<Dto, ReadonlyMap<string, CompiledField>>();

/** Declares a property that holds another DTO, or a list of them with `each`; in place of class-validator's own. */
export function Nested(dto: () => Dto, { each = false }: { readonly each?: boolean } = {}): PropertyDecorator {
  return (target, property) => {
    ValidateNested({ each })(target, property);
    if (each) IsArray()(target, property);
    Reflect.defineMetadata(NESTED, dto, target, property);
  };
}

/** The DTO that a property holds, if `@Nested()` names one. */
export function nestedDto(dto: Dto, name: string): Dto | undefined {
  return (Reflect.getMetadata(NESTED, dto.prototype as object, name) as (() => Dto) | undefined)?.();
}

/** The names of a DTO's fields. */
export function fieldNames(dto: Dto): readonly string[] {
  return [...fieldsOf(dto).keys()];
}

/** Whether this is an object, and neither an array nor null. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Whether the value is as the DTO's decorators say, with no other fields: class-validator's own constraints, called
 * from a plan that is made once per DTO instead of being looked up at each call. Asynchronous constraints are a bug
 * here.
 */
export function conforms<T extends object>(dto: Dto<T>, value: unknown): value is T {
  if (!isFields(value)) return false;
  const fields = fieldsOf(dto);
  for (const name of Object.keys(value)) if (!fields.has(name)) return false;
  for (const [name, { conditions, checks }] of fields) {
    const applies = conditions.every((condition) => condition(value));
    if (applies && !checks.every((check) => check(value[name], value))) return false;
  }
  return true;
}

/**
 * The constraints on a field of an object like this one, in the order of its decorators; none if it may be left out.
 */
export function rulesOf(dto: Dto, name: string, fields: Fields): readonly FieldRule[] {
  const field = fieldsOf(dto).get(name);
  if (!field?.conditions.every((condition) => condition(fields))) return [];
  return field.metadatas.toReversed().flatMap((metadata): FieldRule[] => {
    if (metadata.type === ValidationTypes.CONDITIONAL_VALIDATION || metadata.type === ValidationTypes.WHITELIST)
      return [];
    const nested = metadata.type === ValidationTypes.NESTED_VALIDATION;
    const checks = nested ? [isFields] : constraintChecks(dto, metadata, false);
    const { constraints, each, message } = metadata;
    return [
      {
        name: nested ? 'nested' : (metadata.name ?? ''),
        constraints: Array.isArray(constraints) ? constraints : [],
        each,
        ...(typeof message === 'string' && { message }),
        passes: (value) => checks.every((check) => check(value, fields)),
      },
    ];
  });
}

function fieldsOf(dto: Dto): ReadonlyMap<string, CompiledField> {
  let fields = compiled.get(dto);
  if (!fields) {
    const metadatas = getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false);
    const names = new Set(metadatas.map(({ propertyName }) => propertyName));
    fields = new Map(
      [...names].map((name) => [
        name,
        compileField(
          dto,
          metadatas.filter(({ propertyName }) => propertyName === name),
        ),
      ]),
    );
    compiled.set(dto, fields);
  }
  return fields;
}

function compileField(dto: Dto, metadatas: readonly Metadata[]): CompiledField {
  const conditions: Condition[] = [];
  const checks: Check[] = [];
  for (const metadata of metadatas) {
    const { type, propertyName } = metadata;
    if (type === ValidationTypes.CONDITIONAL_VALIDATION) {
      const condition = metadata.constraints[0] as (object: Fields, value: unknown) => boolean;
      conditions.push((fields) => condition(fields, fields[propertyName]));
    } else if (type === ValidationTypes.NESTED_VALIDATION) {
      checks.push(nestedCheck(dto, metadata));
    } else if (type !== ValidationTypes.WHITELIST) {
      checks.push(...constraintChecks(dto, metadata));
    }
  }
  return { conditions, checks, metadatas };
}

function nestedCheck(dto: Dto, { propertyName, each }: Metadata): Check {
  const inner = nestedDto(dto, propertyName);
  if (!inner) throw new Error(`${dto.name}.${propertyName} needs @Nested() in place of @ValidateNested().`);
  return (value) =>
    each ? Array.isArray(value) && value.every((element) => conforms(inner, element)) : conforms(inner, value);
}

/** With `each`, the checks apply to the elements of a list. */
function constraintChecks(dto: Dto, metadata: Metadata, each = metadata.each): readonly Check[] {
  const { constraintCls, constraints, propertyName: property, validateIf } = metadata;
  return getMetadataStorage()
    .getTargetValidatorConstraints(constraintCls)
    .map(({ instance }): Check => {
      const passes = (value: unknown, object: Fields) => {
        const args: ValidationArguments = { value, object, property, constraints, targetName: dto.name };
        return instance.validate(value, args) === true;
      };
      return (value, fields) => {
        if (validateIf && !validateIf(fields, value)) return true;
        return each && Array.isArray(value) ? value.every((element) => passes(element, fields)) : passes(value, fields);
      };
    });
}
