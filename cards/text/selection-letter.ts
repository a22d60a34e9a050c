import type { Outcome } from '../../bot/domain/selection.ts';
import { numberEn, numberFr } from './number.ts';

/** The letters to nominees, and the news to those who proposed or endorsed them. */
export type SelectionLetterText = {
  heading: string;
  selected: (program: string, cohort: string) => string;
  asks: (days: number, months: number) => string;
  answerBy: (day: string) => string;
  accept: string;
  decline: string;
  reserve: (program: string, cohort: string) => string;
  reserveHelp: string;
  notSelected: (program: string, cohort: string) => string;
  reasons: string;
  contact: (contact: string) => string;
  file: string;
  thanks: string;
  seat: Record<'accepted' | 'declined' | 'lapsed', string>;
  acceptedNext: string;
  declineTitle: string;
  declineAsk: string;
  declineSure: string;
  keep: string;
  offerRefusal: Record<'notOffered' | 'lapsed' | 'declined' | 'accepted', string>;
  newsTitle: (cohort: string) => string;
  news: string;
  newsLine: Record<Outcome, (name: string) => string>;
  newsHelp: string;
};

const days = (days: number): string => (days === 1 ? '1 day' : `${numberEn(days)} days`);
const months = (months: number): string => (months === 1 ? '1 month' : `${numberEn(months)} months`);
const jours = (days: number): string => (days < 2 ? '1 jour' : `${numberFr(days)} jours`);

export const selectionLetterEn: SelectionLetterText = {
  heading: 'Your nomination: the outcome',
  selected: (program, cohort) => `Congratulations: you are selected for ${program}, ${cohort}.`,
  asks: (d, m) => `Taking part asks ${days(d)} of your work time over ${months(m)}.`,
  answerBy: (day) => `Please accept or decline before ${day}. Your seat is held until then.`,
  accept: 'Accept my seat',
  decline: 'Decline',
  reserve: (program, cohort) => `You are on the reserve list for ${program}, ${cohort}.`,
  reserveHelp:
    'The committee would gladly have you take part, and all seats are offered for now. If one becomes free and you are next, you get another letter here. You need do nothing.',
  notSelected: (program, cohort) => `You are not selected for ${program}, ${cohort}.`,
  reasons: 'There were more nominations than seats. What weighed in the committee’s decision:',
  contact: (contact) => `Questions, or would you like to talk about it? Write to ${contact}.`,
  file: 'Your file is yours to ask for: write "my file" to me.',
  thanks: 'Thank you for your interest, and for the work that went into your nomination.',
  seat: {
    accepted: 'You have accepted your seat.',
    declined: 'You have declined your seat.',
    lapsed: 'The time to answer is over. If you would still like to take part, write to the contact below.',
  },
  acceptedNext: 'Welcome! You are being enrolled: invitations to sessions come next, and you check in here.',
  declineTitle: 'Decline your seat?',
  declineAsk: 'Your seat can then be offered to somebody else. You cannot take this back here. No reason is asked.',
  declineSure: 'Yes, decline my seat',
  keep: 'No, go back',
  offerRefusal: {
    notOffered: 'There is nothing here for you to answer.',
    lapsed: 'The time to answer is over: nothing was recorded. Write to the contact in your letter.',
    declined: 'You have declined already: nothing was recorded. If you change your mind, write to the contact below.',
    accepted: 'You have accepted already: nothing was recorded. If you cannot come, write to the contact below.',
  },
  newsTitle: (cohort) => `Outcomes of nominations: ${cohort}`,
  news: 'You proposed or endorsed these people. They have their own letter.',
  newsLine: {
    selected: (name) => `${name}: selected`,
    reserve: (name) => `${name}: on the reserve list`,
    notSelected: (name) => `${name}: not selected`,
  },
  newsHelp: 'Reasons are for each person alone; they may share them with you.',
};

export const selectionLetterFr: SelectionLetterText = {
  heading: 'Votre mise en candidature : le résultat',
  selected: (program, cohort) => `Félicitations : votre candidature est retenue pour ${program}, ${cohort}.`,
  asks: (d, m) => `Votre participation demande ${jours(d)} de votre temps de travail sur ${numberFr(m)} mois.`,
  answerBy: (day) => `Veuillez accepter ou refuser avant le ${day}. Votre place est gardée jusque-là.`,
  accept: 'Accepter ma place',
  decline: 'Refuser',
  reserve: (program, cohort) => `Vous êtes sur la liste de réserve pour ${program}, ${cohort}.`,
  reserveHelp:
    'Le comité aurait volontiers retenu votre candidature, mais toutes les places sont offertes pour le moment. Si une place se libère et que vous êtes la première personne sur la liste, vous recevrez une autre lettre ici. Vous n’avez rien à faire.',
  notSelected: (program, cohort) => `Votre candidature n’est pas retenue pour ${program}, ${cohort}.`,
  reasons: 'Il y avait plus de candidatures que de places. Ce qui a pesé dans la décision du comité :',
  contact: (contact) => `Des questions, ou envie d’en parler? Écrivez à ${contact}.`,
  file: 'Vous pouvez obtenir votre dossier : écrivez-moi « mon dossier ».',
  thanks: 'Merci de votre intérêt, et du travail consacré à votre mise en candidature.',
  seat: {
    accepted: 'Vous avez accepté votre place.',
    declined: 'Vous avez refusé votre place.',
    lapsed:
      'Le délai de réponse est passé. Si vous souhaitez encore participer, écrivez à la personne-ressource ci-dessous.',
  },
  acceptedNext:
    'Bienvenue! Votre inscription se fait : les invitations aux séances suivent, et c’est ici que vous signalez votre présence.',
  declineTitle: 'Refuser votre place?',
  declineAsk:
    'Votre place peut alors être offerte à une autre personne. Cela ne s’annule pas ici. Aucun motif n’est demandé.',
  declineSure: 'Oui, refuser ma place',
  keep: 'Non, revenir',
  offerRefusal: {
    notOffered: 'Il n’y a rien ici à quoi vous ayez à répondre.',
    lapsed:
      'Le délai de réponse est passé : rien n’a été consigné. Écrivez à la personne-ressource nommée dans votre lettre.',
    declined:
      'Vous avez déjà refusé : rien n’a été consigné. Si vous changez d’avis, écrivez à la personne-ressource ci-dessous.',
    accepted:
      'Vous avez déjà accepté : rien n’a été consigné. Si vous ne pouvez pas venir, écrivez à la personne-ressource ci-dessous.',
  },
  newsTitle: (cohort) => `Résultats des mises en candidature : ${cohort}`,
  news: 'Vous avez proposé ou appuyé ces personnes. Chacune a sa propre lettre.',
  newsLine: {
    selected: (name) => `${name} : candidature retenue`,
    reserve: (name) => `${name} : sur la liste de réserve`,
    notSelected: (name) => `${name} : candidature non retenue`,
  },
  newsHelp: 'Les motifs ne sont que pour chaque personne, qui peut vous en faire part.',
};
