import sax from 'sax';
import { refuseMissing, wantedOf, type Wanted } from './header.js';
import type { FileRow, Reading } from './reading.js';
import { UnusableFileError } from './unusable-file.js';

/** The prefix that pandas and similar tools give to a trace's attributes when they write a log as CSV. */
const OF_TRACE = 'case:';

type Attributes = Map<string, string>;

interface Event {
  readonly line: number;
  readonly attributes: Attributes;
}

/**
 * Reads the events of an XES log, as rows with the same column names as in CSV: a trace's attributes begin with
 * `case:`. Throws an UnusableFileError for a file that is not well-formed XML, or not an XES log.
 */
export async function* xesRows(file: string, reading: Reading, text: AsyncIterable<string>): AsyncGenerator<FileRow> {
  const wanted = wantedOf(reading);
  const rows: FileRow[] = [];
  const seen = new Set<string>();
  let read = 0;
  const parser = parserOf(file, seen, (event, trace) => {
    rows.push({ line: event.line, cells: cellsOf(wanted, event.attributes, trace) });
  });
  for await (const piece of text) {
    parser.write(piece);
    read += rows.length;
    yield* rows.splice(0);
  }
  parser.close();
  if (read > 0) refuseMissing(wanted, [...seen], `${file} has no attribute`, 'its attributes are');
}

function cellsOf(wanted: readonly Wanted[], event: Attributes, trace: Attributes) {
  // An event's own key may begin with `case:` too, if the log was made from such a table.
  const valueOf = (name: string): string | undefined =>
    (name.startsWith(OF_TRACE) ? trace.get(name.slice(OF_TRACE.length)) : undefined) ?? event.get(name);
  return Object.fromEntries(wanted.map(({ field, name }) => [field, valueOf(name) ?? '']));
}

/** Hands over each event with its trace's attributes once the trace is whole, and notes the names of attributes. */
function parserOf(file: string, seen: Set<string>, handOver: (event: Event, trace: Attributes) => void) {
  // Strict: what is not well-formed is an error, and no entity counts but XML's own five.
  const parser = sax.parser(true);
  const path: string[] = [];
  let trace: Attributes = new Map();
  let events: Event[] = [];
  let event: Event | undefined;
  const refuse = (why: string): never => {
    throw new UnusableFileError(`${file} ${why}; nothing was imported.`);
  };
  parser.onerror = (error) =>
    refuse(`is not well-formed XML: line ${parser.line + 1}: ${error.message.split('\n')[0] ?? 'it ends too early'}`);
  parser.ondoctype = () => refuse(`has a document type (line ${parser.line + 1}), which no XES log has`);
  parser.onopentag = ({ name, attributes }) => {
    const element = localName(name);
    if (path.length === 0 && element !== 'log') refuse(`is XML but not an XES log: it begins with <${name}>`);
    const parent = path.at(-1);
    path.push(element);
    if (element === 'event') event = { line: parser.line + 1, attributes: new Map() };
    const { key, value } = attributes as Readonly<Record<string, string>>;
    if (key === undefined || value === undefined) return;
    if (parent === 'event') event?.attributes.set(key, value);
    if (parent === 'trace') trace.set(key, value);
    if (parent === 'event' || parent === 'trace') seen.add(parent === 'trace' ? `${OF_TRACE}${key}` : key);
  };
  parser.onclosetag = (name) => {
    path.pop();
    if (localName(name) === 'event' && event !== undefined) events.push(event);
    // The name of a trace may follow its events, and an event may be outside any trace.
    if (localName(name) === 'trace' || path.length === 1) {
      for (const ended of events) handOver(ended, trace);
      trace = new Map();
      events = [];
    }
  };
  return parser;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
