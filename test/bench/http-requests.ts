import { randomUUID } from 'node:crypto';
import type { Answered, NextRequest } from './http-load.js';
import type { User } from './http-setting.js';

/** Returns the users in turn, over and over. */
export function inTurn(users: readonly User[]): () => User {
  let at = 0;
  return () => {
    const user = users[at++ % users.length];
    if (user === undefined) throw new Error('There are no users.');
    return user;
  };
}

/** A request's bytes, the same for all contestants. */
export function requestText(method: string, path: string, token: string, body?: string): string {
  const head = `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer ${token}\r\n`;
  if (body === undefined) return `${head}\r\n`;
  const key = `idempotency-key: ${randomUUID()}\r\n`;
  return `${head}${key}content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
}

/** The body of an offer that its owner accepts at once; in ASCII, so that characters are bytes. */
export function offerText(ownerId: string): string {
  return JSON.stringify({
    ownerId,
    title: 'Call "Northwind" about the delivery',
    description: 'They asked twice; the order number is in the last mail. Offer the later date first.',
    dueAt: '2027-03-01T12:00:00Z',
    accept: true,
  });
}

/** Returns users at random. */
export function atRandom(users: readonly User[]): () => User {
  return () => {
    const user = users[Math.floor(Math.random() * users.length)];
    if (user === undefined) throw new Error('There are no users.');
    return user;
  };
}

/** Batches of that many offers, each batch by another user to themself. */
export function batches(users: readonly User[], commands: number): NextRequest {
  const next = inTurn(users);
  return () => {
    const { id, token } = next();
    const command = { method: 'POST', path: '/v1/items', body: JSON.parse(offerText(id)) as object };
    const body = JSON.stringify({ commands: Array.from({ length: commands }, () => command) });
    return requestText('POST', '/v1/commands', token, body);
  };
}

/** The highest position in the last responses. */
export function lastPosition({ last }: Answered): bigint {
  const positions = last.map((answer) => BigInt(/\r\nbrightly-position: (\d+)/i.exec(answer)?.[1] ?? 0));
  return positions.reduce((one, other) => (one > other ? one : other));
}

/** Offers, each by another user to themself. */
export function offers(users: readonly User[], next = inTurn(users)): NextRequest {
  return () => {
    const { id, token } = next();
    return requestText('POST', '/v1/items', token, offerText(id));
  };
}
