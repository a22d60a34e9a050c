import type { Deps } from '../../deps.ts';
import {
  approveCorrection,
  isOversized,
  problemsOf,
  stepOf,
  type ApprovalRefusal,
  type Broadcast,
  type Problem,
  type Proposal,
} from '../../domain/broadcast.ts';
import type { Delivery, Plan } from '../../domain/delivery.ts';
import {
  castPk,
  correctionPlanId,
  deliveriesIn,
  planDocId,
  programDocId,
  programPk,
  recallPlanId,
} from '../../domain/key.ts';
import type { Actor, Pid } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { MINUTE, type Millis } from '../../domain/time.ts';
import { planDocument } from '../delivery.ts';
import { openCast, write, type NotAllowed } from './draft.ts';
import { waking } from './progress.ts';

export type Words = Pick<Proposal, 'textEn' | 'textFr' | 'link'>;

export type ProposeRefusal =
  | NotAllowed
  | { code: 'notPossible' }
  | { code: 'oversized' | 'problems'; problems: Problem[] }
  /** Somebody else has changed the correction meanwhile: theirs, so that nothing is lost. */
  | { code: 'changed'; by: Pid; theirs: Words; version: number };

const sameWords = (a: Words, b: Words): boolean =>
  a.textEn === b.textEn && a.textFr === b.textFr && JSON.stringify(a.link ?? null) === JSON.stringify(b.link ?? null);

/**
 * Keeps other words for a broadcast that has gone out, to be looked at before they replace anything. Whole or not at
 * all: both languages, known fields. Proposing the same twice is proposing it once.
 */
export async function propose(
  deps: Deps,
  actor: Actor,
  { castId, version }: { castId: string; version: number },
  words: Words,
): Promise<Result<Broadcast, ProposeRefusal>> {
  const cast = await openCast(deps, actor, castId);
  if (!cast) return refuse({ code: 'notAllowed' });
  if (stepOf(cast.body, 'correct') === undefined) return refuse({ code: 'notPossible' });
  const problems = problemsOf({ ...words, audience: cast.body.audience });
  if (isOversized(words)) return refuse({ code: 'oversized', problems });
  if (problems.length > 0) return refuse({ code: 'problems', problems });
  const { proposal, corrections = 0 } = cast.body;
  if (proposal && sameWords(proposal, words)) return ok(cast.body);
  if (cast.body.version !== version && proposal && proposal.editedBy !== actor.pid) {
    return refuse({ code: 'changed', by: proposal.editedBy, theirs: proposal, version: cast.body.version });
  }
  const next: Broadcast = {
    ...cast.body,
    proposal: { ...words, n: corrections + 1, editedBy: actor.pid },
    version: cast.body.version + 1,
    changedAt: deps.clock.now(),
  };
  const written = await write(deps, actor.pid, cast, next, 'broadcast.propose');
  return written ? ok(next) : propose(deps, actor, { castId, version }, words);
}

export type ReplaceRefusal = NotAllowed | ApprovalRefusal | { code: 'alreadyDone' | 'changed' };

/**
 * Replaces what was delivered by the proposed words. `n` is the correction's own number, so that pressing it twice
 * replaces once; `version` is what the person looked at. What has not gone out yet goes out in the new words.
 */
export async function replaceWords(
  deps: Deps,
  actor: Actor,
  { castId, n, version }: { castId: string; n: number; version: number },
): Promise<Result<Broadcast, ReplaceRefusal>> {
  const cast = await openCast(deps, actor, castId);
  if (!cast) return refuse({ code: 'notAllowed' });
  const { corrections = 0, programId } = cast.body;
  if (n <= corrections) return refuse({ code: 'alreadyDone' });
  const program = await deps.store.get('program', programPk(programId), programDocId);
  const allowed = approveCorrection(cast.body, actor.pid, program?.body.broadcastApprovalAbove);
  if (!allowed.ok) return allowed;
  if (cast.body.version !== version || allowed.value.n !== n) return refuse({ code: 'changed' });
  const { textEn, textFr, link } = allowed.value;
  const { proposal: _, link: __, ...kept } = cast.body;
  const now = deps.clock.now();
  const next: Broadcast = {
    ...kept,
    ...{ textEn, textFr, corrections: n, version: version + 1, changedAt: now },
    ...(link ? { link } : {}),
  };
  const done = await follows(deps, actor, cast, next, { planId: correctionPlanId(castId, n), kind: 'castCorrect', n });
  return done ? ok(next) : replaceWords(deps, actor, { castId, n, version });
}

/** Takes a broadcast back, once: what was delivered is deleted, and what is on its way is stopped. */
export async function recall(
  deps: Deps,
  actor: Actor,
  castId: string,
): Promise<Result<Broadcast, NotAllowed | { code: 'notPossible' | 'alreadyDone' }>> {
  const cast = await openCast(deps, actor, castId);
  if (!cast) return refuse({ code: 'notAllowed' });
  if (cast.body.recalledAt !== undefined) return refuse({ code: 'alreadyDone' });
  const state = stepOf(cast.body, 'recall');
  if (state === undefined) return refuse({ code: 'notPossible' });
  const now = deps.clock.now();
  const { proposal: _, ...kept } = cast.body;
  const next: Broadcast = { ...kept, state, recalledAt: now, version: cast.body.version + 1, changedAt: now };
  const done = await follows(deps, actor, cast, next, { planId: recallPlanId(castId), kind: 'castRecall', n: 1 });
  return done ? ok(next) : recall(deps, actor, castId);
}

type Following = { planId: string; kind: 'castCorrect' | 'castRecall'; n: number };

/** The new state, its plan and its audit entry in one batch. */
async function follows(
  deps: Deps,
  actor: Actor,
  cast: NonNullable<Awaited<ReturnType<typeof openCast>>>,
  next: Broadcast,
  { planId, kind, n }: Following,
): Promise<boolean> {
  const { castId, programId } = next;
  const plan = planDocument(castPk(castId), {
    ...{ planId, kind, programId, castId, sequence: n, at: next.changedAt },
  });
  const what = kind === 'castCorrect' ? `broadcast.correct.${n}` : 'broadcast.recall';
  const more = [{ op: 'create', document: plan } as const, ...(await waking(deps, castId))];
  return write(deps, actor.pid, cast, next, what, more);
}

/** A message that was prepared before the words changed has surely arrived or failed by then. */
const IN_FLIGHT: Millis = 2 * MINUTE;

export type DeliveredPage = { pids: Pid[]; cursor: string; last: boolean; resumeAt?: Millis };

/**
 * The next people in whose chat a broadcast stands. The plan goes through them twice: at once, and, where anything was
 * not final then, once more when all that was under way with the old words has arrived. `cursor`: the pass, whether
 * something was open, and the last delivery looked at.
 */
export async function delivered(deps: Deps, plan: Plan, limit: number): Promise<DeliveredPage> {
  const { castId = '', cursor, at } = plan;
  const [pass = '', open = '', sk = ''] = cursor.split('.');
  const after = sk === '' ? {} : { after: { sk, id: sk } };
  const page = await deps.store.list(castPk(castId), 'delivery', { ...deliveriesIn(castId), ...after, limit });
  const first = pass !== '2';
  const until = at + IN_FLIGHT;
  const since = first ? 0 : at - IN_FLIGHT;
  const pids = page
    .filter(({ body }) => isStanding(body) && body.at >= since && body.at <= until)
    .map(({ body }) => body.pid);
  const isOpen = open !== '' || page.some(({ body }) => !isDone(body));
  const mark = isOpen ? 'open' : '';
  if (page.length === limit) return { pids, cursor: `${first ? 1 : 2}.${mark}.${page.at(-1)?.sk ?? sk}`, last: false };
  if (first && (isOpen || (await isStillPlanned(deps, castId)))) {
    return { pids, cursor: '2..', last: false, resumeAt: until };
  }
  return { pids, cursor: '2..', last: true };
}

const isStanding = ({ state, activityId, conversationId }: Delivery): boolean =>
  state === 'sent' && activityId !== undefined && conversationId !== undefined;

const isDone = ({ state }: Delivery): boolean => state !== 'queued' && state !== 'deferred' && state !== 'sending';

async function isStillPlanned(deps: Deps, castId: string): Promise<boolean> {
  return (await deps.store.get('plan', castPk(castId), planDocId(castId)))?.body.state === 'open';
}
