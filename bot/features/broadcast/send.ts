import type { Deps } from '../../deps.ts';
import { after, approve, stepOf, type ApprovalRefusal, type Broadcast } from '../../domain/broadcast.ts';
import { approvalPlanId, audienceId, castPk, programDocId, programPk, progressPlanId } from '../../domain/key.ts';
import type { Actor, Pid } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { instantOf, type Millis } from '../../domain/time.ts';
import type { Operation, Stored } from '../../store/store.ts';
import { planDocument, queueing, first } from '../delivery.ts';
import { auditDocument } from '../record.ts';
import { audienceOf, holdersOf } from './audience.ts';
import { audienceProblem, openCast, write, type NotAllowed } from './draft.ts';
import { waking } from './progress.ts';

/** People in one document of a frozen audience: some 20 KB. */
const CHUNK = 500;
/** Chunks in one batch, well below a batch's limits. */
const BATCH = 50;

/** When to send: at once, or at a local time in the program's zone, as the form gives it. */
export type When = 'now' | { date: string; time: string };

export type SendRefusal =
  | NotAllowed
  | ApprovalRefusal
  | { code: 'emptyAudience' | 'tooFewToAsk' | 'changed' | 'timeMissing' | 'timeSkipped' | 'timeDoubled' | 'timePast' };

/**
 * Sends a broadcast, or plans it for later: the audience is frozen, then the plan that makes its deliveries is written
 * with the state in one batch. `version` is the one that the person looked at: nobody sends words they have not seen.
 * Interrupted on the way, it can be pressed again.
 */
export async function sendCast(
  deps: Deps,
  actor: Actor,
  { castId, version, when }: { castId: string; version: number; when: When },
): Promise<Result<Broadcast, SendRefusal>> {
  const cast = await openCast(deps, actor, castId);
  if (!cast) return refuse({ code: 'notAllowed' });
  if (cast.body.version !== version) return refuse({ code: 'changed' });
  const { programId, audience } = cast.body;
  const program = await deps.store.get('program', programPk(programId), programDocId);
  const at = timeOf(when, program?.body.timeZone ?? 'UTC', deps.clock.now());
  if (!at.ok) return at;
  const pids = await audienceOf(deps, programId, audience);
  const problem = await audienceProblem(deps, audience, pids.length);
  if (problem) return refuse({ code: problem.code });
  const allowed = approve(cast.body, actor.pid, pids.length, program?.body.broadcastApprovalAbove);
  if (!allowed.ok) return allowed;
  const approved: Broadcast = {
    ...cast.body,
    ...changed(deps, cast.body),
    state: allowed.value,
    approvedBy: actor.pid,
  };
  if (!(await write(deps, actor.pid, cast, approved, 'broadcast.approve'))) return refuse({ code: 'changed' });
  const chunks = await freeze(deps, castId, pids);
  const stored = await openCast(deps, actor, castId);
  if (stored?.body.version !== approved.version) return refuse({ code: 'changed' });
  return schedule(deps, actor, stored, { sendAt: at.value, size: pids.length, chunks });
}

const changed = (deps: Deps, { version }: Broadcast): Pick<Broadcast, 'version' | 'changedAt'> => ({
  version: version + 1,
  changedAt: deps.clock.now(),
});

function timeOf(when: When, timeZone: string, now: Millis): Result<Millis, SendRefusal> {
  if (when === 'now') return ok(now);
  const local = instantOf(`${when.date}T${when.time}`, timeZone);
  switch (local.kind) {
    case 'instant':
      return local.at > now ? ok(local.at) : refuse({ code: 'timePast' });
    case 'skipped':
      return refuse({ code: 'timeSkipped' });
    case 'doubled':
      return refuse({ code: 'timeDoubled' });
    case 'malformed':
      return refuse({ code: 'timeMissing' });
  }
}

/** Writes who the audience is, in documents of at most 500 people. Safe to repeat. */
async function freeze(deps: Deps, castId: string, pids: readonly Pid[]): Promise<number> {
  const pk = castPk(castId);
  const chunks = Math.ceil(pids.length / CHUNK);
  const writes = Array.from({ length: chunks }, (_, n): Operation => {
    const id = audienceId(n);
    const body = { pids: pids.slice(n * CHUNK, (n + 1) * CHUNK) };
    return { op: 'upsert', document: { pk, id, type: 'audience', sk: id, body } };
  });
  for (let done = 0; done < chunks; done += BATCH) await deps.store.batch(pk, writes.slice(done, done + BATCH));
  return chunks;
}

async function schedule(
  deps: Deps,
  actor: Actor,
  stored: Stored<'broadcast'>,
  frozen: { sendAt: Millis; size: number; chunks: number },
): Promise<Result<Broadcast, SendRefusal>> {
  const { castId, programId } = stored.body;
  const state = after(stored.body.state, 'schedule');
  if (state === undefined) return refuse({ code: 'changed' });
  const cast: Broadcast = { ...stored.body, ...changed(deps, stored.body), ...frozen, state };
  const plans = [
    { planId: castId, kind: 'broadcast' },
    { planId: progressPlanId(castId), kind: 'castProgress' },
  ].map((plan): Operation => {
    const of = { programId, castId, sequence: 0, at: deps.clock.now() };
    return { op: 'create', document: planDocument(castPk(castId), { ...plan, ...of }, frozen.sendAt) };
  });
  const written = await write(deps, actor.pid, stored, cast, 'broadcast.schedule', plans);
  return written ? ok(cast) : refuse({ code: 'changed' });
}

/** Stops a broadcast, or closes a finished one. What is queued is skipped by whoever claims it. */
export async function endCast(
  deps: Deps,
  actor: Actor,
  { castId, step }: { castId: string; step: 'cancel' | 'close' },
): Promise<Result<Broadcast, NotAllowed | { code: 'notPossible' }>> {
  const cast = await openCast(deps, actor, castId);
  if (!cast) return refuse({ code: 'notAllowed' });
  const state = stepOf(cast.body, step);
  if (state === undefined) return refuse({ code: 'notPossible' });
  const ended: Broadcast = { ...cast.body, ...changed(deps, cast.body), state };
  const written = await write(deps, actor.pid, cast, ended, `broadcast.${step}`, await waking(deps, castId));
  // somebody was quicker: a send that has begun meanwhile can still be stopped
  return written ? ok(ended) : endCast(deps, actor, { castId, step });
}

const MOST_ASKED = 90;

/**
 * Asks the other coordinators of the program to look at a broadcast and to send it: a message to each, once for each
 * version of its words. Answers how many.
 */
export async function askOthers(
  deps: Deps,
  actor: Actor,
  { castId, version }: { castId: string; version: number },
): Promise<Result<number, NotAllowed | { code: 'changed' | 'notReady' }>> {
  const cast = await openCast(deps, actor, castId);
  if (!cast) return refuse({ code: 'notAllowed' });
  if (cast.body.version !== version) return refuse({ code: 'changed' });
  if (cast.body.state !== 'ready') return refuse({ code: 'notReady' });
  const { programId } = cast.body;
  const holders = await holdersOf(deps, programId, 'coordinator');
  const others = holders.filter((pid) => pid !== actor.pid).slice(0, MOST_ASKED);
  const [pk, planId, at] = [castPk(castId), approvalPlanId(castId, version), deps.clock.now()];
  const about = { by: actor.pid };
  const asks = others.map((pid) =>
    queueing(pk, { planId, kind: 'approvalAsked', pid, programId, castId, sequence: version, about }, at, first(at)),
  );
  const trace = { who: actor.pid, what: 'broadcast.ask', at, on: 'broadcast', after: `${others.length}` };
  // the audit entry is the action's own: where it is there, they have been asked before
  const asked = await deps.store.batch(pk, [...asks, { op: 'create', document: auditDocument(pk, planId, trace) }]);
  // asked before: who has become a coordinator since is asked now
  if (!asked.ok) for (const ask of asks) await deps.store.batch(pk, [ask]);
  return ok(others.length);
}
