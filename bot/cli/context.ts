import { accessSync, constants, statSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';
import { commandEn, commandFr, type CommandText } from '../../cards/text/command.ts';
import { formFileEn, formFileFr, type FormFileText } from '../../cards/text/form-file.ts';
import { importEn, importFr, type ImportText } from '../../cards/text/import.ts';
import type { Deps } from '../deps.ts';
import { sameName } from '../domain/key.ts';
import type { CohortRefusal } from '../features/program.ts';
import type { RoleRefusal } from '../features/role.ts';
import type { SessionRefusal } from '../features/setting.ts';
import type { Terminal } from './terminal.ts';

/** What a command ends with. `unexpected` is also what the parser of arguments ends with. */
export const EXIT = { done: 0, unexpected: 1, faults: 2, refused: 3 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

export type Words = { command: CommandText; form: FormFileText; import: ImportText };

/** What a command is given: who asks, in which language to answer, where to, and the store while it runs. */
export type Context = {
  terminal: Terminal;
  words: () => Words;
  language: () => 'en' | 'fr';
  /** `operator:NAME`, as the audit says it. */
  by: () => string;
  /** Runs a command on the open store and keeps its exit code. `reads`: there must be a store already. */
  run: (needs: 'reads' | 'writes', work: (deps: Deps) => Promise<Exit>) => Promise<void>;
};

export function wordsOf(language: 'en' | 'fr'): Words {
  return language === 'fr'
    ? { command: commandFr, form: formFileFr, import: importFr }
    : { command: commandEn, form: formFileEn, import: importEn };
}

/** A refusal that the commands share, as a sentence. */
export function sentenceOf(refusal: CohortRefusal | SessionRefusal | RoleRefusal, { command }: Words): string {
  switch (refusal.code) {
    case 'unknownProgram':
      return command.unknownProgram(refusal.name, refusal.known);
    case 'unknownCohort':
      return command.unknownCohort(refusal.name, refusal.known);
    case 'ambiguousCohort':
      return command.ambiguousCohort(refusal.name, refusal.programs);
    case 'unknownSession':
      return command.unknownSession(refusal.name, refusal.known);
    case 'unknownPerson':
      return command.unknownPerson(refusal.name);
  }
}

const LONGEST_NAME = 100;

/** A name as an option: one line, without stray spaces. */
export function parseName(value: string): string {
  const name = value.normalize('NFC').trim().replace(/\s+/g, ' ');
  if (sameName(name) === '') throw new InvalidArgumentError('It is empty.');
  if (name.length > LONGEST_NAME) throw new InvalidArgumentError(`It is longer than ${LONGEST_NAME} characters.`);
  if (/\p{Cc}/u.test(name)) throw new InvalidArgumentError('It contains a character that cannot be shown.');
  return name;
}

export function parseYesNo(value: string): boolean {
  if (value !== 'yes' && value !== 'no') throw new InvalidArgumentError('Write yes or no.');
  return value === 'yes';
}

/** A file that can be read twice from its beginning. */
export function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
