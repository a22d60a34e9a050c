import type { Anchored, CallField, CallPhase, CallProblem, CriterionProblem } from '../../bot/domain/call.ts';
import type { NominationState } from '../../bot/domain/nomination.ts';
import { numberEn, numberFr, counted } from './number.ts';

type CallCode =
  'notAllowed' | 'changedMeanwhile' | 'exists' | 'cohortMissing' | 'locked' | 'problems' | 'noCriteria' | 'past';
type PartCode = CriterionProblem['code'] | 'notAllowed' | 'changedMeanwhile' | 'locked';

/** What coordinators read and write of their calls for nominations, and how nominators hear of one. */
export type CallText = {
  title: string;
  none: string;
  phase: Record<CallPhase, string>;
  window: (opens: string, closes: string) => string;
  untilComplete: (day: string) => string;
  counts: (counts: Record<NominationState, number>) => string;
  drafts: (count: number) => string;
  lateDrafts: (count: number) => string;
  open: string;
  edit: string;
  dossiers: string;
  make: (program: string) => string;
  formTitle: string;
  editTitle: (cohort: string) => string;
  cohort: string;
  cohortHint: string;
  field: Record<CallField, string>;
  hint: Partial<Record<CallField, string>>;
  levels: string;
  areas: string;
  listHint: string;
  listError: string;
  selfNomination: string;
  self: { yes: string; no: string };
  redacted: string;
  redaction: { yes: string; no: string };
  fix: string;
  save: string;
  saved: string;
  back: string;
  problem: (problem: CallProblem) => string;
  refusal: Record<CallCode, string>;
  overviewTitle: (cohort: string) => string;
  asks: (days: number, months: number) => string;
  seats: (capacity: number, perDepartment: number | undefined) => string;
  criteriaTitle: (count: number, rubric: number) => string;
  criterionLine: (text: string, weight: number) => string;
  editCriterion: (text: string) => string;
  addCriterion: string;
  removeCriterion: string;
  criterionTitle: string;
  textEn: string;
  textFr: string;
  weight: string;
  anchorEn: (score: Anchored) => string;
  anchorFr: (score: Anchored) => string;
  saveCriterion: string;
  partRefusal: Record<PartCode, string>;
  questionsTitle: string;
  editQuestions: string;
  questionsHelp: string;
  questionEn: (n: number) => string;
  questionFr: (n: number) => string;
  questionRequired: (n: number) => string;
  required: { yes: string; no: string };
  saveQuestions: string;
  noQuestions: string;
  publish: string;
  publishHelp: string;
  published: string;
};

const fieldsEn: Record<CallField, string> = {
  opens: 'First day for nominations',
  closes: 'Last day for nominations',
  completeBy: 'Last day for consent and endorsement',
  capacity: 'Seats in the cohort',
  perDepartment: 'At most this many from one department (leave empty for no limit)',
  days: 'Working days that taking part asks for',
  months: 'Over how many months',
  reviewsEach: 'How many reviewers read each dossier',
  contact: 'Whom those who are not selected may write to',
};

const fieldsFr: Record<CallField, string> = {
  opens: 'Premier jour des mises en candidature',
  closes: 'Dernier jour des mises en candidature',
  completeBy: 'Dernier jour du consentement et de l’appui',
  capacity: 'Places dans la cohorte',
  perDepartment: 'Au plus tant de personnes par ministère ou organisme (laissez vide s’il n’y a pas de limite)',
  days: 'Jours de travail que demande la participation',
  months: 'Répartis sur combien de mois',
  reviewsEach: 'Nombre de membres du comité par dossier',
  contact: 'À qui peuvent écrire les personnes non retenues',
};

export const callEn: CallText = {
  title: 'Calls for nominations',
  none: 'There is no call yet.',
  phase: {
    draft: 'draft, seen by coordinators only',
    announced: 'published, not open yet',
    open: 'open',
    closed: 'closed',
  },
  window: (opens, closes) => `Nominations from ${opens} to ${closes}.`,
  untilComplete: (day) => `Consent and endorsement until ${day}.`,
  counts: ({ submitted, complete, eligible, ineligible, declined, withdrawn }) =>
    `Something missing: ${numberEn(submitted)}. Complete: ${numberEn(complete)}. Eligible: ${numberEn(eligible)}. Not eligible: ${numberEn(ineligible)}. Declined: ${numberEn(declined)}. Withdrawn: ${numberEn(withdrawn)}.`,
  drafts: (count) => `${counted(count, 'draft is', 'drafts are')} not submitted yet.`,
  lateDrafts: (count) =>
    `${counted(count, 'draft was', 'drafts were')} not submitted in time. They are kept; a later last day lets them in.`,
  open: 'Look at the call',
  edit: 'Change dates and seats',
  dossiers: 'Dossiers',
  make: (program) => `New call for ${program}`,
  formTitle: 'A new call for nominations',
  editTitle: (cohort) => `The call for ${cohort}`,
  cohort: 'Name of the cohort',
  cohortHint: 'For example 2027. It is made if it is not there yet.',
  field: fieldsEn,
  hint: { contact: 'A name, a mailbox, a telephone number' },
  levels: 'Target levels, one on a line (leave empty for all)',
  areas: 'Functional areas, one on a line (leave empty for all)',
  listHint: 'One on a line',
  listError: 'One on a line, 40 at most.',
  selfNomination: 'May people nominate themselves?',
  self: { yes: 'Yes', no: 'No' },
  redacted: 'Do reviewers read without name and department?',
  redaction: { yes: 'Yes: somebody of the coordination checks each text first', no: 'No' },
  fix: 'Please check this field.',
  save: 'Save',
  saved: 'Saved.',
  back: 'All calls',
  problem: ({ field, code }) =>
    ({
      number: `"${fieldsEn[field]}" has to be a whole number, 1 or more.`,
      day: `"${fieldsEn[field]}" has to be a day.`,
      order: `"${fieldsEn[field]}" comes before the day that it should follow.`,
      past: `"${fieldsEn[field]}" is over, or can no longer be changed.`,
      tooLong: `From the first day to "${fieldsEn[field]}" there may be half a year at most.`,
      missing: `"${fieldsEn[field]}" is empty.`,
    })[code],
  refusal: {
    notAllowed: 'There is nothing here for you. Calls belong to the coordinators of a program.',
    changedMeanwhile:
      'Somebody changed this call meanwhile. What you typed is below; look at the call, then save again.',
    exists: 'This cohort has a call already. Open it from the list.',
    cohortMissing: 'Write the name of the cohort, 100 characters at most.',
    locked: 'Dossiers are with the reviewers: how they are read can no longer be changed.',
    problems: 'Nothing was saved yet. Please mend this:',
    noCriteria: 'A call needs at least one criterion before it is published.',
    past: 'The last day of this call is over. Change its dates first.',
  },
  overviewTitle: (cohort) => `Call for nominations: ${cohort}`,
  asks: (days, months) =>
    `Taking part asks ${counted(days, 'working day', 'working days')} over ${counted(months, 'month', 'months')}.`,
  seats: (capacity, most) =>
    `${counted(capacity, 'seat', 'seats')}${most === undefined ? '' : `, at most ${most} from one department`}.`,
  criteriaTitle: (count, rubric) => `${counted(count, 'criterion', 'criteria')} (version ${rubric})`,
  criterionLine: (text, weight) => `${text}, weight ${weight}`,
  editCriterion: (text) => `Change: ${text}`,
  addCriterion: 'Add a criterion',
  removeCriterion: 'Take it out',
  criterionTitle: 'A criterion and what its scores look like',
  textEn: 'In English',
  textFr: 'In French',
  weight: 'Weight, 1 to 10',
  anchorEn: (score) => `A score of ${score} looks like this (English)`,
  anchorFr: (score) => `A score of ${score} looks like this (French)`,
  saveCriterion: 'Save the criterion',
  partRefusal: {
    halfWritten: 'Everything is needed in both languages.',
    weight: 'The weight has to be a whole number from 1 to 10.',
    tooLong: 'That is too long: at most 300 characters to a field.',
    tooMany: 'That is too many: eight criteria or five questions at most.',
    notAllowed: 'There is nothing here for you. Calls belong to the coordinators of a program.',
    changedMeanwhile: 'Somebody changed this call meanwhile. What you typed is below; save again to keep it.',
    locked: 'This can no longer be changed: the call is out, or its dossiers are with the reviewers.',
  },
  questionsTitle: 'Further questions to nominators',
  editQuestions: 'Change the questions',
  questionsHelp: 'Up to five, in both languages. Empty ones are left out.',
  questionEn: (n) => `Question ${n} in English`,
  questionFr: (n) => `Question ${n} in French`,
  questionRequired: (n) => `Question ${n} must be answered`,
  required: { yes: 'Yes', no: 'No' },
  saveQuestions: 'Save the questions',
  noQuestions: 'None.',
  publish: 'Publish the call',
  publishHelp:
    'Once published, the nominators of the program hear of it on its first day, and once more before it closes. It closes by itself.',
  published: 'Published.',
};

export const callFr: CallText = {
  title: 'Appels de candidatures',
  none: 'Il n’y a pas encore d’appel.',
  phase: {
    draft: 'ébauche, visible par l’équipe de coordination seulement',
    announced: 'publié, pas encore ouvert',
    open: 'ouvert',
    closed: 'fermé',
  },
  window: (opens, closes) => `Mises en candidature du ${opens} au ${closes}.`,
  untilComplete: (day) => `Consentement et appui jusqu’au ${day}.`,
  counts: ({ submitted, complete, eligible, ineligible, declined, withdrawn }) =>
    `Dossiers incomplets : ${numberFr(submitted)}. Complets : ${numberFr(complete)}. Admissibles : ${numberFr(eligible)}. Non admissibles : ${numberFr(ineligible)}. Refus : ${numberFr(declined)}. Retraits : ${numberFr(withdrawn)}.`,
  drafts: (count) => `Ébauches non soumises : ${numberFr(count)}.`,
  lateDrafts: (count) =>
    `Ébauches non soumises à temps : ${numberFr(count)}. Elles sont conservées; une date plus tardive permettrait de les soumettre.`,
  open: 'Voir l’appel',
  edit: 'Modifier les dates et les places',
  dossiers: 'Dossiers',
  make: (program) => `Nouvel appel pour ${program}`,
  formTitle: 'Un nouvel appel de candidatures',
  editTitle: (cohort) => `L’appel pour ${cohort}`,
  cohort: 'Nom de la cohorte',
  cohortHint: 'Par exemple 2027. Elle est créée si elle n’existe pas encore.',
  field: fieldsFr,
  hint: { contact: 'Un nom, une boîte aux lettres, un numéro de téléphone' },
  levels: 'Niveaux visés, un par ligne (laissez vide s’ils le sont tous)',
  areas: 'Domaines fonctionnels, un par ligne (laissez vide s’ils le sont tous)',
  listHint: 'Un par ligne',
  listError: 'Un par ligne, 40 au plus.',
  selfNomination: 'Peut-on proposer sa propre candidature?',
  self: { yes: 'Oui', no: 'Non' },
  redacted: 'Le comité lit-il les dossiers sans nom ni ministère?',
  redaction: { yes: 'Oui : l’équipe de coordination vérifie d’abord chaque texte', no: 'Non' },
  fix: 'Veuillez vérifier ce champ.',
  save: 'Enregistrer',
  saved: 'C’est enregistré.',
  back: 'Tous les appels',
  problem: ({ field, code }) =>
    ({
      number: `« ${fieldsFr[field]} » : il faut un nombre entier, 1 ou plus.`,
      day: `« ${fieldsFr[field]} » : il faut une date.`,
      order: `« ${fieldsFr[field]} » précède la date qu’il devrait suivre.`,
      past: `« ${fieldsFr[field]} » est passé, ou ne peut plus être modifié.`,
      tooLong: `Du premier jour à « ${fieldsFr[field]} », il peut y avoir six mois au plus.`,
      missing: `« ${fieldsFr[field]} » est vide.`,
    })[code],
  refusal: {
    notAllowed: 'Il n’y a rien ici pour vous. Les appels relèvent de l’équipe de coordination d’un programme.',
    changedMeanwhile:
      'Cet appel a été modifié entre-temps. Votre saisie est ci-dessous; consultez l’appel, puis enregistrez de nouveau.',
    exists: 'Cette cohorte a déjà un appel. Ouvrez-le dans la liste.',
    cohortMissing: 'Écrivez le nom de la cohorte, 100 caractères au plus.',
    locked: 'Le comité a les dossiers : la façon de les lire ne peut plus être modifiée.',
    problems: 'Rien n’est encore enregistré. Veuillez corriger ceci :',
    noCriteria: 'Il faut au moins un critère avant de publier un appel.',
    past: 'Le dernier jour de cet appel est passé. Modifiez d’abord ses dates.',
  },
  overviewTitle: (cohort) => `Appel de candidatures : ${cohort}`,
  asks: (days, months) => `La participation demande ${counted(days, 'jour', 'jours')} de travail sur ${months} mois.`,
  seats: (capacity, most) =>
    `${counted(capacity, 'place', 'places')}${most === undefined ? '' : `, au plus ${most} par ministère ou organisme`}.`,
  criteriaTitle: (count, rubric) => `${counted(count, 'critère', 'critères')} (version ${rubric})`,
  criterionLine: (text, weight) => `${text}, pondération ${weight}`,
  editCriterion: (text) => `Modifier : ${text}`,
  addCriterion: 'Ajouter un critère',
  removeCriterion: 'Le retirer',
  criterionTitle: 'Un critère et ce que valent ses cotes',
  textEn: 'En anglais',
  textFr: 'En français',
  weight: 'Pondération, de 1 à 10',
  anchorEn: (score) => `Ce que décrit une cote de ${score} (anglais)`,
  anchorFr: (score) => `Ce que décrit une cote de ${score} (français)`,
  saveCriterion: 'Enregistrer le critère',
  partRefusal: {
    halfWritten: 'Tout est nécessaire dans les deux langues.',
    weight: 'La pondération doit être un nombre entier de 1 à 10.',
    tooLong: 'C’est trop long : 300 caractères au plus par champ.',
    tooMany: 'C’est trop : huit critères ou cinq questions au plus.',
    notAllowed: 'Il n’y a rien ici pour vous. Les appels relèvent de l’équipe de coordination d’un programme.',
    changedMeanwhile:
      'Cet appel a été modifié entre-temps. Votre saisie est ci-dessous; enregistrez de nouveau pour la garder.',
    locked: 'Cela ne peut plus être modifié : l’appel est publié, ou le comité a les dossiers.',
  },
  questionsTitle: 'Autres questions aux personnes proposantes',
  editQuestions: 'Modifier les questions',
  questionsHelp: 'Cinq au plus, dans les deux langues. Celles qui sont vides sont laissées de côté.',
  questionEn: (n) => `Question ${n} en anglais`,
  questionFr: (n) => `Question ${n} en français`,
  questionRequired: (n) => `Réponse obligatoire à la question ${n}`,
  required: { yes: 'Oui', no: 'Non' },
  saveQuestions: 'Enregistrer les questions',
  noQuestions: 'Aucune.',
  publish: 'Publier l’appel',
  publishHelp:
    'Une fois l’appel publié, les personnes proposantes du programme en sont informées le premier jour, puis une fois encore avant la fermeture. Il se ferme de lui-même.',
  published: 'C’est publié.',
};
