import { blanks, invisibleOrFlag } from './code-points.js';

/** Printable ASCII without blanks to tidy, which most texts are. */
const PLAIN = /^(?:[!-~]+ )*[!-~]+$/;

/**
 * The key under which two texts are the same to people: equal for upper and lower case, composed and decomposed, wide
 * and narrow forms, whatever cannot be seen in them and however many blanks. Defined for every string; folding a key
 * again changes nothing. Accents count; `searchKey` ignores them.
 */
export function fold(text: string): string {
  // rule TEXT-2: one key decides which texts are the same to people, wherever texts are searched or must be unique.
  if (PLAIN.test(text)) return text.toLowerCase();
  // For rare characters, the result of one pass may be composed or cased again; no character needs a third.
  return foldOnce(foldOnce(text));
}

/** Upper case first: it makes one letter of what has several small forms, and two of ß. */
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

/** Letters that no normal form takes apart, and marks that keyboards and word processors write each their own way. */
const PLAINER: Readonly<Record<string, string>> = {
  ...{ ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ħ: 'h', ŧ: 't', ŋ: 'n', ĸ: 'k' },
  ...{ '‘': "'", '’': "'", '‚': "'", ʼ: "'", '“': '"', '”': '"', '„': '"', '«': '"', '»': '"' },
  ...{ '‐': '-', '–': '-', '—': '-', '−': '-' },
};
const TO_PLAIN = new RegExp(`[${Object.keys(PLAINER).join('')}]`, 'gu');

/**
 * What is searched in, and what is searched for: the key of `fold`, with accents left off Latin, Greek and Cyrillic
 * letters, and quotes and dashes as an American keyboard writes them. In other scripts a mark makes another letter.
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

/** The words of what is searched for, each as `searchKey` has it. */
export function searchWords(text: string): readonly string[] {
  return searchKey(text)
    .split(' ')
    .filter((word) => word !== '');
}
