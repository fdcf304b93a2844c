import type pg from 'pg';
import { queueReader, type QueuedItemText } from '../../src/focus/application/my-queue.query.js';

/** The first hundred items of a user's waiting list; assumes that none is set aside. */
export async function waitingListOf(pool: pg.Pool, userId: string): Promise<readonly QueuedItemText[]> {
  const { rows } = await queueReader(pool)(userId, '2026-01-01', { after: null, limit: 100 });
  return JSON.parse(rows) as readonly QueuedItemText[];
}
