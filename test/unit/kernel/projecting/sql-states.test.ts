import { DatabaseError } from 'pg';
import { verdictOn } from '../../../../src/kernel/projecting/sql-states.js';

function answer(code: string): DatabaseError {
  const error = new DatabaseError('no', 2, 'error');
  error.code = code;
  return error;
}

describe('the classification of Postgres errors', () => {
  it.each(['08006', '25006', '28P01', '40001', '40P01', '53300', '55P03', '57P01', '57014', '58030', 'XX000', '0A000'])(
    '%s is an outage, which may pass',
    (code) => expect(verdictOn(answer(code))).toBe('outage'),
  );
  it.each(['22001', '23505', '54000', '21000', '44000'])('%s is about the data of an event', (code) =>
    expect(verdictOn(answer(code))).toBe('data'),
  );
  it.each(['42P01', '42703', '42501', '3D000', '3F000', 'P0001', 'XX001', 'XX002', '0A001', 'ZZZZZ'])(
    '%s is a fault, which does not pass by itself',
    (code) => expect(verdictOn(answer(code))).toBe('fault'),
  );
  it('BR001 means that another process holds the checkpoint', () => expect(verdictOn(answer('BR001'))).toBe('fenced'));
  it('an error that is not from Postgres, such as a broken connection, may pass', () => {
    expect(verdictOn(Object.assign(new Error('broken'), { code: 'EPIPE' }))).toBe('outage');
    expect(verdictOn('no error at all')).toBe('outage');
  });
});
