import { InvalidArgumentError, Option, type Command } from 'commander';
import { isAddress } from '../domain/import.ts';
import { ROLES, type Role } from '../domain/person.ts';
import type { Result } from '../domain/result.ts';
import { grantRole, revokeRole, type RoleInput, type RoleRefusal, type RoleSet } from '../features/role.ts';
import type { Deps } from '../deps.ts';
import { EXIT, parseName, sentenceOf, type Context } from './context.ts';

type Change = (deps: Deps, by: string, input: RoleInput) => Promise<Result<RoleSet, RoleRefusal>>;

const HELP = `
Examples:
  $ cadre role grant --program "Leadership Initiative" --email marie.lachance@example.gc.ca --role coordinator
  $ cadre role revoke --program "Leadership Initiative" --email marie.lachance@example.gc.ca --role coordinator`;

/** Who does what in a program: the role documents decide, everywhere (DESIGN section 2). */
export function addRole(cadre: Command, context: Context): void {
  const role = cadre
    .command('role')
    .description('who does what in a program: coordinates, facilitates, nominates, reviews, chairs, champions')
    .addHelpText('after', HELP);
  addChange(role, 'grant', 'give a person a role in a program', context, grantRole)
    .option('--name <name>', 'the name of somebody who is not known yet', parseName)
    .addHelpText('after', HELP);
  addChange(role, 'revoke', 'take a role away', context, revokeRole).addHelpText('after', HELP);
}

function addChange(role: Command, verb: 'grant' | 'revoke', what: string, context: Context, change: Change): Command {
  return role
    .command(verb)
    .description(what)
    .requiredOption('--program <name>', 'the program', parseName)
    .requiredOption('--email <address>', 'the address of the person', parseAddress)
    .addOption(new Option('--role <role>', 'the role').choices(ROLES).makeOptionMandatory())
    .action(async (options: { program: string; email: string; role: Role; name?: string }) => {
      const { run, words, terminal, by } = context;
      await run('reads', async (deps) => {
        const changed = await change(deps, by(), options);
        if (!changed.ok) {
          terminal.complain(sentenceOf(changed.refusal, words()));
          return EXIT.refused;
        }
        const text = words().command;
        const said = verb === 'grant' ? text.granted : text.revoked;
        terminal.say(changed.value.changed ? said(options.email, options.role, options.program) : text.unchanged);
        return EXIT.done;
      });
    });
}

function parseAddress(value: string): string {
  const address = value.trim();
  if (!isAddress(address)) throw new InvalidArgumentError('Write an e-mail address, like name@example.gc.ca.');
  return address;
}
