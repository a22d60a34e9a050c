import { Temporal } from 'temporal-polyfill';
import type { Person, Spell } from './person.ts';
import type { Enrolment } from './program.ts';
import { hasSeat } from './register.ts';
import { ok, refuse, type Result } from './result.ts';
import { covers, type Session } from './session.ts';
import type { Day, Millis } from './time.ts';

/**
 * What can happen to somebody's place in a cohort (DESIGN section 5). `on` is the effective day: the last day of a
 * place for `withdraw` and `defer`, the first day away for `leave`, the first day back or in the new group otherwise.
 */
export type PlaceChange =
  { kind: 'withdraw' | 'defer' | 'leave' | 'return'; on: Day } | { kind: 'group'; on: Day; group: string };

/** What can happen to the person who holds it, from a day on; their seats stay what they are. */
export type PersonChange =
  { kind: 'department'; on: Day; department: string } | { kind: 'supervisor'; on: Day; email: string };

export type EnrolmentChange = PlaceChange | PersonChange;

export type EnrolmentRefusal =
  { code: 'notEnrolledThen' } | { code: 'enrolledThen' } | { code: 'nothingChanges' } | { code: 'notYet' };

/** True for a change of the person rather than of the place. */
export function isOfPerson(change: EnrolmentChange): change is PersonChange {
  return change.kind === 'department' || change.kind === 'supervisor';
}

/**
 * A person after a change. It is written at once, with the day from which it holds in the audit: a later day is
 * refused (`notYet`), and so is what is so already.
 */
export function changePerson(person: Person, change: PersonChange, today: Day): Result<Person, EnrolmentRefusal> {
  if (change.on > today) return refuse({ code: 'notYet' });
  const said = change.kind === 'department' ? { department: change.department } : { supervisorEmail: change.email };
  const next = { ...person, ...said };
  const isSame = next.department === person.department && next.supervisorEmail === person.supervisorEmail;
  return isSame ? refuse({ code: 'nothingChanges' }) : ok(next);
}

const dayBefore = (day: Day): Day => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();

/**
 * The spells after a change. Refused: `notEnrolledThen` (a place that is not held on that day cannot end or change),
 * `enrolledThen` (nobody returns to a place that they hold), `nothingChanges`.
 */
export function changeSpells(spells: readonly Spell[], change: PlaceChange): Result<Spell[], EnrolmentRefusal> {
  const current = spells.find((spell) => covers(spell, change.on));
  switch (change.kind) {
    case 'withdraw':
    case 'defer':
      return current ? endOn(spells, current, change.on) : refuse({ code: 'notEnrolledThen' });
    case 'leave':
      return current ? endOn(spells, current, dayBefore(change.on)) : refuse({ code: 'notEnrolledThen' });
    case 'return':
      return current ? refuse({ code: 'enrolledThen' }) : comeBack(spells, change.on);
    case 'group':
      return current ? moveTo(spells, current, change.on, change.group) : refuse({ code: 'notEnrolledThen' });
  }
}

/** Ends the place on a day: what was to come after it is gone; a spell that would end before it began is too. */
function endOn(spells: readonly Spell[], current: Spell, last: Day): Result<Spell[], EnrolmentRefusal> {
  const after = spells.some((spell) => spell.from > current.from);
  if (current.to === last && !after) return refuse({ code: 'nothingChanges' });
  const before = spells.filter((spell) => spell.from < current.from);
  return ok(current.from <= last ? [...before, { ...current, to: last }] : before);
}

/** A new spell in the last group, until the next one that is known. */
function comeBack(spells: readonly Spell[], on: Day): Result<Spell[], EnrolmentRefusal> {
  const earlier = spells.filter((spell) => spell.from < on).at(-1);
  if (!earlier) return refuse({ code: 'notEnrolledThen' });
  const later = spells.filter((spell) => spell.from > on);
  const [next] = later;
  const spell: Spell = { ...group(earlier.group), from: on, ...(next ? { to: dayBefore(next.from) } : {}) };
  return ok([...spells.filter((one) => one.from < on), spell, ...later]);
}

function moveTo(spells: readonly Spell[], current: Spell, on: Day, to: string): Result<Spell[], EnrolmentRefusal> {
  if ((current.group ?? '') === to) return refuse({ code: 'nothingChanges' });
  const kept = current.from < on ? [{ ...current, to: dayBefore(on) }] : [];
  const moved: Spell = { ...group(to), from: on, ...(current.to === undefined ? {} : { to: current.to }) };
  return ok(spells.flatMap((spell) => (spell === current ? [...kept, moved] : [spell])));
}

const group = (name: string | undefined): Pick<Spell, 'group'> =>
  name === undefined || name === '' ? {} : { group: name };

/** How many required sessions, held or to come, a person is expected at (MEASURES, "expected seat"). */
export function expectedSeats(enrolment: Enrolment, sessions: readonly Session[]): number {
  const counting = sessions.filter(({ status, required }) => required && (status === 'published' || status === 'held'));
  return counting.filter((session) => hasSeat(session, enrolment)).length;
}

/** The published sessions still to come in which a change of a place gives a seat that was not theirs before. */
export function newlyTheirs(before: Enrolment, after: Enrolment, sessions: readonly Session[], now: Millis): Session[] {
  const ahead = sessions.filter(({ status, endsAt }) => status === 'published' && endsAt > now);
  return ahead.filter((session) => hasSeat(session, after) && !hasSeat(session, before));
}

/** The group of a place on a day; undefined where it has none, or is not held then. */
export function groupOn({ spells }: Pick<Enrolment, 'spells'>, day: Day): string | undefined {
  return spells.find((spell) => covers(spell, day))?.group;
}

/**
 * The spells of a place that is in a group from a day on, until its end: the spell of that day by the rule for a move
 * (`changeSpells`), and every later one too, so that whoever comes back from leave, or begins later, is in that group
 * as well. `from`: the first day on which something changes. Nothing before `on` is touched. Refused: `nothingChanges`;
 * `notEnrolledThen` where the place is not held on that day or any later one.
 */
export function placeInGroup(
  spells: readonly Spell[],
  on: Day,
  group: string,
): Result<{ spells: Spell[]; from: Day }, EnrolmentRefusal> {
  const days = [on, ...spells.map(({ from }) => from).filter((from) => from > on)].sort();
  let next = [...spells];
  let from: Day | undefined;
  for (const day of days) {
    const changed = changeSpells(next, { kind: 'group', on: day, group });
    if (!changed.ok) continue;
    next = changed.value;
    from ??= day;
  }
  if (from !== undefined) return ok({ spells: next, from });
  return refuse({ code: spellFrom(spells, on) ? 'nothingChanges' : 'notEnrolledThen' });
}

/** The spell that covers a day, or else the next one to come. */
export function spellFrom(spells: readonly Spell[], day: Day): Spell | undefined {
  const ahead = spells.filter((spell) => covers(spell, day) || spell.from > day);
  return ahead.toSorted((a, b) => (a.from < b.from ? -1 : 1))[0];
}
