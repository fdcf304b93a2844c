import { characters } from '../../../../src/kernel/text/code-points.js';
import { oneLine, whyNotOneLine, whyNotText } from '../../../../src/kernel/text/lines.js';

const why = (text: string): string | undefined => whyNotOneLine(text, 500);

describe('TEXT-1: text of one line', () => {
  it.each([
    ['  Call Ann \n', 'Call Ann'],
    ['Call  \u00a0\u3000Ann', 'Call Ann'],
    ['caf\u0065\u0301', 'caf\u00e9'],
  ])('is kept in NFC, in one line, with single blanks: %j', (text, kept) => {
    expect(oneLine(text)).toBe(kept);
    expect(why(text)).toBeUndefined();
  });

  it.each([
    ['Call\r\n\tAnn', 'it has a line break'],
    ['one\u2028two', 'it has a line break'],
    ['one\u0085two', 'it has a line break'],
    ['one\ttwo', 'it has a tab'],
  ])('is refused with line breaks and tabs inside, which the import turns into blanks: %j', (text, reason) => {
    expect(why(text)).toBe(reason);
    expect(why(oneLine(text))).toBeUndefined();
  });

  it.each(['', '   ', '\n\t', '\uFEFF'])('is refused if it is empty: %j', (text) => {
    expect(why(text)).toBe('it is empty');
  });

  it.each([
    '\u200B',
    '\u3164',
    '\u200D\u200B',
    '\uFE0F',
    '\u2800',
    '\u115F\u1160',
    '\u00AD \u200E',
    '\u{E0100}',
    '\uFFA0',
  ])('is refused if nothing in it is visible: %j', (text) => {
    expect(why(text)).toBe('nothing in it can be seen');
  });

  it.each([
    ['a\u001Bb', 'it contains the control character U+001B'],
    ['a\u007F', 'it contains the control character U+007F'],
    ['a\u0000', 'it contains the control character U+0000'],
    ['a\u009Bb', 'it contains the control character U+009B'],
    ['a\uD800b', 'it contains half a character (U+D800)'],
    ['a\uDC00', 'it contains half a character (U+DC00)'],
    ['a\uFFFF', 'it contains U+FFFF, which is not a character'],
    ['a\u{1FFFE}', 'it contains U+1FFFE, which is not a character'],
    ['a\uFDD0', 'it contains U+FDD0, which is not a character'],
    ['exe.\u202Etxt', 'it contains U+202E, which changes the direction of the text after it'],
    ['\u2066a\u2069', 'it contains U+2066, which changes the direction of the text after it'],
    ['a\u{E0041}\u{E0042}', 'it contains U+E0041, which is invisible'],
    ['\u{1F3F4}\u{E0061}\u{E0020}\u{E0062}\u{E007F}', 'it contains U+E0061, which is invisible'],
    [`\u{1F3F4}${'\u{E0061}'.repeat(8)}\u{E007F}`, 'it contains U+E0061, which is invisible'],
    ['a\u206A', 'it contains U+206A, which is invisible'],
  ])('is refused with a forbidden character, which the message names: %j', (text, reason) => {
    expect(why(text)).toBe(reason);
  });

  it.each([
    ['an emoji sequence, with joiners and a variation selector', '👩‍❤️‍👨 ok'],
    ['a keycap', '1️⃣'],
    ['the flag of Scotland, in tag characters', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
    ['Persian, with a zero-width non-joiner', 'می‌خواهم'],
    ['Hindi, with a zero-width joiner', 'क्‍ष'],
    ['Khmer, with zero-width spaces between words', 'ខ្ញុំ\u200Bទៅ'],
    ['Hebrew, with a direction mark', 'שלום C++\u200E'],
    ['a Japanese name with a variation selector', '葛\u{E0100}飾'],
    ['a word with a soft hyphen', 'Donau\u00ADdampf'],
    ['a private-use character, as in symbol fonts', '\uF8FF'],
    ['Bengali, whose vowels are marks', 'কাজ'],
  ])('may be %s', (_, text) => {
    expect(why(text)).toBeUndefined();
    expect(oneLine(text)).toBe(text.normalize());
  });

  it('is counted in code points, not in bytes or UTF-16 units', () => {
    expect(characters('😀'.repeat(300))).toBe(300);
    expect(whyNotOneLine('😀'.repeat(300), 300)).toBeUndefined();
    expect(whyNotOneLine('😀'.repeat(301), 300)).toBe('it has 301 characters, and 300 are allowed');
    expect(whyNotOneLine('e\u0301'.repeat(300), 300)).toBeUndefined();
  });
});

describe('a text of several lines', () => {
  it.each(['', 'one\r\n\ttwo\n', 'call \u202D+49 30\u202C', '😀'.repeat(20_000)])('may be %j', (text) => {
    expect(whyNotText(text, 20_000)).toBeUndefined();
  });

  it.each([
    ['a\u001B[31m', 'it contains the control character U+001B'],
    ['\u0000', 'it contains the control character U+0000'],
    ['\uD83D', 'it contains half a character (U+D83D)'],
    ['\uFFFE', 'it contains U+FFFE, which is not a character'],
    ['😀'.repeat(21), 'it has 21 characters, and 20 are allowed'],
  ])('is refused with a forbidden character, which the message names: %j', (text, reason) => {
    expect(whyNotText(text, 20)).toBe(reason);
  });
});
