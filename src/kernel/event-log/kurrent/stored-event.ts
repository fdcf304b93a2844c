import type { AllStreamResolvedEvent, JSONEventData, ResolvedEvent } from '@eventstore/db-client';
import type { DomainEvent } from '../../deciding/decider.js';
import type { EncodedEvent } from '../encoding.js';
import type { EventContext, PersonalCodec, RecordedEvent } from '../event-log.js';
import { DamagedLogError } from './kurrent-failures.js';

/** The data of a stored event: the event itself, with personal text in a part of its own. */
interface Body {
  readonly data: object;
  readonly personal?: unknown;
}

/** The envelope, in what the store calls metadata. */
interface Envelope extends EventContext {
  readonly schemaVersion: number;
}

/** An event as the client takes it: JSON, so that the server's own tools can read it. */
export function toStore({ id, type, schemaVersion, context, data, personal }: EncodedEvent): JSONEventData {
  // From the text that was measured and sealed, as the caller may change the object before the client has sent it.
  const body: Body = {
    data: JSON.parse(data) as object,
    ...(personal !== null && { personal: JSON.parse(personal) as unknown }),
  };
  const envelope: Envelope = { schemaVersion, ...context };
  return { id, type, contentType: 'application/json', data: { ...body }, metadata: { ...envelope } };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array);
}

function isBody(value: unknown): value is Body {
  return isObject(value) && isObject(value['data']);
}

function isEnvelope(value: unknown): value is Envelope {
  if (!isObject(value) || !Number.isInteger(value['schemaVersion'])) return false;
  const texts = ['organizationId', 'actor', 'commandId', 'requestHmac', 'correlationId', 'occurredAt', 'recordedAt'];
  return texts.every((name) => typeof value[name] === 'string');
}

/** An event's position among all of the store's; undefined for a record whose event is gone. */
export function positionOf({ event, commitPosition }: AllStreamResolvedEvent | ResolvedEvent): bigint | undefined {
  return event?.position?.commit ?? commitPosition;
}

/** The event that `toStore` made, with its position; throws for an event that something else wrote into our streams. */
export function fromStore(resolved: ResolvedEvent, streamPrefix: string, codec: PersonalCodec): RecordedEvent {
  const { event } = resolved;
  const position = positionOf(resolved);
  if (event === undefined || position === undefined)
    throw new DamagedLogError('The event log’s server returned an event without its position.');
  const { id, streamId, type, revision, data, metadata } = event;
  if (!isBody(data) || !isEnvelope(metadata)) {
    throw new DamagedLogError(`Event ${id} at position ${position}, in ${streamId}, was not written by this service.`);
  }
  const { schemaVersion, ...context }: Envelope = metadata;
  const plain: DomainEvent = { type, data: data.data };
  return {
    id,
    schemaVersion,
    event: data.personal === undefined ? plain : { ...plain, personal: codec.open(data.personal) },
    context,
    stream: streamId.slice(streamPrefix.length),
    revision: Number(revision) + 1,
    position,
  };
}
