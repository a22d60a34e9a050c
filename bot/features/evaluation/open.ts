import { Temporal } from 'temporal-polyfill';
import type { Deps } from '../../deps.ts';
import type { Plan } from '../../domain/delivery.ts';
import {
  DEFAULT_DAYS_OPEN,
  isAsked,
  OPENS_AFTER,
  REMINDED_AFTER_DAYS,
  type Evaluation,
} from '../../domain/evaluation.ts';
import { LEAST_VALID } from '../../domain/confidentiality.ts';
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
import type { Pid } from '../../domain/person.ts';
import { participantsOf, registerOf, seatsOf, type Seat } from '../../domain/register.ts';
import type { Session } from '../../domain/session.ts';
import type { Millis } from '../../domain/time.ts';
import type { Stored } from '../../store/store.ts';
import { enrolmentsOf, entriesOf } from '../cohort.ts';
import { planDocument } from '../delivery.ts';
import { isWorkingDay } from '../holiday.ts';
import { auditDocument } from '../record.ts';
import { approvedForm } from './form.ts';

const KINDS: Partial<Record<Session['kind'], FormKind>> = {
  'learning-event': 'learning-event',
  'action-learning': 'action-learning',
};

/** Plans the evaluation of a published session: 15 minutes after it ends. Planning again adds nothing. */
export async function planEvaluation(deps: Deps, session: Session): Promise<void> {
  if (KINDS[session.kind] === undefined) return;
  const { programId, cohortId, sessionId, sequence, endsAt } = session;
  const pk = registerPk(sessionId);
  const plan = {
    planId: `evaluation_${sessionId}_${sequence}`,
    kind: 'evaluationOpen',
    programId,
    cohortId,
    sessionId,
    sequence,
  };
  await deps.store.create(planDocument(pk, { ...plan, at: endsAt + OPENS_AFTER }));
}

/**
 * Opens the evaluation of a session that has ended: its form as it is approved now, its boxes, and the plans that ask,
 * remind and close. Undefined where the program has no approved form for it. Safe to repeat: the evaluation comes last,
 * and what was there stays.
 */
export async function openEvaluation(deps: Deps, session: Session): Promise<Evaluation | undefined> {
  const kind = KINDS[session.kind];
  const { programId, cohortId, sessionId } = session;
  const form = kind && (await approvedForm(deps, programId, kind));
  if (!form || !deps.ballots) return undefined;
  const program = await deps.store.get('program', programPk(programId), programDocId);
  const opensAt = session.endsAt + OPENS_AFTER;
  const zone = program?.body.timeZone ?? session.timeZone;
  const evaluation: Evaluation = {
    ...{ evaluationId: evaluationIdOf(sessionId), programId, cohortId, sessionId, kind: form.kind, form },
    ...{ state: 'open', pool: kind === 'action-learning' ? 'quarter' : 'none', opensAt },
    ...{ closesAt: daysLater(opensAt, DEFAULT_DAYS_OPEN, zone), minimum: LEAST_VALID, toParticipants: false },
  };
  await deps.ballots.open(evaluation.evaluationId, (await seatsFor(deps, session)).length);
  await write(deps, evaluation, zone);
  return evaluation;
}

async function write(deps: Deps, evaluation: Evaluation, zone: string): Promise<void> {
  const { evaluationId, programId, cohortId, opensAt, closesAt } = evaluation;
  const ref = evaluationRefId(evaluationId);
  const sk = `${String(opensAt).padStart(14, '0')}_${evaluationId}`;
  const pointer = {
    pk: programPk(programId),
    id: ref,
    type: 'evaluationRef',
    sk,
    body: { evaluationId, opensAt },
  } as const;
  await deps.store.create(pointer);
  const pk = evaluationPk(evaluationId);
  const plan = (kind: string, at: Millis): ReturnType<typeof planDocument> =>
    planDocument(pk, {
      planId: `${kind}_${evaluationId}`,
      kind,
      programId,
      cohortId,
      ...of(evaluation),
      sequence: 0,
      at,
    });
  const trace = { who: 'system', what: 'evaluation.open', at: deps.clock.now(), on: evaluationDocId };
  await deps.store.batch(pk, [
    { op: 'create', document: { pk, id: evaluationDocId, type: 'evaluation', sk: evaluationDocId, body: evaluation } },
    { op: 'create', document: auditDocument(pk, 'open', trace) },
    { op: 'create', document: plan('evaluationAsk', opensAt) },
    { op: 'create', document: plan('evaluationRemind', remindAt(opensAt, zone)) },
    { op: 'create', document: plan('evaluationClose', closesAt) },
  ]);
}

const of = ({ evaluationId, sessionId }: Evaluation) => ({
  castId: evaluationId,
  ...(sessionId === undefined ? {} : { sessionId }),
});

function daysLater(at: Millis, days: number, zone: string): Millis {
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

async function seatsFor(deps: Deps, session: Session): Promise<Seat[]> {
  const [enrolments, entries] = await Promise.all([enrolmentsOf(deps, session), entriesOf(deps, session.sessionId)]);
  return seatsOf(session, participantsOf(enrolments), registerOf(entries));
}

/** Everybody recorded as attended now. Later rulings add people; whoever was asked stays asked. */
export async function attendedOf(deps: Deps, session: Session): Promise<Pid[]> {
  const seats = await seatsFor(deps, session);
  return seats.filter(({ stands }) => isAsked(stands, session.minimumMinutes)).map(({ pid }) => pid);
}

/** The evaluation that a plan or delivery is about. */
export function evaluationIdIn({ castId = '' }: Pick<Plan, 'castId'>): string {
  return castId;
}
