import type { ReadModel } from './kernel/reading/read-model.js';
import { openRecordRoom, type OpenRecordRoom } from './kernel/records/serving/record-module.js';
import type { ProblemPage } from './kernel/http/problem.js';
import { recordPagesOf, type RecordRoom } from './kernel/records/serving/record-room.js';

/**
 * Every room that consists of record types only (docs/record-types.md); its event types, read model, commands, queries,
 * routes and problem pages follow from its entry here.
 */
export const recordRooms: readonly RecordRoom[] = [];

/** The pages of their problem codes, and of the one that they share. */
export const recordProblemPages: readonly ProblemPage[] = recordRooms.length === 0 ? [] : recordPagesOf(recordRooms);

/** The opened rooms of record types. */
export type OpenRecordRooms = ReadonlyMap<RecordRoom, OpenRecordRoom>;

type Parts = Omit<Parameters<typeof openRecordRoom>[1], 'caughtUp'> & {
  readonly readModels: Readonly<Record<string, ReadModel>>;
};

/** Opens each of them over its read model. */
export function openRecordRooms({ readModels, ...parts }: Parts): OpenRecordRooms {
  return new Map(
    recordRooms.flatMap((room) => {
      const model = readModels[room.name];
      if (model === undefined) return [];
      return [[room, openRecordRoom(room, { ...parts, caughtUp: model.waiter.caughtUp })] as const];
    }),
  );
}
