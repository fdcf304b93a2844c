import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsOptional,
  IsRFC3339,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
} from 'class-validator';

/** The body of `POST /v1/items`: work offered to a colleague, or to oneself when no owner is named. */
export class OfferItemDto {
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  declare title: string;

  @IsOptional()
  @IsString()
  @MaxLength(20_000)
  declare description?: string | null;

  @IsOptional()
  @IsRFC3339()
  declare dueAt?: string | null;

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
  @MaxLength(500, { each: true })
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

/** The query of a page: how many items, and where the page before ended. */
export class PageDto {
  @IsOptional()
  @Matches(/^([1-9]|[1-9]\d|100)$/, { message: 'limit must be a whole number from 1 to 100' })
  declare limit?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  declare cursor?: string;
}
