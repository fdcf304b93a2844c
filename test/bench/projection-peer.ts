import type { Pool, PoolClient } from 'pg';
import type { EventLog, RecordedEvent } from '../../src/kernel/event-log/event-log.js';

const PAGE = 500;

interface Data {
  readonly itemId: string;
  readonly organizationId: string;
  readonly ownerId: string;
  readonly offeredBy: string;
  readonly milestoneId: string | null;
}

/** The statement for an event if each event is written separately. */
function statementFor({ event, context, revision }: RecordedEvent) {
  const data = event.data as Data;
  const { occurredAt } = context;
  switch (event.type) {
    case 'ItemOffered': {
      const { title } = event.personal as unknown as { title: string };
      return {
        name: 'offered',
        text: `INSERT INTO focus.items (id, organization_id, milestone_id, execution_owner_id, offered_by, state, title, created_at, revision)
          VALUES ($1, $2, $3, $4, $5, 'offered', $6, $7, $8)`,
        values: [
          data.itemId,
          data.organizationId,
          data.milestoneId,
          data.ownerId,
          data.offeredBy,
          title,
          occurredAt,
          revision,
        ],
      };
    }
    case 'ItemAccepted':
      return {
        name: 'accepted',
        text: `UPDATE focus.items i SET state = 'waiting', revision = $2, waiting_position = (
            SELECT coalesce(max(w.waiting_position), 0) + 1048576 FROM focus.items w
            WHERE w.execution_owner_id = i.execution_owner_id AND w.state = 'waiting')
          WHERE id = $1`,
        values: [data.itemId, revision],
      };
    case 'ItemActivated':
      return {
        name: 'activated',
        text: `UPDATE focus.items SET state = 'active', waiting_position = NULL, revision = $2 WHERE id = $1`,
        values: [data.itemId, revision],
      };
    case 'ItemCompleted':
      return {
        name: 'completed',
        text: `UPDATE focus.items SET state = 'completed', completed_at = $3, revision = $2 WHERE id = $1`,
        values: [data.itemId, revision, occurredAt],
      };
    default:
      return undefined;
  }
}

async function projectPage(client: PoolClient, events: readonly RecordedEvent[]): Promise<void> {
  await client.query('BEGIN');
  for (const event of events) {
    const statement = statementFor(event);
    if (statement !== undefined) await client.query(statement);
  }
  await client.query('COMMIT');
}

/** Projects items into the same tables, a statement per event, a transaction per page; returns the count of events. */
export async function statementPerEvent(log: EventLog, pool: Pool, after: bigint): Promise<number> {
  const client = await pool.connect();
  let events = 0;
  try {
    for (let position = after; ;) {
      const page = await log.readAll({ after: position, limit: PAGE });
      await projectPage(client, page.events);
      events += page.events.length;
      position = page.next;
      if (page.events.length < PAGE) return events;
    }
  } finally {
    client.release();
  }
}
