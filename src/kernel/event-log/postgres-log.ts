import type { EncodedAppend } from './append-batches.js';
import { encodeAppend } from './encoding.js';
import {
  LogUnavailableError,
  plainCodec,
  type Append,
  type AppendResult,
  type EventLog,
  type PersonalCodec,
} from './event-log.js';
import { groupCommit, type AppendObserver } from './group-commit.js';
import { openReads } from './postgres-reads.js';
import { encodeRow } from './postgres-rows.js';
import { openSignal } from './postgres-signal.js';
import { openWriter, type PostgresWriter } from './postgres-writer.js';
import { recentAppends } from './recent-appends.js';

/** How a log in Postgres is opened; its migrations (`migrations/log`) must have run. */
export interface PostgresLogOptions {
  readonly url: string;
  readonly codec?: PersonalCodec;
  /** At least 3 in all: one appends, one signals, the others read. 6 when absent. */
  readonly maxConnections?: number;
  readonly observer?: AppendObserver;
}

function encode(append: Append, codec: PersonalCodec): EncodedAppend {
  const { stream, expectedRevision } = append;
  const rows = encodeAppend(append, codec).map((event, index) => {
    const follows = index === 0 && expectedRevision > 0 ? expectedRevision : null;
    return encodeRow(stream, expectedRevision + index + 1, follows, event);
  });
  return {
    stream,
    expectedRevision,
    events: append.events,
    rows,
    bytes: rows.reduce((sum, { length }) => sum + length, 0),
  };
}

/**
 * The event log in Postgres, with group commit. Throws LogUnavailableError when the database can't be reached; later
 * outages are waited out or reported as `EventLog` says, and end by themselves.
 */
export async function openPostgresLog(options: PostgresLogOptions): Promise<EventLog> {
  const { url, codec = plainCodec, maxConnections = 6 } = options;
  const recent = recentAppends();
  const first = await openWriter(url, recent.forget);
  const signal = openSignal(url, recent.othersWrote);
  const reads = openReads(url, codec, Math.max(1, maxConnections - 2));
  const reopen = (): Promise<PostgresWriter> => {
    // The server may have been restored from a backup that lacks some events.
    recent.forget();
    return openWriter(url, recent.forget, first.logId);
  };
  const onCommitted = (appends: readonly EncodedAppend[], results: readonly AppendResult[]): void => {
    recent.written(appends, results);
    signal.committed();
  };
  const writing = groupCommit(first, reopen, onCommitted, options.observer);
  let closed = false;

  async function whileOpen<Result>(answer: () => Promise<Result>): Promise<Result> {
    if (closed) throw new LogUnavailableError('This event log has been closed.');
    return answer();
  }

  return {
    id: first.logId,
    hasContiguousAppends: true,
    append: async (append) => whileOpen(() => writing.append(encode(append, codec))),
    readAll: async (request) => whileOpen(async () => recent.page(request) ?? reads.readAll(request)),
    readStreams: async (requests) => whileOpen(() => reads.readStreams(requests)),
    head: async () => whileOpen(reads.head),
    // Positions have no gaps here.
    behind: async (position) => Math.max(0, Number((await whileOpen(reads.head)) - position)),
    onAppended: signal.onAppended,
    close: async () => {
      if (closed) return;
      closed = true;
      await writing.close();
      await signal.close();
      await reads.close();
    },
  };
}
