import type { RecusedBecause } from '../../bot/domain/review.ts';

type ScoreCode =
  | 'notYours'
  | 'closed'
  | 'submitted'
  | 'recused'
  | 'rubricChanged'
  | 'outOfRange'
  | 'scoreMissing'
  | 'noteTooLong'
  | 'changedMeanwhile';

/** A dossier as its reviewer reads and scores it. */
export type ReviewDossierText = {
  department: string;
  level: string;
  functionalArea: string;
  statement: string;
  strengths: string;
  answers: string;
  nothingWritten: string;
  endorsement: string;
  endorsed: (days: number) => string;
  endorsedConditions: (days: number) => string;
  notEndorsed: string;
  redacted: string;
  nextText: string;
  readAgain: string;
  score: string;
  scoreTitle: string;
  scoreHow: string;
  stays: string;
  between: (low: number, high: number) => string;
  pick: string;
  note: string;
  noteError: (limit: number) => string;
  save: string;
  submit: string;
  saved: string;
  submittedDone: string;
  own: string;
  peers: string;
  peersNone: string;
  peerBy: (name: string) => string;
  earlierRubric: string;
  noScore: string;
  noNote: string;
  recuseOpen: string;
  recuseTitle: (title: string) => string;
  recuseAsk: string;
  recuseLabel: string;
  because: Record<RecusedBecause, string>;
  recuse: string;
  recused: string;
  recusedNobody: string;
  refusal: Record<ScoreCode, string>;
};

export const reviewDossierEn: ReviewDossierText = {
  department: 'Department',
  level: 'Level',
  functionalArea: 'Functional area',
  statement: 'Why this person',
  strengths: 'Strengths',
  answers: 'Answers',
  nothingWritten: 'Nothing is written here.',
  endorsement: 'Endorsement',
  endorsed: (days) => `Yes: the supervisor releases ${days} days.`,
  endorsedConditions: (days) => `Yes, with conditions: the supervisor releases ${days} days.`,
  notEndorsed: 'No',
  redacted: 'Names, departments and addresses are hidden (▇). Please do not try to find out who it is.',
  nextText: 'Read on',
  readAgain: 'Read the dossier',
  score: 'Score this dossier',
  scoreTitle: 'Your scores',
  scoreHow: 'Whole numbers from 1 to 5. What 1, 3 and 5 look like is written beside them.',
  stays: 'Once you submit, your scores and your note stay as they are, and you see those of the others.',
  between: (low, high) => `between ${low} and ${high}`,
  pick: 'Choose a score from 1 to 5.',
  note: 'Note (the nominee may obtain this)',
  noteError: (limit) => `At most ${limit} characters, please.`,
  save: 'Keep as a draft',
  submit: 'Submit',
  saved: 'Your draft is kept. Only you see it.',
  submittedDone: 'Submitted. Thank you.',
  own: 'What you submitted',
  peers: 'What others submitted',
  peersNone: 'Nobody else has submitted yet.',
  peerBy: (name) => `By ${name}`,
  earlierRubric: 'Scored by an earlier version of the criteria.',
  noScore: 'No score',
  noNote: 'No note',
  recuseOpen: 'I cannot judge this',
  recuseTitle: (title) => `Give back: ${title}`,
  recuseAsk:
    'Somebody else will read it, and you will not see it any more. What you drafted is deleted. This cannot be undone.',
  recuseLabel: 'Why can you not judge this dossier?',
  because: {
    knowsThem: 'I know this person',
    workedTogether: 'We have worked together',
    department: 'We are of the same department',
    other: 'Another reason',
  },
  recuse: 'Give it back',
  recused: 'Thank you. Somebody else reads it now.',
  recusedNobody: 'Thank you. Nobody else can read it at the moment; the chair sees that.',
  refusal: {
    notYours: 'There is nothing here for you to review. Write "my reviews" to see what there is.',
    closed: 'The review is closed: nothing can be changed any more.',
    submitted: 'You have submitted this already, and it stays as it is.',
    recused: 'You have given this dossier back.',
    rubricChanged:
      'The criteria have changed since this card was drawn. Here they are as they are now; your note is kept, the scores are to be given again.',
    outOfRange: 'Scores are whole numbers from 1 to 5. Nothing was saved; what you typed is below.',
    scoreMissing: 'Each criterion needs a score before you can submit. What you chose is kept below.',
    noteTooLong: 'The note is too long. Nothing was saved; what you typed is below.',
    changedMeanwhile:
      'This was changed on another device meanwhile. What you typed is below; save or submit it again to replace the other.',
  },
};

export const reviewDossierFr: ReviewDossierText = {
  department: 'Ministère ou organisme',
  level: 'Niveau',
  functionalArea: 'Domaine fonctionnel',
  statement: 'Pourquoi cette personne',
  strengths: 'Points forts',
  answers: 'Réponses',
  nothingWritten: 'Rien n’est écrit ici.',
  endorsement: 'Appui',
  endorsed: (days) => `Oui : la ou le gestionnaire libère ${days} jours.`,
  endorsedConditions: (days) => `Oui, avec des conditions : la ou le gestionnaire libère ${days} jours.`,
  notEndorsed: 'Non',
  redacted:
    'Les noms, les ministères et les adresses sont masqués (▇). Veuillez ne pas chercher à savoir de qui il s’agit.',
  nextText: 'Lire la suite',
  readAgain: 'Lire le dossier',
  score: 'Noter ce dossier',
  scoreTitle: 'Vos notes',
  scoreHow: 'Des nombres entiers de 1 à 5. Ce que veulent dire 1, 3 et 5 est écrit à côté.',
  stays: 'Une fois soumises, vos notes et vos remarques ne changent plus, et vous voyez celles des autres.',
  between: (low, high) => `entre ${low} et ${high}`,
  pick: 'Choisissez une note de 1 à 5.',
  note: 'Remarque (la personne proposée peut l’obtenir)',
  noteError: (limit) => `Au plus ${limit} caractères, s’il vous plaît.`,
  save: 'Conserver comme ébauche',
  submit: 'Soumettre',
  saved: 'Votre ébauche est conservée. Vous seul ou seule la voyez.',
  submittedDone: 'C’est soumis. Merci.',
  own: 'Ce que vous avez soumis',
  peers: 'Ce que d’autres ont soumis',
  peersNone: 'Personne d’autre n’a encore rien soumis.',
  peerBy: (name) => `De ${name}`,
  earlierRubric: 'Noté selon une version antérieure des critères.',
  noScore: 'Aucune note',
  noNote: 'Aucune remarque',
  recuseOpen: 'Je ne peux pas en juger',
  recuseTitle: (title) => `Rendre : ${title}`,
  recuseAsk: 'Une autre personne le lira, et vous ne le verrez plus. Votre ébauche sera supprimée. C’est irréversible.',
  recuseLabel: 'Pourquoi ne pouvez-vous pas juger de ce dossier?',
  because: {
    knowsThem: 'Je connais cette personne',
    workedTogether: 'Nous avons travaillé ensemble',
    department: 'Nous sommes du même ministère ou organisme',
    other: 'Une autre raison',
  },
  recuse: 'Le rendre',
  recused: 'Merci. Une autre personne le lit maintenant.',
  recusedNobody: 'Merci. Personne d’autre ne peut le lire pour le moment; la présidence le voit.',
  refusal: {
    notYours: 'Il n’y a rien à examiner ici pour vous. Écrivez « mes dossiers » pour voir ce qu’il y a.',
    closed: 'L’examen est terminé : plus rien ne peut être modifié.',
    submitted: 'Vous avez déjà soumis ceci, et cela ne change plus.',
    recused: 'Vous avez rendu ce dossier.',
    rubricChanged:
      'Les critères ont changé depuis la création de cette carte. Les voici tels qu’ils sont; votre remarque est conservée, les notes sont à donner de nouveau.',
    outOfRange:
      'Les notes sont des nombres entiers de 1 à 5. Rien n’a été enregistré; ce que vous avez écrit est ci-dessous.',
    scoreMissing:
      'Chaque critère doit avoir une note avant que vous puissiez soumettre. Vos choix sont conservés ci-dessous.',
    noteTooLong: 'La remarque est trop longue. Rien n’a été enregistré; ce que vous avez écrit est ci-dessous.',
    changedMeanwhile:
      'Ceci a été modifié sur un autre appareil entre-temps. Ce que vous avez écrit est ci-dessous; enregistrez-le ou soumettez-le de nouveau pour remplacer l’autre.',
  },
};
