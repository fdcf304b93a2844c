/**
 * Invisible characters (Unicode's Default_Ignorable_Code_Point): joiners, variation selectors, soft hyphens, direction
 * marks, fillers. Written out, so that no upgrade of Node changes them.
 */
const INVISIBLE =
  '\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\u3164' +
  '\\uFE00-\\uFE0F\\uFEFF\\uFFA0\\uFFF0-\\uFFF8\\u{1BCA0}-\\u{1BCA3}\\u{1D173}-\\u{1D17A}\\u{E0000}-\\u{E0FFF}';

/**
 * A flag of a region, such as Scotland's: a black flag, and the region's code (UTS 51: three to seven letters and
 * digits) in tag characters, which are visible nowhere else.
 */
const REGION_FLAG = '\\u{1F3F4}[\\u{E0030}-\\u{E0039}\\u{E0061}-\\u{E007A}]{3,7}\\u{E007F}';

/** White space, including next line. */
const BLANK = '\\s\\u0085';

/** Each flag of a region. */
export const regionFlags = new RegExp(REGION_FLAG, 'gu');

/** Each invisible character, and, captured as a group, each flag of a region, whose tag characters name the region. */
export const invisibleOrFlag = new RegExp(`(${REGION_FLAG})|[${INVISIBLE}]`, 'gu');

/** Whether something in a text can't be seen. */
export const holdsInvisible = new RegExp(`[${INVISIBLE}]`, 'u');

/** Each run of white space, including line breaks. */
export const blanks = new RegExp(`[${BLANK}]+`, 'gu');

/** A text with nothing visible; the last two are drawn as blanks though they count as symbols. */
export const showsNothing = new RegExp(`^[${INVISIBLE}${BLANK}\\u2800\\u{1D159}]*$`, 'u');

/** How many characters a text has, as shown to people: code points, so that an emoji of one code point counts once. */
export function characters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
