import type { Command } from 'commander';
import type { House } from '../house.js';
import { example, type Run } from './command.js';
import { findOrganization, findUser } from './find-user.js';
import { inHouse } from './in-house.js';
import { CommandError } from './terminal.js';

/** The subject, and the user who gets it. */
export interface SubjectOptions {
  readonly organization: string;
  /** E-mail address, name or id. */
  readonly user: string;
}

/** Gives a user a subject as the operator; returns a sentence. Throws a CommandError with the reason when it can't. */
export async function giveSubject({ directory, organizations }: House, subject: string, options: SubjectOptions) {
  await directory.caughtUp();
  const organization = findOrganization(directory, options.organization);
  const { userId, name } = findUser(directory, organization, options.user);
  const request = JSON.stringify({ type: 'ChangeSubject', userId, subject });
  const outcome = await organizations.giveSubject(organization.organizationId, userId, subject, { request });
  if (outcome.kind === 'refused') throw new CommandError(`The subject was not given: ${outcome.refusal.detail}`);
  return `Tokens with the subject ${subject} sign in ${name} of ${organization.name}, even if other users have that subject.\n`;
}

/** Adds `subject`. */
export function addSubject(program: Command, run: Run): void {
  program
    .command('subject')
    .description("set which user an issuer's tokens with a subject sign in, whatever admins have set")
    .argument('<subject>', 'as the tokens spell it')
    .requiredOption('--organization <name>', "the user's organization")
    .requiredOption('--user <user>', 'e-mail address, name or id of the user')
    .addHelpText('after', example('subject eva@issuer.example --organization Acme --user Eva'))
    .action((subject: string, options: SubjectOptions) =>
      run(async (command) => {
        command.terminal.out(await inHouse(command, (house) => giveSubject(house, subject, options)));
        return 0;
      }),
    );
}
