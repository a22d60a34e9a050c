import { isDeepStrictEqual } from 'node:util';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import {
  readDetails,
  readEssentials,
  type DetailsForm,
  type EssentialsForm,
  type FormRefusal,
  type Problem,
} from '../../domain/schedule.ts';
import {
  isMoved,
  isNews,
  sameChange,
  stepAllowed,
  withDetails,
  withEssentials,
  type Session,
  type SessionRef,
  type SessionStep,
  type StepRefusal,
} from '../../domain/session.ts';
import type { Millis } from '../../domain/time.ts';
import type { Operation, Stored } from '../../store/store.ts';
import { sessionsOf } from '../session.ts';
import { facilitatorsOf, sessionFor, type NotAllowed } from './access.ts';
import { warningsOf, type Planned } from './form.ts';
import { following, putting, tellingDetails } from './write.ts';

/**
 * What a coordinator wants of a session that is there. `version`: of the one that their card was made from. `tell`:
 * people are to hear of it now. `series`: the later sessions of its series change alike, all but dates and times.
 */
export type Edit = { version: string; tell: boolean; series: boolean };

/** `changed`: somebody else wrote meanwhile; `present` is what they made of it. */
export type EditRefusal =
  NotAllowed | FormRefusal | StepRefusal | { code: 'changed'; present: Session; version: string };

export type Edited = { session: Session; told: 'moved' | 'details' | 'nobody'; others: number };

/** Within so long of its start, people hear of a change unasked. */
const SOON: Millis = 24 * 3_600_000;

type Change = (session: Session) => Result<Session, FormRefusal>;

/** Writes a first card over a session. Refused where that would move it into the past, or give it to other people. */
export async function editSession(
  deps: Deps,
  actor: Actor,
  ref: SessionRef,
  input: { form: EssentialsForm } & Edit,
): Promise<Result<Edited, EditRefusal>> {
  return edit(deps, actor, ref, { ...input, step: 'edit', change: essentialsChange(deps, input.form) });
}

function essentialsChange(deps: Deps, form: EssentialsForm): Change {
  return (session) => {
    const read = readEssentials(form);
    if (!read.ok) return read;
    const next = withEssentials(session, read.value);
    const problems = publishedProblems(session, next, deps.clock.now());
    return problems.length > 0 ? refuse({ code: 'form', problems }) : ok(next);
  };
}

/** What may not become of a session that people know of. */
function publishedProblems(before: Session, after: Session, now: Millis): Problem[] {
  if (before.status !== 'published') return [];
  const found: (Problem | false)[] = [
    after.titleFr === '' && { field: 'titleFr', code: 'missing' },
    after.group !== before.group && { field: 'group', code: 'groupFixed' },
    isMoved(before, after) && after.endsAt <= now && { field: 'day', code: 'past' },
  ];
  return found.filter((one) => one !== false);
}

/** Writes a second card over a session; of one that was held, only its words. */
export async function editDetails(
  deps: Deps,
  actor: Actor,
  ref: SessionRef,
  input: { form: DetailsForm } & Edit,
): Promise<Result<Edited, EditRefusal>> {
  const stored = await sessionFor(deps, actor, ref);
  if (!stored) return refuse({ code: 'notAllowed' });
  const known = (await facilitatorsOf(deps, ref.programId)).map(({ pid }) => pid);
  const change: Change = (session) => {
    const read = readDetails(input.form, session, known);
    return read.ok ? ok(withDetails(session, read.value)) : read;
  };
  return edit(deps, actor, ref, { ...input, step: 'detail', change });
}

/** What a first card would do to a published session's date, with what to think of; undefined: the date stays. */
export async function movePlanned(
  deps: Deps,
  actor: Actor,
  ref: SessionRef,
  form: EssentialsForm,
): Promise<(Planned & { before: Session }) | undefined> {
  const stored = await sessionFor(deps, actor, ref);
  const next = stored && essentialsChange(deps, form)(stored.body);
  if (!stored || !next?.ok || !isMoved(stored.body, next.value)) return undefined;
  const others = await sessionsOf(deps, stored.body);
  return { session: next.value, before: stored.body, warnings: warningsOf(next.value, others) };
}

type Wanted = Edit & { step: SessionStep; change: Change };

async function edit(deps: Deps, actor: Actor, ref: SessionRef, wanted: Wanted): Promise<Result<Edited, EditRefusal>> {
  const stored = await sessionFor(deps, actor, ref);
  if (!stored) return refuse({ code: 'notAllowed' });
  const refused = stepAllowed(stored.body, wanted.step, deps.clock.now());
  if (refused) return refuse(refused);
  const next = wanted.change(stored.body);
  if (!next.ok) return next;
  const others = wanted.series ? await laterChanges(deps, actor, stored, next.value) : [];
  const isSame = isDeepStrictEqual(next.value, stored.body);
  if (isSame && others.length === 0) return ok({ session: stored.body, told: 'nobody', others: 0 });
  if (stored.etag === wanted.version) {
    const told = tellingOf(stored.body, next.value, wanted, deps.clock.now());
    const operations = [
      ...putting(deps, actor, stored, next.value, `session.${wanted.step}`),
      ...others.flat(),
      ...tellings(next.value, told, wanted.series, deps.clock.now()),
      ...moreSeats(stored.body, next.value, told, deps.clock.now()),
    ];
    if ((await deps.store.batch(stored.pk, operations)).ok) {
      return ok({ session: next.value, told, others: others.length });
    }
  }
  const now = await sessionFor(deps, actor, ref);
  return refuse(now ? { code: 'changed', present: now.body, version: now.etag } : { code: 'notAllowed' });
}

/** Who is told: everybody anew of another date; of the rest, where it was asked for, or is near and matters. */
function tellingOf(before: Session, after: Session, { tell }: Edit, now: Millis): Edited['told'] {
  if (isMoved(before, after)) return 'moved';
  const isKnown = after.status === 'published' || after.status === 'held';
  const isNear = after.startsAt - now <= SOON && now < after.endsAt;
  return isKnown && (tell || (isNear && isNews(before, after))) ? 'details' : 'nobody';
}

function tellings(session: Session, told: Edited['told'], series: boolean, now: Millis): Operation[] {
  if (told === 'nobody') return [];
  return [told === 'moved' ? following(session, 'announce', now) : tellingDetails(session, now, series)];
}

/** More seats than there were go to those who wait; people who have one already are told nothing. */
function moreSeats(before: Session, after: Session, told: Edited['told'], now: Millis): Operation[] {
  const grew = after.status === 'published' && (after.capacity ?? Infinity) > (before.capacity ?? Infinity);
  return grew && told !== 'moved' ? [following(after, 'announce', now)] : [];
}

/** The same change for the later sessions of a series that are still to come. */
async function laterChanges(
  deps: Deps,
  actor: Actor,
  stored: Stored<'session'>,
  next: Session,
): Promise<Operation[][]> {
  const { seriesId, startsAt } = stored.body;
  if (seriesId === undefined) return [];
  const series = (await sessionsOf(deps, stored.body, startsAt + 1)).filter((one) => one.seriesId === seriesId);
  const found = await Promise.all(series.map((one) => sessionFor(deps, actor, one)));
  return found.flatMap((other) => {
    if (!other || stepAllowed(other.body, 'edit', deps.clock.now())) return [];
    const after = sameChange(stored.body, next, other.body);
    const isSound = publishedProblems(other.body, after, deps.clock.now()).length === 0;
    return isSound && !isDeepStrictEqual(after, other.body) ? [putting(deps, actor, other, after, 'session.edit')] : [];
  });
}
