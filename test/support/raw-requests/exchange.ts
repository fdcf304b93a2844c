import { connect } from 'node:net';
import { answerIn, type WireAnswer } from '../fuzz/wire-answer.js';

/**
 * After this long without a response the sender half-closes the connection, so that a service that waits for more of
 * the request responds.
 */
const PATIENCE_MS = 1_000;

/** Every complete response to these bytes, sent on a connection of their own, and what came after the last one. */
export async function answersTo(url: string, bytes: Buffer): Promise<{ answers: WireAnswer[]; rest: Buffer }> {
  const received = await exchange(url, bytes);
  const head = bytes.toString('latin1', 0, 5) === 'HEAD ';
  const answers: WireAnswer[] = [];
  for (let rest = received; ;) {
    // The response to a HEAD that is not HTTP/1.1 has a body, as its method is unknown.
    const found = answerIn(rest, false) ?? (head ? answerIn(rest, true) : undefined);
    if (!found) return { answers, rest };
    answers.push(found.answer);
    rest = rest.subarray(found.length);
  }
}

function exchange(url: string, bytes: Buffer): Promise<Buffer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true, allowHalfOpen: true });
    const parts: Buffer[] = [];
    const patience = setTimeout(() => socket.end(), PATIENCE_MS);
    socket.on('data', (part) => parts.push(part));
    // A reset is a clean refusal of what was still being sent; the responses before it are checked.
    socket.on('error', () => undefined);
    socket.on('end', () => socket.end());
    socket.on('close', () => {
      clearTimeout(patience);
      resolve(Buffer.concat(parts));
    });
    socket.write(bytes);
  });
}
