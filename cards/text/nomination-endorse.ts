import type { EndorsementAnswer } from '../../bot/domain/nomination.ts';

/** What a supervisor reads and answers of those who would take part. */
export type NominationEndorseText = {
  endorseTitle: (name: string) => string;
  endorseWhat: (name: string, program: string, cohort: string, nominator: string) => string;
  endorseSelf: (name: string, program: string, cohort: string) => string;
  commitment: string;
  commitDays: string;
  commitMonths: string;
  endorseMeans: (name: string, days: number) => string;
  conditions: string;
  conditionsHint: string;
  conditionsError: (limit: number) => string;
  endorse: string;
  withConditions: string;
  refuse: string;
  endorsed: Record<EndorsementAnswer, string>;
  changeable: string;
  queueTitle: string;
  askTitle: string;
  reminderTitle: string;
  bothTitle: string;
  bothReminder: string;
  doneTitle: string;
  queueWhy: string;
  queueState: Record<'asked' | EndorsementAnswer, string>;
  queueOpen: (name: string) => string;
};

export const nominationEndorseEn: NominationEndorseText = {
  endorseTitle: (name) => `Can ${name} be given this time?`,
  endorseWhat: (name, program, cohort, nominator) =>
    `${nominator} has nominated ${name} for ${program}, ${cohort}. ${name} consents.`,
  endorseSelf: (name, program, cohort) => `${name} would like to take part in ${program}, ${cohort}.`,
  commitment: 'What you commit to',
  commitDays: 'Working days',
  commitMonths: 'Months',
  endorseMeans: (name, days) =>
    `If you endorse, and ${name} is selected, you release them for ${days} ${days === 1 ? 'day' : 'days'}. Your answer and your name are kept with the dossier; ${name} sees them. Without your answer the dossier is not complete.`,
  conditions: 'Conditions, if any',
  conditionsHint: 'For example: not in March, when the year closes',
  conditionsError: (limit) => `At most ${limit} characters.`,
  endorse: 'I endorse',
  withConditions: 'I endorse with these conditions',
  refuse: 'I do not endorse',
  endorsed: {
    endorsed: 'Recorded: you endorse. Thank you.',
    conditions: 'Recorded: you endorse with conditions. Thank you.',
    declined: 'Recorded: you do not endorse.',
  },
  changeable: 'You can still answer otherwise until the dossier is read, and until the deadline at the latest.',
  queueTitle: 'endorsement',
  askTitle: 'Your endorsement is asked for',
  reminderTitle: 'A reminder: your endorsement is still needed',
  bothTitle: 'Your endorsements and your feedback are asked for',
  bothReminder: 'A reminder: your endorsements and your feedback are still needed',
  doneTitle: 'The people you supervise',
  queueWhy:
    'People whom you supervise are nominated for a learning program. Can they be given the time? Without your answer their dossier is not complete.',
  queueState: {
    asked: 'to do',
    endorsed: 'endorsed',
    conditions: 'endorsed with conditions',
    declined: 'not endorsed',
  },
  queueOpen: (name) => `Answer for ${name}`,
};

export const nominationEndorseFr: NominationEndorseText = {
  endorseTitle: (name) => `Ce temps peut-il être accordé à ${name}?`,
  endorseWhat: (name, program, cohort, nominator) =>
    `${nominator} a proposé la candidature de ${name} à ${program}, ${cohort}. ${name} y consent.`,
  endorseSelf: (name, program, cohort) => `${name} aimerait participer à ${program}, ${cohort}.`,
  commitment: 'Ce à quoi vous vous engagez',
  commitDays: 'Jours de travail',
  commitMonths: 'Mois',
  endorseMeans: (name, days) =>
    `Si vous donnez votre appui et que la candidature de ${name} est retenue, vous accordez ${days} ${days === 1 ? 'jour' : 'jours'}. Votre réponse et votre nom restent au dossier; ${name} les voit. Sans votre réponse, le dossier n’est pas complet.`,
  conditions: 'Conditions, s’il y en a',
  conditionsHint: 'Par exemple : pas en mars, à la fin de l’exercice',
  conditionsError: (limit) => `Au plus ${limit} caractères.`,
  endorse: 'Je donne mon appui',
  withConditions: 'Je donne mon appui sous ces conditions',
  refuse: 'Je ne donne pas mon appui',
  endorsed: {
    endorsed: 'C’est noté : vous donnez votre appui. Merci.',
    conditions: 'C’est noté : vous donnez votre appui sous conditions. Merci.',
    declined: 'C’est noté : vous ne donnez pas votre appui.',
  },
  changeable:
    'Vous pouvez encore répondre autrement jusqu’à la lecture du dossier, et au plus tard jusqu’à la date limite.',
  queueTitle: 'appui demandé',
  askTitle: 'On vous demande un appui',
  reminderTitle: 'Un rappel : votre appui est encore attendu',
  bothTitle: 'On vous demande un appui et une rétroaction',
  bothReminder: 'Un rappel : votre appui et votre rétroaction sont encore attendus',
  doneTitle: 'Les personnes de votre équipe',
  queueWhy:
    'La candidature de personnes de votre équipe est proposée à un programme d’apprentissage. Le temps peut-il leur être accordé? Sans votre réponse, leur dossier n’est pas complet.',
  queueState: {
    asked: 'à faire',
    endorsed: 'appui donné',
    conditions: 'appui sous conditions',
    declined: 'appui refusé',
  },
  queueOpen: (name) => `Répondre pour ${name}`,
};
