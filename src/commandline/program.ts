import { Argument, Command } from 'commander';
import { example, type Run } from './command.js';
import { demo } from './demo/demo.js';
import { addImport } from './import/import-options.js';
import { settingsToRepeat, withSettings } from './first-steps.js';
import { inHouse, inStores } from './in-house.js';
import { init, type InitOptions } from './init.js';
import { rebuildReadModel } from './rebuild-command.js';
import { addKey } from './key-commands.js';
import { quoted } from './quoted.js';
import { projectors } from '../read-models.js';
import { addReplay } from './replay.js';
import { status, statusText } from './status.js';
import { addSubject } from './subject.js';
import { CommandError, writeJson, type Terminal } from './terminal.js';
import { scopesIn, token, ttlIn } from './token.js';

/** The command line: options and help; the commands themselves are in other files. */
export function programOf(terminal: Terminal, run: Run): Command {
  const program = new Command('brightly')
    .usage('<command> [options]')
    .description('The command line of Brightly. It may write while the service runs.')
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .showHelpAfterError('(see --help)');
  addInit(program, run);
  addToken(program, run);
  addSubject(program, run);
  addKey(program, run);
  addImport(program, run);
  addRebuild(program, run);
  addReplay(program, run);
  addStatus(program, run);
  addDemo(program, run);
  return program;
}

function addInit(program: Command, run: Run): void {
  program
    .command('init')
    .description('make an organization and its first admin, once')
    .requiredOption('--organization <name>', 'the name of the organization')
    .requiredOption('--name <name>', "the first admin's name")
    .option('--email <address>', "the first admin's e-mail address")
    .option('--subject <subject>', "how the first admin's tokens name them (default: made from the other options)")
    .option('--json', 'answer as JSON')
    .addHelpText('after', example('init --organization Acme --name Ada --email ada@acme.example'))
    .action((options: InitOptions & { json?: true }) =>
      run((command) =>
        inHouse(command, async (house) => {
          const { made, organization, admin } = await init(house, options);
          const { organizationId, name } = organization;
          const { userId, email, subject } = admin;
          if (options.json) {
            const answer = { made, organizationId, name, admin: { userId, name: admin.name, email, subject } };
            writeJson(command.terminal, answer);
          } else if (made) {
            const token = withSettings(
              settingsToRepeat(command.configuration, command.environment),
              `npm run -s brightly -- token --organization ${quoted(name)} --user ${quoted(email ?? admin.name)}`,
            );
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
        const options = { organization, user, scopes, ttlSeconds: ttlIn(ttl) };
        if (scopes?.length === 0) throw new CommandError('A token needs at least one scope.');
        command.terminal.out(`${await inHouse(command, (house) => token(house, options))}\n`);
        return 0;
      }),
    );
}

function addRebuild(program: Command, run: Run): void {
  program
    .command('rebuild')
    .description('rebuild the tables of a read model from the log, beside the live ones, and replace them')
    .addArgument(new Argument('<read model>', 'which tables').choices(projectors.map(({ name }) => name)))
    .option('--json', 'answer as JSON')
    .addHelpText('after', example('rebuild focus'))
    .action((name: string, options: { json?: true }) =>
      run(async (command) => {
        const rebuilt = await inStores(command, (stores) => rebuildReadModel(command, stores, name));
        const { events, rows, seconds, position } = rebuilt;
        if (options.json) writeJson(command.terminal, rebuilt);
        else {
          command.terminal.out(
            `Rebuilt ${name} up to position ${position}: ${events} events, ${rows} rows, in ${seconds.toFixed(1)} s.\n`,
          );
        }
        return 0;
      }),
    );
}

function addStatus(program: Command, run: Run): void {
  program
    .command('status')
    .description("positions, lag and the projectors' health; the exit status is 1 when one has failed")
    .option('--json', 'answer as JSON')
    .addHelpText('after', example('status --json'))
    .action((options: { json?: true }) =>
      run(async (command) => {
        const found = await inStores(command, status);
        if (options.json) writeJson(command.terminal, found);
        else command.terminal.out(statusText(found));
        return found.projectors.some(({ health }) => health === 'failed') ? 1 : 0;
      }),
    );
}

function addDemo(program: Command, run: Run): void {
  program
    .command('demo')
    .description('load a sample work log, once, and show a tour')
    .addHelpText('after', example('demo'))
    .action(() => run(demo));
}
