import type { Reading } from './reading.js';
import { UnusableFileError } from './unusable-file.js';
import { LIFECYCLE_COLUMN, type Columns } from './work-log.js';

/** A column to look for. */
export interface Wanted {
  readonly field: keyof Columns;
  readonly name: string;
  /** Whether a file without it can't be imported. */
  readonly needed: boolean;
}

/** Where a file's columns are. */
export interface Header {
  readonly width: number;
  readonly places: readonly (readonly [keyof Columns, number])[];
}

/** The columns to look for. */
export function wantedOf(reading: Reading): readonly Wanted[] {
  const { lifecycle = LIFECYCLE_COLUMN, started } = reading;
  return [
    { field: 'case', name: reading.case, needed: true },
    { field: 'activity', name: reading.activity, needed: true },
    { field: 'resource', name: reading.resource, needed: reading.defaultResource === undefined },
    { field: 'group', name: reading.group, needed: reading.defaultGroup === undefined },
    { field: 'time', name: reading.time, needed: true },
    { field: 'lifecycle', name: lifecycle, needed: reading.lifecycle !== undefined },
    ...(started === undefined ? [] : [{ field: 'started', name: started, needed: true } as const]),
  ];
}

/** Finds the columns in a header. Throws an UnusableFileError if one is missing, or occurs twice. */
export function headerOf(cells: readonly string[], wanted: readonly Wanted[], file: string, separator: string): Header {
  const names = cells.map((cell) => cell.trim());
  const twice = wanted.find(({ name }) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice !== undefined) {
    const times = names.filter((name) => name === twice.name).length;
    throw new UnusableFileError(
      `${file} has ${times} columns "${twice.name}", and only one can count: rename the others. Nothing was imported.`,
    );
  }
  refuseMissing(
    wanted,
    names,
    `${file} has no column`,
    `its columns, ${SAID[separator] ?? `"${separator}"`} between them, are`,
  );
  const places = wanted.map(({ field, name }) => [field, names.indexOf(name)] as const);
  return { width: cells.length, places: places.filter(([, place]) => place !== -1) };
}

const SAID: Readonly<Record<string, string>> = { ',': 'a comma', ';': 'a semicolon', '\t': 'a tab', '|': 'a bar' };
const LONGEST_LIST = 1_000;

/** Throws an UnusableFileError that says what to do if a needed column is missing. */
export function refuseMissing(wanted: readonly Wanted[], names: readonly string[], hasNo: string, there: string): void {
  const missing = wanted.filter(({ name, needed }) => needed && !names.includes(name));
  if (missing.length === 0) return;
  const list = names.join(', ');
  const shown = list.length > LONGEST_LIST ? `${list.slice(0, LONGEST_LIST)} …` : list;
  const lacks = (field: keyof Columns): boolean => missing.some((of) => of.field === field);
  const defaults = [lacks('resource') ? '--default-resource' : '', lacks('group') ? '--default-group' : ''];
  const named = defaults.filter((name) => name !== '').join(' and ');
  throw new UnusableFileError(
    `${hasNo} ${missing.map(({ name }) => `"${name}"`).join(', ')}; ${there} ${shown}. Nothing was imported. ` +
      'Name other columns with --case, --activity, --resource, --group and --time' +
      (named === '' ? '.' : `; where none says it, ${named} gives every row the same.`),
  );
}
