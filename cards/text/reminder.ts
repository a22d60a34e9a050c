import type { Mutable, ReminderKind } from '../../bot/domain/reminder.ts';

/** Reminders: what is sent by the clock, what a person may mute of it, and what coordinators decide about it. */
export type ReminderText = {
  title: string;
  several: string;
  waiting: string;
  join: string;
  muteHow: string;
  mySessions: string;
  settingsTitle: string;
  settings: string;
  kind: Record<Mutable, string>;
  on: string;
  off: string;
  mute: Record<Mutable, string>;
  unmute: Record<Mutable, string>;
  required: string;
  lateBy: (minutes: number) => string;
  lateTold: (minutes: number) => string;
  lateUntold: string;
  lateNews: (name: string, minutes: number) => string;
  planTitle: string;
  planHelp: (program: string) => string;
  choosePlan: string;
  open: string;
  sessionTitle: string;
  isOwn: string;
  isProgram: string;
  timeOf: Record<ReminderKind, string>;
  none: string;
  daysLabel: string;
  days: (workingDays: number) => string;
  atLabel: string;
  cardLabel: string;
  cardYes: string;
  cardNo: string;
  cardError: string;
  save: string;
  saveSession: string;
  clearSession: string;
  saved: string;
  notAllowed: string;
  refusal: Record<'badDays' | 'badTime' | 'changed' | 'over', string>;
};

export const reminderEn: ReminderText = {
  title: 'Reminder',
  several: 'You have these sessions on the same day.',
  waiting: 'You are on the waiting list: there is no seat for you so far. I will write to you as soon as there is one.',
  join: 'Join online',
  muteHow: 'To mute reminders, write "reminders".',
  mySessions: 'My sessions',
  settingsTitle: 'What I send you',
  settings: 'You can mute these. Nothing of this is sent in the evening, on weekends or on holidays.',
  kind: { reminder: 'Reminder before a session', week: 'Your week as a coordinator, on Mondays' },
  on: 'On',
  off: 'Muted',
  mute: { reminder: 'Mute reminders', week: 'Mute the Monday card' },
  unmute: { reminder: 'Send me reminders again', week: 'Send me the Monday card again' },
  required:
    'Always sent, because you would miss it: invitations, changes to your sessions, and the check-in card when check-in opens.',
  lateBy: (minutes) => `${minutes} minutes late`,
  lateTold: (minutes) =>
    `I am telling the facilitator that you are about ${minutes} minutes late. Check in when you arrive.`,
  lateUntold: 'I found no facilitator whom I could tell. Check in when you arrive.',
  lateNews: (name, minutes) => `${name} is running about ${minutes} minutes late.`,
  planTitle: 'Reminder plan',
  planHelp: (program) =>
    `What people in ${program} are sent about each session. The time is that of the session’s own time zone.`,
  choosePlan: 'For which program?',
  open: 'Open',
  sessionTitle: 'Reminders of this session',
  isOwn: 'This session has its own reminders.',
  isProgram: 'This session has the reminders of its program. What you save here is for this session only.',
  timeOf: { reminder: 'Reminder', checkIn: 'Check-in card' },
  none: 'Not sent',
  daysLabel: 'When to remind people',
  days: (workingDays) =>
    workingDays === 0
      ? 'No reminder'
      : workingDays === 1
        ? '1 working day before'
        : `${workingDays} working days before`,
  atLabel: 'At what time',
  cardLabel: 'Check-in card',
  cardYes: 'Send it when check-in opens',
  cardNo: 'Do not send it',
  cardError: 'Choose one of the two.',
  save: 'Save',
  saveSession: 'Save for this session',
  clearSession: 'Use the program’s reminders',
  saved: 'Saved. What was already planned now follows this.',
  notAllowed: 'I cannot open this for you. The reminder plan is for the coordinators of a program.',
  refusal: {
    badDays: 'Choose from no reminder to 10 working days before.',
    badTime: 'Choose a time from 8:00 to 17:00: nobody is reminded outside these hours.',
    changed: 'Somebody changed the reminders in the meantime. Check what is here, and save again.',
    over: 'These reminders can no longer be changed: the session has begun, or is cancelled.',
  },
};

export const reminderFr: ReminderText = {
  title: 'Rappel',
  several: 'Vous avez ces séances le même jour.',
  waiting:
    'Vous êtes sur la liste d’attente : il n’y a pas de place pour vous pour l’instant. Je vous écrirai dès qu’il y en aura une.',
  join: 'Participer en ligne',
  muteHow: 'Pour désactiver les rappels, écrivez « rappels ».',
  mySessions: 'Mes séances',
  settingsTitle: 'Ce que je vous envoie',
  settings:
    'Vous pouvez désactiver ces messages. Aucun d’eux n’est envoyé le soir, la fin de semaine ou un jour férié.',
  kind: { reminder: 'Rappel avant une séance', week: 'Votre semaine de coordination, le lundi' },
  on: 'Activé',
  off: 'Désactivé',
  mute: { reminder: 'Désactiver les rappels', week: 'Désactiver la carte du lundi' },
  unmute: { reminder: 'Réactiver les rappels', week: 'Réactiver la carte du lundi' },
  required:
    'Toujours envoyés, pour que rien ne vous échappe : les invitations, les changements à vos séances et la carte de présence dès que vous pouvez signaler votre présence.',
  lateBy: (minutes) => `Retard de ${minutes} minutes`,
  lateTold: (minutes) =>
    `J’avise la personne qui anime que vous aurez environ ${minutes} minutes de retard. Signalez votre présence à votre arrivée.`,
  lateUntold: 'Je n’ai trouvé aucune animatrice ni aucun animateur à aviser. Signalez votre présence à votre arrivée.',
  lateNews: (name, minutes) => `${name} aura environ ${minutes} minutes de retard.`,
  planTitle: 'Plan de rappels',
  planHelp: (program) =>
    `Ce que reçoivent les personnes du programme ${program} pour chaque séance. L’heure est celle du fuseau horaire de la séance.`,
  choosePlan: 'Pour quel programme?',
  open: 'Ouvrir',
  sessionTitle: 'Rappels de cette séance',
  isOwn: 'Cette séance a ses propres rappels.',
  isProgram: 'Cette séance a les rappels de son programme. Ce que vous enregistrez ici ne vaut que pour cette séance.',
  timeOf: { reminder: 'Rappel', checkIn: 'Carte de présence' },
  none: 'Pas d’envoi',
  daysLabel: 'Quand envoyer le rappel',
  days: (workingDays) =>
    workingDays === 0
      ? 'Aucun rappel'
      : workingDays === 1
        ? '1 jour ouvrable avant'
        : `${workingDays} jours ouvrables avant`,
  atLabel: 'À quelle heure',
  cardLabel: 'Carte de présence',
  cardYes: 'L’envoyer à l’ouverture de la période prévue',
  cardNo: 'Ne pas l’envoyer',
  cardError: 'Choisissez l’une des deux options.',
  save: 'Enregistrer',
  saveSession: 'Enregistrer pour cette séance',
  clearSession: 'Reprendre les rappels du programme',
  saved: 'C’est enregistré. Ce qui était déjà prévu en tient compte.',
  notAllowed:
    'Je ne peux pas vous ouvrir ceci. Le plan de rappels est réservé à l’équipe de coordination du programme.',
  refusal: {
    badDays: 'Choisissez une option, d’aucun rappel à 10 jours ouvrables avant.',
    badTime: 'Choisissez une heure entre 8 h et 17 h : personne ne reçoit de rappel en dehors de ces heures.',
    changed: 'Quelqu’un a modifié les rappels entre-temps. Vérifiez ce qui est ici, puis enregistrez de nouveau.',
    over: 'Ces rappels ne peuvent plus être modifiés : la séance est commencée ou annulée.',
  },
};
