import pg from 'pg';
import { describeError } from '../../../../src/kernel/runtime/logging.js';

describe('the log line of an error', () => {
  it('has its type, code, message, stack and cause', () => {
    const cause = Object.assign(new TypeError('inner'), { code: 'E_INNER' });
    const described = describeError(new Error('outer', { cause }));
    expect(described).toMatchObject({ type: 'Error', message: 'outer', cause: { type: 'TypeError', code: 'E_INNER' } });
    expect(described.at?.[0]).toContain('logging.test.ts');
  });

  it('has, for an error from Postgres, its code and stack but no value of a row', () => {
    const reported = new pg.DatabaseError('invalid input: "ada@acme.example"', 0, 'error');
    reported.code = '23505';
    reported.detail = 'Key (email)=(ada@acme.example) already exists.';
    reported.constraint = 'users_email_key';
    reported.table = 'users';
    const described = describeError(new Error('could not write', { cause: reported }));
    expect(described.cause).toMatchObject({ code: '23505', constraint: 'users_email_key', table: 'users' });
    expect(JSON.stringify(described)).not.toContain('ada@acme.example');
  });

  it('has, for any other thrown value, only its type', () => {
    expect(describeError('ada@acme.example')).toEqual({ type: 'string' });
  });
});
