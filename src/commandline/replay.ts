import type { Command } from 'commander';
import { changesBetween, type FieldChange, type ItemChange } from '../focus/index.js';
import type { House } from '../house.js';
import { example, type Run } from './command.js';
import { inHouse } from './in-house.js';
import { CommandError, writeJson } from './terminal.js';

const PAGE = 100;
const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The history of an item, and what its replay and the read tables disagree about (HIST-3). */
interface Replay {
  readonly events: readonly ItemChange[];
  readonly differences: readonly FieldChange[];
}

/** Adds `replay item`. */
export function addReplay(program: Command, run: Run): void {
  program
    .command('replay')
    .description('print what happened, from the history')
    .command('item')
    .description('every event that changed an item; the exit status is 1 if its replay differs from the read tables')
    .argument('<id>', "the item's id")
    .option('--json', 'answer as JSON')
    .addHelpText('after', example('replay item 0197d3a0-0000-7000-8000-000000000001'))
    .action((id: string, options: { json?: true }) =>
      run((command) =>
        inHouse(command, async (house) => {
          const replay = await replayItem(house, id);
          if (options.json) writeJson(command.terminal, replay);
          else command.terminal.out(replayText(replay, (userId) => house.directory.user(userId)?.name ?? userId));
          return replay.differences.length === 0 ? 0 : 1;
        }),
      ),
    );
}

async function replayItem({ itemHistory, directory, readModels, histories }: House, id: string): Promise<Replay> {
  if (!ID.test(id)) throw new CommandError(`"${id}" is no item's id, which is a UUID.`);
  const itemId = id.toLowerCase();
  await Promise.all([directory.caughtUp(), readModels.focus.waiter.caughtUp(), histories['focus']?.waiter.caughtUp()]);
  const events: ItemChange[] = [];
  for (let after: string | null = null; ;) {
    const page = await itemHistory.page(itemId, { after, limit: PAGE, newestFirst: false });
    events.push(...page.rows);
    after = page.after;
    if (after === null) break;
  }
  if (events.length === 0) throw new CommandError(`There has never been an item ${itemId}.`);
  const fields = events.flatMap(({ changes }) => changes.map((change) => [change.field, change.after] as const));
  return { events, differences: changesBetween(Object.fromEntries(fields), await itemHistory.live(itemId)) };
}

function replayText({ events, differences }: Replay, nameOf: (userId: string) => string): string {
  const lines = events.flatMap(({ position, type, occurredAt, actor, onBehalfOf, changes }) => [
    `${occurredAt}  ${type} by ${nameOf(actor)}${onBehalfOf === null ? '' : ` for ${nameOf(onBehalfOf)}`}, position ${position}`,
    ...changes.map(changeText),
  ]);
  const verdict =
    differences.length === 0
      ? ['Replayed, this gives the item as it is in the read tables.']
      : ['Replayed, this differs from the read tables, which should be rebuilt:', ...differences.map(changeText)];
  return [...lines, '', ...verdict, ''].join('\n');
}

function changeText({ field, before, after }: FieldChange): string {
  return `  ${field}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`;
}
