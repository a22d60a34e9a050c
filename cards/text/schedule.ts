import type { SessionStatus } from '../../bot/domain/session.ts';
import { scheduleFormEn, scheduleFormFr, type ScheduleFormText } from './schedule-form.ts';

type Counts = { confirmed: number; tentative: number; declined: number; waiting: number; none: number };
type Told = 'moved' | 'details' | 'nobody';

/** Coordinators make, change, publish and cancel sessions; participants read what changed (`news`). */
export type ScheduleText = {
  form: ScheduleFormText;
  warning: { holiday: string; weekend: string; clash: (title: string) => string };
  created: (count: number) => string;
  saved: Record<Told, string>;
  savedOthers: (count: number) => string;
  done: Record<'published' | 'cancelled', string>;
  discarded: string;
  status: Record<SessionStatus, string>;
  publish: string;
  publishSeries: string;
  sendInvitation: string;
  notAnnounced: string;
  edit: string;
  details: string;
  material: string;
  cancel: string;
  cancelAsk: string;
  cancelYes: string;
  discard: string;
  discardAsk: string;
  discardYes: string;
  back: string;
  open: string;
  listTitle: (cohort: string) => string;
  listEmpty: string;
  newSession: string;
  list: string;
  chooseCohort: string;
  required: string;
  inSeries: string;
  capacity: (seats: number) => string;
  answers: string;
  answersText: (counts: Counts) => string;
  refusal: Record<'notAllowed' | 'alreadyCancelled' | 'alreadyHeld' | 'frenchMissing' | 'inThePast', string>;
  news: Record<
    'title' | 'same' | 'over' | 'series' | 'join' | 'agenda' | 'before' | 'after' | 'roomAccess' | 'contact',
    string
  >;
};

export const scheduleEn: ScheduleText = {
  form: scheduleFormEn,
  warning: {
    holiday: 'This is a federal holiday.',
    weekend: 'This is on a weekend.',
    clash: (title) => `At the same time, the same people have: ${title}`,
  },
  created: (count) =>
    count === 1
      ? 'The draft is saved. Nobody has been told yet.'
      : `${count} drafts are saved. Nobody has been told yet.`,
  saved: {
    moved: 'Saved. Everybody concerned is told of the new date and asked again whether they can come.',
    details: 'Saved. Everybody concerned is told of the change.',
    nobody: 'Saved. Nobody is told.',
  },
  savedOthers: (count) =>
    count === 1
      ? 'One later session of the series is changed in the same way.'
      : `${count} later sessions of the series are changed in the same way.`,
  done: {
    published: 'Published. The invitation is on its way to everybody concerned.',
    cancelled: 'Cancelled. Everybody who was invited is told.',
  },
  discarded: 'The draft is discarded.',
  status: { draft: 'Draft', published: 'Published', held: 'Held', cancelled: 'Cancelled' },
  publish: 'Publish and invite',
  publishSeries: 'Publish the series and invite',
  sendInvitation: 'Send the invitation',
  notAnnounced: 'No invitation has been sent for this session.',
  edit: 'Change or postpone',
  details: 'More details',
  material: 'Material and details',
  cancel: 'Cancel this session',
  cancelAsk: 'Cancel this session? Everybody who was invited is told. This cannot be undone.',
  cancelYes: 'Yes, cancel it',
  discard: 'Discard this draft',
  discardAsk: 'Discard this draft? Nobody has been told of it. This cannot be undone.',
  discardYes: 'Yes, discard it',
  back: 'Back',
  open: 'Open',
  listTitle: (cohort) => `Sessions of ${cohort}`,
  listEmpty: 'There is no session yet.',
  newSession: 'New session',
  list: 'All sessions',
  chooseCohort: 'For which cohort?',
  required: 'Required',
  inSeries: 'Part of a series',
  capacity: (seats) => (seats === 1 ? '1 seat' : `${seats} seats`),
  answers: 'Answers',
  answersText: ({ confirmed, tentative, declined, waiting, none }) =>
    `Confirmed: ${confirmed} · tentative: ${tentative} · declined: ${declined} · waiting: ${waiting} · no reply: ${none}`,
  refusal: {
    notAllowed: 'You have no sessions to plan here. If you think you should, ask your coordinators.',
    alreadyCancelled: 'This session is cancelled, and stays so. Make a new one instead.',
    alreadyHeld: 'This session has been held: only its material can still be changed.',
    frenchMissing: 'Both titles are needed to publish. Add the French one first.',
    inThePast: 'This session is over already. Change its date before you publish it.',
  },
  news: {
    title: 'A session has changed',
    same: 'Here is what holds now. The date is the same, and the answer that you gave still stands.',
    over: 'There is something new about this session.',
    series: 'The same holds for the later sessions of its series.',
    join: 'Join',
    agenda: 'Agenda',
    before: 'To read beforehand',
    after: 'Material afterwards',
    roomAccess: 'Getting into the room',
    contact: 'Whom to ask',
  },
};

export const scheduleFr: ScheduleText = {
  form: scheduleFormFr,
  warning: {
    holiday: 'C’est un jour férié fédéral.',
    weekend: 'C’est une fin de semaine.',
    clash: (title) => `Au même moment, les mêmes personnes ont : ${title}`,
  },
  created: (count) =>
    count === 1
      ? 'L’ébauche est enregistrée. Personne n’en est encore informé.'
      : `${count} ébauches sont enregistrées. Personne n’en est encore informé.`,
  saved: {
    moved:
      'C’est enregistré. Les personnes concernées sont informées de la nouvelle date et de nouveau invitées à répondre.',
    details: 'C’est enregistré. Les personnes concernées sont informées du changement.',
    nobody: 'C’est enregistré. Personne n’en est informé.',
  },
  savedOthers: (count) =>
    count === 1
      ? 'Une séance ultérieure de la série est modifiée de la même façon.'
      : `${count} séances ultérieures de la série sont modifiées de la même façon.`,
  done: {
    published: 'La séance est publiée. L’invitation est en route vers toutes les personnes concernées.',
    cancelled: 'La séance est annulée. Les personnes invitées en sont informées.',
  },
  discarded: 'L’ébauche est supprimée.',
  status: { draft: 'Ébauche', published: 'Séance publiée', held: 'Séance tenue', cancelled: 'Séance annulée' },
  publish: 'Publier et inviter',
  publishSeries: 'Publier la série et inviter',
  sendInvitation: 'Envoyer l’invitation',
  notAnnounced: 'Aucune invitation n’a été envoyée pour cette séance.',
  edit: 'Modifier ou reporter',
  details: 'Autres renseignements',
  material: 'Documents et renseignements',
  cancel: 'Annuler cette séance',
  cancelAsk:
    'Voulez-vous annuler cette séance? Toutes les personnes invitées en seront informées. L’annulation est définitive.',
  cancelYes: 'Oui, l’annuler',
  discard: 'Supprimer cette ébauche',
  discardAsk: 'Voulez-vous supprimer cette ébauche? Personne n’en a été informé. La suppression est définitive.',
  discardYes: 'Oui, la supprimer',
  back: 'Retour',
  open: 'Ouvrir',
  listTitle: (cohort) => `Séances de ${cohort}`,
  listEmpty: 'Il n’y a pas encore de séance.',
  newSession: 'Nouvelle séance',
  list: 'Toutes les séances',
  chooseCohort: 'Pour quelle cohorte?',
  required: 'Obligatoire',
  inSeries: 'Fait partie d’une série',
  capacity: (seats) => (seats === 1 ? '1 place' : `${seats} places`),
  answers: 'Réponses',
  answersText: ({ confirmed, tentative, declined, waiting, none }) =>
    `Participation confirmée : ${confirmed} · provisoire : ${tentative} · refus : ${declined} · en attente : ${waiting} · sans réponse : ${none}`,
  refusal: {
    notAllowed:
      'Vous n’avez pas de séances à planifier ici. Si cela vous semble une erreur, demandez à votre équipe de coordination.',
    alreadyCancelled: 'Cette séance est annulée et le reste. Créez-en plutôt une nouvelle.',
    alreadyHeld: 'Cette séance a eu lieu : seuls ses documents peuvent encore être modifiés.',
    frenchMissing: 'Les deux titres sont nécessaires à la publication. Ajoutez d’abord le titre français.',
    inThePast: 'Cette séance est déjà passée. Changez sa date avant de la publier.',
  },
  news: {
    title: 'Une séance a changé',
    same: 'Voici ce qu’il en est maintenant. La date reste la même, et votre réponse demeure valable.',
    over: 'Il y a du nouveau au sujet de cette séance.',
    series: 'Il en va de même pour les séances ultérieures de la série.',
    join: 'Se joindre à la séance',
    agenda: 'Ordre du jour',
    before: 'À lire avant la séance',
    after: 'Documents d’après-séance',
    roomAccess: 'Accès à la salle',
    contact: 'À qui s’adresser',
  },
};
