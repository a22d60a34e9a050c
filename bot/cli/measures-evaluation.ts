import {
  evaluationMeasureEn,
  evaluationMeasureFr,
  type EvaluationMeasureText,
} from '../../cards/text/evaluation-measure.ts';
import { FORM_KINDS } from '../domain/form.ts';
import type { EvaluationMeasures, ItemMeasure } from '../features/evaluation/measure.ts';
import type { Measures } from '../features/measure.ts';

type Language = 'en' | 'fr';

const textIn = (language: Language): EvaluationMeasureText =>
  language === 'fr' ? evaluationMeasureFr : evaluationMeasureEn;

/** Measures as JSON: each figure of an evaluation with its base in words; the others are as they are. */
export function measuresInWords(measures: Measures, language: Language): object {
  const { evaluation } = measures;
  if (!evaluation) return measures;
  const text = textIn(language);
  return {
    ...measures,
    evaluation: {
      items: evaluation.items.map((item) => ({ ...item, base: baseOf(item, text), baseOf: item.base })),
      ...(evaluation.cuts
        ? { cuts: evaluation.cuts.map((one) => ({ ...one, base: text.cutBase[one.base], baseOf: one.base })) }
        : {}),
      responses: evaluation.responses.map((one) => ({ ...one, base: text.responseBase[one.base], baseOf: one.base })),
      themes: evaluation.themes.map((one) => ({ ...one, base: text.themeBase, baseOf: one.base })),
      reported: evaluation.reported.map((one) => ({ ...one, reported: true })),
    },
  };
}

const baseOf = ({ base, valid, asked }: ItemMeasure, text: EvaluationMeasureText): string =>
  text.base[base](valid, asked);

/** The same for people. */
export function evaluationLines(evaluation: EvaluationMeasures | undefined, language: Language): string[] {
  if (!evaluation) return [];
  const text = textIn(language);
  const { items, responses, reported } = evaluation;
  // those of one kind stand together, whether they were made here or came out of a file
  const inOrder = responses.toSorted((a, b) => FORM_KINDS.indexOf(a.kind) - FORM_KINDS.indexOf(b.kind));
  const released = inOrder.flatMap((response) => {
    const { kind, sessions, period, numerator, denominator, rate, delivered, asOf, release, imported } = response;
    const own = items.filter((item) => item.release === release);
    const from = imported ? `, ${text.imported}` : '';
    return [
      '',
      `${text.title}: ${text.of(text.kind[kind], sessions, period)}, ${text.asOf(asOf)}${from}`,
      `  ${text.response(numerator, denominator, rate, delivered)}`,
      ...own.flatMap((item) => [...itemLines(item, text, language), ...cutLines(evaluation, item, text, language)]),
    ];
  });
  const quoted = reported.map((one) => {
    const [words, base] = language === 'fr' ? [one.textFr, one.baseFr] : [one.textEn, one.baseEn];
    return `  ${text.reported(one.figure, words, base, one.source, one.asOf)}`;
  });
  return [...released, ...(quoted.length > 0 ? ['', text.reportedTitle, ...quoted] : [])];
}

function itemLines(item: ItemMeasure, text: EvaluationMeasureText, language: Language): string[] {
  const level = item.level === null ? '' : ` (${text.level(item.level)})`;
  const lines = figureLines(item, text, language);
  return [
    `  ${language === 'fr' ? item.textFr : item.textEn}${level}`,
    ...[...lines, baseOf(item, text)].map((line) => `    ${line}`),
  ];
}

/** The parts of an item that may be shown, by the cut that was declared. */
function cutLines(
  { cuts = [] }: EvaluationMeasures,
  item: ItemMeasure,
  text: EvaluationMeasureText,
  language: Language,
) {
  const own = cuts.filter((one) => one.release === item.release && one.item === item.item);
  return own.flatMap(({ optionEn, optionFr, numerator, denominator, share }) => {
    if (numerator === null || denominator === null) return [];
    const name = (language === 'fr' ? optionFr : optionEn) ?? text.cutUnsaid;
    return [`      ${text.cut(name, text.share(numerator, denominator, share))}`];
  });
}

function figureLines(item: ItemMeasure, text: EvaluationMeasureText, language: Language): string[] {
  const { result, favourable, valid, share, bounds, notApplicable, band, options, together, reason } = item;
  if (result === 'band' && band) return [text.band[band], text.bandWhy];
  if (result === 'options' && options) {
    const named = options.map((one) => ({
      text: language === 'fr' ? one.textFr : one.textEn,
      count: text.few(one.count),
    }));
    const rest = together ? [{ text: together.options.join(', '), count: String(together.count) }] : [];
    return [text.options([...named, ...rest])];
  }
  if (result !== 'share') return [text.suppressed(text.reasons[reason ?? ''] ?? '')];
  return [
    text.share(favourable ?? 0, valid ?? 0, share),
    ...(bounds ? [text.bounds(bounds.low, bounds.high)] : []),
    ...(notApplicable === null ? [] : [text.notApplicable(notApplicable)]),
  ];
}
