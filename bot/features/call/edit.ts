import type { Deps } from '../../deps.ts';
import {
  callInstants,
  callProblems,
  criterionProblem,
  listOf,
  MOST_CRITERIA,
  MOST_QUESTIONS,
  phaseOf,
  publishRefusal,
  type Call,
  type CallForm,
  type CallPhase,
  type CallProblem,
  type Competency,
  type Criterion,
  type CriterionProblem,
  type Question,
} from '../../domain/call.ts';
import { callDocId, callIdOf, callPk, callRefId, cohortDocId, cohortIdOf, programPk } from '../../domain/key.ts';
import type { Actor } from '../../domain/person.ts';
import type { Program } from '../../domain/program.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { dayIn, isDay } from '../../domain/time.ts';
import type { Document, Operation, Stored } from '../../store/store.ts';
import { coordinatedBy } from '../coordinator.ts';
import { ensureCohort } from '../program.ts';
import { auditDocument, versionKey, withBody } from '../record.ts';
import { callPlans } from './plan.ts';
import { callOf, isAssigned, programOf } from './read.ts';

/** Which call: a claim until it has been checked here. `castId` is the call's, as due work and links name it. */
export type CallRef = { programId: string; castId: string };

/** The same for what does not exist and for what is not theirs: it tells nothing. */
export type NotAllowed = { code: 'notAllowed' };

/** A call as its coordinators see it. `version`: the record that it was drawn from. */
export type CallView = { call: Call; cohort: string; phase: CallPhase; timeZone: string; version: string };

/** What a new call begins with: the words of cards/text. */
export type Starting = { criteria: readonly Criterion[]; competencies: readonly Competency[] };

export type CallRefusal =
  | NotAllowed
  | { code: 'changedMeanwhile' }
  | { code: 'exists' }
  | { code: 'cohortMissing' }
  | { code: 'locked' }
  | { code: 'problems'; problems: CallProblem[] };

/** One call, for a coordinator of its program. */
export async function callView(deps: Deps, actor: Actor, ref: CallRef): Promise<Result<CallView, NotAllowed>> {
  const found = await coordinatedCall(deps, actor, ref);
  return found ? ok(await viewOf(deps, found.stored, found.program)) : refuse({ code: 'notAllowed' });
}

type Coordinated = { stored: Stored<'call'>; program: Program };

/** A call of a program that the actor coordinates; undefined for everything else. */
export async function coordinatedCall(deps: Deps, actor: Actor, ref: CallRef): Promise<Coordinated | undefined> {
  const stored = await callOf(deps, ref.castId);
  if (!stored || stored.body.programId !== ref.programId) return undefined;
  if (!(await coordinatedBy(deps, actor.pid)).includes(ref.programId)) return undefined;
  const program = await programOf(deps, ref.programId);
  return program && { stored, program };
}

async function viewOf(
  deps: Deps,
  { body: call, etag }: Pick<Stored<'call'>, 'body' | 'etag'>,
  program: Program,
): Promise<CallView> {
  const cohort = await deps.store.get('cohort', programPk(call.programId), cohortDocId(call.cohortId));
  const phase = phaseOf(call, deps.clock.now());
  return { call, cohort: cohort?.body.name ?? call.cohortId, phase, timeZone: program.timeZone, version: etag };
}

/**
 * Makes a call for a cohort, which is made as well where the program has none of that name. One call for a cohort: where
 * there is one already, it is shown (`exists`). Nothing is sent before it is published.
 */
export async function createCall(
  deps: Deps,
  actor: Actor,
  input: { programId: string; cohort: string; form: CallForm },
  starting: Starting,
): Promise<Result<CallView, CallRefusal>> {
  const program = await ownProgram(deps, actor, input.programId);
  if (!program) return refuse({ code: 'notAllowed' });
  const { programId, name, timeZone } = program;
  const cohort = input.cohort.trim();
  if (cohort === '' || cohort.length > 100) return refuse({ code: 'cohortMissing' });
  const problems = callProblems(input.form, dayIn(timeZone, deps.clock.now()), isDay);
  if (problems.length > 0) return refuse({ code: 'problems', problems });
  const cohortId = cohortIdOf(programId, cohort);
  const callId = callIdOf(cohortId);
  if (await callOf(deps, callId)) return refuse({ code: 'exists' });
  await ensureCohort(deps, actor.pid, { program: name, cohort });
  const ref = callRefId(callId);
  const pointer = { pk: programPk(programId), id: ref, type: 'callRef', sk: ref } as const;
  await deps.store.create({ ...pointer, body: { callId, programId, cohortId } });
  const fresh = { callId, programId, cohortId, state: 'draft', rubric: 1, questions: [], sequence: 0 } as const;
  const said = { criteria: [...starting.criteria], competencies: [...starting.competencies] };
  const call: Call = { ...fresh, questions: [], ...said, ...typedCall(input.form, timeZone) };
  const document: Document<'call'> = { pk: callPk(callId), id: callDocId, type: 'call', sk: callDocId, body: call };
  const written = await deps.store.batch(document.pk, [
    { op: 'create', document },
    trace(deps, actor, callId, 'call.create', 'create'),
  ]);
  if (!written.ok) return refuse({ code: 'exists' });
  return ok(await viewOf(deps, { body: call, etag: written.etags[0] ?? '' }, program));
}

async function ownProgram(deps: Deps, actor: Actor, programId: string): Promise<Program | undefined> {
  return (await coordinatedBy(deps, actor.pid)).includes(programId) ? programOf(deps, programId) : undefined;
}

function typedCall(form: CallForm, timeZone: string) {
  const dates = { opens: form.opens.trim(), closes: form.closes.trim(), completeBy: form.completeBy.trim() };
  const most = form.perDepartment.trim();
  return {
    ...callInstants(dates, timeZone),
    capacity: Number(form.capacity),
    ...(most === '' ? {} : { perDepartment: Number(most) }),
    days: Number(form.days),
    months: Number(form.months),
    levels: listOf(form.levels),
    areas: listOf(form.areas),
    selfNomination: form.selfNomination,
    redacted: form.redacted,
    reviewsEach: Number(form.reviewsEach),
    contact: form.contact.trim(),
  };
}

function trace(deps: Deps, actor: Actor, callId: string, what: string, key: string, after?: string): Operation {
  const entry = { who: actor.pid, what, at: deps.clock.now(), on: callId, ...(after === undefined ? {} : { after }) };
  return { op: 'create', document: auditDocument(callPk(callId), `call_${key}`, entry) };
}

/**
 * Changes a call as it was shown. Published, it keeps its first day; later dates move its due work. Whether dossiers are
 * redacted and how many read each is settled once they are assigned (`locked`).
 */
export async function editCall(
  deps: Deps,
  actor: Actor,
  ref: CallRef,
  { form, version }: { form: CallForm; version: string },
): Promise<Result<CallView, CallRefusal>> {
  const found = await coordinatedCall(deps, actor, ref);
  if (!found) return refuse({ code: 'notAllowed' });
  const { stored, program } = found;
  const { body: before } = stored;
  const opened = before.state === 'published' ? dayIn(program.timeZone, before.opensAt) : undefined;
  const problems = callProblems(form, dayIn(program.timeZone, deps.clock.now()), isDay, opened);
  if (opened !== undefined && form.opens.trim() !== opened) problems.push({ field: 'opens', code: 'past' });
  if (problems.length > 0) return refuse({ code: 'problems', problems });
  const { perDepartment: _, ...kept } = before;
  const after: Call = { ...kept, ...typedCall(form, program.timeZone) };
  const settledLater = after.redacted !== before.redacted || after.reviewsEach !== before.reviewsEach;
  if (settledLater && (await isAssigned(deps, before.callId))) return refuse({ code: 'locked' });
  return writeCall(deps, actor, { stored, program, version }, after, 'call.edit');
}

type Change = Coordinated & { version: string };

/** Writes a call over the version that was shown, with its trace and, where its dates moved, its due work anew. */
async function writeCall(
  deps: Deps,
  actor: Actor,
  { stored, program, version }: Change,
  next: Call,
  what: string,
): Promise<Result<CallView, { code: 'changedMeanwhile' }>> {
  const { body: before, etag } = stored;
  if (JSON.stringify(next) === JSON.stringify(before)) return ok(await viewOf(deps, stored, program));
  if (etag !== version) return refuse({ code: 'changedMeanwhile' });
  const moved = next.closesAt !== before.closesAt || next.completeBy !== before.completeBy;
  const call = moved ? { ...next, sequence: before.sequence + 1 } : next;
  const published = before.state === 'draft' && call.state === 'published';
  const plans =
    call.state === 'published' && (moved || published) ? callPlans(deps, call, program.timeZone, published) : [];
  const written = await deps.store.batch(stored.pk, [
    { op: 'replace', document: withBody<'call'>(stored, call), ifMatch: etag },
    trace(deps, actor, call.callId, what, versionKey(etag), `rubric=${call.rubric}`),
    ...plans,
  ]);
  if (!written.ok) return refuse({ code: 'changedMeanwhile' });
  return ok(await viewOf(deps, { body: call, etag: written.etags[0] ?? '' }, program));
}

/** Publishes a call: nominators hear of it when it opens, and it closes by itself. Doing it twice is doing it once. */
export async function publishCall(
  deps: Deps,
  actor: Actor,
  ref: CallRef,
  version: string,
): Promise<Result<CallView, NotAllowed | { code: 'changedMeanwhile' | 'noCriteria' | 'past' }>> {
  const found = await coordinatedCall(deps, actor, ref);
  if (!found) return refuse({ code: 'notAllowed' });
  const { stored, program } = found;
  const refusal = publishRefusal(stored.body, deps.clock.now());
  if (refusal?.code === 'published') return ok(await viewOf(deps, stored, program));
  if (refusal) return refuse({ code: refusal.code });
  return writeCall(deps, actor, { stored, program, version }, { ...stored.body, state: 'published' }, 'call.publish');
}

export type PartRefusal = NotAllowed | CriterionProblem | { code: 'changedMeanwhile' | 'locked' };

/** Adds a criterion, or replaces the one with its id; the rubric gets another version. Not once dossiers are assigned. */
export async function setCriterion(
  deps: Deps,
  actor: Actor,
  ref: CallRef,
  { criterion, version }: { criterion: Criterion; version: string },
): Promise<Result<CallView, PartRefusal>> {
  const problem = criterionProblem(criterion);
  return changeParts(deps, actor, ref, version, (call) => {
    if (problem) return refuse(problem);
    const criteria = placed(call.criteria, criterion, ({ criterionId }) => criterionId === criterion.criterionId);
    return criteria.length > MOST_CRITERIA
      ? refuse({ code: 'tooMany' })
      : ok({ ...call, criteria, rubric: call.rubric + 1 });
  });
}

/** Takes a criterion out; what is not there is not missed. */
export async function removeCriterion(
  deps: Deps,
  actor: Actor,
  ref: CallRef,
  { criterionId, version }: { criterionId: string; version: string },
): Promise<Result<CallView, PartRefusal>> {
  return changeParts(deps, actor, ref, version, (call) => {
    const criteria = call.criteria.filter((one) => one.criterionId !== criterionId);
    return ok(criteria.length === call.criteria.length ? call : { ...call, criteria, rubric: call.rubric + 1 });
  });
}

const QUESTION_LIMIT = 300;

/** Replaces the questions that nominators answer besides: each in both languages. Not once the call is published. */
export async function setQuestions(
  deps: Deps,
  actor: Actor,
  ref: CallRef,
  { questions, version }: { questions: readonly Question[]; version: string },
): Promise<Result<CallView, PartRefusal>> {
  return changeParts(deps, actor, ref, version, (call) => {
    if (call.state === 'published') return refuse({ code: 'locked' });
    if (questions.length > MOST_QUESTIONS) return refuse({ code: 'tooMany' });
    if (questions.some(({ textEn, textFr }) => textEn.trim() === '' || textFr.trim() === ''))
      return refuse({ code: 'halfWritten' });
    const isLong = questions.some(({ textEn, textFr }) => Math.max(textEn.length, textFr.length) > QUESTION_LIMIT);
    return isLong ? refuse({ code: 'tooLong' }) : ok({ ...call, questions: [...questions] });
  });
}

async function changeParts(
  deps: Deps,
  actor: Actor,
  ref: CallRef,
  version: string,
  change: (call: Call) => Result<Call, CriterionProblem | { code: 'locked' }>,
): Promise<Result<CallView, PartRefusal>> {
  const found = await coordinatedCall(deps, actor, ref);
  if (!found) return refuse({ code: 'notAllowed' });
  if (await isAssigned(deps, ref.castId)) return refuse({ code: 'locked' });
  const next = change(found.stored.body);
  return next.ok ? writeCall(deps, actor, { ...found, version }, next.value, 'call.edit') : next;
}

function placed<T>(list: readonly T[], one: T, isIt: (other: T) => boolean): T[] {
  return list.some(isIt) ? list.map((other) => (isIt(other) ? one : other)) : [...list, one];
}
