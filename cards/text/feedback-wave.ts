import type { BehavioursRefusal, DatesRefusal, Feedback, WaveKind } from '../../bot/domain/feedback.ts';

/** What coordinators read of supervisors' feedback. */
export type FeedbackWaveText = {
  title: string;
  what: string;
  notAllowed: string;
  noCohort: string;
  kind: Record<WaveKind, string>;
  state: Record<'planned' | 'open' | 'closed', (from: string, to: string) => string>;
  proposed: (from: string, to: string) => string;
  noProposal: string;
  shared: string;
  notShared: string;
  edit: string;
  plan: string;
  list: string;
  behaviours: string;
  myQueue: string;
  opens: string;
  closes: string;
  chooseDay: string;
  share: string;
  shareLabel: string;
  planHelp: string;
  save: string;
  saved: string;
  back: string;
  datesRefusal: Record<DatesRefusal['code'], string>;
  behavioursTitle: string;
  behavioursHelp: string;
  behaviourEn: (n: number) => string;
  behaviourFr: (n: number) => string;
  behaviourError: string;
  behavioursRefusal: Record<BehavioursRefusal['code'], string>;
  listTitle: (cohort: string) => string;
  line: (state: Feedback['state'] | undefined, supervisor: string) => string;
  openPerson: (name: string) => string;
  more: (people: number) => string;
  next: string;
  reassign: string;
  newSupervisor: string;
  addressError: string;
  reassigned: (email: string) => string;
  reassignHelp: string;
  declinedBecause: (reason: string) => string;
  delegated: string;
  askedOf: (supervisor: string) => string;
  draftHidden: string;
  nobodyAsked: string;
  themes: string;
  themesHelp: string;
  themesError: string;
  code: string;
  coded: string;
  recode: string;
};

export const feedbackWaveEn: FeedbackWaveText = {
  title: 'Supervisors’ feedback',
  what: 'Supervisors are asked twice: mid-program, and some months after it. It is not anonymous, and the cards say so.',
  notAllowed: 'Only coordinators of the program can do this. If you think you should, ask yours.',
  noCohort: 'Your programs have no cohort yet.',
  kind: { mid: 'Mid-program', after: 'After the program' },
  state: {
    planned: (from, to) => `Planned: opens on ${from}, closes at the end of ${to}.`,
    open: (_from, to) => `Open until the end of ${to}.`,
    closed: (_from, to) => `Closed since the end of ${to}.`,
  },
  proposed: (from, to) => `Not planned. Proposed: ${from} to ${to}. No supervisor is written to until you plan it.`,
  noProposal: 'Not planned. The cohort has no sessions yet to reckon from.',
  shared: 'Participants see what was said of them once it has closed.',
  notShared: 'Participants do not see what was said of them.',
  edit: 'Change the dates',
  plan: 'Plan this wave',
  list: 'People and answers',
  behaviours: 'What is asked',
  myQueue: 'My own feedback to give',
  opens: 'Opens (9:00)',
  closes: 'Last day',
  chooseDay: 'Choose a day.',
  share: 'Each participant sees what was said of them once the wave has closed',
  shareLabel: 'Sharing',
  planHelp: 'When it opens, each supervisor gets one card for all of their people, and one reminder before it closes.',
  save: 'Save',
  saved: 'Saved.',
  back: 'All waves',
  datesRefusal: {
    badDay: 'That is not a day. Choose both days from the calendar.',
    closesFirst: 'The last day is before the first.',
    tooLong: 'A wave lasts three months at most.',
    inThePast: 'These days are over. Choose days from today on.',
    opened: 'It has opened already: its first day stays. You can still move the last day.',
    closed: 'It has closed: it stays as it is.',
  },
  behavioursTitle: 'What supervisors are asked',
  behavioursHelp:
    'Twelve at most, each in both languages, 160 characters at most. Clear both texts of one to take it away. Waves that have opened keep what they asked.',
  behaviourEn: (n) => `${n}, in English`,
  behaviourFr: (n) => `${n}, in French`,
  behaviourError: 'At most 160 characters.',
  behavioursRefusal: {
    noneLeft: 'Keep at least one behaviour.',
    tooMany: 'That is more than twelve. Take some away.',
    halfWritten: 'Each behaviour needs both its English and its French text.',
    tooLong: 'One of them is longer than 160 characters.',
  },
  listTitle: (cohort) => `Supervisors’ feedback: ${cohort}`,
  line: (state, supervisor) =>
    state === undefined
      ? 'Nobody is asked: no supervisor is on record'
      : `${{ asked: 'asked', draft: 'asked', submitted: 'submitted', declined: 'declined' }[state]}, ${supervisor}`,
  openPerson: (name) => `Open: ${name}`,
  more: (people) => `And ${people} more.`,
  next: 'Next people',
  reassign: 'Ask this supervisor instead',
  newSupervisor: 'E-mail address of the supervisor',
  addressError: 'Write an address like name@example.gc.ca.',
  reassigned: (email) => `Done: ${email} will be asked.`,
  reassignHelp:
    'Whoever was asked before can then no longer answer, and their draft is deleted. This changes who is asked in this wave only; the record of the person is changed under "enrolment".',
  declinedBecause: (reason) => `Declined: ${reason}.`,
  delegated: 'Passed on to an acting supervisor.',
  askedOf: (supervisor) => `Asked: ${supervisor}`,
  draftHidden: 'Not submitted yet. A draft is for the supervisor alone.',
  nobodyAsked: 'Nobody is asked: no supervisor is on record.',
  themes: 'Themes in these words',
  themesHelp: 'Figures show themes with counts, never words, and only from ten commenters on.',
  themesError: 'Choose from the list.',
  code: 'Record the themes',
  coded: 'The themes are recorded.',
  recode: 'The words have changed since they were coded.',
};

export const feedbackWaveFr: FeedbackWaveText = {
  title: 'Rétroaction des gestionnaires',
  what: 'On s’adresse deux fois aux gestionnaires : à mi-parcours et quelques mois après le programme. La rétroaction n’est pas anonyme, et les cartes le disent.',
  notAllowed:
    'Seule l’équipe de coordination du programme peut le faire. Si cela vous semble une erreur, demandez à la vôtre.',
  noCohort: 'Vos programmes n’ont pas encore de cohorte.',
  kind: { mid: 'À mi-parcours', after: 'Après le programme' },
  state: {
    planned: (from, to) => `Prévue : ouvre le ${from}, se termine à la fin de la journée du ${to}.`,
    open: (_from, to) => `Ouverte jusqu’à la fin de la journée du ${to}.`,
    closed: (_from, to) => `Close depuis la fin de la journée du ${to}.`,
  },
  proposed: (from, to) =>
    `Pas encore prévue. Proposition : du ${from} au ${to}. Aucun gestionnaire ne reçoit de message avant que vous la prévoyiez.`,
  noProposal: 'Pas encore prévue. La cohorte n’a pas encore de séances sur lesquelles se fonder.',
  shared: 'Chaque personne participante voit ce qui a été dit d’elle une fois la période close.',
  notShared: 'Les personnes participantes ne voient pas ce qui a été dit d’elles.',
  edit: 'Changer les dates',
  plan: 'Prévoir cette période',
  list: 'Personnes et réponses',
  behaviours: 'Ce qui est demandé',
  myQueue: 'La rétroaction que l’on me demande',
  opens: 'Ouverture (9 h)',
  closes: 'Dernier jour',
  chooseDay: 'Choisissez une date.',
  share: 'Chaque personne participante voit ce qui a été dit d’elle une fois la période close',
  shareLabel: 'Partage',
  planHelp:
    'À l’ouverture, chaque gestionnaire reçoit une seule carte pour toutes ses personnes, puis un rappel avant la fin.',
  save: 'Enregistrer',
  saved: 'C’est enregistré.',
  back: 'Toutes les périodes',
  datesRefusal: {
    badDay: 'Ce n’est pas une date. Choisissez les deux dates dans le calendrier.',
    closesFirst: 'Le dernier jour précède le premier.',
    tooLong: 'Une période dure au plus trois mois.',
    inThePast: 'Ces jours sont passés. Choisissez des jours à partir d’aujourd’hui.',
    opened: 'Elle est déjà ouverte : son premier jour reste. Vous pouvez encore déplacer le dernier.',
    closed: 'Elle est close : elle reste telle quelle.',
  },
  behavioursTitle: 'Ce qui est demandé aux gestionnaires',
  behavioursHelp:
    'Douze au plus, chacun dans les deux langues, 160 caractères au plus. Effacez les deux textes d’un comportement pour l’enlever. Les périodes déjà ouvertes gardent ce qu’elles ont demandé.',
  behaviourEn: (n) => `${n}, en anglais`,
  behaviourFr: (n) => `${n}, en français`,
  behaviourError: 'Au plus 160 caractères.',
  behavioursRefusal: {
    noneLeft: 'Gardez au moins un comportement.',
    tooMany: 'Il y en a plus de douze. Enlevez-en.',
    halfWritten: 'Chaque comportement a besoin de son texte anglais et de son texte français.',
    tooLong: 'L’un d’eux dépasse 160 caractères.',
  },
  listTitle: (cohort) => `Rétroaction des gestionnaires : ${cohort}`,
  line: (state, supervisor) =>
    state === undefined
      ? 'Demande à personne : aucun gestionnaire au dossier'
      : `${{ asked: 'demande faite', draft: 'demande faite', submitted: 'rétroaction envoyée', declined: 'refus' }[state]}, ${supervisor}`,
  openPerson: (name) => `Ouvrir : ${name}`,
  more: (people) => `Et ${people} de plus.`,
  next: 'Personnes suivantes',
  reassign: 'S’adresser plutôt à cette personne',
  newSupervisor: 'Adresse de courriel de la ou du gestionnaire',
  addressError: 'Écrivez une adresse comme nom@exemple.gc.ca.',
  reassigned: (email) => `C’est fait : la demande ira à ${email}.`,
  reassignHelp:
    'La personne à qui l’on s’était adressé ne pourra plus répondre, et son ébauche sera supprimée. Cela ne change que cette période; le dossier de la personne se modifie sous « inscription ».',
  declinedBecause: (reason) => `Refus : ${reason}.`,
  delegated: 'Demande transmise à une ou un gestionnaire par intérim.',
  askedOf: (supervisor) => `Demande faite à ${supervisor}`,
  draftHidden: 'Pas encore envoyée. Une ébauche n’est que pour la ou le gestionnaire.',
  nobodyAsked: 'La demande n’est faite à personne : aucun gestionnaire au dossier.',
  themes: 'Thèmes de ces propos',
  themesHelp:
    'Les chiffres montrent des thèmes et leurs nombres, jamais les mots, et seulement à partir de dix personnes.',
  themesError: 'Choisissez dans la liste.',
  code: 'Consigner les thèmes',
  coded: 'Les thèmes sont consignés.',
  recode: 'Les propos ont changé depuis que leurs thèmes ont été consignés.',
};
