import { searchKey, searchWords } from '../../../../src/kernel/text/fold.js';

const SCOTLAND = '\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}';
const ENGLAND = '\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}';

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
  ])('does not confuse %j with %j, whose marks make other letters', (text, searched) => {
    expect(searchKey(text)).not.toBe(searchKey(searched));
  });

  it('finds the flag of a region by that flag, and by no other', () => {
    expect(searchWords(`Visit ${SCOTLAND}`)).toEqual(['visit', SCOTLAND]);
    expect(searchKey(SCOTLAND)).not.toBe(searchKey(ENGLAND));
  });

  it('compares word by word', () => {
    expect(searchWords('  Report \u3000 Q3\u200B ')).toEqual(['report', 'q3']);
    expect(searchWords('\u200B')).toEqual([]);
  });
});
