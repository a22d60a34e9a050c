import type { TaskKind } from '../../bot/domain/week.ts';

/** What a sentence says: how many of what, of how much in all, and the first of them where it is a session. */
export type TaskWords = { count: number; of: number; title: string; day: string };

/** A coordinator's week. */
export type WeekText = {
  title: string;
  notAllowed: string;
  mySessions: string;
  intro: (count: number) => string;
  nothing: string;
  inProgram: (sentence: string, program: string) => string;
  task: Record<TaskKind, (words: TaskWords) => string>;
  button: Record<TaskKind, string>;
};

const firstEn = ({ title, day }: TaskWords): string => `The first is "${title}", on ${day}.`;
const firstFr = ({ title, day }: TaskWords): string => `La première est « ${title} », le ${day}.`;

export const weekEn: WeekText = {
  title: 'This week',
  notAllowed: 'Only coordinators have a list of things to do. Your own sessions are here.',
  mySessions: 'My sessions',
  intro: (count) => (count === 1 ? 'One thing is worth doing.' : `${count} things are worth doing, in this order.`),
  nothing: 'There is nothing that you must do this week.',
  inProgram: (sentence, program) => `${program}: ${sentence}`,
  task: {
    noPlace: (words) =>
      words.count === 1
        ? `"${words.title}", on ${words.day}, has neither a place nor a link yet.`
        : `${words.count} sessions of the coming week have neither a place nor a link yet. ${firstEn(words)}`,
    noFacilitator: (words) =>
      words.count === 1
        ? `Nobody is named to facilitate "${words.title}", on ${words.day}.`
        : `Nobody is named to facilitate ${words.count} sessions of the coming week. ${firstEn(words)}`,
    french: (words) =>
      words.count === 1
        ? `The French title of "${words.title}", on ${words.day}, is missing: it cannot be published without it.`
        : `The French titles of ${words.count} drafts are missing: they cannot be published without them. ${firstEn(words)}`,
    draft: (words) =>
      words.count === 1
        ? `"${words.title}", on ${words.day}, is still a draft: nobody has been told of it.`
        : `${words.count} sessions of the next two weeks are still drafts: nobody has been told of them. ${firstEn(words)}`,
    cast: ({ count }) =>
      count === 1
        ? '1 message of a broadcast did not arrive, or may not have.'
        : `${count} messages of your broadcasts did not arrive, or may not have.`,
    inbox: ({ count }) => (count === 1 ? '1 question waits in your inbox.' : `${count} questions wait in your inbox.`),
    identity: ({ count }) =>
      count === 1
        ? 'Somebody writes from a new account: say whether it is the same person.'
        : `${count} people write from new accounts: say whether they are the same people.`,
    unrecorded: (words) =>
      words.count === 1
        ? `The register of "${words.title}", on ${words.day}, has ${words.of} unrecorded ${words.of === 1 ? 'seat' : 'seats'}.`
        : `The registers of ${words.count} sessions have ${words.of} unrecorded seats. ${firstEn(words)}`,
    noReply: (words) =>
      words.count === 1
        ? `${words.of} people have not said whether they come to "${words.title}", on ${words.day}.`
        : `${words.of} replies are missing for ${words.count} sessions of the coming week. ${firstEn(words)}`,
    unreachable: ({ count }) =>
      count === 1
        ? 'I cannot reach 1 person of your programs in Teams.'
        : `I cannot reach ${count} people of your programs in Teams.`,
  },
  button: {
    noPlace: 'Add a place or a link',
    noFacilitator: 'Open the session',
    french: 'Add the French title',
    draft: 'Look at it and publish',
    cast: 'Open the broadcasts',
    inbox: 'Open the inbox',
    identity: 'Decide',
    unrecorded: 'Open the register',
    noReply: 'Open the session',
    unreachable: 'See who, and why',
  },
};

export const weekFr: WeekText = {
  title: 'Cette semaine',
  notAllowed: 'Seule l’équipe de coordination a une liste de choses à faire. Vos propres séances sont ici.',
  mySessions: 'Mes séances',
  intro: (count) => (count === 1 ? 'Une chose à faire.' : `${count} choses à faire, dans cet ordre.`),
  nothing: 'Vous n’avez rien à faire cette semaine.',
  inProgram: (sentence, program) => `${program} : ${sentence}`,
  task: {
    noPlace: (words) =>
      words.count === 1
        ? `« ${words.title} », le ${words.day}, n’a encore ni lieu ni lien.`
        : `${words.count} séances des sept prochains jours n’ont encore ni lieu ni lien. ${firstFr(words)}`,
    noFacilitator: (words) =>
      words.count === 1
        ? `L’animation de « ${words.title} », le ${words.day}, n’est confiée à personne.`
        : `L’animation de ${words.count} séances des sept prochains jours n’est confiée à personne. ${firstFr(words)}`,
    french: (words) =>
      words.count === 1
        ? `Le titre français de « ${words.title} », le ${words.day}, manque : la séance ne peut pas être publiée sans lui.`
        : `Le titre français de ${words.count} séances manque : elles ne peuvent pas être publiées sans lui. ${firstFr(words)}`,
    draft: (words) =>
      words.count === 1
        ? `« ${words.title} », le ${words.day}, est encore à l’état d’ébauche : personne n’en a été informé.`
        : `${words.count} séances des deux prochaines semaines sont encore à l’état d’ébauche : personne n’en a été informé. ${firstFr(words)}`,
    cast: ({ count }) =>
      count === 1
        ? 'La remise d’un message collectif a échoué, ou n’est pas confirmée.'
        : `${count} remises de vos messages collectifs ont échoué, ou ne sont pas confirmées.`,
    inbox: ({ count }) =>
      count === 1
        ? '1 question attend dans votre boîte de réception.'
        : `${count} questions attendent dans votre boîte de réception.`,
    identity: ({ count }) =>
      count === 1
        ? 'Une personne m’écrit à partir d’un nouveau compte : dites-moi si c’est la même personne.'
        : `${count} personnes m’écrivent à partir de nouveaux comptes : dites-moi si ce sont les mêmes personnes.`,
    unrecorded: (words) =>
      words.count === 1
        ? `La feuille de présence de « ${words.title} », le ${words.day}, compte ${words.of} ${words.of === 1 ? 'place' : 'places'} à consigner.`
        : `Les feuilles de présence de ${words.count} séances comptent ${words.of} places à consigner. ${firstFr(words)}`,
    noReply: (words) =>
      words.count === 1
        ? `${words.of} personnes n’ont pas dit si elles participeront à « ${words.title} », le ${words.day}.`
        : `${words.of} réponses manquent pour ${words.count} séances des sept prochains jours. ${firstFr(words)}`,
    unreachable: ({ count }) =>
      count === 1
        ? 'Je ne peux pas joindre 1 personne de vos programmes dans Teams.'
        : `Je ne peux pas joindre ${count} personnes de vos programmes dans Teams.`,
  },
  button: {
    noPlace: 'Ajouter un lieu ou un lien',
    noFacilitator: 'Ouvrir la séance',
    french: 'Ajouter le titre français',
    draft: 'Voir la séance et publier',
    cast: 'Ouvrir les messages collectifs',
    inbox: 'Ouvrir la boîte de réception',
    identity: 'Répondre',
    unrecorded: 'Ouvrir la feuille de présence',
    noReply: 'Ouvrir la séance',
    unreachable: 'Voir qui, et pourquoi',
  },
};
