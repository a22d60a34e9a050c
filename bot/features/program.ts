import type { Deps } from '../deps.ts';
import { catalogPk, cohortDocId, cohortIdOf, programDocId, programIdOf, programPk, sameName } from '../domain/key.ts';
import { DEFAULT_CHECK_IN, type Cohort, type Program } from '../domain/program.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { Document } from '../store/store.ts';
import { everyOf } from './page.ts';
import { auditDocument } from './record.ts';
import { ensureWeekPlan } from './week-plan.ts';

/** Where a new program works until it says otherwise (`program set --zone`). */
const DEFAULT_ZONE = 'America/Toronto';

export type ProgramRefusal = { code: 'unknownProgram'; name: string; known: string[] };
export type CohortRefusal =
  | ProgramRefusal
  | { code: 'unknownCohort'; name: string; known: string[] }
  | { code: 'ambiguousCohort'; name: string; programs: string[] };

/** A program by its name; refused with the names that are known. */
export async function findProgram(deps: Deps, name: string): Promise<Result<Program, ProgramRefusal>> {
  const program = await deps.store.get('program', programPk(programIdOf(name)), programDocId);
  if (program) return ok(program.body);
  return refuse({ code: 'unknownProgram', name, known: (await catalog(deps)).map((ref) => ref.name) });
}

/** A cohort by its name, in the program named or else in the only one that has it. */
export async function findCohort(
  deps: Deps,
  names: { program?: string | undefined; cohort: string },
): Promise<Result<{ program: Program; cohort: Cohort }, CohortRefusal>> {
  const program = names.program === undefined ? undefined : await findProgram(deps, names.program);
  if (program?.ok === false) return program;
  const programs = program ? [program.value] : await everyProgram(deps);
  const candidates = await Promise.all(
    programs.map(async (one) => ({ program: one, cohort: await cohortIn(deps, one, names.cohort) })),
  );
  const found = candidates.flatMap(({ program: one, cohort }) => (cohort ? [{ program: one, cohort }] : []));
  const [only, another] = found;
  const name = names.cohort;
  if (!only) return refuse({ code: 'unknownCohort', name, known: await cohortNames(deps, programs) });
  if (another) return refuse({ code: 'ambiguousCohort', name, programs: found.map((one) => one.program.name) });
  return ok(only);
}

async function catalog(deps: Deps): Promise<{ programId: string; name: string }[]> {
  const refs: { programId: string; name: string }[] = [];
  for await (const { body } of everyOf(deps.store, catalogPk, 'programRef')) refs.push(body);
  return refs;
}

async function everyProgram(deps: Deps): Promise<Program[]> {
  const refs = await catalog(deps);
  const stored = await Promise.all(
    refs.map(({ programId }) => deps.store.get('program', programPk(programId), programDocId)),
  );
  return stored.flatMap((program) => (program ? [program.body] : []));
}

async function cohortIn(deps: Deps, { programId }: Program, name: string): Promise<Cohort | undefined> {
  const cohortId = cohortIdOf(programId, name);
  return (await deps.store.get('cohort', programPk(programId), cohortDocId(cohortId)))?.body;
}

async function cohortNames(deps: Deps, programs: readonly Program[]): Promise<string[]> {
  const names: string[] = [];
  for (const { programId } of programs) {
    for await (const { body } of everyOf(deps.store, programPk(programId), 'cohort')) names.push(body.name);
  }
  return names.toSorted();
}

/** Whether a cohort of these names is there, and its program in the catalog of programs. */
export async function isCohortThere(deps: Deps, names: { program: string; cohort: string }): Promise<boolean> {
  const programId = programIdOf(names.program);
  const [ref, cohort] = await Promise.all([
    deps.store.get('programRef', catalogPk, programId),
    deps.store.get('cohort', programPk(programId), cohortDocId(cohortIdOf(programId, names.cohort))),
  ]);
  return ref !== undefined && cohort !== undefined;
}

/** Makes a program and a cohort of these names where they are not there yet. Safe to repeat and to interrupt. */
export async function ensureCohort(deps: Deps, by: string, names: { program: string; cohort: string }): Promise<void> {
  const programId = programIdOf(names.program);
  const pk = programPk(programId);
  const program: Program = { programId, name: names.program, timeZone: DEFAULT_ZONE, checkIn: DEFAULT_CHECK_IN };
  const cohort: Cohort = { cohortId: cohortIdOf(programId, names.cohort), programId, name: names.cohort };
  const cohortDoc = cohortDocId(cohort.cohortId);
  await createAudited(deps, by, 'program.create', {
    pk,
    id: programDocId,
    type: 'program',
    sk: programDocId,
    body: program,
  });
  await createAudited(deps, by, 'cohort.create', { pk, id: cohortDoc, type: 'cohort', sk: cohortDoc, body: cohort });
  const ref = { programId, name: names.program };
  await deps.store.create({ pk: catalogPk, id: programId, type: 'programRef', sk: sameName(names.program), body: ref });
  await ensureWeekPlan(deps, programId);
}

/** Creates a record with its audit entry; nothing where it is there already. */
async function createAudited(deps: Deps, by: string, what: string, document: Document): Promise<void> {
  const { pk, id } = document;
  const audit = auditDocument(pk, `${id}_create`, { who: by, what, at: deps.clock.now(), on: id });
  await deps.store.batch(pk, [
    { op: 'create', document },
    { op: 'create', document: audit },
  ]);
}
