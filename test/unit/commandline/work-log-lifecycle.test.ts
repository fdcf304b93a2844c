import { Readable } from 'node:stream';
import { readWorkLog, type WorkLog } from '../../../src/commandline/import/read-work-log.js';
import { DEFAULT_COLUMNS, LIFECYCLE_COLUMN } from '../../../src/commandline/import/work-log.js';

const HEADER = `case:concept:name,concept:name,org:resource,org:group,time:timestamp,${LIFECYCLE_COLUMN}`;

function reading(lifecycle: string | undefined, ...rows: readonly string[]): Promise<WorkLog> {
  const csv = [HEADER, ...rows].join('\n');
  return readWorkLog('log.csv', { ...DEFAULT_COLUMNS, lifecycle }, Readable.from([csv]));
}

/** A row of the case c, done by somebody in the group g at an hour of a day. */
function step(hour: string, transition: string, { activity = 'Check', by = 'Kim' } = {}): string {
  return `c,${activity},${by},g,2024-01-01T${hour}:00Z,${transition}`;
}

/** Each row as its activity, who did it, when it was begun and when it ended, if it did. */
async function pieces(...rows: readonly string[]): Promise<readonly string[]> {
  const log = await reading(LIFECYCLE_COLUMN, ...rows);
  expect(log.bad).toEqual([]);
  const clock = (time: string | undefined): string => time?.slice(11, 16) ?? '-';
  return log.rows.map(({ activity, resource, startedAt, time, open }) =>
    [activity, resource, clock(startedAt), open ? `open since ${clock(time)}` : clock(time)].join(' '),
  );
}

describe('importing with --lifecycle', () => {
  it('the events of one activity become one row, from its start to its completion', async () => {
    expect(await pieces(step('10:00', 'schedule'), step('10:01', 'start'), step('10:02', 'complete'))).toEqual([
      'Check Kim 10:01 10:02',
    ]);
  });

  it('a completion without a start is a row of its own, as it is without the option', async () => {
    const rows = [step('10:00', 'complete'), step('11:00', 'complete')];
    expect(await pieces(...rows)).toEqual(['Check Kim - 10:00', 'Check Kim - 11:00']);
    const [one, other] = [await reading(LIFECYCLE_COLUMN, ...rows), await reading(undefined, ...rows)];
    expect(one.rows).toEqual(other.rows);
  });

  it('names of transitions are recognised in any case', async () => {
    expect(await pieces(step('10:00', 'SCHEDULE'), step('10:01', 'Start'), step('10:02', 'COMPLETE'))).toHaveLength(1);
  });

  it('the order of the file matters only among events of the same instant', async () => {
    expect(await pieces(step('10:02', 'complete'), step('10:01', 'start'))).toEqual(['Check Kim 10:01 10:02']);
    expect(await pieces(step('10:00', 'start'), step('10:00', 'complete'))).toEqual(['Check Kim 10:00 10:00']);
    expect(await pieces(step('10:00', 'complete'), step('10:00', 'start'))).toEqual([
      'Check Kim - 10:00',
      'Check Kim 10:00 open since 10:00',
    ]);
  });

  it('an activity that is suspended and resumed starts once', async () => {
    expect(
      await pieces(
        step('09:00', 'start'),
        step('10:00', 'suspend'),
        step('11:00', 'resume'),
        step('12:00', 'complete'),
      ),
    ).toEqual(['Check Kim 09:00 12:00']);
  });

  it('an activity without a completion is open', async () => {
    expect(await pieces(step('09:00', 'schedule'))).toEqual(['Check Kim - open since 09:00']);
    expect(await pieces(step('09:00', 'start'), step('10:00', 'suspend'))).toEqual([
      'Check Kim 09:00 open since 10:00',
    ]);
  });

  it('two concurrent runs of one activity of a case are matched by resource, then by which started first', async () => {
    expect(
      await pieces(
        step('09:00', 'start', { by: 'Kim' }),
        step('09:30', 'start', { by: 'Lou' }),
        step('10:00', 'complete', { by: 'Lou' }),
        step('11:00', 'complete', { by: 'Kim' }),
      ),
    ).toEqual(['Check Lou 09:30 10:00', 'Check Kim 09:00 11:00']);
    expect(
      await pieces(
        step('09:00', 'start'),
        step('09:30', 'start'),
        step('10:00', 'complete', { by: 'Max' }),
        step('11:00', 'complete', { by: 'Max' }),
      ),
    ).toEqual(['Check Max 09:00 10:00', 'Check Max 09:30 11:00']);
  });

  it('of the concurrent activities of one resource, the first to start is the first to be completed', async () => {
    expect(
      await pieces(
        step('09:00', 'start'),
        step('09:30', 'start'),
        step('10:00', 'complete'),
        step('11:00', 'complete'),
      ),
    ).toEqual(['Check Kim 09:00 10:00', 'Check Kim 09:30 11:00']);
  });

  it('an event without a resource leaves the activity with its former resource', async () => {
    expect(
      await pieces(
        step('09:00', 'start'),
        step('09:10', 'suspend', { by: '' }),
        step('09:30', 'start'),
        step('10:00', 'complete'),
        step('11:00', 'complete'),
      ),
    ).toEqual(['Check Kim 09:00 10:00', 'Check Kim 09:30 11:00']);
  });

  it('events of different activities are never combined', async () => {
    expect(
      await pieces(step('09:00', 'start'), step('09:10', 'complete', { activity: 'File' }), step('10:00', 'complete')),
    ).toEqual(['File Kim - 09:10', 'Check Kim 09:00 10:00']);
  });

  it('the resource of the completion is the one who did it, or else the last resource named', async () => {
    expect(await pieces(step('09:00', 'schedule', { by: 'Boss' }), step('10:00', 'complete'))).toEqual([
      'Check Kim - 10:00',
    ]);
    expect(await pieces(step('09:00', 'start', { by: 'Lou' }), step('10:00', 'complete', { by: '' }))).toEqual([
      'Check Lou 09:00 10:00',
    ]);
    const nobody = await reading(LIFECYCLE_COLUMN, step('10:00', 'complete', { by: '' }));
    expect(nobody.bad).toEqual([{ line: 2, problem: expect.stringContaining('the resource is empty') as string }]);
  });

  it('a name in any event takes precedence over --default-resource and --default-group', async () => {
    const csv = [HEADER, step('09:00', 'start', { by: 'Lou' }), 'c,Check,,,2024-01-01T10:00:00Z,complete'].join('\n');
    const defaults = { defaultResource: 'Desk', defaultGroup: 'nowhere' };
    const columns = { ...DEFAULT_COLUMNS, lifecycle: LIFECYCLE_COLUMN };
    const { rows } = await readWorkLog('log.csv', { ...columns, ...defaults }, Readable.from([csv]));
    expect(rows).toMatchObject([{ resource: 'Lou', group: 'g' }]);
  });

  it('an aborted activity is not a row, and is reported', async () => {
    const { rows, bad } = await reading(
      LIFECYCLE_COLUMN,
      step('09:00', 'start'),
      step('10:00', 'ate_abort'),
      step('11:00', 'complete'),
    );
    expect(rows.map(({ line }) => line)).toEqual([4]);
    expect(bad).toEqual([{ line: 3, problem: 'the work was given up (ate_abort)' }]);
  });

  it('a transition that XES does not define is reported with its line', async () => {
    const { rows, bad } = await reading(LIFECYCLE_COLUMN, step('09:00', 'In Progress'), step('10:00', ''));
    expect(rows).toEqual([]);
    expect(bad).toEqual([
      { line: 2, problem: expect.stringContaining('"In Progress" is none of schedule, assign') as string },
      { line: 3, problem: 'the lifecycle transition is empty' },
    ]);
  });

  it('a transition named like a property of every JavaScript object is not recognised either', async () => {
    const { rows, bad } = await reading(LIFECYCLE_COLUMN, step('09:00', 'constructor'));
    expect(rows).toEqual([]);
    expect(bad).toMatchObject([{ line: 2 }]);
  });

  it('a row keeps its key when a later file has its completion', async () => {
    const begun = [step('09:00', 'schedule'), step('10:00', 'start')];
    const [open] = (await reading(LIFECYCLE_COLUMN, ...begun)).rows;
    const [done] = (await reading(LIFECYCLE_COLUMN, ...begun, step('11:00', 'complete'))).rows;
    expect(open?.open).toBe(true);
    expect(done?.open).toBeUndefined();
    expect(done?.key).toBe(open?.key);
  });

  it('a row keeps its key when a later file has another group for it', async () => {
    const steps = [step('09:00', 'start'), step('10:00', 'complete'), step('11:00', 'start')];
    const keysOf = async (group: string) => {
      const lines = steps.map((line) => line.replace(',g,', `,${group},`));
      return (await reading(LIFECYCLE_COLUMN, ...lines)).rows.map(({ key }) => key);
    };
    expect(await keysOf('h')).toEqual(await keysOf('g'));
    expect(new Set(await keysOf('g')).size).toBe(2);
  });

  it('a file without the lifecycle column is refused', async () => {
    const reads = readWorkLog(
      'log.csv',
      { ...DEFAULT_COLUMNS, lifecycle: 'status' },
      Readable.from([[HEADER, step('09:00', 'complete')].join('\n')]),
    );
    await expect(reads).rejects.toThrow('log.csv has no column "status"');
  });
});

describe('importing without --lifecycle', () => {
  it('warns that several rows are events of one activity, and how to combine them', async () => {
    const { rows, warnings } = await reading(undefined, step('10:00', 'schedule'), step('10:02', 'complete'));
    expect(rows).toHaveLength(2);
    expect(warnings).toEqual([
      'The column "lifecycle:transition" says that rows are steps of work (schedule, complete); each row is imported as work of its own. ' +
        'With --lifecycle lifecycle:transition the steps of one piece of work become one item.',
    ]);
  });

  it('the warning names the events that --lifecycle would skip, and does not advise it if these are all', async () => {
    const some = await reading(undefined, step('10:00', 'start'), step('10:01', 'Waits'), step('10:02', 'complete'));
    expect(some.warnings).toEqual([
      expect.stringMatching(/ become one item, and rows of steps that .+ lacks are skipped \(Waits\)\.$/),
    ]);
    const none = await reading(undefined, step('10:00', 'In Progress'), step('10:01', 'Closed'));
    expect(none.warnings).toEqual([
      'The column "lifecycle:transition" says that rows are steps of work (In Progress, Closed), none of them of XES\'s standard life cycle; each row is imported as work of its own.',
    ]);
  });

  it('does not warn if each row is a completion', async () => {
    expect((await reading(undefined, step('10:00', 'complete'), step('11:00', 'COMPLETE'))).warnings).toEqual([]);
  });
});

describe('importing with --started', () => {
  const columns = { ...DEFAULT_COLUMNS, started: LIFECYCLE_COLUMN };
  const started = (start: string) =>
    readWorkLog('log.csv', columns, Readable.from([[HEADER, step('10:00', start)].join('\n')]));

  it('a row starts at the time in that column', async () => {
    expect((await started('2024-01-01T11:30:00+02:00')).rows[0]?.startedAt).toBe('2024-01-01T09:30:00.000Z');
    expect((await started('')).rows[0]?.startedAt).toBeUndefined();
  });

  it('a start that is not a time, or is after the end, is reported', async () => {
    expect((await started('soon')).bad[0]?.problem).toContain('its start: the time "soon" is no date and time');
    expect((await started('2024-01-01T10:30:00Z')).bad[0]?.problem).toBe('its start lies after its end');
  });
});
