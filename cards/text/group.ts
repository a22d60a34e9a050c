import { groupDraftEn, groupDraftFr, type GroupDraftText } from './group-draft.ts';

type Refusal =
  | 'changedMeanwhile'
  | 'gone'
  | 'moving'
  | 'nobody'
  | 'unknownPerson'
  | 'unknownGroup'
  | 'notFacilitator'
  | 'badDay'
  | 'inThePast'
  | 'dayChanged';

/** Action learning groups: what coordinators propose, adjust and confirm, and what participants see of their own. */
export type GroupText = GroupDraftText & {
  title: string;
  titleOf: (cohort: string) => string;
  cohortsTitle: string;
  open: string;
  notAllowed: string;
  what: string;
  whatComing: string;
  none: string;
  groupName: (name: string, people: number) => string;
  shortName: (name: string) => string;
  facilitator: string;
  noFacilitator: string;
  without: (people: number, names: string) => string;
  coming: (people: number, day: string) => string;
  moving: string;
  propose: string;
  openDraft: string;
  moveOne: string;
  facilitators: string;
  next: string;
  back: string;
  more: (people: number) => string;
  moveTitle: (cohort: string) => string;
  moveWhat: string;
  showEffect: string;
  done: { confirmed: string; discarded: string; saved: string; moved: string };
  refusal: Record<Refusal, string>;
  mineTitle: string;
  mineNone: string;
  mineIn: (group: string) => string;
  mineFrom: (group: string, day: string) => string;
  mineWithout: string;
  mineWith: string;
  mineAlone: string;
  mineLead: (name: string) => string;
  mineNoLead: string;
  leads: (group: string) => string;
  leadsFrom: (group: string, day: string) => string;
  leadsCohort: (cohort: string) => string;
  leadsEnd: string;
  inIt: string;
};

export const groupEn: GroupText = {
  ...groupDraftEn,
  title: 'Groups',
  titleOf: (cohort) => `Groups: ${cohort}`,
  cohortsTitle: 'Groups of which cohort?',
  open: 'Open its groups',
  notAllowed: 'Only coordinators can see and change the groups of a cohort. Write "my group" to see your own.',
  what: 'Action learning groups as they are today.',
  whatComing: 'Action learning groups as they will be after these moves:',
  none: 'This cohort has no groups yet.',
  groupName: (name, people) => `Group ${name} (${people})`,
  shortName: (name) => `Group ${name}`,
  facilitator: 'Facilitator',
  noFacilitator: 'nobody yet',
  without: (people, names) => `Without a group (${people}): ${names}`,
  coming: (people, day) =>
    people === 1 ? `1 person changes group on ${day}.` : `${people} people change group on ${day}.`,
  moving: 'The groups that were confirmed are being put in place. Look again in a minute.',
  propose: 'Propose groups',
  openDraft: 'Open the proposal',
  moveOne: 'Move one person',
  facilitators: 'Facilitators',
  next: 'Next page',
  back: 'Back to the groups',
  more: (people) => `and ${people} more`,
  moveTitle: (cohort) => `Move one person: ${cohort}`,
  moveWhat: 'You will see what it does before you confirm it.',
  showEffect: 'Show what it does',
  done: {
    confirmed: 'Confirmed. People are being put into their groups now, and will be told.',
    discarded: 'The proposal is discarded.',
    saved: 'Saved.',
    moved: 'Moved in the proposal.',
  },
  refusal: {
    changedMeanwhile: 'Somebody changed this meanwhile. Here is how it is now.',
    gone: 'There is no such proposal any more. Here is how it is now.',
    moving: 'The groups that were confirmed are still being put in place. Try again in a minute.',
    nobody: 'Nobody has a place in this cohort, so there is nobody to make groups of.',
    unknownPerson: 'This person has no place in the cohort any more.',
    unknownGroup: 'There is no such group. Choose one from the list.',
    notFacilitator: 'Only people with the role of facilitator in this program can be chosen.',
    badDay: 'That is not a day. Choose one from the calendar.',
    inThePast: 'Groups begin today at the earliest: what has been stays as it was.',
    dayChanged: 'You chose another day. Here is the effect from that day on.',
  },
  mineTitle: 'My group',
  mineNone: 'You have no place in a cohort at the moment, so you have no group.',
  mineIn: (group) => `You are in group ${group}.`,
  mineFrom: (group, day) => `From ${day} on you are in group ${group}.`,
  mineWithout: 'You are not in a group yet. Your coordinators will tell you.',
  mineWith: 'In it with you',
  mineAlone: 'Nobody else is in it yet.',
  mineLead: (name) => `${name} facilitates it.`,
  mineNoLead: 'Nobody facilitates it yet.',
  leads: (group) => `You facilitate group ${group}.`,
  leadsFrom: (group, day) => `From ${day} on you facilitate group ${group}.`,
  leadsCohort: (cohort) => `It is a group of the cohort ${cohort}.`,
  leadsEnd:
    'Its action learning sessions are yours unless they name somebody else. If this is a mistake, ask your coordinators.',
  inIt: 'In it',
};

export const groupFr: GroupText = {
  ...groupDraftFr,
  title: 'Groupes',
  titleOf: (cohort) => `Groupes : ${cohort}`,
  cohortsTitle: 'Les groupes de quelle cohorte?',
  open: 'Ouvrir ses groupes',
  notAllowed:
    'Seule l’équipe de coordination peut voir et modifier les groupes d’une cohorte. Écrivez « mon groupe » pour voir le vôtre.',
  what: 'Les groupes d’apprentissage par l’action tels qu’ils sont aujourd’hui.',
  whatComing: 'Les groupes d’apprentissage par l’action tels qu’ils seront après ces déplacements :',
  none: 'Cette cohorte n’a pas encore de groupes.',
  groupName: (name, people) => `Groupe ${name} (${people})`,
  shortName: (name) => `Groupe ${name}`,
  facilitator: 'Animation',
  noFacilitator: 'à désigner',
  without: (people, names) => `Sans groupe (${people}) : ${names}`,
  coming: (people, day) =>
    people === 1 ? `1 personne change de groupe le ${day}.` : `${people} personnes changent de groupe le ${day}.`,
  moving: 'Les groupes confirmés sont en train d’être mis en place. Revenez dans une minute.',
  propose: 'Proposer des groupes',
  openDraft: 'Ouvrir la proposition',
  moveOne: 'Déplacer une personne',
  facilitators: 'Animation des groupes',
  next: 'Page suivante',
  back: 'Retour aux groupes',
  more: (people) => `et ${people} de plus`,
  moveTitle: (cohort) => `Déplacer une personne : ${cohort}`,
  moveWhat: 'Vous verrez l’effet avant de confirmer.',
  showEffect: 'Montrer l’effet',
  done: {
    confirmed: 'C’est confirmé. Les groupes sont mis en place maintenant, et chaque personne en sera informée.',
    discarded: 'La proposition est supprimée.',
    saved: 'C’est enregistré.',
    moved: 'La proposition est modifiée.',
  },
  refusal: {
    changedMeanwhile: 'Quelqu’un a fait un changement entre-temps. Voici la situation actuelle.',
    gone: 'Cette proposition n’existe plus. Voici la situation actuelle.',
    moving: 'Les groupes confirmés sont encore en train d’être mis en place. Réessayez dans une minute.',
    nobody: 'Personne n’a de place dans cette cohorte : il n’y a pas de groupes à former.',
    unknownPerson: 'Cette personne n’a plus de place dans la cohorte.',
    unknownGroup: 'Ce groupe n’existe pas. Choisissez-en un dans la liste.',
    notFacilitator: 'Seules les personnes qui ont le rôle d’animation dans ce programme peuvent être choisies.',
    badDay: 'Ce n’est pas une date. Choisissez-en une dans le calendrier.',
    inThePast: 'Les groupes commencent aujourd’hui au plus tôt : ce qui est passé reste tel quel.',
    dayChanged: 'Vous avez choisi une autre date. Voici l’effet à partir de celle-ci.',
  },
  mineTitle: 'Mon groupe',
  mineNone: 'Vous n’avez pas de place dans une cohorte en ce moment, donc pas de groupe.',
  mineIn: (group) => `Vous êtes dans le groupe ${group}.`,
  mineFrom: (group, day) => `À partir du ${day}, vous êtes dans le groupe ${group}.`,
  mineWithout: 'Vous n’êtes pas encore dans un groupe. Votre équipe de coordination vous en informera.',
  mineWith: 'Avec vous dans ce groupe',
  mineAlone: 'Personne d’autre n’y est encore.',
  mineLead: (name) => `Animation : ${name}.`,
  mineNoLead: 'L’animation reste à désigner.',
  leads: (group) => `Vous animez le groupe ${group}.`,
  leadsFrom: (group, day) => `À partir du ${day}, vous animez le groupe ${group}.`,
  leadsCohort: (cohort) => `C’est un groupe de la cohorte ${cohort}.`,
  leadsEnd:
    'Ses séances d’apprentissage par l’action sont les vôtres, sauf si elles nomment quelqu’un d’autre. Si c’est une erreur, demandez à votre équipe de coordination.',
  inIt: 'Dans ce groupe',
};
