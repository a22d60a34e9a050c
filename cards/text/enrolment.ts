import type { EnrolmentChange } from '../../bot/domain/enrolment.ts';

type Kind = EnrolmentChange['kind'];

/** Changes of somebody's place in a cohort. Read by coordinators, and by the person whom a change is about. */
export type EnrolmentText = {
  title: string;
  notAllowed: string;
  nobody: string;
  person: string;
  choosePerson: string;
  change: string;
  chooseChange: string;
  kind: Record<Kind, string>;
  on: string;
  chooseDay: string;
  onHelp: string;
  group: string;
  groupHelp: string;
  show: string;
  effectTitle: string;
  seats: (before: number, after: number) => string;
  seatsLabel: string;
  told: (name: string) => string;
  confirm: string;
  back: string;
  done: (name: string) => string;
  toldNot: string;
  refusal: {
    notEnrolledThen: string;
    enrolledThen: string;
    nothingChanges: string;
    changedMeanwhile: string;
    badDay: string;
    groupMissing: string;
  };
  news: Record<Kind, (day: string, group: string) => string>;
  newsEnd: string;
};

export const enrolmentEn: EnrolmentText = {
  title: 'Change an enrolment',
  notAllowed: 'Only coordinators can change enrolments. If you think you should, ask yours.',
  nobody: 'Nobody is enrolled in your programs yet.',
  person: 'Person',
  choosePerson: 'Choose a person.',
  change: 'Change',
  chooseChange: 'Choose what changes.',
  kind: {
    withdraw: 'Withdraws',
    defer: 'Defers to a later cohort',
    leave: 'Goes on leave',
    return: 'Comes back from leave',
    group: 'Moves to another group',
  },
  on: 'Effective day',
  chooseDay: 'Choose a day.',
  onHelp: 'Withdrawal or deferral: the last day. Leave: the first day away. Return or new group: the first day.',
  group: 'New group (for a move)',
  groupHelp: 'Write the name of the group, at most 40 characters.',
  show: 'Show what it does',
  effectTitle: 'Before you confirm',
  seats: (before, after) => (before === after ? `${before}, unchanged` : `${before} before, ${after} after`),
  seatsLabel: 'Expected seats',
  told: (name) => `${name} will be told, in their language. Nobody else is.`,
  confirm: 'Confirm',
  back: 'Back',
  done: (name) => `Done. The enrolment of ${name} is changed.`,
  toldNot: 'I could not tell them in chat: please write to them.',
  refusal: {
    notEnrolledThen: 'This person has no place in the cohort on that day. Check the day.',
    enrolledThen: 'This person already has a place in the cohort on that day.',
    nothingChanges: 'That is how it is already: nothing would change.',
    changedMeanwhile: 'Somebody changed this enrolment meanwhile. Here is the effect as it is now.',
    badDay: 'That is not a day. Choose one from the calendar.',
    groupMissing: 'For a move, write the new group.',
  },
  news: {
    withdraw: (day) => `Your enrolment ends on ${day}, your last day in the program.`,
    defer: (day) => `Your enrolment is deferred. Your last day in this cohort is ${day}.`,
    leave: (day) => `You are on leave from the program from ${day} on.`,
    return: (day) => `Welcome back: you are in the program again from ${day} on.`,
    group: (day, group) => `From ${day} on you are in group ${group}.`,
  },
  newsEnd: 'If this is not right, ask your coordinators.',
};

export const enrolmentFr: EnrolmentText = {
  title: 'Modifier une inscription',
  notAllowed:
    'Seule l’équipe de coordination peut modifier les inscriptions. Si cela vous semble une erreur, demandez à la vôtre.',
  nobody: 'Il n’y a encore aucune inscription à vos programmes.',
  person: 'Personne',
  choosePerson: 'Choisissez une personne.',
  change: 'Changement',
  chooseChange: 'Choisissez ce qui change.',
  kind: {
    withdraw: 'Retrait',
    defer: 'Report à une cohorte suivante',
    leave: 'Départ en congé',
    return: 'Retour de congé',
    group: 'Changement de groupe',
  },
  on: 'Date d’effet',
  chooseDay: 'Choisissez une date.',
  onHelp:
    'Retrait ou report : le dernier jour. Congé : le premier jour d’absence. Retour ou nouveau groupe : le premier jour.',
  group: 'Nouveau groupe (pour un changement de groupe)',
  groupHelp: 'Écrivez le nom du groupe, en 40 caractères au plus.',
  show: 'Voir l’effet',
  effectTitle: 'Avant de confirmer',
  seats: (before, after) => (before === after ? `${before}, sans changement` : `${before} avant, ${after} après`),
  seatsLabel: 'Places attendues',
  told: (name) => `${name} recevra un message dans sa langue. Personne d’autre n’en recevra.`,
  confirm: 'Confirmer',
  back: 'Retour',
  done: (name) => `C’est fait. L’inscription de ${name} est modifiée.`,
  toldNot: 'Je n’ai pas pu l’informer dans la conversation : veuillez lui écrire.',
  refusal: {
    notEnrolledThen: 'Cette personne n’a pas de place dans la cohorte à cette date. Vérifiez la date.',
    enrolledThen: 'Cette personne a déjà une place dans la cohorte à cette date.',
    nothingChanges: 'C’est déjà le cas : rien ne changerait.',
    changedMeanwhile: 'Quelqu’un a modifié cette inscription entre-temps. Voici l’effet actuel.',
    badDay: 'Ce n’est pas une date. Choisissez-en une dans le calendrier.',
    groupMissing: 'Pour un changement de groupe, écrivez le nouveau groupe.',
  },
  news: {
    withdraw: (day) => `Votre inscription prend fin le ${day}, votre dernier jour dans le programme.`,
    defer: (day) => `Votre inscription est reportée. Votre dernier jour dans cette cohorte est le ${day}.`,
    leave: (day) => `Vous êtes en congé du programme à partir du ${day}.`,
    return: (day) => `Bon retour : vous êtes de nouveau dans le programme à partir du ${day}.`,
    group: (day, group) => `À partir du ${day}, vous êtes dans le groupe ${group}.`,
  },
  newsEnd: 'Si c’est une erreur, demandez à votre équipe de coordination.',
};
