/** How much of a long run is done: all of it in `npm run test:long`, and so much of it in `npm test`. */
export function atLength<Much>(inFull: Much, otherwise: Much): Much {
  return 'atLength' in globalThis ? inFull : otherwise;
}
