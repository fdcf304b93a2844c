import { ValidateBy } from 'class-validator';
import { searchWords } from '../../kernel/text/fold.js';

/** Property decorator: a text with something to search for; without a word, a search would find everything. */
export function HasWord(): PropertyDecorator {
  const validate = (value: unknown): boolean => typeof value === 'string' && searchWords(value).length > 0;
  const message =
    '$property holds nothing that can be seen; it takes one or more words to find in titles, such as report';
  return ValidateBy({ name: 'hasWord', validator: { validate } }, { message });
}
