import { IsString, MinLength } from 'class-validator';
import { MaxCharacters } from './max-characters.js';

/** The body of a renaming, and of a creation that takes a name only. */
export class NameDto {
  /** In one line; blanks around it are left out. */
  @IsString()
  @MinLength(1)
  @MaxCharacters(200)
  declare name: string;
}
