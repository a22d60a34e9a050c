import { InvalidArgumentError, type Command } from 'commander';
import {
  nominationRecordEn,
  nominationRecordFr,
  type NominationRecordText,
} from '../../cards/text/nomination-record.ts';
import { isAddress } from '../domain/import.ts';
import { isDay } from '../domain/time.ts';
import { disposeNominations, type Disposed } from '../features/nomination/disposal.ts';
import { requestFile } from '../features/nomination/file-request.ts';
import { EXIT, parseName, sentenceOf, type Context } from './context.ts';

type FileOptions = { program: string; cohort: string; email: string; all?: boolean; json?: boolean };
type DisposeOptions = { program: string; dryRun?: boolean; asOf?: string; json?: boolean };

const FILE_HELP = `
The file is JSON on stdout. It holds what the nominee reads in the chat under "my file", and the chair's rationale: of the
committee's work only what is released, and no reviewer's name. --all adds what is not released, and that is in the audit.

Example:
  $ cadre nomination file --program "Leadership Initiative" --cohort 2026 --email nora@example.gc.ca --json > nora.json`;

const DISPOSE_HELP = `
Files of those who were not selected, ineligible, declined or withdrawn go once they were last used longer ago than the
program keeps them (program set --keep-nominations). Their reviews, support and words are deleted; that somebody was
nominated and what became of it stays, and so does an entry in the audit. Files of people with a place in the cohort stay.
Twice is once; whoever is interrupted runs it again.

Example:
  $ cadre dispose nominations --program "Leadership Initiative" --dry-run`;

export function addNomination(cadre: Command, context: Context): void {
  cadre
    .command('nomination')
    .description('files of nominees')
    .command('file')
    .description('everything that is kept about a nominee in the call of a cohort, for a request for their records')
    .requiredOption('--program <name>', 'the program', parseName)
    .requiredOption('--cohort <name>', 'the cohort', parseName)
    .requiredOption('--email <address>', 'the nominee', parseAddress)
    .option('--all', 'also what is not released yet; in the audit as such')
    .option('--json', 'only the JSON, without a line about it')
    .addHelpText('after', FILE_HELP)
    .action((options: FileOptions) => runFile(context, options));
}

export function addDispose(cadre: Command, context: Context): void {
  cadre
    .command('dispose')
    .description('delete what need not be kept any more')
    .command('nominations')
    .description('files of nominations whose time is over')
    .requiredOption('--program <name>', 'the program', parseName)
    .option('--dry-run', 'say what would go, and change nothing')
    .option('--as-of <day>', 'as of this day instead of today', parseDay)
    .option('--json', 'answer in JSON')
    .addHelpText('after', DISPOSE_HELP)
    .action((options: DisposeOptions) => runDispose(context, options));
}

const textOf = ({ language }: Context): NominationRecordText =>
  language() === 'fr' ? nominationRecordFr : nominationRecordEn;

async function runFile(context: Context, { all = false, json = false, ...names }: FileOptions): Promise<void> {
  const { run, terminal, words, by } = context;
  await run('reads', async (deps) => {
    const text = textOf(context);
    const found = await requestFile(deps, { ...names, all, by: by() });
    if (!found.ok) {
      const { refusal } = found;
      const said =
        refusal.code === 'noFile' ? text.noFile(refusal.email, refusal.cohort) : sentenceOf(refusal, words());
      terminal.complain(said);
      return EXIT.refused;
    }
    const file = found.value;
    if (!json) terminal.complain(text.file(file.nominee.name, file.cohort));
    if (all) terminal.complain(text.includesAll);
    else if (!json && !file.outcome) terminal.complain(text.notReleased);
    terminal.say(JSON.stringify(file, null, 2));
    return EXIT.done;
  });
}

async function runDispose(context: Context, { program, dryRun = false, asOf, json }: DisposeOptions): Promise<void> {
  const { run, terminal, words, by } = context;
  await run('reads', async (deps) => {
    const text = textOf(context);
    const done = await disposeNominations(deps, { program, dryRun, asOf, by: by() });
    if (!done.ok) {
      const { refusal } = done;
      terminal.complain(refusal.code === 'dayToCome' ? text.dayToCome(refusal.today) : sentenceOf(refusal, words()));
      return EXIT.refused;
    }
    if (json) terminal.say(JSON.stringify({ dryRun, ...done.value }, null, 2));
    else for (const line of disposedLines(done.value, dryRun, text)) terminal.say(line);
    return EXIT.done;
  });
}

const KEPT = ['enrolled', 'undecided', 'inUse'] as const;

function disposedLines(done: Disposed, dryRun: boolean, text: NominationRecordText): string[] {
  const { program, years, asOf, files, reviews, drafts, before, kept } = done;
  return [
    text.retention(program, years, asOf),
    (dryRun ? text.wouldDispose : text.disposed)(files, reviews, drafts),
    ...(before > 0 ? [text.before(before)] : []),
    ...KEPT.filter((why) => kept[why] > 0).map((why) => text.kept[why](kept[why])),
  ];
}

function parseAddress(value: string): string {
  if (!isAddress(value.trim())) throw new InvalidArgumentError('Write an address like name@example.gc.ca.');
  return value.trim();
}

function parseDay(value: string): string {
  if (!isDay(value)) throw new InvalidArgumentError('Write a day like 2030-04-01.');
  return value;
}
