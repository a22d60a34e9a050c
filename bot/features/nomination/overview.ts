import type { Deps } from '../../deps.ts';
import type { Call } from '../../domain/call.ts';
import { callPk, nominationId } from '../../domain/key.ts';
import {
  isEndorsed,
  missingOf,
  type IneligibleBecause,
  type Missing,
  type Nomination,
  type StepRefusal,
} from '../../domain/nomination.ts';
import type { Actor } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { dayIn, HOUR } from '../../domain/time.ts';
import type { Operation } from '../../store/store.ts';
import { coordinatedCall, type CallRef, type NotAllowed } from '../call/edit.ts';
import { cohortNameOf } from '../call/read.ts';
import { queueing } from '../delivery.ts';
import { everyOf } from '../page.ts';
import { inParallel } from '../parallel.ts';
import { auditDocument } from '../record.ts';
import { nominationsIn } from './read.ts';
import { lookUp, takeStep, telling, type NominationRef, type NotYours } from './step.ts';
import { nameOf } from '../people.ts';

/** One dossier at a glance. `notEndorsed`: their supervisor said no, which is not the same as having said nothing. */
export type DossierLine = {
  nomination: Nomination;
  name: string;
  missing: Missing[];
  notEndorsed: boolean;
};

export type Dossiers = { call: Call; cohort: string; timeZone: string; lines: DossierLine[] };

const AT_ONCE = 32;

/** Every dossier of a call for its coordinators: what misses something first, then by name. */
export async function dossiers(deps: Deps, actor: Actor, ref: CallRef): Promise<Result<Dossiers, NotAllowed>> {
  const found = await coordinatedCall(deps, actor, ref);
  if (!found) return refuse({ code: 'notAllowed' });
  const call = found.stored.body;
  const lines: DossierLine[] = [];
  await inParallel(await nominationsIn(deps, call.callId), AT_ONCE, async (nomination) => {
    lines.push({ nomination, name: await nameOf(deps, nomination.nominee), ...glance(nomination) });
  });
  lines.sort((a, b) => RANK[a.nomination.state] - RANK[b.nomination.state] || a.name.localeCompare(b.name, 'fr'));
  return ok({ call, cohort: await cohortNameOf(deps, call), timeZone: found.program.timeZone, lines });
}

const RANK: Record<Nomination['state'], number> = {
  submitted: 0,
  complete: 1,
  eligible: 2,
  ineligible: 3,
  declined: 4,
  withdrawn: 5,
};

function glance(nomination: Nomination): Pick<DossierLine, 'missing' | 'notEndorsed'> {
  const { endorsement, state } = nomination;
  return {
    missing: state === 'submitted' ? missingOf(nomination) : [],
    notEndorsed: endorsement !== undefined && !isEndorsed(nomination),
  };
}

/** One dossier, whole, for a coordinator. */
export type Dossier = DossierLine & {
  call: Call;
  timeZone: string;
  nominator: string;
  supervisor?: string;
  supports: { by: string; words: string }[];
};

/** Opens a dossier; that it was looked at is in the audit, once a day for each who looks. */
export async function dossier(deps: Deps, actor: Actor, ref: NominationRef): Promise<Result<Dossier, NotAllowed>> {
  const found = await coordinatedCall(deps, actor, ref);
  const there = found && (await lookUp(deps, ref));
  if (!there) return refuse({ code: 'notAllowed' });
  const { call, stored } = there;
  const { timeZone } = found.program;
  await noteView(deps, actor, stored.pk, { id: stored.id, day: dayIn(timeZone, deps.clock.now()) });
  const nomination = stored.body;
  const supports: Dossier['supports'] = [];
  const [from, to] = [`support_${nomination.nominee}_`, `support_${nomination.nominee}_~`];
  for await (const { body } of everyOf(deps.store, stored.pk, 'support', { from, to }))
    supports.push({ by: await nameOf(deps, body.by), words: body.words });
  const [name, nominator, supervisor] = await Promise.all([
    nameOf(deps, nomination.nominee),
    nameOf(deps, nomination.nominator),
    nomination.supervisor === undefined ? undefined : nameOf(deps, nomination.supervisor),
  ]);
  const named = supervisor === undefined ? {} : { supervisor };
  return ok({ call, timeZone, nomination, name, nominator, ...named, supports, ...glance(nomination) });
}

async function noteView(deps: Deps, actor: Actor, pk: string, { id, day }: { id: string; day: string }): Promise<void> {
  const entry = { who: actor.pid, what: 'nomination.view', at: deps.clock.now(), on: id };
  await deps.store.create(auditDocument(pk, `view_${id}_${actor.pid}_${day.replaceAll('-', '')}`, entry));
}

/** A slip can be mended before anybody hears of it. */
const TOLD_AFTER = HOUR;

/** Finds a dossier eligible, or not and why. The nominee hears of a no an hour later, unless it was changed by then. */
export async function judge(
  deps: Deps,
  actor: Actor,
  ref: NominationRef,
  because: IneligibleBecause | undefined,
): Promise<Result<Nomination, NotYours | StepRefusal>> {
  const done = await takeStep(deps, actor, ref, {
    what: because === undefined ? 'nomination.eligible' : 'nomination.ineligible',
    isTheirs: async () => (await coordinatedCall(deps, actor, ref)) !== undefined,
    action: () =>
      because === undefined ? { kind: 'eligible', by: actor.pid } : { kind: 'ineligible', by: actor.pid, because },
    following: (after, _before, key) =>
      because === undefined
        ? []
        : [...new Set([after.nominee, after.nominator])].map((pid) =>
            telling(after, pid, 'ineligible', key, deps.clock.now() + TOLD_AFTER),
          ),
  });
  return done.ok ? ok(done.value.stored.body) : done;
}

/** Finds every complete dossier eligible at once; gives how many. Each is a step of its own in the audit. */
export async function judgeAll(deps: Deps, actor: Actor, ref: CallRef): Promise<Result<number, NotAllowed>> {
  const found = await coordinatedCall(deps, actor, ref);
  if (!found) return refuse({ code: 'notAllowed' });
  const complete = (await nominationsIn(deps, ref.castId)).filter(({ state }) => state === 'complete');
  let done = 0;
  for (const { nominee } of complete) if ((await judge(deps, actor, { ...ref, nominee }, undefined)).ok) done += 1;
  return ok(done);
}

/** Whom a nudge went to; `already`: they had one today. */
export type Nudged = { who: 'nominee' | 'supervisor'; already: boolean };

/** Reminds whoever the next missing piece waits for, with one tap, and once a day at most. */
export async function nudge(
  deps: Deps,
  actor: Actor,
  ref: NominationRef,
): Promise<Result<Nudged, NotAllowed | { code: 'nothingMissing' | 'late' }>> {
  const found = await coordinatedCall(deps, actor, ref);
  const there = found && (await lookUp(deps, ref));
  if (!there) return refuse({ code: 'notAllowed' });
  const { call, stored } = there;
  const { body: nomination } = stored;
  const now = deps.clock.now();
  if (now >= call.completeBy) return refuse({ code: 'late' });
  if (nomination.state !== 'submitted') return refuse({ code: 'nothingMissing' });
  const who = missingOf(nomination).includes('consent') || isRefused(nomination) ? 'nominee' : 'supervisor';
  const to = who === 'nominee' ? nomination.nominee : (nomination.supervisor ?? nomination.nominee);
  const day = dayIn(found.program.timeZone, now).replaceAll('-', '');
  const written = await deps.store.batch(
    stored.pk,
    nudging({ call, who, to, day, nominee: nomination.nominee }, actor, now),
  );
  return ok({ who, already: !written.ok });
}

const isRefused = (nomination: Nomination): boolean => nomination.endorsement !== undefined && !isEndorsed(nomination);

type Nudging = { call: Call; who: Nudged['who']; to: string; day: string; nominee: string };

/** A supervisor's nudge names all that waits for them, so that one a day is enough however many nominees they have. */
function nudging({ call, who, to, day, nominee }: Nudging, actor: Actor, now: number): Operation[] {
  const kind = who === 'nominee' ? 'consentReminder' : 'endorsementReminder';
  const planId = `${kind}_nudge_${day}`;
  const { callId, programId } = call;
  const pk = callPk(callId);
  const entry = { who: actor.pid, what: 'nomination.nudge', at: now, on: nominationId(nominee), after: who };
  return [
    queueing(pk, { planId, kind, pid: to, programId, castId: callId, sequence: 0 }, now),
    { op: 'create', document: auditDocument(pk, `nudge_${to}_${day}`, entry) },
  ];
}
