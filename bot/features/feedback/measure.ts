import type { Deps } from '../../deps.ts';
import { publishLikert, type Band, type Few } from '../../domain/confidentiality.ts';
import { seenCounts, type Behaviour, type Feedback, type Wave, type WaveKind } from '../../domain/feedback.ts';
import { programDocId, programPk, wavePk } from '../../domain/key.ts';
import { percentage } from '../../domain/measure.ts';
import { themesShown } from '../../domain/outcome.ts';
import { dayIn, type Day } from '../../domain/time.ts';
import { everyOf } from '../page.ts';
import { wavesOf } from './open.ts';
import { stateOf, zoneOf } from './wave.ts';

/**
 * What supervisors said of one behaviour, as it may be shown (MEASURES, Kirkpatrick level 3): favourable is "clearly" and
 * "strongly"; "cannot say" and blanks leave the base. Whatever `result` does not allow is null.
 */
export type BehaviourMeasure = {
  kind: WaveKind;
  behaviour: string;
  level: 3;
  textEn: string;
  textFr: string;
  asked: number;
  answered: number;
  result: 'share' | 'band' | 'suppressed';
  numerator: number | null;
  denominator: number | null;
  share: number | null;
  cannotSay: Few | null;
  bounds: { low: number; high: number } | null;
  band: Band | null;
  /** From "not seen" to "strongly", or unfavourable and favourable. */
  distribution: number[] | null;
  reason: string | null;
  asOf: Day;
};

/** One round: `numerator` submitted of `denominator` who were asked about somebody. */
export type WaveMeasure = {
  kind: WaveKind;
  level: 3;
  state: 'open' | 'closed';
  numerator: number;
  denominator: number;
  rate: number | null;
  asOf: Day;
};

export type FeedbackThemeMeasure = {
  kind: WaveKind;
  level: 3;
  theme: string;
  numerator: Few | 'most';
  denominator: Few;
  asOf: Day;
};

export type FeedbackMeasures = {
  responses: WaveMeasure[];
  behaviours: BehaviourMeasure[];
  themes: FeedbackThemeMeasure[];
};

type Scope = { programId: string; cohortId: string; asOf: Day };

/**
 * What supervisors said of a cohort, in rounds that had opened on a day; undefined where there is none. Of a round that
 * is still open only how many answered: figures that are taken again after each answer would give every answer away.
 */
export async function measureFeedback(
  deps: Deps,
  { programId, cohortId, asOf }: Scope,
): Promise<FeedbackMeasures | undefined> {
  const zone = await zoneOf(deps, programId);
  const now = deps.clock.now();
  const waves = (await wavesOf(deps, { programId, cohortId })).filter(
    (wave) => stateOf(wave, now) !== 'planned' && dayIn(zone, wave.opensAt) <= asOf,
  );
  if (waves.length === 0) return undefined;
  const program = await deps.store.get('program', programPk(programId), programDocId);
  const minimum = program?.body.evaluations?.minimum;
  const found = await Promise.all(
    waves.map(async (wave) => {
      const lastDay = dayIn(zone, wave.closesAt - 1);
      const closed = stateOf(wave, now) === 'closed' && lastDay <= asOf;
      return measured(wave, await feedbackIn(deps, wave), { closed, minimum, day: closed ? lastDay : asOf });
    }),
  );
  return {
    responses: found.flatMap(({ responses }) => responses),
    behaviours: found.flatMap(({ behaviours }) => behaviours),
    themes: found.flatMap(({ themes }) => themes),
  };
}

async function feedbackIn(deps: Deps, { waveId }: Wave): Promise<Feedback[]> {
  return (await Array.fromAsync(everyOf(deps.store, wavePk(waveId), 'feedback'))).map(({ body }) => body);
}

type At = { closed: boolean; minimum: number | undefined; day: Day };

function measured(
  { kind, behaviours }: Wave,
  all: readonly Feedback[],
  { closed, minimum, day }: At,
): FeedbackMeasures {
  const submitted = all.filter(({ state }) => state === 'submitted');
  const counts = {
    numerator: submitted.length,
    denominator: all.length,
    rate: percentage(submitted.length, all.length),
  };
  const of = { kind, level: 3, asOf: day } as const;
  const responses: WaveMeasure[] = [{ ...of, ...counts, state: closed ? 'closed' : 'open' }];
  if (!closed) return { responses, behaviours: [], themes: [] };
  const comments = submitted
    .filter(({ words }) => words !== '')
    .map(({ participant, themes = [] }) => ({ commentId: participant, themes }));
  const { commenters, themes } = themesShown(comments);
  return {
    responses,
    behaviours: behaviours.map((one) => ({ ...of, ...behaviourMeasure(one, submitted, all.length, minimum) })),
    themes: themes.map(({ themeId, count }) => ({ ...of, theme: themeId, numerator: count, denominator: commenters })),
  };
}

const NOTHING = {
  ...{ numerator: null, denominator: null, share: null, cannotSay: null, bounds: null },
  ...{ band: null, distribution: null, reason: null },
};

function behaviourMeasure(
  { behaviourId, textEn, textFr }: Behaviour,
  submitted: readonly Feedback[],
  asked: number,
  minimum: number | undefined,
): Omit<BehaviourMeasure, 'kind' | 'level' | 'asOf'> {
  const about = { behaviour: behaviourId, textEn, textFr, asked, answered: submitted.length, ...NOTHING };
  const published = publishLikert(seenCounts(behaviourId, submitted), asked, minimum);
  if (published.kind === 'suppressed') return { ...about, result: 'suppressed', reason: published.reason };
  if (published.kind === 'band') return { ...about, result: 'band', band: published.band };
  const { favourable, valid, notApplicable, bounds, distribution } = published;
  return {
    ...{ ...about, result: 'share', numerator: favourable, denominator: valid, cannotSay: notApplicable },
    share: percentage(favourable, valid),
    bounds: { low: bounds.lowTenths / 10, high: bounds.highTenths / 10 },
    distribution: distribution ? withoutMiddle(distribution) : null,
  };
}

/** Supervisors have no middle box: it holds nobody, and is not shown. */
const withoutMiddle = (boxes: readonly number[]): number[] =>
  boxes.filter((_, place) => place !== Math.floor(boxes.length / 2));
