import { buildMessage, ValidateBy, type ValidationOptions } from 'class-validator';
import { characters } from '../text/code-points.js';
import { oneLine } from '../text/lines.js';

/**
 * Declares how many characters a text may have, in place of class-validator's MaxLength, which counts differently: code
 * points of the text in one line, as domains count a name or a title. Known to the API's document as `maxLength`.
 */
export function MaxCharacters(max: number, options?: ValidationOptions): PropertyDecorator {
  const validate = (value: unknown) =>
    typeof value === 'string' && (value.length <= max || characters(oneLine(value)) <= max);
  const say = (each: string) => `${each}$property must be shorter than or equal to $constraint1 characters`;
  return ValidateBy(
    { name: 'maxLength', constraints: [max], validator: { validate, defaultMessage: buildMessage(say, options) } },
    options,
  );
}
