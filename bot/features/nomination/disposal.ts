import type { Deps } from '../../deps.ts';
import type { Call } from '../../domain/call.ts';
import { callPk, enrolmentId, nominationId, programPk } from '../../domain/key.ts';
import {
  blanked,
  disposalOf,
  isOverdue,
  type Dossier,
  type Kept,
  type Retention,
} from '../../domain/nomination-disposal.ts';
import type { Pid } from '../../domain/person.ts';
import { keepYearsOf } from '../../domain/program.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { dayIn, type Day } from '../../domain/time.ts';
import type { DocumentType, Operation, Stored } from '../../store/store.ts';
import { callsIn } from '../call/read.ts';
import { everyOf } from '../page.ts';
import { findProgram, type ProgramRefusal } from '../program.ts';
import { auditDocument, withBody } from '../record.ts';

export type DisposalInput = { program: string; by: string; dryRun: boolean; asOf?: Day | undefined };
export type DisposalRefusal = ProgramRefusal | { code: 'dayToCome'; today: Day };

/** What was disposed of (or would be), and what stays and why. `before`: files whose words had gone already. */
export type Disposed = {
  program: string;
  years: number;
  asOf: Day;
  files: number;
  reviews: number;
  drafts: number;
  before: number;
  kept: Record<Kept, number>;
};

type Job = { deps: Deps; by: string; dryRun: boolean; retention: Retention };

/**
 * Disposes of the files of those who were not selected, once they were last used longer ago than the program keeps them:
 * reviews, support and all words go, and an entry in the audit stays. Each file goes whole in one batch with its entry, so
 * that whoever is interrupted runs it again. A day to come may be looked at (`dryRun`), and is refused otherwise.
 */
export async function disposeNominations(deps: Deps, input: DisposalInput): Promise<Result<Disposed, DisposalRefusal>> {
  const found = await findProgram(deps, input.program);
  if (!found.ok) return found;
  const { programId, timeZone, name } = found.value;
  const today = dayIn(timeZone, deps.clock.now());
  const asOf = input.asOf ?? today;
  if (asOf > today && !input.dryRun) return refuse({ code: 'dayToCome', today });
  const years = keepYearsOf(found.value);
  const total = { ...{ program: name, years, asOf, files: 0, reviews: 0, drafts: 0, before: 0 }, kept: nothingKept() };
  const job: Job = { deps, by: input.by, dryRun: input.dryRun, retention: { years, asOf, timeZone } };
  for (const call of await callsIn(deps, programId)) {
    await disposeCall(job, call, total);
    total.drafts += await disposeDrafts(job, call);
  }
  if (input.dryRun) return ok(total);
  if (total.files + total.drafts > 0) await summarise(job, programId, total);
  await deps.store.compact(); // also after an interruption, when nothing is left to delete but its traces in the file
  return ok(total);
}

const nothingKept = (): Record<Kept, number> => ({ enrolled: 0, undecided: 0, inUse: 0 });

async function summarise({ deps, by, retention }: Job, programId: string, done: Disposed): Promise<void> {
  const at = deps.clock.now();
  const after = `${codeOf(retention)} files=${done.files} reviews=${done.reviews} drafts=${done.drafts}`;
  const entry = { who: by, what: 'nomination.dispose', at, on: programId, after };
  await deps.store.create(auditDocument(programPk(programId), `dispose_${deps.ids.next()}`, entry));
}

const codeOf = ({ years, asOf }: Retention): string => `asOf=${asOf} years=${years}`;

/** One file as it is stored. */
type File = {
  nomination: Stored<'nomination'>;
  dossier: Dossier;
  reviews: Stored<'review'>[];
  supports: Stored<'support'>[];
  redactions: Stored<'redaction'>[];
  decision?: Stored<'decision'>;
};

async function disposeCall(job: Job, call: Call, total: Disposed): Promise<void> {
  const { deps, dryRun, retention } = job;
  const files = await filesIn(deps, call);
  const conflicts = await allOf(deps, call, 'conflicts');
  for (const file of files) {
    const verdict = disposalOf(file.dossier, retention);
    if (verdict === 'disposed') total.before += 1;
    else if (verdict !== 'dispose') total.kept[verdict] += 1;
    else if (dryRun || (await disposeFile(job, file, conflicts))) {
      total.files += 1;
      total.reviews += file.reviews.length;
    } else total.kept.inUse += 1; // somebody wrote in this very moment: it is in use
  }
}

/** A batch holds 100 operations, and one of them is the audit's. */
const MOST = 99;

/** False where somebody wrote meanwhile. What is too much for one batch goes before, the nomination in the last one. */
async function disposeFile(
  { deps, by, retention }: Job,
  file: File,
  conflicts: Stored<'conflicts'>[],
): Promise<boolean> {
  const { pk, body, etag } = file.nomination;
  const at = deps.clock.now();
  const satellites = [...file.reviews, ...file.supports, ...file.redactions];
  const mentions = conflicts.filter((one) => one.body.nominees.includes(body.nominee));
  const operations: Operation[] = [
    ...satellites.map((one) => ({ op: 'delete', id: one.id, ifMatch: one.etag }) as const),
    ...mentions.map((one) => withoutMention(one, body.nominee)),
    ...(file.decision ? [withoutWords(file.decision)] : []),
    { op: 'replace', document: withBody<'nomination'>(file.nomination, blanked(body, at)), ifMatch: etag },
  ];
  const id = nominationId(body.nominee);
  const after = `${codeOf(retention)} reviews=${file.reviews.length} supports=${file.supports.length}`;
  const entry = { who: by, what: 'nomination.dispose', at, on: id, before: body.state, after };
  for (let first = 0; first < operations.length; first += MOST) {
    const isLast = first + MOST >= operations.length;
    const action = isLast ? `dispose_${id}` : `dispose_${id}_${deps.ids.next()}`;
    const written = await deps.store.batch(pk, [
      ...operations.slice(first, first + MOST),
      { op: 'create', document: auditDocument(pk, action, entry) },
    ]);
    if (!written.ok) return false;
  }
  await refresh(deps, conflicts, mentions);
  return true;
}

function withoutMention(stored: Stored<'conflicts'>, nominee: Pid): Operation {
  const nominees = stored.body.nominees.filter((one) => one !== nominee);
  return { op: 'replace', document: withBody<'conflicts'>(stored, { ...stored.body, nominees }), ifMatch: stored.etag };
}

function withoutWords(stored: Stored<'decision'>): Operation {
  const body = { ...stored.body, rationale: '', reasons: [] };
  return { op: 'replace', document: withBody<'decision'>(stored, body), ifMatch: stored.etag };
}

/** Declarations name several people: the next file finds them as this one left them. */
async function refresh(deps: Deps, conflicts: Stored<'conflicts'>[], written: Stored<'conflicts'>[]): Promise<void> {
  for (const { pk, id } of written) {
    const now = await deps.store.get('conflicts', pk, id);
    const place = conflicts.findIndex((one) => one.id === id);
    if (now && place >= 0) conflicts[place] = now;
  }
}

type OfCall = Extract<
  DocumentType,
  'nomination' | 'review' | 'support' | 'redaction' | 'decision' | 'offer' | 'conflicts'
>;

function allOf<T extends OfCall>(deps: Deps, { callId }: Call, type: T): Promise<Stored<T>[]> {
  return Array.fromAsync(everyOf(deps.store, callPk(callId), type));
}

/** Every file of a call, each part of it read once. */
async function filesIn(deps: Deps, call: Call): Promise<File[]> {
  const [reviews, supports, redactions, decisions, offers] = [
    Map.groupBy(await allOf(deps, call, 'review'), ({ body }) => body.nominee),
    Map.groupBy(await allOf(deps, call, 'support'), ({ body }) => body.nominee),
    Map.groupBy(await allOf(deps, call, 'redaction'), ({ body }) => body.nominee),
    new Map((await allOf(deps, call, 'decision')).map((one) => [one.body.nominee, one])),
    new Map((await allOf(deps, call, 'offer')).map((one) => [one.body.nominee, one])),
  ];
  const release = (await deps.store.list(callPk(call.callId), 'release', { limit: 1 }))[0];
  const files: File[] = [];
  for (const nomination of await allOf(deps, call, 'nomination')) {
    const { nominee } = nomination.body;
    const [decision, offer] = [decisions.get(nominee), offers.get(nominee)];
    const parts = {
      reviews: reviews.get(nominee) ?? [],
      supports: supports.get(nominee) ?? [],
      redactions: redactions.get(nominee) ?? [],
      ...(decision ? { decision } : {}),
    };
    const dossier: Dossier = {
      nomination: nomination.body,
      reviews: parts.reviews.map(({ body }) => body),
      others: [...parts.supports, ...parts.redactions].map(({ body }) => body.at),
      ...(decision ? { decision: decision.body } : {}),
      ...(offer ? { offer: offer.body } : {}),
      ...(release ? { release: release.body } : {}),
      enrolled: await isEnrolled(deps, call, nominee),
    };
    files.push({ nomination, dossier, ...parts });
  }
  return files;
}

async function isEnrolled(deps: Deps, { programId, cohortId }: Call, pid: Pid): Promise<boolean> {
  return (await deps.store.get('enrolment', programPk(programId), enrolmentId(cohortId, pid))) !== undefined;
}

/** Drafts that nobody submitted, of a call that has closed: nobody was told of them, and nothing of them stays. */
async function disposeDrafts({ deps, by, dryRun, retention }: Job, call: Call): Promise<number> {
  const pk = callPk(call.callId);
  if (call.closesAt > deps.clock.now()) return 0;
  const drafts = await Array.fromAsync(everyOf(deps.store, pk, 'nominationDraft'));
  const old = drafts.filter(({ body }) => isOverdue(Math.max(body.changedAt, call.closesAt), retention));
  if (dryRun) return old.length;
  let gone = 0;
  for (let first = 0; first < old.length; first += MOST) {
    const some = old.slice(first, first + MOST);
    const after = `${codeOf(retention)} drafts=${some.length}`;
    const entry = { who: by, what: 'nomination.dispose', at: deps.clock.now(), on: call.callId, after };
    const written = await deps.store.batch(pk, [
      ...some.map(({ id, etag }) => ({ op: 'delete', id, ifMatch: etag }) as const),
      { op: 'create', document: auditDocument(pk, `dispose_${deps.ids.next()}`, entry) },
    ]);
    if (written.ok) gone += some.length;
  }
  return gone;
}
