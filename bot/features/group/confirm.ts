import type { Deps } from '../../deps.ts';
import { newlyTheirs, placeInGroup } from '../../domain/enrolment.ts';
import { byName, LARGEST, SMALLEST } from '../../domain/group.ts';
import { groupMovesId } from '../../domain/key.ts';
import type { Actor, Pid } from '../../domain/person.ts';
import type { Enrolment } from '../../domain/program.ts';
import { participantsOf, registerOf, seatsOf } from '../../domain/register.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Session } from '../../domain/session.ts';
import { dayIn, isDay, type Day } from '../../domain/time.ts';
import { planDocument } from '../delivery.ts';
import { withBody } from '../record.ts';
import { draftOf, openDraft, tracing, type DraftRef, type DraftRefusal, type GroupDraft } from './draft.ts';
import { cohortFor, rosterOf, todayIn, type Roster } from './roster.ts';

/** What confirming would do, told before anybody confirms it. */
export type GroupEffect = {
  on: Day;
  /** Whose group changes, on that day or when their place begins. */
  moving: number;
  /** Who is in their group already. */
  staying: number;
  /** Who has a place and no group in the proposal: by name. */
  unplaced: string[];
  seatsBefore: number;
  seatsAfter: number;
  /** How many get a session that was not theirs: they are invited to it. */
  invited: number;
  /** Groups of another size than 5 to 7, and groups that nobody facilitates. */
  oddSizes: { name: string; size: number }[];
  noFacilitator: string[];
  /** Groups for which there are sessions from that day on, and that nobody would be in. */
  deserted: string[];
};

export type ConfirmRefusal = DraftRefusal | { code: 'badDay' | 'inThePast' };

/** What a proposal would do from a day on. Writes nothing. */
export async function previewGroups(
  deps: Deps,
  actor: Actor,
  ref: DraftRef,
  on?: Day,
): Promise<Result<GroupEffect, ConfirmRefusal>> {
  const open = await openDraft(deps, actor, ref);
  if (!open.ok) return open;
  const { cohort, stored } = open.value;
  if (stored.etag !== ref.version) return refuse({ code: 'changedMeanwhile' });
  const roster = await rosterOf(deps, cohort);
  const day = on ?? roster.tomorrow;
  const refused = dayRefusal(day, roster.today);
  return refused ? refuse(refused) : ok(effectOf(stored.body, roster, day, deps.clock.now()));
}

function dayRefusal(on: Day, today: Day): { code: 'badDay' | 'inThePast' } | undefined {
  if (!isDay(on)) return { code: 'badDay' };
  return on < today ? { code: 'inThePast' } : undefined;
}

function effectOf({ groups }: GroupDraft, roster: Roster, on: Day, now: number): GroupEffect {
  const { members, enrolments, sessions } = roster;
  const target = targetsOf(groups);
  const after = enrolments.map((enrolment) => moved(enrolment, target.get(enrolment.pid), on));
  const changed = enrolments.flatMap((before, n) => {
    const next = after[n];
    return next && next !== before ? [{ before, next }] : [];
  });
  const byGroup = Map.groupBy(sessions, ({ group }) => group);
  // only sessions of the group itself become theirs: looking at all of them for everybody costs seconds
  const ofGroup = (pid: Pid): Session[] => byGroup.get(target.get(pid)) ?? [];
  const placed = members.filter(({ pid }) => target.has(pid));
  return {
    on,
    moving: changed.length,
    staying: placed.length - changed.length,
    unplaced: members.filter(({ pid }) => !target.has(pid)).map(({ name }) => name),
    seatsBefore: seatsIn(sessions, enrolments),
    seatsAfter: seatsIn(sessions, after),
    invited: changed.filter(({ before, next }) => newlyTheirs(before, next, ofGroup(next.pid), now).length > 0).length,
    oddSizes: groups
      .map(({ name, pids }) => ({ name, size: members.filter(({ pid }) => pids.includes(pid)).length }))
      .filter(({ size }) => size < SMALLEST || size > LARGEST),
    deserted: desertedBy(groups, sessions, on),
    noFacilitator: groups.filter(({ facilitator }) => facilitator === undefined).map(({ name }) => name),
  };
}

function desertedBy(groups: GroupDraft['groups'], sessions: readonly Session[], on: Day): string[] {
  const ahead = sessions.filter(
    ({ status, timeZone, startsAt }) => status !== 'cancelled' && dayIn(timeZone, startsAt) >= on,
  );
  const named = new Set(ahead.flatMap(({ group }) => group ?? []));
  return [...named].filter((name) => !groups.some((one) => one.name === name)).sort(byName);
}

export function targetsOf(groups: GroupDraft['groups']): Map<Pid, string> {
  return new Map(groups.flatMap(({ name, pids }) => pids.map((pid) => [pid, name] as const)));
}

function moved(enrolment: Enrolment, group: string | undefined, on: Day): Enrolment {
  if (group === undefined || enrolment.mergedInto !== undefined) return enrolment;
  const placed = placeInGroup(enrolment.spells, on, group);
  return placed.ok ? { ...enrolment, spells: placed.value.spells } : enrolment;
}

/** The expected seats of a cohort: those of its required sessions, held or to come. */
function seatsIn(sessions: readonly Session[], enrolments: readonly Enrolment[]): number {
  const participants = participantsOf(enrolments);
  return sessions
    .filter(({ status, required }) => required && (status === 'published' || status === 'held'))
    .reduce((sum, session) => sum + seatsOf(session, participants, registerOf([])).length, 0);
}

/**
 * Confirms a proposal from a day on, today at the earliest. One batch holds the proposal as confirmed, its audit entry,
 * and the work that moves people (features/group/move); nobody is moved inside the press, so that it makes no difference
 * how many they are or who is interrupted. Pressed again by the same coordinator it is done already. Refused with
 * `changedMeanwhile` where somebody wrote, or confirmed, after the card was made.
 */
export async function confirmGroups(
  deps: Deps,
  actor: Actor,
  ref: DraftRef,
  on: Day,
): Promise<Result<undefined, ConfirmRefusal>> {
  const cohort = await cohortFor(deps, actor, ref);
  if (!cohort) return refuse({ code: 'notAllowed' });
  const stored = await draftOf(deps, ref);
  if (!stored) return refuse({ code: 'gone' });
  const { draftId, state, confirmed } = stored.body;
  if (draftId !== ref.draftId) return refuse({ code: 'changedMeanwhile' });
  if (state !== 'draft') {
    const isTheirs = confirmed?.on === on && confirmed.by === actor.pid && confirmed.version === ref.version;
    return isTheirs ? ok(undefined) : refuse({ code: 'changedMeanwhile' });
  }
  if (stored.etag !== ref.version) return refuse({ code: 'changedMeanwhile' });
  const refused = dayRefusal(on, await todayIn(deps, ref.programId));
  if (refused) return refuse(refused);
  const now = deps.clock.now();
  const next: GroupDraft = {
    ...stored.body,
    state: 'moving',
    confirmed: { on, by: actor.pid, at: now, version: ref.version },
  };
  const { programId, cohortId } = ref;
  const plan = { planId: groupMovesId(draftId), kind: 'groupMoves', programId, cohortId, sequence: 0, at: now };
  const written = await deps.store.batch(stored.pk, [
    { op: 'replace', document: withBody<'groupDraft'>(stored, next), ifMatch: stored.etag },
    { op: 'create', document: planDocument(stored.pk, plan) },
    tracing(deps, actor, next, { what: 'group.confirm', after: `${next.groups.length} ${on}/` }),
  ]);
  return written.ok ? ok(undefined) : confirmGroups(deps, actor, ref, on); // somebody wrote meanwhile: look again
}
