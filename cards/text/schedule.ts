import type { FormField, ProblemCode } from '../../bot/domain/schedule.ts';
import type { SessionStatus } from '../../bot/domain/session.ts';

/** A problem's sentence; `most`: the limit that was passed. */
type Sentence = (most: number) => string;

/** Coordinators make, change, publish and cancel sessions. */
export type ScheduleText = {
  formTitle: (cohort: string) => string;
  editTitle: (code: string) => string;
  fields: Record<FormField, string>;
  fieldError: string;
  yesRequired: string;
  noRequired: string;
  wholeCohort: string;
  remoteYes: string;
  remoteNo: string;
  repeats: Record<'once' | 'weekly' | 'everyWeeks' | 'monthly' | 'monthlyLast', string>;
  save: string;
  preview: string;
  problems: string;
  problem: Record<ProblemCode, Sentence>;
  onDate: (day: string, sentence: string) => string;
  changed: string;
  presently: string;
  previewTitle: (count: number) => string;
  create: (count: number) => string;
  back: string;
  warning: { holiday: string; weekend: string; clash: (title: string) => string };
  created: (count: number) => string;
  done: Record<'saved' | 'published' | 'cancelled', string>;
  status: Record<SessionStatus, string>;
  publish: string;
  publishSeries: string;
  sendInvitation: string;
  notAnnounced: string;
  edit: string;
  cancel: string;
  cancelAsk: string;
  cancelYes: string;
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
  answersText: (counts: {
    confirmed: number;
    tentative: number;
    declined: number;
    waiting: number;
    none: number;
  }) => string;
  refusal: Record<'notAllowed' | 'alreadyCancelled' | 'alreadyHeld' | 'frenchMissing' | 'inThePast', string>;
};

export const scheduleEn: ScheduleText = {
  formTitle: (cohort) => `New session for ${cohort}`,
  editTitle: (code) => `Change session ${code}`,
  fields: {
    code: 'Short code, for example LE05',
    kind: 'Kind of session',
    titleEn: 'Title in English',
    titleFr: 'Title in French (needed to publish)',
    group: 'For whom',
    required: 'Required or optional',
    day: 'Date',
    start: 'Starts at',
    endDay: 'Last day, if it is not the same day',
    end: 'Ends at',
    timeZone: 'Time zone, for example America/Toronto',
    place: 'Place',
    joinLink: 'Link to join (https)',
    capacity: 'Number of seats, for an optional session',
    minimumMinutes: 'Minutes from which a partial presence counts',
    remote: 'People who attend remotely',
    agendaEn: 'Agenda in English',
    agendaFr: 'Agenda in French',
    roomAccess: 'How to get into the room',
    contact: 'Whom to ask',
    repeat: 'Repeats',
    interval: 'If every few weeks: how many',
    times: 'How many sessions in all',
  },
  fieldError: 'Please correct this field.',
  yesRequired: 'Required',
  noRequired: 'Optional',
  wholeCohort: 'The whole cohort',
  remoteYes: 'check in by button, without the code of the room',
  remoteNo: 'do not check in remotely',
  repeats: {
    once: 'No, one session',
    weekly: 'Every week',
    everyWeeks: 'Every few weeks',
    monthly: 'Every month on the same weekday (the second Thursday)',
    monthlyLast: 'Every month on the last such weekday',
  },
  save: 'Save',
  preview: 'Continue',
  problems: 'Something is not right yet. What you typed is kept: correct it and press the button again.',
  problem: {
    missing: () => 'This is needed.',
    tooLong: (most) => `This is too long: at most ${most} characters.`,
    badCode: () => 'A code begins with a letter or digit and has at most 20 characters: letters, digits, spaces, . _ -',
    codeTaken: () => 'Another session of this cohort has this code, or one that the series would need.',
    badDay: () => 'This is not a date. Write it as 2026-09-10.',
    badTime: () => 'This is not a time. Write it as 09:00.',
    unknownZone: () => 'I do not know this time zone. Write it as America/Toronto or America/Vancouver.',
    skipped: () => 'This time does not exist on that day: clocks go forward over it. Choose another time.',
    doubled: () => 'This time happens twice on that day: clocks go back over it. Choose another time.',
    endBeforeStart: () => 'The end must be after the start.',
    tooLongSession: () => 'A session lasts a week at most.',
    badLink: () => 'A link must begin with https:// and be complete.',
    badNumber: (most) => `This must be a whole number, at most ${most}.`,
    capacityOfRequired: () => 'A required session has a seat for everybody. Leave this empty, or make it optional.',
    tooManyTimes: (most) => `A series has at most ${most} sessions. Make a second series for the others.`,
    seriesTooLong: (most) =>
      `This series would last more than ${most} days. Choose fewer sessions or a shorter interval.`,
    noFifth: () => 'Not every month has a fifth such weekday. Choose the last one of the month instead.',
  },
  onDate: (day, sentence) => `${day}: ${sentence}`,
  changed:
    'Somebody changed this session meanwhile. What you typed is below, and not saved. Compare, then save again to replace it.',
  presently: 'As it is now',
  previewTitle: (count) => `These are the ${count} sessions`,
  create: (count) => `Create the ${count} drafts`,
  back: 'Go back and change',
  warning: {
    holiday: 'This is a federal holiday.',
    weekend: 'This is on a weekend.',
    clash: (title) => `At the same time, the same people have: ${title}`,
  },
  created: (count) =>
    count === 1
      ? 'The draft is saved. Nobody has been told yet.'
      : `${count} drafts are saved. Nobody has been told yet.`,
  done: {
    saved: 'Saved. If the date changed, people are told and asked again whether they can come.',
    published: 'Published. The invitation is on its way to everybody concerned.',
    cancelled: 'Cancelled. If it was published, the people concerned are told.',
  },
  status: { draft: 'Draft', published: 'Published', held: 'Held', cancelled: 'Cancelled' },
  publish: 'Publish and invite',
  publishSeries: 'Publish the series and invite',
  sendInvitation: 'Send the invitation',
  notAnnounced: 'No invitation has been sent for this session.',
  edit: 'Change or postpone',
  cancel: 'Cancel this session',
  cancelAsk: 'Cancel this session? Everybody who was invited is told. This cannot be undone.',
  cancelYes: 'Yes, cancel it',
  open: 'Open',
  listTitle: (cohort) => `Sessions of ${cohort}`,
  listEmpty: 'There is no session yet.',
  newSession: 'New session',
  list: 'All sessions',
  chooseCohort: 'For which cohort?',
  required: 'Required',
  inSeries: 'Part of a series',
  capacity: (seats) => `${seats} seats`,
  answers: 'Answers',
  answersText: ({ confirmed, tentative, declined, waiting, none }) =>
    `Confirmed: ${confirmed} · tentative: ${tentative} · declined: ${declined} · waiting: ${waiting} · no reply: ${none}`,
  refusal: {
    notAllowed: 'You have no sessions to plan here. If you think you should, ask your coordinators.',
    alreadyCancelled: 'This session is cancelled, and stays so. Make a new one instead.',
    alreadyHeld: 'This session has been held and cannot be changed any more.',
    frenchMissing: 'Both titles are needed to publish. Add the French one first.',
    inThePast: 'This session is over already. Change its date before you publish it.',
  },
};

export const scheduleFr: ScheduleText = {
  formTitle: (cohort) => `Nouvelle séance pour ${cohort}`,
  editTitle: (code) => `Modifier la séance ${code}`,
  fields: {
    code: 'Code court, par exemple LE05',
    kind: 'Type de séance',
    titleEn: 'Titre en anglais',
    titleFr: 'Titre en français (nécessaire à la publication)',
    group: 'Pour qui',
    required: 'Obligatoire ou facultative',
    day: 'Jour',
    start: 'Début',
    endDay: 'Dernier jour, si ce n’est pas le même',
    end: 'Fin',
    timeZone: 'Fuseau horaire, par exemple America/Toronto',
    place: 'Lieu',
    joinLink: 'Lien pour se joindre à la séance (https)',
    capacity: 'Nombre de places, pour une séance facultative',
    minimumMinutes: 'Minutes à partir desquelles une présence partielle compte',
    remote: 'Les personnes à distance',
    agendaEn: 'Ordre du jour en anglais',
    agendaFr: 'Ordre du jour en français',
    roomAccess: 'Accès à la salle',
    contact: 'À qui s’adresser',
    repeat: 'Répétition',
    interval: 'Si c’est toutes les quelques semaines : combien',
    times: 'Nombre de séances en tout',
  },
  fieldError: 'Veuillez corriger ce champ.',
  yesRequired: 'Obligatoire',
  noRequired: 'Facultative',
  wholeCohort: 'Toute la cohorte',
  remoteYes: 'signalent leur présence par le bouton, sans le code de la salle',
  remoteNo: 'ne signalent pas leur présence à distance',
  repeats: {
    once: 'Aucune : une seule séance',
    weekly: 'Chaque semaine',
    everyWeeks: 'Toutes les quelques semaines',
    monthly: 'Chaque mois, le même jour de la semaine (le deuxième jeudi)',
    monthlyLast: 'Chaque mois, le dernier jour de la semaine de ce nom',
  },
  save: 'Enregistrer',
  preview: 'Continuer',
  problems:
    'Il reste quelque chose à corriger. Ce que vous avez écrit est conservé : corrigez-le et appuyez de nouveau sur le bouton.',
  problem: {
    missing: () => 'Ce champ est nécessaire.',
    tooLong: (most) => `C’est trop long : au plus ${most} caractères.`,
    badCode: () =>
      'Un code commence par une lettre ou un chiffre et compte au plus 20 caractères : lettres, chiffres, espaces, . _ -',
    codeTaken: () => 'Une autre séance de cette cohorte porte ce code, ou un code dont la série aurait besoin.',
    badDay: () => 'Ce n’est pas une date. Écrivez-la ainsi : 2026-09-10.',
    badTime: () => 'Ce n’est pas une heure. Écrivez-la ainsi : 09:00.',
    unknownZone: () => 'Je ne connais pas ce fuseau horaire. Écrivez-le ainsi : America/Toronto ou America/Vancouver.',
    skipped: () => 'Cette heure n’existe pas ce jour-là : on avance l’heure. Choisissez une autre heure.',
    doubled: () => 'Cette heure arrive deux fois ce jour-là : on recule l’heure. Choisissez une autre heure.',
    endBeforeStart: () => 'La fin doit venir après le début.',
    tooLongSession: () => 'Une séance dure au plus une semaine.',
    badLink: () => 'Un lien doit commencer par https:// et être complet.',
    badNumber: (most) => `Il faut un nombre entier, au plus ${most}.`,
    capacityOfRequired: () =>
      'Une séance obligatoire a une place pour chaque personne. Laissez ce champ vide, ou rendez la séance facultative.',
    tooManyTimes: (most) => `Une série compte au plus ${most} séances. Créez une deuxième série pour les autres.`,
    seriesTooLong: (most) =>
      `Cette série durerait plus de ${most} jours. Choisissez moins de séances ou un intervalle plus court.`,
    noFifth: () => 'Ce jour n’arrive pas cinq fois chaque mois. Choisissez plutôt le dernier du mois.',
  },
  onDate: (day, sentence) => `${day} : ${sentence}`,
  changed:
    'Quelqu’un a modifié cette séance entre-temps. Ce que vous avez écrit est ci-dessous, sans être enregistré. Comparez, puis enregistrez de nouveau pour la remplacer.',
  presently: 'Ce qui est enregistré',
  previewTitle: (count) => `Voici les ${count} séances`,
  create: (count) => `Créer les ${count} ébauches`,
  back: 'Revenir et modifier',
  warning: {
    holiday: 'C’est un jour férié fédéral.',
    weekend: 'C’est une fin de semaine.',
    clash: (title) => `Au même moment, les mêmes personnes ont : ${title}`,
  },
  created: (count) =>
    count === 1
      ? 'L’ébauche est enregistrée. Personne n’en est encore informé.'
      : `${count} ébauches sont enregistrées. Personne n’en est encore informé.`,
  done: {
    saved:
      'C’est enregistré. Si la date a changé, les personnes concernées en sont informées et sont de nouveau invitées à répondre.',
    published: 'La séance est publiée. L’invitation est en route vers toutes les personnes concernées.',
    cancelled: 'La séance est annulée. Si elle était publiée, les personnes concernées en sont informées.',
  },
  status: { draft: 'Ébauche', published: 'Séance publiée', held: 'Séance tenue', cancelled: 'Séance annulée' },
  publish: 'Publier et inviter',
  publishSeries: 'Publier la série et inviter',
  sendInvitation: 'Envoyer l’invitation',
  notAnnounced: 'Aucune invitation n’a été envoyée pour cette séance.',
  edit: 'Modifier ou reporter',
  cancel: 'Annuler cette séance',
  cancelAsk: 'Voulez-vous annuler cette séance? Toutes les personnes invitées en seront informées. C’est sans retour.',
  cancelYes: 'Oui, l’annuler',
  open: 'Ouvrir',
  listTitle: (cohort) => `Séances de ${cohort}`,
  listEmpty: 'Il n’y a pas encore de séance.',
  newSession: 'Nouvelle séance',
  list: 'Toutes les séances',
  chooseCohort: 'Pour quelle cohorte?',
  required: 'Obligatoire',
  inSeries: 'Fait partie d’une série',
  capacity: (seats) => `${seats} places`,
  answers: 'Réponses',
  answersText: ({ confirmed, tentative, declined, waiting, none }) =>
    `Participation confirmée : ${confirmed} · provisoire : ${tentative} · refus : ${declined} · en attente : ${waiting} · sans réponse : ${none}`,
  refusal: {
    notAllowed:
      'Vous n’avez pas de séances à planifier ici. Si cela vous semble une erreur, demandez à votre équipe de coordination.',
    alreadyCancelled: 'Cette séance est annulée et le reste. Créez-en plutôt une nouvelle.',
    alreadyHeld: 'Cette séance a eu lieu et ne peut plus être modifiée.',
    frenchMissing: 'Les deux titres sont nécessaires à la publication. Ajoutez d’abord le titre français.',
    inThePast: 'Cette séance est déjà passée. Changez sa date avant de la publier.',
  },
};
