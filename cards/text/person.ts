/** Who is who: identity questions, merges. Read by coordinators. */
export type PersonText = {
  title: string;
  notAllowed: string;
  matchesTitle: string;
  noMatches: string;
  match: (newcomer: string, candidate: string) => string;
  same: string;
  different: string;
  decidedSame: (candidate: string) => string;
  decidedDifferent: string;
  mergeTitle: string;
  mergeHelp: string;
  newcomerLabel: string;
  candidateLabel: string;
  choose: string;
  merge: string;
  nobodyEnrolled: string;
  mergesTitle: string;
  merged: (from: string, into: string) => string;
  undo: string;
  undone: (from: string) => string;
  refusal: { unknown: string; samePerson: string; alreadyDecided: string; alreadyMerged: string };
  newQuestion: string;
  waiting: string;
};

export const personEn: PersonText = {
  title: 'People',
  notAllowed: 'Only coordinators can see this. If you think you should, ask yours.',
  matchesTitle: 'Is this the same person?',
  noMatches: 'There is no open question.',
  match: (newcomer, candidate) =>
    `${newcomer} wrote to me from a new account, with the address of ${candidate}, who already uses another account.`,
  same: 'Same person',
  different: 'Different people',
  decidedSame: (candidate) => `Noted: this is ${candidate}. Both accounts now open the same record.`,
  decidedDifferent: 'Noted: they are two people. Each keeps their own record.',
  mergeTitle: 'Somebody changed department or account',
  mergeHelp: 'Join a new account to the person that it belongs to. You can undo this.',
  newcomerLabel: 'New account, or second entry of a person',
  candidateLabel: 'Person in the program',
  choose: 'Choose a name.',
  merge: 'Join them',
  nobodyEnrolled: 'Nobody is enrolled in your programs yet.',
  mergesTitle: 'Joined so far',
  merged: (from, into) => `${from} is joined to ${into}.`,
  undo: 'Undo',
  undone: (from) => `Undone: ${from} is a person of their own again.`,
  refusal: {
    unknown: 'I could not find these people. Open "people" again to see the present list.',
    samePerson: 'Choose two different people.',
    alreadyDecided: 'Somebody has already decided this. Here is the present list.',
    alreadyMerged: 'This was already done or undone. Here is the present list.',
  },
  newQuestion: 'There is a new identity question to decide.',
  waiting:
    'Your account is new to me, and I have asked the coordinators who you are. You will see your sessions once they confirm it.',
};

export const personFr: PersonText = {
  title: 'Personnes',
  notAllowed: 'Seule l’équipe de coordination peut voir ceci. Si cela vous semble une erreur, demandez à la vôtre.',
  matchesTitle: 'Est-ce la même personne?',
  noMatches: 'Il n’y a aucune question en suspens.',
  match: (newcomer, candidate) =>
    `${newcomer} m’a écrit à partir d’un nouveau compte, avec l’adresse de ${candidate}, qui utilise déjà un autre compte.`,
  same: 'Même personne',
  different: 'Deux personnes',
  decidedSame: (candidate) =>
    `C’est noté : il s’agit de ${candidate}. Les deux comptes ouvrent maintenant le même dossier.`,
  decidedDifferent: 'C’est noté : ce sont deux personnes. Chacune garde son propre dossier.',
  mergeTitle: 'Changement de ministère ou de compte',
  mergeHelp: 'Rattachez un nouveau compte à la personne à qui il appartient. Vous pourrez annuler.',
  newcomerLabel: 'Nouveau compte, ou doublon d’une personne',
  candidateLabel: 'Personne inscrite au programme',
  choose: 'Choisissez un nom.',
  merge: 'Rattacher',
  nobodyEnrolled: 'Il n’y a encore aucune inscription à vos programmes.',
  mergesTitle: 'Rattachements faits',
  merged: (from, into) => `Le compte de ${from} est rattaché à ${into}.`,
  undo: 'Annuler',
  undone: (from) => `Rattachement annulé : ${from} a de nouveau son propre dossier.`,
  refusal: {
    unknown: 'Je ne trouve pas ces personnes. Ouvrez de nouveau « personnes » pour voir la liste à jour.',
    samePerson: 'Choisissez deux personnes différentes.',
    alreadyDecided: 'Quelqu’un a déjà répondu à cette question. Voici la liste à jour.',
    alreadyMerged: 'C’était déjà fait, ou annulé. Voici la liste à jour.',
  },
  newQuestion: 'Une nouvelle question d’identité attend votre réponse.',
  waiting:
    'Je ne connais pas encore votre compte, et j’ai demandé à l’équipe de coordination qui vous êtes. Vous verrez vos séances dès qu’elle l’aura confirmé.',
};
