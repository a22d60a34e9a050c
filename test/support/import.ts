import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noMail, noSender, type Deps } from '../../bot/deps.ts';
import { COLUMNS, OPTIONAL_COLUMNS, type Column, type FileRole } from '../../bot/domain/import.ts';
import { createBallots } from '../../bot/features/ballot.ts';
import { importFiles, type ImportInput } from '../../bot/features/import/import.ts';
import type { Files } from '../../bot/features/import/check.ts';
import type { Source } from '../../bot/features/import/read.ts';
import type { Change } from '../../bot/features/import/write.ts';
import { startingBehaviours } from '../../cards/text/feedback-behaviour.ts';
import { formLibrary } from '../../cards/text/form.ts';
import { openStore } from '../../bot/store/open.ts';
import { createSqliteEngine } from '../../bot/store/sqlite.ts';
import { fixedClock, fixedIds, memoryLog, type FixedClock } from './fixed.ts';

/** The folder of the vector that shared/data publishes, copied so that a clone has it. */
export const VECTOR = join(process.cwd(), 'test/support/vector');

/** A line of each file that has nothing wrong with it; a test changes what it is about. */
const SOUND = {
  people: {
    email: 'ana@example.gc.ca',
    name: 'Ana Silva',
    language: 'en',
    timeZone: 'America/Toronto',
    department: 'NRCan',
    level: 'EX-minus-1',
    functionalArea: 'ATIP',
    supervisorEmail: 'boss@example.gc.ca',
  },
  sessions: {
    session: 'LE01',
    kind: 'learning-event',
    group: '',
    titleEn: 'Learning event',
    titleFr: 'Activité',
    start: '2026-03-02T09:00:00',
    end: '2026-03-02T16:00:00',
    timeZone: 'America/Toronto',
    place: 'Ottawa',
    required: 'yes',
    minimumMinutes: '240',
    status: 'held',
  },
  enrolments: { email: 'ana@example.gc.ca', group: 'A', joined: '2026-01-05', withdrawn: '' },
  register: { session: 'LE01', email: 'ana@example.gc.ca', status: 'present', minutes: '', source: 'code' },
  evaluations: { session: 'LE01', kind: 'learning-event', ballot: '1', item: 'understanding', answer: '4' },
  feedback: {
    ...{ wave: 'mid', participant: 'ana@example.gc.ca', supervisor: 'boss@example.gc.ca' },
    ...{ item: 'strategic', answer: 'clearly', submitted: '2026-03-20' },
  },
  reported: {
    ...{ code: 'understanding', figure: '90 %', textEn: 'improved understanding', textFr: 'meilleure compréhension' },
    ...{ baseEn: 'participants who attended', baseFr: 'personnes présentes', source: 'Report', asOf: '2004' },
  },
  nominations: {
    ...{ nominee: 'nora@example.gc.ca', name: 'Nora Lee', nominator: 'max@example.gc.ca', department: 'NRCan' },
    ...{ level: 'EX minus 1', functionalArea: 'Policy', statement: 'Leads by listening.' },
  },
} as const satisfies Record<FileRole, Record<string, string>>;

export type Cells<R extends FileRole> = Partial<Record<Column<R>, string>>;

const quoted = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** A file as text: its header, and one line for each of `lines`, sound but for what is given; other columns follow. */
export function csv<R extends FileRole>(file: R, lines: readonly Cells<R>[] = [{}]): string {
  const given = new Set(lines.flatMap((cells) => Object.keys(cells)));
  const optional: readonly string[] = OPTIONAL_COLUMNS[file].filter((one) => given.has(one));
  const questions = [...given].filter((one) => one.startsWith('q.'));
  const columns: readonly string[] = [...COLUMNS[file], ...optional, ...questions];
  const rows = lines.map((cells) => {
    const values: Record<string, string> = { ...SOUND[file], ...cells };
    return columns.map((column) => quoted(values[column] ?? '')).join(',');
  });
  return [columns.join(','), ...rows, ''].join('\n');
}

/** The four files of a cohort. */
export type CohortRole = Exclude<FileRole, 'evaluations' | 'feedback' | 'reported' | 'nominations'>;

/** The four files, sound: two people, one session, one seat recorded. */
export const soundFiles = (): Record<CohortRole, string> => ({
  people: csv('people', [{}, { email: 'ben@example.gc.ca', name: 'Ben Roy', department: 'LAC' }]),
  sessions: csv('sessions'),
  enrolments: csv('enrolments', [{}, { email: 'ben@example.gc.ca' }]),
  register: csv('register'),
});

/** Bytes that come in pieces of `size`, as a file's do. */
export function sourceOf(content: string | Uint8Array, size = 16): Source {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  };
}

export function sourcesOf(files: Partial<Record<FileRole, string | Uint8Array>>): Files {
  return Object.fromEntries(Object.entries(files).map(([role, content]) => [role, sourceOf(content, 1024)]));
}

export type Bench = { deps: Deps; clock: FixedClock; path: string; close: () => Promise<void> };

/** Deps on a real SQLite file, with a clock that stands still and ids in order. */
export function openBench(): Bench {
  const folder = mkdtempSync(join(tmpdir(), 'cadre-import-'));
  const path = join(folder, 'cadre.db');
  const clock = fixedClock('2026-06-01T12:00:00Z');
  const store = openStore(createSqliteEngine(path));
  const ids = fixedIds();
  const deps: Deps = {
    clock,
    ids,
    ballots: createBallots({ store, ids }, Buffer.alloc(32, 5)),
    log: memoryLog(),
    store,
    directory: { member: async () => undefined },
    sender: noSender,
    mail: noMail,
  };
  return {
    deps,
    clock,
    path,
    async close() {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Imports texts as the command line imports files. */
export async function importTexts(
  deps: Deps,
  files: Partial<Record<FileRole, string | Uint8Array>>,
  options: Partial<ImportInput> = {},
) {
  const changes: Change[] = [];
  const outcome = await importFiles(
    deps,
    {
      program: 'Leadership',
      cohort: '2026',
      by: 'operator:Marie',
      partial: false,
      restart: false,
      files: sourcesOf(files),
      forms: formLibrary,
      behaviours: startingBehaviours,
      ...options,
    },
    { onChanges: (some) => changes.push(...some), onProgress: () => undefined },
  );
  return { outcome, changes };
}

export type Spoken = { code: number | null; out: string; err: string };

/** A folder in which the real command line works, on a store of its own. */
export type Desk = {
  path: (name: string) => string;
  write: (name: string, content: string | Uint8Array) => string;
  cadre: (...args: string[]) => Promise<Spoken>;
  /** Starts it and kills it (SIGKILL) when `isTime` says so. */
  cadreKilled: (isTime: () => boolean, ...args: string[]) => Promise<Spoken>;
  close: () => void;
};

export function openDesk(): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'cadre-cli-'));
  const path = (name: string): string => join(folder, name);
  const args = (rest: readonly string[]): string[] => ['bot/cli.ts', '--store', `sqlite:${path('cadre.db')}`, ...rest];
  return {
    path,
    write(name, content) {
      writeFileSync(path(name), content);
      return path(name);
    },
    cadre: (...rest) => runNode(args(rest)),
    cadreKilled: (isTime, ...rest) => runNode(args(rest), isTime),
    close() {
      rmSync(folder, { recursive: true });
    },
  };
}

function runNode(args: readonly string[], isTime?: () => boolean): Promise<Spoken> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const spoken: Spoken = { code: null, out: '', err: '' };
    child.stdout.on('data', (data: Buffer) => (spoken.out += data.toString()));
    child.stderr.on('data', (data: Buffer) => (spoken.err += data.toString()));
    const watch = isTime && setInterval(() => isTime() && child.kill('SIGKILL'), 5);
    child.once('error', reject);
    child.once('close', (code) => {
      clearInterval(watch);
      resolve({ ...spoken, code });
    });
  });
}
