import { etagOf, ifMatchFrom, isHeld, requireMatch } from '../../../../src/kernel/http/etag.js';
import { idempotencyKeyFrom } from '../../../../src/kernel/http/idempotency-key.js';
import { positionFrom, positionToken, preferredWait } from '../../../../src/kernel/http/min-position.js';
import { requestIdFrom, traceparentFrom } from '../../../../src/kernel/http/trace-context.js';
import { problemThrownBy } from '../../../support/problem-thrown-by.js';

describe('Idempotency-Key', () => {
  it.each([
    [undefined, undefined],
    ['abc', 'abc'],
    ['"abc"', 'abc'],
    ['  "abc" ', 'abc'],
    ['"a\\"b\\\\c"', 'a"b\\c'],
    ['a"b', 'a"b'],
    ['!', '!'],
    ['~'.repeat(255), '~'.repeat(255)],
    [`"${'~'.repeat(255)}"`, '~'.repeat(255)],
  ])('reads %j as %j', (header, key) => {
    expect(idempotencyKeyFrom(header)).toBe(key);
  });

  it.each(['', '""', '"', '"a', '"a"b"', '"a\\n"', 'a b', 'a, b', '\u007f', 'é', '~'.repeat(256)])(
    'refuses %j',
    (header) => {
      expect(problemThrownBy(() => idempotencyKeyFrom(header))).toMatchObject({
        status: 400,
        errors: [{ header: 'Idempotency-Key' }],
      });
    },
  );
});

describe('minPosition and Prefer', () => {
  it('reads a position token of its own, and a bare position', () => {
    expect(positionFrom(positionToken(42n, 'log-1'), 'log-1')).toBe(42n);
    expect(positionFrom('0', 'log-1')).toBe(0n);
    expect(positionFrom('9223372036854775807', 'log-1')).toBe(2n ** 63n - 1n);
  });

  it("gives 410 for another log's position", () => {
    expect(problemThrownBy(() => positionFrom('42.log-2', 'log-1'))).toMatchObject({ status: 410 });
  });

  it.each(['', ' 1', '-1', '1.5.5', '01', '1e3', '0x1', '9223372036854775808', '1.', ['1', '2'], 1, null])(
    'refuses %j as a position',
    (parameter) => {
      expect(problemThrownBy(() => positionFrom(parameter, 'log-1'))).toMatchObject({
        status: 400,
        errors: [{ parameter: 'minPosition' }],
      });
    },
  );

  it.each([
    [undefined, undefined],
    ['wait=5', 5],
    ['respond-async, Wait="10"; x=y', 10],
    ['wait = 3', 3],
    ['wait=1, wait=9', 1],
    ['wait=99999', 30],
    ['wait=0', 0],
    ['wait=-1', undefined],
    ['wait', undefined],
    ['waiting=5', undefined],
    [['return=minimal', 'wait=4'], 4],
  ])('reads %j as a wait of %j seconds', (prefer, seconds) => {
    expect(preferredWait(prefer)).toBe(seconds);
  });
});

describe('entity tags', () => {
  it.each([
    ['"3"', true],
    ['W/"3"', true],
    ['*', true],
    ['"1", "3"', true],
    ['"1",, "3" ,', true],
    ['"1"', false],
    ['3', false],
    ['"1" "3"', false],
    ['"1,3"', false],
    [undefined, false],
  ])('If-None-Match %j is a 304 at revision 3: %j', (header, expected) => {
    expect(isHeld(header, etagOf(3))).toBe(expected);
  });

  it.each([
    [undefined, 3],
    ['*', 3],
    ['"3"', 3],
    ['"1", "3"', 3],
    [undefined, undefined],
  ])('If-Match %j holds at revision %j', (header, revision) => {
    expect(() => {
      requireMatch(ifMatchFrom(header), revision);
    }).not.toThrow();
  });

  it.each([
    ['W/"3"', 3],
    ['"2"', 3],
    ['*', undefined],
    ['"3"', undefined],
  ])('If-Match %j gives 412 at revision %j', (header, revision) => {
    expect(
      problemThrownBy(() => {
        requireMatch(ifMatchFrom(header), revision);
      }),
    ).toMatchObject({ status: 412, code: 'PRECONDITION_FAILED' });
  });

  it.each([
    ['W/"3"', 3, /a weak entity tag, `W\/"…"`, never matches/],
    ['W/"3", W/"4"', 3, /a weak entity tag, `W\/"…"`, never matches/],
    ['"2", W/"3"', 3, /^No entity tag in If-Match is the current one.* A weak one, `W\/"…"`, never matches\.$/],
    ['"2"', 3, /^No entity tag in If-Match is the current one; read the resource again and decide again\.$/],
    ['*', undefined, /^`If-Match: \*` holds only for what has an entity tag/],
  ])('explains why If-Match %j fails at revision %j', (header, revision, sentence) => {
    const { detail } = problemThrownBy(() => {
      requireMatch(ifMatchFrom(header), revision);
    });
    expect(detail).toMatch(sentence);
    expect(detail).not.toContain('changed');
  });

  it.each(['', '3', '"3', '"3" x', 'w/"3"', ','])('refuses the malformed If-Match %j', (header) => {
    expect(problemThrownBy(() => ifMatchFrom(header))).toMatchObject({ status: 400, errors: [{ header: 'If-Match' }] });
  });
});

describe('request ids and trace context', () => {
  it.each(['abc', 'A-1_b.c~d:e+f=', 'x'.repeat(128)])('accepts the request id %j', (header) => {
    expect(requestIdFrom(header)).toBe(header);
  });

  it.each([undefined, '', 'a b', 'a\nb', 'é', '{}', 'x'.repeat(129), ['a', 'b']])(
    'replaces the request id %j',
    (header) => {
      expect(requestIdFrom(header)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    },
  );

  const trace = '0af7651916cd43dd8448eb211c80319c';
  const span = 'b7ad6b7169203331';

  it.each([`00-${trace}-${span}-01`, `01-${trace}-${span}-01`, `01-${trace}-${span}-01-more`])(
    'passes on the traceparent %j',
    (header) => {
      expect(traceparentFrom(header)).toBe(header);
    },
  );

  it.each([
    undefined,
    '',
    'nonsense',
    `ff-${trace}-${span}-01`,
    `00-${'0'.repeat(32)}-${span}-01`,
    `00-${trace}-${'0'.repeat(16)}-01`,
    `00-${trace}-${span}-01-more`,
    `00-${trace.toUpperCase()}-${span}-01`,
    `01-${trace}-${span}-01-${'x'.repeat(300)}`,
  ])('ignores the traceparent %j', (header) => {
    expect(traceparentFrom(header)).toBeUndefined();
  });
});
