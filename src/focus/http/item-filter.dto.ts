import { IsIn, IsOptional, IsString, IsUUID, MinLength } from 'class-validator';
import { MaxCharacters } from '../../kernel/http/max-characters.js';
import { PageDto } from '../../kernel/http/page-answers.js';
import { IsTime } from '../../kernel/http/time.js';
import { HasWord } from './has-word.js';

/** The query of a list of items: a page, and what the items must be like; all of it must hold. */
export class ItemFilterDto extends PageDto {
  @IsOptional()
  @IsUUID()
  declare tagId?: string;

  /** Due before this moment: at an earlier time, or on a day that is over by then in your time zone. */
  @IsOptional()
  @IsTime()
  declare dueBefore?: string;

  /** Due after this moment: at a later time, or on a day that ends after it in your time zone. */
  @IsOptional()
  @IsTime()
  declare dueAfter?: string;

  /** Open, and due before now. */
  @IsOptional()
  @IsIn(['true', 'false'])
  declare overdue?: 'true' | 'false';

  /** Words that the title contains, at least one, in any order; case, accents and widths are ignored. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxCharacters(500)
  @HasWord()
  declare text?: string;
}
