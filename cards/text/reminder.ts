import type { Mutable } from '../../bot/domain/reminder.ts';

/** Reminders: what is sent by the clock, and what a person may mute of it. */
export type ReminderText = {
  title: string;
  several: string;
  mySessions: string;
  settingsTitle: string;
  settings: string;
  kind: Record<Mutable, string>;
  on: string;
  off: string;
  mute: string;
  unmute: string;
  required: string;
  late: string;
  lateBy: (minutes: number) => string;
  lateTold: (minutes: number) => string;
  lateUntold: string;
  lateNews: (name: string, minutes: number) => string;
};

export const reminderEn: ReminderText = {
  title: 'Reminder',
  several: 'You have these sessions on the same day.',
  mySessions: 'My sessions',
  settingsTitle: 'What I send you',
  settings: 'You can mute what is marked so. Nothing is sent in the evening, on weekends or on holidays.',
  kind: { reminder: 'Reminder on the working day before a session' },
  on: 'On',
  off: 'Muted',
  mute: 'Mute reminders',
  unmute: 'Send me reminders again',
  required:
    'Always sent, because you would miss it: the check-in card when check-in opens, and changes to your sessions.',
  late: 'Running late?',
  lateBy: (minutes) => `${minutes} minutes late`,
  lateTold: (minutes) => `I told the facilitator that you are about ${minutes} minutes late. Check in when you arrive.`,
  lateUntold: 'I could not reach the facilitator. Check in when you arrive.',
  lateNews: (name, minutes) => `${name} is running about ${minutes} minutes late.`,
};

export const reminderFr: ReminderText = {
  title: 'Rappel',
  several: 'Vous avez ces séances le même jour.',
  mySessions: 'Mes séances',
  settingsTitle: 'Ce que je vous envoie',
  settings:
    'Vous pouvez désactiver ce qui est indiqué. Rien n’est envoyé le soir, la fin de semaine ni les jours fériés.',
  kind: { reminder: 'Rappel le jour ouvrable précédant une séance' },
  on: 'Activé',
  off: 'Désactivé',
  mute: 'Désactiver les rappels',
  unmute: 'Réactiver les rappels',
  required:
    'Toujours envoyé, pour que rien ne vous échappe : la carte de présence au début de la période prévue, et les changements à vos séances.',
  late: 'Vous serez en retard?',
  lateBy: (minutes) => `Retard de ${minutes} minutes`,
  lateTold: (minutes) =>
    `La personne qui anime sait que vous aurez environ ${minutes} minutes de retard. Signalez votre présence à votre arrivée.`,
  lateUntold: 'Je n’ai pas pu joindre la personne qui anime. Signalez votre présence à votre arrivée.',
  lateNews: (name, minutes) => `${name} aura environ ${minutes} minutes de retard.`,
};
