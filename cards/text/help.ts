/** What Cadre says of itself: welcome, help, what it did not understand, and its apologies. */
export type HelpText = {
  welcomeTitle: string;
  welcome: string;
  welcomeGroup: string;
  helpTitle: string;
  help: string;
  helpCoordinator: string;
  groups: { sessions: string; messages: string; evaluations: string; people: string };
  commands: {
    checkIn: string;
    mySessions: string;
    reminders: string;
    register: string;
    schedule: string;
    people: string;
    language: string;
  };
  /** One line each: what is typed, and what it does. */
  commandTexts: {
    checkIn: string;
    mySessions: string;
    calendar: string;
    project: string;
    ownFeedback: string;
    reminders: string;
    language: string;
    week: string;
    schedule: string;
    register: string;
    reminderPlan: string;
    broadcast: string;
    inbox: string;
    reachability: string;
    evaluations: string;
    forms: string;
    feedback: string;
    sharedNotes: string;
    enrolment: string;
    people: string;
    requests: string;
    committee: string;
  };
  unknown: string;
  languageTitle: string;
  languageAsk: string;
  languageSaved: string;
  english: string;
  french: string;
  sorry: string;
  sorryReference: (reference: string) => string;
  staleCard: string;
  anonymous: string;
  answeredInPersonal: string;
  openPersonal: string;
  toast: string;
};

export const helpEn: HelpText = {
  welcomeTitle: 'Welcome to Cadre',
  welcome:
    'I help with your learning program: I tell you about your sessions, take your check-in, and show you your own attendance. Write to me at any time.',
  welcomeGroup:
    'Hello! I am Cadre. I help with learning programs: sessions, check-in and attendance. Open a personal chat with me and write "help".',
  helpTitle: 'What you can ask me',
  help: 'Type one of these, or press a button.',
  helpCoordinator: 'As a coordinator or facilitator, you can also ask for these.',
  groups: { sessions: 'Sessions', messages: 'Messages', evaluations: 'Evaluations and feedback', people: 'People' },
  commands: {
    checkIn: 'Check in',
    mySessions: 'My sessions',
    reminders: 'What I send you',
    register: 'Register',
    schedule: 'Schedule',
    people: 'People',
    language: 'Langue / Language',
  },
  commandTexts: {
    checkIn: '**check in**: say that you are here',
    mySessions: '**my sessions**: what is next, your answers to invitations, and your own attendance',
    calendar: '**calendar**: your sessions in your calendar',
    project: '**project**: what you tried at work, and who may read it',
    ownFeedback: '**my feedback**: what your supervisor said, once it is shared with you',
    reminders: '**reminders**: what I send you, and what you can mute',
    language: '**language**: English or French',
    week: '**this week**: what there is for you to do',
    schedule: '**schedule**: make a session or a series; **all sessions**: change, publish or cancel them',
    register: '**register**: the register of a session, and its code',
    reminderPlan: '**reminder plan**: when people are reminded of their sessions',
    broadcast: '**broadcast**: write to many people at once',
    inbox: '**inbox**: what people asked you',
    reachability: '**reachability**: whom I cannot write to, and why',
    evaluations: '**evaluations**: plan them, and read and release results',
    forms: '**forms**: the forms of evaluations',
    feedback: '**feedback**: what supervisors are asked, and what they said',
    sharedNotes: '**project**: what participants share with you of their applied projects',
    enrolment: '**enrolment**: change somebody’s place in a cohort',
    people: '**people**: identity questions, and people who changed department',
    requests: '**requests**: what people need at coming sessions',
    committee: '**committee**: lead a selection committee; **my reviews**: the dossiers that you review',
  },
  unknown: 'I did not understand that. Here is what I can do.',
  languageTitle: 'Language',
  languageAsk: 'Which language should I use with you?',
  languageSaved: 'Done. I will write to you in English.',
  english: 'English',
  french: 'Français',
  sorry: 'Sorry, something went wrong on our side. Nothing that you did is lost. Please try again.',
  sorryReference: (reference) => `If it happens again, give this reference to your coordinators: ${reference}`,
  staleCard: 'This card cannot be used any more. Write "help" to see what I can do now.',
  anonymous: 'I can only answer people who are signed in to Teams with a work account.',
  answeredInPersonal: 'I answered you in our personal chat.',
  openPersonal: 'This concerns you alone. Open a personal chat with me, and ask again there.',
  toast: 'A message from your learning program',
};

export const helpFr: HelpText = {
  welcomeTitle: 'Bienvenue dans l’application Cadre',
  welcome:
    'Je vous accompagne dans votre programme d’apprentissage : je vous informe de vos séances, je consigne votre présence et je vous montre votre propre assiduité. Écrivez-moi en tout temps.',
  welcomeGroup:
    'Bonjour! Je suis l’application Cadre. Je m’occupe des programmes d’apprentissage : séances et présences. Ouvrez une conversation personnelle avec moi et écrivez « aide ».',
  helpTitle: 'Ce que vous pouvez me demander',
  help: 'Écrivez l’une de ces commandes, ou appuyez sur un bouton.',
  helpCoordinator: 'Comme membre de l’équipe de coordination ou d’animation, vous pouvez aussi demander ceci.',
  groups: { sessions: 'Séances', messages: 'Messages', evaluations: 'Évaluations et rétroaction', people: 'Personnes' },
  commands: {
    checkIn: 'Signaler ma présence',
    mySessions: 'Mes séances',
    reminders: 'Ce que je vous envoie',
    register: 'Feuille de présence',
    schedule: 'Planifier',
    people: 'Personnes',
    language: 'Language / Langue',
  },
  commandTexts: {
    checkIn: '**présence** : signaler que vous êtes là',
    mySessions: '**mes séances** : ce qui s’en vient, vos réponses aux invitations et votre assiduité',
    calendar: '**calendrier** : vos séances dans votre calendrier',
    project: '**projet** : ce que vous avez essayé au travail, et qui peut le lire',
    ownFeedback: '**ma rétroaction** : ce que votre gestionnaire a dit, une fois que c’est partagé avec vous',
    reminders: '**rappels** : ce que je vous envoie, et ce que vous pouvez désactiver',
    language: '**langue** : français ou anglais',
    week: '**cette semaine** : ce que vous avez à faire',
    schedule:
      '**planifier** : créer une séance ou une série; **toutes les séances** : les modifier, les publier ou les annuler',
    register: '**feuille** : la feuille de présence d’une séance, et son code',
    reminderPlan: '**plan de rappels** : quand les rappels des séances sont envoyés',
    broadcast: '**message collectif** : écrire à plusieurs personnes à la fois',
    inbox: '**boîte de réception** : les questions qu’on vous a posées',
    reachability: '**joignabilité** : les personnes à qui je ne peux pas écrire, et pourquoi',
    evaluations: '**évaluations** : les planifier, en lire les résultats et les diffuser',
    forms: '**formulaires** : les formulaires d’évaluation',
    feedback: '**rétroaction** : ce qu’on demande aux gestionnaires, et ce qu’ils ont dit',
    sharedNotes: '**projet** : ce que les personnes participantes partagent avec vous de leurs projets appliqués',
    enrolment: '**inscription** : modifier la place d’une personne dans une cohorte',
    people: '**personnes** : questions d’identité et changements de ministère',
    requests: '**besoins** : ce qu’il faut aux personnes pour les séances à venir',
    committee: '**comité** : diriger un comité de sélection; **mes dossiers** : les dossiers que vous examinez',
  },
  unknown: 'Je n’ai pas compris. Voici ce que je peux faire.',
  languageTitle: 'Langue',
  languageAsk: 'En quelle langue dois-je vous écrire?',
  languageSaved: 'C’est noté. Je vous écrirai en français.',
  english: 'English',
  french: 'Français',
  sorry:
    'Désolé, un problème est survenu de notre côté. Rien de ce que vous avez fait n’est perdu. Veuillez réessayer.',
  sorryReference: (reference) =>
    `Si cela se reproduit, donnez cette référence à votre équipe de coordination : ${reference}`,
  staleCard: 'Cette carte ne peut plus servir. Écrivez « aide » pour voir ce que je peux faire maintenant.',
  anonymous: 'Je ne peux répondre qu’aux personnes connectées à Teams avec un compte professionnel.',
  answeredInPersonal: 'Je vous ai répondu dans notre conversation personnelle.',
  openPersonal: 'Ceci ne concerne que vous. Ouvrez une conversation personnelle avec moi et redemandez-le là.',
  toast: 'Un message de votre programme d’apprentissage',
};
