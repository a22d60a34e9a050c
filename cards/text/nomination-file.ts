import type { EndorsementAnswer, IneligibleBecause, NominationState, Region } from '../../bot/domain/nomination.ts';
import type { Offer, Outcome } from '../../bot/domain/selection.ts';

/** What is kept about a nominee, as the nominee reads it. */
export type NominationFileText = {
  title: string;
  chooseTitle: string;
  choose: string;
  none: string;
  open: (cohort: string) => string;
  about: (cohort: string, program: string) => string;
  part: (page: number, pages: number) => string;
  next: string;
  previous: string;
  all: string;
  sections: Record<'nomination' | 'strengths' | 'answers' | 'supports' | 'consent' | 'outcome' | 'reviews', string>;
  nominator: string;
  submitted: string;
  fromFile: string;
  department: string;
  level: string;
  functionalArea: string;
  state: string;
  states: Record<NominationState, string>;
  withdrawnBy: (name: string) => string;
  statement: string;
  disposed: (day: string) => string;
  support: (name: string, day: string) => string;
  consent: string;
  consented: (day: string) => string;
  refused: (day: string) => string;
  noConsent: string;
  language: string;
  languages: Record<'en' | 'fr', string>;
  region: string;
  regions: Record<Region, string>;
  supervisor: string;
  checks: Record<'matches' | 'differs' | 'unknown', string>;
  endorsement: string;
  endorsed: Record<EndorsementAnswer, (day: string) => string>;
  noEndorsement: string;
  days: (days: number) => string;
  released: string;
  conditions: string;
  eligibility: string;
  eligible: (day: string) => string;
  ineligible: (day: string, because: IneligibleBecause) => string;
  noEligibility: string;
  because: Record<IneligibleBecause, string>;
  notReleased: string;
  outcome: string;
  outcomes: Record<Outcome, string>;
  noOutcome: string;
  releasedOn: string;
  offer: string;
  offers: Record<Offer['state'], string>;
  reasons: string;
  rationale: (contact: string) => string;
  reviewer: (number: number) => string;
  score: (score: number) => string;
  note: (note: string) => string;
  noNote: string;
  rubric: (version: number, now: number) => string;
  noReviews: string;
};

export const nominationFileEn: NominationFileText = {
  title: 'My file',
  chooseTitle: 'My files',
  choose: 'You were nominated in more than one call. Which file would you like to read?',
  none: 'There is no nomination of yours, and so no file. If you think there should be one, ask your coordinators.',
  open: (cohort) => `Open: ${cohort}`,
  about: (cohort, program) => `Everything that is kept about you in the call for ${cohort}, ${program}.`,
  part: (page, pages) => `Part ${page} of ${pages}`,
  next: 'Next part',
  previous: 'Previous part',
  all: 'My other files',
  sections: {
    nomination: 'Your nomination',
    strengths: 'Strengths',
    answers: 'Questions of the call',
    supports: 'Support from other nominators',
    consent: 'Consent, endorsement and eligibility',
    outcome: 'Outcome',
    reviews: 'What the selection committee wrote',
  },
  nominator: 'Nominated by',
  submitted: 'Nominated on',
  fromFile: 'brought in from a file',
  department: 'Department',
  level: 'Level',
  functionalArea: 'Functional area',
  state: 'Where it is',
  states: {
    submitted: 'Submitted; something is still missing',
    complete: 'Complete',
    eligible: 'Eligible',
    ineligible: 'Not eligible',
    declined: 'Declined by you',
    withdrawn: 'Withdrawn',
  },
  withdrawnBy: (name) => `Withdrawn by ${name}`,
  statement: 'Why you were nominated',
  disposed: (day) =>
    `The words of this file were deleted on ${day}, when the time for which they are kept was over. That you were nominated, and what became of it, is still recorded.`,
  support: (name, day) => `${name}, ${day}`,
  consent: 'Your consent',
  consented: (day) => `Given on ${day}`,
  refused: (day) => `You declined on ${day}`,
  noConsent: 'Not answered yet',
  language: 'Language of work',
  languages: { en: 'English', fr: 'French' },
  region: 'Region',
  regions: {
    atlantic: 'Atlantic',
    quebec: 'Quebec',
    nationalCapital: 'National Capital Region',
    ontario: 'Ontario',
    prairies: 'Prairies',
    pacific: 'Pacific',
    north: 'North',
    abroad: 'Abroad',
  },
  supervisor: 'Your supervisor',
  checks: {
    matches: 'as on record',
    differs: 'another one than on record',
    unknown: 'none was on record',
  },
  endorsement: 'Endorsement',
  endorsed: {
    endorsed: (day) => `Given on ${day}`,
    conditions: (day) => `Given with conditions on ${day}`,
    declined: (day) => `Declined on ${day}`,
  },
  noEndorsement: 'Not answered yet',
  days: (days) => (days === 1 ? '1 day' : `${days} days`),
  released: 'Time that you would be released for',
  conditions: 'Conditions',
  eligibility: 'Eligibility',
  eligible: (day) => `Found eligible on ${day}`,
  ineligible: (day, because) => `Found not eligible on ${day}: ${becauseEn[because]}`,
  noEligibility: 'Not looked at yet',
  because: {
    notEndorsed: 'no endorsement',
    level: 'another level',
    functionalArea: 'another functional area',
    notEmployee: 'not an employee',
    earlierCohort: 'took part in an earlier cohort',
    leaving: 'is leaving',
    other: 'another reason',
  },
  notReleased:
    'Outcomes are told to everybody at the same time. Until then nothing about the work of a selection committee can be read here.',
  outcome: 'Outcome',
  outcomes: { selected: 'Selected', reserve: 'On the reserve list', notSelected: 'Not selected' },
  noOutcome: 'No decision was made about this file.',
  releasedOn: 'Told on',
  offer: 'Your answer',
  offers: { offered: 'Not answered yet', accepted: 'Accepted', declined: 'Declined' },
  reasons: 'Criteria that weighed',
  rationale: (contact) =>
    `The chair’s written rationale may speak of other people as well. It is not shown here; you may ask for it: ${contact}`,
  reviewer: (number) => `Reviewer ${number}`,
  score: (score) => `${score} out of 5`,
  note: (note) => `Note: ${note}`,
  noNote: 'No note was written.',
  rubric: (version, now) =>
    version === now
      ? `Scored by version ${version} of the criteria.`
      : `Scored by version ${version} of the criteria. They were changed afterwards: their words here are those of version ${now}.`,
  noReviews: 'No reviewer wrote anything about this file.',
};
const becauseEn = nominationFileEn.because;

export const nominationFileFr: NominationFileText = {
  title: 'Mon dossier',
  chooseTitle: 'Mes dossiers',
  choose: 'Votre candidature a été proposée dans plus d’un appel. Quel dossier voulez-vous lire?',
  none: 'Aucune candidature n’a été proposée pour vous; il n’y a donc pas de dossier. Si cela vous semble une erreur, demandez à votre équipe de coordination.',
  open: (cohort) => `Ouvrir : ${cohort}`,
  about: (cohort, program) => `Tout ce qui est conservé à votre sujet dans l’appel pour ${cohort}, ${program}.`,
  part: (page, pages) => `Partie ${page} de ${pages}`,
  next: 'Partie suivante',
  previous: 'Partie précédente',
  all: 'Mes autres dossiers',
  sections: {
    nomination: 'Votre mise en candidature',
    strengths: 'Forces',
    answers: 'Questions de l’appel',
    supports: 'Soutien d’autres personnes proposantes',
    consent: 'Consentement, appui et admissibilité',
    outcome: 'Résultat',
    reviews: 'Ce que le comité de sélection a écrit',
  },
  nominator: 'Proposée par',
  submitted: 'Proposée le',
  fromFile: 'importée d’un fichier',
  department: 'Ministère ou organisme',
  level: 'Niveau',
  functionalArea: 'Domaine fonctionnel',
  state: 'Où elle en est',
  states: {
    submitted: 'Soumise; il manque encore un élément',
    complete: 'Complète',
    eligible: 'Admissible',
    ineligible: 'Non admissible',
    declined: 'Refusée par vous',
    withdrawn: 'Retirée',
  },
  withdrawnBy: (name) => `Retirée par ${name}`,
  statement: 'Pourquoi vous avez été proposé',
  disposed: (day) =>
    `Les textes de ce dossier ont été supprimés le ${day}, à la fin de leur période de conservation. Il reste consigné que votre candidature a été proposée, et ce qu’elle est devenue.`,
  support: (name, day) => `${name}, ${day}`,
  consent: 'Votre consentement',
  consented: (day) => `Donné le ${day}`,
  refused: (day) => `Refus de votre part le ${day}`,
  noConsent: 'Sans réponse',
  language: 'Langue de travail',
  languages: { en: 'Anglais', fr: 'Français' },
  region: 'Région',
  regions: {
    atlantic: 'Atlantique',
    quebec: 'Québec',
    nationalCapital: 'Région de la capitale nationale',
    ontario: 'Ontario',
    prairies: 'Prairies',
    pacific: 'Pacifique',
    north: 'Nord',
    abroad: 'À l’étranger',
  },
  supervisor: 'Votre gestionnaire',
  checks: {
    matches: 'comme au dossier',
    differs: 'une autre personne que celle au dossier',
    unknown: 'il n’y avait personne au dossier',
  },
  endorsement: 'Appui',
  endorsed: {
    endorsed: (day) => `Donné le ${day}`,
    conditions: (day) => `Donné avec des conditions le ${day}`,
    declined: (day) => `Refusé le ${day}`,
  },
  noEndorsement: 'Sans réponse',
  days: (days) => (days < 2 ? `${days} jour` : `${days} jours`),
  released: 'Temps pour lequel vous seriez libéré',
  conditions: 'Conditions',
  eligibility: 'Admissibilité',
  eligible: (day) => `Jugée admissible le ${day}`,
  ineligible: (day, because) => `Jugée non admissible le ${day} : ${becauseFr[because]}`,
  noEligibility: 'Pas encore examinée',
  because: {
    notEndorsed: 'sans appui',
    level: 'autre niveau',
    functionalArea: 'autre domaine fonctionnel',
    notEmployee: 'hors de la fonction publique',
    earlierCohort: 'participation à une cohorte précédente',
    leaving: 'départ prévu',
    other: 'autre raison',
  },
  notReleased:
    'Les résultats sont communiqués à tout le monde en même temps. D’ici là, rien du travail d’un comité de sélection ne peut être lu ici.',
  outcome: 'Résultat',
  outcomes: {
    selected: 'Candidature retenue',
    reserve: 'Sur la liste de réserve',
    notSelected: 'Candidature non retenue',
  },
  noOutcome: 'Aucune décision n’a été prise sur ce dossier.',
  releasedOn: 'Communiqué le',
  offer: 'Votre réponse',
  offers: { offered: 'Sans réponse', accepted: 'Acceptation', declined: 'Refus' },
  reasons: 'Critères qui ont pesé',
  rationale: (contact) =>
    `La justification écrite de la présidence peut aussi parler d’autres personnes. Elle n’est pas montrée ici; vous pouvez la demander : ${contact}`,
  reviewer: (number) => `Membre du comité ${number}`,
  score: (score) => `${score} sur 5`,
  note: (note) => `Note : ${note}`,
  noNote: 'Aucune note n’a été écrite.',
  rubric: (version, now) =>
    version === now
      ? `Notée selon la version ${version} des critères.`
      : `Notée selon la version ${version} des critères. Ils ont été modifiés par la suite : leurs mots ici sont ceux de la version ${now}.`,
  noReviews: 'Aucun membre du comité n’a rien écrit sur ce dossier.',
};
const becauseFr = nominationFileFr.because;
