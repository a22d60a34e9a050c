import type { Deps } from '../../deps.ts';
import type { Few } from '../../domain/confidentiality.ts';
import type { PoolPlan } from '../../domain/evaluation.ts';
import type { FormKind, Level } from '../../domain/form.ts';
import { programPk } from '../../domain/key.ts';
import { percentage } from '../../domain/measure.ts';
import type { ItemResult } from '../../domain/outcome.ts';
import type { Session } from '../../domain/session.ts';
import { dayIn, type Day } from '../../domain/time.ts';
import type { Stored } from '../../store/store.ts';
import { everyOf } from '../page.ts';
import { programZone, storedEvaluations } from './pool.ts';
import type { Released } from './result.ts';

/** Of what a figure was released: `people` answered one evaluation, or several gave `answers`. */
export type FigureOf = {
  kind: FormKind;
  pool: PoolPlan;
  period: string;
  /** Codes of the sessions; none for an evaluation of the program. */
  sessions: string[];
  base: 'people' | 'answers';
  asOf: Day;
  /** One for each release: two of one kind (a past one out of a file, and one made here) stay apart by it. */
  release: string;
  /** Came out of a file, whole or in part. */
  imported: boolean;
};

/**
 * One item as it may be shown (MEASURES). Whatever `result` does not allow is null, in this and every channel. Percent
 * with one decimal; `notApplicable` may be "fewer than 3". `numerator` of `denominator` is favourable of valid answers.
 */
export type ItemMeasure = FigureOf & {
  item: string;
  measure: string | null;
  level: Level | null;
  textEn: string;
  textFr: string;
  asked: number;
  answered: number;
  result: 'share' | 'band' | 'options' | 'suppressed';
  numerator: number | null;
  denominator: number | null;
  share: number | null;
  favourable: number | null;
  valid: number | null;
  notApplicable: Few | null;
  bounds: { low: number; high: number } | null;
  band: 'high' | 'low' | null;
  distribution: number[] | null;
  options: { option: string; textEn: string; textFr: string; count: Few | 'most' }[] | null;
  together: { options: string[]; count: number } | null;
  reason: string | null;
};

/** How many answered, of how many were asked; those whom nothing reached were never asked. */
export type ResponseMeasure = FigureOf & {
  numerator: number;
  denominator: number;
  rate: number | null;
  delivered: number;
};

/** One item in one part of a declared cut; `option` null: those who did not say. Hidden parts have no figures. */
export type CutMeasure = FigureOf & {
  item: string;
  cut: string;
  option: string | null;
  optionEn: string | null;
  optionFr: string | null;
  result: 'share' | 'suppressed';
  numerator: number | null;
  denominator: number | null;
  share: number | null;
  reason: string | null;
};

export type ThemeMeasure = FigureOf & { theme: string; numerator: Few | 'most'; denominator: Few };

/** Figures from before this product, quoted: nobody can compute them again. */
export type ReportedFigure = Stored<'reported'>['body'];

export type EvaluationMeasures = {
  items: ItemMeasure[];
  /** Items by the cuts that were declared; absent where none was. */
  cuts?: CutMeasure[];
  responses: ResponseMeasure[];
  themes: ThemeMeasure[];
  reported: ReportedFigure[];
};

type Scope = { programId: string; cohortId: string; asOf: Day };

/**
 * What a cohort's evaluations released up to a day, item by item, and the reported figures beside it. Undefined where
 * there is neither. It reads what was released and nothing else: no ballot is counted for it.
 */
export async function measureEvaluations(
  deps: Deps,
  { programId, cohortId, asOf }: Scope,
  sessions: readonly Session[],
): Promise<EvaluationMeasures | undefined> {
  const pk = programPk(programId);
  const zone = await programZone(deps, programId);
  const range = { from: `${cohortId}_`, to: `${cohortId}_~` };
  const all = await Array.fromAsync(everyOf(deps.store, pk, 'result', range));
  const released = all.map(({ body }) => body).filter(({ at }) => dayIn(zone, at) <= asOf);
  const reported = (await Array.fromAsync(everyOf(deps.store, pk, 'reported'))).map(({ body }) => body);
  if (released.length + reported.length === 0) return undefined;
  const known = released.length > 0 ? await evaluationsIn(deps, programId, sessions) : NONE;
  const of = (one: Released): FigureOf => figureOf(one, known, dayIn(zone, one.at));
  const cuts = released.flatMap((one) => cutMeasures(one, of(one)));
  return {
    ...(cuts.length > 0 ? { cuts } : {}),
    items: released.flatMap((one) => one.items.flatMap((item) => itemMeasure(item, of(one)))),
    responses: released.map((one) => responseMeasure(one, of(one))),
    themes: released.flatMap((one) => themeMeasures(one, of(one))),
    reported,
  };
}

/** By evaluation: the code of its session, and which of them came out of a file. */
type Known = { codes: ReadonlyMap<string, string>; imported: ReadonlySet<string> };
const NONE: Known = { codes: new Map(), imported: new Set() };

async function evaluationsIn(deps: Deps, programId: string, sessions: readonly Session[]): Promise<Known> {
  const bySession = new Map(sessions.map(({ sessionId, code }) => [sessionId, code]));
  const evaluations = (await storedEvaluations(deps, programId)).map(({ body }) => body);
  const codes = evaluations.flatMap(({ evaluationId, sessionId = '' }) => {
    const code = bySession.get(sessionId);
    return code === undefined ? [] : [[evaluationId, code] as const];
  });
  const imported = evaluations.filter((one) => one.imported).map(({ evaluationId }) => evaluationId);
  return { codes: new Map(codes), imported: new Set(imported) };
}

function figureOf({ poolId, kind, pool, period, evaluationIds }: Released, known: Known, asOf: Day): FigureOf {
  const sessions = evaluationIds.flatMap((id) => known.codes.get(id) ?? []);
  const imported = evaluationIds.some((id) => known.imported.has(id));
  return {
    kind,
    pool,
    period,
    sessions,
    base: pool === 'none' ? 'people' : 'answers',
    asOf,
    release: poolId,
    imported,
  };
}

function responseMeasure({ asked, delivered, answered }: Released, of: FigureOf): ResponseMeasure {
  return { ...of, numerator: answered, denominator: asked, rate: percentage(answered, asked), delivered };
}

function cutMeasures({ cut }: Released, of: FigureOf): CutMeasure[] {
  if (!cut) return [];
  return cut.items.flatMap(({ itemId, parts }) =>
    parts.map(({ optionId, shown }): CutMeasure => {
      const said = cut.options.find((one) => one.optionId === optionId);
      const words = { optionEn: said?.textEn ?? null, optionFr: said?.textFr ?? null };
      const about = { ...of, item: itemId, cut: cut.itemId, option: optionId, ...words };
      if (shown.kind === 'suppressed') {
        const none = { numerator: null, denominator: null, share: null };
        return { ...about, ...none, result: 'suppressed', reason: shown.reason };
      }
      const { favourable: numerator, valid: denominator } = shown;
      const share = percentage(numerator, denominator);
      return { ...about, result: 'share', numerator, denominator, share, reason: null };
    }),
  );
}

function themeMeasures({ themes, commenters }: Released, of: FigureOf): ThemeMeasure[] {
  return themes.map(({ themeId, count }) => ({ ...of, theme: themeId, numerator: count, denominator: commenters }));
}

const NOTHING = {
  ...{ numerator: null, denominator: null, share: null, favourable: null, valid: null, notApplicable: null },
  ...{ bounds: null, band: null, distribution: null, options: null, together: null, reason: null },
};

function itemMeasure(item: ItemResult | Released['items'][number], of: FigureOf): ItemMeasure[] {
  if (item.type === 'text') return [];
  const { itemId, measure = null, level = null, textEn, textFr, asked, answered } = item;
  const about = { ...of, item: itemId, measure, level, textEn, textFr, asked, answered, ...NOTHING };
  const { published } = item;
  switch (published.kind) {
    case 'suppressed':
      return [{ ...about, result: 'suppressed', reason: published.reason }];
    case 'band':
      return [{ ...about, result: 'band', band: published.band }];
    case 'share': {
      const { favourable, valid, notApplicable, bounds, distribution = null } = published;
      return [
        {
          ...{ ...about, result: 'share', numerator: favourable, denominator: valid, favourable, valid, notApplicable },
          share: percentage(favourable, valid),
          bounds: { low: bounds.lowTenths / 10, high: bounds.highTenths / 10 },
          distribution: distribution && [...distribution],
        },
      ];
    }
    case 'options': {
      const words = item.type === 'choice' ? item.options : [];
      const named = published.options.map(({ optionId, count }) => {
        const option = words.find((one) => one.optionId === optionId);
        return { option: optionId, textEn: option?.textEn ?? '', textFr: option?.textFr ?? '', count };
      });
      const together = published.other ? { options: published.other.optionIds, count: published.other.count } : null;
      return [{ ...about, result: 'options', valid: published.valid, options: named, together }];
    }
  }
}
