import type { Deps } from '../../deps.ts';
import type { Call, Criterion } from '../../domain/call.ts';
import { cohortDocId, personalPk, programDocId, programPk } from '../../domain/key.ts';
import { isEndorsed, type Nomination } from '../../domain/nomination.ts';
import type { Language, Pid } from '../../domain/person.ts';
import type { Outcome } from '../../domain/selection.ts';
import { answerableUntil, seatState, type SeatState } from '../../domain/selection-offer.ts';
import type { Millis } from '../../domain/time.ts';
import { callOf } from '../call/read.ts';
import { nominationsIn } from '../nomination/read.ts';
import { everyOf } from '../page.ts';
import { personOf, nameOf } from '../people.ts';
import { shownTo } from './outcome.ts';

/** What a nominee is told. `language`: as recorded; absent, a message is in both already. */
export type Letter = {
  ref: { programId: string; castId: string };
  outcome: Outcome;
  seat: SeatState;
  program: string;
  cohort: string;
  days: number;
  months: number;
  contact: string;
  /** What weighed, in words: for those who are not selected. */
  reasons: Criterion[];
  /** Until when an offer can be answered. */
  until?: Millis;
  zone: string;
  language?: Language;
};

const ZONE = 'America/Toronto';

export async function namesOfCall(deps: Deps, { programId, cohortId }: Pick<Call, 'programId' | 'cohortId'>) {
  const pk = programPk(programId);
  const [program, cohort] = await Promise.all([
    deps.store.get('program', pk, programDocId),
    deps.store.get('cohort', pk, cohortDocId(cohortId)),
  ]);
  return {
    program: program?.body.name ?? '',
    cohort: cohort?.body.name ?? '',
    zone: program?.body.timeZone ?? ZONE,
  };
}

/** A person's own letter as things are now; undefined before the release, and for whoever gets none. */
export async function letterFor(deps: Deps, callId: string, nominee: Pid): Promise<Letter | undefined> {
  const shown = await shownTo(deps, callId, nominee);
  const call = shown && (await callOf(deps, callId))?.body;
  if (!call) return undefined;
  const [names, person] = await Promise.all([namesOfCall(deps, call), personOf(deps, nominee)]);
  const { outcome, seat, release, reasons } = shown;
  const until = answerableUntil(seat, release);
  const language = person?.body.language;
  return {
    ref: { programId: call.programId, castId: callId },
    ...{ outcome, seat: seatState(seat, release, deps.clock.now()), ...names },
    ...{ days: call.days, months: call.months, contact: call.contact },
    zone: person?.body.timeZone ?? names.zone,
    reasons: outcome === 'notSelected' ? call.criteria.filter((one) => reasons.includes(one.criterionId)) : [],
    ...(until === undefined ? {} : { until }),
    ...(language ? { language } : {}),
  };
}

/** The calls whose outcome a nominee has had, by the pointers in their own partition. */
export async function ownLetters(deps: Deps, pid: Pid): Promise<Letter[]> {
  const calls = new Set<string>();
  for await (const { body } of everyOf(deps.store, personalPk(pid), 'waiting'))
    if (body.kind === 'nomination') calls.add(body.refId);
  const letters = await Promise.all([...calls].map((callId) => letterFor(deps, callId, pid)));
  return letters.filter((one) => one !== undefined).sort((a, b) => (b.until ?? 0) - (a.until ?? 0));
}

/** What somebody hears of those whom they proposed or endorsed: one card for all of them. */
export type News = {
  program: string;
  cohort: string;
  contact: string;
  people: { name: string; outcome: Outcome }[];
  language?: Language;
};

/** Who is told of a dossier beside its nominee: who proposed it, and who endorsed it. */
const toldOf = (nomination: Nomination): Pid[] => {
  const endorser = isEndorsed(nomination) ? nomination.endorsement?.by : undefined;
  const told = [nomination.nominator, ...(endorser === undefined ? [] : [endorser])];
  return [...new Set(told)].filter((pid) => pid !== nomination.nominee);
};

/** Everybody who is told of somebody else's outcome in a call. */
export async function toldIn(deps: Deps, callId: string): Promise<Pid[]> {
  const eligible = (await nominationsIn(deps, callId)).filter(({ state }) => state === 'eligible');
  return [...new Set(eligible.flatMap(toldOf))].sort();
}

/** One person's card with the outcomes of all whom they proposed or endorsed; undefined before the release. */
export async function newsFor(deps: Deps, callId: string, pid: Pid): Promise<News | undefined> {
  const call = (await callOf(deps, callId))?.body;
  if (!call) return undefined;
  const theirs = (await nominationsIn(deps, callId)).filter((one) => toldOf(one).includes(pid));
  const found = await Promise.all(
    theirs.map(async ({ nominee }) => {
      const shown = await shownTo(deps, callId, nominee);
      return shown && { name: await nameOf(deps, nominee), outcome: shown.outcome };
    }),
  );
  const people = found.filter((one) => one !== undefined).sort((a, b) => a.name.localeCompare(b.name, 'fr'));
  if (people.length === 0) return undefined;
  const [{ program, cohort }, person] = await Promise.all([namesOfCall(deps, call), personOf(deps, pid)]);
  const language = person?.body.language;
  return { program, cohort, contact: call.contact, people, ...(language ? { language } : {}) };
}
