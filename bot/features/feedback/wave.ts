import { isDeepStrictEqual } from 'node:util';
import type { Deps } from '../../deps.ts';
import {
  behavioursRefusal,
  datesRefusal,
  instantsOf,
  proposedDates,
  remindAt,
  WAVE_KINDS,
  type Behaviour,
  type BehavioursRefusal,
  type DatesRefusal,
  type Wave,
  type WaveDates,
  type WaveKind,
} from '../../domain/feedback.ts';
import {
  behavioursId,
  cohortDocId,
  programDocId,
  programPk,
  waveDocId,
  waveIdOf,
  wavePk,
  waveRefId,
} from '../../domain/key.ts';
import type { Actor } from '../../domain/person.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import { dayIn, isDay, type Millis } from '../../domain/time.ts';
import type { Document, Stored } from '../../store/store.ts';
import { coordinatedBy } from '../coordinator.ts';
import { planDocument } from '../delivery.ts';
import { isWorkingDay } from '../holiday.ts';
import { everyOf } from '../page.ts';
import { auditDocument, withBody } from '../record.ts';
import { sessionsOf } from '../session.ts';

/** The same for what does not exist and for what is not theirs: it tells nothing. */
export type NotAllowed = { code: 'notAllowed' };

/** A wave as its coordinators see it: planned with its dates, or a proposal that nobody has agreed to. */
export type WaveView = {
  programId: string;
  cohortId: string;
  cohort: string;
  kind: WaveKind;
  wave?: Wave;
  /** Absent where the cohort has no sessions to reckon from. */
  proposed?: WaveDates;
  timeZone: string;
};

export const waveOf = (deps: Deps, waveId: string): Promise<Stored<'wave'> | undefined> =>
  deps.store.get('wave', wavePk(waveId), waveDocId);

const FALLBACK_ZONE = 'America/Toronto';

export async function zoneOf(deps: Deps, programId: string): Promise<string> {
  return (await deps.store.get('program', programPk(programId), programDocId))?.body.timeZone ?? FALLBACK_ZONE;
}

/** Every wave, planned or proposed, of every cohort that the actor coordinates; undefined for everybody else. */
export async function wavesFor(deps: Deps, actor: Actor): Promise<WaveView[] | undefined> {
  const programs = await coordinatedBy(deps, actor.pid);
  if (programs.length === 0) return undefined;
  const found: WaveView[] = [];
  for (const programId of programs) {
    const timeZone = await zoneOf(deps, programId);
    for await (const { body } of everyOf(deps.store, programPk(programId), 'cohort')) {
      for (const kind of WAVE_KINDS) {
        const one = { programId, cohortId: body.cohortId, cohort: body.name, kind, timeZone };
        found.push(await completed(deps, one));
      }
    }
  }
  return found;
}

async function completed(deps: Deps, view: WaveView): Promise<WaveView> {
  const stored = await waveOf(deps, waveIdOf(view.cohortId, view.kind));
  if (stored) return { ...view, wave: stored.body };
  const span = await cohortSpan(deps, view);
  const today = dayIn(view.timeZone, deps.clock.now());
  return span ? { ...view, proposed: proposedDates(view.kind, span.first, span.last, today) } : view;
}

/** The first and the last day of a cohort's sessions. */
export async function cohortSpan(deps: Deps, cohort: { programId: string; cohortId: string }) {
  const sessions = (await sessionsOf(deps, cohort)).filter(({ status }) => status !== 'cancelled');
  const [first, last] = [sessions[0], sessions.at(-1)];
  if (!first || !last) return undefined;
  return { first: dayIn(first.timeZone, first.startsAt), last: dayIn(last.timeZone, last.startsAt) };
}

export type WaveInput = { programId: string; cohortId: string; kind: WaveKind; shared: boolean } & WaveDates;

/** One wave of a cohort that the actor coordinates. */
export async function waveFor(
  deps: Deps,
  actor: Actor,
  { programId, cohortId, kind }: Pick<WaveInput, 'programId' | 'cohortId' | 'kind'>,
): Promise<Result<WaveView, NotAllowed>> {
  if (!(await coordinatedBy(deps, actor.pid)).includes(programId)) return refuse({ code: 'notAllowed' });
  const cohort = await deps.store.get('cohort', programPk(programId), cohortDocId(cohortId));
  if (!cohort) return refuse({ code: 'notAllowed' });
  const timeZone = await zoneOf(deps, programId);
  return ok(await completed(deps, { programId, cohortId, cohort: cohort.body.name, kind, timeZone }));
}

/**
 * Plans a wave, or gives it other dates: one batch with its trace and with the work that opens it, reminds and closes.
 * Work of earlier dates is then void. Doing it twice is doing it once.
 */
export async function planWave(
  deps: Deps,
  actor: Actor,
  input: WaveInput,
): Promise<Result<WaveView, NotAllowed | DatesRefusal>> {
  const view = await waveFor(deps, actor, input);
  if (!view.ok) return view;
  if (!isDay(input.opens) || !isDay(input.closes)) return refuse({ code: 'badDay' });
  const { programId, cohortId, kind, shared } = input;
  const waveId = waveIdOf(cohortId, kind);
  const { timeZone } = view.value;
  const before = await waveOf(deps, waveId);
  const was = before && { state: stateOf(before.body, deps.clock.now()), opens: dayIn(timeZone, before.body.opensAt) };
  const refusal = datesRefusal(input, dayIn(timeZone, deps.clock.now()), was);
  if (refusal) return refuse(refusal);
  const fresh: Wave = {
    ...{ waveId, programId, cohortId, kind, shared, state: 'planned', behaviours: [], sequence: 0 },
    ...instantsOf(input, timeZone),
  };
  const { opensAt, closesAt } = fresh;
  const next: Wave = before ? { ...before.body, opensAt, closesAt, shared } : fresh;
  if (before && isDeepStrictEqual(before.body, next)) return view;
  const wave = before ? { ...next, sequence: before.body.sequence + 1 } : next;
  const written = await writeWave(deps, actor, before, wave, timeZone);
  return written ? ok({ ...view.value, wave }) : planWave(deps, actor, input);
}

/** What a wave is now, whatever of its due work has been done yet. */
export function stateOf({ state, opensAt, closesAt }: Wave, now: Millis): Wave['state'] {
  if (state === 'closed' || closesAt <= now) return 'closed';
  return opensAt <= now ? 'open' : state;
}

async function writeWave(
  deps: Deps,
  actor: Actor,
  before: Stored<'wave'> | undefined,
  wave: Wave,
  timeZone: string,
): Promise<boolean> {
  const { waveId, programId, cohortId, sequence, opensAt, closesAt } = wave;
  const pk = wavePk(waveId);
  const ref = waveRefId(waveId);
  const pointer = { pk: programPk(programId), id: ref, type: 'waveRef', sk: ref } as const;
  await deps.store.create({ ...pointer, body: { waveId, programId, cohortId } }); // first: whoever stops here plans again
  const document: Document<'wave'> = { pk, id: waveDocId, type: 'wave', sk: waveDocId, body: wave };
  const plan = (kind: string, at: Millis): Document<'plan'> =>
    planDocument(pk, {
      planId: `${kind}_${waveId}_${sequence}`,
      ...{ kind, programId, cohortId, castId: waveId, sequence, at },
    });
  const said = (one: Wave): string => `${one.opensAt}/${one.closesAt}${one.shared ? ' shared' : ''}`;
  const at = deps.clock.now();
  const trace = { who: actor.pid, what: 'wave.plan', at, on: waveId, after: said(wave) };
  const plans = [plan('feedbackRemind', remindAt(wave, timeZone, isWorkingDay)), plan('feedbackClose', closesAt)];
  const written = await deps.store.batch(pk, [
    before ? { op: 'replace', document, ifMatch: before.etag } : { op: 'create', document },
    {
      op: 'create',
      document: auditDocument(pk, `wave_${sequence}`, before ? { ...trace, before: said(before.body) } : trace),
    },
    ...[...(wave.state === 'planned' ? [plan('feedbackOpen', opensAt)] : []), ...plans].map(
      (one) => ({ op: 'create', document: one }) as const,
    ),
  ]);
  return written.ok;
}

/** What a program asks about, from its next wave on; `starting` until it says otherwise. */
export async function behavioursOf(
  deps: Deps,
  programId: string,
  starting: readonly Behaviour[],
): Promise<Behaviour[]> {
  const stored = await deps.store.get('behaviours', programPk(programId), behavioursId);
  return stored?.body.list ?? [...starting];
}

/** Replaces the list; waves that have opened keep what they asked. An id stays with its behaviour. */
export async function setBehaviours(
  deps: Deps,
  actor: Actor,
  programId: string,
  list: readonly Behaviour[],
): Promise<Result<Behaviour[], NotAllowed | BehavioursRefusal>> {
  if (!(await coordinatedBy(deps, actor.pid)).includes(programId)) return refuse({ code: 'notAllowed' });
  const kept = list
    .map(({ behaviourId, textEn, textFr }) => ({ behaviourId, textEn: textEn.trim(), textFr: textFr.trim() }))
    .filter(({ textEn, textFr }) => textEn !== '' || textFr !== '');
  const refusal = behavioursRefusal(kept);
  if (refusal) return refuse(refusal);
  const pk = programPk(programId);
  const stored = await deps.store.get('behaviours', pk, behavioursId);
  if (isDeepStrictEqual(stored?.body.list, kept)) return ok(kept);
  const document = { pk, id: behavioursId, type: 'behaviours', sk: behavioursId, body: { list: kept } } as const;
  const trace = { who: actor.pid, what: 'behaviours.set', at: deps.clock.now(), on: behavioursId };
  const written = await deps.store.batch(pk, [
    stored
      ? { op: 'replace', document: withBody<'behaviours'>(stored, { list: kept }), ifMatch: stored.etag }
      : { op: 'create', document },
    { op: 'create', document: auditDocument(pk, `behaviours_${deps.ids.next()}`, trace) },
  ]);
  return written.ok ? ok(kept) : setBehaviours(deps, actor, programId, list);
}
