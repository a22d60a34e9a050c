import { createReadStream } from 'node:fs';
import type { Command } from 'commander';
import { startingBehaviours } from '../../cards/text/feedback-behaviour.ts';
import { formLibrary } from '../../cards/text/form.ts';
import type { ImportText } from '../../cards/text/import.ts';
import type { Deps } from '../deps.ts';
import { FILE_ROLES, type Fault, type FaultReason, type FileRole } from '../domain/import.ts';
import type { Result } from '../domain/result.ts';
import { dayIn } from '../domain/time.ts';
import { importFiles, type FileCount, type Imported, type ImportRefusal } from '../features/import/import.ts';
import type { Files } from '../features/import/check.ts';
import { EXIT, isReadable, parseName, type Context, type Exit } from './context.ts';
import type { Terminal } from './terminal.ts';

/** Bytes read at a time. All lines of a piece are in memory together: small pieces keep it flat. */
const PIECE = 8192;

type Paths = Partial<Record<FileRole, string>>;
type Options = Paths & {
  program: string;
  cohort: string;
  partial?: true;
  restart?: true;
  quiet?: true;
  verbose?: true;
  json?: true;
};

const HELP = `
The files are CSV in UTF-8 with a header row; give any of them. Everything is checked first: each fault is listed with
its file, line and column, and nothing is imported unless all is sound. An import that was interrupted is continued by
running it again with the same files. The same files twice change nothing.

Published sessions that are still to come are told to their people, as if they had been published in the chat: invited
when they are new, told when they move or are cancelled. With --quiet nobody is invited. What is over is told to nobody.

Columns:
  people      email, name, language (en/fr), timeZone (IANA), department, level, functionalArea, supervisorEmail;
              and, if you want, both of: entraTenantId, entraObjectId (their account in Microsoft Entra, so that Cadre
              opens their chat before they have written to it; an empty cell leaves what is known)
  sessions    session, kind (learning-event, action-learning, course, other), group, titleEn, titleFr, start, end,
              timeZone, place, required (yes/no), minimumMinutes, status (draft, published, held, cancelled); and, if
              you want: joinLink, capacity, facilitatorEmail, languages (en, fr, both), interpretation (yes/no), remote
              (yes/no), agendaEn, agendaFr, beforeEn, beforeFr, afterEn, afterFr, roomAccess, contact
  enrolments  email, group, joined, withdrawn
  register    session, email, status (present, late, partial, absent, excused), minutes, source (code, button,
              facilitator, import)
  evaluations session (empty: of the program), kind (learning-event, action-learning, mid-program, end-program),
              ballot (a number of this file, nobody's), item (or its measure), answer (1 to 5, na, an option, words);
              and, if you want: pool (none, quarter, program), period (the name of what is added up), asked, date
  feedback    wave (mid, after), participant, supervisor (their addresses), item (a behaviour of the program, or words),
              answer (notSeen, little, clearly, strongly, cannotSay, or the words), submitted (the day); and, if you
              want: shared (yes, no: whether participants read what was said of them)
  reported    code, figure (as published), textEn, textFr, baseEn, baseFr (as worded), source, asOf; and level (1 to 4)
  nominations nominee, name, nominator (addresses, and the nominee's name), department, level, functionalArea, statement;
              and, if you want: strengths (competency: text, with | before the next one), supervisor (their address), and
              q.ID for each question of the call

Evaluations come in closed: comments are screened and results released in the chat, by the same rules as all others.
A file with a column of people is refused.

Feedback of supervisors is not anonymous, and has its people: one line for each answer, and one with item, answer and
submitted empty for a supervisor who was asked and said nothing. Wave "after" is the one some months after the program.
The behaviours are, unless the program has its own list: strategic, coaching, horizontal, community, field, alternatives,
network. A wave comes in closed and tells nobody; a second file adds to it and corrects it, and takes nothing away.

Nominations go into the published call of the cohort. Each nominee is asked for consent, as if they had been nominated in
the chat; with --quiet nobody is asked. A file changes no nomination that is there.

Examples:
  $ cadre import --program "Leadership Initiative" --cohort 2026 --people people.csv --enrolments enrolments.csv
  $ cadre import --program "Leadership Initiative" --cohort 2026 --register october.csv --by "Marie Lachance"`;

export function addImport(cadre: Command, context: Context): void {
  cadre
    .command('import')
    .description('bring people, enrolments, sessions, registers and past evaluations into a cohort, from CSV files')
    .requiredOption('--program <name>', 'the program; made where it is new', parseName)
    .requiredOption('--cohort <name>', 'the cohort; made where it is new', parseName)
    .option('--people <file>', 'who takes part')
    .option('--enrolments <file>', 'from when to when each person has a place, and in which group')
    .option('--sessions <file>', 'the sessions of the cohort')
    .option('--register <file>', 'who attended')
    .option('--evaluations <file>', 'answers of past evaluations, without people')
    .option('--feedback <file>', 'what supervisors said in past waves')
    .option('--reported <file>', 'figures that were published before this product, quoted')
    .option('--nominations <file>', 'who is nominated in the call of the cohort')
    .option('--partial', 'import the sound lines even where others have faults (exit code 2)')
    .option('--restart', 'give up an unfinished import of other files')
    .option(
      '--quiet',
      'invite nobody to the sessions, ask no nominee: the people know of them; they are still reminded',
    )
    .option('--verbose', 'list each line that was added or changed')
    .option('--json', 'answer in JSON')
    .addHelpText('after', HELP)
    .action(async (options: Options, command: Command) => {
      if (!FILE_ROLES.some((role) => options[role] !== undefined)) {
        command.error(
          'error: give at least one of --people, --enrolments, --sessions, --register, --evaluations, --feedback, --reported, --nominations',
        );
      }
      const unreadable = FILE_ROLES.flatMap((role) => options[role] ?? []).filter((path) => !isReadable(path));
      await context.run('writes', async (deps) => {
        const words = context.words().import;
        for (const path of unreadable) context.terminal.complain(words.noFile(path));
        return unreadable.length > 0 ? EXIT.faults : runImport(deps, context, options);
      });
    });
}

async function runImport(deps: Deps, { terminal, words, by }: Context, options: Options): Promise<Exit> {
  const text = words().import;
  const nameOf = (file: FileRole): string => options[file] ?? file;
  const imported = await importFiles(
    deps,
    {
      program: options.program,
      cohort: options.cohort,
      files: filesAt(options),
      by: by(),
      partial: options.partial === true,
      restart: options.restart === true,
      quiet: options.quiet === true,
      forms: formLibrary,
      behaviours: startingBehaviours,
    },
    {
      onProgress(file, lines) {
        terminal.progress(text.progress(nameOf(file), lines));
      },
      onChanges(changes) {
        if (!options.verbose || options.json) return;
        for (const { file, line, kind } of changes) terminal.say(text.line[kind](nameOf(file), line));
      },
    },
  );
  if (options.json) terminal.say(JSON.stringify(jsonOf(imported, nameOf, text), null, 2));
  else if (imported.ok) sayImported(terminal, imported.value, nameOf, text);
  else sayRefused(terminal, imported.refusal, nameOf, text);
  if (!imported.ok) return imported.refusal.code === 'faults' ? EXIT.faults : EXIT.refused;
  return imported.value.faults.length > 0 ? EXIT.faults : EXIT.done;
}

function filesAt(paths: Paths): Files {
  const given = FILE_ROLES.flatMap((role) => {
    const path = paths[role];
    return path === undefined ? [] : [[role, () => createReadStream(path, { highWaterMark: PIECE })] as const];
  });
  return Object.fromEntries(given);
}

type NameOf = (file: FileRole) => string;

function sayImported(
  terminal: Terminal,
  { counts, faults, continued, late }: Imported,
  nameOf: NameOf,
  text: ImportText,
): void {
  if (continued) terminal.say(text.continued);
  const files = FILE_ROLES.flatMap((file) => (counts[file] ? [{ file, count: counts[file] }] : []));
  for (const { file, count } of files) terminal.say(text.count(nameOf(file), count));
  if (files.every(({ count }) => isNothing(count))) terminal.say(text.nothingNew);
  if (late) terminal.complain(text.late[late]);
  if (faults.length === 0) return;
  terminal.complain(text.leftOut(faults.length));
  for (const fault of faults) terminal.complain(faultLine(fault, nameOf, text));
}

const isNothing = ({ added, changed, earlier }: FileCount): boolean => added + changed + earlier === 0;

function sayRefused(terminal: Terminal, refusal: ImportRefusal, nameOf: NameOf, text: ImportText): void {
  if (refusal.code === 'faults') {
    for (const fault of refusal.faults) terminal.complain(faultLine(fault, nameOf, text));
  }
  terminal.complain(refusalSentence(refusal, nameOf, text));
}

function refusalSentence(refusal: ImportRefusal, nameOf: NameOf, text: ImportText): string {
  switch (refusal.code) {
    case 'faults':
      return text.refused(refusal.faults.length);
    case 'importUnfinished':
      return text.unfinished(refusal.by.replace(/^operator:/, ''), dayIn('UTC', refusal.startedAt));
    case 'fileChanged':
      return text.fileChanged(nameOf(refusal.file));
    case 'noBallotKey':
      return text.noBallotKey;
  }
}

function faultLine(fault: Fault, nameOf: NameOf, text: ImportText): string {
  return `${text.place({ ...fault, file: nameOf(fault.file) })} ${faultSentence(fault.reason, text)}`;
}

function faultSentence(reason: FaultReason, { fault }: ImportText): string {
  // each sentence takes the reason of its own code
  const sentence = fault[reason.code] as (reason: FaultReason) => string;
  return sentence(reason);
}

function jsonOf(imported: Result<Imported, ImportRefusal>, nameOf: NameOf, text: ImportText): Record<string, unknown> {
  const faultsOf = (faults: readonly Fault[]): unknown[] =>
    faults.map((fault) => ({
      file: nameOf(fault.file),
      line: fault.line,
      column: fault.column?.name ?? null,
      columnNumber: fault.column?.number ?? null,
      code: fault.reason.code,
      message: faultSentence(fault.reason, text),
    }));
  if (imported.ok) {
    const { counts, continued, faults, late = null } = imported.value;
    return { imported: true, continued, files: counts, late, faults: faultsOf(faults) };
  }
  const { refusal } = imported;
  const message = refusalSentence(refusal, nameOf, text);
  return {
    imported: false,
    refusal: refusal.code,
    message,
    faults: refusal.code === 'faults' ? faultsOf(refusal.faults) : [],
  };
}
