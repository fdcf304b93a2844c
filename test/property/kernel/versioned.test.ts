import fc from 'fast-check';
import { focusProjector } from '../../../projections/focus/focus.projector.js';
import { foldComplete } from '../../../src/kernel/projecting/fold-batch.js';
import type { Projector, Row } from '../../../src/kernel/projecting/projector.js';
import { earlierOf, latestOf, versioned } from '../../../src/kernel/projecting/versioned.js';
import { nodesAt } from '../../../src/kernel/projecting/version-nodes.js';
import { workingRows, type WorkingRows } from '../../../src/kernel/projecting/working-rows.js';
import { generatedHistory } from '../../support/generated-history.js';
import { logOf } from '../../support/history.js';

const history = versioned(focusProjector);
const textOf = (rows: Iterable<Row>): string[] => Array.from(rows, (row) => JSON.stringify(row)).sort();

/** All rows of each table, in no order. */
const allRows = ({ tables }: Projector, rows: WorkingRows) =>
  Object.fromEntries(tables.map(({ name }) => [name, textOf(rows.all(name))]));

/** All rows of each table as they were at a position, according to the history. */
function rowsAt(position: number, head: number, rows: WorkingRows) {
  const nodes = nodesAt(position, head);
  const isThen = ({ from_position: since, to_position: until = Infinity, node }: Row): boolean =>
    Number(since) <= position && position < Number(until) && (node === undefined || nodes.includes(Number(node)));
  const without = ({ from_position: _since, to_position: _until, node: _node, ...row }: Row): Row => row;
  return Object.fromEntries(
    focusProjector.tables.map(({ name }) => [
      name,
      textOf([...rows.all(latestOf(name)), ...rows.all(earlierOf(name))].filter(isThen).map(without)),
    ]),
  );
}

describe('the history of a read model', () => {
  it('HIST-4: has, at every position, the rows that the read model had there', () =>
    fc.assert(
      fc.asyncProperty(generatedHistory({ max: 120 }), async ({ history: happenings }) => {
        const { events } = await (await logOf(happenings)).readAll({ after: 0n, limit: 100_000 });
        const versions = workingRows(history.tables, { complete: true });
        foldComplete(history, events, versions);
        const rows = workingRows(focusProjector.tables, { complete: true });
        expect(rowsAt(0, events.length, versions)).toEqual(allRows(focusProjector, rows));
        for (const event of events) {
          foldComplete(focusProjector, [event], rows);
          expect(rowsAt(Number(event.position), events.length, versions)).toEqual(allRows(focusProjector, rows));
        }
      }),
      { numRuns: 25 },
    ));

  it('refuses a table with a column of a name that the history needs', () => {
    const [table] = focusProjector.tables;
    const tables = table === undefined ? [] : [{ ...table, columns: { ...table.columns, node: 'bigint' } }];
    expect(() => versioned({ ...focusProjector, tables })).toThrow('may have no column node');
  });
});
