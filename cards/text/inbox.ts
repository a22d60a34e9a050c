import type { AnswerReach } from '../../bot/domain/inbox.ts';
import { numberEn, numberFr } from './number.ts';

/** Questions to the coordinators, and their answers. */
export type InboxText = {
  askTitle: string;
  askHelp: string;
  askProgram: string;
  chooseProgram: string;
  send: string;
  no: string;
  near: (command: string) => string;
  tooLong: (length: number, limit: number) => string;
  sent: (program: string) => string;
  notSent: string;
  title: string;
  notAllowed: string;
  empty: string;
  open: (count: number) => string;
  allAnswered: string;
  openItem: string;
  more: string;
  back: string;
  from: string;
  when: string;
  program: string;
  about: string;
  aboutLine: (quote: string) => string;
  quoted: (words: string) => string;
  question: string;
  state: string;
  waits: string;
  answeredBy: (name: string) => string;
  closedBy: (name: string) => string;
  answer: string;
  answerTitle: string;
  answerError: string;
  answerHelp: (name: string) => string;
  answerSend: string;
  close: string;
  reach: Record<AnswerReach, string>;
  noWords: string;
  answerTooLong: (length: number, limit: number) => string;
  already: (name: string) => string;
  alreadyClosed: (name: string) => string;
  kept: string;
  news: (open: number, program: string) => string;
  answerFrom: (program: string) => string;
  youAsked: string;
  reply: string;
};

export const inboxEn: InboxText = {
  askTitle: 'Send this to the coordinators?',
  askHelp: 'They see your name and these words. Nothing is sent before you press Send.',
  askProgram: 'Program',
  chooseProgram: 'Choose the program whose coordinators you want to ask.',
  send: 'Send',
  no: 'No, show what I can ask',
  near: (command) => `Did you mean "${command}"? Then type that.`,
  tooLong: (length, limit) =>
    `I can pass on ${numberEn(limit)} characters at most, and this has ${numberEn(length)}. Your message is still above: copy it, shorten it, and send it to me again.`,
  sent: (program) => `Sent to the coordinators of ${program}. Their answer will come here.`,
  notSent: 'I could not send this. Write to me again what you want to ask.',
  title: 'Inbox',
  notAllowed: 'Only coordinators see the inbox. If you think you should, ask yours.',
  empty: 'Nobody has asked anything yet.',
  open: (count) => (count === 1 ? '1 question waits for an answer.' : `${count} questions wait for an answer.`),
  allAnswered: 'No question waits for an answer.',
  openItem: 'Open',
  more: 'Show more',
  back: 'Back to the inbox',
  from: 'From',
  when: 'When',
  program: 'Program',
  about: 'After the broadcast',
  aboutLine: (quote) => `After the broadcast ${quote}`,
  quoted: (words) => `"${words}"`,
  question: 'Question',
  state: 'State',
  waits: 'Waits for an answer',
  answeredBy: (name) => `Answered by ${name}`,
  closedBy: (name) => `Closed by ${name}, without an answer`,
  answer: 'Your answer',
  answerTitle: 'Answer',
  answerError: 'Write your answer.',
  answerHelp: (name) => `${name} receives it in the chat with me, in your words.`,
  answerSend: 'Send the answer',
  close: 'No answer needed',
  reach: {
    waiting: 'The answer is on its way. It arrives during working hours.',
    delivered: 'The answer was delivered.',
    notDelivered: 'The answer could not be delivered in the chat. Please reach this person in another way.',
  },
  noWords: 'There is nothing to send yet. Write your answer.',
  answerTooLong: (length, limit) =>
    `An answer has ${numberEn(limit)} characters at most, and this has ${numberEn(length)}. Nothing was sent: please shorten it.`,
  already: (name) => `${name} was quicker and has answered this. Your answer was not sent.`,
  alreadyClosed: (name) => `${name} has already dealt with this.`,
  kept: 'What you wrote',
  news: (open, program) =>
    open === 1 ? `1 question waits in the inbox of ${program}.` : `${open} questions wait in the inbox of ${program}.`,
  answerFrom: (program) => `The coordinators of ${program} answered you`,
  youAsked: 'You asked',
  reply: 'To reply, write to me here.',
};

export const inboxFr: InboxText = {
  askTitle: 'Envoyer ceci à l’équipe de coordination?',
  askHelp: 'Elle verra votre nom et ces mots. Rien n’est envoyé avant que vous appuyiez sur Envoyer.',
  askProgram: 'Programme',
  chooseProgram: 'Choisissez le programme dont vous voulez joindre l’équipe de coordination.',
  send: 'Envoyer',
  no: 'Non, voir ce que je peux demander',
  near: (command) => `Vouliez-vous dire « ${command} »? Si oui, écrivez-le ainsi.`,
  tooLong: (length, limit) =>
    `Je peux transmettre au plus ${numberFr(limit)} caractères, et ce message en compte ${numberFr(length)}. Il est encore ci-dessus : copiez-le, raccourcissez-le, puis renvoyez-le-moi.`,
  sent: (program) => `C’est envoyé à l’équipe de coordination de ${program}. Sa réponse vous parviendra ici.`,
  notSent: 'Je n’ai pas pu envoyer ceci. Écrivez-moi de nouveau ce que vous voulez demander.',
  title: 'Boîte de réception',
  notAllowed:
    'Seule l’équipe de coordination voit la boîte de réception. Si cela vous semble une erreur, demandez à la vôtre.',
  empty: 'Il n’y a encore aucune question.',
  open: (count) => (count === 1 ? '1 question attend une réponse.' : `${count} questions attendent une réponse.`),
  allAnswered: 'Aucune question n’attend de réponse.',
  openItem: 'Ouvrir',
  more: 'Voir la suite',
  back: 'Retour à la boîte de réception',
  from: 'De',
  when: 'Quand',
  program: 'Programme',
  about: 'À la suite du message collectif',
  aboutLine: (quote) => `À la suite du message collectif ${quote}`,
  quoted: (words) => `« ${words} »`,
  question: 'Question',
  state: 'État',
  waits: 'En attente d’une réponse',
  answeredBy: (name) => `Réponse donnée par ${name}`,
  closedBy: (name) => `Question fermée sans réponse par ${name}`,
  answer: 'Votre réponse',
  answerTitle: 'Réponse',
  answerError: 'Écrivez votre réponse.',
  answerHelp: (name) => `${name} la recevra dans sa conversation avec moi, telle que vous l’écrivez.`,
  answerSend: 'Envoyer la réponse',
  close: 'Aucune réponse nécessaire',
  reach: {
    waiting: 'La réponse est en route. Elle arrivera pendant les heures de travail.',
    delivered: 'La réponse a été remise.',
    notDelivered: 'La réponse n’a pas pu être remise dans la conversation. Veuillez joindre cette personne autrement.',
  },
  noWords: 'Il n’y a encore rien à envoyer. Écrivez votre réponse.',
  answerTooLong: (length, limit) =>
    `Une réponse compte au plus ${numberFr(limit)} caractères, et celle-ci en compte ${numberFr(length)}. Rien n’a été envoyé : veuillez la raccourcir.`,
  already: (name) => `${name} a répondu avant vous. Votre réponse n’a pas été envoyée.`,
  alreadyClosed: (name) => `Question déjà traitée par ${name}.`,
  kept: 'Ce que vous avez écrit',
  news: (open, program) =>
    open === 1
      ? `1 question attend dans la boîte de réception de ${program}.`
      : `${open} questions attendent dans la boîte de réception de ${program}.`,
  answerFrom: (program) => `L’équipe de coordination de ${program} vous a répondu`,
  youAsked: 'Vous aviez demandé',
  reply: 'Pour poursuivre, écrivez-moi ici.',
};
