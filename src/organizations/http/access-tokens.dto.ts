import { ArrayMinSize, ArrayUnique, IsArray, IsIn, IsOptional, IsString, MinLength } from 'class-validator';
import { MaxCharacters } from '../../kernel/http/max-characters.js';
import { SCOPES, type Scope } from '../../kernel/http/authentication/scopes.js';
import { IsTime } from '../../kernel/http/time.js';

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
  @IsTime()
  declare expiresAt?: string | null;
}
