import { counted } from './number.ts';

/** How nominators hear of a call for nominations. */
export type CallNewsText = {
  newsTitle: (program: string) => string;
  news: (cohort: string) => string;
  lastTitle: string;
  last: (cohort: string, day: string) => string;
  lateTitle: string;
  late: (count: number, cohort: string) => string;
  nominate: string;
};

export const callNewsEn: CallNewsText = {
  newsTitle: (program) => `Whom would you nominate? ${program}`,
  news: (cohort) => `The call for ${cohort} is open. You are asked as a nominator for your department.`,
  lastTitle: 'The call for nominations closes soon',
  last: (cohort, day) => `Nominations for ${cohort} can be submitted until ${day}.`,
  lateTitle: 'The call has closed',
  late: (count, cohort) =>
    `${counted(count, 'draft of yours was', 'drafts of yours were')} not submitted in time for ${cohort}. Nothing is lost: they are kept, and can be submitted if the coordinators give more time.`,
  nominate: 'Nominate somebody',
};

export const callNewsFr: CallNewsText = {
  newsTitle: (program) => `Quelle candidature proposeriez-vous? ${program}`,
  news: (cohort) =>
    `L’appel pour ${cohort} est ouvert. Vous le recevez comme personne proposante de votre ministère ou organisme.`,
  lastTitle: 'L’appel de candidatures se ferme bientôt',
  last: (cohort, day) => `Les candidatures pour ${cohort} peuvent être soumises jusqu’au ${day}.`,
  lateTitle: 'L’appel est fermé',
  late: (count, cohort) =>
    `Vos ébauches non soumises à temps pour ${cohort} : ${count}. Rien n’est perdu : elles sont conservées et pourront être soumises si l’équipe de coordination prolonge l’appel.`,
  nominate: 'Proposer une candidature',
};
