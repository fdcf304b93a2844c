declare const ROWS: unique symbol;

/** JSON text of an array of such rows, written by Postgres, so that it is not parsed and written again. */
export type JsonRows<Row extends object> = string & { readonly [ROWS]: readonly Row[] };

/** A page of such rows; `after` as in `CursorPage`. */
export interface TextPage<Row extends object> {
  readonly rows: JsonRows<Row>;
  readonly after: string | null;
}

/** The array of rows that Postgres has written one by one, separated by commas; null if there are none. */
export function jsonRows<Row extends object>(listed: string | null): JsonRows<Row> {
  return `[${listed ?? ''}]` as JsonRows<Row>;
}

/**
 * An SQL expression for a JSON object as `JSON.stringify` writes it, with members whose values are expressions for JSON
 * text: concatenated text is several times cheaper than `json_build_object`, which also adds blanks.
 */
export function jsonObject(members: Readonly<Record<string, string>>): string {
  const parts = Object.entries(members).map(
    ([name, json], index) => `'${index === 0 ? '{' : ','}${JSON.stringify(name)}:', ${json}`,
  );
  return `concat(${parts.join(', ')}, '}')`;
}

/** Any text, as JSON. */
export const jsonText = (expression: string): string => `to_json(${expression})`;

/** A value that needs no escapes, such as an id, as JSON; nullable. */
export const jsonWord = (expression: string): string => `coalesce('"' || ${expression} || '"', 'null')`;

/** A timestamptz of the years 1 to 9999 with milliseconds, as JSON; nullable. */
export const jsonTime = (expression: string): string =>
  jsonWord(`to_char(${expression} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** The entity tag of a revision, as JSON. */
export const jsonEtag = (revision: string): string => `'"\\"' || ${revision} || '\\""'`;
