import type { Deps } from '../deps.ts';
import {
  answerItem,
  disposedAt,
  reachOf,
  readWords,
  type AnswerReach,
  type InboxItem,
  type WordsRefusal,
} from '../domain/inbox.ts';
import { castDocId, castPk, deliveryDocId, inboxId, planDocId, programDocId, programPk } from '../domain/key.ts';
import type { Actor, Pid } from '../domain/person.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import type { Millis } from '../domain/time.ts';
import type { Operation, Stored } from '../store/store.ts';
import { coordinatedBy } from './coordinator.ts';
import { first, planDocument, queueing } from './delivery.ts';
import { inboxDocument, type NotAllowed } from './inbox.ts';
import { everyOf } from './page.ts';
import { auditDocument } from './record.ts';
import { nameOf } from './people.ts';

/** Which question: a claim until it has been checked here. */
export type ItemRef = { programId: string; pid: Pid; itemId: string };

/** A question as coordinators see it. `about`: the broadcast that its writer had received last. */
export type InboxEntry = {
  item: InboxItem;
  name: string;
  program: string;
  timeZone: string;
  about?: { textEn: string; textFr: string };
  answeredBy?: string;
  reach?: AnswerReach;
};

/** A place in the list, to go on after. */
export type InboxCursor = { sk: string; id: string };

/** `open`: how many questions wait in all. `programs`: how many the reader coordinates. */
export type InboxPage = { entries: InboxEntry[]; open: number; programs: number; next?: InboxCursor };

const PAGE = 10;
const OPEN = { from: 'open_', to: 'open_~' };

/** The questions of all programs that a person coordinates, open ones first, ten at a time. */
export async function inboxPage(deps: Deps, actor: Actor, after?: InboxCursor): Promise<Result<InboxPage, NotAllowed>> {
  const programs = await coordinatedBy(deps, actor.pid);
  if (programs.length === 0) return refuse({ code: 'notAllowed' });
  const range = { limit: PAGE + 1, ...(after ? { after } : {}) };
  const pages = await Promise.all(programs.map((one) => deps.store.list(programPk(one), 'inboxItem', range)));
  const found = pages.flat().sort(byPlace);
  const shown = found.slice(0, PAGE);
  const last = shown.at(-1);
  const counts = await Promise.all(programs.map((one) => openQuestions(deps, one)));
  return ok({
    entries: await Promise.all(shown.map(({ body }) => entryOf(deps, body))),
    open: counts.reduce((sum, { count }) => sum + count, 0),
    programs: programs.length,
    ...(last && found.length > PAGE ? { next: { sk: last.sk, id: last.id } } : {}),
  });
}

const byPlace = (a: InboxCursor, b: InboxCursor): number =>
  a.sk === b.sk ? (a.id < b.id ? -1 : 1) : a.sk < b.sk ? -1 : 1;

/** How many questions of a program wait for an answer, and since when the oldest does. */
export async function openQuestions(deps: Deps, programId: string): Promise<{ count: number; oldest?: number }> {
  let count = 0;
  let oldest: number | undefined;
  for await (const { body } of everyOf(deps.store, programPk(programId), 'inboxItem', OPEN)) {
    count += 1;
    oldest ??= body.at; // they list by their age
  }
  return { count, ...(oldest === undefined ? {} : { oldest }) };
}

/** One question, for a coordinator of its program. */
export async function inboxEntry(deps: Deps, actor: Actor, ref: ItemRef): Promise<Result<InboxEntry, NotAllowed>> {
  const stored = await itemFor(deps, actor, ref);
  return stored ? ok(await entryOf(deps, stored.body)) : refuse({ code: 'notAllowed' });
}

async function itemFor(deps: Deps, actor: Actor, ref: ItemRef): Promise<Stored<'inboxItem'> | undefined> {
  if (!(await coordinatedBy(deps, actor.pid)).includes(ref.programId)) return undefined;
  return deps.store.get('inboxItem', programPk(ref.programId), inboxId(ref.pid, ref.itemId));
}

async function entryOf(deps: Deps, item: InboxItem): Promise<InboxEntry> {
  const pk = programPk(item.programId);
  const [program, name, answeredBy, cast, delivery] = await Promise.all([
    deps.store.get('program', pk, programDocId),
    nameOf(deps, item.pid),
    item.answeredBy === undefined ? undefined : nameOf(deps, item.answeredBy),
    item.castId === undefined ? undefined : deps.store.get('broadcast', castPk(item.castId), castDocId),
    item.answer === undefined ? undefined : deps.store.get('delivery', pk, answerDeliveryId(item)),
  ]);
  return {
    item,
    name,
    program: program?.body.name ?? '',
    timeZone: program?.body.timeZone ?? 'UTC',
    ...(answeredBy === undefined ? {} : { answeredBy }),
    ...(cast ? { about: { textEn: cast.body.textEn, textFr: cast.body.textFr } } : {}),
    ...(delivery ? { reach: reachOf(delivery.body.state) } : {}),
  };
}

const answerPlanId = ({ itemId, at }: InboxItem): string => `inboxAnswer_${itemId}_${at}`;
const answerDeliveryId = (item: InboxItem): string => deliveryDocId(answerPlanId(item), item.pid);

export type AnswerRefusal = NotAllowed | WordsRefusal | { code: 'alreadyAnswered'; entry: InboxEntry };

/**
 * Answers a question, and queues the answer to its writer in the same batch; without `typed` it is closed as needing
 * none, and nobody is told. One answer stands: who comes second learns by whom, and the same press again sends nothing.
 */
export async function answer(
  deps: Deps,
  actor: Actor,
  ref: ItemRef,
  typed: string | undefined,
): Promise<Result<InboxEntry, AnswerRefusal>> {
  const stored = await itemFor(deps, actor, ref);
  if (!stored) return refuse({ code: 'notAllowed' });
  const words = typed === undefined ? ok(undefined) : readWords(typed);
  if (!words.ok) return words;
  const answered = answerItem(stored.body, actor.pid, words.value, deps.clock.now());
  if (!answered.ok) return refuse({ code: 'alreadyAnswered', entry: await entryOf(deps, stored.body) });
  if (answered.value !== stored.body && !(await write(deps, actor, stored, answered.value))) {
    return answer(deps, actor, ref, typed); // somebody was quicker: read again, and say so
  }
  return ok(await entryOf(deps, answered.value));
}

async function write(deps: Deps, actor: Actor, stored: Stored<'inboxItem'>, item: InboxItem): Promise<boolean> {
  const { pk, id } = stored;
  const { programId, pid, itemId } = item;
  const at = deps.clock.now();
  const what = item.answer === undefined ? 'inbox.close' : 'inbox.answer';
  const trace = { who: actor.pid, what, at, on: id, before: stored.body.state, after: item.state };
  const message = { planId: answerPlanId(item), kind: 'inboxAnswer', pid, programId, sequence: 0, about: { itemId } };
  const operations: Operation[] = [
    { op: 'replace', document: inboxDocument(item), ifMatch: stored.etag },
    { op: 'upsert', document: auditDocument(pk, `${id}_answer`, trace) },
    ...(await disposal(deps, programId, at)),
    ...(item.answer === undefined ? [] : [queueing(pk, message, at, first(at))]),
  ];
  return (await deps.store.batch(pk, operations)).ok;
}

/** The plan that deletes what is answered today, 90 days later; unless it is planned. */
async function disposal(deps: Deps, programId: string, at: Millis): Promise<Operation[]> {
  const pk = programPk(programId);
  const due = disposedAt(at);
  const planId = `inboxDisposal_${due}`;
  if (await deps.store.get('plan', pk, planDocId(planId))) return [];
  return [
    { op: 'create', document: planDocument(pk, { planId, kind: 'inboxDisposal', programId, sequence: 0, at }, due) },
  ];
}
