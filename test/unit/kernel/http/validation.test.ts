import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
  validateSync,
} from 'class-validator';
import fc from 'fast-check';
import { conforms, Nested } from '../../../../src/kernel/http/compiled-dto.js';
import { IsTime } from '../../../../src/kernel/http/time.js';
import { NoFields, validated } from '../../../../src/kernel/http/validation.js';
import { problemThrownBy } from '../../../support/problem-thrown-by.js';

class Flat {
  @IsString()
  @MaxLength(3)
  title!: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  size?: number;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(2)
  @IsIn(['a', 'b'], { each: true })
  letters?: string[];

  @ValidateIf((flat: Flat) => flat.title === 'id')
  @IsUUID()
  id?: string;
}

class Inner extends Flat {
  @IsString({ message: 'a mark is wanted' })
  mark!: string;
}

class Outer {
  @Nested(() => Inner)
  one!: Inner;

  @IsOptional()
  @Nested(() => Inner, { each: true })
  many?: Inner[];
}

const text = fc.oneof(
  fc.constantFrom('a', 'id', 'abc', 'abcd', '0b8a3d06-4f3b-4d24-9c42-f1c5f6a3d6b1'),
  fc.string({ maxLength: 4 }),
);
const anything = fc.oneof(
  text,
  fc.integer({ min: -1, max: 3 }),
  fc.constantFrom(null, undefined, 1.5),
  fc.array(text, { maxLength: 3 }),
);

it('accepts exactly what class-validator accepts', () => {
  const verdicts = new Set<boolean>();
  const fields = fc.record(
    { title: anything, size: anything, letters: anything, id: anything, other: anything },
    { requiredKeys: ['title'] },
  );
  fc.assert(
    fc.property(fields, (value) => {
      const asked = validateSync(Object.assign(new Flat(), value), { whitelist: true, forbidNonWhitelisted: true });
      const verdict = conforms(Flat, value);
      verdicts.add(verdict);
      expect(verdict).toBe(asked.length === 0);
    }),
    { numRuns: 3000 },
  );
  expect(verdicts).toEqual(new Set([true, false]));
});

it('reports every mistake in nested values with its JSON pointer', () => {
  const good = { title: 'x', mark: 'm' };
  expect(validated(Outer, { one: good, many: [good] })).toEqual({ one: good, many: [good] });
  const problem = problemThrownBy(() =>
    validated(Outer, { one: { ...good, mark: 1 }, many: [good, { title: 'long', mark: 'm' }, 3], 'x~y': 1 }),
  );
  expect(problem.errors?.map(({ pointer, code }) => `${pointer} ${code}`).sort()).toEqual([
    '/many/1/title MAX_LENGTH',
    '/many/2 IS_OBJECT',
    '/one/mark IS_STRING',
    '/x~0y UNKNOWN_FIELD',
  ]);
  expect(problem.errors?.find(({ pointer }) => pointer === '/one/mark')?.detail).toBe('a mark is wanted.');
});

it.each([
  [null, 'null'],
  [[], 'an array'],
  ['x', 'a string'],
  [1, 'a number'],
  [undefined, 'nothing'],
])('does not accept %j as an object', (value, kind) => {
  const detail = `The body must be a JSON object; ${kind} was sent.`;
  expect(problemThrownBy(() => validated(Outer, value)).errors).toEqual([{ pointer: '', code: 'IS_OBJECT', detail }]);
  expect(problemThrownBy(() => validated(Outer, { one: value })).errors?.length).toBeGreaterThan(0);
});

it('requires a list for a field of several values', () => {
  const good = { title: 'x', mark: 'm' };
  expect(problemThrownBy(() => validated(Outer, { one: good, many: good })).errors).toMatchObject([
    { pointer: '/many', code: 'IS_ARRAY' },
  ]);
});

it('lists the known fields when one is unknown', () => {
  const [error] = problemThrownBy(() => validated(Flat, { title: 'x', titel: 'y' })).errors ?? [];
  expect(error).toMatchObject({ pointer: '/titel', code: 'UNKNOWN_FIELD' });
  expect(error?.detail).toBe('Unknown; possible here: title, size, letters, id.');
  expect(problemThrownBy(() => validated(NoFields, { a: 1 })).errors).toMatchObject([{ pointer: '/a' }]);
  expect(validated(NoFields, {})).toEqual({});
});

class Times {
  @IsOptional()
  @IsTime()
  before?: string;
}

const inQuery = (pointer: string) => ({ parameter: pointer.slice(1) });

it.each([
  [
    '2026-01-01T00:00:00 01:00',
    'before has a blank where its offset begins: in an address a + stands for a blank, so send it as %2B.',
  ],
  ['2026-01-01', /^before has a date and no time; .* such as 2026-01-01T17:00:00\+01:00\.$/],
  ['2026-01-01T00:00:00', /^before has no offset from UTC/],
  ['2026-02-30T00:00:00Z', 'before names a time that does not exist in the years 1 to 9999.'],
  ['0001-01-01T00:00:00+00:01', 'before names a time that does not exist in the years 1 to 9999.'],
  ['9999-12-31T23:59:59-00:01', 'before names a time that does not exist in the years 1 to 9999.'],
  ['2026-01-01T24:00:00Z', 'before names a time that does not exist in the years 1 to 9999.'],
  ['2026-01-01 00:00:00Z', /^before is no date and time of the form/],
  ['', /^before is empty/],
  [['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'], 'before is given more than once; it takes one value.'],
])('explains what is wrong with the time %j in a query', (before, detail) => {
  const problem = problemThrownBy(() => validated(Times, { before }, inQuery));
  expect(problem.errors).toEqual([{ parameter: 'before', code: 'IS_TIME', detail: problem.detail }]);
  if (typeof detail === 'string') expect(problem.detail).toBe(detail);
  else expect(problem.detail).toMatch(detail);
});

it.each(['2026-01-01T00:00:00+01:00', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z', '2024-02-29t00:00:00.5z'])(
  'accepts the time %s',
  (before) => {
    expect(validated(Times, { before })).toEqual({ before });
  },
);

it.each(['constructor', 'toString', 'hasOwnProperty', 'then'])('treats %s as a name like any other', (name) => {
  for (const value of [null, 1, {}]) {
    const fields = JSON.parse(`{"title":"x","${name}":${JSON.stringify(value)}}`) as object;
    expect(problemThrownBy(() => validated(Flat, fields)).errors).toMatchObject([
      { pointer: `/${name}`, code: 'UNKNOWN_FIELD' },
    ]);
  }
});

it('refuses to guess the class of a nested value', () => {
  class Guess {
    @ValidateNested()
    inner!: object;
  }
  expect(() => conforms(Guess, { inner: {} })).toThrow('Guess.inner needs @Nested()');
});
