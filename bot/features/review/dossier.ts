import type { Deps } from '../../deps.ts';
import type { Call } from '../../domain/call.ts';
import { auditId, callPk, conflictsId, reviewId } from '../../domain/key.ts';
import type { EndorsementAnswer, Nomination } from '../../domain/nomination.ts';
import type { Actor, Pid } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { hasDeclared, MINUTES_EACH, type Review, type ReviewRound } from '../../domain/review.ts';
import { dayIn } from '../../domain/time.ts';
import type { Stored } from '../../store/store.ts';
import { callsFor, callWithRole, isReleased } from '../call/read.ts';
import { zoneOf } from '../feedback/wave.ts';
import { nominationOf, nominationsIn } from '../nomination/read.ts';
import { everyOf } from '../page.ts';
import { inParallel } from '../parallel.ts';
import { auditDocument } from '../record.ts';
import { blockNow } from './facts.ts';
import { redactionOf } from './redact.ts';
import { reviewsIn, roundOf, type CallRef } from './round.ts';
import { nameOf } from '../people.ts';

const AT_ONCE = 16;

/** Which dossier: claims until they have been checked here. */
export type DossierRef = CallRef & { nominee: Pid };

/**
 * `notYours`: the same for what does not exist, was never assigned, was recused, has become a conflict, or is over; it
 * tells nothing.
 */
export type NotYours = { code: 'notYours' };

export type Reading = { call: Call; round: Stored<'reviewRound'>; stored: Stored<'review'>; nomination: Nomination };

/**
 * One dossier for a reviewer who may read it at this moment: a reviewer of the program, assigned and not recused, of a
 * nominee who is still in it, without any conflict as the facts are now, while outcomes are not out. Every reading and
 * every score goes through here.
 */
export async function readingOf(deps: Deps, actor: Actor, ref: DossierRef): Promise<Result<Reading, NotYours>> {
  const no = refuse({ code: 'notYours' } as const);
  const call = await callWithRole(deps, actor.pid, { programId: ref.programId, callId: ref.castId }, 'reviewer');
  if (call?.state !== 'published') return no;
  const [round, stored, nomination, released] = await Promise.all([
    roundOf(deps, call.callId),
    deps.store.get('review', callPk(call.callId), reviewId(ref.nominee, actor.pid)),
    nominationOf(deps, call.callId, ref.nominee),
    isReleased(deps, call.callId),
  ]);
  if (!round || round.body.state === 'declaring' || released) return no;
  if (!stored || stored.body.state === 'recused' || stored.body.reviewer !== actor.pid) return no;
  if (nomination?.body.state !== 'eligible') return no;
  if (await blockNow(deps, nomination.body, actor.pid)) return no;
  return ok({ call, round, stored, nomination: nomination.body });
}

/** What a dossier is called by: a number, or a name with its department. */
export type Title = { number: number } | { name: string; department: string };

export type Peer = Pick<Review, 'scores' | 'note' | 'rubric'> & { name: string };

export type Dossier = {
  call: Call;
  round: ReviewRound['state'];
  nominee: Pid;
  title: Title;
  /** Not there where names are hidden and it could have been written freely. */
  level?: string;
  functionalArea?: string;
  words: Pick<Nomination, 'statement' | 'strengths' | 'answers'>;
  endorsement: { answer: EndorsementAnswer; days: number; conditions: string };
  review: Review;
  version: string;
  /** What the others have submitted; there only once the reader has. */
  peers?: Peer[];
};

/** A dossier for its reader. That it was looked at is in the audit: once a day for each reader and dossier. */
export async function dossierOf(deps: Deps, actor: Actor, ref: DossierRef): Promise<Result<Dossier, NotYours>> {
  const reading = await readingOf(deps, actor, ref);
  if (!reading.ok) return reading;
  const dossier = await drawn(deps, reading.value);
  if (!dossier) return refuse({ code: 'notYours' });
  await noteView(deps, actor, reading.value);
  return ok(dossier);
}

async function drawn(deps: Deps, { call, round, stored, nomination }: Reading): Promise<Dossier | undefined> {
  const { nominee, endorsement } = nomination;
  const redaction = call.redacted ? (await redactionOf(deps, call.callId, nominee))?.body : undefined;
  // nobody reads a text that no person has checked
  if (call.redacted && redaction?.checkedBy === undefined) return undefined;
  const listed = (text: string, list: readonly string[]): boolean => !redaction || list.includes(text);
  const { statement, strengths, answers } = redaction ?? nomination;
  const { answer = 'endorsed', days = call.days } = endorsement ?? {};
  const conditions = redaction ? (redaction.conditions ?? '') : (endorsement?.conditions ?? '');
  const submitted = stored.body.state === 'submitted';
  return {
    ...{ call, round: round.body.state, nominee, review: stored.body, version: stored.etag },
    title: redaction
      ? { number: redaction.number }
      : { name: await nameOf(deps, nominee), department: nomination.department },
    ...(listed(nomination.level, call.levels) ? { level: nomination.level } : {}),
    ...(listed(nomination.functionalArea, call.areas) ? { functionalArea: nomination.functionalArea } : {}),
    words: { statement, strengths, answers },
    endorsement: { answer, days, conditions },
    ...(submitted ? { peers: await peersOf(deps, stored.body) } : {}),
  };
}

async function peersOf(deps: Deps, { callId, nominee, reviewer }: Review): Promise<Peer[]> {
  const prefix = reviewId(nominee, '');
  const range = { from: prefix, to: `${prefix}~` };
  const found = await Array.fromAsync(everyOf(deps.store, callPk(callId), 'review', range));
  const others = found.filter(({ body }) => body.state === 'submitted' && body.reviewer !== reviewer);
  return Promise.all(
    others.map(async ({ body: { scores, note, rubric, reviewer: by } }) => ({
      ...{ scores, note, rubric, name: await nameOf(deps, by) },
    })),
  );
}

/** In the audit before it is shown: a look that leaves no trace is none. */
async function noteView(deps: Deps, actor: Actor, { call, stored }: Reading): Promise<void> {
  const at = deps.clock.now();
  const day = dayIn(await zoneOf(deps, call.programId), at).replaceAll('-', '');
  const key = `view_${stored.id}_${day}`;
  const pk = callPk(call.callId);
  if (await deps.store.get('audit', pk, auditId(key))) return;
  await deps.store.create(auditDocument(pk, key, { who: actor.pid, what: 'review.view', at, on: stored.id }));
}

export type DossierLine = { ref: DossierRef; title: Title; state: Review['state'] };

/** What one reviewer has to do in one call. `declare`: the list of names, and whether it has been declared on. */
export type Desk = {
  call: Call;
  ref: CallRef;
  state: ReviewRound['state'];
  declared: boolean;
  lines: DossierLine[];
  left: number;
  minutes: number;
};

/** Everything that a reviewer has on their desk, in all programs; undefined for whoever is no reviewer anywhere. */
export async function desksOf(deps: Deps, actor: Actor): Promise<Desk[]> {
  const calls = (await callsFor(deps, actor.pid, 'reviewer')).filter(({ state }) => state === 'published');
  const desks = await Promise.all(calls.map((call) => deskOf(deps, actor.pid, call)));
  return desks.filter((desk) => desk !== undefined);
}

/** The same for one call. Dossiers that they may not read as things are now are not on it, and not counted. */
export async function deskOf(deps: Deps, reviewer: Pid, call: Call): Promise<Desk | undefined> {
  const { callId, programId } = call;
  const [round, released] = await Promise.all([roundOf(deps, callId), isReleased(deps, callId)]);
  if (!round || released) return undefined;
  const ref = { programId, castId: callId };
  const { state } = round.body;
  if (state === 'declaring') {
    const declared = await isDeclared(deps, callId, reviewer);
    return { call, ref, state, declared, lines: [], left: 0, minutes: 0 };
  }
  const own = (await reviewsIn(deps, callId)).filter((one) => one.reviewer === reviewer && one.state !== 'recused');
  const lines: DossierLine[] = [];
  await inParallel(own, AT_ONCE, async ({ nominee }) => {
    const line = await lineOf(deps, reviewer, { ...ref, nominee });
    if (line) lines.push(line);
  });
  lines.sort((a, b) => rank(a) - rank(b) || byTitle(a, b));
  const left = state === 'assigned' ? lines.filter(({ state: one }) => one !== 'submitted').length : 0;
  const declared = state === 'closed' || (await isDeclared(deps, callId, reviewer));
  return { call, ref, state, declared, lines, left, minutes: left * MINUTES_EACH };
}

async function lineOf(deps: Deps, reviewer: Pid, ref: DossierRef): Promise<DossierLine | undefined> {
  const reading = await readingOf(deps, { pid: reviewer, name: '' }, ref);
  if (!reading.ok) return undefined;
  const { call, nomination, stored } = reading.value;
  const redaction = call.redacted ? (await redactionOf(deps, call.callId, ref.nominee))?.body : undefined;
  if (call.redacted && redaction?.checkedBy === undefined) return undefined;
  const title: Title = redaction
    ? { number: redaction.number }
    : { name: await nameOf(deps, ref.nominee), department: nomination.department };
  return { ref, title, state: stored.body.state };
}

const rank = ({ state }: DossierLine): number => (state === 'submitted' ? 1 : 0);

function byTitle({ title: a }: DossierLine, { title: b }: DossierLine): number {
  if ('number' in a || 'number' in b) return ('number' in a ? a.number : 0) - ('number' in b ? b.number : 0);
  return a.name.localeCompare(b.name, 'fr');
}

async function isDeclared(deps: Deps, callId: string, reviewer: Pid): Promise<boolean> {
  const conflicts = await deps.store.get('conflicts', callPk(callId), conflictsId(reviewer));
  const eligible = (await nominationsIn(deps, callId)).filter(({ state }) => state === 'eligible');
  return hasDeclared(
    conflicts?.body,
    eligible.map(({ nominee }) => nominee),
  );
}
