/** Invitations to sessions, and what people are told when one changes. */
export type InvitationText = {
  title: string;
  titleSeries: (sessions: number) => string;
  movedTitle: string;
  moved: string;
  was: string;
  isNow: string;
  cancelledTitle: string;
  cancelled: string;
  zone: (zone: string) => string;
  kind: string;
  agenda: string;
  before: string;
  roomAccess: string;
  contact: string;
  language: string;
  languages: Record<'en' | 'fr' | 'both', string>;
  interpretation: string;
  seatsLabel: string;
  seats: (seats: number) => string;
  outlook: string;
  join: string;
  download: string;
  feed: string;
};

export const invitationEn: InvitationText = {
  title: 'Invitation',
  titleSeries: (sessions) => `Invitation to ${sessions} sessions`,
  movedTitle: 'The date has changed',
  moved: 'An answer that you gave for the earlier date does not count any more. Please answer again.',
  was: 'It was',
  isNow: 'It is now',
  cancelledTitle: 'A session is cancelled',
  cancelled: 'This session will not take place. You have nothing to do, except to remove it from your own calendar.',
  zone: (zone) => `Time zone: ${zone}`,
  kind: 'Kind of session',
  agenda: 'Agenda',
  before: 'To read beforehand',
  roomAccess: 'Getting into the room',
  contact: 'Whom to ask',
  language: 'Language',
  languages: { en: 'English', fr: 'French', both: 'English and French' },
  interpretation: 'with interpretation',
  seatsLabel: 'Seats',
  seats: (seats) => `${seats} seats, first come, first served`,
  outlook: 'Please answer here. An answer in Outlook, or in any other calendar, does not reach us.',
  join: 'Join online',
  download: 'Put it in my calendar',
  feed: 'All my sessions in my calendar',
};

export const invitationFr: InvitationText = {
  title: 'Invitation',
  titleSeries: (sessions) => `Invitation à ${sessions} séances`,
  movedTitle: 'La date a changé',
  moved: 'Une réponse donnée pour la date précédente ne compte plus. Veuillez répondre de nouveau.',
  was: 'Date précédente',
  isNow: 'Nouvelle date',
  cancelledTitle: 'Une séance est annulée',
  cancelled:
    'Cette séance n’aura pas lieu. Vous n’avez rien à faire, si ce n’est la retirer de votre propre calendrier.',
  zone: (zone) => `Fuseau horaire : ${zone}`,
  kind: 'Type de séance',
  agenda: 'Ordre du jour',
  before: 'À lire avant la séance',
  roomAccess: 'Accès à la salle',
  contact: 'À qui s’adresser',
  language: 'Langue',
  languages: { en: 'Anglais', fr: 'Français', both: 'Français et anglais' },
  interpretation: 'avec interprétation',
  seatsLabel: 'Places',
  seats: (seats) => `${seats} places, selon l’ordre des réponses`,
  outlook:
    'Veuillez répondre ici. Une réponse donnée dans Outlook, ou dans tout autre calendrier, ne nous parvient pas.',
  join: 'Se joindre en ligne',
  download: 'L’ajouter à mon calendrier',
  feed: 'Toutes mes séances dans mon calendrier',
};
