import { isDeepStrictEqual } from 'node:util';
import type { Deps } from '../../deps.ts';
import type { Call } from '../../domain/call.ts';
import { callPk, conflictsId, nameToken } from '../../domain/key.ts';
import type { Nomination } from '../../domain/nomination.ts';
import type { Actor, Pid } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { hasDeclared, type Conflicts } from '../../domain/review.ts';
import type { Stored } from '../../store/store.ts';
import { callWithRole } from '../call/read.ts';
import { nominationsIn } from '../nomination/read.ts';
import { versionKey } from '../record.ts';
import { trace, roundOf, stillIn, type CallRef, type NotAllowed } from './round.ts';
import { nameOf } from '../people.ts';

/** So many names are on one page. */
export const NAMES_A_PAGE = 40;

export type DeclareLine = { token: string; name: string; department: string; ticked: boolean };

export type DeclareView = {
  call: Call;
  lines: DeclareLine[];
  from: number;
  total: number;
  /** How many are ticked on all pages. */
  ticked: number;
  declared: boolean;
  /** Assigned already: it can be read, and no longer changed. */
  fixed: boolean;
};

type Scene = {
  call: Call;
  round: Stored<'reviewRound'>;
  names: (Pick<Nomination, 'nominee' | 'department'> & { name: string; token: string })[];
  fixed: boolean;
};

/** The list of names for one reviewer of a call whose committee is at work; nothing for anybody else. */
async function sceneOf(deps: Deps, actor: Actor, ref: CallRef): Promise<Scene | undefined> {
  const call = await callWithRole(deps, actor.pid, { programId: ref.programId, callId: ref.castId }, 'reviewer');
  const round = call && (await roundOf(deps, call.callId));
  if (!call || !round) return undefined;
  const eligible = (await nominationsIn(deps, call.callId)).filter(({ state }) => state === 'eligible');
  const names = await Promise.all(
    eligible.map(async ({ nominee, department }) => ({
      ...{ nominee, department, token: nameToken(call.callId, nominee), name: await nameOf(deps, nominee) },
    })),
  );
  names.sort((a, b) => a.name.localeCompare(b.name, 'fr') || (a.token < b.token ? -1 : 1));
  const { state, frozen } = round.body;
  if (state === 'declaring') return { call, round, names, fixed: frozen !== undefined };
  // what was declared stays once dossiers are assigned; a name that came later, or was never looked at, can still be
  const conflicts = (await conflictsOf(deps, call.callId, actor.pid))?.body;
  const open = state === 'assigned' ? names.filter(({ nominee }) => !hasDeclared(conflicts, [nominee])) : [];
  return open.length > 0 ? { call, round, names: open, fixed: false } : { call, round, names, fixed: true };
}

const conflictsOf = (deps: Deps, callId: string, reviewer: Pid): Promise<Stored<'conflicts'> | undefined> =>
  deps.store.get('conflicts', callPk(callId), conflictsId(reviewer));

/** One page of the list of names, with what was ticked before. */
export async function declareView(
  deps: Deps,
  actor: Actor,
  ref: CallRef,
  from: number,
): Promise<Result<DeclareView, NotAllowed>> {
  const scene = await sceneOf(deps, actor, ref);
  if (!scene) return refuse({ code: 'notAllowed' });
  const conflicts = (await conflictsOf(deps, scene.call.callId, actor.pid))?.body;
  return ok(viewOf(scene, conflicts, from));
}

function viewOf({ call, names, fixed }: Scene, conflicts: Conflicts | undefined, from: number): DeclareView {
  const ticked = (conflicts?.draft ?? conflicts)?.nominees ?? [];
  const start = from >= 0 && from < names.length ? from - (from % NAMES_A_PAGE) : 0;
  return {
    ...{ call, from: start, total: names.length, fixed },
    lines: names.slice(start, start + NAMES_A_PAGE).map(({ nominee, token, name, department }) => ({
      ...{ token, name, department, ticked: ticked.includes(nominee) },
    })),
    ticked: names.filter(({ nominee }) => ticked.includes(nominee)).length,
    declared: hasDeclared(
      conflicts,
      names.map(({ nominee }) => nominee),
    ),
  };
}

/**
 * `assigned`: it can no longer be changed. `unseen`: there are pages that were not looked at; `from` is the first.
 * `tickedNone`, `tickedSome`: what is said is not what is ticked: no declaration by oversight.
 */
export type DeclareRefusal =
  NotAllowed | { code: 'assigned' | 'tickedNone' | 'tickedSome' } | { code: 'unseen'; from: number };

/** What came back from a page: the names on it, and those of them that were ticked. Claims, both. */
export type Ticks = { shown: readonly string[]; ticked: readonly string[]; step: 'page' | 'declare' | 'none' };

/**
 * Keeps what was ticked on a page, and with `declare` or `none` declares over all pages: on every name that is on the list
 * now, or not at all. The same again changes nothing.
 */
export async function declare(
  deps: Deps,
  actor: Actor,
  ref: CallRef,
  ticks: Ticks,
): Promise<Result<Conflicts, DeclareRefusal>> {
  const scene = await sceneOf(deps, actor, ref);
  if (!scene) return refuse({ code: 'notAllowed' });
  if (scene.fixed) return refuse({ code: 'assigned' });
  const { callId } = scene.call;
  const stored = await conflictsOf(deps, callId, actor.pid);
  const draft = drafted(scene, stored?.body, ticks);
  const before = stored?.body ?? { reviewer: actor.pid, nominees: [], at: 0, seen: [] };
  const refusal = ticks.step === 'page' ? undefined : refusalOf(scene, draft, ticks.step);
  const kept = refusal !== undefined || ticks.step === 'page';
  const next: Conflicts = kept
    ? { ...before, draft }
    : { reviewer: actor.pid, nominees: draft.nominees, seen: draft.seen, at: deps.clock.now() };
  const isSame = isDeepStrictEqual({ ...next, at: before.at }, before);
  if (!isSame && !(await hasWritten(deps, actor, scene, stored, next, kept))) return declare(deps, actor, ref, ticks);
  return refusal ? refuse(refusal) : ok(isSame ? before : next);
}

function drafted(
  { names }: Scene,
  before: Conflicts | undefined,
  { shown, ticked }: Ticks,
): { nominees: Pid[]; seen: Pid[] } {
  const all = names.map(({ nominee }) => nominee);
  const start = before?.draft ?? { nominees: before?.nominees ?? [], seen: before ? (before.seen ?? all) : [] };
  const here = names.filter(({ token }) => shown.includes(token));
  const pids = new Set(here.map(({ nominee }) => nominee));
  const own = here.filter(({ token }) => ticked.includes(token)).map(({ nominee }) => nominee);
  const nominees = [...start.nominees.filter((one) => !pids.has(one)), ...own].sort();
  return { nominees, seen: [...new Set([...start.seen, ...pids])].sort() };
}

function refusalOf(
  { names }: Scene,
  draft: { nominees: Pid[]; seen: Pid[] },
  step: 'declare' | 'none',
): DeclareRefusal | undefined {
  const unseen = names.findIndex(({ nominee }) => !draft.seen.includes(nominee));
  if (unseen >= 0) return { code: 'unseen', from: unseen };
  const isTicked = names.some(({ nominee }) => draft.nominees.includes(nominee));
  if (step === 'none') return isTicked ? { code: 'tickedSome' } : undefined;
  return isTicked ? undefined : { code: 'tickedNone' };
}

/** A draft is the reviewer's own business and leaves no trace. False where somebody wrote at the same time. */
async function hasWritten(
  deps: Deps,
  actor: Actor,
  { call: { callId }, round }: Scene,
  stored: Stored<'conflicts'> | undefined,
  body: Conflicts,
  draft: boolean,
): Promise<boolean> {
  const [pk, id] = [callPk(callId), conflictsId(actor.pid)];
  const document = { pk, id, type: 'conflicts', sk: id, body } as const;
  const key = `${id}_${versionKey(stored?.etag ?? 'first')}`;
  const entry = { what: 'review.declare', on: id, after: `${body.nominees.length}/${body.seen?.length ?? 0}` };
  const written = await deps.store.batch(pk, [
    stored ? { op: 'replace', document, ifMatch: stored.etag } : { op: 'create', document },
    // with the round as it was read: nobody declares into an assignment that is being made
    ...(draft ? [] : [trace(deps, actor, callId, key, entry), stillIn(round)]),
  ]);
  return written.ok;
}
