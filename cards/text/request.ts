/** What people need at a session: told to its coordinators alone. */
export type RequestText = {
  open: string;
  title: string;
  who: string;
  until: (day: string) => string;
  accommodation: string;
  accommodationHint: string;
  diet: string;
  dietHint: string;
  tooLong: string;
  send: string;
  withdraw: string;
  savedTitle: string;
  saved: string;
  withdrawn: string;
  problem: Record<'tooLong' | 'empty', string>;
  refusal: Record<'unknownSession' | 'over' | 'notAllowed', string>;
  listTitle: string;
  listEmpty: string;
  count: (people: number) => string;
  show: string;
  back: string;
  forYou: string;
  nobody: string;
  more: string;
  accommodationShort: string;
  dietShort: string;
  deleted: (day: string) => string;
};

export const requestEn: RequestText = {
  open: 'What I need there',
  title: 'What you need at this session',
  who: 'Only the coordinators of this program see it: no facilitator, no other participant. It is never sent by e-mail.',
  until: (day) => `It is deleted after ${day}, 30 days after the session, and you can withdraw it at any time.`,
  accommodation: 'Accommodation, for example sign language interpretation or step-free access',
  accommodationHint: 'What would help you take part',
  diet: 'Diet, for example vegetarian or without nuts',
  dietHint: 'What you do not eat',
  tooLong: 'At most 500 characters.',
  send: 'Tell the coordinators',
  withdraw: 'Withdraw what I wrote',
  savedTitle: 'The coordinators can see this now',
  saved: 'They may write to you if they have a question.',
  withdrawn: 'It is withdrawn and deleted. The coordinators do not see it any more.',
  problem: {
    tooLong: 'This is too long: at most 500 characters. Nothing was saved; what you wrote is still here.',
    empty: 'Please write what you need in one of the two fields.',
  },
  refusal: {
    unknownSession: 'I cannot find this session among yours. Write "my sessions" to see them.',
    over: 'This session is cancelled or over, so nothing can be prepared for it any more.',
    notAllowed: 'You have no requests to look after here. If you think you should, ask your coordinators.',
  },
  listTitle: 'What people need',
  listEmpty: 'Nobody has told you about a need for the coming sessions.',
  count: (people) => (people === 1 ? '1 person' : `${people} people`),
  show: 'Show',
  back: 'All sessions with needs',
  forYou: 'For the coordinators only: please tell others no more than they must know to prepare.',
  nobody: 'Nobody has told you about a need for this session.',
  more: 'Show more people',
  accommodationShort: 'Accommodation',
  dietShort: 'Diet',
  deleted: (day) => `All of this is deleted after ${day}.`,
};

export const requestFr: RequestText = {
  open: 'Mes besoins sur place',
  title: 'Vos besoins pour cette séance',
  who: 'Seule l’équipe de coordination de ce programme les voit : ni les personnes qui animent, ni les autres participantes et participants. Ils ne sont jamais envoyés par courriel.',
  until: (day) =>
    `Ils sont supprimés après le ${day}, soit 30 jours après la séance, et vous pouvez les retirer en tout temps.`,
  accommodation: 'Mesures d’adaptation, par exemple l’interprétation en langue des signes ou un accès sans marches',
  accommodationHint: 'Ce qui vous aiderait à participer',
  diet: 'Alimentation, par exemple végétarienne ou sans noix',
  dietHint: 'Ce que vous ne mangez pas',
  tooLong: 'Au plus 500 caractères.',
  send: 'Informer l’équipe de coordination',
  withdraw: 'Retirer ce que j’ai écrit',
  savedTitle: 'L’équipe de coordination voit maintenant ceci',
  saved: 'Elle pourrait vous écrire si elle a une question.',
  withdrawn: 'C’est retiré et supprimé. L’équipe de coordination ne le voit plus.',
  problem: {
    tooLong:
      'C’est trop long : au plus 500 caractères. Rien n’a été enregistré; ce que vous avez écrit est encore ici.',
    empty: 'Veuillez écrire ce dont vous avez besoin dans l’un des deux champs.',
  },
  refusal: {
    unknownSession: 'Je ne trouve pas cette séance parmi les vôtres. Écrivez « mes séances » pour les voir.',
    over: 'Cette séance est annulée ou terminée : il n’est plus possible de s’y préparer.',
    notAllowed:
      'Vous n’avez pas de besoins à prendre en charge ici. Si cela vous semble une erreur, demandez à votre équipe de coordination.',
  },
  listTitle: 'Besoins des personnes participantes',
  listEmpty: 'Personne ne vous a fait part d’un besoin pour les séances à venir.',
  count: (people) => (people === 1 ? '1 personne' : `${people} personnes`),
  show: 'Afficher',
  back: 'Toutes les séances avec des besoins',
  forYou:
    'Pour l’équipe de coordination seulement : ne dites aux autres que ce qu’il leur faut savoir pour se préparer.',
  nobody: 'Personne ne vous a fait part d’un besoin pour cette séance.',
  more: 'Afficher d’autres personnes',
  accommodationShort: 'Mesures d’adaptation',
  dietShort: 'Alimentation',
  deleted: (day) => `Tout ceci est supprimé après le ${day}.`,
};
