import { IsString, MaxLength, MinLength } from 'class-validator';

/** The body of a renaming, and of a creation that takes a name only. */
export class NameDto {
  /** In one line; blanks around it are left out. */
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  declare name: string;
}
