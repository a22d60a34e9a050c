import type { Outcome } from '../../bot/domain/selection.ts';
import { numberEn, numberFr } from './number.ts';

/** What champions read who approve a selection, and coordinators who release it and offer its seats. */
export type SelectionReleaseText = {
  approvalTitle: (cohort: string) => string;
  askedBy: (name: string) => string;
  mayNot: string;
  approvalHelp: string;
  names: (outcome: string) => string;
  shown: (from: number, to: number, total: number) => string;
  next: string;
  approve: string;
  return: string;
  noteLabel: string;
  noteError: string;
  approved: string;
  returned: string;
  nothingAsked: string;
  approvalRefusal: Record<
    'released' | 'notAsked' | 'ownDecision' | 'changedMeanwhile' | 'noteMissing' | 'noteTooLong',
    string
  >;
  answerNews: Record<'approved' | 'returned', (cohort: string) => string>;
  openRanking: string;
  releaseTitle: (cohort: string) => string;
  deciding: string;
  ready: (letters: number) => string;
  readyHelp: string;
  lookAtLetters: string;
  release: string;
  released: string;
  releaseRefusal: Record<'notApproved' | 'undecided' | 'changedMeanwhile', string>;
  lettersTitle: string;
  lettersHelp: string;
  reasonHere: string;
  letterOf: Record<Outcome, string>;
  back: string;
  offersTitle: (cohort: string) => string;
  seatsTaken: (taken: number, capacity: number) => string;
  groups: Record<'accepted' | 'waiting' | 'declined' | 'lapsed' | 'reserve', (count: number) => string>;
  nobody: string;
  reserveLine: (n: number, name: string) => string;
  freeSeat: (name: string) => string;
  offerSeat: (name: string) => string;
  offered: (name: string) => string;
  promoteRefusal: Record<'notReleased' | 'full' | 'notNext' | 'changedMeanwhile', string>;
  declinedNews: (cohort: string) => string;
  openOffers: string;
};

export const selectionReleaseEn: SelectionReleaseText = {
  approvalTitle: (cohort) => `To approve: the selection for ${cohort}`,
  askedBy: (name) => `${name} asks for your approval of these decisions.`,
  mayNot: 'You asked for this approval, or took one of these decisions: somebody else must approve.',
  approvalHelp:
    'Once you approve, a coordinator can release all letters at once. Until then nobody else sees an outcome. If a decision changes, your approval is void.',
  names: (outcome) => `${outcome}:`,
  shown: (from, to, total) => `Names ${numberEn(from)} to ${numberEn(to)} of ${numberEn(total)}`,
  next: 'Next names',
  approve: 'Approve these decisions',
  return: 'Send back with a note',
  noteLabel: 'Note to the chair, if you send it back',
  noteError: 'Write at most 1,000 characters.',
  approved: 'Approved. A coordinator can now release the outcomes.',
  returned: 'Sent back. The chair gets your note.',
  nothingAsked: 'Nobody asks for your approval of this selection right now.',
  approvalRefusal: {
    released: 'These outcomes are released: nothing changes any more.',
    notAsked: 'Nobody asks for your approval of this selection right now.',
    ownDecision: 'You asked for this approval, or took one of these decisions: somebody else must approve.',
    changedMeanwhile: 'The decisions have changed since you looked. Here they are now. Nothing was recorded.',
    noteMissing: 'Write a note that says why you send it back. Nothing was recorded.',
    noteTooLong: 'The note is longer than 1,000 characters. Nothing was recorded.',
  },
  answerNews: {
    approved: (cohort) => `A champion has approved the selection for ${cohort}. A coordinator can release it.`,
    returned: (cohort) => `A champion has sent back the selection for ${cohort}, with a note.`,
  },
  openRanking: 'Open the ranking',
  releaseTitle: (cohort) => `Release: ${cohort}`,
  deciding: 'The committee has not finished, or a champion has not approved yet. You will get a card.',
  ready: (letters) =>
    letters === 1
      ? 'Approved, and 1 letter to a nominee is ready.'
      : `Approved, and ${numberEn(letters)} letters to nominees are ready.`,
  readyHelp:
    'Pressing "Release" sends all letters, in English and in French, and only then do nominees, nominators and supervisors see an outcome, and you too. It cannot be undone.',
  lookAtLetters: 'Look at the letters',
  release: 'Release',
  released: 'Released. The letters are on their way.',
  releaseRefusal: {
    notApproved: 'This is not approved as it is now: nothing was released. The chair must ask a champion.',
    undecided: 'A dossier has become eligible since and has no outcome: nothing was released. Tell the chair.',
    changedMeanwhile: 'Somebody changed something in this very moment: nothing was released. Press again.',
  },
  lettersTitle: 'The letters, without names',
  lettersHelp: 'Everybody reads both languages, their own first.',
  reasonHere: '(the criteria that weighed, in words)',
  letterOf: {
    selected: 'To those who are selected',
    reserve: 'To those on the reserve list',
    notSelected: 'To those who are not selected',
  },
  back: 'Back',
  offersTitle: (cohort) => `Offers: ${cohort}`,
  seatsTaken: (taken, capacity) => `${numberEn(taken)} of ${numberEn(capacity)} seats are taken or offered.`,
  groups: {
    accepted: (count) => `Accepted: ${numberEn(count)}`,
    waiting: (count) => `No answer yet: ${numberEn(count)}`,
    declined: (count) => `Declined: ${numberEn(count)}`,
    lapsed: (count) => `Did not answer in time: ${numberEn(count)}`,
    reserve: (count) => `Reserve, in order: ${numberEn(count)}`,
  },
  nobody: 'Nobody.',
  reserveLine: (n, name) => `${n}. ${name}`,
  freeSeat: (name) => `A seat is free. Next on the reserve list: ${name}. Nobody is offered it until you press.`,
  offerSeat: (name) => `Offer the seat to ${name}`,
  offered: (name) => `Offered. ${name} gets a letter.`,
  promoteRefusal: {
    notReleased: 'The outcomes are not released: nothing was offered.',
    full: 'All seats are taken or offered: nothing was offered.',
    notNext: 'Somebody else is next on the reserve list: nothing was offered.',
    changedMeanwhile: 'Somebody changed something in this very moment: nothing was offered. Press again.',
  },
  declinedNews: (cohort) => `Somebody has declined a seat in ${cohort}. You can offer it to the next reserve.`,
  openOffers: 'Open the offers',
};

export const selectionReleaseFr: SelectionReleaseText = {
  approvalTitle: (cohort) => `À approuver : la sélection pour ${cohort}`,
  askedBy: (name) => `${name} demande votre approbation de ces décisions.`,
  mayNot:
    'Vous avez demandé cette approbation ou pris l’une de ces décisions : c’est une autre personne qui doit approuver.',
  approvalHelp:
    'Après votre approbation, l’équipe de coordination peut diffuser toutes les lettres à la fois. D’ici là, personne d’autre ne voit un résultat. Si une décision change, votre approbation n’est plus valable.',
  names: (outcome) => `${outcome} :`,
  shown: (from, to, total) => `Noms ${numberFr(from)} à ${numberFr(to)} sur ${numberFr(total)}`,
  next: 'Noms suivants',
  approve: 'Approuver ces décisions',
  return: 'Renvoyer avec un mot',
  noteLabel: 'Mot pour la présidence, si vous renvoyez les décisions',
  noteError: 'Écrivez 1 000 caractères au plus.',
  approved: 'C’est approuvé. L’équipe de coordination peut maintenant diffuser les résultats.',
  returned: 'C’est renvoyé. La présidence reçoit votre mot.',
  nothingAsked: 'Personne ne demande votre approbation de cette sélection en ce moment.',
  approvalRefusal: {
    released: 'Ces résultats sont diffusés : plus rien ne change.',
    notAsked: 'Personne ne demande votre approbation de cette sélection en ce moment.',
    ownDecision:
      'Vous avez demandé cette approbation ou pris l’une de ces décisions : c’est une autre personne qui doit approuver.',
    changedMeanwhile:
      'Les décisions ont changé depuis que vous les avez vues. Les voici maintenant. Rien n’a été consigné.',
    noteMissing: 'Écrivez un mot qui dit pourquoi vous les renvoyez. Rien n’a été consigné.',
    noteTooLong: 'Le mot dépasse 1 000 caractères. Rien n’a été consigné.',
  },
  answerNews: {
    approved: (cohort) =>
      `Une championne ou un champion a approuvé la sélection pour ${cohort}. L’équipe de coordination peut la diffuser.`,
    returned: (cohort) => `Une championne ou un champion a renvoyé la sélection pour ${cohort}, avec un mot.`,
  },
  openRanking: 'Ouvrir le classement',
  releaseTitle: (cohort) => `Diffusion : ${cohort}`,
  deciding:
    'Le comité n’a pas terminé, ou l’approbation d’une championne ou d’un champion manque encore. Vous recevrez une carte.',
  ready: (letters) =>
    letters < 2
      ? 'C’est approuvé, et 1 lettre à une personne proposée est prête.'
      : `C’est approuvé, et ${numberFr(letters)} lettres aux personnes proposées sont prêtes.`,
  readyHelp:
    '« Diffuser » envoie toutes les lettres, en français et en anglais; c’est seulement alors que les personnes proposées, les personnes proposantes et les gestionnaires voient un résultat, et vous aussi. Cela ne s’annule pas.',
  lookAtLetters: 'Voir les lettres',
  release: 'Diffuser',
  released: 'C’est diffusé. Les lettres sont en route.',
  releaseRefusal: {
    notApproved:
      'Ce n’est pas approuvé dans son état actuel : rien n’a été diffusé. La présidence doit demander l’approbation.',
    undecided:
      'Un dossier est devenu admissible depuis et n’a pas de résultat : rien n’a été diffusé. Avisez la présidence.',
    changedMeanwhile: 'Quelqu’un a changé quelque chose à l’instant même : rien n’a été diffusé. Appuyez de nouveau.',
  },
  lettersTitle: 'Les lettres, sans noms',
  lettersHelp: 'Chaque personne lit les deux langues, la sienne d’abord.',
  reasonHere: '(les critères qui ont pesé, en mots)',
  letterOf: {
    selected: 'Aux personnes dont la candidature est retenue',
    reserve: 'Aux personnes sur la liste de réserve',
    notSelected: 'Aux personnes dont la candidature n’est pas retenue',
  },
  back: 'Retour',
  offersTitle: (cohort) => `Offres : ${cohort}`,
  seatsTaken: (taken, capacity) => `${numberFr(taken)} places sur ${numberFr(capacity)} sont prises ou offertes.`,
  groups: {
    accepted: (count) => `Places acceptées : ${numberFr(count)}`,
    waiting: (count) => `Sans réponse : ${numberFr(count)}`,
    declined: (count) => `Places refusées : ${numberFr(count)}`,
    lapsed: (count) => `Sans réponse dans le délai : ${numberFr(count)}`,
    reserve: (count) => `Liste de réserve, dans l’ordre : ${numberFr(count)}`,
  },
  nobody: 'Personne.',
  reserveLine: (n, name) => `${n}. ${name}`,
  freeSeat: (name) =>
    `Une place est libre. Première personne sur la liste de réserve : ${name}. Rien n’est offert avant que vous appuyiez.`,
  offerSeat: (name) => `Offrir la place à ${name}`,
  offered: (name) => `C’est offert. ${name} reçoit une lettre.`,
  promoteRefusal: {
    notReleased: 'Les résultats ne sont pas diffusés : rien n’a été offert.',
    full: 'Toutes les places sont prises ou offertes : rien n’a été offert.',
    notNext: 'Une autre personne est la première sur la liste de réserve : rien n’a été offert.',
    changedMeanwhile: 'Quelqu’un a changé quelque chose à l’instant même : rien n’a été offert. Appuyez de nouveau.',
  },
  declinedNews: (cohort) =>
    `Une place a été refusée dans ${cohort}. Vous pouvez l’offrir à la première personne sur la liste de réserve.`,
  openOffers: 'Ouvrir les offres',
};
