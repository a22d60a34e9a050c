import type { Deps } from '../deps.ts';
import { changeSpells, expectedSeats, type EnrolmentChange, type EnrolmentRefusal } from '../domain/enrolment.ts';
import { enrolmentId, programPk } from '../domain/key.ts';
import type { Actor, Pid, Spell } from '../domain/person.ts';
import type { Enrolment } from '../domain/program.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { Stored } from '../store/store.ts';
import { enrolmentsOf } from './cohort.ts';
import { rolesOf } from './membership.ts';
import { everyOf } from './page.ts';
import { auditDocument, withBody } from './record.ts';
import { namesOf } from './register.ts';
import { sessionsOf } from './session.ts';

/** Whose place: the person in one cohort. A claim until it has been checked here. */
export type Place = { programId: string; cohortId: string; pid: Pid };

/** What a change would do: told before anybody confirms it. `version` is the place that was looked at. */
export type EnrolmentEffect = { name: string; seatsBefore: number; seatsAfter: number; version: string };

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

/** What a change would do to somebody's expected seats. Writes nothing. */
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
 * Changes somebody's place, as it was shown: refused with `changedMeanwhile` where somebody else changed it after the
 * preview. Confirming twice is confirming once. The audit holds who, when, and the spells before and after.
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
  const { stored, spells, effect } = found.value;
  if (stored.etag !== version) return refuse({ code: 'changedMeanwhile' });
  const at = deps.clock.now();
  const trace = {
    who: actor.pid,
    what: `enrolment.${change.kind}`,
    at,
    on: stored.id,
    before: written(stored.body.spells),
    after: written(spells),
  };
  const done = await deps.store.batch(stored.pk, [
    { op: 'replace', document: withBody(stored, { ...stored.body, spells }), ifMatch: stored.etag },
    { op: 'upsert', document: auditDocument(stored.pk, `${stored.id}_${at}`, trace) },
  ]);
  return done.ok ? ok(effect) : refuse({ code: 'changedMeanwhile' });
}

type Found = { stored: Stored<'enrolment'>; spells: Spell[]; effect: EnrolmentEffect };

async function lookUp(
  deps: Deps,
  actor: Actor,
  { programId, cohortId, pid }: Place,
  change: EnrolmentChange,
): Promise<Result<Found, EnrolmentChangeRefusal>> {
  if (!(await coordinated(deps, actor)).includes(programId)) return refuse({ code: 'notAllowed' });
  const stored = await deps.store.get('enrolment', programPk(programId), enrolmentId(cohortId, pid));
  if (!stored) return refuse({ code: 'notAllowed' }); // the same as for a program of others: it tells nothing
  const spells = changeSpells(stored.body.spells, change);
  if (!spells.ok) return spells;
  const sessions = await sessionsOf(deps, { programId, cohortId });
  const after: Enrolment = { ...stored.body, spells: spells.value };
  const [person] = await namesOf(deps, [pid]);
  const effect = {
    name: person?.name ?? pid,
    seatsBefore: expectedSeats(stored.body, sessions),
    seatsAfter: expectedSeats(after, sessions),
    version: stored.etag,
  };
  return ok({ stored, spells: spells.value, effect });
}

/** Spells as the audit writes them: "A 2026-01-05/2026-03-09, B 2026-03-10/". */
function written(spells: readonly Spell[]): string {
  return spells.map(({ group, from, to }) => `${group ?? '-'} ${from}/${to ?? ''}`).join(', ');
}
