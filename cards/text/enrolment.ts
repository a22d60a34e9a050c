import type { EnrolmentChange } from '../../bot/domain/enrolment.ts';

type Kind = EnrolmentChange['kind'];
type Name = 'group' | 'department' | 'supervisor';

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
  /** What else is typed, for the changes that need it. */
  names: Record<Name, string>;
  nameHelp: Record<Name, string>;
  show: string;
  effectTitle: string;
  seats: (before: number, after: number) => string;
  seatsLabel: string;
  told: (name: string) => string;
  invited: (sessions: number) => string;
  departmentKept: string;
  confirm: string;
  back: string;
  done: (name: string) => string;
  refusal: {
    notEnrolledThen: string;
    enrolledThen: string;
    nothingChanges: string;
    changedMeanwhile: string;
    badDay: string;
    notYet: string;
    groupMissing: string;
    departmentMissing: string;
    badAddress: string;
  };
  news: Record<Kind, (day: string, name: string) => string>;
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
    department: 'Changes department',
    supervisor: 'Has another supervisor',
  },
  on: 'Effective day',
  chooseDay: 'Choose a day.',
  onHelp:
    'Withdrawal or deferral: the last day. Leave: the first day away. Return or new group: the first day. Department or supervisor: since when, today at the latest.',
  names: {
    group: 'New group, for a move',
    department: 'New department, if it changes',
    supervisor: 'E-mail address of the new supervisor, if it changes',
  },
  nameHelp: {
    group: 'Write the name of the group, at most 40 characters.',
    department: 'Write the department as your lists have it, at most 100 characters.',
    supervisor: 'Write an address like name@example.gc.ca.',
  },
  show: 'Show what it does',
  effectTitle: 'Before you confirm',
  seats: (before, after) => (before === after ? `${before}, unchanged` : `${before} before, ${after} after`),
  seatsLabel: 'Expected seats',
  told: (name) => `${name} will be told, in their language. Nobody else is.`,
  invited: (sessions) =>
    sessions === 1
      ? 'They will also be invited to the session that becomes theirs. Nobody else is invited again.'
      : `They will also be invited to the ${sessions} sessions that become theirs. Nobody else is invited again.`,
  departmentKept: 'Figures by department keep the one that they had at selection. Seats and sessions stay the same.',
  confirm: 'Confirm',
  back: 'Back',
  done: (name) => `Done. The enrolment of ${name} is changed, and they will be told.`,
  refusal: {
    notEnrolledThen: 'This person has no place in the cohort on that day. Check the day.',
    enrolledThen: 'This person already has a place in the cohort on that day.',
    nothingChanges: 'That is how it is already: nothing would change.',
    changedMeanwhile: 'Somebody changed this enrolment meanwhile. Here is the effect as it is now.',
    badDay: 'That is not a day. Choose one from the calendar.',
    notYet: 'A department or a supervisor changes today at the latest. Come back on that day.',
    groupMissing: 'For a move, write the new group.',
    departmentMissing: 'For a change of department, write the new one, at most 100 characters.',
    badAddress: 'That is not an e-mail address. Write it like name@example.gc.ca.',
  },
  news: {
    withdraw: (day) => `Your enrolment ends on ${day}, your last day in the program.`,
    defer: (day) => `Your enrolment is deferred. Your last day in this cohort is ${day}.`,
    leave: (day) => `You are on leave from the program from ${day} on.`,
    return: (day) => `Welcome back: you are in the program again from ${day} on.`,
    group: (day, group) => `From ${day} on you are in group ${group}.`,
    department: (day, department) => `Your department is recorded as ${department} since ${day}.`,
    supervisor: (day, address) => `Your supervisor is recorded as ${address} since ${day}.`,
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
    department: 'Changement de ministère ou d’organisme',
    supervisor: 'Changement de gestionnaire',
  },
  on: 'Date d’effet',
  chooseDay: 'Choisissez une date.',
  onHelp:
    'Retrait ou report : le dernier jour. Congé : le premier jour d’absence. Retour ou nouveau groupe : le premier jour.',
  names: {
    group: 'Nouveau groupe, s’il change',
    department: 'Nouveau ministère ou organisme, s’il change',
    supervisor: 'Adresse de courriel de la ou du gestionnaire, si elle change',
  },
  nameHelp: {
    group: 'Écrivez le nom du groupe, en 40 caractères au plus.',
    department: 'Écrivez le ministère ou l’organisme comme dans vos listes, en 100 caractères au plus.',
    supervisor: 'Écrivez une adresse comme nom@exemple.gc.ca.',
  },
  show: 'Voir l’effet',
  effectTitle: 'Avant de confirmer',
  seats: (before, after) => (before === after ? `${before}, sans changement` : `${before} avant, ${after} après`),
  seatsLabel: 'Places attendues',
  told: (name) => `${name} recevra un message dans sa langue. Personne d’autre n’en recevra.`,
  invited: (sessions) =>
    sessions === 1
      ? 'Cette personne sera aussi invitée à la séance qui devient la sienne. Personne d’autre n’est invité de nouveau.'
      : `Cette personne sera aussi invitée aux ${sessions} séances qui deviennent les siennes. Personne d’autre n’est invité de nouveau.`,
  departmentKept:
    'Les chiffres par ministère ou organisme gardent celui du moment de la sélection. Les places et les séances restent les mêmes.',
  confirm: 'Confirmer',
  back: 'Retour',
  done: (name) => `C’est fait. L’inscription de ${name} est modifiée, et cette personne en sera informée.`,
  refusal: {
    notEnrolledThen: 'Cette personne n’a pas de place dans la cohorte à cette date. Vérifiez la date.',
    enrolledThen: 'Cette personne a déjà une place dans la cohorte à cette date.',
    nothingChanges: 'C’est déjà le cas : rien ne changerait.',
    changedMeanwhile: 'Quelqu’un a modifié cette inscription entre-temps. Voici l’effet actuel.',
    badDay: 'Ce n’est pas une date. Choisissez-en une dans le calendrier.',
    notYet:
      'Le ministère ou l’organisme et la ou le gestionnaire changent au plus tard aujourd’hui. Revenez le jour venu.',
    groupMissing: 'Pour un changement de groupe, écrivez le nouveau groupe.',
    departmentMissing: 'Pour un changement de ministère ou d’organisme, écrivez le nouveau, en 100 caractères au plus.',
    badAddress: 'Ce n’est pas une adresse de courriel. Écrivez-la comme nom@exemple.gc.ca.',
  },
  news: {
    withdraw: (day) => `Votre inscription prend fin le ${day}, votre dernier jour dans le programme.`,
    defer: (day) => `Votre inscription est reportée. Votre dernier jour dans cette cohorte est le ${day}.`,
    leave: (day) => `Vous êtes en congé du programme à partir du ${day}.`,
    return: (day) => `Bon retour : vous êtes de nouveau dans le programme à partir du ${day}.`,
    group: (day, group) => `À partir du ${day}, vous êtes dans le groupe ${group}.`,
    department: (day, department) => `Votre ministère ou organisme est, depuis le ${day} : ${department}.`,
    supervisor: (day, address) => `L’adresse de votre gestionnaire est, depuis le ${day} : ${address}.`,
  },
  newsEnd: 'Si c’est une erreur, demandez à votre équipe de coordination.',
};
