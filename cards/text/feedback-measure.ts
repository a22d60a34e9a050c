import type { Few } from '../../bot/domain/confidentiality.ts';
import type { WaveKind } from '../../bot/domain/feedback.ts';

/** What the command line says of supervisors' feedback: each figure with its base in words. */
export type FeedbackMeasureText = {
  title: string;
  kind: Record<WaveKind, string>;
  level: string;
  asOf: (day: string) => string;
  response: (answered: number, asked: number, rate: number | null) => string;
  responseBase: string;
  open: string;
  base: (valid: number | null, asked: number) => string;
  share: (favourable: number, valid: number, share: number | null) => string;
  bounds: (low: number, high: number) => string;
  cannotSay: (count: Few) => string;
  band: Record<'high' | 'low', string>;
  suppressed: (reason: string) => string;
  reasons: Record<string, string>;
  theme: (theme: string, count: Few | 'most', commenters: Few) => string;
  themeBase: string;
};

const percentEn = (value: number | null): string => (value === null ? 'no rate' : `${value.toFixed(1)} %`);
const percentFr = (value: number | null): string =>
  value === null ? 'aucun taux' : `${value.toFixed(1).replace('.', ',')} %`;
const fewOf = (count: Few): string => (count === 'below3' ? '< 3' : String(count));

export const feedbackMeasureEn: FeedbackMeasureText = {
  title: 'Feedback of supervisors',
  kind: { mid: 'mid-program', after: 'some months after the program' },
  level: 'Kirkpatrick level 3',
  asOf: (day) => `as of ${day}`,
  response: (answered, asked, rate) => `${percentEn(rate)}: ${answered} submitted of ${asked} asked for`,
  responseBase: 'participants on whom a supervisor was asked for feedback',
  open: 'still open: what was said is counted once the round has closed',
  base: (valid, asked) =>
    valid === null
      ? `those of ${asked} asked for in which the supervisor could say`
      : `the ${valid} in which the supervisor could say, of ${asked} asked for`,
  share: (favourable, valid, share) => `${percentEn(share)}: seen clearly or strongly in ${favourable} of ${valid}`,
  bounds: (low, high) => `of all that were asked for, between ${percentEn(low)} and ${percentEn(high)}`,
  cannotSay: (count) => `cannot say: ${fewOf(count)}`,
  band: { high: 'clearly or strongly: 80 % or more (a band)', low: 'clearly or strongly: 20 % or fewer (a band)' },
  suppressed: (reason) => `not shown (confidentiality): ${reason}`,
  reasons: { tooFew: 'too few answers', complementary: 'it would give another figure away' },
  theme: (theme, count, commenters) =>
    `theme ${theme}: ${count === 'most' ? 'all, or nearly all' : fewOf(count)} of ${fewOf(commenters)} who wrote words`,
  themeBase: 'feedback with words',
};

export const feedbackMeasureFr: FeedbackMeasureText = {
  title: 'Rétroaction des gestionnaires',
  kind: { mid: 'mi-parcours', after: 'quelques mois après le programme' },
  level: 'niveau 3 de Kirkpatrick',
  asOf: (day) => `au ${day}`,
  response: (answered, asked, rate) => `${percentFr(rate)} : ${answered} rétroactions envoyées sur ${asked} demandées`,
  responseBase: 'les personnes participantes pour qui une rétroaction a été demandée',
  open: 'période en cours : les réponses sont comptées une fois la période close',
  base: (valid, asked) =>
    valid === null
      ? `les rétroactions, parmi ${asked} demandées, où la ou le gestionnaire pouvait se prononcer`
      : `les ${valid} rétroactions où la ou le gestionnaire pouvait se prononcer, sur ${asked} demandées`,
  share: (favourable, valid, share) =>
    `${percentFr(share)} : observé clairement ou fortement dans ${favourable} cas sur ${valid}`,
  bounds: (low, high) => `de toutes les rétroactions demandées, entre ${percentFr(low)} et ${percentFr(high)}`,
  cannotSay: (count) => `ne peut se prononcer : ${fewOf(count)}`,
  band: {
    high: 'clairement ou fortement : 80 % ou plus (une tranche)',
    low: 'clairement ou fortement : 20 % ou moins (une tranche)',
  },
  suppressed: (reason) => `non diffusé (confidentialité) : ${reason}`,
  reasons: { tooFew: 'trop peu de réponses', complementary: 'cela révélerait un autre chiffre' },
  theme: (theme, count, commenters) =>
    `thème ${theme} : ${count === 'most' ? 'toutes, ou presque' : fewOf(count)} des ${fewOf(commenters)} rétroactions avec commentaire`,
  themeBase: 'les rétroactions avec commentaire',
};
