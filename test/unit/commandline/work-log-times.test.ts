import { timeZoneOf, type TimeZone } from '../../../src/commandline/import/import-time-zone.js';
import { readTime } from '../../../src/commandline/import/times.js';

function zoneOf(name: string): TimeZone {
  const zone = timeZoneOf(name);
  if (zone === undefined) throw new Error(`There is no time zone ${name}.`);
  return zone;
}

function read(text: string, zone?: string): string {
  const result = readTime(text, { zone: zone === undefined ? undefined : zoneOf(zone) });
  return 'instant' in result ? result.instant.time : result.problem;
}

describe('a time without an offset', () => {
  it.each([
    ['2024-01-01 10:00:00', 'Europe/Berlin', '2024-01-01T09:00:00.000Z'],
    ['2024-07-01T11:00:00', 'Europe/Berlin', '2024-07-01T09:00:00.000Z'],
    ['2024/01/01 12:00:00.000', 'Europe/Berlin', '2024-01-01T11:00:00.000Z'],
    ['2024-01-01 10:00', 'Asia/Kathmandu', '2024-01-01T04:15:00.000Z'],
    ['2024-01-01', 'Europe/Berlin', '2023-12-31T23:00:00.000Z'],
    ['2024-01-01 10:00:00+05:00', 'Europe/Berlin', '2024-01-01T05:00:00.000Z'],
    ['2024-01-01 10:00:00 UTC', 'Europe/Berlin', '2024-01-01T10:00:00.000Z'],
    ['1950-06-01 12:00:00', 'America/New_York', '1950-06-01T16:00:00.000Z'],
  ])('%s is read as of %s: %s', (text, zone, instant) => {
    expect(read(text, zone)).toBe(instant);
  });

  it('is the earlier of two moments if clocks are set back over it', () => {
    expect(read('2024-10-27 02:30:00', 'Europe/Berlin')).toBe('2024-10-27T00:30:00.000Z');
    expect(zoneOf('Europe/Berlin').instantsOf(Date.UTC(2024, 9, 27, 2, 30))).toEqual([
      Date.UTC(2024, 9, 27, 0, 30),
      Date.UTC(2024, 9, 27, 1, 30),
    ]);
  });

  it('is refused if clocks are set forward over it', () => {
    expect(read('2024-03-31 02:30:00', 'Europe/Berlin')).toContain('never was in Europe/Berlin');
    expect(read('2011-12-30', 'Pacific/Apia')).toContain('never was in Pacific/Apia');
    expect(read('2024-03-31 03:00:00', 'Europe/Berlin')).toBe('2024-03-31T01:00:00.000Z');
  });

  it('that is a date only means the beginning of that day, which is 01:00 if clocks are set forward at midnight', () => {
    expect(read('2018-11-04', 'America/Sao_Paulo')).toBe('2018-11-04T03:00:00.000Z');
    expect(read('2018-11-04 00:30', 'America/Sao_Paulo')).toContain('never was');
  });

  it.each(['Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Pacific/Apia', 'UTC'])(
    'in %s is right for every half hour of thirty years',
    (name) => {
      const zone = zoneOf(name);
      const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: name, dateStyle: 'short', timeStyle: 'medium' });
      const missed: string[] = [];
      for (let at = Date.UTC(1995, 0, 1); at < Date.UTC(2025, 0, 1); at += 97 * 1_800_000) {
        const shown = clock.format(at);
        if (!zone.instantsOf(Date.parse(`${shown.replace(' ', 'T')}Z`)).includes(at)) missed.push(shown);
      }
      expect(missed).toEqual([]);
    },
  );

  it.each(['Berlin', 'Europe/Atlantis', '', 'CEST maybe'])('is refused in the unknown time zone %j', (name) => {
    expect(timeZoneOf(name)).toBeUndefined();
  });
});

describe('a time with a fraction', () => {
  it.each([
    ['2024-01-01T10:00:00.5Z', '2024-01-01T10:00:00.500Z'],
    ['2024-01-01T10:00:00,123456789012Z', '2024-01-01T10:00:00.123Z'],
    ['2024-01-01T10:00.5Z', '2024-01-01T10:00:30.000Z'],
    ['2024-01-01T10:00,25+02:00', '2024-01-01T08:00:15.000Z'],
    ['2024-01-01 10:00.999999999999Z', '2024-01-01T10:00:59.999Z'],
    ['2024-01-01 10:00.0001Z', '2024-01-01T10:00:00.006Z'],
  ])('means a fraction of the second, or of the minute if it has no seconds (ISO 8601): %s is %s', (text, instant) => {
    expect(read(text)).toBe(instant);
  });

  it('keeps all its digits below a millisecond', () => {
    const exact = (text: string) => readTime(text, {});
    expect(exact('2024-01-01T10:00:00.123456789012Z')).toMatchObject({
      instant: { exactTime: '2024-01-01T10:00:00.123456789012Z' },
    });
    expect(exact('2024-01-01T10:00.123456789012Z')).toMatchObject({
      instant: { exactTime: '2024-01-01T10:00:07.407407340720Z' },
    });
  });
});

describe('a time that is refused', () => {
  it.each([
    ['', 'the time is empty'],
    ['2024-01-01 10:00:00', 'has no offset, such as +02:00: name the time zone'],
    ['2024-01-01', 'name the time zone, for example --time-zone'],
    ['01.02.2024 12:00', 'does not say which number is the day and which the month'],
    ['1/2/24', 'does not say which number is the day and which the month'],
    ['1704103200', 'is a mere number'],
    ['45292.5', 'is a mere number'],
    ['NaT', 'is no date and time'],
    ['2024-01-01T24:00:00Z', 'names a day, an hour or an offset that does not exist'],
    ['2024-02-30T10:00:00Z', 'names a day, an hour or an offset that does not exist'],
    ['2024-02-28T10:60:00Z', 'names a day, an hour or an offset that does not exist'],
    ['2024-02-28T10:00:00+25:00', 'names a day, an hour or an offset that does not exist'],
    ['2024-02-28T10:00:00+01:75', 'names a day, an hour or an offset that does not exist'],
    ['9999-12-31T23:30:00-01:00', 'lies outside the years 1 to 9999'],
    [`2024-01-01${' '.repeat(30)}${'9'.repeat(500)}`, 'is no date and time'],
  ])('%j, and the message says why', (text, words) => {
    expect(read(text)).toContain(words);
    expect(read(text).length).toBeLessThan(200);
  });

  it('because it lies in the future, to the millisecond', () => {
    const now = Date.UTC(2026, 0, 1);
    expect(readTime('2026-01-01T00:00:00Z', { now })).toHaveProperty('instant');
    expect(readTime('2026-01-01T00:00:00.001Z', { now })).toEqual({
      problem: 'the time "2026-01-01T00:00:00.001Z" is in the future: only past work can be imported',
    });
    expect(readTime('2099-01-01T00:00:00Z', { now })).toHaveProperty('problem');
  });
});
