import type { Deps } from '../../deps.ts';
import type { Behaviour, Feedback, Wave } from '../../domain/feedback.ts';
import { feedbackId, programPk, wavePk } from '../../domain/key.ts';
import { isAddress } from '../../domain/import.ts';
import type { Pid } from '../../domain/person.ts';
import { covers } from '../../domain/session.ts';
import { dayIn, type Day } from '../../domain/time.ts';
import type { Document, Stored } from '../../store/store.ts';
import { enrolmentsOf } from '../cohort.ts';
import { everyOf } from '../page.ts';
import { personOf, personAt } from '../people.ts';
import { auditDocument, withBody } from '../record.ts';
import { behavioursOf, cohortSpan, waveOf, zoneOf } from './wave.ts';
import { noteWaiting } from '../waiting.ts';

/** How a wave is noted with those whom it asks. */
export const waitingFor = ({ waveId, programId }: Wave) => ({ kind: 'feedback', refId: waveId, programId }) as const;

/**
 * Opens a wave: keeps what is asked as it is now, and asks the supervisor of everybody who has a place in the cohort
 * (mid-program: on its first day; afterwards: on the last day of its sessions). Gives the supervisors, each once. Safe to
 * repeat and to interrupt: what was there stays as it is.
 */
export async function openWave(deps: Deps, waveId: string, starting: readonly Behaviour[]): Promise<Pid[]> {
  const stored = await waveOf(deps, waveId);
  if (!stored || stored.body.state === 'closed') return [];
  const wave = stored.body.state === 'planned' ? await markOpen(deps, stored, starting) : stored.body;
  for (const pid of await participantsIn(deps, wave)) {
    const supervisor = await supervisorOf(deps, pid);
    if (supervisor === undefined) continue;
    const document = askDocument(wave, pid, supervisor, deps.clock.now());
    await deps.store.create(document);
  }
  const supervisors = new Set<Pid>();
  for await (const { body } of everyOf(deps.store, wavePk(waveId), 'feedback')) supervisors.add(body.supervisor);
  for (const pid of supervisors) await noteWaiting(deps, pid, waitingFor(wave));
  return [...supervisors].sort();
}

/** A question that nobody has touched. */
export function askDocument(wave: Wave, participant: Pid, supervisor: Pid, at: number): Document<'feedback'> {
  const { waveId, programId, cohortId } = wave;
  const id = feedbackId(participant);
  const body: Feedback = {
    ...{ waveId, programId, cohortId, participant, supervisor },
    ...{ state: 'asked', seen: {}, words: '', round: 0, changedAt: at },
  };
  return { pk: wavePk(waveId), id, type: 'feedback', sk: id, body };
}

async function markOpen(deps: Deps, stored: Stored<'wave'>, starting: readonly Behaviour[]): Promise<Wave> {
  const behaviours = await behavioursOf(deps, stored.body.programId, starting);
  const wave: Wave = { ...stored.body, state: 'open', behaviours };
  const trace = { who: 'system', what: 'wave.open', at: deps.clock.now(), on: wave.waveId };
  const written = await deps.store.batch(stored.pk, [
    { op: 'replace', document: withBody<'wave'>(stored, wave), ifMatch: stored.etag },
    { op: 'create', document: auditDocument(stored.pk, 'open', trace) },
  ]);
  if (written.ok) return wave;
  const now = await waveOf(deps, wave.waveId);
  return now?.body.state === 'planned' ? markOpen(deps, now, starting) : (now?.body ?? wave);
}

/** Whose supervisors are asked. */
export async function participantsIn(deps: Deps, wave: Wave): Promise<Pid[]> {
  const day = await referenceDay(deps, wave);
  const enrolments = await enrolmentsOf(deps, wave);
  const there = enrolments.filter(
    ({ mergedInto, spells }) => mergedInto === undefined && spells.some((spell) => covers(spell, day)),
  );
  return there.map(({ pid }) => pid);
}

async function referenceDay(deps: Deps, wave: Wave): Promise<Day> {
  const opens = dayIn(await zoneOf(deps, wave.programId), wave.opensAt);
  if (wave.kind === 'mid') return opens;
  return (await cohortSpan(deps, wave))?.last ?? opens;
}

/** The supervisor on record; undefined where there is none, and where somebody is said to be their own. */
export async function supervisorOf(deps: Deps, participant: Pid): Promise<Pid | undefined> {
  const address = (await personOf(deps, participant))?.body.supervisorEmail;
  if (address === undefined || !isAddress(address)) return undefined;
  const pid = await personAt(deps, address, 'system');
  return pid === participant ? undefined : pid;
}

/** Closes a wave, once: from then on what was said stays. */
export async function closeWave(deps: Deps, waveId: string): Promise<void> {
  const stored = await waveOf(deps, waveId);
  if (!stored || stored.body.state === 'closed') return;
  const trace = { who: 'system', what: 'wave.close', at: deps.clock.now(), on: waveId };
  const written = await deps.store.batch(stored.pk, [
    { op: 'replace', document: withBody<'wave'>(stored, { ...stored.body, state: 'closed' }), ifMatch: stored.etag },
    { op: 'create', document: auditDocument(stored.pk, 'close', trace) },
  ]);
  if (!written.ok) await closeWave(deps, waveId);
}

/** Everybody of whom something was submitted. */
export async function saidOf(deps: Deps, waveId: string): Promise<Feedback[]> {
  const all = await Array.fromAsync(everyOf(deps.store, wavePk(waveId), 'feedback'));
  return all.map(({ body }) => body).filter(({ state }) => state === 'submitted');
}

/** The waves of a cohort that exist. */
export async function wavesOf(deps: Deps, cohort: { programId: string; cohortId: string }): Promise<Wave[]> {
  const refs = await Array.fromAsync(everyOf(deps.store, programPk(cohort.programId), 'waveRef'));
  const own = refs.filter(({ body }) => body.cohortId === cohort.cohortId);
  const stored = await Promise.all(own.map(({ body }) => waveOf(deps, body.waveId)));
  return stored.flatMap((one) => (one ? [one.body] : [])).sort((a, b) => a.opensAt - b.opensAt);
}
