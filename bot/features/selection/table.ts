import type { Deps } from '../../deps.ts';
import type { Call } from '../../domain/call.ts';
import { approvalDocId, callPk, releaseDocId, reviewRoundId, selectionBookId } from '../../domain/key.ts';
import type { Nomination } from '../../domain/nomination.ts';
import type { Actor } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Review, ReviewRound } from '../../domain/review.ts';
import type { Board } from '../../domain/selection.ts';
import type { Operation, Stored } from '../../store/store.ts';
import { callOf, callWithRole } from '../call/read.ts';
import { nominationOf, nominationsIn } from '../nomination/read.ts';
import { everyOf } from '../page.ts';
import { auditDocument } from '../record.ts';

/** Which call: a claim until it has been checked here. `castId` is the call's, as due work and links name it. */
export type CallRef = { programId: string; castId: string };

/** The same for what does not exist and for what is not theirs: it tells nothing. */
export type NotAllowed = { code: 'notAllowed' };

/** All that a committee's table holds, as it was read at one moment; `board` is what the rules ask about. */
export type Table = {
  call: Call;
  /** Every dossier, whatever became of it. */
  nominations: Nomination[];
  reviews: Review[];
  round?: ReviewRound;
  decisions: Stored<'decision'>[];
  approval?: Stored<'approval'>;
  board: Board;
  /** Read first: whoever writes over it knows that nothing here has changed meanwhile. */
  book?: Stored<'selectionBook'>;
};

/** Reads the table of a call. */
export async function tableOf(deps: Deps, call: Call): Promise<Table> {
  const pk = callPk(call.callId);
  const { store } = deps;
  const book = await store.get('selectionBook', pk, selectionBookId);
  const [nominations, reviews, decisions, approval, release, round] = await Promise.all([
    nominationsIn(deps, call.callId),
    Array.fromAsync(everyOf(store, pk, 'review')),
    Array.fromAsync(everyOf(store, pk, 'decision')),
    store.get('approval', pk, approvalDocId),
    store.get('release', pk, releaseDocId),
    store.get('reviewRound', pk, reviewRoundId),
  ]);
  const board: Board = {
    call,
    eligible: nominations.filter(({ state }) => state === 'eligible'),
    decisions: decisions.map(({ body }) => body),
    approval: approval?.body,
    release: release?.body,
  };
  return {
    ...{ call, nominations, reviews: reviews.map(({ body }) => body), decisions, board },
    ...(round ? { round: round.body } : {}),
    ...(approval ? { approval } : {}),
    ...(book ? { book } : {}),
  };
}

/** The write that lets one change of a table happen after another: refused where somebody else was first. */
export function turnOf({ call, book }: Pick<Table, 'call' | 'book'>): Operation {
  const id = selectionBookId;
  const body = { n: nextTurn({ book }) };
  const document = { pk: callPk(call.callId), id, type: 'selectionBook', sk: id, body } as const;
  return book ? { op: 'replace', document, ifMatch: book.etag } : { op: 'create', document };
}

/** The number of the change about to be made: part of its trace and of its due work. */
export const nextTurn = ({ book }: { book?: Table['book'] | undefined }): number => (book?.body.n ?? 0) + 1;

/**
 * A call whose selection somebody may see before the release: by role, and never in a call in which they are proposed
 * themselves.
 */
export async function callFrom(
  deps: Deps,
  actor: Pick<Actor, 'pid'>,
  { programId, castId }: CallRef,
  role: 'chair' | 'champion',
): Promise<Result<Call, NotAllowed>> {
  const call = await callWithRole(deps, actor.pid, { programId, callId: castId }, role);
  if (!call || (await nominationOf(deps, castId, actor.pid))) return refuse({ code: 'notAllowed' });
  return ok(call);
}

/** A call of a program that the actor coordinates. */
export async function callCoordinated(
  deps: Deps,
  actor: Pick<Actor, 'pid'>,
  { programId, castId }: CallRef,
): Promise<Result<Call, NotAllowed>> {
  const call = await callWithRole(deps, actor.pid, { programId, callId: castId }, 'coordinator');
  return call ? ok(call) : refuse({ code: 'notAllowed' });
}

/** A call that a claim names, whoever asks. */
export async function callNamed(deps: Deps, { programId, castId }: CallRef): Promise<Call | undefined> {
  const call = (await callOf(deps, castId))?.body;
  return call?.programId === programId ? call : undefined;
}

/** What a view of all decisions is of. */
export const ALL = 'decisions';

/** Leaves a trace of who looked at what before it was out: `on` is a dossier, or all of them. */
export async function noteView(
  deps: Deps,
  { pid }: Pick<Actor, 'pid'>,
  { castId }: CallRef,
  on: string,
): Promise<void> {
  const trace = { who: pid, what: 'selection.view', at: deps.clock.now(), on };
  await deps.store.create(auditDocument(callPk(castId), `view_${deps.ids.next()}`, trace));
}

/** So often is a change tried again because somebody else wrote meanwhile. */
export const ROUNDS = 8;
