import { isDeepStrictEqual } from 'node:util';
import type { Deps } from '../../deps.ts';
import type { Call } from '../../domain/call.ts';
import { callPk, redactionId, reviewId } from '../../domain/key.ts';
import { STATEMENT_LIMIT, STRENGTH_LIMIT, type Nomination } from '../../domain/nomination.ts';
import type { Actor, Pid } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { redact, type Secrets } from '../../domain/review-redaction.ts';
import type { Redaction, ReviewRound } from '../../domain/review.ts';
import type { Stored } from '../../store/store.ts';
import { callWithRole } from '../call/read.ts';
import { nominationOf, nominationsIn } from '../nomination/read.ts';
import { everyOf } from '../page.ts';
import { personOf, nameOf } from '../people.ts';
import { versionKey } from '../record.ts';
import { roundOf, stillIn, trace, type CallRef, type NotAllowed } from './round.ts';

export type RedactedWords = Pick<Redaction, 'statement' | 'strengths' | 'answers'> & { conditions: string };

export type RedactionView = {
  call: Call;
  nominee: Pid;
  name: string;
  words: RedactedWords;
  checked: boolean;
  /** Reviewers read it already: it stays. */
  fixed: boolean;
  /** The record that it was drawn from; '' where it is only proposed. */
  version: string;
};

/** A call that hides names, for a coordinator of its program: only they read what is behind the marks. */
async function redactedCall(deps: Deps, actor: Actor, { programId, castId }: CallRef): Promise<Call | undefined> {
  const call = await callWithRole(deps, actor.pid, { programId, callId: castId }, 'coordinator');
  return call?.redacted && call.state === 'published' ? call : undefined;
}

export const redactionOf = (deps: Deps, callId: string, nominee: Pid): Promise<Stored<'redaction'> | undefined> =>
  deps.store.get('redaction', callPk(callId), redactionId(nominee));

export type RedactionLine = { nominee: Pid; name: string; checked: boolean };

/** Every eligible dossier of a call that hides names: those to be checked first, then by name. */
export async function redactionList(
  deps: Deps,
  actor: Actor,
  ref: CallRef,
): Promise<Result<{ call: Call; lines: RedactionLine[] }, NotAllowed>> {
  const call = await redactedCall(deps, actor, ref);
  if (!call) return refuse({ code: 'notAllowed' });
  const checked = new Set<Pid>();
  for await (const { body } of everyOf(deps.store, callPk(call.callId), 'redaction'))
    if (body.checkedBy !== undefined) checked.add(body.nominee);
  const eligible = (await nominationsIn(deps, call.callId)).filter(({ state }) => state === 'eligible');
  const lines = await Promise.all(
    eligible.map(async ({ nominee }) => ({
      nominee,
      name: await nameOf(deps, nominee),
      checked: checked.has(nominee),
    })),
  );
  lines.sort((a, b) => Number(a.checked) - Number(b.checked) || a.name.localeCompare(b.name, 'fr'));
  return ok({ call, lines });
}

/** One dossier's text as reviewers will read it: as it was checked, or as the system proposes it. */
export async function redactionView(
  deps: Deps,
  actor: Actor,
  ref: CallRef & { nominee: Pid },
): Promise<Result<RedactionView, NotAllowed>> {
  const call = await redactedCall(deps, actor, ref);
  const nomination = call && (await nominationOf(deps, call.callId, ref.nominee))?.body;
  if (!call || nomination?.state !== 'eligible') return refuse({ code: 'notAllowed' });
  const [stored, round] = await Promise.all([redactionOf(deps, call.callId, ref.nominee), roundOf(deps, call.callId)]);
  const words = stored ? wordsOf(stored.body) : proposed(nomination, await secretsOf(deps, nomination));
  return ok({
    ...{ call, nominee: ref.nominee, name: await nameOf(deps, ref.nominee), words },
    checked: stored?.body.checkedBy !== undefined,
    fixed: round !== undefined && (await isFixed(deps, round.body, ref.nominee)),
    version: stored?.etag ?? '',
  });
}

/** Reviewers have it, or are about to. A dossier that came late is checked late, and given then. */
async function isFixed(deps: Deps, { callId, state, frozen }: ReviewRound, nominee: Pid): Promise<boolean> {
  if (state === 'declaring') return frozen !== undefined && Object.hasOwn(frozen.of, nominee);
  if (state === 'closed') return true;
  const prefix = reviewId(nominee, '');
  return (await deps.store.list(callPk(callId), 'review', { from: prefix, to: `${prefix}~`, limit: 1 })).length > 0;
}

/** Until dossiers are assigned nobody has a number; whoever comes later has the next one. */
async function numberFor(deps: Deps, callId: string, assigned: boolean): Promise<number> {
  let most = 0;
  if (assigned)
    for await (const { body } of everyOf(deps.store, callPk(callId), 'redaction')) most = Math.max(most, body.number);
  return assigned ? most + 1 : 0;
}

const wordsOf = ({ statement, strengths, answers, conditions = '' }: Redaction): RedactedWords => ({
  ...{ statement, strengths, answers, conditions },
});

function proposed({ statement, strengths, answers, endorsement }: Nomination, secrets: Secrets): RedactedWords {
  const each = (texts: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, redact(text, secrets)]));
  return {
    statement: redact(statement, secrets),
    strengths: each(strengths),
    answers: each(answers),
    conditions: redact(endorsement?.conditions ?? '', secrets),
  };
}

/** Everybody and every department that a dossier's text could name. */
async function secretsOf(
  deps: Deps,
  { nominee, nominator, supervisor, endorsement, department }: Nomination,
): Promise<Secrets> {
  const pids = [nominee, nominator, supervisor, endorsement?.by].filter((pid) => pid !== undefined);
  const people = await Promise.all([...new Set(pids)].map((pid) => personOf(deps, pid)));
  const found = people.flatMap((one) => (one ? [one.body] : []));
  const own = found.find(({ pid }) => pid === nominee)?.department;
  // who is known by an address alone is named by it: the part before the @ is often the name
  return {
    names: found.map(({ name }) => name.replace(/@.*$/, '')),
    departments: [department, ...(own === undefined ? [] : [own])],
  };
}

/** `fixed`: reviewers read it already. `tooLong`: longer than what was written can be. `changedMeanwhile`: by another. */
export type CheckRefusal = NotAllowed | { code: 'fixed' | 'tooLong' | 'empty' | 'changedMeanwhile' };

/** Keeps a dossier's text as a person has checked it. The same again changes nothing. */
export async function checkRedaction(
  deps: Deps,
  actor: Actor,
  ref: CallRef & { nominee: Pid },
  words: RedactedWords,
  version: string,
): Promise<Result<RedactionView, CheckRefusal>> {
  const round = await roundOf(deps, ref.castId);
  const view = await redactionView(deps, actor, ref);
  if (!view.ok) return view;
  const { call, nominee, fixed, words: before, checked } = view.value;
  if (fixed) return refuse({ code: 'fixed' });
  const parts = [...Object.values(words.strengths), ...Object.values(words.answers), words.conditions];
  if (words.statement.length > STATEMENT_LIMIT || parts.some((text) => text.length > STRENGTH_LIMIT))
    return refuse({ code: 'tooLong' });
  if (words.statement.trim() === '') return refuse({ code: 'empty' });
  if (checked && isDeepStrictEqual(before, words)) return view;
  const stored = await redactionOf(deps, call.callId, nominee);
  if ((stored?.etag ?? '') !== version) return refuse({ code: 'changedMeanwhile' });
  const [pk, id] = [callPk(call.callId), redactionId(nominee)];
  const assigned = round?.body.state === 'assigned';
  const number = stored?.body.number || (await numberFor(deps, call.callId, assigned));
  const body: Redaction = { nominee, number, ...words, checkedBy: actor.pid, at: deps.clock.now() };
  const document = { pk, id, type: 'redaction', sk: id, body } as const;
  const written = await deps.store.batch(pk, [
    stored ? { op: 'replace', document, ifMatch: stored.etag } : { op: 'create', document },
    trace(deps, actor, call.callId, `${id}_${versionKey(stored?.etag ?? 'first')}`, { what: 'review.redact', on: id }),
    ...(round ? [stillIn(round)] : []),
  ]);
  return written.ok ? redactionView(deps, actor, ref) : checkRedaction(deps, actor, ref, words, version);
}
