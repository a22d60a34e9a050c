import type { Deps } from '../../deps.ts';
import { mayAnswer, type BallotRefusal, type Evaluation } from '../../domain/evaluation.ts';
import { readAnswers, type AnswerProblem, type FormItem } from '../../domain/form.ts';
import { deliveryDocId, evaluationPk } from '../../domain/key.ts';
import type { Actor, Pid } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Session } from '../../domain/session.ts';
import { askPlanId, hasAnswered, peopleOf, pidsOf, sessionOf } from './asked.ts';
import { changedOf, type Changed } from './changed.ts';
import { evaluationOf } from './open.ts';

export type AnswerRefusal = BallotRefusal | { code: 'answers'; problems: AnswerProblem[] };

/** An evaluation as one person meets it; `answered`: their ballot is in the box, and nobody knows which it is. */
export type Asked = { evaluation: Evaluation; session?: Session; answered: boolean };

/**
 * An evaluation, for somebody whom it is for: they were asked, under any of their pids, or would be now. `notAsked` also
 * where there is no such evaluation: it tells nothing.
 */
export async function askedOf(deps: Deps, pid: Pid, evaluationId: string): Promise<Result<Asked, BallotRefusal>> {
  const stored = await evaluationOf(deps, evaluationId);
  if (!stored) return refuse({ code: 'notAsked' });
  const evaluation = stored.body;
  const pids = await pidsOf(deps, evaluation, pid);
  const [session, wasAsked, answered] = await Promise.all([
    sessionOf(deps, evaluation),
    hasMessage(deps, evaluationId, pids),
    hasAnswered(deps, evaluationId, pids),
  ]);
  // who was asked is known by their message; the whole register is read for the others only
  const isFor = wasAsked || (await peopleOf(deps, evaluation)).some((one) => one.pid === pid);
  return isFor ? ok({ evaluation, answered, ...(session ? { session } : {}) }) : refuse({ code: 'notAsked' });
}

/** What the card of an evaluation shows to somebody whom it is for. */
export type Question = Pick<Evaluation, 'evaluationId' | 'programId' | 'closesAt' | 'minimum' | 'toParticipants'> & {
  items: FormItem[];
  session: { titleEn: string; titleFr: string };
  readerZone: string;
  changed?: Changed;
};

/** An evaluation as it is asked, in the zone of whoever reads it where that is known; with what became of the last. */
export async function questionOf(deps: Deps, { evaluation, session }: Asked, zone?: string): Promise<Question> {
  const { evaluationId, programId, closesAt, minimum, toParticipants, form, timeZone } = evaluation;
  const { titleEn, titleFr } = session ?? form;
  const changed = await changedOf(deps, programId);
  return {
    ...{ evaluationId, programId, closesAt, minimum, toParticipants, items: form.items, session: { titleEn, titleFr } },
    readerZone: zone ?? session?.timeZone ?? timeZone ?? 'America/Toronto',
    ...(changed ? { changed } : {}),
  };
}

async function hasMessage(deps: Deps, evaluationId: string, pids: readonly Pid[]): Promise<boolean> {
  const pk = evaluationPk(evaluationId);
  const ids = pids.map((pid) => deliveryDocId(askPlanId(evaluationId), pid));
  return (await Promise.all(ids.map((id) => deps.store.get('delivery', pk, id)))).some((one) => one !== undefined);
}

/**
 * Puts somebody's ballot into the box, once: whatever comes after it, from whichever device, changes nothing and is told
 * so. No audit entry, no log line, no delivery: the ledger says that they answered, and nothing says what or when.
 */
export async function answer(
  deps: Deps,
  actor: Actor,
  evaluationId: string,
  sent: Readonly<Record<string, unknown>>,
): Promise<Result<Asked & { outcome: 'cast' | 'already' }, AnswerRefusal>> {
  const asked = await askedOf(deps, actor.pid, evaluationId);
  if (!asked.ok) return asked;
  const { evaluation, answered } = asked.value;
  if (answered) return ok({ ...asked.value, outcome: 'already' });
  const refused = mayAnswer(evaluation, true, deps.clock.now());
  if (refused || !deps.ballots) return refuse(refused ?? { code: 'notOpen' });
  const { answers, problems } = readAnswers(evaluation.form.items, sent);
  if (problems.length > 0) return refuse({ code: 'answers', problems });
  const outcome = await deps.ballots.cast(evaluationId, actor.pid, answers);
  if (outcome === 'closed') return refuse({ code: 'closed' });
  return ok({ ...asked.value, answered: true, outcome });
}
