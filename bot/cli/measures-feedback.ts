import { feedbackMeasureEn, feedbackMeasureFr, type FeedbackMeasureText } from '../../cards/text/feedback-measure.ts';
import type { BehaviourMeasure, FeedbackMeasures } from '../features/feedback/measure.ts';

type Language = 'en' | 'fr';

const textIn = (language: Language): FeedbackMeasureText => (language === 'fr' ? feedbackMeasureFr : feedbackMeasureEn);

/** Supervisors' feedback for JSON: each figure with its base in words; nothing where there was no round. */
export function feedbackInWords(feedback: FeedbackMeasures | undefined, language: Language): object {
  if (!feedback) return {};
  const text = textIn(language);
  const { responses, behaviours, themes } = feedback;
  return {
    feedback: {
      responses: responses.map((one) => ({ ...one, base: text.responseBase })),
      behaviours: behaviours.map((one) => ({ ...one, base: text.base(one.denominator, one.asked) })),
      themes: themes.map((one) => ({ ...one, base: text.themeBase })),
    },
  };
}

/** The same for people. */
export function feedbackLines(feedback: FeedbackMeasures | undefined, language: Language): string[] {
  if (!feedback) return [];
  const text = textIn(language);
  const { responses, behaviours, themes } = feedback;
  return responses.flatMap(({ kind, state, numerator, denominator, rate, asOf }) => [
    '',
    `${text.title}: ${text.kind[kind]}, ${text.asOf(asOf)} (${text.level})`,
    `  ${text.response(numerator, denominator, rate)}`,
    ...(state === 'open' ? [`  ${text.open}`] : []),
    ...behaviours.filter((one) => one.kind === kind).flatMap((one) => behaviourLines(one, text, language)),
    ...themes
      .filter((one) => one.kind === kind)
      .map((one) => `  ${text.theme(one.theme, one.numerator, one.denominator)}`),
  ]);
}

function behaviourLines(one: BehaviourMeasure, text: FeedbackMeasureText, language: Language): string[] {
  const { textEn, textFr, denominator, asked } = one;
  const lines = [...figureLines(one, text), text.base(denominator, asked)];
  return [`  ${language === 'fr' ? textFr : textEn}`, ...lines.map((line) => `    ${line}`)];
}

function figureLines(one: BehaviourMeasure, text: FeedbackMeasureText): string[] {
  const { result, band, reason, numerator, denominator, share, bounds, cannotSay } = one;
  if (result === 'band' && band) return [text.band[band]];
  if (result !== 'share') return [text.suppressed(text.reasons[reason ?? ''] ?? '')];
  return [
    text.share(numerator ?? 0, denominator ?? 0, share),
    ...(bounds ? [text.bounds(bounds.low, bounds.high)] : []),
    ...(cannotSay === null ? [] : [text.cannotSay(cannotSay)]),
  ];
}
