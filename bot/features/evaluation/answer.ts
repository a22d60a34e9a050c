import type { Deps } from '../../deps.ts';
import { mayAnswer, type BallotRefusal, type Evaluation } from '../../domain/evaluation.ts';
import { readAnswers, type AnswerProblem } from '../../domain/form.ts';
import { deliveryDocId, evaluationPk, ledgerId, programPk, sessionDocId } from '../../domain/key.ts';
import type { Actor, Pid } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Session } from '../../domain/session.ts';
import { attendedOf, evaluationOf } from './open.ts';

export type AnswerRefusal = BallotRefusal | { code: 'answers'; problems: AnswerProblem[] };

/** An evaluation as one person meets it; `answered`: their ballot is in the box, and nobody knows which it is. */
export type Asked = { evaluation: Evaluation; session?: Session; answered: boolean };

/**
 * An evaluation, for somebody who is asked. `notAsked` also where there is no such evaluation: it tells nothing.
 */
export async function askedOf(deps: Deps, pid: Pid, evaluationId: string): Promise<Result<Asked, BallotRefusal>> {
  const stored = await evaluationOf(deps, evaluationId);
  if (!stored) return refuse({ code: 'notAsked' });
  const evaluation = stored.body;
  const pk = evaluationPk(evaluationId);
  const [session, delivery, entry] = await Promise.all([
    sessionOf(deps, evaluation),
    deps.store.get('delivery', pk, deliveryDocId(`evaluationAsk_${evaluationId}`, pid)),
    deps.store.get('ledger', pk, ledgerId(pid)),
  ]);
  const isAsked = delivery !== undefined || (session !== undefined && (await attendedOf(deps, session)).includes(pid));
  if (!isAsked) return refuse({ code: 'notAsked' });
  return ok({ evaluation, answered: entry !== undefined, ...(session ? { session } : {}) });
}

async function sessionOf(deps: Deps, { programId, sessionId }: Evaluation): Promise<Session | undefined> {
  if (sessionId === undefined) return undefined;
  return (await deps.store.get('session', programPk(programId), sessionDocId(sessionId)))?.body;
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
  return ok({ ...asked.value, answered: true, outcome });
}
