import type { Block } from '../../bot/domain/assignment.ts';

type LeadCode = 'notAllowed' | 'nothingYet' | 'noReviewers' | 'notAsked' | 'assigned' | 'noDossiers' | 'notAssigned';

/** What coordinators and the chair read of a committee's work. */
export type ReviewLeadText = {
  title: string;
  none: string;
  line: (eligible: number) => string;
  stage: Record<'none' | 'declaring' | 'assigning' | 'assigned' | 'closed', string>;
  open: (cohort: string) => string;
  back: string;
  dossiers: (count: number) => string;
  ask: string;
  askWhat: (reviewers: number) => string;
  asked: string;
  declaredOf: (declared: number, all: number) => string;
  allDeclared: string;
  missing: (names: string) => string;
  andOthers: (names: string, others: number) => string;
  notDeclaredNote: string;
  checkedOf: (checked: number, all: number) => string;
  texts: string;
  nudge: string;
  nudgeOne: (name: string) => string;
  nudged: (sent: number, before: number) => string;
  nobodyBehind: string;
  assignShow: string;
  assignTitle: string;
  effect: (dossiers: number, reviewers: number, each: number) => string;
  loads: (least: number, most: number) => string;
  uneven: (least: number, most: number) => string;
  undeclared: (names: string) => string;
  fixedThen: string;
  each: string;
  eachError: string;
  eachChoice: (each: number) => string;
  recount: string;
  assign: string;
  assignDone: string;
  unchecked: (left: number) => string;
  tooFew: (dossiers: number, each: number) => string;
  tooFewLine: (name: string, possible: number, each: number, why: string) => string;
  possibleNone: string;
  blocked: Record<Block, (count: number) => string>;
  remedy: string;
  complete: (complete: number, all: number) => string;
  reviewer: (done: number, assigned: number, recused: number) => string;
  candidate: (number: number) => string;
  short: (name: string, readers: number, each: number) => string;
  shortMore: (count: number) => string;
  conflicted: (count: number) => string;
  fill: string;
  filled: (given: number) => string;
  close: string;
  closeTitle: string;
  closeMissing: (missing: number, short: number) => string;
  closeStays: string;
  closeAnyway: string;
  closed: string;
  refusal: Record<LeadCode, string>;
};

const few = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
const peu = (count: number, one: string, many: string): string => `${count} ${count < 2 ? one : many}`;

export const reviewLeadEn: ReviewLeadText = {
  title: 'Selection committee',
  none: 'No call has closed yet, and none has eligible dossiers.',
  line: (eligible) => `Eligible: ${few(eligible, 'dossier', 'dossiers')}`,
  stage: {
    none: 'Reviewers have not been asked yet.',
    declaring: 'Reviewers are declaring conflicts.',
    assigning: 'Dossiers are being assigned.',
    assigned: 'Reviewers are reading and scoring.',
    closed: 'The review is closed.',
  },
  open: (cohort) => `Open: ${cohort}`,
  back: 'Selection committee',
  dossiers: (count) => `Eligible: ${few(count, 'dossier', 'dossiers')}`,
  ask: 'Ask reviewers to declare',
  askWhat: (reviewers) =>
    `${few(reviewers, 'reviewer gets', 'reviewers get')} the list of names, and say whom they cannot judge. Dossiers go to nobody before that.`,
  asked: 'Done: the reviewers get the list of names.',
  declaredOf: (declared, all) => `Declared: ${declared} of ${all} reviewers`,
  allDeclared: 'Every reviewer has declared.',
  missing: (names) => `Not declared yet: ${names}`,
  andOthers: (names, others) => `${names} and ${few(others, 'other', 'others')}`,
  notDeclaredNote: 'Whoever has not declared when dossiers are assigned gets none.',
  checkedOf: (checked, all) => `Texts without names, checked by a person: ${checked} of ${all}`,
  texts: 'Check the texts',
  nudge: 'Remind all who are behind',
  nudgeOne: (name) => `Remind ${name}`,
  nudged: (sent, before) =>
    `${few(sent, 'reminder is', 'reminders are')} on the way.${before > 0 ? ` ${few(before, 'person has', 'people have')} been reminded today already.` : ''}`,
  nobodyBehind: 'Nobody is behind: there is nobody to remind.',
  assignShow: 'See how dossiers would be assigned',
  assignTitle: 'Assign the dossiers',
  effect: (dossiers, reviewers, each) =>
    `${few(dossiers, 'dossier', 'dossiers')} to ${few(reviewers, 'reviewer', 'reviewers')}, ${few(each, 'reader', 'readers')} each.`,
  loads: (least, most) =>
    least === most ? `Everybody reads ${least}.` : `Everybody reads between ${least} and ${most}.`,
  uneven: (least, most) =>
    `Because of conflicts it cannot be more even: somebody reads ${least}, somebody ${most}. More reviewers, or fewer readers each, would help.`,
  undeclared: (names) => `No dossiers for who has not declared: ${names}`,
  fixedThen: 'Declarations and checked texts can no longer be changed after that. Each reviewer is told once.',
  each: 'Readers of each dossier',
  eachError: 'Choose a number from 1 to 9.',
  eachChoice: (each) => few(each, 'reader', 'readers'),
  recount: 'Work it out again',
  assign: 'Assign',
  assignDone: 'Done: dossiers are assigned, and reviewers are told.',
  unchecked: (left) =>
    `${few(left, 'text has', 'texts have')} not been checked by a person yet. Dossiers can be assigned once all have.`,
  tooFew: (dossiers, each) =>
    `Dossiers cannot be assigned like this: ${few(dossiers, 'dossier has', 'dossiers have')} fewer than ${each} possible readers.`,
  tooFewLine: (name, possible, each, why) => `${name}: ${possible} possible of ${each} (${why})`,
  possibleNone: 'no conflicts: there are too few reviewers who have declared',
  blocked: {
    themselves: () => 'the nominee',
    declared: (count) => `declared ${count}`,
    department: (count) => `same department ${count}`,
    line: (count) => `reporting line ${count}`,
    nominator: () => 'the nominator',
    supporter: (count) => `supporters ${count}`,
  },
  remedy:
    'What helps: fewer readers each, more reviewers, or reviewers of other departments; and whoever has not declared may do so.',
  complete: (complete, all) => `Complete: ${complete} of ${few(all, 'dossier', 'dossiers')}`,
  reviewer: (done, assigned, recused) => `${done} of ${assigned} submitted${recused > 0 ? `, ${recused} recused` : ''}`,
  candidate: (number) => `Candidate ${number}`,
  short: (name, readers, each) => `${name}: ${readers} of ${few(each, 'reader', 'readers')}`,
  shortMore: (count) => `And ${few(count, 'other dossier', 'other dossiers')} with too few readers.`,
  conflicted: (count) =>
    `${few(count, 'review', 'reviews')} stopped: the reader has become conflicted since. It counts as recused.`,
  fill: 'Find other readers',
  filled: (given) =>
    given === 0
      ? 'Nobody else is possible at the moment.'
      : `Done: ${few(given, 'dossier', 'dossiers')} given to others, who are told.`,
  close: 'Close the review',
  closeTitle: 'Close the review?',
  closeMissing: (missing, short) =>
    `Missing: ${few(missing, 'review', 'reviews')}; ${few(short, 'dossier has', 'dossiers have')} too few readers.`,
  closeStays: 'After that nothing can be scored any more. What is missing stays missing.',
  closeAnyway: 'Close, although it is not complete',
  closed: 'The review is closed. Results are next.',
  refusal: {
    notAllowed: 'Only coordinators and the chair of the program can do this.',
    nothingYet: 'No dossier is eligible yet: there are no names to declare on.',
    noReviewers: 'There are no reviewers who could read: give people the role of reviewer, and have them declare.',
    notAsked: 'Reviewers have to be asked to declare first.',
    assigned: 'Dossiers have been assigned already.',
    noDossiers: 'No dossier is eligible: there is nothing to assign.',
    notAssigned: 'Dossiers have not been assigned: there is nothing to close.',
  },
};

export const reviewLeadFr: ReviewLeadText = {
  title: 'Comité de sélection',
  none: 'Aucun appel n’est encore terminé, et aucun n’a de dossiers admissibles.',
  line: (eligible) => `Admissibles : ${peu(eligible, 'dossier', 'dossiers')}`,
  stage: {
    none: 'Les membres du comité n’ont pas encore été sollicités.',
    declaring: 'Les membres du comité déclarent leurs conflits.',
    assigning: 'Attribution des dossiers en cours.',
    assigned: 'Les membres du comité lisent et notent.',
    closed: 'L’examen est terminé.',
  },
  open: (cohort) => `Ouvrir : ${cohort}`,
  back: 'Comité de sélection',
  dossiers: (count) => `Admissibles : ${peu(count, 'dossier', 'dossiers')}`,
  ask: 'Demander les déclarations',
  askWhat: (reviewers) =>
    `${peu(reviewers, 'membre du comité reçoit', 'membres du comité reçoivent')} la liste des noms et indiquent de qui juger leur est impossible. Aucun dossier n’est attribué avant cela.`,
  asked: 'C’est fait : les membres du comité reçoivent la liste des noms.',
  declaredOf: (declared, all) => `Déclarations : ${declared} sur ${all} membres du comité`,
  allDeclared: 'Tous les membres du comité ont fait leur déclaration.',
  missing: (names) => `Déclarations à venir : ${names}`,
  andOthers: (names, others) => `${names} et ${peu(others, 'autre', 'autres')}`,
  notDeclaredNote: 'Sans déclaration au moment de l’attribution, on ne reçoit aucun dossier.',
  checkedOf: (checked, all) => `Textes sans noms, vérifiés par une personne : ${checked} sur ${all}`,
  texts: 'Vérifier les textes',
  nudge: 'Envoyer un rappel à toute personne en retard',
  nudgeOne: (name) => `Envoyer un rappel à ${name}`,
  nudged: (sent, before) =>
    `${peu(sent, 'rappel est', 'rappels sont')} en route.${before > 0 ? ` ${peu(before, 'personne a', 'personnes ont')} déjà reçu un rappel aujourd’hui.` : ''}`,
  nobodyBehind: 'Personne n’est en retard : il n’y a pas de rappel à envoyer.',
  assignShow: 'Voir comment les dossiers seraient attribués',
  assignTitle: 'Attribuer les dossiers',
  effect: (dossiers, reviewers, each) =>
    `${peu(dossiers, 'dossier', 'dossiers')} à ${peu(reviewers, 'membre du comité', 'membres du comité')}, ${peu(each, 'lecture', 'lectures')} par dossier.`,
  loads: (least, most) =>
    least === most ? `Chaque membre en lit ${least}.` : `Chaque membre en lit de ${least} à ${most}.`,
  uneven: (least, most) =>
    `En raison des conflits, la répartition ne peut pas être plus égale : un membre en lit ${least}, un autre ${most}. Plus de membres, ou moins de lectures par dossier, aideraient.`,
  undeclared: (names) => `Aucun dossier, faute de déclaration : ${names}`,
  fixedThen:
    'Ensuite, les déclarations et les textes vérifiés ne peuvent plus être modifiés. Chaque membre reçoit un seul avis.',
  each: 'Nombre de lectures par dossier',
  eachError: 'Choisissez un nombre de 1 à 9.',
  eachChoice: (each) => peu(each, 'lecture', 'lectures'),
  recount: 'Refaire le calcul',
  assign: 'Attribuer',
  assignDone: 'C’est fait : les dossiers sont attribués, et les membres du comité en sont avisés.',
  unchecked: (left) =>
    `${peu(left, 'texte n’a pas encore été vérifié', 'textes n’ont pas encore été vérifiés')} par une personne. Les dossiers pourront être attribués une fois que tous l’auront été.`,
  tooFew: (dossiers, each) =>
    `Les dossiers ne peuvent pas être attribués ainsi : moins de ${each} lectures possibles pour ${peu(dossiers, 'dossier', 'dossiers')}.`,
  tooFewLine: (name, possible, each, why) =>
    `${name} : ${possible} ${possible < 2 ? 'possible' : 'possibles'} sur ${each} (${why})`,
  possibleNone: 'aucun conflit : trop peu de membres ont fait leur déclaration',
  blocked: {
    themselves: () => 'la personne proposée',
    declared: (count) => `conflits déclarés ${count}`,
    department: (count) => `même ministère ou organisme ${count}`,
    line: (count) => `lien hiérarchique ${count}`,
    nominator: () => 'la personne proposante',
    supporter: (count) => `appuis à la candidature ${count}`,
  },
  remedy:
    'Ce qui aide : moins de lectures par dossier, plus de membres, ou des membres d’autres ministères; il est aussi encore temps de faire sa déclaration.',
  complete: (complete, all) => `Complets : ${complete} sur ${peu(all, 'dossier', 'dossiers')}`,
  reviewer: (done, assigned, recused) =>
    `${done} sur ${assigned} soumis${recused > 0 ? `, ${peu(recused, 'récusation', 'récusations')}` : ''}`,
  candidate: (number) => `Candidature ${number}`,
  short: (name, readers, each) => `${name} : ${readers} sur ${peu(each, 'lecture', 'lectures')}`,
  shortMore: (count) => `Et ${peu(count, 'autre dossier', 'autres dossiers')} sans assez de lectures.`,
  conflicted: (count) =>
    `${peu(count, 'lecture arrêtée', 'lectures arrêtées')} : un conflit est apparu depuis. Cela compte comme une récusation.`,
  fill: 'Trouver d’autres membres',
  filled: (given) =>
    given === 0
      ? 'Personne d’autre n’est possible pour le moment.'
      : `C’est fait : ${peu(given, 'dossier confié', 'dossiers confiés')} à d’autres membres, qui en sont avisés.`,
  close: 'Terminer l’examen',
  closeTitle: 'Terminer l’examen?',
  closeMissing: (missing, short) =>
    `Il manque ${peu(missing, 'évaluation', 'évaluations')}; ${peu(short, 'dossier n’a', 'dossiers n’ont')} pas assez de lectures.`,
  closeStays: 'Ensuite, plus rien ne peut être noté. Ce qui manque restera manquant.',
  closeAnyway: 'Terminer, même si c’est incomplet',
  closed: 'L’examen est terminé. Les résultats viennent ensuite.',
  refusal: {
    notAllowed: 'Seules l’équipe de coordination et la présidence du programme peuvent faire cela.',
    nothingYet: 'Aucun dossier n’est encore admissible : il n’y a pas de noms à déclarer.',
    noReviewers:
      'Aucun membre du comité ne pourrait lire : donnez ce rôle à des personnes, et demandez-leur leur déclaration.',
    notAsked: 'Il faut d’abord demander les déclarations aux membres du comité.',
    assigned: 'Les dossiers ont déjà été attribués.',
    noDossiers: 'Aucun dossier n’est admissible : il n’y a rien à attribuer.',
    notAssigned: 'Les dossiers n’ont pas été attribués : il n’y a rien à terminer.',
  },
};
