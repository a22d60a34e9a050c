import { createHash } from 'node:crypto';
import type { Deps } from '../../deps.ts';
import type { Behaviour } from '../../domain/feedback.ts';
import {
  FILE_ROLES,
  isFatal,
  overlaps,
  type EnrolmentRow,
  type Fault,
  type FileRole,
  type PersonRow,
  type ReportedRow,
  type SessionRow,
} from '../../domain/import.ts';
import { linkId, sameName } from '../../domain/key.ts';
import { checkEvaluations, checkReported, type CheckedEvaluation, type Forms } from './evaluation-check.ts';
import { checkFeedback, type CheckedWave } from './feedback-check.ts';
import { checkNominations, type CheckedNominations } from './nomination-check.ts';
import { createKnown, type Scope } from './known.ts';
import { isThere, readInto, type Check, type Line } from './line.ts';
import type { Report, Source } from './read.ts';
import type { ReadRow } from './row.ts';
import { createSeats, type Seats } from './seats.ts';

export type Files = Partial<Record<FileRole, Source>>;

/** What answers of the past are read by, where a program has decided on nothing of its own. */
export type Asked = { forms: Forms; behaviours: readonly Behaviour[] };

/** All spells that a file gives to one person. */
export type PersonSpells = { email: string; spells: Line<EnrolmentRow>[] };

/** The register is not kept: it is read again when it is applied, without the lines to skip. */
export type CheckedRegister = { source: Source; lines: number; skip: ReadonlySet<number>; digest: string };

/** What files say, checked. People, sessions and spells are held in memory; they are few beside the register. */
export type Checked = {
  /** Of all the files together, each with what it is. */
  digest: string;
  /** In the order of the files and of their lines. */
  faults: Fault[];
  people?: Line<PersonRow>[];
  sessions?: Line<SessionRow>[];
  enrolments?: PersonSpells[];
  register?: CheckedRegister;
  evaluations?: CheckedEvaluation[];
  feedback?: CheckedWave[];
  reported?: Line<ReportedRow>[];
  nominations?: CheckedNominations;
};

/**
 * Checks the files of an import, each line by itself and beside the others and the store. Writes nothing. With
 * `partial`, what cannot be imported because another line is at fault is reported as well.
 */
export async function checkFiles(
  deps: Deps,
  scope: Scope,
  files: Files,
  partial: boolean,
  asked: Asked = { forms: {}, behaviours: [] },
): Promise<Checked> {
  const faults: Fault[] = [];
  const known = createKnown(deps, scope);
  const report: Report = (fault) => {
    faults.push(fault);
    if (isFatal(fault)) known.lose(fault.file);
  };
  const check: Check = { known, report, partial, digests: new Map() };
  const { people, sessions, enrolments, register, evaluations, feedback, reported, nominations } = files;
  const found: Omit<Checked, 'digest' | 'faults'> = {
    ...(people ? { people: await checkPeople(check, people) } : {}),
    ...(sessions ? { sessions: await checkSessions(check, sessions) } : {}),
    ...(enrolments ? { enrolments: await checkEnrolments(check, enrolments) } : {}),
    ...(register ? { register: await checkRegister(check, register) } : {}),
    ...(evaluations ? { evaluations: await checkEvaluations(deps, scope, check, evaluations, asked.forms) } : {}),
    ...(reported ? { reported: await checkReported(check, reported) } : {}),
    ...(nominations ? { nominations: await checkNominations(deps, scope, check, nominations) } : {}),
  };
  if (feedback) {
    const joining = (found.enrolments ?? []).map(({ email }) => email);
    const waves = { starting: asked.behaviours, joining };
    found.feedback = await checkFeedback(deps, scope, check, feedback, waves);
  }
  const digest = createHash('sha256')
    .update(JSON.stringify([...check.digests]))
    .digest('hex');
  return { ...found, digest, faults: faults.toSorted(byPlace) };
}

function byPlace(a: Fault, b: Fault): number {
  const file = FILE_ROLES.indexOf(a.file) - FILE_ROLES.indexOf(b.file);
  return (
    file ||
    Number(isFatal(b)) - Number(isFatal(a)) ||
    a.line - b.line ||
    (a.column?.number ?? 0) - (b.column?.number ?? 0)
  );
}

async function checkPeople(check: Check, source: Source): Promise<Line<PersonRow>[]> {
  const people: Line<PersonRow>[] = [];
  const lines = new Map<string, number>();
  const identities = new Map<string, number>();
  for await (const { line, key, row, said, place } of readInto(check, 'people', source)) {
    const person = await check.known.personKey(key);
    const earlier = lines.get(person);
    if (key !== '' && earlier !== undefined) {
      check.report({ ...place('email'), reason: { code: 'repeatedPerson', line: earlier } });
      continue;
    }
    lines.set(person, line);
    const isSound = said?.identity === undefined || (await isIdentitySound(check, identities, said, { line, place }));
    check.known.namePerson(person, row !== undefined && isSound);
    if (row && isSound) people.push({ line, row });
  }
  return people;
}

/** Whether an Entra identity may be bound to the person of its line: nobody else in the file or the store has it, and its tenant is served. */
async function isIdentitySound(
  check: Check,
  identities: Map<string, number>,
  { email, identity }: PersonRow,
  { line, place }: Pick<ReadRow<'people'>, 'line' | 'place'>,
): Promise<boolean> {
  if (identity === undefined) return true;
  const earlier = identities.get(linkId(identity));
  identities.set(linkId(identity), earlier ?? line);
  const clash = earlier === undefined ? await check.known.clash(email, identity) : undefined;
  if (earlier !== undefined)
    check.report({ ...place('entraObjectId'), reason: { code: 'repeatedIdentity', line: earlier } });
  const column = clash === 'foreignTenant' ? 'entraTenantId' : 'entraObjectId';
  if (clash) check.report({ ...place(column), reason: { code: clash } });
  return earlier === undefined && clash === undefined;
}

async function checkSessions(check: Check, source: Source): Promise<Line<SessionRow>[]> {
  const sessions: Line<SessionRow>[] = [];
  const lines = new Map<string, number>();
  for await (const { line, key, row, place } of readInto(check, 'sessions', source)) {
    const earlier = lines.get(key);
    if (key !== '' && earlier !== undefined) {
      check.report({ ...place('session'), reason: { code: 'repeatedSession', line: earlier } });
      continue;
    }
    lines.set(key, line);
    const facilitator = row?.more.facilitatorEmail;
    const isSound =
      facilitator === undefined || (await isThere(check, 'person', facilitator, place('facilitatorEmail')));
    check.known.nameSession(key, row !== undefined && isSound, row?.kind);
    if (row && isSound) sessions.push({ line, row });
  }
  return sessions;
}

type SpellsRead = PersonSpells & { rows: ReadRow<'enrolments'>[]; isSound: boolean };

async function checkEnrolments(check: Check, source: Source): Promise<PersonSpells[]> {
  const people = new Map<string, SpellsRead>();
  for await (const read of readInto(check, 'enrolments', source)) {
    const person = await check.known.personKey(read.key);
    const own = people.get(person) ?? { email: read.key, spells: [], rows: [], isSound: true };
    people.set(person, own);
    if (await isSpellSound(check, own, read)) own.rows.push(read);
    else own.isSound = false;
  }
  const sound: PersonSpells[] = [];
  for (const { email, spells, rows, isSound } of people.values()) {
    if (isSound) sound.push({ email, spells });
    if (isSound || !check.partial) continue;
    // a person's rows are all their spells: to import some of them would take the others away
    for (const row of rows) check.report({ ...row.place('email'), reason: { code: 'otherSpellAtFault' } });
  }
  return sound;
}

async function isSpellSound(
  check: Check,
  own: SpellsRead,
  { line, row, said, faulty, place }: ReadRow<'enrolments'>,
): Promise<boolean> {
  const isNamed = said !== undefined && !faulty.has('email');
  if (!isNamed || !(await isThere(check, 'person', said.email, place('email'))) || !row) return false;
  const overlapping = own.spells.find((earlier) => overlaps(earlier.row, row));
  if (overlapping) {
    check.report({ ...place('joined'), reason: { code: 'overlappingSpell', line: overlapping.line } });
    return false;
  }
  own.spells.push({ line, row });
  return true;
}

async function checkRegister(check: Check, source: Source): Promise<CheckedRegister> {
  const skip = new Set<number>();
  const seats = createSeats();
  let lines = 0;
  for await (const read of readInto(check, 'register', source)) {
    lines += 1;
    if (!(await isSeatSound(check, seats, read))) skip.add(read.line);
  }
  return { source, lines, skip, digest: check.digests.get('register') ?? '' };
}

async function isSeatSound(
  check: Check,
  seats: Seats,
  { line, row, said, faulty, place }: ReadRow<'register'>,
): Promise<boolean> {
  const isSession = !faulty.has('session') && said && (await isThere(check, 'session', said.code, place('session')));
  const isPerson = !faulty.has('email') && said && (await isThere(check, 'person', said.email, place('email')));
  if (!isSession || !isPerson) return false;
  const earlier = seats.take(sameName(said.code), await check.known.personKey(said.email), line);
  if (earlier !== undefined) check.report({ ...place('email'), reason: { code: 'repeatedSeat', line: earlier } });
  return row !== undefined && earlier === undefined;
}
