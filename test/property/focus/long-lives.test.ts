import fc from 'fast-check';
import { focusDecider } from '../../../src/focus/domain/focus.decider.js';
import type { FocusCommand } from '../../../src/focus/domain/focus.decide.js';
import type { FocusState } from '../../../src/focus/domain/focus.state.js';
import { idAt, idsIn, lengthOf } from '../../../src/focus/domain/waiting-list.js';
import { byAnn, byBob, now, toAnn, today } from '../../support/focus.js';
import { expectRestored, readBack, takeDown } from './parts.js';

/** An action of a user with hundreds of items, on `count` waiting items from the one at `at` on. */
const deed = fc.record({
  kind: fc.constantFrom('take on', 'clear', 'gather', 'move', 'work', 'set aside', 'mark', 'be offered', 'decline'),
  at: fc.nat(),
  to: fc.nat(),
  count: fc.integer({ min: 1, max: 90 }),
  /** Whether a snapshot is taken afterwards, and whether the state is then restored from it. */
  snapshot: fc.constantFrom('none', 'none', 'written', 'read'),
});
type Deed = typeof deed extends fc.Arbitrary<infer Value> ? Value : never;

const plain = { description: null, dueAt: null, milestoneId: null, milestone: null, steps: [], tags: [] };
const TAG = { tagId: 't', known: true, retired: false };

interface Life {
  state: FocusState;
  made: number;
}

function carryOut(life: Life, command: FocusCommand): void {
  const decision = focusDecider.decide(command, life.state);
  if (decision.kind !== 'events') return;
  for (const event of decision.events) life.state = focusDecider.evolve(life.state, event);
}

function offer(life: Life, who: typeof byAnn | typeof byBob): void {
  const itemId = `item ${life.made++}`;
  const accept = who === byAnn;
  carryOut(life, { type: 'OfferItem', ...who, ...toAnn, itemId, title: 'Tea', ...plain, accept });
}

function take({ kind, at, to, count }: Deed, life: Life): void {
  const { waiting, items } = life.state;
  const length = Math.max(lengthOf(waiting), 1);
  const from = at % length;
  const those = idsIn(waiting).slice(from, from + count);
  const itemId = those[0] ?? 'none';
  const neighbour = idAt(waiting, to % length) ?? 'none';
  const on = { ...byAnn, itemId };
  switch (kind) {
    case 'take on':
      for (let n = 0; n < count; n++) offer(life, byAnn);
      return;
    case 'clear':
      for (const id of those) carryOut(life, { type: 'DeleteItem', ...byAnn, itemId: id });
      return;
    case 'gather':
      for (const id of those)
        carryOut(life, { type: 'MoveItem', ...byAnn, itemId: id, to: { after: neighbour }, today });
      return;
    case 'move':
      carryOut(life, { type: 'MoveItem', ...on, to: { before: neighbour }, today });
      return;
    case 'work':
      for (const id of those.slice(0, count % 5)) {
        carryOut(life, { type: 'ActivateItem', ...byAnn, itemId: id, now, alarmDefault: 15 });
        carryOut(life, { type: 'CompleteItem', ...byAnn, itemId: id, now, today, alarmDefault: null });
      }
      return;
    case 'set aside':
      for (const id of those)
        carryOut(life, { type: 'SetAsideItem', ...byAnn, itemId: id, until: '2026-06-01', today });
      return;
    case 'mark':
      for (const id of those) carryOut(life, { type: 'TagItem', ...byAnn, itemId: id, tag: TAG });
      return;
    case 'be offered':
      for (let n = 0; n < count; n++) offer(life, byBob);
      return;
    default:
      for (const { itemId: id, state } of [...items.values()].slice(0, count))
        if (state === 'offered') carryOut(life, { type: 'DeclineOffer', ...byAnn, itemId: id, reason: null, today });
  }
}

interface Parts {
  readonly shelves: readonly number[];
  readonly runs: readonly number[];
}

function partsOf({ shelves, waiting }: FocusState): Parts {
  return { shelves: [...shelves.keys()], runs: [...waiting.runs.keys()] };
}

/** Notes how shelves and runs changed, so that the test can require each kind of change. */
function note(seen: Set<string>, before: Parts, after: Parts): void {
  for (const [what, plenty] of [
    ['shelves', 10],
    ['runs', 4],
  ] as const) {
    const [had, has] = [before[what], after[what]];
    if (had.some((number) => !has.includes(number))) seen.add(`${what} that went`);
    if (has.some((number) => !had.includes(number))) seen.add(`${what} that came`);
    if (has.length >= plenty) seen.add(`${what} beside each other`);
  }
}

describe('the state of a user with hundreds of items', () => {
  it('can be restored from its parts, with several shelves and runs that appear, are split and disappear', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.noBias(fc.array(deed, { minLength: 20, maxLength: 40, size: 'max' })), (deeds) => {
        const life: Life = { state: focusDecider.initial(), made: 0 };
        const written = new Map<string, unknown>();
        for (let n = 0; n < 300; n++) offer(life, byAnn);
        for (const each of deeds) {
          const before = partsOf(life.state);
          take(each, life);
          note(seen, before, partsOf(life.state));
          if (each.snapshot === 'none') continue;
          takeDown(life.state, written);
          if (each.snapshot === 'written') continue;
          expectRestored(written, life.state);
          // All that follows works on the restored state.
          life.state = readBack(written);
        }
        takeDown(life.state, written);
        expectRestored(written, life.state);
      }),
      // Shrinking takes too long with hundreds of items; the seed repeats the failure.
      { numRuns: 12, endOnFailure: true },
    );
    const ways = ['beside each other', 'that came', 'that went'];
    expect([...seen].sort()).toEqual(['runs', 'shelves'].flatMap((what) => ways.map((way) => `${what} ${way}`)));
  });
});
