import { decodeRow, type ReadRow } from '../../../../src/kernel/event-log/postgres-rows.js';

const codec = { encode: (personal: object) => personal, decode: (personal: object) => personal } as never;

function timesIn(occurredAt: string, recordedAt: string): readonly string[] {
  const id = '018f0000-0000-7000-8000-000000000000';
  const row: ReadRow = [
    ...(['1', 's', '1', id, 'T', '1', 'o', 'a', null, 'c', 'h', null, 'r', null] as const),
    ...([occurredAt, recordedAt, '{}', null] as const),
  ];
  const { context } = decodeRow(row, codec);
  return [context.occurredAt, context.recordedAt];
}

it('rounds times that an earlier version wrote with microseconds to the intended millisecond', () => {
  expect(timesIn('9999-12-31 23:59:59.999008+00', '0001-01-01 00:00:00.999984+00')).toEqual([
    '9999-12-31T23:59:59.999Z',
    '0001-01-01T00:00:01.000Z',
  ]);
  expect(timesIn('2026-01-31 12:00:00+00', '2026-01-31 12:00:00.5+00')).toEqual([
    '2026-01-31T12:00:00.000Z',
    '2026-01-31T12:00:00.500Z',
  ]);
});
