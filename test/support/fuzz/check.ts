import { describes } from '../api/described.js';
import { describedAt } from '../api/document.js';
import { bytesOf, type Sending } from './sent.js';
import type { WireAnswer } from './wire-answer.js';

/** What is checked of a request besides its response. */
type Asked = Pick<Sending, 'method' | 'target'> & Partial<Pick<Sending, 'headers'>>;

/** Throws if the response shows a fault of the service, or is not as the document says. */
export function check({ method, target, headers = [] }: Asked, answer: WireAnswer): void {
  if (answer.status >= 500 && !isDue(headers, answer))
    throw new Error(`The answer is ${answer.status}: ${answer.text}`);
  if (answer.header('x-request-id') === null) throw new Error('The answer has no X-Request-Id.');
  describes(method, plainly(target), answer);
}

/** Whether a 503 is expected: the request did not want to wait, or the machine is busy, which the test counts. */
function isDue(headers: Sending['headers'], { status, text }: WireAnswer): boolean {
  const waitsNot = headers.some(([name, value]) => name === 'Prefer' && value.includes('wait=0'));
  const code = /"code":"(\w+)"/.exec(text)?.[1];
  return status === 503 && (code === 'OVERLOADED' || (code === 'POSITION_NOT_REACHED' && waitsNot));
}

/** The id of the request's operation in the document; undefined if there is none. */
export function operationIn({ method, target }: Sending): string | undefined {
  return describedAt(method, plainly(target).split('?', 1)[0] ?? '')?.operation.operationId;
}

/** Whether the request may have changed something, by its response. */
export function mayHaveWritten({ method, operation }: Sending, { status, text }: WireAnswer): boolean {
  if (status >= 300 || method === 'GET' || method === 'HEAD') return false;
  if (operation.operation.operationId !== 'sendBatch') return true;
  const { results } = JSON.parse(text) as { readonly results: readonly { readonly status: number }[] };
  return results.some((result) => result.status < 300);
}

/** The address in its normal form: origin-form (RFC 9112, 3.2.2), without needless escapes (RFC 3986, 6.2.2.2). */
function plainly(target: string): string {
  const unescaped = (escape: string): string => {
    const character = String.fromCharCode(parseInt(escape.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : escape;
  };
  return target
    .replace(/^http:\/\/[^/]+/, '')
    .replace(/#.*/, '')
    .replaceAll(/%[\da-f]{2}/gi, unescaped);
}

/** Request and response for people; the token is left out. */
export function shown(sending: Sending, answer?: WireAnswer): string {
  const short = (text: string): string =>
    text.length > 1_500 ? `${text.slice(0, 1_500)}… (${text.length} in all)` : text;
  const request = bytesOf(sending)
    .toString('utf8')
    .replace(/^(Authorization: \S{0,20}).*/m, '$1…');
  return `${short(request)}\n${answer ? `was answered ${answer.status}: ${short(answer.text)}` : ''}`;
}
