import type { COMPETENCIES, FormItem, FormKind, FormProblem, Level, MEASURES } from '../../bot/domain/form.ts';
import type { PoolPlan } from '../../bot/domain/evaluation.ts';
import { formItemEn, formItemFr, type FormItemText } from './form-item.ts';

/** Evaluation forms as coordinators see, write and approve them. */
export type FormEditorText = {
  listTitle: string;
  help: string;
  notAllowed: string;
  kind: Record<FormKind, string>;
  inUse: (version: number) => string;
  none: string;
  draftThere: string;
  openOf: (kind: string) => string;
  library: string;
  state: Record<'draft' | 'approved' | 'retired' | 'replaced', (version: number) => string>;
  on: (day: string) => string;
  type: Record<FormItem['type'], string>;
  required: string;
  level: Record<Level, string>;
  measure: Record<(typeof MEASURES)[number], string>;
  competency: Record<(typeof COMPETENCIES)[number], string>;
  missing: string;
  emptyForm: string;
  edit: (n: number) => string;
  add: string;
  titles: string;
  approve: string;
  start: string;
  startOver: string;
  discard: string;
  discardAsk: string;
  discardYes: string;
  retire: string;
  retireAsk: string;
  retireYes: string;
  history: string;
  historyTitle: (kind: string) => string;
  look: string;
  back: string;
  toForms: string;
  expected: (answers: number) => string;
  publishable: string;
  notPublishable: (minimum: number) => string;
  pool: Record<PoolPlan, string>;
  twoInOne: (items: string) => string;
  item: (n: number, sentence: string) => string;
  problem: Record<FormProblem['code'], string>;
  toMend: string;
  done: Record<'approved' | 'started' | 'already' | 'saved' | 'removed' | 'discarded' | 'retired', string>;
  refused: Record<'changed' | 'gone' | 'draftThere' | 'form', string>;
  editing: FormItemText;
};

export const formEditorEn: FormEditorText = {
  listTitle: 'Evaluation forms',
  help: 'A session is evaluated with the form that is in use when it ends. A form in use never changes: you write a draft, and approve it as the next version.',
  notAllowed: 'You have no forms to see here. If you think you should, ask your coordinators.',
  kind: {
    'learning-event': 'Learning event',
    'action-learning': 'Action learning day',
    'mid-program': 'Half-way through the program',
    'end-program': 'End of the program',
  },
  inUse: (version) => `in use: version ${version}`,
  none: 'none in use, so nobody is asked',
  draftThere: 'a draft is begun',
  openOf: (kind) => `Open: ${kind}`,
  library: 'From the library, not approved yet',
  state: {
    draft: (version) => `Version ${version}, draft`,
    approved: (version) => `Version ${version}, in use`,
    retired: (version) => `Version ${version}, retired`,
    replaced: (version) => `Version ${version}, replaced by a later one`,
  },
  on: (day) => `since ${day}`,
  type: {
    likert: 'Five boxes, from strongly agree to strongly disagree, and "does not apply"',
    single: 'Choose one',
    multiple: 'Choose any',
    text: 'Short comment',
  },
  required: 'must be answered',
  level: { 1: 'Reaction (1)', 2: 'Learning (2)', 3: 'Behaviour (3)', 4: 'Results (4)' },
  measure: {
    understanding: 'Improved understanding',
    perspective: 'Another view of the challenge',
    benefitWork: 'Benefit to work',
    benefitLeadership: 'Benefit to leadership',
    progress: 'Progress on a real challenge',
    pace: 'Pace',
    releasedTime: 'Released time',
    applied: 'Used at work',
    network: 'Network',
    readiness: 'Readiness for leadership',
    recommend: 'Would recommend',
  },
  competency: {
    vision: 'Create vision and strategy',
    people: 'Mobilize people',
    integrity: 'Uphold integrity and respect',
    collaboration: 'Collaborate with partners and stakeholders',
    innovation: 'Promote innovation and guide change',
    results: 'Achieve results',
  },
  missing: '(missing)',
  emptyForm: 'It has no items yet.',
  edit: (n) => `Edit item ${n}`,
  add: 'Add an item',
  titles: 'Edit the titles',
  approve: 'Approve this form',
  start: 'Start a draft from it',
  startOver: 'Start a draft from the library',
  discard: 'Discard the draft',
  discardAsk: 'The draft will be gone for everybody. What is in use stays.',
  discardYes: 'Yes, discard it',
  retire: 'Take it out of use',
  retireAsk:
    'From now on no evaluation of this kind is sent, until another form is approved. Evaluations that are open go on.',
  retireYes: 'Yes, take it out of use',
  history: 'All versions',
  historyTitle: (kind) => `${kind}: all versions`,
  look: 'Look at it',
  back: 'Back to the form',
  toForms: 'All forms',
  expected: (answers) => `Expected answers: ${answers}, if everybody comes and answers.`,
  publishable: 'Results will be publishable, as a share or as a band.',
  notPublishable: (minimum) => `Results will not be publishable: that takes ${minimum} answers.`,
  pool: {
    none: 'Each evaluation is published by itself; nothing is added up.',
    quarter: 'Groups are small, so answers are added up over the cohort, by quarter, before anything is shown.',
    program: 'Answers are added up over the whole program before anything is shown.',
  },
  twoInOne: (items) => `These seem to ask two things at once; better make two items of each. ${items}`,
  item: (n, sentence) => `Item ${n}: ${sentence}`,
  problem: {
    noItems: 'A form needs an item.',
    tooManyItems: 'A form has at most 12 items.',
    titleEn: 'The English title is missing.',
    titleFr: 'The French title is missing.',
    titleTooLong: 'A title is longer than 100 characters.',
    formTooLong: 'The form is longer than 10,000 characters.',
    textEn: 'its English words are missing.',
    textFr: 'its French words are missing.',
    textTooLong: 'it is longer than 300 characters.',
    noOptions: 'a choice needs two options at least.',
    tooManyOptions: 'a choice has at most 12 options.',
    optionEn: 'an option lacks its English words.',
    optionFr: 'an option lacks its French words.',
    optionTooLong: 'an option is longer than 100 characters.',
    sameOption: 'two of its options are the same.',
    badId: 'it has a name that cannot be used.',
    sameId: 'another item has the same name.',
    cutNotSingle: 'results can be shown apart only by a choice of one.',
    twoCuts: 'results can be shown apart by one item only; two would point at people.',
    cutDepartment: 'results are never shown by department: most people are alone in theirs.',
  },
  toMend: 'Before it can be approved:',
  done: {
    approved: 'Approved, in use now. A recent session that nobody was asked about follows within the hour.',
    started: 'Your draft is begun. Nothing changes for anybody until it is approved.',
    already: 'A draft is begun already: here it is.',
    saved: 'Saved in the draft.',
    removed: 'The item is taken out of the draft.',
    discarded: 'The draft is gone.',
    retired: 'It is out of use. Nobody is asked with it any more.',
  },
  refused: {
    changed: 'Somebody changed this form a moment ago. Here it is as it is now; press again if it suits you.',
    gone: 'There is no such draft any more. Here is the form as it is now.',
    draftThere: 'Somebody has begun a draft meanwhile. Approve that one, or discard it first.',
    form: 'It cannot be approved yet.',
  },
  editing: formItemEn,
};

export const formEditorFr: FormEditorText = {
  listTitle: 'Formulaires d’évaluation',
  help: 'Une séance est évaluée au moyen du formulaire en usage au moment où elle prend fin. Un formulaire en usage ne change jamais : on rédige une ébauche, qu’on approuve comme version suivante.',
  notAllowed:
    'Vous n’avez pas de formulaires à consulter ici. Si cela vous semble une erreur, demandez à votre équipe de coordination.',
  kind: {
    'learning-event': 'Activité d’apprentissage',
    'action-learning': 'Journée d’apprentissage par l’action',
    'mid-program': 'Mi-parcours du programme',
    'end-program': 'Fin du programme',
  },
  inUse: (version) => `en usage : version ${version}`,
  none: 'aucun en usage, donc personne n’est sollicité',
  draftThere: 'une ébauche est en cours',
  openOf: (kind) => `Ouvrir : ${kind}`,
  library: 'Tiré de la bibliothèque, pas encore approuvé',
  state: {
    draft: (version) => `Version ${version}, ébauche`,
    approved: (version) => `Version ${version}, en usage`,
    retired: (version) => `Version ${version}, retirée de l’usage`,
    replaced: (version) => `Version ${version}, remplacée par une plus récente`,
  },
  on: (day) => `depuis le ${day}`,
  type: {
    likert: 'Cinq cases, de tout à fait d’accord à tout à fait en désaccord, et « ne s’applique pas »',
    single: 'Un seul choix',
    multiple: 'Plusieurs choix possibles',
    text: 'Court commentaire',
  },
  required: 'réponse obligatoire',
  level: { 1: 'Réaction (1)', 2: 'Apprentissage (2)', 3: 'Comportement (3)', 4: 'Résultats (4)' },
  measure: {
    understanding: 'Meilleure compréhension',
    perspective: 'Autre regard sur le défi',
    benefitWork: 'Utilité pour le travail',
    benefitLeadership: 'Utilité pour le leadership',
    progress: 'Progrès sur un défi réel',
    pace: 'Rythme',
    releasedTime: 'Temps libéré',
    applied: 'Mise en pratique au travail',
    network: 'Réseau',
    readiness: 'Préparation au leadership',
    recommend: 'Recommandation du programme',
  },
  competency: {
    vision: 'Créer une vision et une stratégie',
    people: 'Mobiliser les personnes',
    integrity: 'Préserver l’intégrité et le respect',
    collaboration: 'Collaborer avec les partenaires et les intervenants',
    innovation: 'Promouvoir l’innovation et orienter le changement',
    results: 'Obtenir des résultats',
  },
  missing: '(à venir)',
  emptyForm: 'Il ne contient encore aucun énoncé.',
  edit: (n) => `Modifier l’énoncé ${n}`,
  add: 'Ajouter un énoncé',
  titles: 'Modifier les titres',
  approve: 'Approuver ce formulaire',
  start: 'En tirer une ébauche',
  startOver: 'Tirer une ébauche de la bibliothèque',
  discard: 'Supprimer l’ébauche',
  discardAsk: 'L’ébauche disparaîtra pour tout le monde. Ce qui est en usage reste.',
  discardYes: 'Oui, la supprimer',
  retire: 'Le retirer de l’usage',
  retireAsk:
    'Plus aucune évaluation de ce type ne sera envoyée tant qu’un autre formulaire n’est pas approuvé. Les évaluations en cours se poursuivent.',
  retireYes: 'Oui, le retirer',
  history: 'Toutes les versions',
  historyTitle: (kind) => `${kind} : toutes les versions`,
  look: 'La consulter',
  back: 'Retour au formulaire',
  toForms: 'Tous les formulaires',
  expected: (answers) => `Réponses attendues : ${answers}, si tout le monde vient et répond.`,
  publishable: 'Les résultats pourront être diffusés, en proportion ou par tranche.',
  notPublishable: (minimum) => `Les résultats ne pourront pas être diffusés : il faut ${minimum} réponses.`,
  pool: {
    none: 'Chaque évaluation est diffusée seule; rien n’est additionné.',
    quarter:
      'Les groupes sont petits : les réponses sont additionnées pour la cohorte, par trimestre, avant toute diffusion.',
    program: 'Les réponses sont additionnées pour tout le programme avant toute diffusion.',
  },
  twoInOne: (items) => `Ces énoncés semblent poser deux questions à la fois; mieux vaut en faire deux. ${items}`,
  item: (n, sentence) => `Énoncé ${n} : ${sentence}`,
  problem: {
    noItems: 'Un formulaire doit contenir un énoncé.',
    tooManyItems: 'Un formulaire compte au plus 12 énoncés.',
    titleEn: 'Il manque le titre en anglais.',
    titleFr: 'Il manque le titre en français.',
    titleTooLong: 'Un titre dépasse 100 caractères.',
    formTooLong: 'Le formulaire dépasse 10 000 caractères.',
    textEn: 'il manque le texte anglais.',
    textFr: 'il manque le texte français.',
    textTooLong: 'il dépasse 300 caractères.',
    noOptions: 'un choix doit offrir au moins deux options.',
    tooManyOptions: 'un choix offre au plus 12 options.',
    optionEn: 'il manque le texte anglais d’une option.',
    optionFr: 'il manque le texte français d’une option.',
    optionTooLong: 'une option dépasse 100 caractères.',
    sameOption: 'deux de ses options sont identiques.',
    badId: 'il porte un nom qui ne peut pas servir.',
    sameId: 'un autre énoncé porte le même nom.',
    cutNotSingle: 'on ne peut ventiler les résultats que selon un choix unique.',
    twoCuts: 'on ne peut ventiler les résultats que selon un seul énoncé; deux désigneraient des personnes.',
    cutDepartment: 'les résultats ne sont jamais ventilés par ministère : trop de gens y sont seuls.',
  },
  toMend: 'Avant de pouvoir l’approuver :',
  done: {
    approved: 'C’est approuvé et en usage. Une séance récente restée sans évaluation suit dans l’heure.',
    started: 'Votre ébauche est créée. Rien ne change pour personne avant son approbation.',
    already: 'Une ébauche existe déjà : la voici.',
    saved: 'C’est enregistré dans l’ébauche.',
    removed: 'L’énoncé ne fait plus partie de l’ébauche.',
    discarded: 'L’ébauche est supprimée.',
    retired: 'Le formulaire n’est plus en usage. Il ne sera plus envoyé à personne.',
  },
  refused: {
    changed:
      'Ce formulaire vient d’être modifié par quelqu’un d’autre. Le voici tel qu’il est; appuyez de nouveau s’il vous convient.',
    gone: 'Cette ébauche n’existe plus. Voici le formulaire tel qu’il est.',
    draftThere: 'Une ébauche a été créée entre-temps. Approuvez-la, ou supprimez-la d’abord.',
    form: 'On ne peut pas encore l’approuver.',
  },
  editing: formItemFr,
};
