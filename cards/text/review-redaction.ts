/** What a coordinator reads who checks texts without names. */
export type ReviewRedactionText = {
  textsTitle: string;
  textsWhat: string;
  checked: string;
  unread: string;
  openText: (name: string) => string;
  more: (left: number) => string;
  next: string;
  textTitle: (name: string) => string;
  textHow: string;
  statement: string;
  conditions: string;
  fieldError: (limit: number) => string;
  check: string;
  checkAgain: string;
  checkedDone: string;
  textFixed: string;
  textRefusal: Record<'fixed' | 'tooLong' | 'empty' | 'changedMeanwhile', string>;
};

export const reviewRedactionEn: ReviewRedactionText = {
  textsTitle: 'Texts without names',
  textsWhat:
    'Reviewers of this call read no names. The system proposes what to hide; you read it, change it, and confirm. Nobody else reads a text before that.',
  checked: 'Checked by a person',
  unread: 'To be checked',
  openText: (name) => `Open: ${name}`,
  more: (left) => `And ${left} more.`,
  next: 'Show more',
  textTitle: (name) => `The text about ${name}`,
  textHow:
    'Hidden so far: names, departments, addresses (▇). Look for what else gives this person away: a project, a title, a place, he or she. Write ▇ in its place.',
  statement: 'Why this person',
  conditions: 'Conditions of the endorsement',
  fieldError: (limit) => `At most ${limit} characters, please.`,
  check: 'I have read it: reviewers may see this',
  checkAgain: 'Replace the checked text',
  checkedDone: 'Checked. Reviewers will read exactly this.',
  textFixed: 'Reviewers read this text already: it can no longer be changed.',
  textRefusal: {
    fixed: 'Dossiers are assigned: the text can no longer be changed.',
    tooLong: 'That is longer than the form takes. What you typed is below.',
    empty: 'The text cannot be empty. What you typed is below.',
    changedMeanwhile:
      'Somebody else has checked this text meanwhile. What you typed is below; confirm again to replace theirs.',
  },
};

export const reviewRedactionFr: ReviewRedactionText = {
  textsTitle: 'Textes sans noms',
  textsWhat:
    'Les membres du comité ne lisent aucun nom pour cet appel. Le système propose ce qu’il faut masquer; vous le lisez, le modifiez et le confirmez. Personne d’autre ne lit un texte avant cela.',
  checked: 'Vérification faite par une personne',
  unread: 'À vérifier',
  openText: (name) => `Ouvrir : ${name}`,
  more: (left) => `Et ${left} de plus.`,
  next: 'Voir la suite',
  textTitle: (name) => `Le texte au sujet de ${name}`,
  textHow:
    'Sont masqués : noms, ministères, adresses (▇). Cherchez ce qui pourrait encore révéler de qui il s’agit : un projet, un titre, un lieu, il ou elle. Écrivez ▇ à la place.',
  statement: 'Pourquoi cette personne',
  conditions: 'Conditions de l’appui',
  fieldError: (limit) => `Au plus ${limit} caractères, s’il vous plaît.`,
  check: 'J’ai lu le texte : le comité peut le voir',
  checkAgain: 'Remplacer le texte vérifié',
  checkedDone: 'C’est vérifié. Les membres du comité liront exactement ceci.',
  textFixed: 'Les membres du comité lisent déjà ce texte : il ne peut plus être modifié.',
  textRefusal: {
    fixed: 'Les dossiers sont attribués : le texte ne peut plus être modifié.',
    tooLong: 'C’est plus long que ce que le formulaire accepte. Ce que vous avez écrit est ci-dessous.',
    empty: 'Le texte ne peut pas être vide. Ce que vous avez écrit est ci-dessous.',
    changedMeanwhile:
      'Une autre personne a vérifié ce texte entre-temps. Ce que vous avez écrit est ci-dessous; confirmez de nouveau pour remplacer le sien.',
  },
};
