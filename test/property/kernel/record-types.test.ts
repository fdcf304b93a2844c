import fc from 'fast-check';
import type { DomainEvent } from '../../../src/kernel/deciding/decider.js';
import { decideRecord, type RecordScene } from '../../../src/kernel/records/declaring/record-decide.js';
import type { RecordEntries } from '../../../src/kernel/records/declaring/record-entries.js';
import type { FieldForm, RecordField } from '../../../src/kernel/records/declaring/record-fields.js';
import { evolveRecord } from '../../../src/kernel/records/declaring/record-state.js';
import type { AnyRecord, NamedVerb } from '../../../src/kernel/records/declaring/record-type.js';
import { fold } from '../../../src/kernel/text/fold.js';
import { tag, team } from '../../../src/organizations/index.js';
import { milestone } from '../../../src/planning/index.js';
import { recordRooms } from '../../../src/record-rooms.js';
import { workshop } from '../../support/records/workshop.js';

const TYPES: readonly AnyRecord[] = [
  tag,
  team,
  milestone,
  ...workshop.types,
  ...recordRooms.flatMap(({ types }) => types),
];
const IDS = ['a', 'b', 'c', 'd'];

type Values = Readonly<Record<string, unknown>>;

interface Step {
  readonly verb: NamedVerb;
  readonly command: Values;
  /** Facts about the records that are referred to, true or not. */
  readonly facts: Readonly<Record<string, boolean>>;
}

/** Few values, so that records share them, and some that are invalid. */
function valueOf(form: FieldForm): fc.Arbitrary<unknown> {
  switch (form.kind) {
    case 'line':
      return fc.constantFrom('Saw', 'saw', ' SAW ', 'Awl', 'ﬁle', '', 'a\nb', 'x'.repeat(form.max + 1), 7);
    case 'prose':
      return fc.constantFrom('One.\nTwo.', '', 'a\u0000b', 7);
    case 'lines':
      return fc.constantFrom(['Saw'], [], ['', 'Saw'], ['a', 'b', 'c', 'd'], 'Saw');
    case 'int':
      return fc.constantFrom(form.min, form.max, form.min + 1, form.max + 1, 1.5, '1');
    case 'decimal':
      return fc.constantFrom(form.min, form.max, 0.1, 0.123456, Infinity, '1');
    case 'flag':
      return fc.constantFrom(true, false, 'true');
    case 'choice':
      return fc.constantFrom(...form.values, 'another');
    case 'date':
      return fc.constantFrom('2024-02-29', '2023-02-29', 'today');
    case 'instant':
      return fc.constantFrom('2024-02-29T10:00:00Z', '2024-02-29T10:00:00.1239+02:00', 'now');
    case 'ref':
      return fc.constantFrom(...IDS, 'nowhere', 7);
  }
}

function stepOf(type: AnyRecord): fc.Arbitrary<Step> {
  const fields = Object.fromEntries(
    Object.entries(type.declared.fields).map(([name, { form }]) => [name, fc.option(valueOf(form))] as const),
  );
  return fc.record({
    verb: fc.constantFrom(...type.verbs),
    command: fc.tuple(fc.constantFrom(...IDS), fc.record(fields, { requiredKeys: [] })).map(([id, values]) => ({
      ...values,
      [type.id]: id,
      ...(type.declared.within && { [type.declared.within]: 'p' }),
    })),
    facts: fc.dictionary(fc.constantFrom(...IDS), fc.boolean()),
  });
}

/** The current fields of each record, folded from the events independently of the kernel's code. */
type Shown = Map<string, { archived: boolean; values: Values }>;

function show(type: AnyRecord, shown: Shown, { type: name, data, personal }: DomainEvent): void {
  const verb = type.verbs.find(({ event }) => event === name)?.verb;
  const { [type.id]: id, ...fields } = data as Readonly<Record<string, unknown>>;
  const before = shown.get(String(id));
  const { subject: _subject, ...texts } = personal ?? {};
  if (verb === 'create') shown.set(String(id), { archived: false, values: { ...fields, ...texts } });
  else if (verb === 'delete') shown.delete(String(id));
  else if (before && verb === 'change') before.values = { ...before.values, ...fields, ...texts };
  else if (before) before.archived = verb === 'archive';
}

function keysHeld(type: AnyRecord, shown: Shown): readonly string[] {
  return Object.entries(type.declared.unique ?? {}).flatMap(([key, { with: others = [], among, compare }]) =>
    [...shown.values()]
      .filter(({ archived, values }) => !(among === 'unarchived' && archived) && values[key] !== null)
      .filter(({ values }) => others.every((name) => values[name] !== null))
      .map(({ values }) => JSON.stringify([key, ...[key, ...others].map((name) => same(values[name], compare))])),
  );
}

const same = (value: unknown, compare: 'people' | 'exact') =>
  typeof value === 'string' && compare === 'people' ? fold(value) : value;

/** Whether the field's declaration allows the value. */
function fits({ form, nullable }: RecordField, value: unknown): boolean {
  if (value === null) return nullable;
  switch (form.kind) {
    case 'line':
      return typeof value === 'string' && value !== '' && value === value.trim() && value.length <= form.max;
    case 'prose':
      return typeof value === 'string' && value.length <= form.max;
    case 'lines':
      return Array.isArray(value) && value.length <= form.most;
    case 'int':
      return Number.isSafeInteger(value) && Number(value) >= form.min && Number(value) <= form.max;
    case 'decimal':
      return typeof value === 'number' && value >= form.min && value <= form.max;
    case 'flag':
      return typeof value === 'boolean';
    case 'choice':
      return form.values.some((each) => each === value);
    case 'date':
      return value === '2024-02-29';
    case 'instant':
      return typeof value === 'string' && new Date(value).toISOString() === value;
    case 'ref':
      return IDS.some((id) => id === value);
  }
}

function sceneOf(type: AnyRecord, entries: RecordEntries, facts: Step['facts']): RecordScene {
  return {
    ...{ type, entries, subject: 'ann' },
    referred: (name) => {
      const target = [...workshop.types, ...TYPES].find((each) => each.name === name);
      return target && { type: target, archivedOf: (id) => facts[id] };
    },
  };
}

describe.each(TYPES.map((type) => [type.name, type] as const))('the record type %s', (_, type) => {
  it('LOG-8: keeps its keys unique and its fields valid, whatever is sent and however stale the facts are', () => {
    fc.assert(
      fc.property(fc.array(stepOf(type), { maxLength: 40 }), (steps) => {
        const entries: RecordEntries = new Map();
        const shown: Shown = new Map();
        const log: DomainEvent[] = [];
        for (const { verb, command, facts } of steps) {
          const decision = decideRecord(verb, command, sceneOf(type, entries, facts));
          if (decision.kind !== 'events') continue;
          for (const event of decision.events) {
            const named = type.verbs.find((each) => each.event === event.type);
            if (named) evolveRecord(type, named, entries, event);
            show(type, shown, event);
            log.push(event);
          }
          const again = decideRecord(verb, command, sceneOf(type, entries, facts));
          if (verb.verb === 'archive' || verb.verb === 'unarchive') expect(again.kind).toBe('alreadySo');
          if (verb.verb === 'create' || verb.verb === 'delete') expect(again.kind).toBe('refused');
          const held = keysHeld(type, shown);
          expect(new Set(held).size).toBe(held.length);
        }
        expect([...entries].map(([id, { archived }]) => [id, archived])).toEqual(
          [...shown].map(([id, { archived }]) => [id, archived]),
        );
        for (const { values } of shown.values()) {
          for (const [name, field] of Object.entries(type.declared.fields))
            expect([name, values[name], fits(field, values[name])]).toEqual([name, values[name], true]);
        }
        expect(refolded(type, log)).toEqual(entries);
      }),
    );
  });

  it('keeps no personal text in its state, except in keys', () => {
    const keyed = new Set(
      Object.entries(type.declared.unique ?? {}).flatMap(([key, { with: others = [] }]) => [key, ...others]),
    );
    const entries: RecordEntries = new Map();
    const [create] = type.verbs;
    const command = {
      ...type.declared.examples.create,
      [type.id]: 'a',
      ...(type.declared.within && { [type.declared.within]: 'p' }),
    };
    const decision = create && decideRecord(create, command, sceneOf(type, entries, {}));
    if (create && decision?.kind === 'events') evolveRecord(type, create, entries, decision.events[0]);
    expect(entries.size).toBe(1);
    for (const [name, { personal }] of Object.entries(type.declared.fields)) {
      if (personal && !keyed.has(name)) expect(JSON.stringify([...entries])).not.toContain(`"${name}"`);
    }
  });
});

function refolded(type: AnyRecord, log: readonly DomainEvent[]): RecordEntries {
  const entries: RecordEntries = new Map();
  for (const event of log) {
    const named = type.verbs.find((each) => each.event === event.type);
    if (named) evolveRecord(type, named, entries, event);
  }
  return entries;
}
