import type { Region } from '../../bot/domain/nomination.ts';
import type { Language } from '../../bot/domain/person.ts';
import type { Outcome } from '../../bot/domain/selection.ts';
import { numberEn, numberFr } from './number.ts';

/** What the chair of a selection committee reads; the champion's and the coordinators' words are in selection-approval. */
export type SelectionText = {
  title: string;
  notAllowed: string;
  choose: string;
  role: Record<'chair' | 'champion' | 'coordinator', (cohort: string) => string>;
  rankingTitle: (cohort: string) => string;
  /** What is shown is a proposal until it is released. */
  pending: string;
  early: string;
  reviewing: string;
  nobody: string;
  approval: Record<'asked' | 'approved' | 'returned' | 'takenBack' | 'void', string>;
  released: string;
  note: (note: string) => string;
  shown: (from: number, to: number, total: number) => string;
  line: (place: number, name: string) => string;
  score: (score: string, reviews: number) => string;
  noScore: (reviews: number) => string;
  disagree: string;
  others: (count: number) => string;
  outcome: Record<Outcome, string>;
  undecided: string;
  openDossier: (name: string) => string;
  previous: string;
  next: string;
  back: string;
  balanceTitle: string;
  seats: string;
  seatsUsed: (selected: number, capacity: number) => string;
  counts: (reserve: number, notSelected: number, undecided: number) => string;
  countsLabel: string;
  departments: string;
  areas: string;
  levels: string;
  languages: string;
  regions: string;
  language: Record<Language, string>;
  region: Record<Region, string>;
  unknown: string;
  none: string;
  count: (name: string, count: number) => string;
  seatsOf: (name: string, count: number, most: number) => string;
  more: (count: number) => string;
  ask: string;
  askHelp: string;
  asked: string;
  takeBack: string;
  takenBack: string;
};

export const selectionEn: SelectionText = {
  title: 'Selection',
  notAllowed: 'There is nothing here for you. Only those who select, approve or coordinate see a selection.',
  choose: 'Which selection?',
  role: {
    chair: (cohort) => `Decide: ${cohort}`,
    champion: (cohort) => `Approve: ${cohort}`,
    coordinator: (cohort) => `Release and offers: ${cohort}`,
  },
  rankingTitle: (cohort) => `Ranking: ${cohort}`,
  pending: 'Outcomes are pending: until they are released, only chairs and champions see them.',
  early: 'The dossiers are not with their reviewers yet: there is nothing to rank.',
  reviewing: 'Reviews are still coming in: this ranking can change. Better decide once reviewing is closed.',
  nobody: 'No dossier is eligible.',
  approval: {
    asked: 'A champion is looking at these decisions. They cannot be changed unless you take them back.',
    approved: 'A champion has approved these decisions. A coordinator can release them. To change one, take them back.',
    returned: 'A champion has sent these decisions back.',
    takenBack: 'These decisions were taken back. Ask for approval when they are ready.',
    void: 'A decision has changed since the champion approved: the approval is void. Take it back and ask again.',
  },
  released: 'These outcomes are released: nothing changes any more.',
  note: (note) => `The champion’s note: ${note}`,
  shown: (from, to, total) => `${numberEn(from)} to ${numberEn(to)} of ${numberEn(total)}`,
  line: (place, name) => `Place ${numberEn(place)}: ${name}`,
  score: (score, reviews) => `Score ${score} from ${reviews === 1 ? '1 review' : `${numberEn(reviews)} reviews`}`,
  noScore: (reviews) => (reviews === 0 ? 'No review yet' : 'No score: not every criterion is scored'),
  disagree: 'reviewers disagree',
  others: (count) =>
    count === 1
      ? '1 review by an earlier version of the criteria is not counted'
      : `${numberEn(count)} reviews by an earlier version of the criteria are not counted`,
  outcome: { selected: 'Selected', reserve: 'Reserve', notSelected: 'Not selected' },
  undecided: 'Not decided yet',
  openDossier: (name) => `Open: ${name}`,
  previous: 'Previous dossiers',
  next: 'Next dossiers',
  back: 'Back to the ranking',
  balanceTitle: 'The cohort so far, as counts of those selected',
  seats: 'Seats',
  seatsUsed: (selected, capacity) => `${numberEn(selected)} of ${numberEn(capacity)} used`,
  counts: (reserve, notSelected, undecided) =>
    `${numberEn(reserve)} reserve, ${numberEn(notSelected)} not selected, ${numberEn(undecided)} not decided`,
  countsLabel: 'Others',
  departments: 'Departments',
  areas: 'Functional areas',
  levels: 'Levels',
  languages: 'Languages',
  regions: 'Regions',
  language: { en: 'English', fr: 'French' },
  region: {
    atlantic: 'Atlantic',
    quebec: 'Quebec',
    nationalCapital: 'National Capital Region',
    ontario: 'Ontario',
    prairies: 'Prairies',
    pacific: 'Pacific',
    north: 'North',
    abroad: 'Abroad',
  },
  unknown: 'not said',
  none: 'nobody yet',
  count: (name, count) => `${name}: ${numberEn(count)}`,
  seatsOf: (name, count, most) => `${name}: ${numberEn(count)} of ${numberEn(most)}`,
  more: (count) => `and ${numberEn(count)} more`,
  ask: 'Ask for approval',
  askHelp: 'A champion who has decided nothing here approves, or sends it back. Meanwhile, decisions stay as they are.',
  asked: 'Asked. The champions get a card.',
  takeBack: 'Take it back',
  takenBack: 'Taken back. Decisions can change again, and approval is to be asked for anew.',
};

export const selectionFr: SelectionText = {
  title: 'Sélection',
  notAllowed:
    'Il n’y a rien ici pour vous. Seules les personnes qui choisissent, approuvent ou coordonnent voient une sélection.',
  choose: 'Quelle sélection?',
  role: {
    chair: (cohort) => `Décider : ${cohort}`,
    champion: (cohort) => `Approuver : ${cohort}`,
    coordinator: (cohort) => `Diffusion et offres : ${cohort}`,
  },
  rankingTitle: (cohort) => `Classement : ${cohort}`,
  pending:
    'Les résultats sont provisoires : avant leur diffusion, seules la présidence et les championnes ou champions les voient.',
  early: 'Les dossiers ne sont pas encore entre les mains du comité : il n’y a rien à classer.',
  reviewing:
    'Des évaluations arrivent encore : ce classement peut changer. Mieux vaut décider une fois l’évaluation close.',
  nobody: 'Aucun dossier n’est admissible.',
  approval: {
    asked:
      'Une championne ou un champion examine ces décisions. Elles ne changent pas, à moins que vous ne les repreniez.',
    approved:
      'Une championne ou un champion a approuvé ces décisions. L’équipe de coordination peut les diffuser. Pour en changer une, reprenez-les.',
    returned: 'Une championne ou un champion a renvoyé ces décisions.',
    takenBack: 'Ces décisions ont été reprises. Demandez l’approbation lorsqu’elles seront prêtes.',
    void: 'Une décision a changé depuis l’approbation : celle-ci n’est plus valable. Reprenez les décisions et demandez-la de nouveau.',
  },
  released: 'Ces résultats sont diffusés : plus rien ne change.',
  note: (note) => `Mot de la championne ou du champion : ${note}`,
  shown: (from, to, total) => `${numberFr(from)} à ${numberFr(to)} sur ${numberFr(total)}`,
  line: (place, name) => `Rang ${numberFr(place)} : ${name}`,
  score: (score, reviews) =>
    `Note ${score} d’après ${reviews < 2 ? '1 évaluation' : `${numberFr(reviews)} évaluations`}`,
  noScore: (reviews) => (reviews === 0 ? 'Pas encore d’évaluation' : 'Sans note : un critère n’est pas coté'),
  disagree: 'désaccord entre évaluations',
  others: (count) =>
    count < 2
      ? '1 évaluation selon une version antérieure des critères n’est pas comptée'
      : `${numberFr(count)} évaluations selon une version antérieure des critères ne sont pas comptées`,
  outcome: { selected: 'Candidature retenue', reserve: 'Liste de réserve', notSelected: 'Candidature non retenue' },
  undecided: 'Sans décision',
  openDossier: (name) => `Ouvrir : ${name}`,
  previous: 'Dossiers précédents',
  next: 'Dossiers suivants',
  back: 'Retour au classement',
  balanceTitle: 'La cohorte jusqu’ici : nombre de candidatures retenues',
  seats: 'Places',
  seatsUsed: (selected, capacity) => `${numberFr(selected)} sur ${numberFr(capacity)} attribuées`,
  counts: (reserve, notSelected, undecided) =>
    `${numberFr(reserve)} sur la liste de réserve, ${numberFr(notSelected)} non retenues, ${numberFr(undecided)} sans décision`,
  countsLabel: 'Autres candidatures',
  departments: 'Ministères ou organismes',
  areas: 'Domaines fonctionnels',
  levels: 'Niveaux',
  languages: 'Langues',
  regions: 'Régions',
  language: { en: 'anglais', fr: 'français' },
  region: {
    atlantic: 'Atlantique',
    quebec: 'Québec',
    nationalCapital: 'région de la capitale nationale',
    ontario: 'Ontario (hors capitale)',
    prairies: 'Provinces des Prairies',
    pacific: 'Pacifique',
    north: 'Nord',
    abroad: 'à l’étranger',
  },
  unknown: 'non précisé',
  none: 'personne encore',
  count: (name, count) => `${name} : ${numberFr(count)}`,
  seatsOf: (name, count, most) => `${name} : ${numberFr(count)} sur ${numberFr(most)}`,
  more: (count) => `et ${numberFr(count)} de plus`,
  ask: 'Demander l’approbation',
  askHelp:
    'Une championne ou un champion qui n’a rien décidé ici approuve ou renvoie les décisions. Entre-temps, elles ne changent pas.',
  asked: 'C’est demandé. Les championnes et champions reçoivent une carte.',
  takeBack: 'Reprendre les décisions',
  takenBack: 'C’est repris. Les décisions peuvent de nouveau changer, et l’approbation est à redemander.',
};
