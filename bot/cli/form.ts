import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { formLibrary } from '../../cards/text/form.ts';
import { FORM_KINDS, type FormDraft, type FormKind } from '../domain/form.ts';
import { formsCsv, formsJson } from '../domain/form-file.ts';
import type { FaultReason } from '../domain/import.ts';
import {
  formsOf,
  importForms,
  type FormFormat,
  type FormImportRefusal,
  type ImportedForms,
} from '../features/evaluation/form-file.ts';
import type { FileFault } from '../features/evaluation/form-read.ts';
import { EXIT, isReadable, parseName, sentenceOf, type Context, type Exit, type Words } from './context.ts';

type ImportOptions = { program: string; file: string; replace?: true; approve?: true; json?: true };
type ExportOptions = { program: string; kind?: FormKind; file?: string; format: FormFormat } & Partial<
  Record<'draft' | 'library', true>
>;

const IMPORT_HELP = `
The file is JSON or CSV in UTF-8, by its ending. Everything is checked first: each fault is listed with its line and
column (CSV) or its path (JSON), and nothing is imported unless all is sound. Each form becomes the draft of its kind;
what it still lacks is listed. With --approve it is approved at once, and then nothing may be missing. The same file
twice changes nothing. bot/features/evaluation/README.md describes both formats.

Columns: row (form, item, option), id, type (likert, single, multiple, text), textEn, textFr, required (yes/no), level
(1 to 4), measure, competency, cut (yes, on one choice of one; if you like). The id of a form is its kind: ${FORM_KINDS.join(', ')}.

Example:
  $ cadre form export --program "Leadership Initiative" --library --file forms.csv
  $ cadre form import --program "Leadership Initiative" --file forms.csv`;

const EXPORT_HELP = `
Examples:
  $ cadre form export --program "Leadership Initiative" --kind learning-event
  $ cadre form export --program "Leadership Initiative" --draft --file drafts.json`;

/** The forms that evaluations are made with, into a program and out of it again. */
export function addForm(cadre: Command, context: Context): void {
  const form = cadre.command('form').description('the forms that evaluations are made with');
  form
    .command('import')
    .description('bring forms into a program, as drafts, from a JSON or CSV file')
    .requiredOption('--program <name>', 'the program', parseName)
    .requiredOption('--file <file>', 'the file, .json or .csv', parseFile)
    .option('--replace', 'write over a draft that says something else')
    .option('--approve', 'approve the forms at once')
    .option('--json', 'answer in JSON')
    .addHelpText('after', IMPORT_HELP)
    .action((options: ImportOptions) => runImport(context, options));
  form
    .command('export')
    .description('write the forms of a program, as they are in use')
    .requiredOption('--program <name>', 'the program', parseName)
    .addOption(new Option('--kind <kind>', 'only the form of this kind').choices(FORM_KINDS))
    .option('--file <file>', 'where to, .json or .csv (default: the terminal)', parseFile)
    .addOption(new Option('--format <format>', 'without a file').choices(['json', 'csv']).default('json'))
    .addOption(new Option('--draft', 'the drafts instead').conflicts('library'))
    .option('--library', 'the forms that Cadre brings, to begin from')
    .addHelpText('after', EXPORT_HELP)
    .action((options: ExportOptions) => runExport(context, options));
}

const formatOf = (file: string): FormFormat => (extname(file).toLowerCase() === '.csv' ? 'csv' : 'json');

async function runImport({ run, terminal, words, by }: Context, options: ImportOptions): Promise<void> {
  const { program, file } = options;
  await run('reads', async (deps) => {
    if (!isReadable(file)) {
      terminal.complain(words().import.noFile(file));
      return EXIT.faults;
    }
    const imported = await importForms(deps, {
      ...{ program, by: by(), format: formatOf(file), source: () => createReadStream(file) },
      ...{ replace: options.replace === true, approve: options.approve === true },
    });
    if (options.json) terminal.say(JSON.stringify(jsonOf(imported, words()), null, 2));
    else if (imported.ok) sayImported(terminal, imported.value, file, words());
    else sayRefused(terminal, imported.refusal, file, words());
    if (imported.ok) return EXIT.done;
    return imported.refusal.code === 'faults' ? EXIT.faults : EXIT.refused;
  });
}

type Terminal = Context['terminal'];

function sayImported(terminal: Terminal, { forms, missing }: ImportedForms, file: string, words: Words): void {
  for (const { kind, version, outcome } of forms) terminal.say(words.form.imported[outcome](kind, version));
  if (missing.length > 0) terminal.complain(words.form.missing(missing.length));
  for (const fault of missing) terminal.complain(faultLine(fault, file, words));
}

function sayRefused(terminal: Terminal, refusal: FormImportRefusal, file: string, words: Words): void {
  if (refusal.code === 'faults') for (const fault of refusal.faults) terminal.complain(faultLine(fault, file, words));
  terminal.complain(refusalSentence(refusal, words));
}

function refusalSentence(refusal: FormImportRefusal, words: Words): string {
  switch (refusal.code) {
    case 'faults':
      return words.form.refused(refusal.faults.length);
    case 'draftThere':
      return words.form.draftThere(refusal.kinds);
    case 'unknownProgram':
      return sentenceOf(refusal, words);
  }
}

const faultLine = (fault: FileFault, file: string, words: Words): string =>
  `${words.form.place({ ...fault, file })} ${faultSentence(fault, words)}`;

/** The sentences of forms first; what holds for every CSV file is said as the other imports say it. */
function faultSentence({ reason }: FileFault, words: Words): string {
  const sentences = { ...words.import.fault, ...words.form.fault };
  // each sentence takes the reason of its own code
  const sentence = sentences[reason.code] as (reason: FileFault['reason'] | FaultReason) => string;
  return sentence(reason);
}

function jsonOf(imported: Awaited<ReturnType<typeof importForms>>, words: Words): Record<string, unknown> {
  const listed = (faults: readonly FileFault[]): unknown[] =>
    faults.map((fault) => ({
      ...{ line: fault.line ?? null, column: fault.column?.name ?? null, columnNumber: fault.column?.number ?? null },
      ...{ path: fault.path ?? null, code: fault.reason.code, message: faultSentence(fault, words) },
    }));
  if (imported.ok) return { imported: true, forms: imported.value.forms, missing: listed(imported.value.missing) };
  const { refusal } = imported;
  const faults = refusal.code === 'faults' ? listed(refusal.faults) : [];
  return { imported: false, refusal: refusal.code, message: refusalSentence(refusal, words), faults };
}

async function runExport({ run, terminal, words }: Context, options: ExportOptions): Promise<void> {
  const { program, kind, file } = options;
  await run('reads', async (deps) => {
    const found = await formsOf(deps, program, options.draft ? 'draft' : 'inUse', kind);
    if (!found.ok) {
      terminal.complain(sentenceOf(found.refusal, words()));
      return EXIT.refused;
    }
    const forms = options.library ? libraryForms(kind) : found.value;
    if (forms.length === 0) {
      terminal.complain(words().form.nothingToExport);
      return EXIT.refused;
    }
    const format = file === undefined ? options.format : formatOf(file);
    const content = format === 'csv' ? formsCsv(forms) : formsJson(forms);
    if (file !== undefined) return writeForms(terminal, words(), file, content, forms.length);
    terminal.say(content.trimEnd());
    return EXIT.done;
  });
}

const libraryForms = (only: FormKind | undefined): FormDraft[] =>
  FORM_KINDS.filter((kind) => only === undefined || kind === only).map((kind) => formLibrary[kind]);

/** A file that is there already is somebody's: it stays. */
async function writeForms(
  terminal: Terminal,
  { form }: Words,
  file: string,
  content: string,
  forms: number,
): Promise<Exit> {
  try {
    await writeFile(file, content, { flag: 'wx' });
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST';
    terminal.complain(isThere ? form.fileThere(file) : form.cannotWrite(file));
    return EXIT.refused;
  }
  terminal.say(form.exported(file, forms));
  return EXIT.done;
}

function parseFile(value: string): string {
  if (!/\.(csv|json)$/i.test(value)) throw new InvalidArgumentError('Name a file that ends in .json or .csv.');
  return value;
}
