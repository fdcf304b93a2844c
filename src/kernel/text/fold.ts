import { blanks, invisibleOrFlag } from './code-points.js';

/** Printable ASCII without blanks to tidy, as most texts are. */
const PLAIN = /^(?:[!-~]+ )*[!-~]+$/;

/**
 * The key under which two texts are the same to people: equal for upper and lower case, composed and decomposed, wide
 * and narrow forms, regardless of invisible characters and the number of blanks. Defined for every string; folding a
 * key again changes nothing. Accents count; `searchKey` ignores them.
 */
export function fold(text: string): string {
  // rule TEXT-2: one key decides which texts are the same to people, wherever texts are searched or must be unique.
  if (PLAIN.test(text)) return text.toLowerCase();
  // For rare characters, the result of one pass may be composed or cased again; no character needs a third.
  return foldOnce(foldOnce(text));
}

/** Upper case first: it unifies letters that have several lower-case forms, and makes two of ß. */
function foldOnce(text: string): string {
  return text
    .normalize('NFKD')
    .replace(invisibleOrFlag, '$1')
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .normalize('NFKC')
    .replace(blanks, ' ')
    .trim();
}

/** Letters that no normal form decomposes, and punctuation that keyboards and word processors write differently. */
const PLAINER: Readonly<Record<string, string>> = {
  ...{ ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ħ: 'h', ŧ: 't', ŋ: 'n', ĸ: 'k' },
  ...{ '‘': "'", '’': "'", '‚': "'", ʼ: "'", '“': '"', '”': '"', '„': '"', '«': '"', '»': '"' },
  ...{ '‐': '-', '–': '-', '—': '-', '−': '-' },
};
const TO_PLAIN = new RegExp(`[${Object.keys(PLAINER).join('')}]`, 'gu');

/**
 * The text to search in or for: the key of `fold`, without accents on Latin, Greek and Cyrillic letters, and with
 * quotes and dashes as on an American keyboard. In other scripts a mark makes another letter.
 */
export function searchKey(text: string): string {
  const key = fold(text);
  if (PLAIN.test(key)) return key;
  return key
    .normalize('NFKD')
    .replace(/([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])[\u0300-\u036F]+/gu, '$1')
    .normalize('NFKC')
    .replace(TO_PLAIN, (character) => PLAINER[character] ?? character);
}

/** The words of a search, each as `searchKey` has it. */
export function searchWords(text: string): readonly string[] {
  return searchKey(text)
    .split(' ')
    .filter((word) => word !== '');
}
