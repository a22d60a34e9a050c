import type { Few } from '../../bot/domain/confidentiality.ts';
import type { FormKind, Level } from '../../bot/domain/form.ts';

/** What the command line says of evaluations: each figure with its base in words. */
export type EvaluationMeasureText = {
  title: string;
  kind: Record<FormKind, string>;
  of: (kind: string, sessions: readonly string[], period: string) => string;
  base: Record<'people' | 'answers', (valid: number | null, asked: number) => string>;
  responseBase: Record<'people' | 'answers', string>;
  cut: (part: string, share: string) => string;
  imported: string;
  cutUnsaid: string;
  cutBase: Record<'people' | 'answers', string>;
  themeBase: string;
  response: (answered: number, asked: number, rate: number | null, delivered: number) => string;
  share: (favourable: number, valid: number, share: number | null) => string;
  bounds: (low: number, high: number) => string;
  notApplicable: (count: Few) => string;
  band: Record<'high' | 'low', string>;
  bandWhy: string;
  suppressed: (reason: string) => string;
  reasons: Record<string, string>;
  options: (options: readonly { text: string; count: string }[]) => string;
  few: (count: Few | 'most') => string;
  level: (level: Level) => string;
  asOf: (day: string) => string;
  reportedTitle: string;
  reported: (figure: string, text: string, base: string, source: string, asOf: string) => string;
};

const percentEn = (value: number | null): string => (value === null ? 'no rate' : `${value.toFixed(1)} %`);
const percentFr = (value: number | null): string =>
  value === null ? 'aucun taux' : `${value.toFixed(1).replace('.', ',')} %`;

export const evaluationMeasureEn: EvaluationMeasureText = {
  title: 'Evaluations',
  kind: {
    'learning-event': 'Learning events',
    'action-learning': 'Action learning groups',
    'mid-program': 'Half-way through the program',
    'end-program': 'End of the program',
  },
  of: (kind, sessions, period) =>
    [kind, ...(sessions.length > 0 ? [sessions.join(', ')] : []), ...(period === '' ? [] : [period])].join('; '),
  base: {
    people: (valid, asked) =>
      valid === null
        ? `those of ${asked} people asked who answered this item`
        : `the ${valid} people who answered this item, of ${asked} asked`,
    answers: (valid, asked) =>
      valid === null
        ? `answers to this item, of ${asked} asked for (answers, not people)`
        : `${valid} answers to this item, of ${asked} asked for (answers, not people)`,
  },
  responseBase: {
    people: 'people who were asked: those recorded as attended',
    answers: 'answers that were asked for over several evaluations (answers, not people)',
  },
  cut: (part, share) => `${part}: ${share}`,
  imported: 'from a file',
  cutUnsaid: 'did not say',
  cutBase: {
    people: 'people who answered this item and chose this part themselves',
    answers: 'answers to this item of those who chose this part themselves (answers, not people)',
  },
  themeBase: 'people who wrote a comment',
  response: (answered, asked, rate, delivered) =>
    `${percentEn(rate)} response: ${answered} answered of ${asked} asked (delivered: ${delivered})`,
  share: (favourable, valid, share) => `${percentEn(share)}: ${favourable} favourable of ${valid} answers`,
  bounds: (low, high) => `of all who were asked, between ${percentEn(low)} and ${percentEn(high)}`,
  notApplicable: (count) => `does not apply: ${count === 'below3' ? '< 3' : count}`,
  band: { high: '80 % or more favourable', low: '20 % or fewer favourable' },
  bandWhy: 'a band: an exact figure would point at the one or two who see it differently, or say that nobody does',
  suppressed: (reason) => `not shown (confidentiality): ${reason}`,
  reasons: {
    tooFew: 'too few answers',
    complementary: 'it would give another figure away',
    smallCategories: 'too few people in a category',
  },
  options: (options) => options.map(({ text, count }) => `${text}: ${count}`).join('; '),
  few: (count) => (count === 'below3' ? '< 3' : count === 'most' ? 'all, or nearly all' : String(count)),
  level: (level) => `Kirkpatrick level ${level}`,
  asOf: (day) => `as of ${day}`,
  reportedTitle: 'Reported before this product (quoted, not computed)',
  reported: (figure, text, base, source, asOf) => `${figure} ${text} (base as worded: ${base}; ${source}, ${asOf})`,
};

export const evaluationMeasureFr: EvaluationMeasureText = {
  title: 'Évaluations',
  kind: {
    'learning-event': 'Activités d’apprentissage',
    'action-learning': 'Groupes d’apprentissage par l’action',
    'mid-program': 'Mi-parcours du programme',
    'end-program': 'Fin du programme',
  },
  of: (kind, sessions, period) =>
    [kind, ...(sessions.length > 0 ? [sessions.join(', ')] : []), ...(period === '' ? [] : [period])].join('; '),
  base: {
    people: (valid, asked) =>
      valid === null
        ? `les personnes, parmi ${asked} sollicitées, qui ont répondu à cet énoncé`
        : `les ${valid} personnes qui ont répondu à cet énoncé, sur ${asked} sollicitées`,
    answers: (valid, asked) =>
      valid === null
        ? `les réponses à cet énoncé, sur ${asked} demandées (des réponses, non des personnes)`
        : `${valid} réponses à cet énoncé, sur ${asked} demandées (des réponses, non des personnes)`,
  },
  responseBase: {
    people: 'les personnes sollicitées : celles dont la présence est consignée',
    answers: 'les réponses demandées par plusieurs évaluations (des réponses, non des personnes)',
  },
  cut: (part, share) => `${part} : ${share}`,
  imported: 'tirées d’un fichier',
  cutUnsaid: 'sans réponse',
  cutBase: {
    people: 'les personnes qui ont répondu à cet énoncé et choisi elles-mêmes cette catégorie',
    answers:
      'les réponses à cet énoncé de ceux et celles qui ont choisi cette catégorie (des réponses, non des personnes)',
  },
  themeBase: 'les personnes qui ont laissé un commentaire',
  response: (answered, asked, rate, delivered) =>
    `${percentFr(rate)} de réponses : ${answered} sur ${asked} demandées (remises : ${delivered})`,
  share: (favourable, valid, share) => `${percentFr(share)} : ${favourable} réponses favorables sur ${valid}`,
  bounds: (low, high) => `de toutes les personnes sollicitées, entre ${percentFr(low)} et ${percentFr(high)}`,
  notApplicable: (count) => `ne s’applique pas : ${count === 'below3' ? '< 3' : count}`,
  band: { high: '80 % ou plus de réponses favorables', low: '20 % ou moins de réponses favorables' },
  bandWhy:
    'une tranche : un chiffre exact désignerait la ou les deux personnes d’un autre avis, ou dirait qu’il n’y en a pas',
  suppressed: (reason) => `non diffusé (confidentialité) : ${reason}`,
  reasons: {
    tooFew: 'trop peu de réponses',
    complementary: 'cela révélerait un autre chiffre',
    smallCategories: 'trop peu de personnes dans une catégorie',
  },
  options: (options) => options.map(({ text, count }) => `${text} : ${count}`).join('; '),
  few: (count) => (count === 'below3' ? '< 3' : count === 'most' ? 'toutes les réponses, ou presque' : String(count)),
  level: (level) => `niveau ${level} de Kirkpatrick`,
  asOf: (day) => `au ${day}`,
  reportedTitle: 'Chiffres rapportés avant cette application (cités, non calculés)',
  reported: (figure, text, base, source, asOf) => `${figure} ${text} (base citée : ${base}; ${source}, ${asOf})`,
};
