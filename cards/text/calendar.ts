import type { EventWords } from '../../bot/domain/calendar.ts';

/** Sessions in a person's own calendar: the card, and the words of the events. */
export type CalendarText = {
  title: string;
  fileTitle: string;
  file: string;
  download: string;
  feedTitle: string;
  feed: string;
  personal: string;
  how: string;
  link: string;
  linkHelp: string;
  since: (day: string) => string;
  make: string;
  renew: string;
  stop: string;
  renewed: string;
  stopped: string;
  changed: string;
  hidden: string;
  answers: string;
  unavailable: string;
  name: string;
  event: Omit<EventWords, 'language' | 'kind'>;
};

export const calendarEn: CalendarText = {
  title: 'Your sessions in your calendar',
  fileTitle: 'Once: a file',
  file: 'It holds the sessions that lie ahead of you, as they are now. Later changes do not reach it.',
  download: 'Download the file',
  feedTitle: 'Always up to date: a calendar link',
  feed: 'Outlook, and most other calendars, read such a link again every few hours: new dates and cancelled sessions appear by themselves. It shows titles, times and places. Links to join, and people’s names, stay here.',
  personal:
    'The link is yours alone: whoever has it can see your sessions, without an account. Please do not pass it on. You can revoke it here at any time.',
  how: 'In Outlook: Calendar, Add calendar, Subscribe from web. Paste the link there.',
  link: 'Your calendar link',
  linkHelp: 'Select the whole link and copy it.',
  since: (day) => `Made on ${day}.`,
  make: 'Make my calendar link',
  renew: 'Revoke the link and make a new one',
  stop: 'Revoke the link',
  renewed: 'The old link is revoked: calendars that read it are no longer updated. Give them the new one.',
  stopped: 'Your calendar link is revoked: calendars that read it are no longer updated.',
  changed: 'The link had been changed in the meantime. This is how it is now.',
  hidden: 'Your calendar link works, but I can no longer show it. To see one again, revoke it and make a new one.',
  answers: 'An answer given in your calendar does not reach us: please answer on the invitation.',
  unavailable: 'Calendar links are not set up here. Write "my sessions" to see what is next.',
  name: 'My learning sessions',
  event: {
    cancelled: (title) => `Cancelled: ${title}`,
    online: 'Online',
    agenda: 'Agenda',
    before: 'Before the session',
    roomAccess: 'Access to the room',
    contact: 'Contact',
    join: 'Join online',
    answer: 'Please answer on the invitation from Cadre: an answer given in your calendar does not reach us.',
  },
};

export const calendarFr: CalendarText = {
  title: 'Vos séances dans votre calendrier',
  fileTitle: 'Une seule fois : un fichier',
  file: 'Il contient vos prochaines séances, telles qu’elles sont maintenant. Les changements à venir n’y paraîtront pas.',
  download: 'Télécharger le fichier',
  feedTitle: 'Toujours à jour : un lien de calendrier',
  feed: 'Outlook et la plupart des autres calendriers relisent un tel lien toutes les quelques heures : les nouvelles dates et les séances annulées y paraissent d’elles-mêmes. Il montre les titres, les heures et les lieux. Les liens pour se joindre aux séances et les noms des personnes restent ici.',
  personal:
    'Ce lien n’est que pour vous : toute personne qui l’obtient peut voir vos séances, sans compte. Veuillez ne le transmettre à personne. Vous pouvez le révoquer ici en tout temps.',
  how: 'Dans Outlook : Calendrier, Ajouter un calendrier, S’abonner à partir du web. Collez-y le lien.',
  link: 'Votre lien de calendrier',
  linkHelp: 'Sélectionnez tout le lien et copiez-le.',
  since: (day) => `Créé le ${day}.`,
  make: 'Créer mon lien de calendrier',
  renew: 'Révoquer le lien et en créer un nouveau',
  stop: 'Révoquer le lien',
  renewed:
    'L’ancien lien est révoqué : les calendriers qui le lisent ne sont plus mis à jour. Donnez-leur le nouveau lien.',
  stopped: 'Votre lien de calendrier est révoqué : les calendriers qui le lisent ne sont plus mis à jour.',
  changed: 'Le lien avait changé entre-temps. Voici ce qu’il en est maintenant.',
  hidden:
    'Votre lien de calendrier fonctionne, mais je ne peux plus le montrer. Pour en voir un de nouveau, révoquez-le et créez-en un autre.',
  answers: 'Une réponse donnée dans votre calendrier ne nous parvient pas : veuillez répondre sur l’invitation.',
  unavailable: 'Les liens de calendrier ne sont pas offerts ici. Écrivez « mes séances » pour voir ce qui s’en vient.',
  name: 'Mes séances d’apprentissage',
  event: {
    cancelled: (title) => `Annulée : ${title}`,
    online: 'En ligne',
    agenda: 'Ordre du jour',
    before: 'Avant la séance',
    roomAccess: 'Accès à la salle',
    contact: 'Personne-ressource',
    join: 'Se joindre en ligne',
    answer:
      'Veuillez répondre sur l’invitation de l’application Cadre : une réponse donnée dans votre calendrier ne nous parvient pas.',
  },
};
