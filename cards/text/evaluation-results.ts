import type { EvaluationState } from '../../bot/domain/evaluation.ts';
import type { FormKind } from '../../bot/domain/form.ts';

/** Evaluations as coordinators prepare and read them. */
export type EvaluationResultsText = {
  listTitle: string;
  none: string;
  older: string;
  imported: string;
  notAllowed: string;
  kind: Record<FormKind, string>;
  state: Record<EvaluationState, string>;
  open: string;
  resultsOf: (title: string) => string;
  notReleased: string;
  share: (favourable: number, valid: number, percent: string) => string;
  band: Record<'high' | 'low', string>;
  bandWhy: string;
  suppressed: string;
  suppressedWhy: Record<'tooFew' | 'complementary' | 'smallCategories', string>;
  bounds: (low: string, high: string) => string;
  notApplicable: (count: string) => string;
  below3: string;
  most: string;
  otherOptions: (options: string, count: number) => string;
  commentsTitle: string;
  themesOnly: (minimum: number) => string;
  moreComments: (count: number) => string;
  toScreen: (count: number) => string;
  screenTitle: (left: number) => string;
  screenHelp: string;
  redacted: string;
  show: string;
  withhold: string;
  themes: string;
  screened: string;
  release: string;
  released: string;
  refusal: Record<'notClosed' | 'alreadyReleased' | 'toScreen', string>;
};

export const evaluationResultsEn: EvaluationResultsText = {
  listTitle: 'Evaluations',
  none: 'No evaluation has been opened yet.',
  older: 'Older evaluations',
  imported: 'from a file',
  notAllowed: 'You have no evaluations to see here. If you think you should, ask your coordinators.',
  kind: {
    'learning-event': 'Learning event',
    'action-learning': 'Action learning day',
    'mid-program': 'Half-way through the program',
    'end-program': 'End of the program',
  },
  state: {
    draft: 'Draft',
    approved: 'Approved',
    open: 'Open',
    closed: 'Closed, not released',
    released: 'Released',
    pooled: 'Waiting for its pool',
    suppressed: 'Not shown (confidentiality)',
  },
  open: 'Open',
  resultsOf: (title) => `Results: ${title}`,
  notReleased: 'Results are shown after the evaluation has closed and you have released them.',
  share: (favourable, valid, percent) => `${favourable} of ${valid} answers favourable: ${percent}`,
  band: { high: '80% or more favourable', low: '20% or fewer favourable' },
  bandWhy: 'A band, because an exact figure would point at the one or two who see it differently.',
  suppressed: 'Not shown (confidentiality)',
  suppressedWhy: {
    tooFew: 'fewer than ten answers',
    complementary: 'it would give another figure away',
    smallCategories: 'too few people in a category',
  },
  bounds: (low, high) =>
    low === high ? `${low} of all who were asked` : `between ${low} and ${high} of all who were asked`,
  notApplicable: (count) => `does not apply: ${count}`,
  below3: 'fewer than 3',
  most: 'all, or nearly all',
  otherOptions: (options, count) => `${options}: ${count} together`,
  commentsTitle: 'Comments',
  themesOnly: (minimum) => `Fewer than ${minimum} people answered, so only themes are shown, never words.`,
  moreComments: (count) => (count === 1 ? '1 more comment' : `${count} more comments`),
  toScreen: (count) => (count === 1 ? '1 comment to look at first' : `${count} comments to look at first`),
  screenTitle: (left) => `Look at a comment (${left} left)`,
  screenHelp: 'Take out what could identify somebody. Then choose its themes, and show it or keep it back.',
  redacted: 'The comment, as it may be shown',
  show: 'Show it',
  withhold: 'Keep it back',
  themes: 'Themes',
  screened: 'Every comment has been looked at.',
  release: 'Release the results',
  released: 'Released. The ballots are gone; what you see is all there is.',
  refusal: {
    notClosed: 'Results can be released once the evaluation has closed.',
    alreadyReleased: 'These results have been released already.',
    toScreen: 'Look at every comment first.',
  },
};

export const evaluationResultsFr: EvaluationResultsText = {
  listTitle: 'Évaluations',
  none: 'Aucune évaluation n’a encore été ouverte.',
  older: 'Évaluations plus anciennes',
  imported: 'tirée d’un fichier',
  notAllowed:
    'Vous n’avez pas d’évaluations à consulter ici. Si cela vous semble une erreur, demandez à votre équipe de coordination.',
  kind: {
    'learning-event': 'Activité d’apprentissage',
    'action-learning': 'Journée d’apprentissage par l’action',
    'mid-program': 'Mi-parcours du programme',
    'end-program': 'Fin du programme',
  },
  state: {
    draft: 'Ébauche',
    approved: 'Approbation donnée',
    open: 'En cours',
    closed: 'Clôture faite, sans diffusion',
    released: 'Diffusion faite',
    pooled: 'En attente de regroupement',
    suppressed: 'Non diffusé (confidentialité)',
  },
  open: 'Ouvrir',
  resultsOf: (title) => `Résultats : ${title}`,
  notReleased: 'Les résultats paraissent après la clôture de l’évaluation et votre diffusion.',
  share: (favourable, valid, percent) => `${favourable} réponses favorables sur ${valid} : ${percent}`,
  band: { high: '80 % ou plus de réponses favorables', low: '20 % ou moins de réponses favorables' },
  bandWhy: 'Une tranche, car un chiffre exact désignerait la ou les deux personnes d’un autre avis.',
  suppressed: 'Non diffusé (confidentialité)',
  suppressedWhy: {
    tooFew: 'moins de dix réponses',
    complementary: 'cela révélerait un autre chiffre',
    smallCategories: 'trop peu de personnes dans une catégorie',
  },
  bounds: (low, high) =>
    low === high
      ? `${low} de toutes les personnes sollicitées`
      : `entre ${low} et ${high} de toutes les personnes sollicitées`,
  notApplicable: (count) => `ne s’applique pas : ${count}`,
  below3: 'moins de 3',
  most: 'toutes les réponses, ou presque',
  otherOptions: (options, count) => `${options} : ${count} ensemble`,
  commentsTitle: 'Commentaires',
  themesOnly: (minimum) => `Moins de ${minimum} personnes ont répondu : on ne montre que les thèmes, jamais les mots.`,
  moreComments: (count) => (count === 1 ? '1 autre commentaire' : `${count} autres commentaires`),
  toScreen: (count) => (count === 1 ? '1 commentaire à lire d’abord' : `${count} commentaires à lire d’abord`),
  screenTitle: (left) => `Lire un commentaire (il en reste ${left})`,
  screenHelp:
    'Retirez ce qui permettrait de reconnaître quelqu’un. Choisissez ensuite ses thèmes, puis montrez-le ou gardez-le.',
  redacted: 'Le commentaire, tel qu’il peut être montré',
  show: 'Le montrer',
  withhold: 'Le garder',
  themes: 'Thèmes',
  screened: 'Tous les commentaires ont été lus.',
  release: 'Diffuser les résultats',
  released: 'C’est diffusé. L’urne n’existe plus; ce que vous voyez est tout ce qui reste.',
  refusal: {
    notClosed: 'Les résultats peuvent être diffusés une fois l’évaluation close.',
    alreadyReleased: 'Ces résultats sont déjà diffusés.',
    toScreen: 'Lisez d’abord tous les commentaires.',
  },
};
