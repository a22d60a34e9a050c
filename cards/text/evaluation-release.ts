import type { Level } from '../../bot/domain/form.ts';
import type { Theme } from '../../bot/domain/outcome.ts';

/** Results as they are released: pools, response, themes, and what was changed for them. */
export type EvaluationReleaseText = {
  pool: { quarter: (period: string) => string; program: string; named: (period: string) => string };
  pooled: (evaluations: number, pool: string) => string;
  notPeople: string;
  waits: Record<'notClosed' | 'mayGrow', string>;
  late: string;
  ownResponse: (answered: number, asked: number) => string;
  rate: (answered: number, asked: number, percent: string, delivered: number) => string;
  pooledRate: (answered: number, asked: number, percent: string, delivered: number) => string;
  answeredItem: (answered: number, asked: number) => string;
  tooFew: (minimum: number) => string;
  levels: Record<Level, string>;
  cutTitle: (question: string) => string;
  cutUnsaid: string;
  cutHidden: string;
  distribution: string;
  three: readonly [string, string, string];
  themesTitle: string;
  commenters: (count: number | undefined) => string;
  themeCount: (theme: string, count: string) => string;
  whose: Record<'here' | 'elsewhere', string>;
  asOf: (day: string) => string;
  editThemes: string;
  themesHelp: string;
  themeEn: string;
  themeFr: string;
  themeInput: (limit: number) => string;
  addTheme: string;
  renameTheme: string;
  removeTheme: string;
  chooseTheme: string;
  newTheme: string;
  themesSaved: string;
  themeRefusal: Record<'themeWords' | 'tooManyThemes' | 'sameTheme', string>;
  back: string;
  writeChanged: string;
  changedFormTitle: string;
  changedHelp: string;
  saidEn: string;
  saidFr: string;
  changedEn: string;
  changedFr: string;
  changedInput: (limit: number) => string;
  saveChanged: string;
  changedSaved: string;
  changedRefusal: Record<'notReleased' | 'changedWords', string>;
  youSaid: string;
  weChanged: string;
  newsTitle: string;
  newsIntro: string;
  newsEnd: string;
};

/** The starting list: those that participants of the pilot named. */
export const startingThemes: readonly Theme[] = [
  { themeId: 'realChallenges', en: 'Real challenges', fr: 'Défis réels' },
  { themeId: 'projectPlanning', en: 'Project planning', fr: 'Planification de projet' },
  { themeId: 'strategicThinking', en: 'Strategic thinking', fr: 'Pensée stratégique' },
  { themeId: 'collaboration', en: 'Collaboration', fr: 'Collaboration' },
  { themeId: 'innovativeLearning', en: 'Innovative learning', fr: 'Apprentissage novateur' },
];

export const evaluationReleaseEn: EvaluationReleaseText = {
  pool: {
    quarter: (period) => `its kind in the quarter ${period}`,
    program: 'its kind in the whole program',
    named: (period) => `its kind in the period "${period}"`,
  },
  pooled: (evaluations, pool) =>
    `Added up with ${pool}, as it was decided before it opened: ${evaluations === 1 ? '1 evaluation' : `${evaluations} evaluations`}. Of this one alone nothing is shown.`,
  notPeople: 'The figures count answers, not people: one person may have answered several times.',
  waits: {
    notClosed: 'Results can be released once every evaluation of this group has closed.',
    mayGrow: 'Results can be released once this period is over and no session of this kind lies ahead of it.',
  },
  late: 'This one closed after its group had been released. Its answers cannot be shown without giving others away.',
  ownResponse: (answered, asked) => `This session: ${answered} of ${asked} asked have answered.`,
  rate: (answered, asked, percent, delivered) =>
    `Answered: ${answered} of ${asked} people asked, ${percent} (delivered: ${delivered})`,
  pooledRate: (answered, asked, percent, delivered) =>
    `Answers: ${answered} of ${asked} asked for, ${percent} (delivered: ${delivered})`,
  answeredItem: (answered, asked) => `${answered} of ${asked} answered the evaluation`,
  tooFew: (minimum) => `fewer than ${minimum} answers`,
  levels: {
    1: 'Level 1: reaction',
    2: 'Level 2: learning',
    3: 'Level 3: behaviour',
    4: 'Level 4: results',
  },
  cutTitle: (question) => `By what people chose: ${question}`,
  cutUnsaid: 'Did not say',
  cutHidden: 'Parts that are too small, or that would give another one away, are not shown.',
  distribution: 'From least to most',
  three: ['unfavourable', 'neither', 'favourable'],
  themesTitle: 'Themes of the comments',
  commenters: (count) =>
    count === undefined ? 'Fewer than 3 people wrote a comment.' : `${count} people wrote a comment.`,
  themeCount: (theme, count) => `${theme}: ${count}`,
  whose: {
    here: 'Look at the comments',
    elsewhere: 'The other comments of this group are looked at with their own evaluations.',
  },
  asOf: (day) => `Released on ${day}.`,
  editThemes: 'Change the list of themes',
  themesHelp:
    'Choose a theme to give it other words or to take it off the list, or write a new one. Comments that were coded keep their theme.',
  themeEn: 'In English',
  themeFr: 'In French',
  themeInput: (limit) => `At most ${limit} characters.`,
  addTheme: 'Save these words',
  renameTheme: 'Theme',
  removeTheme: 'Take it off the list',
  chooseTheme: 'Choose a theme.',
  newTheme: 'A new theme',
  themesSaved: 'The list has been changed.',
  themeRefusal: {
    themeWords: 'A theme needs short words in English and in French.',
    tooManyThemes: 'The list is full: take a theme off first.',
    sameTheme: 'There is a theme with these words already.',
  },
  back: 'Back to the results',
  writeChanged: 'You said, we changed',
  changedFormTitle: 'You said, we changed',
  changedHelp:
    'What did participants say, and what will be different? It heads the next invitations, in the language of each reader. Name nobody.',
  saidEn: 'You said (English)',
  saidFr: 'You said (French)',
  changedEn: 'We changed (English)',
  changedFr: 'We changed (French)',
  changedInput: (limit) => `Write something, at most ${limit} characters.`,
  saveChanged: 'Save',
  changedSaved: 'Saved. The next invitations begin with it.',
  changedRefusal: {
    notReleased: 'Release the results first.',
    changedWords: 'Please fill in all four, in both languages and not too long. Your words are kept.',
  },
  youSaid: 'You said',
  weChanged: 'We changed',
  newsTitle: 'What you said together',
  newsIntro: 'Thank you for answering. Here is what came of it; you have nothing to do.',
  newsEnd: 'Small numbers are left out or shown as a range, so that nobody can be recognised.',
};

export const evaluationReleaseFr: EvaluationReleaseText = {
  pool: {
    quarter: (period) => `celles du même type au trimestre ${period}`,
    program: 'celles du même type de tout le programme',
    named: (period) => `celles du même type de la période « ${period} »`,
  },
  pooled: (evaluations, pool) =>
    `Regroupée avec ${pool}, comme prévu avant son ouverture : ${evaluations === 1 ? '1 évaluation' : `${evaluations} évaluations`}. De celle-ci seule, rien n’est montré.`,
  notPeople: 'Les chiffres comptent des réponses, non des personnes : une personne peut avoir répondu plusieurs fois.',
  waits: {
    notClosed: 'Les résultats peuvent être diffusés une fois closes toutes les évaluations de ce groupe.',
    mayGrow:
      'Les résultats peuvent être diffusés une fois la période terminée, sans autre séance de ce type à y tenir.',
  },
  late: 'Celle-ci a pris fin après la diffusion de son groupe. Montrer ses réponses révélerait celles d’autres personnes.',
  ownResponse: (answered, asked) => `Cette séance : ${answered} réponses de ${asked} personnes sollicitées.`,
  rate: (answered, asked, percent, delivered) =>
    `Réponses : ${answered} sur ${asked} personnes sollicitées, ${percent} (remises : ${delivered})`,
  pooledRate: (answered, asked, percent, delivered) =>
    `Réponses : ${answered} sur ${asked} demandées, ${percent} (remises : ${delivered})`,
  answeredItem: (answered, asked) => `${answered} réponses à l’évaluation sur ${asked} demandées`,
  tooFew: (minimum) => `moins de ${minimum} réponses`,
  levels: {
    1: 'Niveau 1 : réaction',
    2: 'Niveau 2 : apprentissage',
    3: 'Niveau 3 : comportement',
    4: 'Niveau 4 : résultats',
  },
  cutTitle: (question) => `Selon le choix fait : ${question}`,
  cutUnsaid: 'Sans réponse',
  cutHidden: 'Les catégories trop petites, ou qui en révéleraient une autre, ne sont pas montrées.',
  distribution: 'Du moins au plus favorable',
  three: ['défavorables', 'ni l’un ni l’autre', 'favorables'],
  themesTitle: 'Thèmes des commentaires',
  commenters: (count) =>
    count === undefined
      ? 'Moins de 3 personnes ont laissé un commentaire.'
      : `${count} personnes ont laissé un commentaire.`,
  themeCount: (theme, count) => `${theme} : ${count}`,
  whose: {
    here: 'Lire les commentaires',
    elsewhere: 'Les autres commentaires de ce groupe se lisent avec leur propre évaluation.',
  },
  asOf: (day) => `Diffusion le ${day}.`,
  editThemes: 'Modifier la liste des thèmes',
  themesHelp:
    'Choisissez un thème pour en changer les mots ou le retirer de la liste, ou écrivez-en un nouveau. Les commentaires déjà codés gardent leur thème.',
  themeEn: 'En anglais',
  themeFr: 'En français',
  themeInput: (limit) => `Au plus ${limit} caractères.`,
  addTheme: 'Enregistrer ces mots',
  renameTheme: 'Thème',
  removeTheme: 'Le retirer de la liste',
  chooseTheme: 'Choisissez un thème.',
  newTheme: 'Un nouveau thème',
  themesSaved: 'La liste a été modifiée.',
  themeRefusal: {
    themeWords: 'Un thème demande des mots courts, en anglais et en français.',
    tooManyThemes: 'La liste est pleine : retirez d’abord un thème.',
    sameTheme: 'Un thème porte déjà ces mots.',
  },
  back: 'Retour aux résultats',
  writeChanged: 'Vous avez dit, nous avons changé',
  changedFormTitle: 'Vous avez dit, nous avons changé',
  changedHelp:
    'Qu’ont dit les personnes participantes, et qu’est-ce qui sera différent? Ces mots ouvrent les prochaines invitations, dans la langue de chaque personne. Ne nommez personne.',
  saidEn: 'Vous avez dit (en anglais)',
  saidFr: 'Vous avez dit (en français)',
  changedEn: 'Nous avons changé (en anglais)',
  changedFr: 'Nous avons changé (en français)',
  changedInput: (limit) => `Écrivez quelque chose, au plus ${limit} caractères.`,
  saveChanged: 'Enregistrer',
  changedSaved: 'C’est enregistré. Les prochaines invitations commencent par ces mots.',
  changedRefusal: {
    notReleased: 'Diffusez d’abord les résultats.',
    changedWords: 'Remplissez les quatre cases, dans les deux langues et sans trop de mots. Les vôtres sont conservés.',
  },
  youSaid: 'Vous avez dit',
  weChanged: 'Nous avons changé',
  newsTitle: 'Ce que vous avez dit ensemble',
  newsIntro: 'Merci de vos réponses. Voici ce qu’il en ressort; vous n’avez rien à faire.',
  newsEnd: 'Les petits nombres sont omis ou montrés par tranche, afin que personne ne puisse être reconnu.',
};
