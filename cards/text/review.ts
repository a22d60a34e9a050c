import type { Review } from '../../bot/domain/review.ts';

/** What waits for a reviewer: names to declare on, and dossiers. */
export type ReviewText = {
  title: string;
  none: string;
  waiting: (dossiers: number, minutes: number) => string;
  allDone: string;
  closedRound: string;
  toldTitle: string;
  told: string;
  reminderTitle: string;
  anewTitle: string;
  anew: string;
  toDeclare: string;
  toDeclareLate: string;
  declared: string;
  state: Record<Review['state'], string>;
  candidate: (number: number) => string;
  open: (title: string) => string;
  more: (left: number) => string;
  next: string;
  back: string;
  declareOpen: string;
  declareTitle: string;
  declareWhy: string;
  declarePage: (from: number, to: number, total: number) => string;
  declareTicked: (count: number) => string;
  declareLabel: string;
  declareError: string;
  declareNext: string;
  declareBefore: string;
  declare: string;
  declareNone: string;
  declareDone: (count: number) => string;
  declareFixed: string;
  declareRefusal: Record<'assigned' | 'tickedNone' | 'tickedSome' | 'unseen', string>;
};

const dossiersEn = (count: number): string => `${count} ${count === 1 ? 'dossier' : 'dossiers'}`;
const dossiersFr = (count: number): string => `${count} ${count < 2 ? 'dossier' : 'dossiers'}`;

export const reviewEn: ReviewText = {
  title: 'My dossiers',
  none: 'Nothing waits for you as a member of a selection committee.',
  waiting: (dossiers, minutes) => `You have ${dossiersEn(dossiers)}, about ${minutes} minutes.`,
  allDone: 'You have submitted everything that was yours to score. Thank you.',
  closedRound: 'The review is closed. You can read what you submitted.',
  toldTitle: 'Dossiers for you to read',
  told: 'Open one, read it, and score each criterion. You can stop at any time: drafts are kept.',
  reminderTitle: 'A reminder from the selection committee',
  anewTitle: 'One more dossier for you',
  anew: 'Somebody else cannot read it, and you have the fewest left of those who can.',
  toDeclare: 'First say whom you cannot judge. Until you have, you get no dossiers.',
  toDeclareLate: 'There are names that you have not declared on. Once you have, one of those dossiers may come to you.',
  declared: 'You have declared. You hear from me once dossiers are assigned.',
  state: {
    assigned: 'To be scored',
    draft: 'Draft',
    submitted: 'Submitted',
    recused: 'Given back',
  },
  candidate: (number) => `Candidate ${number}`,
  open: (title) => `Open: ${title}`,
  more: (left) => `And ${left} more.`,
  next: 'Show more',
  back: 'My dossiers',
  declareOpen: 'The list of names',
  declareTitle: 'Whom can you not judge?',
  declareWhy:
    'These people are nominated. Tick everybody whom you know too well, work with, or could not judge fairly for any other reason: you will not get their dossiers. Your own department, your supervisor and your staff are left out by the system.',
  declarePage: (from, to, total) => `Names ${from} to ${to} of ${total}`,
  declareTicked: (count) => `Ticked on all pages: ${count}`,
  declareLabel: 'I cannot judge',
  declareError: 'Tick the names of those whom you cannot judge.',
  declareNext: 'Next names',
  declareBefore: 'Names before',
  declare: 'Declare those that I ticked',
  declareNone: 'None: I can judge all of them',
  declareDone: (count) =>
    count === 0
      ? 'Declared: you can judge all of them. You can change this until dossiers are assigned.'
      : `Declared: ${count} whom you cannot judge. You can change this until dossiers are assigned.`,
  declareFixed: 'Dossiers are assigned: this can no longer be changed. You can still give a dossier back.',
  declareRefusal: {
    assigned:
      'Dossiers have been assigned meanwhile, so this was not changed. Should you get one that you cannot judge, give it back.',
    tickedNone: 'Nobody is ticked. Tick those whom you cannot judge, or say "None".',
    tickedSome: 'Some names are ticked. Untick them to say "None", or declare those that you ticked.',
    unseen: 'There are names that you have not looked at yet. Here they are; what you ticked is kept.',
  },
};

export const reviewFr: ReviewText = {
  title: 'Mes dossiers',
  none: 'Rien ne vous attend à titre de membre d’un comité de sélection.',
  waiting: (dossiers, minutes) => `Vous avez ${dossiersFr(dossiers)}, environ ${minutes} minutes.`,
  allDone: 'Vous avez soumis tout ce que vous aviez à noter. Merci.',
  closedRound: 'L’examen est terminé. Vous pouvez lire ce que vous avez soumis.',
  toldTitle: 'Des dossiers à lire',
  told: 'Ouvrez-en un, lisez-le et notez chaque critère. Vous pouvez vous arrêter en tout temps : les ébauches sont conservées.',
  reminderTitle: 'Un rappel du comité de sélection',
  anewTitle: 'Un dossier de plus pour vous',
  anew: 'Une autre personne ne peut pas le lire, et vous êtes, parmi celles qui le peuvent, celle à qui il en reste le moins.',
  toDeclare: 'Indiquez d’abord les personnes dont vous ne pouvez pas juger. D’ici là, vous ne recevez aucun dossier.',
  toDeclareLate:
    'Il y a des noms sur lesquels vous n’avez rien déclaré. Ensuite, l’un de ces dossiers pourrait vous revenir.',
  declared: 'Votre déclaration est faite. Je vous écrirai quand les dossiers seront attribués.',
  state: {
    assigned: 'À noter',
    draft: 'Ébauche',
    submitted: 'Soumis',
    recused: 'Rendu',
  },
  candidate: (number) => `Candidature ${number}`,
  open: (title) => `Ouvrir : ${title}`,
  more: (left) => `Et ${left} de plus.`,
  next: 'Voir la suite',
  back: 'Mes dossiers',
  declareOpen: 'La liste des noms',
  declareTitle: 'De qui ne pouvez-vous pas juger?',
  declareWhy:
    'Ces personnes sont proposées. Cochez toutes celles que vous connaissez trop bien, avec qui vous travaillez ou dont vous ne pourriez pas juger équitablement pour une autre raison : vous ne recevrez pas leur dossier. Le système écarte déjà votre propre ministère ou organisme, votre gestionnaire et votre personnel.',
  declarePage: (from, to, total) => `Noms ${from} à ${to} sur ${total}`,
  declareTicked: (count) => `Cochés sur l’ensemble des pages : ${count}`,
  declareLabel: 'Je ne peux pas juger de',
  declareError: 'Cochez les noms des personnes dont vous ne pouvez pas juger.',
  declareNext: 'Noms suivants',
  declareBefore: 'Noms précédents',
  declare: 'Déclarer les noms cochés',
  declareNone: 'Personne : je peux juger de toutes',
  declareDone: (count) =>
    count === 0
      ? 'C’est déclaré : vous pouvez juger de toutes ces personnes. Vous pouvez le modifier jusqu’à l’attribution des dossiers.'
      : `C’est déclaré : vous ne pouvez pas juger de ${count} ${count === 1 ? 'personne' : 'personnes'}. Vous pouvez le modifier jusqu’à l’attribution des dossiers.`,
  declareFixed: 'Les dossiers sont attribués : ceci ne peut plus être modifié. Vous pouvez toujours rendre un dossier.',
  declareRefusal: {
    assigned:
      'Les dossiers ont été attribués entre-temps, et rien n’a donc été modifié. Si vous en recevez un dont vous ne pouvez pas juger, rendez-le.',
    tickedNone: 'Aucun nom n’est coché. Cochez les personnes dont vous ne pouvez pas juger, ou dites « Personne ».',
    tickedSome: 'Des noms sont cochés. Décochez-les pour dire « Personne », ou déclarez les noms cochés.',
    unseen: 'Il reste des noms que vous n’avez pas vus. Les voici; ce que vous avez coché est conservé.',
  },
};
