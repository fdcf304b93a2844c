import pg from 'pg';
import { describeError } from '../../../../src/kernel/runtime/logging.js';

describe('what a log line says of an error', () => {
  it('is its type, code, message, place and cause', () => {
    const cause = Object.assign(new TypeError('inner'), { code: 'E_INNER' });
    const described = describeError(new Error('outer', { cause }));
    expect(described).toMatchObject({ type: 'Error', message: 'outer', cause: { type: 'TypeError', code: 'E_INNER' } });
    expect(described.at?.[0]).toContain('logging.test.ts');
  });

  it('is, for one that Postgres reported, its code and place but no value of a row', () => {
    const reported = new pg.DatabaseError('invalid input: "ada@acme.example"', 0, 'error');
    reported.code = '23505';
    reported.detail = 'Key (email)=(ada@acme.example) already exists.';
    reported.constraint = 'users_email_key';
    reported.table = 'users';
    const described = describeError(new Error('could not write', { cause: reported }));
    expect(described.cause).toMatchObject({ code: '23505', constraint: 'users_email_key', table: 'users' });
    expect(JSON.stringify(described)).not.toContain('ada@acme.example');
  });

  it('is, for anything else that was thrown, only its type', () => {
    expect(describeError('ada@acme.example')).toEqual({ type: 'string' });
  });
});
