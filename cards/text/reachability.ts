import type { Unreachable } from '../../bot/domain/reachability.ts';

/** Who cannot be messaged in Teams, why, and what helps. Read by coordinators. */
export type ReachabilityText = {
  title: string;
  notAllowed: string;
  everybody: (people: number) => string;
  count: (unreachable: number, people: number) => string;
  opening: (count: number) => string;
  mailed: (count: number) => string;
  noAddress: (count: number) => string;
  noMail: string;
  why: Record<Unreachable, string>;
  remedy: Record<Unreachable, string>;
  since: (day: string) => string;
  byMail: Record<'yes' | 'noAddress' | 'noMail', string>;
  more: (count: number) => string;
  again: string;
};

export const reachabilityEn: ReachabilityText = {
  title: 'Who cannot be messaged in Teams',
  notAllowed: 'Only coordinators can see this. If you think you should, ask yours.',
  everybody: (people) =>
    people === 1
      ? 'I can message the one person of your programs.'
      : `I can message everybody in your programs: ${people} people.`,
  count: (unreachable, people) =>
    `${unreachable} of the ${people} people in your programs cannot be messaged in Teams now.`,
  opening: (count) =>
    count === 1
      ? '1 person has never written to Cadre, and is reached by their imported account: their chat opens with the first message.'
      : `${count} people have never written to Cadre, and are reached by their imported accounts: their chats open with the first message.`,
  mailed: (count) =>
    count === 1
      ? '1 of them gets invitations, reminders, check-in and messages by e-mail instead.'
      : `${count} of them get invitations, reminders, check-in and messages by e-mail instead.`,
  noAddress: (count) =>
    count === 1
      ? '1 of them has no e-mail address on record, so nothing reaches them. Import their address.'
      : `${count} of them have no e-mail address on record, so nothing reaches them. Import their addresses.`,
  noMail: 'E-mail is not set up here, so nothing reaches them. Ask the operator of Cadre to set it up.',
  why: {
    neverMet: 'They have never written to Cadre',
    notInstalled: 'The Cadre app is not in their Teams',
    blocked: 'They have blocked Cadre',
    notAllowed: 'Their administrator does not allow Cadre',
    gone: 'Teams no longer finds their chat with Cadre',
  },
  remedy: {
    neverMet:
      'Ask them to add the Cadre app in Teams and to write "hello" to it. If the app is not offered to them, their department’s Teams administrator has to allow it. If they have written and are still listed here, the address that was imported is not the one of their account: import that one, or join the two under "people". Where the app is installed for them already, importing the ids of their account is enough.',
    notInstalled: 'It was removed, or never added. Ask them to add the Cadre app in Teams and to write "hello" to it.',
    blocked:
      'That is their choice. If they would like these messages in Teams after all, they unblock Cadre in their chat with it, and write "hello".',
    notAllowed:
      'Ask their department’s Teams administrator to allow the Cadre app for them. Then they write "hello" to it.',
    gone: 'Their account may be closed, or they may have changed department. Ask them where they are. From a new account they write "hello" to Cadre; then join it to them under "people".',
  },
  since: (day) => `since ${day}`,
  byMail: { yes: 'gets e-mail', noAddress: 'no e-mail address', noMail: 'no e-mail' },
  more: (count) => `and ${count} more`,
  again: 'Look again',
};

export const reachabilityFr: ReachabilityText = {
  title: 'Personnes que je ne peux pas joindre dans Teams',
  notAllowed: 'Seule l’équipe de coordination peut voir ceci. Si cela vous semble une erreur, demandez à la vôtre.',
  everybody: (people) =>
    people === 1
      ? 'Je peux écrire à la seule personne de vos programmes.'
      : `Je peux écrire à toutes les personnes de vos programmes : ${people}.`,
  count: (unreachable, people) =>
    `En ce moment, je ne peux pas écrire dans Teams à ${unreachable} des ${people} personnes de vos programmes.`,
  opening: (count) =>
    count === 1
      ? '1 personne n’a jamais écrit à l’application Cadre; son compte importé permet de la joindre : sa conversation s’ouvre avec le premier message.'
      : `${count} personnes n’ont jamais écrit à l’application Cadre; leur compte importé permet de les joindre : leur conversation s’ouvre avec le premier message.`,
  mailed: (count) =>
    count === 1
      ? 'L’une d’elles reçoit par courriel les invitations, les rappels, les messages et de quoi signaler sa présence.'
      : `${count} d’entre elles reçoivent par courriel les invitations, les rappels, les messages et de quoi signaler sa présence.`,
  noAddress: (count) =>
    count === 1
      ? 'L’une d’elles n’a pas d’adresse de courriel au dossier : rien ne lui parvient. Importez son adresse.'
      : `${count} d’entre elles n’ont pas d’adresse de courriel au dossier : rien ne leur parvient. Importez leurs adresses.`,
  noMail:
    'Le courriel n’est pas configuré ici : rien ne leur parvient. Demandez à l’équipe qui exploite l’application Cadre de le configurer.',
  why: {
    neverMet: 'Aucun message encore à l’application Cadre',
    notInstalled: 'L’application Cadre n’est pas dans leur Teams',
    blocked: 'L’application Cadre est bloquée par la personne',
    notAllowed: 'L’application Cadre n’est pas permise par l’administration de leur Teams',
    gone: 'Teams ne trouve plus leur conversation avec l’application Cadre',
  },
  remedy: {
    neverMet:
      'Demandez-leur d’ajouter l’application Cadre dans Teams et de lui écrire « bonjour ». Si l’application ne leur est pas offerte, l’administration de Teams de leur ministère doit la permettre. Si elles ont écrit et figurent encore ici, l’adresse importée n’est pas celle de leur compte : importez celle-ci, ou rattachez le nouveau compte sous « personnes ». Si l’application est déjà installée pour elles, il suffit d’importer les identifiants de leur compte.',
    notInstalled:
      'Elle a été retirée, ou n’a jamais été ajoutée. Demandez-leur d’ajouter l’application Cadre dans Teams et de lui écrire « bonjour ».',
    blocked:
      'C’est leur choix. Pour recevoir tout de même ces messages dans Teams, il suffit de débloquer l’application Cadre dans la conversation avec elle et de lui écrire « bonjour ».',
    notAllowed:
      'Demandez à l’administration de Teams de leur ministère de permettre l’application Cadre. Il suffit ensuite de lui écrire « bonjour ».',
    gone: 'Leur compte est peut-être fermé, ou ces personnes ont changé de ministère. Demandez-leur où elles sont. De leur nouveau compte, elles écrivent « bonjour » à l’application Cadre; rattachez ensuite ce compte sous « personnes ».',
  },
  since: (day) => `depuis le ${day}`,
  byMail: { yes: 'reçoit des courriels', noAddress: 'sans adresse de courriel', noMail: 'sans courriel' },
  more: (count) => `et ${count} de plus`,
  again: 'Vérifier de nouveau',
};
