import fc from 'fast-check';
import { fold, searchKey } from '../../../src/kernel/text/fold.js';
import { oneLine, whyNotOneLine } from '../../../src/kernel/text/lines.js';

const SCOTLAND = '\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}';

/** Strings with characters that normal forms, upper and lower case, and folding treat specially, between others. */
const special = fc.constantFrom(
  ...Array.from(
    'aAßẞſςσΣıİiIκK\u0345\u0301\u0308\u0327\u0307\u034F\u200B\u200D\u3164\u115F\uFE0F ᾳᾼΐΰŉǰﬁﬆｶﾞ가ᄀ\u1161\u11A8각ـ\u00A0\u0085\n',
  ),
  ...['\u{1F3F4}', '\u{E0067}', '\u{E0062}\u{E0065}\u{E006E}\u{E0067}', '\u{E007F}', SCOTLAND],
);
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.array(special, { maxLength: 12 }).map((parts) => parts.join('')),
);

describe('TEXT-2: folding', () => {
  it('is idempotent, for keys and for search keys', () => {
    fc.assert(
      fc.property(text, (x) => {
        expect(fold(fold(x))).toBe(fold(x));
        expect(searchKey(searchKey(x))).toBe(searchKey(x));
      }),
      { numRuns: 5_000 },
    );
  });

  it('gives a text the same key in every Unicode normal form', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('NFC', 'NFD', 'NFKC', 'NFKD'), (x, form) => {
        expect(fold(x.normalize(form))).toBe(fold(x));
        expect(searchKey(x.normalize(form))).toBe(searchKey(x));
      }),
      { numRuns: 5_000 },
    );
  });

  it('gives a tidied text the key of the original, and a key the search key of its text', () => {
    fc.assert(
      fc.property(text, (x) => {
        expect(fold(oneLine(x))).toBe(fold(x));
        expect(searchKey(fold(x))).toBe(searchKey(x));
      }),
      { numRuns: 5_000 },
    );
  });

  it('gives each character of Unicode the same key as its upper case, its lower case and its own key', () => {
    for (let code = 0; code < 0x110000; code += 1) {
      const x = String.fromCodePoint(code);
      if (/[\p{Cn}\p{Co}]/u.test(x)) continue; // Unassigned or for private use: nothing folds them.
      const key = fold(x);
      const same = key === fold(key) && key === fold(x.toUpperCase()) && key === fold(x.toLowerCase());
      if (!same || searchKey(key) !== searchKey(x))
        throw new Error(`U+${code.toString(16)} folds to ${JSON.stringify(key)}`);
    }
  });
});

describe('TEXT-1: text of one line', () => {
  it('does not change when it is tidied again, and if it is accepted, its tidied form is accepted too', () => {
    fc.assert(
      fc.property(text, (x) => {
        expect(oneLine(oneLine(x))).toBe(oneLine(x));
        if (whyNotOneLine(x, 8) === undefined) expect(whyNotOneLine(oneLine(x), 8)).toBeUndefined();
      }),
      { numRuns: 5_000 },
    );
  });
});
