import type { Command } from 'commander';
import { example, type Run } from './command.js';
import { inStores } from './in-house.js';
import { keyList, keyListText, revoke, rotate } from './key.js';
import { writeJson } from './terminal.js';

/** Adds `key list`, `key rotate` and `key revoke`. */
export function addKey(program: Command, run: Run): void {
  const key = program
    .command('key')
    .description('the keys that sign the tokens of `token`: running servers follow within seconds');
  key
    .command('list')
    .description('the keys, the newest first: which one signs, which verify')
    .option('--json', 'answer as JSON')
    .addHelpText('after', example('key list'))
    .action((options: { json?: true }) =>
      run(async (command) => {
        const keys = await inStores(command, keyList);
        if (options.json) writeJson(command.terminal, { keys });
        else command.terminal.out(keyListText(keys));
        return 0;
      }),
    );
  key
    .command('rotate')
    .description('let a new key sign; tokens of earlier ones stay valid until they expire')
    .addHelpText('after', example('key rotate'))
    .action(() =>
      run(async (command) => {
        command.terminal.out(await inStores(command, rotate));
        return 0;
      }),
    );
  key
    .command('revoke')
    .description('revoke a key: every token that it signed is refused')
    .argument('<id>', 'as `key list` shows it')
    .addHelpText('after', example('key revoke KEY_ID'))
    .action((id: string) =>
      run(async (command) => {
        command.terminal.out(await inStores(command, (stores) => revoke(stores, id)));
        return 0;
      }),
    );
}
