import type { Language } from '../../bot/domain/person.ts';

/** First names of people whose parts are worth playing. */
export type Cast = { coordinator: string; facilitator: string; supervisor: string; francophone: string };

/** What `npm start` says on the terminal. */
export type StartText = {
  making: string;
  starting: string;
  title: string;
  labels: { chat: string; bot: string; records: string; you: string };
  you: (name: string) => string;
  tryTitle: string;
  tries: (cast: Cast) => readonly (readonly [type: string, what: string])[];
  noSample: string;
  end: string;
  stopping: string;
  refusals: {
    notLocal: string;
    notEmbedded: string;
    unknownArgument: (argument: string) => string;
    badPort: (variable: string) => string;
    busyPort: (port: number, remedy: string) => string;
    deniedPort: (port: number, remedy: string) => string;
    unwritable: (folder: string, reason: string, remedy: string) => string;
    otherPrograms: (database: string, names: readonly string[]) => string;
    unreadable: (database: string, reason: string) => string;
    ended: (name: string, log: string) => string;
  };
};

const startEn: StartText = {
  making: 'Making the sample program…',
  starting: 'Starting the bot and the chat…',
  title: 'Cadre is running, on this machine only. Its people are invented.',
  labels: { chat: 'Chat', bot: 'Bot', records: 'Records', you: 'You are' },
  you: (name) => `${name}, a participant`,
  tryTitle: 'Open the chat, and try:',
  tries: ({ coordinator, supervisor }) => [
    ['check in', 'a session is open now: check in remotely, or with its code'],
    [`act as ${coordinator}`, 'the coordinator; then "register" shows who is there, and the code'],
    ['schedule', 'as the coordinator: prepare a session, see how it looks, and publish it'],
    ['feedback', 'as the coordinator: ask supervisors, with today as the first day'],
    [`act as ${supervisor}`, 'who supervises three participants; then "feedback" shows what waits for her'],
    ['langue', 'go on in French'],
  ],
  noSample: 'These records hold programs of their own: "act as" lists the people whose parts you can play.',
  end: 'Ctrl-C stops everything. "npm start -- --fresh" begins again.',
  stopping: 'Stopping…',
  refusals: {
    notLocal:
      'An app id is set (MicrosoftAppId), and "npm start" is for trying Cadre without one. Start the bot with "npm run bot".',
    notEmbedded: '"npm start" keeps its records in a file. Unset CADRE_STORE, or start the bot with "npm run bot".',
    unknownArgument: (argument) => `"npm start" does not know "${argument}". It knows one word: npm start -- --fresh`,
    badPort: (variable) => `${variable} must be a port number, at most 65535.`,
    busyPort: (port, remedy) => `Port ${port} is in use. Stop what uses it, or take another one: ${remedy}`,
    deniedPort: (port, remedy) => `You may not listen on port ${port}. Take another one: ${remedy}`,
    unwritable: (folder, reason, remedy) =>
      `Cannot write in ${folder} (${reason}). Make it a folder that you may write in, or take another one: ${remedy}`,
    otherPrograms: (database, names) =>
      `${database} holds programs that "npm start" did not make (${names.join(', ')}), so --fresh leaves it. Move it away, then try again.`,
    unreadable: (database, reason) =>
      `${database} cannot be read (${reason}). Move it away to begin again, or take another one with CADRE_STORE.`,
    ended: (name, log) =>
      `${name} did not start or has stopped, so everything is stopped. Its last words are in ${log}`,
  },
};

const startFr: StartText = {
  making: 'Création du programme d’exemple…',
  starting: 'Démarrage du bot et de la conversation…',
  title: 'L’application Cadre est en marche, sur cet ordinateur seulement. Les personnes sont inventées.',
  labels: { chat: 'Conversation', bot: 'Bot', records: 'Données', you: 'Vous êtes' },
  you: (name) => `${name}, qui participe au programme`,
  tryTitle: 'Ouvrez la conversation et essayez :',
  tries: ({ francophone, facilitator, coordinator, supervisor }) => [
    [`agir comme ${francophone}`, 'puis « présence » : une séance est en cours, à distance ou avec son code'],
    [`agir comme ${facilitator}`, 'qui anime; puis « feuille » montre qui est là, et le code'],
    [`agir comme ${coordinator}`, 'qui coordonne; puis « planifier » prépare une séance et la publie'],
    ['rétroaction', 'à la coordination : demander une rétroaction aux gestionnaires, dès aujourd’hui'],
    [`agir comme ${supervisor}`, 'gestionnaire de trois personnes; puis « rétroaction » montre ce qui l’attend'],
    ['language', 'passer à l’anglais'],
  ],
  noSample: 'Ces données ont leurs propres programmes : « agir comme » donne la liste des rôles que vous pouvez jouer.',
  end: 'Ctrl-C arrête tout. « npm start -- --fresh » recommence à neuf.',
  stopping: 'Arrêt…',
  refusals: {
    notLocal:
      'Un identifiant d’application est défini (MicrosoftAppId), et « npm start » sert à essayer sans identifiant. Démarrez le bot par « npm run bot ».',
    notEmbedded:
      '« npm start » garde ses données dans un fichier. Retirez CADRE_STORE, ou démarrez le bot par « npm run bot ».',
    unknownArgument: (argument) =>
      `« npm start » ne connaît pas « ${argument} ». Un seul mot est possible : npm start -- --fresh`,
    badPort: (variable) => `${variable} doit être un numéro de port, au plus 65535.`,
    busyPort: (port, remedy) =>
      `Le port ${port} est occupé. Arrêtez ce qui l’occupe, ou prenez-en un autre : ${remedy}`,
    deniedPort: (port, remedy) => `Le port ${port} ne vous est pas permis. Prenez-en un autre : ${remedy}`,
    unwritable: (folder, reason, remedy) =>
      `Impossible d’écrire dans ${folder} (${reason}). Rendez ce dossier accessible en écriture, ou prenez-en un autre : ${remedy}`,
    otherPrograms: (database, names) =>
      `${database} contient des programmes que « npm start » n’a pas faits (${names.join(', ')}) : --fresh n’y touche pas. Déplacez ce fichier, puis réessayez.`,
    unreadable: (database, reason) =>
      `Impossible de lire ${database} (${reason}). Déplacez ce fichier pour recommencer, ou prenez-en un autre avec CADRE_STORE.`,
    ended: (name, log) =>
      `${name} n’a pas démarré ou s’est arrêté; tout est donc arrêté. Ses derniers mots sont dans ${log}`,
  },
};

/** The words of `npm start` in one language. */
export function startTextIn(language: Language): StartText {
  return language === 'fr' ? startFr : startEn;
}
