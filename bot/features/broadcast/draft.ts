import type { Deps } from '../../deps.ts';
import { lacksSession, narrowsUnanswered, type Audience } from '../../domain/audience.ts';
import {
  after,
  isEditable,
  isOversized,
  problemsOf,
  type Broadcast,
  type BroadcastState,
  type Draft,
  type Problem,
} from '../../domain/broadcast.ts';
import { castDocId, castPk, castRefId, newestFirst, programDocId, programPk } from '../../domain/key.ts';
import type { Actor, Pid } from '../../domain/person.ts';
import type { Cohort, Program } from '../../domain/program.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Session } from '../../domain/session.ts';
import type { Stored } from '../../store/store.ts';
import { audienceOf, settingOf } from './audience.ts';
import { enrolmentsOf } from '../cohort.ts';
import { leastUnanswered, openEvaluations, type OpenEvaluation } from '../evaluation/unanswered.ts';
import { rolesOf } from '../membership.ts';
import { personByAddress } from '../people.ts';
import { auditDocument, withBody } from '../record.ts';
import { sessionsOf } from '../session.ts';

/** The same refusal for a broadcast that does not exist and for one of another program: it tells nothing. */
export type NotAllowed = { code: 'notAllowed' };

/** What the form knows of a broadcast; `version` 0: it has not been kept yet. */
export type CastRef = { programId: string; castId: string; version: number };

/** The programs that a person coordinates: nobody else sees or sends broadcasts. */
export async function coordinatedBy(deps: Deps, actor: Pick<Actor, 'pid'>): Promise<string[]> {
  const roles = await rolesOf(deps, actor.pid);
  return [...new Set(roles.filter(({ role }) => role === 'coordinator').map(({ programId }) => programId))];
}

export async function coordinates(deps: Deps, actor: Pick<Actor, 'pid'>, programId: string): Promise<boolean> {
  return (await coordinatedBy(deps, actor)).includes(programId);
}

/** A broadcast, for a coordinator of its program. */
export async function openCast(deps: Deps, actor: Actor, castId: string): Promise<Stored<'broadcast'> | undefined> {
  const cast = await deps.store.get('broadcast', castPk(castId), castDocId);
  return cast && (await coordinates(deps, actor, cast.body.programId)) ? cast : undefined;
}

const RECENT = 5;

/** The newest broadcasts of a program. */
export async function recentCasts(deps: Deps, programId: string, limit = RECENT): Promise<Broadcast[]> {
  const refs = await deps.store.list(programPk(programId), 'castRef', { limit });
  const casts = await Promise.all(refs.map(({ body }) => deps.store.get('broadcast', castPk(body.castId), castDocId)));
  return casts.flatMap((cast) => (cast ? [cast.body] : []));
}

/** What the composing card offers to choose from. */
export type Choices = {
  program: Program;
  cohorts: Cohort[];
  groups: string[];
  sessions: Session[];
  /** Those that are open: who has not answered one can be written to. */
  evaluations: OpenEvaluation[];
};

const OFFERED_SESSIONS = 40;

export async function choicesOf(deps: Deps, actor: Actor, programId: string): Promise<Choices | undefined> {
  if (!(await coordinates(deps, actor, programId))) return undefined;
  const pk = programPk(programId);
  const [program, stored] = await Promise.all([
    deps.store.get('program', pk, programDocId),
    deps.store.list(pk, 'cohort', { limit: 100 }),
  ]);
  if (!program) return undefined;
  const cohorts = stored.map(({ body }) => body);
  const scopes = cohorts.map(({ cohortId }) => ({ programId, cohortId }));
  const [enrolments, sessions] = await Promise.all([
    Promise.all(scopes.map((scope) => enrolmentsOf(deps, scope))),
    Promise.all(scopes.map((scope) => sessionsOf(deps, scope))),
  ]);
  const groups = enrolments
    .flat()
    .flatMap(({ spells }) => spells.flatMap(({ group }) => (group === undefined ? [] : [group])));
  const now = deps.clock.now();
  const nearest = sessions
    .flat()
    .filter(({ status }) => status !== 'draft')
    .sort((a, b) => Math.abs(a.startsAt - now) - Math.abs(b.startsAt - now))
    .slice(0, OFFERED_SESSIONS)
    .sort((a, b) => a.startsAt - b.startsAt);
  const evaluations = await openEvaluations(deps, programId);
  return { program: program.body, cohorts, groups: [...new Set(groups)].sort(), sessions: nearest, evaluations };
}

/** Addresses of an explicit list as the people they belong to; refused with those that nobody of the program has. */
export async function listedPeople(
  deps: Deps,
  programId: string,
  addresses: readonly string[],
): Promise<Result<Pid[], { code: 'unknownAddresses'; addresses: string[] }>> {
  const found = await Promise.all(addresses.map((address) => personByAddress(deps, address)));
  const pids = found.filter((pid) => pid !== undefined);
  const known = new Set(await audienceOf(deps, programId, { role: 'participant', seat: 'any', pids }));
  // an address of another program's people is as unknown as one that nobody has
  const unknown = addresses.filter((_, index) => !known.has(found[index] ?? ''));
  return unknown.length > 0 ? refuse({ code: 'unknownAddresses', addresses: unknown }) : ok([...known]);
}

export type SaveRefusal =
  | NotAllowed
  | { code: 'unknownAudience' | 'notEditable' }
  | { code: 'oversized'; problems: Problem[] }
  /** Somebody else changed it meanwhile: what they wrote, so that nothing is lost. */
  | { code: 'changed'; by: Pid; theirs: Broadcast };

/** `tooFewToAsk`: fewer than `least` have not answered, and it is not said how many. */
type AudienceProblem = { code: 'emptyAudience' } | { code: 'tooFewToAsk'; least: number };
export type Saved = { cast: Broadcast; problems: (Problem | AudienceProblem)[] };

/**
 * Keeps a draft, whatever is still missing in it, unless it is too large to keep. It is ready once nothing is wrong
 * with it and it has readers. A version that somebody has changed meanwhile is not written over.
 */
export async function saveDraft(
  deps: Deps,
  actor: Actor,
  ref: CastRef,
  draft: Draft,
): Promise<Result<Saved, SaveRefusal>> {
  const { programId, castId, version } = ref;
  if (!(await coordinates(deps, actor, programId))) return refuse({ code: 'notAllowed' });
  const before = await deps.store.get('broadcast', castPk(castId), castDocId);
  if (before && before.body.programId !== programId) return refuse({ code: 'notAllowed' });
  const problems = problemsOf(draft);
  if (before && isSame(before.body, draft)) return ok({ cast: before.body, problems: await faults(deps, before.body) });
  if (isOversized(draft)) return refuse({ code: 'oversized', problems });
  if (!(await settingOf(deps, programId, draft.audience))) return refuse({ code: 'unknownAudience' });
  if (before && !isEditable(before.body.state)) return refuse({ code: 'notEditable' });
  if (before && before.body.version !== version) {
    return refuse({ code: 'changed', by: before.body.editedBy, theirs: before.body });
  }
  const found = await faults(deps, { programId, ...draft });
  const cast = drafted(deps, actor, ref, draft, before?.body, found.length === 0);
  if (!before) await pointTo(deps, cast);
  if (await write(deps, actor.pid, before, cast, 'broadcast.save')) return ok({ cast, problems: found });
  return saveDraft(deps, actor, ref, draft); // somebody was quicker: read again, and say so
}

/** A press that comes twice finds what it has kept the first time, whatever has become of it since. */
function isSame(kept: Broadcast, draft: Draft): boolean {
  const words = ({ audience, textEn, textFr, link, acknowledge, urgent }: Draft) => {
    const { role, cohortId, group, sessionId, seat, pids, evaluationId } = audience;
    const readers = [role, cohortId, group, sessionId, seat, pids, evaluationId];
    return JSON.stringify([readers, textEn, textFr, link, acknowledge, urgent]);
  };
  return words(kept) === words(draft);
}

/** Everything that keeps a draft from being sent: what is wrong with its words, and an audience of nobody. */
export async function faults(deps: Deps, draft: Draft & { programId: string }): Promise<Saved['problems']> {
  const { programId, audience } = draft;
  const problems = problemsOf(draft);
  if (lacksSession(audience)) return problems;
  if (narrowsUnanswered(audience)) return problems;
  const problem = await audienceProblem(deps, audience, (await audienceOf(deps, programId, audience)).length);
  return problem ? [...problems, problem] : problems;
}

/** What stands against an audience of so many. */
export async function audienceProblem(
  deps: Deps,
  { evaluationId }: Audience,
  size: number,
): Promise<AudienceProblem | undefined> {
  if (evaluationId === undefined) return size === 0 ? { code: 'emptyAudience' } : undefined;
  const least = await leastUnanswered(deps, evaluationId);
  return size < least ? { code: 'tooFewToAsk', least } : undefined;
}

function drafted(
  deps: Deps,
  actor: Actor,
  { programId, castId }: CastRef,
  draft: Draft,
  before: Broadcast | undefined,
  complete: boolean,
): Broadcast {
  const now = deps.clock.now();
  const state: BroadcastState = after('draft', complete ? 'complete' : 'edit') ?? 'draft';
  return {
    ...draft,
    castId,
    programId,
    state,
    version: (before?.version ?? 0) + 1,
    editedBy: actor.pid,
    round: before?.round ?? 0,
    createdAt: before?.createdAt ?? now,
    changedAt: now,
  };
}

/** The program's pointer comes first: one without its broadcast is passed over, a broadcast without one is lost. */
async function pointTo(deps: Deps, { programId, castId, createdAt }: Broadcast): Promise<void> {
  const id = castRefId(castId);
  const body = { castId, programId, at: createdAt };
  const sk = `${newestFirst(createdAt)}_${castId}`;
  await deps.store.create({ pk: programPk(programId), id, type: 'castRef', sk, body });
}

/** Writes a broadcast over the version that was read, with its audit line and what follows from it; false where somebody was quicker. */
export async function write(
  deps: Deps,
  who: Pid,
  before: Stored<'broadcast'> | undefined,
  cast: Broadcast,
  what: string,
  more: Parameters<Deps['store']['batch']>[1] = [],
): Promise<boolean> {
  const pk = castPk(cast.castId);
  const trace = {
    who,
    what,
    at: deps.clock.now(),
    on: castDocId,
    ...(before ? { before: before.body.state } : {}),
    after: cast.state,
  };
  const document = { pk, id: castDocId, type: 'broadcast', sk: castDocId, body: cast } as const;
  const written = await deps.store.batch(pk, [
    before
      ? { op: 'replace', document: withBody<'broadcast'>(before, cast), ifMatch: before.etag }
      : { op: 'create', document },
    { op: 'create', document: auditDocument(pk, `cast_${cast.version}_${deps.ids.next()}`, trace) },
    ...more,
  ]);
  return written.ok;
}
