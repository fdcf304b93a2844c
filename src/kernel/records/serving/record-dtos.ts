import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  Min,
  MinLength,
  ValidateBy,
  ValidateIf,
} from 'class-validator';
import type { Dto } from '../../http/compiled-dto.js';
import { IsDay } from '../../http/day.js';
import { MaxCharacters } from '../../http/max-characters.js';
import { NameDto } from '../../http/name.dto.js';
import { SchemaNotes } from '../../http/openapi/schema-note.js';
import { PageDto } from '../../http/page-answers.js';
import { IsTime } from '../../http/time.js';
import type { RecordField } from '../declaring/record-fields.js';
import { isDate, isDecimal } from '../declaring/record-values.js';
import type { AnyRecord, NamedVerb } from '../declaring/record-type.js';

const made = new WeakSet<object>();

/** Whether a DTO was made from a record type, so that no source file declares it. */
export function isRecordDto(dto: object): boolean {
  return made.has(dto);
}

/** The DTO of a verb's body; undefined for a verb without fields. */
export function bodyDto(type: AnyRecord, { verb, declared }: NamedVerb): Dto | undefined {
  if (verb !== 'create' && verb !== 'change') return undefined;
  const { takes } = verb === 'change' ? declared : {};
  const fields = Object.entries(type.declared.fields).filter(([name]) => takes?.includes(name) ?? true);
  if (isNameAlone(fields)) return NameDto;
  const name = `${declared.word ?? verb}${type.name}Dto`;
  const dto = newDto(`${name.charAt(0).toUpperCase()}${name.slice(1)}`, Object);
  for (const [field, of] of fields) {
    const mayBeAbsent = verb === 'create' ? of.nullable || of.standard !== undefined : takes === undefined;
    for (const decorate of decoratorsOf(of, mayBeAbsent)) decorate(dto.prototype as object, field);
  }
  return dto;
}

/** The DTO of a page's query: archived records, the others or all, and the fields by which the list is filtered. */
export function recordPageDto(type: AnyRecord): Dto<PageDto> {
  const dto = newDto(`${type.name}PageDto`, PageDto) as Dto<PageDto>;
  const prototype = dto.prototype as object;
  const yesOrNo = (name: string) => {
    IsOptional()(prototype, name);
    IsIn(['true', 'false'])(prototype, name);
  };
  if (type.declared.verbs.archive !== undefined) yesOrNo(type.archivedWord);
  for (const name of type.declared.filter ?? []) {
    const form = type.declared.fields[name]?.form;
    if (form?.kind === 'flag') yesOrNo(name);
    else {
      IsOptional()(prototype, name);
      if (form?.kind === 'choice') IsIn([...form.values])(prototype, name);
      else if (form?.kind === 'date') isDayThatIs(prototype, name);
      else IsUUID()(prototype, name);
    }
  }
  return dto;
}

/** Postgres rejects February 30th, so a query's day is checked here; a body's day is checked by the decider. */
const isDayThatIs: PropertyDecorator = (target, name) => {
  IsDay()(target, name);
  const message = `${String(name)} names a day that the calendar does not have`;
  ValidateBy({ name: 'isDate', validator: { validate: isDate } }, { message })(target, name);
};

/** In place of class-validator's `maxDecimalPlaces`, which breaks on numbers that JavaScript writes as 1e-7. */
function IsDecimal(places: number): PropertyDecorator {
  const message = `$property takes a number with at most ${places} decimal places`;
  return ValidateBy({ name: 'isNumber', validator: { validate: (value) => isDecimal(value, places) } }, { message });
}

/** Whether the body is only a name, for which all rooms use `NameDto`. */
function isNameAlone(fields: readonly (readonly [string, RecordField])[]): boolean {
  const [first, ...others] = fields;
  if (first === undefined || others.length > 0) return false;
  const [name, { form, nullable }] = first;
  return name === 'name' && form.kind === 'line' && form.max === 200 && !nullable;
}

function newDto(name: string, parent: new () => object): Dto {
  const dto = class extends parent {};
  made.add(dto);
  Object.defineProperty(dto, 'name', { value: name });
  return dto;
}

function decoratorsOf(
  { form, nullable, says, standard }: RecordField,
  mayBeAbsent: boolean,
): readonly PropertyDecorator[] {
  const conditions = [
    ...(mayBeAbsent && nullable ? [IsOptional()] : []),
    ...(mayBeAbsent && !nullable ? [ValidateIf((_, value) => value !== undefined)] : []),
    ...(!mayBeAbsent && nullable ? [ValidateIf((_, value) => value !== null)] : []),
  ];
  const notes = {
    ...(says !== undefined && { description: says }),
    ...(standard !== undefined && { default: standard }),
  };
  return [...conditions, ...constraintsOf(form), ...(Object.keys(notes).length > 0 ? [SchemaNotes(notes)] : [])];
}

function constraintsOf(form: RecordField['form']): readonly PropertyDecorator[] {
  switch (form.kind) {
    case 'line':
      return [IsString(), MinLength(1), MaxCharacters(form.max)];
    case 'prose':
      return [IsString(), MaxCharacters(form.max)];
    case 'lines':
      return [IsArray(), ArrayMaxSize(form.most), IsString({ each: true }), MaxCharacters(form.max, { each: true })];
    case 'int':
      return [IsInt(), Min(form.min), Max(form.max)];
    case 'decimal':
      return [IsDecimal(form.places), Min(form.min), Max(form.max)];
    case 'flag':
      return [IsBoolean()];
    case 'choice':
      return [IsIn([...form.values])];
    case 'date':
      return [IsDay()];
    case 'instant':
      return [IsTime()];
    case 'ref':
      return [IsUUID()];
  }
}
