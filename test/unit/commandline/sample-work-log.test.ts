import { sampleWorkLog } from '../../../src/commandline/demo/sample-work-log.js';

describe('the sample work log', () => {
  const { csv, cutoff } = sampleWorkLog();
  const rows = csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

  it('is the same every time', () => {
    expect(sampleWorkLog().csv).toBe(csv);
    expect(sampleWorkLog(7).csv).not.toBe(csv);
  });

  it('has forty people at work on 1,500 cases', () => {
    expect(new Set(rows.map((row) => row[2])).size).toBe(40);
    expect(new Set(rows.map((row) => row[0])).size).toBe(1500);
  });

  it('leaves everybody waiting work after the cutoff', () => {
    const busy = new Map<string, number>();
    for (const [, , person = '', , time = ''] of rows) {
      if (time > cutoff) busy.set(person, (busy.get(person) ?? 0) + 1);
    }
    expect(busy.size).toBeGreaterThanOrEqual(38);
    expect(Math.max(...busy.values())).toBeGreaterThan(20);
  });
});
