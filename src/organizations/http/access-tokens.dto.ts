import { ArrayMinSize, ArrayUnique, IsArray, IsIn, IsOptional, IsRFC3339, IsString, MinLength } from 'class-validator';
import { MaxCharacters } from '../../kernel/http/max-characters.js';
import { SCOPES, type Scope } from '../../kernel/http/authentication/scopes.js';

/** The body of `POST /v1/me/tokens`. */
export class MakeAccessTokenDto {
  @IsString()
  @MinLength(1)
  @MaxCharacters(200)
  declare name: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(SCOPES, { each: true })
  declare scopes: Scope[];

  /** Null or absent for never. */
  @IsOptional()
  @IsRFC3339()
  declare expiresAt?: string | null;
}
