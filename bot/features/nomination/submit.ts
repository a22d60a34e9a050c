import type { Deps } from '../../deps.ts';
import type { Call } from '../../domain/call.ts';
import { isAddress } from '../../domain/import.ts';
import { callPk, nominationDraftId, nominationId, supportId } from '../../domain/key.ts';
import {
  draftProblems,
  isLive,
  type Nomination,
  type NominationDraft,
  type WordsProblem,
} from '../../domain/nomination.ts';
import type { Actor, Pid } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import type { Operation, Stored } from '../../store/store.ts';
import { hasRole } from '../call/read.ts';
import { queueing } from '../delivery.ts';
import { personByAddress, personOf, personAt } from '../people.ts';
import { auditDocument } from '../record.ts';
import {
  draftForm,
  dropDraft,
  saveDraft,
  type DraftForm,
  type DraftRef,
  type DraftWords,
  type NotYours,
} from './draft.ts';
import { nominationOf } from './read.ts';
import { noteWaiting } from '../waiting.ts';

/**
 * `late` and `early`: outside the window, and the draft is kept. `unknownNominee`: nobody has that address yet, and who
 * is sure of it says so. `onCommittee`, `nomineeOnCommittee`: who decides does not nominate, and is not nominated.
 * `already`: somebody has nominated them for this cohort.
 */
export type SubmitRefusal =
  | NotYours
  | {
      code:
        | 'late'
        | 'early'
        | 'unknownNominee'
        | 'onCommittee'
        | 'nomineeOnCommittee'
        | 'selfNotAllowed'
        | 'onlySelf'
        | 'already'
        | 'yours';
    }
  | { code: 'problems'; problems: WordsProblem[] };

export type Submitted = { nominee: Pid; name: string; self: boolean };

/** `sure`: the nominator has looked at an address that nobody has yet, and it is right. */
export type SubmitInput = { words: DraftWords; sure: boolean };

/**
 * Submits a draft: from then on it is a nomination, and the nominee is asked for their consent. One nomination for a
 * person and a cohort, whoever is quicker; pressed twice, it is submitted once. Whatever is refused is kept as a draft.
 */
export async function submitNomination(
  deps: Deps,
  actor: Actor,
  ref: DraftRef,
  { words, sure }: SubmitInput,
): Promise<Result<Submitted, SubmitRefusal>> {
  const earlier = await submittedBefore(deps, actor, ref, words);
  if (earlier) return ok(earlier);
  const form = await saveDraft(deps, actor, ref, words);
  if (!form.ok) return form;
  const { call, draft, phase } = form.value;
  if (phase !== 'open') return refuse({ code: phase === 'closed' ? 'late' : 'early' });
  const problems = draftProblems(draft, call, isAddress);
  if (problems.length > 0) return refuse({ code: 'problems', problems });
  const who = await nomineeOf(deps, actor, form.value, sure);
  return who.ok ? write(deps, actor, form.value, who.value) : who;
}

/** A press that comes again finds its draft gone and its nomination there. */
async function submittedBefore(
  deps: Deps,
  actor: Actor,
  ref: DraftRef,
  words: DraftWords,
): Promise<Submitted | undefined> {
  const pid = isAddress(words.nomineeEmail.trim()) ? await personByAddress(deps, words.nomineeEmail) : undefined;
  const there = pid === undefined ? undefined : await nominationOf(deps, ref.castId, pid);
  if (!there || there.body.nominator !== actor.pid || !isLive(there.body)) return undefined;
  if (await deps.store.get('nominationDraft', callPk(ref.castId), nominationDraftId(actor.pid, ref.draft)))
    return undefined;
  return { nominee: there.body.nominee, name: words.nomineeName.trim(), self: there.body.nominee === actor.pid };
}

async function nomineeOf(
  deps: Deps,
  actor: Actor,
  { call, self, draft }: DraftForm,
  sure: boolean,
): Promise<Result<Pid, SubmitRefusal>> {
  if (await isOnCommittee(deps, call, actor.pid)) return refuse({ code: 'onCommittee' });
  const known = await personByAddress(deps, draft.nomineeEmail);
  if (known === actor.pid) return call.selfNomination ? ok(known) : refuse({ code: 'selfNotAllowed' });
  if (self) return refuse({ code: 'onlySelf' });
  if (known === undefined)
    return sure
      ? ok(await personAt(deps, draft.nomineeEmail, actor.pid, draft.nomineeName.trim()))
      : refuse({ code: 'unknownNominee' });
  return (await isOnCommittee(deps, call, known)) ? refuse({ code: 'nomineeOnCommittee' }) : ok(known);
}

async function isOnCommittee(deps: Deps, { programId }: Call, pid: Pid): Promise<boolean> {
  return (await hasRole(deps, pid, programId, 'reviewer')) || hasRole(deps, pid, programId, 'chair');
}

async function write(
  deps: Deps,
  actor: Actor,
  form: DraftForm,
  nominee: Pid,
): Promise<Result<Submitted, SubmitRefusal>> {
  const { call, draft } = form;
  const before = await nominationOf(deps, call.callId, nominee);
  if (before && before.body.state !== 'withdrawn')
    return refuse({ code: before.body.nominator === actor.pid ? 'yours' : 'already' });
  if (before?.body.withdrawnBy === nominee && nominee !== actor.pid) return refuse({ code: 'already' }); // they said no
  const nomination = nominationFrom(deps, call, draft, nominee, before);
  // by this a nominee, who need be of no program, finds it; first: it shows nothing until the nomination is there
  await noteWaiting(deps, nominee, { kind: 'nomination', refId: call.callId, programId: call.programId });
  const [pk, id, now] = [callPk(call.callId), nominationId(nominee), deps.clock.now()];
  const document = { pk, id, type: 'nomination', sk: id, body: nomination } as const;
  const entry = { who: actor.pid, what: 'nomination.submit', at: now, on: id };
  const written = await deps.store.batch(pk, [
    before ? { op: 'replace', document, ifMatch: before.etag } : { op: 'create', document },
    { op: 'create', document: auditDocument(pk, `${id}_submit_${nomination.round}`, entry) },
    ...(nominee === actor.pid ? [] : [askingConsent(nomination, now)]),
    { op: 'delete', id: nominationDraftId(actor.pid, draft.draftId) },
  ]);
  if (!written.ok) return refuse({ code: 'already' });
  return ok({ nominee, name: draft.nomineeName.trim(), self: nominee === actor.pid });
}

function nominationFrom(
  deps: Deps,
  { callId, programId, cohortId, competencies, questions }: Call,
  draft: NominationDraft,
  nominee: Pid,
  before: Stored<'nomination'> | undefined,
): Nomination {
  const now = deps.clock.now();
  const said = (texts: Record<string, string>, ids: string[]): Record<string, string> =>
    Object.fromEntries(ids.flatMap((id) => ((texts[id] ?? '').trim() === '' ? [] : [[id, (texts[id] ?? '').trim()]])));
  return {
    ...{ callId, programId, cohortId, nominee, nominator: draft.nominator, state: 'submitted' },
    ...{ department: draft.department.trim(), level: draft.level.trim(), functionalArea: draft.functionalArea.trim() },
    statement: draft.statement.trim(),
    strengths: said(
      draft.strengths,
      competencies.map(({ competencyId }) => competencyId),
    ),
    answers: said(
      draft.answers,
      questions.map(({ questionId }) => questionId),
    ),
    ...{ round: before ? before.body.round + 1 : 0, submittedAt: now, changedAt: now },
  };
}

/** The write that asks a nominee for their consent, once for each time they are nominated. */
function askingConsent({ callId, programId, nominee, round }: Nomination, now: number): Operation {
  const planId = `consentAsk_${nominee}_${round}`;
  return queueing(
    callPk(callId),
    { planId, kind: 'consentAsk', pid: nominee, programId, castId: callId, sequence: round },
    now,
  );
}

const SUPPORT_LIMIT = 3_000;

/**
 * Stands behind a nomination that somebody else has made, with the words of one's own draft. Once for a person, however
 * often it is pressed. `address`: the nominee's, as the card named it.
 */
export async function supportNomination(
  deps: Deps,
  actor: Actor,
  ref: DraftRef,
  address: string,
): Promise<Result<{ name: string }, NotYours | { code: 'late' | 'notPossible' }>> {
  const form = await draftForm(deps, actor, ref);
  if (!form.ok) return form;
  const { call, draft, phase, self } = form.value;
  const nominee = isAddress(address) ? await personByAddress(deps, address) : undefined;
  const nomination = nominee === undefined ? undefined : (await nominationOf(deps, call.callId, nominee))?.body;
  if (!nomination || self || nominee === actor.pid || (await isOnCommittee(deps, call, actor.pid)))
    return refuse({ code: 'notYours' });
  const [pk, id, at] = [callPk(call.callId), supportId(nomination.nominee, actor.pid), deps.clock.now()];
  const name = (await personOf(deps, nomination.nominee))?.body.name ?? address;
  if (await deps.store.get('support', pk, id)) return ok({ name });
  if (phase !== 'open') return refuse({ code: 'late' });
  if (!isLive(nomination) || nomination.nominator === actor.pid) return refuse({ code: 'notPossible' });
  const body = {
    nominee: nomination.nominee,
    by: actor.pid,
    words: draft.statement.trim().slice(0, SUPPORT_LIMIT),
    at,
  };
  const entry = { who: actor.pid, what: 'nomination.support', at, on: nominationId(nomination.nominee) };
  await deps.store.batch(pk, [
    { op: 'create', document: { pk, id, type: 'support', sk: id, body } },
    { op: 'create', document: auditDocument(pk, id, entry) },
  ]);
  await dropDraft(deps, actor, ref);
  return ok({ name });
}
