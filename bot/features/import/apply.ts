import { isDeepStrictEqual } from 'node:util';
import type { EnrolmentRow, PersonRow } from '../../domain/import.ts';
import { enrolmentId, enrolmentSk, membershipId, personalPk, personPk, programPk } from '../../domain/key.ts';
import type { Person, Pid, Spell } from '../../domain/person.ts';
import type { Enrolment } from '../../domain/program.ts';
import type { PersonSpells } from './check.ts';
import type { Line } from './line.ts';
import { changeOf, inChunks, writeOver, writeTogether, type Application, type Change, type Plan } from './write.ts';
import { bindIdentity, isBound } from '../identity.ts';
import { writeMembership } from '../membership.ts';
import { inParallel } from '../parallel.ts';
import { claimAddress, personByAddress, personOf, personWrite } from '../people.ts';

/** How many partitions are written to at a time. */
export const AT_ONCE = 8;

/** People are documents of their own partitions, each written with its audit entry. */
export async function applyPeople(application: Application, people: readonly Line<PersonRow>[]): Promise<void> {
  await inChunks(application, 'people', people, async (chunk) => {
    await inParallel(chunk, AT_ONCE, (line) => applyPerson(application, line));
  });
}

async function applyPerson(application: Application, { line, row }: Line<PersonRow>): Promise<void> {
  const { deps, run } = application;
  let pid = await personByAddress(deps, row.email);
  if (pid === undefined) {
    await run.begin();
    pid = await claimAddress(deps, row.email);
  }
  const { identity, ...said } = row;
  const changes: Change[] = [];
  const told = { ...application, onChanges: (some: readonly Change[]) => changes.push(...some) };
  const target = { pk: personPk(pid), what: 'person.import', action: `per_${pid}` };
  await writeTogether(told, target, [planPerson(application, pid, { line, row: said })]);
  if (identity && !(await isBound(deps, identity, pid))) {
    await run.begin();
    await bindIdentity(deps, identity, { pid, address: row.email }, application.by);
    if (changes.length === 0) changes.push({ file: 'people', line, kind: 'changed' });
  }
  if (changes.length > 0) application.onChanges(changes);
}

function planPerson({ deps }: Application, pid: Pid, { line, row }: Line<PersonRow>): Plan {
  return async () => {
    const before = await personOf(deps, pid);
    const person = personSaid(before?.body ?? { pid, name: row.name }, row);
    if (isDeepStrictEqual(before?.body, person)) return undefined;
    return { operations: [personWrite(person, before)], changes: [changeOf('people', line, before)] };
  };
}

/** A person as their row says; what a row leaves blank is not known any more. The language they chose is theirs. */
function personSaid(before: Person, row: PersonRow): Person {
  const kept = { ...before };
  delete kept.level;
  delete kept.functionalArea;
  delete kept.supervisorEmail;
  const own = before.choseLanguage && before.language ? { language: before.language } : {};
  return { ...kept, ...row, ...own };
}

/** Enrolments too; each person's own partition then lists the cohort, so that their sessions are found from there. */
export async function applyEnrolments(application: Application, people: readonly PersonSpells[]): Promise<void> {
  const { deps, scope } = application;
  await inChunks(application, 'enrolments', people, async (chunk, first) => {
    const pk = programPk(scope.programId);
    const found = await Promise.all(chunk.map(async (own) => ({ own, pid: await personByAddress(deps, own.email) })));
    const known = found.flatMap(({ own, pid }) => (pid === undefined ? [] : [{ own, pid }]));
    const target = { pk, what: 'enrolment.import', action: `${scope.cohortId}_enr_${first}` };
    await writeTogether(
      application,
      target,
      known.map(({ own, pid }) => planEnrolment(application, pk, pid, own)),
    );
    await inParallel(known, AT_ONCE, ({ pid }) => noteMembership(application, pid));
  });
}

function planEnrolment({ deps, scope }: Application, pk: string, pid: Pid, own: PersonSpells): Plan {
  const id = enrolmentId(scope.cohortId, pid);
  const spells = own.spells.map(({ row }) => spellOf(row)).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return async () => {
    const before = await deps.store.get('enrolment', pk, id);
    if (isDeepStrictEqual(before?.body.spells, spells)) return undefined;
    // the department as at selection: taken when the place is given, and then left alone (MEASURES, "Participants")
    const department = before?.body.department ?? (await personOf(deps, pid))?.body.department ?? '';
    const body: Enrolment = { ...before?.body, cohortId: scope.cohortId, pid, department, spells };
    const document = { pk, id, type: 'enrolment', sk: enrolmentSk(scope.cohortId, pid), body } as const;
    return { operations: [writeOver(document, before)], changes: spellChanges(own, before?.body.spells) };
  };
}

const spellOf = ({ group, from, to }: EnrolmentRow): Spell => ({
  ...(group === undefined ? {} : { group }),
  from,
  ...(to === undefined ? {} : { to }),
});

/** Which lines make the difference. Where a spell was only taken away, the person's first line stands for that. */
function spellChanges({ spells }: PersonSpells, before: readonly Spell[] = []): Change[] {
  const isIn = (spell: Spell, among: readonly Spell[]): boolean =>
    among.some((other) => isDeepStrictEqual(other, spell));
  const now = spells.map(({ line, row }) => ({ line, spell: spellOf(row) }));
  const gone = before.filter(
    (spell) =>
      !isIn(
        spell,
        now.map((one) => one.spell),
      ),
  ).length;
  const fresh = now.filter(({ spell }) => !isIn(spell, before));
  if (fresh.length === 0) return now.slice(0, 1).map(({ line }) => ({ file: 'enrolments', line, kind: 'changed' }));
  return fresh.map(({ line }, index) => ({ file: 'enrolments', line, kind: index < gone ? 'changed' : 'added' }));
}

async function noteMembership({ deps, scope, run }: Application, pid: Pid): Promise<void> {
  if (await deps.store.get('membership', personalPk(pid), membershipId(scope.programId, scope.cohortId))) return;
  await run.begin();
  await writeMembership(deps, pid, scope);
}
