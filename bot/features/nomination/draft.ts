import { isDeepStrictEqual } from 'node:util';
import type { Deps } from '../../deps.ts';
import { phaseOf, type Call, type CallPhase } from '../../domain/call.ts';
import { callPk, nominationDraftId } from '../../domain/key.ts';
import { STATEMENT_LIMIT, type NominationDraft, type NominationWords } from '../../domain/nomination.ts';
import type { Actor } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Document, Stored } from '../../store/store.ts';
import { callOf, callsFor, cohortNameOf, everyCall, hasRole } from '../call/read.ts';
import { everyOf } from '../page.ts';
import { personOf } from '../people.ts';

/** Which draft: a claim until it has been checked here. `castId` is the call's. */
export type DraftRef = { programId: string; castId: string; draft: string };

/** The same for what does not exist and for what is not theirs: it tells nothing. */
export type NotYours = { code: 'notYours' };

/** A call as somebody who may nominate sees it. `self`: they may nominate themselves, and nobody else. */
export type CallToNominate = { call: Call; cohort: string; phase: CallPhase; self: boolean; drafts: NominationDraft[] };

/** The calls in which somebody may nominate, those that are open first; drafts of closed ones are kept, and late. */
export async function callsToNominate(deps: Deps, actor: Actor): Promise<CallToNominate[]> {
  const asNominator = await callsFor(deps, actor.pid, 'nominator');
  const own = new Set(asNominator.map(({ callId }) => callId));
  const asThemselves = (await everyCall(deps)).filter((call) => call.selfNomination && !own.has(call.callId));
  const calls = [...asNominator, ...asThemselves].filter(({ state }) => state === 'published');
  const found = await Promise.all(
    calls.map(async (call) => ({
      ...{ call, self: !own.has(call.callId) },
      cohort: await cohortNameOf(deps, call),
      phase: phaseOf(call, deps.clock.now()),
      drafts: await draftsOf(deps, actor, call.callId),
    })),
  );
  return found.filter(({ phase, drafts }) => phase !== 'closed' || drafts.length > 0);
}

/** One's own drafts in a call, the oldest first. */
async function draftsOf(deps: Deps, actor: Actor, callId: string): Promise<NominationDraft[]> {
  const [from, to] = [nominationDraftId(actor.pid, ''), nominationDraftId(actor.pid, '~')];
  const stored = await Array.fromAsync(everyOf(deps.store, callPk(callId), 'nominationDraft', { from, to }));
  return stored.map(({ body }) => body).sort((a, b) => a.changedAt - b.changedAt);
}

/** Who may nominate in a call: nominators of its program, and everybody for themselves where the call allows it. */
async function callToNominate(
  deps: Deps,
  actor: Actor,
  ref: Pick<DraftRef, 'programId' | 'castId'>,
): Promise<{ call: Call; self: boolean } | undefined> {
  const call = (await callOf(deps, ref.castId))?.body;
  if (!call || call.programId !== ref.programId || call.state !== 'published') return undefined;
  if (await hasRole(deps, actor.pid, call.programId, 'nominator')) return { call, self: false };
  return call.selfNomination ? { call, self: true } : undefined;
}

/** A form as it is drawn: a draft that is there, or one that nobody has written in yet. */
export type DraftForm = {
  ref: DraftRef;
  call: Call;
  cohort: string;
  phase: CallPhase;
  self: boolean;
  draft: NominationDraft;
};

/** Opens one's draft; a new one where there is none of that id, which is not kept before something is in it. */
export async function draftForm(deps: Deps, actor: Actor, ref: DraftRef): Promise<Result<DraftForm, NotYours>> {
  const found = await callToNominate(deps, actor, ref);
  if (!found) return refuse({ code: 'notYours' });
  const { call, self } = found;
  const stored = await storedDraft(deps, actor, ref);
  const draft = stored?.body ?? (await emptyDraft(deps, actor, ref, self));
  const cohort = await cohortNameOf(deps, call);
  return ok({ ref, call, cohort, self, phase: phaseOf(call, deps.clock.now()), draft });
}

const storedDraft = (deps: Deps, actor: Actor, ref: DraftRef): Promise<Stored<'nominationDraft'> | undefined> =>
  deps.store.get('nominationDraft', callPk(ref.castId), nominationDraftId(actor.pid, ref.draft));

/** Who nominates themselves finds what is known of them filled in. */
async function emptyDraft(deps: Deps, actor: Actor, ref: DraftRef, self: boolean): Promise<NominationDraft> {
  const person = self ? (await personOf(deps, actor.pid))?.body : undefined;
  return {
    ...{ draftId: ref.draft, callId: ref.castId, nominator: actor.pid, changedAt: deps.clock.now() },
    ...{ nomineeName: person?.name ?? '', nomineeEmail: person?.email ?? '', department: person?.department ?? '' },
    ...{ level: person?.level ?? '', functionalArea: person?.functionalArea ?? '' },
    ...{ statement: '', strengths: {}, answers: {} },
  };
}

/** What was typed: fields that a card carried back. Claims, every one of them. */
export type DraftWords = NominationWords & Pick<NominationDraft, 'nomineeName' | 'nomineeEmail'>;

/** More than any limit, so that a text that is too long is kept whole and can be shortened. */
const MOST_KEPT = 3 * STATEMENT_LIMIT;
const kept = (text: string): string => text.slice(0, MOST_KEPT);
const keptAll = (texts: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, kept(text)]));

/** Keeps a draft, complete or not, also after the call has closed. Theirs alone: it leaves no trace in the audit. */
export async function saveDraft(
  deps: Deps,
  actor: Actor,
  ref: DraftRef,
  words: DraftWords,
): Promise<Result<DraftForm, NotYours>> {
  const form = await draftForm(deps, actor, ref);
  if (!form.ok) return form;
  const { nomineeName, nomineeEmail, department, level, functionalArea, statement, strengths, answers } = words;
  const said = {
    ...{ nomineeName: kept(nomineeName), nomineeEmail: kept(nomineeEmail), department: kept(department) },
    ...{ level: kept(level), functionalArea: kept(functionalArea), statement: kept(statement) },
    ...{ strengths: keptAll(strengths), answers: keptAll(answers) },
  };
  const before = form.value.draft;
  if (isDeepStrictEqual({ ...before, ...said }, before)) return form;
  const draft: NominationDraft = { ...before, ...said, changedAt: deps.clock.now() };
  const id = nominationDraftId(actor.pid, ref.draft);
  const document: Document<'nominationDraft'> = {
    pk: callPk(ref.castId),
    id,
    type: 'nominationDraft',
    sk: id,
    body: draft,
  };
  await deps.store.upsert(document);
  return ok({ ...form.value, draft });
}

/** Throws a draft away; what is not there is not missed. */
export async function dropDraft(deps: Deps, actor: Actor, ref: DraftRef): Promise<void> {
  await deps.store.delete(callPk(ref.castId), nominationDraftId(actor.pid, ref.draft));
}
