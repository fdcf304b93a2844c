import type { RecordRoom } from './kernel/records/serving/record-room.js';

/**
 * Every room that is record types alone (docs/record-types.md): from its place here follow its event types, read model,
 * commands, queries, routes and problem pages.
 */
export const recordRooms: readonly RecordRoom[] = [];
