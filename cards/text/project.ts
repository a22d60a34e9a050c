import type { NoteRefusal, Sharing } from '../../bot/domain/project.ts';

type Code = NoteRefusal['code'] | 'tooMany' | 'changedMeanwhile' | 'notYours' | 'notAllowed';

/** What participants read and write of their applied projects, and what coordinators read of it. */
export type ProjectText = {
  title: string;
  what: string;
  none: string;
  noPlace: string;
  add: string;
  open: (start: string) => string;
  formTitle: string;
  tried: string;
  triedHint: string;
  came: string;
  cameHint: string;
  textError: (limit: number) => string;
  shareLabel: string;
  share: Record<Sharing, string>;
  /** Said before the writer chooses. */
  whoSupervisor: (supervisor: string) => string;
  whoNoSupervisor: string;
  whoCoordinators: (names: string) => string;
  whoNoCoordinators: string;
  /** Who can read the note as it is kept. */
  readBy: Record<Sharing, string>;
  notKept: string;
  save: string;
  saved: string;
  remove: string;
  removeTitle: string;
  removeEffect: string;
  removeConfirm: string;
  removed: string;
  back: string;
  backToNote: string;
  sharedOpen: string;
  sharedTitle: (cohort: string) => string;
  cohortsTitle: string;
  sharedWhat: string;
  sharedNone: string;
  noCohorts: string;
  shown: (from: number, to: number, of: number) => string;
  more: string;
  earlier: string;
  read: (name: string) => string;
  noteOf: (name: string) => string;
  nothingCame: string;
  changed: (day: string) => string;
  refusal: Record<Code, string>;
};

export const projectEn: ProjectText = {
  title: 'What you tried at work',
  what: 'Note what you tried at work, and what came of it. A note is yours alone until you share it.',
  none: 'There is no note yet.',
  noPlace: 'You have no place in a cohort, so there is nothing to note here.',
  add: 'Write a note',
  open: (start) => `Open: ${start}`,
  formTitle: 'What you tried at work, and what came of it',
  tried: 'What I tried',
  triedHint: 'For example: a new way to run our planning meeting',
  came: 'What came of it',
  cameHint: 'You can leave this empty, and add it later',
  textError: (limit) => `At most ${limit} characters.`,
  shareLabel: 'With whom do you share this note?',
  share: {
    nobody: 'Nobody',
    supervisor: 'My supervisor',
    both: 'My supervisor and the coordinators',
  },
  whoSupervisor: (supervisor) =>
    `“My supervisor” is ${supervisor}, or whoever is asked for feedback on you instead. They read it beside the form on which they give feedback on you.`,
  whoNoSupervisor:
    'No supervisor is on record for you. A note shared with “my supervisor” is read by whoever is asked for feedback on you, beside the form.',
  whoCoordinators: (names) => `The coordinators of the program are ${names}.`,
  whoNoCoordinators: 'The program has no coordinator now. Whoever becomes one reads what is shared with them.',
  readBy: {
    nobody: 'Now only you can read this note.',
    supervisor: 'Now you and your supervisor can read this note.',
    both: 'Now you, your supervisor and the coordinators can read this note.',
  },
  notKept: 'This note is not kept yet. Nobody can read it.',
  save: 'Keep the note',
  saved: 'Your note is kept.',
  remove: 'Delete the note',
  removeTitle: 'Delete this note?',
  removeEffect: 'It is gone for good, for you and for everybody who could read it.',
  removeConfirm: 'Delete it for good',
  removed: 'The note is deleted.',
  back: 'Back to my notes',
  backToNote: 'Keep it, go back',
  sharedOpen: 'Notes shared with coordinators',
  sharedTitle: (cohort) => `Applied projects: ${cohort}`,
  cohortsTitle: 'Applied projects',
  sharedWhat:
    'These notes are what participants chose to share with you. They can change or take back a note at any time.',
  sharedNone: 'Nobody has shared a note with you yet.',
  noCohorts: 'There is no cohort yet.',
  shown: (from, to, of) => `${from} to ${to} of ${of}`,
  more: 'Next',
  earlier: 'Previous',
  read: (name) => `Read: ${name}`,
  noteOf: (name) => `What ${name} tried at work`,
  nothingCame: 'What came of it is not noted yet.',
  changed: (day) => `Last changed on ${day}`,
  refusal: {
    nothingTried: 'Write what you tried. What came of it can wait.',
    tooLong: 'That is too long: each text can have 2,000 characters at most. Yours is below; please shorten it.',
    tooMany: 'You have 30 notes, and there is room for no more. Delete one first; what you wrote is below.',
    changedMeanwhile:
      'This note was changed on another device since you opened it. What you just entered is below: keep it again to replace the other.',
    notYours: 'There is no such note of yours. Write “project” to see your notes.',
    notAllowed: 'There is nothing here that was shared with you.',
  },
};

export const projectFr: ProjectText = {
  title: 'Ce que vous avez essayé au travail',
  what: 'Notez ce que vous avez essayé au travail et ce qui en a résulté. Une note n’appartient qu’à vous tant que vous ne la partagez pas.',
  none: 'Il n’y a pas encore de note.',
  noPlace: 'Vous n’avez de place dans aucune cohorte : il n’y a rien à noter ici.',
  add: 'Rédiger une note',
  open: (start) => `Ouvrir : ${start}`,
  formTitle: 'Ce que vous avez essayé au travail et ce qui en a résulté',
  tried: 'Ce que j’ai essayé',
  triedHint: 'Par exemple : une nouvelle façon d’animer notre réunion de planification',
  came: 'Ce qui en a résulté',
  cameHint: 'Vous pouvez laisser ce champ vide et le remplir plus tard',
  textError: (limit) => `Au plus ${limit} caractères.`,
  shareLabel: 'Avec qui partagez-vous cette note?',
  share: {
    nobody: 'Personne',
    supervisor: 'Ma ou mon gestionnaire',
    both: 'Ma ou mon gestionnaire et l’équipe de coordination',
  },
  whoSupervisor: (supervisor) =>
    `« Ma ou mon gestionnaire » : ${supervisor}, ou la personne à qui on demande une rétroaction à votre sujet à sa place. Elle lit la note à côté du formulaire de rétroaction.`,
  whoNoSupervisor:
    'Aucun nom de gestionnaire n’est inscrit à votre dossier. Une note partagée avec « ma ou mon gestionnaire » est lue par la personne à qui on demande une rétroaction à votre sujet, à côté du formulaire.',
  whoCoordinators: (names) => `Équipe de coordination du programme : ${names}.`,
  whoNoCoordinators:
    'Le programme n’a pas d’équipe de coordination pour le moment. Les personnes qui en feront partie liront ce qui est partagé avec elles.',
  readBy: {
    nobody: 'Pour le moment, vous êtes la seule personne à pouvoir lire cette note.',
    supervisor: 'Pour le moment, vous et votre gestionnaire pouvez lire cette note.',
    both: 'Pour le moment, vous, votre gestionnaire et l’équipe de coordination pouvez lire cette note.',
  },
  notKept: 'Cette note n’est pas encore enregistrée. Personne ne peut la lire.',
  save: 'Enregistrer la note',
  saved: 'Votre note est enregistrée.',
  remove: 'Supprimer la note',
  removeTitle: 'Supprimer cette note?',
  removeEffect: 'Elle sera supprimée définitivement, pour vous et pour toutes les personnes qui pouvaient la lire.',
  removeConfirm: 'Supprimer définitivement',
  removed: 'La note est supprimée.',
  back: 'Retour à mes notes',
  backToNote: 'La garder et revenir',
  sharedOpen: 'Notes partagées avec l’équipe de coordination',
  sharedTitle: (cohort) => `Projets appliqués : ${cohort}`,
  cohortsTitle: 'Projets appliqués',
  sharedWhat:
    'Ces notes sont celles que les personnes participantes ont choisi de partager avec vous. Elles peuvent les modifier ou les retirer en tout temps.',
  sharedNone: 'Personne n’a encore partagé de note avec vous.',
  noCohorts: 'Il n’y a pas encore de cohorte.',
  shown: (from, to, of) => `${from} à ${to} sur ${of}`,
  more: 'Suivantes',
  earlier: 'Précédentes',
  read: (name) => `Lire : ${name}`,
  noteOf: (name) => `Ce que ${name} a essayé au travail`,
  nothingCame: 'Ce qui en a résulté n’est pas encore noté.',
  changed: (day) => `Dernière modification : ${day}`,
  refusal: {
    nothingTried: 'Écrivez ce que vous avez essayé. Ce qui en a résulté peut attendre.',
    tooLong:
      'C’est trop long : chaque texte compte au plus 2 000 caractères. Le vôtre est ci-dessous; veuillez le raccourcir.',
    tooMany: 'Vous avez 30 notes, et il n’y a plus de place. Supprimez-en une d’abord; votre texte est ci-dessous.',
    changedMeanwhile:
      'Cette note a été modifiée sur un autre appareil depuis que vous l’avez ouverte. Vous voyez ci-dessous ce que vous venez d’entrer : enregistrez-le de nouveau pour remplacer l’autre version.',
    notYours: 'Vous n’avez pas de note de ce genre. Écrivez « projet » pour voir vos notes.',
    notAllowed: 'Il n’y a rien ici qui ait été partagé avec vous.',
  },
};
