import fc from 'fast-check';
import { bitsOfUuid } from '../../../../src/kernel/text/uuid-bits.js';

describe('bitsOfUuid', () => {
  it('returns the four words that the digits make', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const hex = id.replaceAll('-', '');
        expect(bitsOfUuid(id)).toEqual([0, 8, 16, 24].map((at) => Number.parseInt(hex.slice(at, at + 8), 16)));
      }),
    );
  });

  it.each(['', 'x', '0123456789abcdef0123456789abcdef0123', '018f3c1e-0000-7000-8000-00000000000G'])(
    'returns undefined for %p and for what is no UUID in lower case',
    (text) => {
      expect(bitsOfUuid(text)).toBeUndefined();
      expect(bitsOfUuid('018F3C1E-0000-7000-8000-000000000000')).toBeUndefined();
      expect(bitsOfUuid('018f3c1e-0000-7000-8000-0000000000é0')).toBeUndefined();
    },
  );
});
