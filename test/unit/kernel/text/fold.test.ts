import { fold, searchKey, searchWords } from '../../../../src/kernel/text/fold.js';

describe('TEXT-2: texts that are the same to people', () => {
  it.each([
    ['prüfen', 'PRÜFEN'],
    ['caf\u00e9', 'cafe\u0301'],
    ['οδυσσευς', 'ΟΔΥΣΣΕΥΣ'],
    ['οδυσσευς', 'ΟΔΥΣΣΕΎΣ'.normalize('NFD').replaceAll('\u0301', '')],
    ['straße', 'STRASSE'],
    ['STRAẞE', 'strasse'],
    ['Ｔｅａｍ', 'team'],
    ['ｶﾞｽ', 'ガス'],
    ['ﬁle', 'FILE'],
    ['a\u200Bb', 'ab'],
    ['❤️', '❤'],
    ['Donau\u00ADdampf', 'donaudampf'],
    ['می‌خواهم', 'میخواهم'],
    ['  two \u00a0 blanks\n', 'two blanks'],
    ['\u3164x', 'x'],
    ['ΑΙ', 'ᾳ'],
  ])('have one key: %j and %j', (one, other) => {
    expect(fold(one)).toBe(fold(other));
  });

  it.each([
    ['résumé', 'resume'],
    ['schön', 'schon'],
    ['ガス', 'カス'],
    ['мой', 'мои'],
    ['ab', 'a b'],
    ['किताब', 'कताब'],
  ])('have keys of their own where they are different words: %j and %j', (one, other) => {
    expect(fold(one)).not.toBe(fold(other));
  });
});

describe('TEXT-2: a search', () => {
  it.each([
    ['café', 'cafe'],
    ['Ålesund', 'alesund'],
    ['Łódź', 'lodz'],
    ['İstanbul', 'istanbul'],
    ['ёлка', 'елка'],
    ['άλφα', 'αλφα'],
    ['don’t', "don't"],
    ['Q1 – plan', 'q1 - plan'],
  ])('finds %j by %j', (text, searched) => {
    expect(searchKey(text)).toBe(searchKey(searched));
  });

  it.each([
    ['ガス', 'カス'],
    ['किताब', 'कताब'],
    ['กิน', 'กน'],
  ])('does not take %j for %j, whose marks make other letters', (text, searched) => {
    expect(searchKey(text)).not.toBe(searchKey(searched));
  });

  it('is by words, each folded', () => {
    expect(searchWords('  Report \u3000 Q3\u200B ')).toEqual(['report', 'q3']);
    expect(searchWords('\u200B')).toEqual([]);
  });
});
