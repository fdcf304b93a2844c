import { Command } from 'commander';
import { inHouse } from './in-house.js';
import { init, type InitWish } from './init.js';
import { CommandError, writeJson, type CommandRun, type Terminal } from './terminal.js';
import { scopesIn, token, ttlIn } from './token.js';

/** Runs a command with what it needs; answers its exit status. */
export type Run = (command: (run: CommandRun) => Promise<number>) => Promise<void>;

/** The command line: options and help; what the commands do lies in files of their own. */
export function programOf(terminal: Terminal, run: Run): Command {
  const program = new Command('brightly')
    .usage('<command> [options]')
    .description('The command line of Brightly. It may write while the service runs.')
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .showHelpAfterError('(--help says more)');
  addInit(program, run);
  addToken(program, run);
  return program;
}

function example(lines: string): string {
  return `\nExample:\n${lines
    .split('\n')
    .map((line) => `  npm run brightly -- ${line}`)
    .join('\n')}`;
}

function addInit(program: Command, run: Run): void {
  program
    .command('init')
    .description('make an organization and its first admin, once')
    .requiredOption('--organization <name>', 'what the organization is called')
    .requiredOption('--name <name>', "the first admin's name")
    .option('--email <address>', "the first admin's e-mail address")
    .option('--subject <subject>', "how the first admin's tokens name them (default: made from the other options)")
    .option('--json', 'answer as JSON')
    .addHelpText('after', example('init --organization Acme --name Ada --email ada@acme.example'))
    .action((options: InitWish & { json?: true }) =>
      run((command) =>
        inHouse(command, async (house) => {
          const { made, organization, admin } = await init(house, options);
          const { organizationId, name } = organization;
          const { userId, email, subject } = admin;
          if (options.json) {
            const answer = { made, organizationId, name, admin: { userId, name: admin.name, email, subject } };
            writeJson(command.terminal, answer);
          } else if (made) {
            const token = `npm run -s brightly -- token --organization ${quoted(name)} --user ${quoted(email ?? admin.name)}`;
            command.terminal.out(
              `Made the organization ${name} and its first admin ${admin.name}. A token:\n\n  ${token}\n`,
            );
          } else {
            command.terminal.out(
              `The organization ${name} with its admin ${admin.name} exists already; nothing was changed.\n`,
            );
          }
          return 0;
        }),
      ),
    );
}

interface TokenOptions {
  readonly organization: string;
  readonly user: string;
  readonly scope?: string;
  readonly ttl: string;
}

function addToken(program: Command, run: Run): void {
  program
    .command('token')
    .description('mint a token for a user; standard output is the token and nothing else')
    .requiredOption('--organization <name>', "the user's organization")
    .requiredOption('--user <user>', 'e-mail address, name or id of the user')
    .option(
      '--scope <scopes>',
      'what it allows, of read, write and admin (default: read,write, and admin for an admin)',
    )
    .option('--ttl <time>', 'how long it lives: 90s, 15m, 12h or 30d, 365d at most', '12h')
    .addHelpText('after', example('token --organization Acme --user ada@acme.example --scope read --ttl 30d'))
    .action(({ organization, user, scope, ttl }: TokenOptions) =>
      run(async (command) => {
        const scopes = scope === undefined ? undefined : scopesIn(scope);
        const wish = { organization, user, scopes, ttlSeconds: ttlIn(ttl) };
        if (scopes?.length === 0) throw new CommandError('A token needs at least one scope.');
        command.terminal.out(`${await inHouse(command, (house) => token(house, wish))}\n`);
        return 0;
      }),
    );
}

/** As a shell takes it. */
function quoted(text: string): string {
  return /^[\w@.+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
