import type { IneligibleBecause, Missing, NominationState, SupervisorCheck } from '../../bot/domain/nomination.ts';
import { numberEn, numberFr } from './number.ts';

type DossierCode =
  | 'notAllowed'
  | 'notYours'
  | 'late'
  | 'notPossible'
  | 'notComplete'
  | 'themselves'
  | 'conditionsMissing'
  | 'nothingMissing';

/** What coordinators see of the dossiers of a call, and do with them. */
export type NominationDossierText = {
  title: (cohort: string) => string;
  none: string;
  counts: (total: number, missing: number, complete: number) => string;
  missing: Record<Missing, string>;
  notEndorsed: string;
  state: Record<NominationState, string>;
  open: (name: string) => string;
  nudge: (name: string) => string;
  nudged: Record<'nominee' | 'supervisor', (name: string) => string>;
  nudgedToday: string;
  all: (count: number) => string;
  allDone: (count: number) => string;
  more: string;
  earlier: string;
  call: string;
  back: string;
  nominatedBy: string;
  department: string;
  level: string;
  functionalArea: string;
  statement: string;
  strengths: string;
  questions: string;
  supports: string;
  supportBy: (name: string) => string;
  consent: string;
  consentGiven: (day: string) => string;
  consentMissing: string;
  supervisor: string;
  check: Record<SupervisorCheck, string>;
  endorsement: string;
  endorsed: (days: number, day: string) => string;
  conditions: (words: string) => string;
  endorsementDeclined: string;
  endorsementMissing: string;
  language: string;
  region: string;
  viewed: string;
  disposed: string;
  eligible: string;
  ineligible: string;
  because: string;
  becauses: Record<IneligibleBecause, string>;
  chooseReason: string;
  judged: Record<'eligible' | 'ineligible', string>;
  refusal: Record<DossierCode, string>;
};

export const nominationDossierEn: NominationDossierText = {
  title: (cohort) => `Dossiers for ${cohort}`,
  none: 'Nobody is nominated yet.',
  counts: (total, missing, complete) =>
    `Dossiers: ${numberEn(total)}. Something missing: ${numberEn(missing)}. Complete, and not looked at yet: ${numberEn(complete)}.`,
  missing: { consent: 'consent', supervisor: 'a supervisor', endorsement: 'endorsement' },
  notEndorsed: 'the supervisor does not endorse',
  state: {
    submitted: 'missing',
    complete: 'complete',
    eligible: 'eligible',
    ineligible: 'not eligible',
    declined: 'declined by the nominee',
    withdrawn: 'withdrawn',
  },
  open: (name) => `Open: ${name}`,
  nudge: (name) => `Nudge: ${name}`,
  nudged: {
    nominee: (name) => `${name} is reminded.`,
    supervisor: (name) => `The supervisor of ${name} is reminded of everything that waits for them.`,
  },
  nudgedToday: 'They were reminded today already. Once a day is enough.',
  all: (count) => `Find all ${numberEn(count)} complete dossiers eligible`,
  allDone: (count) => `Found eligible: ${numberEn(count)}.`,
  more: 'More',
  earlier: 'Earlier ones',
  call: 'The call',
  back: 'Back to the dossiers',
  nominatedBy: 'Nominated by',
  department: 'Department',
  level: 'Level',
  functionalArea: 'Functional area',
  statement: 'Why this person',
  strengths: 'Strengths',
  questions: 'Further questions',
  supports: 'Support',
  supportBy: (name) => `From ${name}`,
  consent: 'Consent',
  consentGiven: (day) => `given on ${day}`,
  consentMissing: 'not given',
  supervisor: 'Supervisor',
  check: {
    matches: 'as on record',
    differs: 'another one is on record: please check',
    unknown: 'none was on record',
  },
  endorsement: 'Endorsement',
  endorsed: (days, day) => `for ${days} ${days === 1 ? 'day' : 'days'}, on ${day}`,
  conditions: (words) => `with conditions: ${words}`,
  endorsementDeclined: 'not endorsed',
  endorsementMissing: 'no answer yet',
  language: 'Language',
  region: 'Region',
  viewed: 'That you looked at this dossier is in the audit.',
  disposed: 'The words of this dossier were disposed of.',
  eligible: 'Eligible',
  ineligible: 'Not eligible, for this reason',
  because: 'Why it is not eligible',
  becauses: {
    notEndorsed: 'The supervisor does not endorse',
    level: 'Not of the target level',
    functionalArea: 'Not of the functional areas of this call',
    notEmployee: 'Not employed in the public service',
    earlierCohort: 'Took part in an earlier cohort',
    leaving: 'Leaves before the cohort ends',
    other: 'Another reason',
  },
  chooseReason: 'Choose a reason first.',
  judged: {
    eligible: 'Recorded: eligible.',
    ineligible: 'Recorded: not eligible. Nominee and nominator hear of it in an hour, unless you change it before.',
  },
  refusal: {
    notAllowed: 'There is nothing here for you. Dossiers belong to the coordinators of a program.',
    notYours: 'There is nothing here for you. Dossiers belong to the coordinators of a program.',
    late: 'The deadline of this call is over. Give it a later one to go on.',
    notPossible: 'That is no longer possible: the dossier has moved on. Here is how it is now.',
    notComplete: 'Consent or endorsement is missing: nobody is found eligible without both.',
    themselves: 'Nobody endorses themselves.',
    conditionsMissing: 'The conditions are not said.',
    nothingMissing: 'Nothing is missing from this dossier.',
  },
};

export const nominationDossierFr: NominationDossierText = {
  title: (cohort) => `Dossiers pour ${cohort}`,
  none: 'Aucune candidature n’est encore proposée.',
  counts: (total, missing, complete) =>
    `Dossiers : ${numberFr(total)}. Incomplets : ${numberFr(missing)}. Complets, pas encore examinés : ${numberFr(complete)}.`,
  missing: { consent: 'consentement', supervisor: 'gestionnaire', endorsement: 'appui' },
  notEndorsed: 'appui refusé par la ou le gestionnaire',
  state: {
    submitted: 'il manque',
    complete: 'complet',
    eligible: 'admissible',
    ineligible: 'non admissible',
    declined: 'refus de la personne proposée',
    withdrawn: 'retrait',
  },
  open: (name) => `Ouvrir : ${name}`,
  nudge: (name) => `Relancer : ${name}`,
  nudged: {
    nominee: (name) => `Un rappel part à ${name}.`,
    supervisor: (name) => `La ou le gestionnaire de ${name} reçoit un rappel de tout ce qui l’attend.`,
  },
  nudgedToday: 'Un rappel est déjà parti aujourd’hui. Un par jour suffit.',
  all: (count) => `Juger admissibles les dossiers complets (${numberFr(count)})`,
  allDone: (count) => `Dossiers jugés admissibles : ${numberFr(count)}.`,
  more: 'Suite',
  earlier: 'Précédents',
  call: 'L’appel',
  back: 'Retour aux dossiers',
  nominatedBy: 'Candidature proposée par',
  department: 'Ministère ou organisme',
  level: 'Niveau',
  functionalArea: 'Domaine fonctionnel',
  statement: 'Pourquoi cette personne',
  strengths: 'Forces',
  questions: 'Autres questions',
  supports: 'Appuis de collègues',
  supportBy: (name) => `De ${name}`,
  consent: 'Consentement',
  consentGiven: (day) => `donné le ${day}`,
  consentMissing: 'pas encore donné',
  supervisor: 'Gestionnaire',
  check: {
    matches: 'comme au dossier',
    differs: 'une autre personne est au dossier : veuillez vérifier',
    unknown: 'personne n’était au dossier',
  },
  endorsement: 'Appui',
  endorsed: (days, day) => `pour ${days} ${days === 1 ? 'jour' : 'jours'}, le ${day}`,
  conditions: (words) => `sous conditions : ${words}`,
  endorsementDeclined: 'refusé',
  endorsementMissing: 'pas encore de réponse',
  language: 'Langue',
  region: 'Région',
  viewed: 'Le fait que vous avez consulté ce dossier est consigné.',
  disposed: 'Les textes de ce dossier ont été supprimés.',
  eligible: 'Admissible',
  ineligible: 'Non admissible, pour cette raison',
  because: 'Pourquoi ce dossier n’est pas admissible',
  becauses: {
    notEndorsed: 'Pas d’appui de la ou du gestionnaire',
    level: 'Niveau non visé',
    functionalArea: 'Domaine fonctionnel non visé par cet appel',
    notEmployee: 'Pas d’emploi dans la fonction publique',
    earlierCohort: 'Participation à une cohorte antérieure',
    leaving: 'Départ avant la fin de la cohorte',
    other: 'Autre raison',
  },
  chooseReason: 'Choisissez d’abord une raison.',
  judged: {
    eligible: 'C’est noté : dossier admissible.',
    ineligible:
      'C’est noté : dossier non admissible. La personne proposée et la personne proposante l’apprendront dans une heure, à moins que vous ne changiez d’avis.',
  },
  refusal: {
    notAllowed: 'Il n’y a rien ici pour vous. Les dossiers relèvent de l’équipe de coordination d’un programme.',
    notYours: 'Il n’y a rien ici pour vous. Les dossiers relèvent de l’équipe de coordination d’un programme.',
    late: 'La date limite de cet appel est passée. Repoussez-la pour continuer.',
    notPossible: 'Ce n’est plus possible : le dossier a avancé. Voici où il en est.',
    notComplete: 'Il manque le consentement ou l’appui : sans les deux, aucun dossier n’est admissible.',
    themselves: 'On ne donne pas son appui à soi-même.',
    conditionsMissing: 'Les conditions ne sont pas dites.',
    nothingMissing: 'Il ne manque rien à ce dossier.',
  },
};
