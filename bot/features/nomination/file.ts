import type { Deps } from '../../deps.ts';
import type { Call } from '../../domain/call.ts';
import {
  callPk,
  cohortDocId,
  decisionId,
  nominationId,
  offerId,
  personalPk,
  programDocId,
  programPk,
  redactionId,
  releaseDocId,
} from '../../domain/key.ts';
import type { Nomination } from '../../domain/nomination.ts';
import type { Actor, Pid } from '../../domain/person.ts';
import type { Redaction, Review } from '../../domain/review.ts';
import type { Decision, Offer } from '../../domain/selection.ts';
import { dayIn, type Millis } from '../../domain/time.ts';
import { callOf } from '../call/read.ts';
import { everyOf } from '../page.ts';
import { auditDocument } from '../record.ts';
import { nominationOf } from './read.ts';
import { nameOf } from '../people.ts';

/** A reading of the dossier, without who read it. */
export type FileReview = Omit<Review, 'callId' | 'nominee' | 'reviewer'>;

/** What the committee made of a dossier. `releasedAt` is absent where it is not released. */
export type FileOutcome = {
  releasedAt?: Millis;
  decision?: Omit<Decision, 'nominee' | 'by'>;
  offer?: Pick<Offer, 'state' | 'promoted' | 'at'>;
  redaction?: Pick<Redaction, 'statement' | 'strengths' | 'answers' | 'number'>;
  reviews: FileReview[];
};

export type FileSupport = { name: string; words: string; at: Millis };

/** Everything that is kept about a nominee in one call. */
export type NominationFile = {
  call: Call;
  program: string;
  cohort: string;
  timeZone: string;
  nomination: Nomination;
  /** Names of those whom the nomination names by their id. */
  nominator: string;
  supervisor?: string;
  withdrawnBy?: string;
  supports: FileSupport[];
  /** Only once outcomes are released: before, not even whether there is anything. */
  outcome?: FileOutcome;
};

export type FileRef = { callId: string; program: string; cohort: string };

const FALLBACK_ZONE = 'America/Toronto';

/** The calls in which a person is or was nominated, the latest nomination first. */
export async function ownFiles(deps: Deps, { pid }: Actor): Promise<FileRef[]> {
  const found: (FileRef & { at: Millis })[] = [];
  for await (const { body } of everyOf(deps.store, personalPk(pid), 'waiting')) {
    if (body.kind !== 'nomination') continue;
    const call = (await callOf(deps, body.refId))?.body;
    const nomination = call && (await nominationOf(deps, call.callId, pid))?.body;
    if (!call || !nomination) continue;
    const { program, cohort } = await namesOf(deps, call);
    found.push({ callId: call.callId, program, cohort, at: nomination.submittedAt });
  }
  return found.sort((a, b) => b.at - a.at).map(({ callId, program, cohort }) => ({ callId, program, cohort }));
}

/**
 * A nominee's own file in a call; undefined for what does not exist and for what is not theirs. That they asked is in
 * the audit, once a day.
 */
export async function openOwnFile(deps: Deps, { pid }: Actor, callId: string): Promise<NominationFile | undefined> {
  const file = await fileOf(deps, callId, pid, 'released');
  if (!file) return undefined;
  const at = deps.clock.now();
  const day = dayIn(file.timeZone, at);
  const trace = { who: pid, what: 'nomination.file', at, on: nominationId(pid), after: 'released' };
  await deps.store.create(auditDocument(callPk(callId), `file_${pid}_${day}`, trace));
  return file;
}

/** `all`: also what is not released. Only for who answers a request for records, and says so in the audit. */
export async function fileOf(
  deps: Deps,
  callId: string,
  nominee: Pid,
  what: 'released' | 'all',
): Promise<NominationFile | undefined> {
  const call = (await callOf(deps, callId))?.body;
  const nomination = (await nominationOf(deps, callId, nominee))?.body;
  if (!call || !nomination) return undefined;
  const { supervisor, withdrawnBy, nominator } = nomination;
  const release = (await deps.store.get('release', callPk(callId), releaseDocId))?.body;
  return {
    ...{ call, nomination, ...(await namesOf(deps, call)), nominator: await nameOf(deps, nominator) },
    ...(supervisor === undefined ? {} : { supervisor: await nameOf(deps, supervisor) }),
    ...(withdrawnBy === undefined ? {} : { withdrawnBy: await nameOf(deps, withdrawnBy) }),
    supports: await supportsOf(deps, callId, nominee),
    ...(release || what === 'all' ? { outcome: await outcomeOf(deps, callId, nominee, release?.at) } : {}),
  };
}

async function namesOf(
  deps: Deps,
  { programId, cohortId }: Call,
): Promise<Pick<NominationFile, 'program' | 'cohort' | 'timeZone'>> {
  const pk = programPk(programId);
  const [program, cohort] = await Promise.all([
    deps.store.get('program', pk, programDocId),
    deps.store.get('cohort', pk, cohortDocId(cohortId)),
  ]);
  return {
    program: program?.body.name ?? '',
    cohort: cohort?.body.name ?? '',
    timeZone: program?.body.timeZone ?? FALLBACK_ZONE,
  };
}

async function supportsOf(deps: Deps, callId: string, nominee: Pid): Promise<FileSupport[]> {
  const found: FileSupport[] = [];
  for await (const { body } of everyOf(deps.store, callPk(callId), 'support')) {
    const { by, words, at } = body;
    if (body.nominee === nominee) found.push({ name: await nameOf(deps, by), words, at });
  }
  return found.sort((a, b) => a.at - b.at);
}

async function outcomeOf(
  deps: Deps,
  callId: string,
  nominee: Pid,
  releasedAt: Millis | undefined,
): Promise<FileOutcome> {
  const pk = callPk(callId);
  const [decided, offered, redacted] = await Promise.all([
    deps.store.get('decision', pk, decisionId(nominee)),
    deps.store.get('offer', pk, offerId(nominee)),
    deps.store.get('redaction', pk, redactionId(nominee)),
  ]);
  const { nominee: _of, by: _by, ...decision } = decided?.body ?? {};
  return {
    ...(releasedAt === undefined ? {} : { releasedAt }),
    ...(decided ? { decision: decision as FileOutcome['decision'] & object } : {}),
    ...(offered ? { offer: offerSaid(offered.body) } : {}),
    ...(redacted ? { redaction: redactionSaid(redacted.body) } : {}),
    reviews: await reviewsOf(deps, callId, nominee),
  };
}

const offerSaid = ({ state, promoted, at }: Offer): FileOutcome['offer'] & object => ({
  ...{ state, at },
  ...(promoted ? { promoted } : {}),
});

const redactionSaid = ({ number, statement, strengths, answers }: Redaction): FileOutcome['redaction'] & object => ({
  ...{ number, statement, strengths, answers },
});

/** In an order by what they say: an order by reviewer would tell who is who over several files. */
async function reviewsOf(deps: Deps, callId: string, nominee: Pid): Promise<FileReview[]> {
  const found: FileReview[] = [];
  for await (const { body } of everyOf(deps.store, callPk(callId), 'review')) {
    if (body.nominee !== nominee) continue;
    const { callId: _call, nominee: _nominee, reviewer: _reviewer, ...said } = body;
    found.push(said);
  }
  const content = ({ state, scores, note, rubric }: FileReview): string =>
    JSON.stringify([state, rubric, Object.entries(scores).sort(), note]);
  return found.sort((a, b) => (content(a) < content(b) ? -1 : 1));
}
