import { fold } from '../../../../src/kernel/text/fold.js';

const SCOTLAND = '\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}';
const ENGLAND = '\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}';
const BLACK_FLAG = '\u{1F3F4}';

/** Two texts that people consider the same, and how they differ; by hand, never derived from the code. */
const same: readonly (readonly [why: string, one: string, other: string])[] = [
  ['case, of ASCII', 'Report', 'REPORT'],
  ['case, of letters with marks', 'prüfen', 'PRÜFEN'],
  ['case, of Cyrillic', 'отчёт', 'ОТЧЁТ'],
  ['case, of Armenian', 'աբգ', 'ԱԲԳ'],
  ['case, of Georgian', 'ანგარიში', 'ᲐᲜᲒᲐᲠᲘᲨᲘ'],
  ['case, of Greek with a final sigma', 'οδυσσευς', 'ΟΔΥΣΣΕΥΣ'],
  ['a final sigma and any other', 'ς', 'σ'],
  ['case, of Greek without its accent', 'οδυσσευς', 'ΟΔΥΣΣΕΎΣ'.normalize('NFD').replaceAll('\u0301', '')],
  ['case, of an iota subscript', 'ΑΙ', 'ᾳ'],
  ['case, of Deseret, beyond 16 bits', '\u{10428}', '\u{10400}'],
  ['a sharp s and two of them', 'straße', 'STRASSE'],
  ['a capital sharp s', 'STRAẞE', 'strasse'],
  ['a long s', 'ſo', 'so'],
  ['the kelvin sign and a letter', '300 \u212A', '300 k'],
  ['the ångström sign and a letter', '\u212B', 'å'],
  ['the micro sign and a letter', '5 \u00B5m', '5 μm'],
  ['composed and decomposed', 'caf\u00E9', 'cafe\u0301'],
  ['two marks in either order', 'a\u0323\u0302', 'a\u0302\u0323'],
  ['Hangul in syllables and in letters', '한글', '\u1112\u1161\u11AB\u1100\u1173\u11AF'],
  ['Vietnamese, decomposed', 'việt', 'VIÊ\u0323T'],
  ['full-width Latin', 'Ｔｅａｍ', 'team'],
  ['full-width digits', '２０２６', '2026'],
  ['half-width kana with a separate mark', 'ｶﾞｽ', 'ガス'],
  ['a ligature', 'ﬁle', 'FILE'],
  ['a ligature of long s', 'ﬅ', 'st'],
  ['a circled letter', 'Ⓐ', 'a'],
  ['a superscript digit', 'm²', 'm2'],
  ['an Arabic presentation form', 'ﻉ', 'ع'],
  ['three dots and an ellipsis', 'later…', 'later...'],
  ['a zero-width space', 'a\u200Bb', 'ab'],
  ['a soft hyphen', 'Donau\u00ADdampf', 'donaudampf'],
  ['a zero-width non-joiner', 'می\u200Cخواهم', 'میخواهم'],
  ['a direction mark', 'abc\u200E', 'abc'],
  ['a byte-order mark', '\uFEFFabc', 'abc'],
  ['a variation selector after an emoji', '❤\uFE0F', '❤'],
  ['a variation selector after an ideograph', '葛\u{E0100}', '葛'],
  ['a Hangul filler', '\u3164x', 'x'],
  ['tag characters that make no flag', 'a\u{E0067}\u{E0062}\u{E0065}\u{E007F}', 'a'],
  ['tag characters that never end', `${BLACK_FLAG}\u{E0067}\u{E0062}\u{E0065}`, BLACK_FLAG],
  ['tag characters that are no code of a region', `${BLACK_FLAG}\u{E0020}\u{E0020}\u{E0020}\u{E007F}`, BLACK_FLAG],
  ['blanks around and between', '  two \u00A0 blanks\n', 'two blanks'],
  ['an ideographic space', 'two\u3000blanks', 'two blanks'],
  ['a line break', 'two\r\nblanks', 'two blanks'],
];

/** Two texts that people consider different, and how they differ. */
const different: readonly (readonly [why: string, one: string, other: string])[] = [
  ['an accent', 'résumé', 'resume'],
  ['an umlaut', 'schön', 'schon'],
  ['an umlaut and its spelling with two letters', 'schön', 'schoen'],
  ['a stroke', 'Łódź', 'Lodz'],
  ['ae and its ligature, which is a letter', 'æ', 'ae'],
  ['a voiced kana', 'ガス', 'カス'],
  ['a small kana', 'びょういん', 'びよういん'],
  ['hiragana and katakana', 'がす', 'ガス'],
  ['a short i of Cyrillic', 'мой', 'мои'],
  ['a Cyrillic letter that looks like a Latin one', 'сор', 'cop'],
  ['a Greek letter that looks like a Latin one', 'Α', 'A'],
  ['a vowel of Devanagari', 'किताब', 'कताब'],
  ['a vowel of Thai', 'กิน', 'กน'],
  ['a point of Hebrew', 'שׁ', 'שׂ'],
  ['traditional and simplified', '漢字', '汉字'],
  ['a blank in between', 'ab', 'a b'],
  ['a hyphen', 'co-op', 'coop'],
  ['an apostrophe', 'were', "we're"],
  ['digits', 'Q1', 'Q2'],
  ['a dotless i', 'ısı', 'ISI\u0307'],
  ['a capital i with a dot, which keeps it', 'İ', 'i'],
  ['plus signs', 'C', 'C++'],
  ['a skin tone', '👍', '👍🏽'],
  ['another emoji', '❤', '💙'],
  ['flags of countries', '🇩🇪', '🇪🇩'],
  ['flags of regions', SCOTLAND, ENGLAND],
  ['flags of regions in a name', `Trip ${SCOTLAND}`, `Trip ${ENGLAND}`],
  ['the flag of a region and a black one', SCOTLAND, BLACK_FLAG],
];

describe('TEXT-2: two texts', () => {
  it.each(same)('are the same to people, and have the same key, if they differ by %s: %j and %j', (_, one, other) => {
    expect(one).not.toBe(other);
    expect(fold(one)).toBe(fold(other));
  });

  it.each(different)(
    'are different to people, and have different keys, if they differ by %s: %j and %j',
    (_, one, other) => {
      expect(fold(one)).not.toBe(fold(other));
    },
  );
});
