import { isDeepStrictEqual } from 'node:util';
import type { Deps } from '../deps.ts';
import type { Delivery } from '../domain/delivery.ts';
import { personalPk, personId, personPk, registerPk, toldId } from '../domain/key.ts';
import type { Pid } from '../domain/person.ts';
import { isDueToday, isSameDay, reminderAt, type Told } from '../domain/reminder.ts';
import type { Session } from '../domain/session.ts';
import type { Stored } from '../store/store.ts';
import { isWorkingDay } from './holiday.ts';
import { plannedSession, settingsOf, standFor } from './reminder.ts';
import { ownCohorts } from './session.ts';

/** A session that a reminder tells of; `waiting`: the person is on its waiting list. */
export type Reminded = { session: Session; waiting: boolean };

/** Every session that one message tells of, by start; or why there is none to be told of. */
export type Digest = { sessions: Reminded[] } | { skip: string };

/** What a delivery looks at: the sessions ahead of its person, and its own, where that is still to be told of. */
type Scope = { deps: Deps; delivery: Delivery; zone: string | undefined; ahead: Session[]; own: Reminded | Skip };
type Skip = { skip: string };

/** For so long after it began is it remembered that somebody was reminded of a session. */
const REMEMBERED_MS = 7 * 24 * 3_600_000;
const TOLD_SECONDS = 60 * 24 * 3_600;

/**
 * What a reminder to a person tells of, as things are now: its own session, and with it every other one on the same day
 * of theirs whose reminder is due today, so that several sessions of a day are one message. What it tells of is noted
 * with the person, by etag, before it is sent: of any number of deliveries one has a session, and the others leave it
 * out. A delivery that waits (quiet hours) is asked again: it then tells of what it had noted and is still true, even
 * where its own session was called off meanwhile, since others were left out because of it.
 */
export async function claimDigest(deps: Deps, delivery: Delivery): Promise<Digest> {
  const scope = await look(deps, delivery);
  for (;;) {
    const noted = await deps.store.get('told', personalPk(delivery.pid), toldId);
    const before = noted?.body.told ?? [];
    const others = await heldByOthers(deps, before, delivery);
    const chosen = await chosenOf(scope, before, others);
    const after = [...others, ...chosen.map(({ session }) => noteOf(session, delivery))].filter(
      ({ startsAt }) => startsAt + REMEMBERED_MS > deps.clock.now(),
    );
    if (!isDeepStrictEqual(before, after) && !(await note(deps, delivery.pid, noted, after))) continue;
    if (chosen.length > 0) return { sessions: chosen };
    return { skip: 'skip' in scope.own ? scope.own.skip : 'toldWithAnother' };
  }
}

/** What a link in an e-mail shows: its own session and the others of that day. Notes nothing. */
export async function digestOf(deps: Deps, delivery: Delivery): Promise<Digest> {
  const scope = await look(deps, delivery);
  return 'skip' in scope.own ? scope.own : { sessions: await chosenOf(scope, [], []) };
}

async function look(deps: Deps, delivery: Delivery): Promise<Scope> {
  const { pid } = delivery;
  const person = await deps.store.get('person', personPk(pid), personId(pid));
  const [ahead, own] = await Promise.all([comingOf(deps, pid), ownOf(deps, delivery)]);
  return { deps, delivery, zone: person?.body.timeZone, ahead, own };
}

async function ownOf(deps: Deps, delivery: Delivery): Promise<Reminded | Skip> {
  const session = await plannedSession(deps, delivery);
  if (!session) return { skip: 'calledOff' };
  if (session.startsAt <= deps.clock.now()) return { skip: 'begun' };
  return remindedOf(deps, session, delivery.pid);
}

/** A session as a person is reminded of it; or why they are not. */
async function remindedOf(deps: Deps, session: Session, pid: Pid): Promise<Reminded | Skip> {
  const { reminders } = await settingsOf(deps, session);
  if (reminders.workingDays === 0) return { skip: 'off' };
  const stand = await standFor(deps, session, pid);
  return 'skip' in stand ? stand : { session, waiting: stand.answer === 'waiting' };
}

/** The published sessions ahead in which a person has a seat. */
async function comingOf(deps: Deps, pid: Pid): Promise<Session[]> {
  const now = deps.clock.now();
  const cohorts = await ownCohorts(deps, pid, now);
  return cohorts
    .flatMap(({ sessions }) => sessions)
    .filter(({ status, startsAt }) => status === 'published' && startsAt > now);
}

const isOf = (session: Session, told: Pick<Told, 'sessionId' | 'sequence'>): boolean =>
  told.sessionId === session.sessionId && told.sequence === session.sequence;

/** Its own session and those of that day that are due, and what it has noted before: what is free, true and of use. */
async function chosenOf(scope: Scope, noted: readonly Told[], others: readonly Told[]): Promise<Reminded[]> {
  const { deps, delivery, own } = scope;
  const isFree = (session: Session): boolean => !others.some((told) => isOf(session, told));
  // whoever was told of its own session by another delivery hears of the others of that day from theirs
  const leads = 'session' in own && isFree(own.session) ? own : undefined;
  const chosen = leads ? [leads] : [];
  for (const session of scope.ahead.filter(isFree)) {
    if (leads && isOf(session, leads.session)) continue;
    const isNoted = noted.some((told) => told.by === delivery.deliveryId && isOf(session, told));
    if (!isNoted && !(leads && (await goesWith(scope, session, leads.session)))) continue;
    const reminded = await remindedOf(deps, session, delivery.pid);
    if ('session' in reminded) chosen.push(reminded);
  }
  return chosen.sort((a, b) => a.session.startsAt - b.session.startsAt);
}

/** True for a session on the same day of the person whose own reminder is due by the end of today. */
async function goesWith({ deps, zone }: Scope, session: Session, own: Session): Promise<boolean> {
  if (!isSameDay(session, own, zone)) return false;
  const { reminders } = await settingsOf(deps, session);
  return isDueToday(reminderAt(session, reminders, isWorkingDay), deps.clock.now(), zone ?? session.timeZone);
}

/** What other deliveries told this person, or are about to. One that came to nothing holds nothing. */
async function heldByOthers(deps: Deps, told: readonly Told[], { deliveryId }: Delivery): Promise<Told[]> {
  const others = told.filter(({ by }) => by !== deliveryId);
  const found = await Promise.all(others.map(({ home, by }) => deps.store.get('delivery', registerPk(home), by)));
  return others.filter((_, n) => {
    const state = found[n]?.body.state;
    return state !== undefined && state !== 'skipped' && state !== 'failed';
  });
}

const noteOf = ({ sessionId, sequence, startsAt }: Session, { deliveryId, sessionId: home = '' }: Delivery): Told => ({
  sessionId,
  sequence,
  by: deliveryId,
  home,
  startsAt,
});

/** False where another delivery to the same person wrote meanwhile. */
async function note(deps: Deps, pid: Pid, stored: Stored<'told'> | undefined, told: Told[]): Promise<boolean> {
  const [pk, id] = [personalPk(pid), toldId];
  const document = { pk, id, type: 'told', sk: id, body: { told }, ttl: TOLD_SECONDS } as const;
  const written = await (stored ? deps.store.replace(document, stored.etag) : deps.store.create(document));
  return written.ok;
}
