import type { DomainEvent } from '../../deciding/decider.js';
import type { Executor } from '../../deciding/executing.js';
import type { FreshIds } from '../../deciding/identity.js';
import { roomOf, type Room } from '../../deciding/room.js';
import type { EventLog } from '../../event-log/event-log.js';
import { stateShape } from '../declaring/record-state.js';
import { shelfDecider, type KnownElsewhere, type ShelfCommand } from '../declaring/record-shelf.js';
import type { AnyRecord, NamedVerb } from '../declaring/record-type.js';
import type { RecordCaller, RecordQueries } from './record-queries.js';

/** A verb of a record type with its fields, and its record's id unless it creates the record. */
export interface RecordRequest {
  readonly type: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What is needed to open a shelf of record types. */
export interface ShelfOptions {
  readonly executor: Executor;
  readonly log: Pick<EventLog, 'head'>;
  readonly chance: FreshIds;
  /** Resolves once the tables hold everything up to the position. */
  readonly caughtUp: (position: bigint) => Promise<void>;
  /** All record types of the read model, with their queries. */
  readonly queries: ReadonlyMap<AnyRecord, RecordQueries>;
}

/** Opens the shelf that these record types share, for commands. */
export function openShelf(
  types: readonly [AnyRecord, ...AnyRecord[]],
  options: ShelfOptions,
): Room<RecordCaller, RecordRequest, DomainEvent> {
  const { executor, chance, caughtUp, queries } = options;
  const [{ declared }] = types;
  const verbs = types.flatMap((type) => type.verbs.map((verb) => [verb.command, { type, verb }] as const));
  const known: KnownVerbs = new Map(verbs);
  const ownerOf = (caller: RecordCaller) => (declared.owner === 'user' ? caller.userId : caller.organizationId);
  const decided = decidedBy(types, options);
  const at = (caller: RecordCaller) => ({ ...decided, stream: `${declared.shelf}-${ownerOf(caller)}` });
  const elsewhereIn = (request: RecordRequest) =>
    referencesElsewhere(known.get(request.type)?.type, request, types, options);
  return roomOf<RecordCaller, RecordRequest, DomainEvent>({
    executor,
    slowRepeat: (caller, request) => (elsewhereIn(request).length === 0 ? undefined : Promise.resolve(at(caller))),
    revisionOf: async (caller, { type, fields }, position) => {
      const named = known.get(type);
      if (named === undefined || named.verb.verb === 'create') return undefined;
      await caughtUp(position);
      return queries.get(named.type)?.revisionOf(caller, String(fields[named.type.id]));
    },
    carryOut: async ({ caller, request, context, precondition }) => {
      const named = known.get(request.type);
      const made = named?.verb.verb === 'create' ? { [named.type.id]: chance.randomUuidV7() } : {};
      const command: ShelfCommand = {
        type: request.type,
        fields: { ...request.fields, ...made },
        ownerId: ownerOf(caller),
        byAdmin: caller.role === 'admin',
        elsewhere: await lookedUp(caller, elsewhereIn(request), options),
      };
      return executor.execute({ ...at(caller), command, context, precondition });
    },
  });
}

type KnownVerbs = ReadonlyMap<string, { readonly type: AnyRecord; readonly verb: NamedVerb }>;

function decidedBy(types: readonly AnyRecord[], { queries }: ShelfOptions) {
  return { decider: shelfDecider(types, [...queries.keys()]), deciderVersion: stateShape(...types) };
}

interface Wanted {
  readonly to: AnyRecord;
  readonly id: string;
}

/** The records of other shelves that a request refers to. */
function referencesElsewhere(
  type: AnyRecord | undefined,
  { fields }: RecordRequest,
  here: readonly AnyRecord[],
  { queries }: ShelfOptions,
): readonly Wanted[] {
  return Object.entries(type?.declared.fields ?? {}).flatMap(([name, { form }]) => {
    const id = fields[name];
    if (form.kind !== 'ref' || typeof id !== 'string' || here.some((each) => each.name === form.to)) return [];
    const to = [...queries.keys()].find((each) => each.name === form.to);
    return to === undefined ? [] : [{ to, id: id.toLowerCase() }];
  });
}

/** Looks these up in the tables, once they hold everything that was appended before the call. */
async function lookedUp(
  caller: RecordCaller,
  wanted: readonly Wanted[],
  { log, caughtUp, queries }: ShelfOptions,
): Promise<KnownElsewhere> {
  const found: Record<string, Record<string, boolean>> = {};
  if (wanted.length > 0) await caughtUp(await log.head());
  for (const { to, id } of wanted) {
    const page = await queries.get(to)?.page(caller, { id }, { after: null, limit: 1 });
    const row = page?.rows[0];
    if (row !== undefined) found[to.name] = { ...found[to.name], [id]: row[to.archivedWord] === true };
  }
  return found;
}
