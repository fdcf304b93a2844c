/** The size of a long run: `inFull` in `npm run test:long`, else `otherwise`. */
export function atLength<Much>(inFull: Much, otherwise: Much): Much {
  return 'atLength' in globalThis ? inFull : otherwise;
}
