import type { Deps } from '../../deps.ts';
import { callPk, deliveryDocId } from '../../domain/key.ts';
import type { Actor, Pid } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { dayIn } from '../../domain/time.ts';
import { queueing } from '../delivery.ts';
import { zoneOf } from '../feedback/wave.ts';
import { withBody } from '../record.ts';
import { roundOf, roundView, trace, type CallRef, type NotAllowed, type RoundView } from './round.ts';

/** The reviewers who have something left to do: to declare, or to score. */
function behindIn({ committee, round, progress }: RoundView): Pid[] {
  const { reviewers, declared } = committee;
  if (!round || round.state === 'closed') return [];
  const silent = reviewers.filter((reviewer) => !declared.includes(reviewer));
  if (round.state === 'declaring') return silent;
  const scoring = (progress?.reviewers ?? []).filter(({ assigned, done }) => done < assigned);
  // once dossiers are assigned a declaration is missed only where somebody is needed
  const needed = (progress?.short.length ?? 0) > 0 ? silent : [];
  return [...new Set([...scoring.map(({ reviewer }) => reviewer), ...needed])];
}

/**
 * Reminds one reviewer, or everybody who is behind: once a day at most, whoever presses. `sent`: how many are reminded
 * now; the others have been today.
 */
export async function nudge(
  deps: Deps,
  actor: Actor,
  ref: CallRef,
  reviewer?: Pid,
): Promise<Result<RoundView & { sent: number; before: number }, NotAllowed>> {
  const view = await roundView(deps, actor, ref);
  if (!view.ok) return view;
  const { callId, programId, sequence } = view.value.committee.call;
  const at = deps.clock.now();
  const day = dayIn(await zoneOf(deps, programId), at).replaceAll('-', '');
  const planId = `reviewNudge_${callId}_${day}`;
  const behind = behindIn(view.value).filter((pid) => reviewer === undefined || pid === reviewer);
  let sent = 0;
  for (const pid of behind) {
    const message = { planId, kind: 'reviewNudge', pid, programId, castId: callId, sequence };
    const id = deliveryDocId(planId, pid);
    const written = await deps.store.batch(callPk(callId), [
      queueing(callPk(callId), message, at),
      trace(deps, actor, callId, id, { what: 'review.nudge', on: id }),
    ]);
    if (written.ok) sent += 1;
  }
  return ok({ ...view.value, sent, before: behind.length - sent });
}

/** `notAssigned`: there is nothing to close. `incomplete`: so much is missing; said again where more is than was confirmed. */
export type CloseRefusal =
  NotAllowed | { code: 'notAssigned' } | { code: 'incomplete'; missing: number; short: number };

/**
 * Closes the round: when all scores are in, or earlier where what is missing has been confirmed. `confirmed`: how much
 * the person was shown to be missing. Closed, nothing can be scored any more. The same again changes nothing.
 */
export async function closeRound(
  deps: Deps,
  actor: Actor,
  ref: CallRef,
  confirmed: number,
): Promise<Result<RoundView, CloseRefusal>> {
  const round = await roundOf(deps, ref.castId);
  const view = await roundView(deps, actor, ref);
  if (!view.ok || view.value.round?.state === 'closed') return view;
  const { progress, committee } = view.value;
  if (!round || !progress || round.body.state !== 'assigned') return refuse({ code: 'notAssigned' });
  const [missing, short] = [progress.missing, progress.short.length];
  if (missing + short > confirmed) return refuse({ code: 'incomplete', missing, short });
  const { callId } = committee.call;
  const after = `${missing}/${short}`;
  const written = await deps.store.batch(callPk(callId), [
    {
      op: 'replace',
      document: withBody<'reviewRound'>(round, { ...round.body, state: 'closed' }),
      ifMatch: round.etag,
    },
    trace(deps, actor, callId, 'review_close', { what: 'review.close', on: callId, after }),
  ]);
  return written.ok ? roundView(deps, actor, ref) : closeRound(deps, actor, ref, confirmed);
}
