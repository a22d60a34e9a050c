import type { Deps } from '../deps.ts';
import {
  changePerson,
  changeSpells,
  expectedSeats,
  isOfPerson,
  newlyTheirs,
  type EnrolmentChange,
  type EnrolmentRefusal,
} from '../domain/enrolment.ts';
import { enrolmentId, mailId, personId, personPk, programDocId, programPk } from '../domain/key.ts';
import type { Actor, Person, Pid, Spell } from '../domain/person.ts';
import type { Enrolment } from '../domain/program.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import { dayIn, type Millis } from '../domain/time.ts';
import type { Operation, Stored } from '../store/store.ts';
import { enrolmentsOf } from './cohort.ts';
import { planDocument, queueing } from './delivery.ts';
import { rolesOf } from './membership.ts';
import { everyOf } from './page.ts';
import { auditDocument, versionKey, withBody } from './record.ts';
import { namesOf } from './register.ts';
import { sessionsOf } from './session.ts';

/** Whose place: the person in one cohort. A claim until it has been checked here. */
export type Place = { programId: string; cohortId: string; pid: Pid };

/**
 * What a change would do: told before anybody confirms it. `newSessions`: those that become theirs, to which they are
 * invited. `version` is the record that was looked at.
 */
export type EnrolmentEffect = {
  name: string;
  seatsBefore: number;
  seatsAfter: number;
  newSessions: number;
  version: string;
};

export type EnrolmentChangeRefusal = EnrolmentRefusal | { code: 'notAllowed' } | { code: 'changedMeanwhile' };

export type PlaceChoice = Place & { name: string; cohort: string };

/** The places that a coordinator may change, by name; undefined for everybody else. */
export async function placesOf(deps: Deps, actor: Actor): Promise<PlaceChoice[] | undefined> {
  const programs = await coordinated(deps, actor);
  if (programs.length === 0) return undefined;
  const found: PlaceChoice[] = [];
  for (const programId of programs) {
    for await (const { body: cohort } of everyOf(deps.store, programPk(programId), 'cohort')) {
      const enrolments = await enrolmentsOf(deps, cohort);
      const names = await namesOf(
        deps,
        enrolments.filter(({ mergedInto }) => !mergedInto).map(({ pid }) => pid),
      );
      found.push(...names.map((person) => ({ ...person, programId, cohortId: cohort.cohortId, cohort: cohort.name })));
    }
  }
  return found;
}

async function coordinated(deps: Deps, actor: Actor): Promise<string[]> {
  const roles = await rolesOf(deps, actor.pid);
  return roles.filter(({ role }) => role === 'coordinator').map(({ programId }) => programId);
}

/** What a change would do to somebody's expected seats, and of what they hear. Writes nothing. */
export async function previewChange(
  deps: Deps,
  actor: Actor,
  place: Place,
  change: EnrolmentChange,
): Promise<Result<EnrolmentEffect, EnrolmentChangeRefusal>> {
  const found = await lookUp(deps, actor, place, change);
  return found.ok ? ok(found.value.effect) : found;
}

/**
 * Makes a change as it was shown: refused with `changedMeanwhile` where somebody else wrote after the preview.
 * Confirming twice is confirming once. The audit holds who, when, and what was before and is after. The same batch
 * queues the news for the person, and the invitations to sessions that become theirs: nobody else is invited anew.
 */
export async function confirmChange(
  deps: Deps,
  actor: Actor,
  place: Place,
  change: EnrolmentChange,
  version: string,
): Promise<Result<EnrolmentEffect, EnrolmentChangeRefusal>> {
  const found = await lookUp(deps, actor, place, change);
  if (!found.ok) return found;
  const { stored, write, before, after, effect } = found.value;
  if (stored.etag !== version) return refuse({ code: 'changedMeanwhile' });
  const when = { key: `${place.cohortId}_${keyOf(stored)}`, now: deps.clock.now() };
  const made = { pk: stored.pk, id: stored.id, write, before, after };
  const done = await deps.store.batch(stored.pk, [
    ...changing(actor.pid, place, change, made, when),
    ...(change.kind === 'supervisor' ? [following(stored.pk, place, when)] : []),
  ]);
  return done.ok ? ok(effect) : refuse({ code: 'changedMeanwhile' });
}

/** The version that a change was made from: the change's own key, since nobody else can change that one again. */
const keyOf = ({ etag }: { etag: string }): string => versionKey(etag);

/** `key`: the change's own, so that making it again is refused as a whole. */
type When = { key: string; now: Millis };

/** A change as it is written: of which document, and what the audit says was before and is after. */
type Made = { pk: string; id: string; write: Operation; before: string; after: string };

/**
 * The writes of one change, which belong in one batch: the record, its audit entry, the news for the person, and for a
 * change of their place the invitations to what becomes theirs. The caller has checked who may do it.
 */
export function changing(
  by: Pid,
  place: Place,
  change: EnrolmentChange,
  { pk, id, write, before, after }: Made,
  when: When,
): Operation[] {
  const trace = { who: by, what: `enrolment.${change.kind}`, at: when.now, on: id, before, after };
  return [
    write,
    { op: 'create', document: auditDocument(pk, `${id}_${when.key}`, trace) },
    news(pk, place, change, when),
    ...(isOfPerson(change) ? [] : [inviting(pk, place, when)]),
  ];
}

/** The person hears of it. What it says is read when it is sent: a delivery holds no words. */
function news(pk: string, { programId, cohortId, pid }: Place, change: EnrolmentChange, { key, now }: When): Operation {
  const about = { kind: change.kind, day: change.on, cohortId };
  const message = { planId: `enrolment_${key}`, kind: 'enrolmentNews', pid, programId, sequence: 0, about };
  return queueing(pk, message, now);
}

/** They are invited to what is newly theirs, and leave what is theirs no more to those who wait: `cursor` is the pid (bot/jobs, kind `inviteOne`). */
function inviting(pk: string, { programId, cohortId, pid }: Place, { key, now }: When): Operation {
  const planId = `inviteOne_${key}_${pid}`;
  const plan = { planId, kind: 'inviteOne', programId, cohortId, sequence: 0, cursor: pid, at: now };
  return { op: 'create', document: planDocument(pk, plan) };
}

/** Whoever supervises them now is asked what is still open: `cursor` is the pid (bot/jobs, kind `feedbackFollow`). */
function following(pk: string, { programId, cohortId, pid }: Place, { key, now }: When): Operation {
  const planId = `feedbackFollow_${key}_${pid}`;
  const plan = { planId, kind: 'feedbackFollow', programId, cohortId, sequence: 0, cursor: pid, at: now };
  return { op: 'create', document: planDocument(pk, plan) };
}

type Found = {
  stored: Stored<'enrolment' | 'person'>;
  write: Operation;
  /** For the audit. */
  before: string;
  after: string;
  effect: EnrolmentEffect;
};

async function lookUp(
  deps: Deps,
  actor: Actor,
  place: Place,
  change: EnrolmentChange,
): Promise<Result<Found, EnrolmentChangeRefusal>> {
  const { programId, cohortId, pid } = place;
  if (!(await coordinated(deps, actor)).includes(programId)) return refuse({ code: 'notAllowed' });
  const [enrolment, person] = await Promise.all([
    deps.store.get('enrolment', programPk(programId), enrolmentId(cohortId, pid)),
    deps.store.get('person', personPk(pid), personId(pid)),
  ]);
  if (!enrolment) return refuse({ code: 'notAllowed' }); // the same as for a program of others: it tells nothing
  const sessions = await sessionsOf(deps, { programId, cohortId });
  const seats = expectedSeats(enrolment.body, sessions);
  const effect = { name: person?.body.name ?? pid, seatsBefore: seats, seatsAfter: seats, newSessions: 0 };
  if (isOfPerson(change)) {
    if (!person) return refuse({ code: 'notAllowed' });
    const next = changePerson(person.body, change, await today(deps, programId));
    return next.ok ? ok(ofPerson(person, next.value, change, effect)) : next;
  }
  const spells = changeSpells(enrolment.body.spells, change);
  if (!spells.ok) return spells;
  const after: Enrolment = { ...enrolment.body, spells: spells.value };
  return ok({
    stored: enrolment,
    write: { op: 'replace', document: withBody<'enrolment'>(enrolment, after), ifMatch: enrolment.etag },
    before: written(enrolment.body.spells),
    after: written(spells.value),
    effect: {
      ...effect,
      seatsAfter: expectedSeats(after, sessions),
      newSessions: newlyTheirs(enrolment.body, after, sessions, deps.clock.now()).length,
      version: enrolment.etag,
    },
  });
}

async function today(deps: Deps, programId: string): Promise<string> {
  const program = await deps.store.get('program', programPk(programId), programDocId);
  return dayIn(program?.body.timeZone ?? 'UTC', deps.clock.now());
}

/** Addresses are known to the audit by the ids of their aliases only. */
function ofPerson(
  stored: Stored<'person'>,
  next: Person,
  change: EnrolmentChange,
  effect: Omit<EnrolmentEffect, 'version'>,
): Found {
  const said = ({ department, supervisorEmail }: Person): string =>
    (change.kind === 'department' ? department : supervisorEmail && mailId(supervisorEmail)) ?? '-';
  return {
    stored,
    write: { op: 'replace', document: withBody<'person'>(stored, next), ifMatch: stored.etag },
    before: said(stored.body),
    after: `${said(next)} ${change.on}/`,
    effect: { ...effect, version: stored.etag },
  };
}

/** Spells as the audit writes them: "A 2026-01-05/2026-03-09, B 2026-03-10/". */
export function written(spells: readonly Spell[]): string {
  return spells.map(({ group, from, to }) => `${group ?? '-'} ${from}/${to ?? ''}`).join(', ');
}
