import { broadcastCorrectEn, broadcastCorrectFr, type BroadcastCorrectText } from './broadcast-correct.ts';
import { broadcastNoticeEn, broadcastNoticeFr, type BroadcastNoticeText } from './broadcast-notice.ts';
import { broadcastProblemEn, broadcastProblemFr, type BroadcastProblemText } from './broadcast-problem.ts';
import { broadcastSendEn, broadcastSendFr, type BroadcastSendText } from './broadcast-send.ts';

/** Broadcasts as coordinators write them, and as people receive them. */
export type BroadcastText = BroadcastSendText &
  BroadcastCorrectText &
  BroadcastNoticeText &
  BroadcastProblemText & {
    title: string;
    notAllowed: string;
    nothing: string;
    chooseProgram: string;
    recentTitle: string;
    write: string;
    open: string;
    formTitle: string;
    role: string;
    roles: { participant: string; facilitator: string; coordinator: string };
    cohort: string;
    anyCohort: string;
    group: string;
    anyGroup: string;
    session: string;
    noSession: string;
    seat: string;
    seats: Record<'any' | 'confirmed' | 'tentative' | 'declined' | 'noReply' | 'notCheckedIn', string>;
    unanswered: string;
    addresses: string;
    addressesHelp: string;
    textEn: string;
    textFr: string;
    fieldsHelp: string;
    linkUrl: string;
    linkEn: string;
    linkFr: string;
    acknowledgeAsk: string;
    yes: string;
    no: string;
    error: string;
    save: string;
    saved: string;
    changedBy: (name: string) => string;
    theirs: string;
  };

export const broadcastEn: BroadcastText = {
  ...broadcastSendEn,
  ...broadcastCorrectEn,
  ...broadcastNoticeEn,
  ...broadcastProblemEn,
  title: 'Broadcasts',
  notAllowed: 'You have no broadcast to see here. If you think you should, ask your coordinators.',
  nothing: 'There is no broadcast yet.',
  chooseProgram: 'For which program?',
  recentTitle: 'Most recent',
  write: 'Write a broadcast',
  open: 'Open',
  formTitle: 'Write a broadcast',
  role: 'Who',
  roles: { participant: 'Participants', facilitator: 'Facilitators', coordinator: 'Coordinators' },
  cohort: 'Cohort',
  anyCohort: 'All cohorts',
  group: 'Group',
  anyGroup: 'All groups',
  session: 'Session that it is about',
  noSession: 'None',
  seat: 'Among the people of that session',
  seats: {
    any: 'Everybody',
    confirmed: 'Confirmed',
    tentative: 'Tentative',
    declined: 'Declined',
    noReply: 'No reply yet',
    notCheckedIn: 'Not checked in',
  },
  unanswered: 'Or those who have not answered this evaluation',
  addresses: 'Or only these people: e-mail addresses',
  addressesHelp: 'One on each line; leave empty to use the choices above.',
  textEn: 'Text in English',
  textFr: 'Text in French',
  fieldsHelp:
    'Both languages are needed. You can use {firstName} and {programName}; and, where a session is chosen, {sessionTitle}, {sessionDate}, {sessionTime} and {place}.',
  linkUrl: 'Link button: address (https)',
  linkEn: 'Its title in English',
  linkFr: 'Its title in French',
  acknowledgeAsk: 'Ask people to acknowledge it',
  yes: 'Yes',
  no: 'No',
  error: 'Please check this field.',
  save: 'Keep and look at it',
  saved: 'Your draft is kept.',
  changedBy: (name) =>
    `${name} changed this broadcast while you were writing. Your words are still in the form, and have not been kept yet; theirs are below. If you keep yours, they replace theirs.`,
  theirs: 'What is kept now',
};

export const broadcastFr: BroadcastText = {
  ...broadcastSendFr,
  ...broadcastCorrectFr,
  ...broadcastNoticeFr,
  ...broadcastProblemFr,
  title: 'Messages collectifs',
  notAllowed:
    'Vous n’avez pas de message collectif à consulter ici. Si cela vous semble une erreur, demandez à votre équipe de coordination.',
  nothing: 'Il n’y a pas encore de message collectif.',
  chooseProgram: 'Pour quel programme?',
  recentTitle: 'Les plus récents',
  write: 'Rédiger un message collectif',
  open: 'Ouvrir',
  formTitle: 'Rédiger un message collectif',
  role: 'À qui',
  roles: {
    participant: 'Personnes participantes',
    facilitator: 'Équipe d’animation',
    coordinator: 'Équipe de coordination',
  },
  cohort: 'Cohorte',
  anyCohort: 'Toutes les cohortes',
  group: 'Groupe',
  anyGroup: 'Tous les groupes',
  session: 'Séance dont il s’agit',
  noSession: 'Aucune',
  seat: 'Parmi les personnes de cette séance',
  seats: {
    any: 'Tout le monde',
    confirmed: 'Participation confirmée',
    tentative: 'Participation provisoire',
    declined: 'Refus',
    noReply: 'Sans réponse',
    notCheckedIn: 'Présence non signalée',
  },
  unanswered: 'Ou les personnes qui n’ont pas répondu à cette évaluation',
  addresses: 'Ou seulement ces personnes : adresses de courriel',
  addressesHelp: 'Une par ligne; laissez vide pour utiliser les choix ci-dessus.',
  textEn: 'Texte en anglais',
  textFr: 'Texte en français',
  fieldsHelp:
    'Les deux langues sont nécessaires. Vous pouvez utiliser {firstName} (prénom) et {programName} (programme); et, si une séance est choisie, {sessionTitle} (titre), {sessionDate} (date), {sessionTime} (heure) et {place} (lieu).',
  linkUrl: 'Bouton de lien : adresse (https)',
  linkEn: 'Son titre en anglais',
  linkFr: 'Son titre en français',
  acknowledgeAsk: 'Demander un « Bien reçu »',
  yes: 'Oui',
  no: 'Non',
  error: 'Veuillez vérifier ce champ.',
  save: 'Enregistrer et vérifier',
  saved: 'Votre ébauche est enregistrée.',
  changedBy: (name) =>
    `${name} a modifié ce message pendant que vous écriviez. Votre texte est toujours dans le formulaire, mais n’est pas encore enregistré; le sien figure ci-dessous. Si vous enregistrez le vôtre, il remplacera le sien.`,
  theirs: 'Ce qui est enregistré maintenant',
};
