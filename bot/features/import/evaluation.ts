import { isDeepStrictEqual } from 'node:util';
import { LEAST_VALID } from '../../domain/confidentiality.ts';
import { isAsked, OPENS_AFTER, type Evaluation } from '../../domain/evaluation.ts';
import type { ReportedRow } from '../../domain/import.ts';
import {
  boxId,
  evaluationDocId,
  evaluationPk,
  evaluationRefId,
  formDocId,
  programPk,
  reportedId,
  sessionDocId,
  sessionIdOf,
} from '../../domain/key.ts';
import { participantsOf, registerOf, seatsOf } from '../../domain/register.ts';
import type { Session } from '../../domain/session.ts';
import { instantOf, type Day, type Millis } from '../../domain/time.ts';
import type { Operation } from '../../store/store.ts';
import { enrolmentsOf, entriesOf } from '../cohort.ts';
import { takeOutComments } from '../evaluation/close.ts';
import { evaluationOf, wipePlan } from '../evaluation/open.ts';
import { auditDocument } from '../record.ts';
import type { CheckedEvaluation } from './evaluation-check.ts';
import type { Line } from './line.ts';
import { changeOf, inChunks, writeOver, writeTogether, type Application, type Plan } from './write.ts';

/**
 * Past evaluations enter closed: their ballots go into a box, their comments wait for a person to read, and what may be
 * shown of them is decided by the same release. One that is there already was compared while the files were checked.
 */
export async function applyEvaluations(
  application: Application,
  evaluations: readonly CheckedEvaluation[],
): Promise<void> {
  const { deps, onChanges, run, onProgress } = application;
  for (const [n, found] of evaluations.entries()) {
    const isNew = (await evaluationOf(deps, found.evaluationId)) === undefined;
    if (isNew) {
      await run.begin();
      await writeEvaluation(application, found);
      onChanges(found.lines.map((line) => ({ file: 'evaluations', line, kind: 'added' })));
    }
    if (deps.ballots) await takeOutComments(deps, deps.ballots, found.evaluationId);
    onProgress('evaluations', n + 1);
  }
}

async function writeEvaluation(application: Application, found: CheckedEvaluation): Promise<void> {
  const { deps, run, by } = application;
  const evaluation = await evaluationSaid(application, found);
  const { evaluationId, opensAt, programId } = evaluation;
  const pk = evaluationPk(evaluationId);
  const ref = evaluationRefId(evaluationId);
  const sk = `${String(opensAt).padStart(14, '0')}_${evaluationId}`;
  const body = { evaluationId, opensAt };
  await deps.store.create({ pk: programPk(programId), id: ref, type: 'evaluationRef', sk, body });
  const boxes = deps.ballots?.sealed(evaluationId, found.ballots) ?? [];
  const trace = { who: by, what: 'evaluation.import', at: deps.clock.now(), on: await run.begin() };
  await deps.store.batch(pk, [
    { op: 'create', document: { pk, id: evaluationDocId, type: 'evaluation', sk: evaluationDocId, body: evaluation } },
    { op: 'create', document: auditDocument(pk, 'import', trace) },
    { op: 'create', document: wipePlan(evaluation, deps.clock.now()) },
    ...boxes.map((box): Operation => {
      const id = boxId(box.n);
      return { op: 'create', document: { pk, id, type: 'box', sk: id, body: box } };
    }),
  ]);
}

const WEEK: Millis = 7 * 24 * 3_600_000;

async function evaluationSaid({ deps, scope }: Application, found: CheckedEvaluation): Promise<Evaluation> {
  const { evaluationId, kind, code, pool = kind === 'action-learning' ? 'quarter' : 'none', period, form } = found;
  const id = code === undefined ? undefined : sessionIdOf(scope.cohortId, code);
  const session = id && (await deps.store.get('session', programPk(scope.programId), sessionDocId(id)))?.body;
  const opensAt = session ? session.endsAt + OPENS_AFTER : noonOf(found.date ?? '');
  const answered = found.ballots.length;
  const asked = found.asked ?? Math.max(answered, session ? await attendedAt({ deps, scope }, session) : 0);
  return {
    ...{ evaluationId, ...scope, kind, pool, opensAt, closesAt: opensAt + WEEK, state: 'closed' },
    ...(session ? { sessionId: session.sessionId } : {}),
    ...(period === undefined ? {} : { period }),
    form: { formId: formDocId(kind, 0), version: 0, state: 'approved', ...form, programId: scope.programId },
    ...{ minimum: LEAST_VALID, toParticipants: false, imported: true, counts: { asked, answered } },
  };
}

function noonOf(date: Day): Millis {
  const noon = instantOf(`${date}T12:00`, 'UTC');
  return noon.kind === 'instant' ? noon.at : 0;
}

/** Those who would have been asked: recorded as attended. */
async function attendedAt({ deps, scope }: Pick<Application, 'deps' | 'scope'>, session: Session): Promise<number> {
  const [enrolments, entries] = await Promise.all([enrolmentsOf(deps, scope), entriesOf(deps, session.sessionId)]);
  const seats = seatsOf(session, participantsOf(enrolments), registerOf(entries));
  return seats.filter(({ stands }) => isAsked(stands, session.minimumMinutes)).length;
}

/** Quoted figures, in their program: they stand beside what is computed, and are never mixed with it. */
export async function applyReported(application: Application, figures: readonly Line<ReportedRow>[]): Promise<void> {
  await inChunks(application, 'reported', figures, async (chunk, first) => {
    const pk = programPk(application.scope.programId);
    const target = { pk, what: 'reported.import', action: `${application.scope.cohortId}_rep_${first}` };
    await writeTogether(
      application,
      target,
      chunk.map((line) => planFigure(application, pk, line)),
    );
  });
}

function planFigure({ deps }: Application, pk: string, { line, row }: Line<ReportedRow>): Plan {
  const id = reportedId(row.code);
  return async () => {
    const before = await deps.store.get('reported', pk, id);
    if (isDeepStrictEqual(before?.body, row)) return undefined;
    const document = { pk, id, type: 'reported', sk: `${row.asOf}_${row.code}`, body: row } as const;
    return { operations: [writeOver(document, before)], changes: [changeOf('reported', line, before)] };
  };
}
