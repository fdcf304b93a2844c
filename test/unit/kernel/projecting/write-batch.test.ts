import type { TableLayout } from '../../../../src/kernel/projecting/projector.js';
import { workingRows } from '../../../../src/kernel/projecting/working-rows.js';
import { batchStatements } from '../../../../src/kernel/projecting/write-batch.js';

const pairs: TableLayout = {
  name: 'pairs',
  key: ['one', 'other'],
  columns: { one: 'uuid', other: 'uuid' },
  lookups: [{ name: 'one', column: 'one' }],
};

describe('the statements of a batch', () => {
  it('LOG-8: a row with key columns only, removed and put again, needs no statement', () => {
    const rows = workingRows([pairs]);
    rows.load({ table: 'pairs', by: 'one', values: ['a'] }, [{ one: 'a', other: 'b' }]);
    rows.remove('pairs', ['a', 'b']);
    rows.put('pairs', { one: 'a', other: 'b' });
    expect(batchStatements('model', rows.changes())).toEqual([]);
  });

  it('a row with key columns only is still inserted and deleted', () => {
    const rows = workingRows([pairs]);
    rows.load({ table: 'pairs', by: 'one', values: ['a'] }, [{ one: 'a', other: 'b' }]);
    rows.remove('pairs', ['a', 'b']);
    rows.put('pairs', { one: 'a', other: 'c' });
    const texts = batchStatements('model', rows.changes()).map(({ text }) => text.split(' ')[0]);
    expect(texts).toEqual(['DELETE', 'INSERT']);
  });
});
