import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsRFC3339,
  IsString,
  IsUUID,
  Max,
  Min,
  MinLength,
  ValidateIf,
} from 'class-validator';
import { MaxCharacters } from '../../kernel/http/max-characters.js';

import { IsDay } from '../../kernel/http/day.js';
import { SchemaNotes } from '../../kernel/http/openapi/schema-note.js';
import { IsTime } from '../../kernel/http/time.js';

/** Optional, not nullable. */
function isGiven(name: string): (fields: Readonly<Record<string, unknown>>) => boolean {
  return (fields) => fields[name] !== undefined;
}

/** The body of `POST /v1/items`: work offered to a colleague, or to oneself when no owner is named. */
export class OfferItemDto {
  @IsString()
  @MinLength(1)
  @MaxCharacters(500)
  declare title: string;

  @IsOptional()
  @IsString()
  @MaxCharacters(20_000)
  declare description?: string | null;

  @IsOptional()
  @IsRFC3339()
  declare dueAt?: string | null;

  /** Instead of `dueAt`: a day without a time, which ends when it ends in the reader's time zone. */
  @IsOptional()
  @IsDay()
  declare dueOn?: string | null;

  @IsOptional()
  @IsUUID()
  declare milestoneId?: string | null;

  @IsOptional()
  @IsUUID()
  declare ownerId?: string | null;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxCharacters(500, { each: true })
  declare steps?: string[] | null;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsUUID(undefined, { each: true })
  declare tagIds?: string[] | null;

  /** Accepts it in the same append; for oneself only. */
  @IsOptional()
  @IsBoolean()
  declare accept?: boolean | null;
}

/** The body of `PATCH /v1/items/{itemId}`: what is absent stays, and null takes away what an item can be without. */
export class EditItemDto {
  @ValidateIf(isGiven('title'))
  @IsString()
  @MinLength(1)
  @MaxCharacters(500)
  declare title?: string;

  @IsOptional()
  @IsString()
  @MaxCharacters(20_000)
  declare description?: string | null;

  @IsOptional()
  @IsRFC3339()
  declare dueAt?: string | null;

  /** Instead of `dueAt`: a day without a time, which ends when it ends in the reader's time zone. */
  @IsOptional()
  @IsDay()
  declare dueOn?: string | null;

  @IsOptional()
  @IsUUID()
  declare milestoneId?: string | null;
}

/** The body of `POST /v1/items/{itemId}/decline`; the offerer reads the reason. */
export class DeclineOfferDto {
  @IsOptional()
  @IsString()
  @MaxCharacters(20_000)
  declare reason?: string | null;
}

/** The body of `POST /v1/items/{itemId}/move`: exactly one place, before or after a waiting item or by number from 1. */
@SchemaNotes({ minProperties: 1, maxProperties: 1 })
export class MoveItemDto {
  @ValidateIf(isGiven('before'))
  @IsUUID()
  declare before?: string;

  @ValidateIf(isGiven('after'))
  @IsUUID()
  declare after?: string;

  @ValidateIf(isGiven('position'))
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  declare position?: number;
}

/** The body of `POST /v1/items/{itemId}/set-aside`. */
export class SetAsideDto {
  /** A day after today in your time zone; the item comes back when it begins. */
  @IsDay()
  declare until: string;
}

/** The body of `POST /v1/items/{itemId}/recreate`: for oneself when no owner is named, in the origin's milestone when none is. */
export class RecreateItemDto {
  @IsOptional()
  @IsUUID()
  declare ownerId?: string | null;

  @IsOptional()
  @IsUUID()
  declare milestoneId?: string | null;
}

/** The body of `POST /v1/items/{itemId}/copy`: who is to do the stranded work; oneself when nobody is named. */
export class CopyItemDto {
  @IsOptional()
  @IsUUID()
  declare ownerId?: string | null;
}

/** The body of `PATCH /v1/items/{itemId}/steps/{stepId}`. */
export class StepNameDto {
  @IsString()
  @MinLength(1)
  @MaxCharacters(500)
  declare name: string;
}

/** The body of `POST /v1/items/{itemId}/steps`: `after` null puts the step first, absent last. */
export class AddStepDto extends StepNameDto {
  @IsOptional()
  @IsUUID()
  declare after?: string | null;
}

/** The body of `POST /v1/items/{itemId}/steps/reorder`: every step of the item, in the new order. */
export class ReorderStepsDto {
  @IsArray()
  @ArrayMaxSize(200)
  @IsUUID(undefined, { each: true })
  declare stepIds: string[];
}

/** The body of `POST` and `PATCH /v1/me/alarm`; the decider says which intervals there are (FOCUS-17). */
export class AlarmIntervalDto {
  @IsInt()
  declare minutes: number;
}

/** The body of `POST /v1/me/alarm/acknowledge`: the delivery that was seen, or whichever is shown. */
export class AcknowledgeAlarmDto {
  @ValidateIf(isGiven('dueAt'))
  @IsTime()
  declare dueAt?: string;
}
