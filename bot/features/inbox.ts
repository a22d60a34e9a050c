import type { Deps } from '../deps.ts';
import { isCountOnly } from '../domain/audience.ts';
import { lastReceived, readWords, tellAt, type InboxItem, type WordsRefusal } from '../domain/inbox.ts';
import {
  castDocId,
  castPk,
  deliveryDocId,
  inboxId,
  inboxSk,
  newestFirst,
  planDocId,
  programDocId,
  programPk,
} from '../domain/key.ts';
import type { Actor, Pid } from '../domain/person.ts';
import type { Program } from '../domain/program.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { Document, Operation } from '../store/store.ts';
import { planDocument } from './delivery.ts';
import { isWorkingDay } from './holiday.ts';
import { isMemberOf, membershipsOf, rolesOf } from './membership.ts';
import { auditDocument } from './record.ts';

/** The same for a program that does not exist and for one that is not theirs: it tells nothing. */
export type NotAllowed = { code: 'notAllowed' };

export type ProgramName = { programId: string; name: string };

const TRIES = 5;

/**
 * The programs whose coordinators a person can write to: those that they take part in or facilitate. Whoever
 * coordinates one needs no inbox to reach its coordinators. None behind the second door: a link is for one thing only.
 */
export async function programsToAsk(deps: Deps, actor: Actor): Promise<ProgramName[]> {
  if (actor.via === 'mail') return [];
  const [memberships, roles] = await Promise.all([membershipsOf(deps, actor.pid), rolesOf(deps, actor.pid)]);
  const own = new Set([...memberships, ...roles].map(({ programId }) => programId));
  for (const { programId, role } of roles) if (role === 'coordinator') own.delete(programId);
  const stored = await Promise.all([...own].map((one) => deps.store.get('program', programPk(one), programDocId)));
  return stored
    .flatMap((program) => (program ? [{ programId: program.body.programId, name: program.body.name }] : []))
    .sort((a, b) => a.name.localeCompare(b.name, 'fr') || (a.programId < b.programId ? -1 : 1));
}

/**
 * Passes a person's words on to the coordinators of a program, and plans that they are told. `itemId` is the offer's
 * own: pressed again, it is the same question. The audit keeps that they asked, never what.
 */
export async function ask(
  deps: Deps,
  actor: Actor,
  { programId, itemId }: { programId: string; itemId: string },
  typed: string,
): Promise<Result<{ program: string }, NotAllowed | WordsRefusal>> {
  if (actor.via === 'mail' || !(await belongs(deps, actor.pid, programId))) return refuse({ code: 'notAllowed' });
  const pk = programPk(programId);
  const program = (await deps.store.get('program', pk, programDocId))?.body;
  if (!program) return refuse({ code: 'notAllowed' });
  const words = readWords(typed);
  if (!words.ok) return words;
  const id = inboxId(actor.pid, itemId);
  const at = deps.clock.now();
  const castId = await lastCast(deps, programId, actor.pid);
  const about = castId === undefined ? {} : { castId };
  const item: InboxItem = { itemId, programId, pid: actor.pid, text: words.value, state: 'open', at, ...about };
  const trace = { who: actor.pid, what: 'inbox.ask', at, on: id };
  const writes: Operation[] = [
    { op: 'create', document: inboxDocument(item) },
    { op: 'upsert', document: auditDocument(pk, `${id}_ask`, trace) },
  ];
  for (let left = TRIES; left > 0; left -= 1) {
    if (await deps.store.get('inboxItem', pk, id)) return ok({ program: program.name });
    const written = await deps.store.batch(pk, [...writes, ...(await telling(deps, program))]);
    if (written.ok) return ok({ program: program.name });
    // the same press came twice, or somebody else's question has planned the same hour: look again
  }
  throw new Error('a question could not be kept');
}

async function belongs(deps: Deps, pid: Pid, programId: string): Promise<boolean> {
  const roles = await rolesOf(deps, pid);
  return roles.some((held) => held.programId === programId) || isMemberOf(deps, pid, programId);
}

/** The document of an item, where its state puts it in the list. */
export function inboxDocument(item: InboxItem): Document<'inboxItem'> {
  const { programId, pid, itemId, at, answeredAt } = item;
  return {
    pk: programPk(programId),
    id: inboxId(pid, itemId),
    type: 'inboxItem',
    sk: inboxSk(at, answeredAt),
    body: item,
  };
}

/** The plan that tells the coordinators, unless one for the same time is there: a burst of questions is one message. */
async function telling(deps: Deps, { programId, timeZone }: Program): Promise<Operation[]> {
  const now = deps.clock.now();
  const at = tellAt(timeZone, now, isWorkingDay);
  const planId = `inboxNew_${String(at).padStart(14, '0')}`;
  const pk = programPk(programId);
  if (await deps.store.get('plan', pk, planDocId(planId))) return [];
  return [
    { op: 'create', document: planDocument(pk, { planId, kind: 'inboxNew', programId, sequence: 0, at: now }, at) },
  ];
}

const WEEK = 7 * 24 * 3_600_000;
/** Broadcasts that are looked through for the one that a person received last. */
const CASTS = 10;

/** The broadcast of a program that reached somebody last, within a week. */
async function lastCast(deps: Deps, programId: string, pid: Pid): Promise<string | undefined> {
  const now = deps.clock.now();
  // made up to four weeks ago: some are written well before they are sent
  const range = { to: `${newestFirst(now - 4 * WEEK)}~`, limit: CASTS };
  const refs = await deps.store.list(programPk(programId), 'castRef', range);
  const received = await Promise.all(
    refs.map(async ({ body: { castId } }) => {
      const delivery = await deps.store.get('delivery', castPk(castId), deliveryDocId(castId, pid));
      if (delivery?.body.state !== 'sent') return [];
      const cast = await deps.store.get('broadcast', castPk(castId), castDocId);
      // that somebody got it would say that they have not answered an evaluation
      return cast && isCountOnly(cast.body.audience) ? [] : [{ castId, at: delivery.body.at }];
    }),
  );
  return lastReceived(received.flat(), now);
}
