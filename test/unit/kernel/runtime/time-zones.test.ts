import { dayIn, timeZoneNamed } from '../../../../src/kernel/runtime/time-zones.js';

describe('a time zone', () => {
  it.each(['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5'])(
    'is known by its name %s',
    (name) => {
      expect(timeZoneNamed(name)).toBe(name);
    },
  );

  it('gets its usual spelling, however it was sent', () => {
    expect(timeZoneNamed('europe/berlin')).toBe('Europe/Berlin');
  });

  it('keeps the name that was sent if the machine prefers another name for it', () => {
    expect(timeZoneNamed('Asia/Kolkata')).toBe('Asia/Kolkata');
    expect(timeZoneNamed('Asia/Calcutta')).toBe('Asia/Calcutta');
  });

  it.each(['', 'Nowhere/City', '+01:00', '-05', 'Europe/', '/Berlin', 'Europe/Berlin ', 'Eu\u0000', 'x'.repeat(65)])(
    'is not known by the name %j',
    (name) => {
      expect(timeZoneNamed(name)).toBeUndefined();
    },
  );
});

describe('the calendar day of a moment', () => {
  it('depends on the time zone', () => {
    const moment = '2026-03-01T10:30:00.000Z';
    expect(dayIn('UTC', moment)).toBe('2026-03-01');
    expect(dayIn('Pacific/Niue', moment)).toBe('2026-02-28');
    expect(dayIn('Pacific/Kiritimati', moment)).toBe('2026-03-02');
    expect(dayIn('Pacific/Kiritimati', Date.parse(moment))).toBe('2026-03-02');
  });

  it('begins at midnight of that zone, also on days on which its clocks change', () => {
    expect(dayIn('Europe/Berlin', '2026-03-28T22:59:59.999Z')).toBe('2026-03-28');
    expect(dayIn('Europe/Berlin', '2026-03-28T23:00:00.000Z')).toBe('2026-03-29');
    expect(dayIn('Europe/Berlin', '2026-03-29T21:59:59.999Z')).toBe('2026-03-29');
    expect(dayIn('Europe/Berlin', '2026-03-29T22:00:00.000Z')).toBe('2026-03-30');
  });

  it('has a year of four digits', () => {
    expect(dayIn('Europe/Berlin', '0031-12-31T12:00:00.000Z')).toBe('0031-12-31');
    expect(dayIn('UTC', '0031-12-31T12:00:00.000Z')).toBe('0031-12-31');
  });

  it.each(['UTC', 'Pacific/Niue', 'Pacific/Kiritimati', 'Nowhere/City'])(
    'stays within the years 1 to 9999 in %s',
    (zone) => {
      const [begin, end] = ['0001-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'];
      expect(dayIn(zone, begin)).toBe('0001-01-01');
      expect(dayIn(zone, end)).toBe('9999-12-31');
      expect(dayIn(zone, Date.parse(begin) - 86_400_000)).toBe('0001-01-01');
      expect(dayIn(zone, Date.parse(end) + 86_400_000)).toBe('9999-12-31');
      expect(dayIn(zone, -8.64e15)).toBe('0001-01-01');
      expect(dayIn(zone, 8.64e15)).toBe('9999-12-31');
      expect(dayIn(zone, Date.parse(begin) + 2 * 86_400_000)).toMatch(/^0001-01-0[23]$/);
    },
  );

  it('is that of UTC if the machine does not know the zone', () => {
    expect(dayIn('Nowhere/City', '2026-03-01T23:30:00.000Z')).toBe('2026-03-01');
  });
});
