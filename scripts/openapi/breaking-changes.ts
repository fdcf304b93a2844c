import { dereferenced, listIn, objectIn, type JsonObject } from './breaking/json.js';
import { misfits, type Direction, type Misfit } from './breaking/misfits.js';
import { narrowedSecurity } from './breaking/security.js';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
const PROBLEM = 'application/problem+json';

interface Versions<Part> {
  readonly before: Part;
  readonly now: Part;
}

/**
 * The changes from one OpenAPI document to the next that can break a client of the first, one sentence each, in the
 * documents' order: a request that is no longer accepted, a response in a form that did not exist before.
 */
export function breakingChanges(before: JsonObject, now: JsonObject): readonly string[] {
  return Object.entries(objectIn(before['paths'])).flatMap(([path, item]) => {
    const next = objectIn(objectIn(now['paths'])[path]);
    return METHODS.filter((method) => method in objectIn(item)).flatMap((method) => {
      const operation = `\`${method.toUpperCase()} ${path}\``;
      if (!(method in next)) return [`${operation} is gone`];
      const [old, changed] = [operationOf(objectIn(item), method), operationOf(next, method)];
      const versions = { before: { ...before, operation: old }, now: { ...now, operation: changed } };
      return changesIn(versions).map((change) => `${operation}: ${change}`);
    });
  });
}

type WithOperation = JsonObject & { readonly operation: JsonObject };

/** The operation, merged over what its path says about all of them. */
function operationOf(item: JsonObject, method: string): JsonObject {
  const operation = objectIn(item[method]);
  return { ...operation, parameters: [...listIn(item['parameters']), ...listIn(operation['parameters'])] };
}

function changesIn(versions: Versions<WithOperation>): readonly string[] {
  const { before, now } = versions;
  const security = narrowedSecurity(
    before.operation['security'] ?? before['security'],
    now.operation['security'] ?? now['security'],
  );
  return [...security, ...parameterChanges(versions), ...bodyChanges(versions), ...answerChanges(versions)];
}

function parameterChanges({ before, now }: Versions<WithOperation>): readonly string[] {
  const [old, changed] = [parametersOf(before), parametersOf(now)];
  const added = [...changed].flatMap(([name, parameter]) =>
    parameter['required'] === true && old.get(name)?.['required'] !== true ? [`the ${name} is now required`] : [],
  );
  const kept = [...old].flatMap(([name, parameter]) => {
    const next = changed.get(name);
    if (next === undefined) return [`the ${name} is no longer taken`];
    return phrased(`the ${name}`, 'request', { before, now }, { before: parameter['schema'], now: next['schema'] });
  });
  return [...added, ...kept];
}

/** By the names that clients use; names of header fields are case-insensitive. */
function parametersOf(version: WithOperation): ReadonlyMap<string, JsonObject> {
  const parameters = listIn(version.operation['parameters']).map((each) => objectIn(dereferenced(each, version)));
  return new Map(
    parameters.map((parameter) => {
      const [place, name] = [String(parameter['in']), String(parameter['name'])];
      return [`${place} parameter \`${place === 'header' ? name.toLowerCase() : name}\``, parameter];
    }),
  );
}

function bodyChanges({ before, now }: Versions<WithOperation>): readonly string[] {
  const [old, changed] = [before, now].map((version) =>
    objectIn(dereferenced(version.operation['requestBody'], version)),
  ) as [JsonObject, JsonObject];
  const required = changed['required'] === true && old['required'] !== true ? ['a body is now required'] : [];
  return [...required, ...contentChanges('the body', 'request', { before, now }, { before: old, now: changed })];
}

function answerChanges({ before, now }: Versions<WithOperation>): readonly string[] {
  const [old, changed] = [objectIn(before.operation['responses']), objectIn(now.operation['responses'])];
  return Object.keys(old).flatMap((status) => {
    if (!(status in changed)) return [`${status} is no longer answered`];
    const name = `the answer ${status}`;
    const versions = {
      before: objectIn(dereferenced(old[status], before)),
      now: objectIn(dereferenced(changed[status], now)),
    };
    return [
      ...fieldChanges(name, { before, now }, versions),
      ...contentChanges(name, 'answer', { before, now }, versions),
    ];
  });
}

function fieldChanges(
  name: string,
  documents: Versions<WithOperation>,
  { before, now }: Versions<JsonObject>,
): readonly string[] {
  const next = objectIn(now['headers']);
  return Object.entries(objectIn(before['headers'])).flatMap(([field, header]) => {
    const of = `${name}’s header field \`${field}\``;
    if (!(field in next)) return [`${of} is gone`];
    const old = objectIn(dereferenced(header, documents.before));
    const changed = objectIn(dereferenced(next[field], documents.now));
    const missing = old['required'] === true && changed['required'] !== true ? [`${of} is no longer always there`] : [];
    return [...missing, ...phrased(of, 'answer', documents, { before: old['schema'], now: changed['schema'] })];
  });
}

function contentChanges(
  name: string,
  direction: Direction,
  documents: Versions<WithOperation>,
  { before, now }: Versions<JsonObject>,
): readonly string[] {
  const next = objectIn(now['content']);
  return Object.entries(objectIn(before['content'])).flatMap(([mediaType, content]) => {
    const no = direction === 'request' ? 'taken' : 'answered';
    if (!(mediaType in next)) return [`${name} is no longer ${no} as \`${mediaType}\``];
    const schemas = { before: objectIn(content)['schema'], now: objectIn(next[mediaType])['schema'] };
    return phrased(name, direction, documents, schemas, mediaType === PROBLEM);
  });
}

function phrased(
  name: string,
  direction: Direction,
  documents: Versions<WithOperation>,
  schemas: Versions<unknown>,
  isProblem = false,
): readonly string[] {
  const old = { schema: schemas.before ?? {}, document: documents.before };
  const changed = { schema: schemas.now ?? {}, document: documents.now };
  const found = direction === 'request' ? misfits('request', old, changed) : misfits('answer', changed, old);
  const sentences = found
    // Clients use a problem's status if they don't know its code.
    .filter(({ kind, place }) => !(isProblem && kind === 'value' && /^\/(errors\/\*\/)?code$/.test(place)))
    .map(
      (misfit) => `${misfit.place === '' ? name : `${name}’s \`${misfit.place}\``} ${sentenceOf(misfit, direction)}`,
    );
  return [...new Set(sentences)];
}

function sentenceOf(misfit: Misfit, direction: Direction): string {
  const isRequest = direction === 'request';
  switch (misfit.kind) {
    case 'type':
      return isRequest ? `can no longer be ${misfit.type}` : `can now be ${misfit.type}`;
    case 'value':
      return `can ${isRequest ? 'no longer' : 'now'} be \`${JSON.stringify(misfit.value)}\``;
    case 'missing':
      return isRequest ? 'is now required' : 'is no longer always there';
    case 'gone':
      return 'is gone';
    case 'unknown':
      return 'is no longer taken';
    case 'others':
      return 'takes no other fields any more';
    case 'keyword': {
      const [before, now] = isRequest ? [misfit.sent, misfit.taken] : [misfit.taken, misfit.sent];
      const text = (value: unknown): string => (value === undefined ? 'none' : `\`${JSON.stringify(value)}\``);
      return `changes its \`${misfit.keyword}\` from ${text(before)} to ${text(now)}`;
    }
    default: {
      const never: never = misfit;
      return never;
    }
  }
}
