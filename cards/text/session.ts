import type { SessionKind } from '../../bot/domain/session.ts';

/** Sessions and a person's own attendance. */
export type SessionText = {
  mineTitle: string;
  nextTitle: string;
  nothingNext: string;
  pastTitle: string;
  nothingPast: string;
  checkInOpen: string;
  cancelled: string;
  optional: string;
  rateTitle: string;
  rate: (attended: number, expected: number, percent: string) => string;
  rateProvisional: (unrecorded: number) => string;
  noRate: string;
  notEnrolled: string;
  kind: Record<SessionKind, string>;
  percent: (tenths: number) => string;
  range: (from: string, to: string) => string;
};

export const sessionEn: SessionText = {
  mineTitle: 'My sessions',
  nextTitle: 'What is next',
  nothingNext: 'No session is planned for you yet.',
  pastTitle: 'What has been',
  nothingPast: 'No session has been held yet.',
  checkInOpen: 'Check-in is open',
  cancelled: 'Cancelled',
  optional: 'Optional',
  rateTitle: 'Your attendance',
  rate: (attended, expected, percent) =>
    `You attended ${attended} of ${expected} required ${expected === 1 ? 'session' : 'sessions'}: ${percent}.`,
  rateProvisional: (unrecorded) =>
    unrecorded === 1
      ? '1 of them is not recorded yet, so this may still change.'
      : `${unrecorded} of them are not recorded yet, so this may still change.`,
  noRate: 'There is no figure yet: no required session has been held.',
  notEnrolled: 'You are not enrolled in a program that I know of. If you think you should be, ask your coordinators.',
  kind: {
    'learning-event': 'Learning event',
    'action-learning': 'Action learning group',
    course: 'Course',
    other: 'Session',
  },
  percent: (tenths) => `${(tenths / 10).toFixed(1)}%`,
  range: (from, to) => `${from} to ${to}`,
};

export const sessionFr: SessionText = {
  mineTitle: 'Mes séances',
  nextTitle: 'Ce qui s’en vient',
  nothingNext: 'Aucune séance n’est encore prévue pour vous.',
  pastTitle: 'Ce qui a eu lieu',
  nothingPast: 'Aucune séance n’a encore eu lieu.',
  checkInOpen: 'Vous pouvez signaler votre présence',
  cancelled: 'Annulée',
  optional: 'Facultative',
  rateTitle: 'Votre assiduité',
  rate: (attended, expected, percent) =>
    `Vous avez assisté à ${attended} des ${expected} séances obligatoires : ${percent}.`,
  rateProvisional: (unrecorded) =>
    unrecorded === 1
      ? 'L’une d’elles reste à consigner : ce chiffre peut encore changer.'
      : `${unrecorded} d’entre elles restent à consigner : ce chiffre peut encore changer.`,
  noRate: 'Il n’y a pas encore de chiffre : aucune séance obligatoire n’a eu lieu.',
  notEnrolled:
    'Vous n’avez pas d’inscription à un programme que je connais. Si cela vous semble une erreur, demandez à votre équipe de coordination.',
  kind: {
    'learning-event': 'Activité d’apprentissage',
    'action-learning': 'Groupe d’apprentissage par l’action',
    course: 'Cours',
    other: 'Séance',
  },
  percent: (tenths) => `${(tenths / 10).toFixed(1).replace('.', ',')} %`,
  range: (from, to) => `de ${from} à ${to}`,
};
