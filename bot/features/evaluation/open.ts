import { Temporal } from 'temporal-polyfill';
import type { Deps } from '../../deps.ts';
import { minimumOf } from '../../domain/confidentiality.ts';
import type { Plan } from '../../domain/delivery.ts';
import { isTooLate, poolPlanOf, OPENS_AFTER, REMINDED_AFTER_DAYS, type Evaluation } from '../../domain/evaluation.ts';
import type { FormKind } from '../../domain/form.ts';
import {
  evaluationDocId,
  evaluationIdOf,
  evaluationPk,
  evaluationRefId,
  programDocId,
  programPk,
  registerPk,
} from '../../domain/key.ts';
import { DEFAULT_EVALUATIONS, type EvaluationSettings } from '../../domain/program.ts';
import { participantsOf, registerOf, seatsOf } from '../../domain/register.ts';
import type { Session } from '../../domain/session.ts';
import type { Millis } from '../../domain/time.ts';
import type { Document, Stored } from '../../store/store.ts';
import { enrolmentsOf } from '../cohort.ts';
import { planDocument } from '../delivery.ts';
import { isWorkingDay } from '../holiday.ts';
import { auditDocument } from '../record.ts';
import { askPlanId } from './asked.ts';
import { approvedForm } from './form.ts';

const KINDS: Partial<Record<Session['kind'], FormKind>> = {
  'learning-event': 'learning-event',
  'action-learning': 'action-learning',
};

/**
 * Plans the evaluation of a published session that is not over: 15 minutes after it ends. Planning again adds nothing;
 * of a session that has moved, the plan of the date before is void when it comes due.
 */
export async function planEvaluation(deps: Deps, session: Session): Promise<void> {
  const { programId, cohortId, sessionId, sequence, endsAt, status, kind } = session;
  if (KINDS[kind] === undefined || status !== 'published' || endsAt <= deps.clock.now()) return;
  const planId = `evaluation_${sessionId}_${sequence}`;
  const plan = { planId, kind: 'evaluationOpen', programId, cohortId, sessionId, sequence };
  await deps.store.create(planDocument(registerPk(sessionId), { ...plan, at: endsAt + OPENS_AFTER }));
}

/** What a program decides about evaluations, and its time zone. */
export async function settingsOf(
  deps: Deps,
  programId: string,
): Promise<EvaluationSettings & { timeZone: string | undefined }> {
  const program = (await deps.store.get('program', programPk(programId), programDocId))?.body;
  return { ...DEFAULT_EVALUATIONS, ...program?.evaluations, timeZone: program?.timeZone };
}

/**
 * Opens the evaluation of a session that has ended: its form as it is approved now, its boxes, and the plans that ask,
 * remind and close. Undefined where the program has no approved form for it, where no key seals its boxes, and where the
 * session ended so long ago that nobody should be asked any more. Safe to repeat: what is open stays as it is.
 */
export async function openEvaluation(deps: Deps, session: Session): Promise<Evaluation | undefined> {
  const kind = KINDS[session.kind];
  const { programId, cohortId, sessionId, endsAt } = session;
  const evaluationId = evaluationIdOf(sessionId);
  const there = await evaluationOf(deps, evaluationId);
  if (there) return there.body;
  const form = kind && (await approvedForm(deps, programId, kind));
  const settings = await settingsOf(deps, programId);
  const now = deps.clock.now();
  if (!form || !deps.ballots || isTooLate(endsAt, settings.daysOpen, now)) return undefined;
  const timeZone = settings.timeZone ?? session.timeZone;
  // who is late with opening takes no day away from those who answer
  const opensAt = Math.max(endsAt + OPENS_AFTER, now);
  const evaluation: Evaluation = {
    ...{ evaluationId, programId, cohortId, sessionId, kind: form.kind, form, timeZone },
    ...{ state: 'open', pool: poolPlanOf(form.kind, settings), opensAt },
    ...{ closesAt: daysLater(opensAt, settings.daysOpen, timeZone), ...sharing(settings) },
  };
  await deps.ballots.open(evaluationId, await seatsIn(deps, session));
  await writeEvaluation(deps, evaluation, 'system');
  return evaluation;
}

/** Whether the evaluation of a session that has ended may open yet: once a form for it is approved, in its program's days. */
export async function mayOpenLater(deps: Deps, { kind, programId, endsAt }: Session): Promise<boolean> {
  if (KINDS[kind] === undefined) return false;
  return !isTooLate(endsAt, (await settingsOf(deps, programId)).daysOpen, deps.clock.now());
}

/** What a program's settings say of who may see what. */
export const sharing = ({ minimum, toParticipants }: EvaluationSettings) => ({
  minimum: minimumOf(minimum),
  toParticipants,
});

async function seatsIn(deps: Deps, session: Session): Promise<number> {
  return seatsOf(session, participantsOf(await enrolmentsOf(deps, session)), registerOf([])).length;
}

/** Once its ballots have been released, what the engine's files still hold of them is forgotten (jobs/evaluation). */
export function wipePlan(evaluation: Evaluation, at: Millis): Document<'plan'> {
  const { evaluationId, programId, cohortId } = evaluation;
  const plan = {
    planId: `evaluationWipe_${evaluationId}`,
    kind: 'evaluationWipe',
    programId,
    cohortId,
    sequence: 0,
    at,
  };
  return planDocument(evaluationPk(evaluationId), { ...plan, ...of(evaluation) });
}

/** Writes an open evaluation with the plans that ask, remind, close and clear away. False where it was there. */
export async function writeEvaluation(deps: Deps, evaluation: Evaluation, who: string): Promise<boolean> {
  const { evaluationId, programId, cohortId, opensAt, closesAt, timeZone = 'America/Toronto' } = evaluation;
  const ref = evaluationRefId(evaluationId);
  const sk = `${String(opensAt).padStart(14, '0')}_${evaluationId}`;
  const body = { evaluationId, opensAt };
  await deps.store.create({ pk: programPk(programId), id: ref, type: 'evaluationRef', sk, body });
  const pk = evaluationPk(evaluationId);
  const plan = (kind: string, at: Millis, planId = `${kind}_${evaluationId}`) =>
    planDocument(pk, { planId, kind, programId, cohortId, ...of(evaluation), sequence: 0, at });
  const reminded = remindAt(opensAt, timeZone);
  const trace = { who, what: 'evaluation.open', at: deps.clock.now(), on: evaluationDocId };
  const written = await deps.store.batch(pk, [
    { op: 'create', document: { pk, id: evaluationDocId, type: 'evaluation', sk: evaluationDocId, body: evaluation } },
    { op: 'create', document: auditDocument(pk, 'open', trace) },
    { op: 'create', document: plan('evaluationAsk', opensAt, askPlanId(evaluationId)) },
    ...(reminded < closesAt ? [{ op: 'create', document: plan('evaluationRemind', reminded) } as const] : []),
    { op: 'create', document: plan('evaluationClose', closesAt) },
    { op: 'create', document: wipePlan(evaluation, closesAt) },
  ]);
  return written.ok;
}

const of = ({ evaluationId, sessionId }: Evaluation) => ({
  castId: evaluationId,
  ...(sessionId === undefined ? {} : { sessionId }),
});

/** The same time of day, so many days later, in a zone. */
export function daysLater(at: Millis, days: number, zone: string): Millis {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).add({ days }).epochMilliseconds;
}

/** 9:00 of the second working day after it opened, in the program's zone. */
function remindAt(opensAt: Millis, zone: string): Millis {
  let day = Temporal.Instant.fromEpochMilliseconds(opensAt).toZonedDateTimeISO(zone).toPlainDate();
  for (let left = REMINDED_AFTER_DAYS; left > 0;) {
    day = day.add({ days: 1 });
    if (isWorkingDay(day.toString())) left -= 1;
  }
  return day.toZonedDateTime({ timeZone: zone, plainTime: { hour: 9 } }).epochMilliseconds;
}

export async function evaluationOf(deps: Deps, evaluationId: string): Promise<Stored<'evaluation'> | undefined> {
  return deps.store.get('evaluation', evaluationPk(evaluationId), evaluationDocId);
}

/** The evaluation that a plan or delivery is about. */
export function evaluationIdIn({ castId = '' }: Pick<Plan, 'castId'>): string {
  return castId;
}
