import { Linter } from 'eslint';
import { domainPurity } from '../../../eslint.domain-purity.js';

const linter = new Linter();

/** The rules that a line of code in a domain breaks. */
function broken(code: string): readonly (string | null)[] {
  return linter.verify(code, [{ rules: domainPurity }]).map(({ ruleId }) => ruleId);
}

describe('a domain is pure', () => {
  it.each([
    ['throws', 'throw x;'],
    ['has a class', 'class A {}'],
    ['has a class expression', 'f(class {});'],
    ['is asynchronous', 'async function f() {}'],
    ['is asynchronous in an arrow', 'f(async () => 1);'],
    ['reads the clock through new Date()', 'new Date();'],
    ['reads the clock through Date()', 'Date();'],
    ['loads code while it runs', "f(import('./x.js'));"],
  ])('lint refuses a domain that %s', (_, code) => {
    expect(broken(code)).toEqual(['no-restricted-syntax']);
  });

  it.each(['crypto.randomUUID();', 'process.env;', 'console.log(1);', 'setTimeout(f, 1);', 'performance.now();'])(
    'lint refuses the global in %s',
    (code) => {
      expect(broken(code)).toEqual(['no-restricted-globals']);
    },
  );

  it.each(['Date.now();', 'Math.random();'])('lint refuses %s', (code) => {
    expect(broken(code)).toEqual(['no-restricted-properties']);
  });

  it('lint accepts a computation with the times that a command brings', () => {
    expect(broken('new Date(Date.parse(at) + Math.max(1, n)).toISOString();')).toEqual([]);
  });
});
