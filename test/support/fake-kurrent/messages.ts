import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';

/** An event as the server stores it. */
export interface KeptEvent {
  readonly id: string;
  readonly stream: string;
  /** From 0. */
  readonly revision: number;
  /** Increasing, with gaps, as in a real one. */
  readonly position: bigint;
  readonly type: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** A requested append. */
export interface AskedAppend {
  readonly stream: string;
  /** The last revision expected, -1 for none. */
  readonly expected: number;
  readonly events: readonly Pick<KeptEvent, 'id' | 'type' | 'data' | 'metadata'>[];
}

const textOf = (identifier: shared.StreamIdentifier | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');

/** The append that these messages of one call make. */
export function askedAppend(messages: readonly streams.AppendReq[]): AskedAppend {
  const options = messages.find((message) => message.hasOptions())?.getOptions();
  const events = messages.flatMap((message) => message.getProposedMessage() ?? []);
  return {
    stream: textOf(options?.getStreamIdentifier()),
    expected: options?.hasRevision() ? Number(options.getRevision()) : -1,
    events: events.map((event) => ({
      id: event.getId()?.getString() ?? '',
      type: event.getMetadataMap().get('type') ?? '',
      data: event.getData_asU8(),
      metadata: event.getCustomMetadata_asU8(),
    })),
  };
}

/** An append's success. */
export function success({ revision, position }: Pick<KeptEvent, 'revision' | 'position'>): streams.AppendResp {
  const at = new streams.AppendResp.Position().setCommitPosition(String(position)).setPreparePosition(String(position));
  return new streams.AppendResp().setSuccess(
    new streams.AppendResp.Success().setCurrentRevision(String(revision)).setPosition(at),
  );
}

/** An append's refusal; -1 for a missing stream. */
export function wrongVersion(current: number): streams.AppendResp {
  const wrong = new streams.AppendResp.WrongExpectedVersion();
  if (current < 0) wrong.setCurrentNoStream(new shared.Empty());
  else wrong.setCurrentRevision(String(current));
  return new streams.AppendResp().setWrongExpectedVersion(wrong);
}

/** A requested read. */
export interface AskedRead {
  /** Undefined for everything. */
  readonly stream: string | undefined;
  /** A revision of the stream, or a position of everything; undefined for the start, or the end where backwards. */
  readonly from: bigint | undefined;
  readonly backwards: boolean;
  readonly count: number;
  readonly subscription: boolean;
  readonly prefixes: readonly string[];
}

/** The read that a message requests. */
export function askedRead(request: streams.ReadReq): AskedRead {
  const options = request.getOptions();
  const [one, all] = [options?.getStream(), options?.getAll()];
  const from = one?.hasRevision() ? one.getRevision() : all?.getPosition()?.getCommitPosition();
  return {
    stream: one && textOf(one.getStreamIdentifier()),
    from: from === undefined ? undefined : BigInt(from),
    backwards: options?.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS,
    count: options?.hasSubscription() ? Infinity : Number(options?.getCount()),
    subscription: options?.hasSubscription() ?? false,
    prefixes: options?.getFilter()?.getStreamIdentifier()?.getPrefixList() ?? [],
  };
}

/** The message for an event in a subscription or a read. */
export function eventMessage(kept: KeptEvent): streams.ReadResp {
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(kept.id))
    .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(kept.stream)))
    .setStreamRevision(String(kept.revision))
    .setCommitPosition(String(kept.position))
    .setPreparePosition(String(kept.position))
    .setData(kept.data)
    .setCustomMetadata(kept.metadata);
  recorded.getMetadataMap().set('type', kept.type).set('content-type', 'application/json').set('created', '0');
  const event = new streams.ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(String(kept.position));
  return new streams.ReadResp().setEvent(event);
}

/** The first message of a subscription. */
export function confirmation(): streams.ReadResp {
  return new streams.ReadResp().setConfirmation(
    new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId('one'),
  );
}

/** The message of a subscription after everything that existed has been sent. */
export function caughtUp(): streams.ReadResp {
  return new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp());
}

/** The message of a subscription for a position up to which everything has been sent or skipped. */
export function checkpoint(position: bigint): streams.ReadResp {
  const at = new streams.ReadResp.Checkpoint().setCommitPosition(String(position)).setPreparePosition(String(position));
  return new streams.ReadResp().setCheckpoint(at);
}

/** The response to a read of a missing stream. */
export function streamNotFound(stream: string): streams.ReadResp {
  const identifier = new shared.StreamIdentifier().setStreamName(Buffer.from(stream));
  return new streams.ReadResp().setStreamNotFound(
    new streams.ReadResp.StreamNotFound().setStreamIdentifier(identifier),
  );
}
