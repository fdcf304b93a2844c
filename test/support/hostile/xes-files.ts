import { gzipSync } from 'node:zlib';
import { LIFECYCLE_COLUMN } from '../../../src/commandline/import/work-log.js';
import type { HostileFile } from './hostile-file.js';

const event = (minute: number, more = ''): string =>
  `<event><string key="concept:name" value="do"/><string key="org:resource" value="Kim"/><string key="org:group" value="Desk"/>` +
  `<date key="time:timestamp" value="2024-01-01T10:0${minute}:00.000+01:00"/>${more}</event>`;
const named = (name: string): string => `<string key="concept:name" value="${name}"/>`;
const trace = (...lines: readonly string[]): string => ['<trace>', ...lines, '</trace>'].join('\n');
const log = (...parts: readonly string[]): string =>
  ['<?xml version="1.0" encoding="UTF-8"?>', '<log xes.version="1.0">', ...parts, '</log>'].join('\n');
const sound = log(trace(named('c1'), event(1), event(2)));
const transition = (name: string): string => `<string key="${LIFECYCLE_COLUMN}" value="${name}"/>`;

/** XES logs, and files that are nearly XES logs. */
export const xesFiles: readonly HostileFile[] = [
  { called: 'a trace of two events', bytes: sound, rows: [5, 6] },
  { called: 'XES packed by gzip', bytes: gzipSync(sound), rows: [5, 6] },
  { called: 'XES on one line', bytes: sound.replaceAll('\n', ''), rows: [1, 1] },
  { called: 'XES in UTF-16', bytes: Buffer.from(`\uFEFF${sound}`, 'utf16le'), rows: [5, 6] },
  {
    called: 'a namespace with a prefix',
    bytes: sound.replace('<log ', '<x:log xmlns:x="http://www.xes-standard.org/" ').replace('</log>', '</x:log>'),
    rows: [5, 6],
  },
  { called: 'the name of a trace after its events', bytes: log(trace(event(1), named('c1'))), rows: [4] },
  {
    called: 'nested attributes, which are not the event’s own',
    bytes: log(
      trace(named('c1'), event(1, '<string key="x" value="y"><string key="concept:name" value="nested"/></string>')),
    ),
    rows: [5],
  },
  {
    called: 'an event outside of traces',
    bytes: log(event(1), trace(named('c1'), event(2))),
    rows: [6],
    skipped: [[3, 'the case is empty']],
  },
  {
    called: 'events that name their case themselves, where their trace does not',
    bytes: log(
      trace(event(1, '<string key="case:concept:name" value="c1"/>')),
      trace(named('c2'), event(2, '<string key="case:concept:name" value=""/>')),
    ),
    rows: [4, 8],
  },
  {
    called: 'an event without a time',
    bytes: log(trace(named('c1'), '<event/>'.replace('/>', `>${named('do')}</event>`), event(1))),
    rows: [6],
    skipped: [[5, 'the time is empty']],
  },
  {
    called: 'the steps of work in XES',
    bytes: log(trace(named('c1'), event(1, transition('start')), event(2, transition('complete')))),
    rows: [6],
    reading: { lifecycle: LIFECYCLE_COLUMN },
  },
  { called: 'no events at all', bytes: log(trace(named('c1'))), rows: [] },
  {
    called: 'events without groups',
    bytes: log(trace(named('c1'), event(1).replace('org:group', 'group'))),
    refused: 'has no attribute "org:group"; its attributes are case:concept:name',
  },
  { called: 'XES that is cut off', bytes: sound.slice(0, -20), refused: 'is not well-formed XML: line 6' },
  {
    called: 'tags that do not match',
    bytes: sound.replace('</trace>', '</log>'),
    refused: 'is not well-formed XML: line 7',
  },
  {
    called: 'an ampersand alone',
    bytes: sound.replace('"Kim"', '"Kim & Co"'),
    refused: 'is not well-formed XML: line 5',
  },
  {
    called: 'entities of its own',
    bytes: sound
      .replace('<log', '<!DOCTYPE log [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>\n<log')
      .replace('"Kim"', '"&b;"'),
    refused: 'has a document type (line 2)',
  },
  {
    called: 'an entity that reads a file',
    bytes: sound.replace('<log', '<!DOCTYPE log [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n<log'),
    refused: 'has a document type (line 2)',
  },
  {
    called: 'an attribute of 200,000 characters',
    bytes: sound.replace('"Kim"', `"${'K'.repeat(200_000)}"`),
    refused: 'is not well-formed XML: line 5',
  },
  {
    called: 'another kind of XML',
    bytes: '<?xml version="1.0"?><feed/>',
    refused: 'not an XES log: it begins with <feed>',
  },
];
