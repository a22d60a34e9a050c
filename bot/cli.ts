import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { Command, InvalidArgumentError, Option } from 'commander';
import { EXIT, parseName, wordsOf, type Context } from './cli/context.ts';
import { addForm } from './cli/form.ts';
import { addImport } from './cli/import.ts';
import { addMeasures } from './cli/measures.ts';
import { addDispose, addNomination } from './cli/nomination.ts';
import { addRole } from './cli/role.ts';
import { addProgram, addSession } from './cli/setting.ts';
import { createTerminal } from './cli/terminal.ts';
import { ballotKeyOf } from './ballot-key.ts';
import { describeFaults, loadConfig } from './config.ts';
import { noMail, noSender, randomIds, systemClock, type Deps } from './deps.ts';
import { createBallots } from './features/ballot.ts';
import { openConfiguredStore, type StoreChoice } from './store/choose.ts';
import { StoreError } from './store/error.ts';
import type { Store } from './store/store.ts';

const HELP = `
Exit codes: 0 done; 1 wrong usage, or something unexpected; 2 the files have faults; 3 refused, nothing was done.

Examples:
  $ cadre import --program "Leadership Initiative" --cohort 2026 --people people.csv --enrolments enrolments.csv
  $ cadre --store sqlite:/var/cadre/cadre.db measures --cohort 2026 --json`;

type Options = { store?: string; by: string; lang: 'en' | 'fr' };

// somebody who stops reading (`| head`) does not stop what was begun
for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe);

const terminal = createTerminal(process.stdout, process.stderr);
const cadre = createCommands();
await cadre.parseAsync();

function createCommands(): Command {
  const command = new Command('cadre')
    .description("Cadre's operator commands")
    .option('--store <store>', 'where the records are: sqlite:PATH or cosmos (default: CADRE_STORE)', parseStore)
    .option('--by <name>', 'who does this, for the audit', parseName, operatorName())
    .addOption(new Option('--lang <language>', 'language of the answers').choices(['en', 'fr']).default('en'))
    .addHelpText('after', HELP)
    .showHelpAfterError('(cadre --help says more)');
  const options = (): Options => command.opts();
  const context: Context = {
    terminal,
    words: () => wordsOf(options().lang),
    language: () => options().lang,
    by: () => `operator:${options().by}`,
    run: (needs, work) => runOnStore(options(), needs, work),
  };
  for (const add of [addImport, addMeasures, addProgram, addSession, addRole, addForm, addNomination, addDispose])
    add(command, context);
  return command;
}

/** Opens the store, runs a command on it, closes it. The one catch of the command line. */
async function runOnStore(
  options: Options,
  needs: 'reads' | 'writes',
  work: Parameters<Context['run']>[1],
): Promise<void> {
  const text = wordsOf(options.lang).command;
  const config = loadConfig(options.store === undefined ? process.env : { ...process.env, CADRE_STORE: options.store });
  let store: Store | undefined;
  try {
    if (!config.ok) throw new StoreError(describeFaults(config.refusal));
    const missing = needs === 'reads' ? missingFile(config.value.store) : undefined;
    if (missing !== undefined) {
      terminal.complain(text.noStore(missing));
      process.exitCode = EXIT.refused;
      return;
    }
    store = await openConfiguredStore(config.value.store);
    const { ballotKey, bot } = config.value;
    process.exitCode = await work({
      ...createDeps(store, ballotKey && ballotKeyOf(ballotKey)),
      ...(bot ? { tenants: bot.tenants } : {}),
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    // a StoreError already says what is wrong and how to mend it
    terminal.complain(error instanceof StoreError ? reason : text.unexpected(reason));
    process.exitCode = EXIT.unexpected;
  } finally {
    await store?.close();
  }
}

/** To look at records must not make an empty store where the path has a slip. */
function missingFile(store: StoreChoice): string | undefined {
  return store.engine === 'sqlite' && store.path !== ':memory:' && !existsSync(store.path) ? store.path : undefined;
}

/** What the features are given. The command line meets nobody and sends nothing. */
function createDeps(store: Store, ballotKey: Uint8Array | undefined): Deps {
  const quiet = (): void => undefined;
  return {
    clock: systemClock,
    ids: randomIds,
    log: { info: quiet, warn: quiet, error: quiet },
    store,
    directory: { member: async () => undefined },
    sender: noSender,
    mail: noMail,
    ...(ballotKey ? { ballots: createBallots({ store, ids: randomIds }, ballotKey) } : {}),
  };
}

function parseStore(value: string): string {
  if (!/^(cosmos|sqlite:.+)$/.test(value)) throw new InvalidArgumentError('Write sqlite:PATH or cosmos.');
  return value;
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

/** A container may run as a user that has no name. */
function operatorName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unnamed';
  }
}
