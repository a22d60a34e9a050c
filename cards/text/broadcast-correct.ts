/** A broadcast once it has gone out: how it goes, its corrections, its recall. */
export type BroadcastCorrectText = {
  onItsWay: string;
  plannedFor: (when: string) => string;
  asOf: string;
  held: (count: number) => string;
  byMail: (count: number) => string;
  minutesLeft: (minutes: number) => string;
  timeLeft: string;
  acknowledgedLabel: string;
  acknowledgedOf: (count: number, sent: number) => string;
  willMail: (count: number) => string;
  willWait: (count: number) => string;
  buttons: (titles: string) => string;
  correct: string;
  correctTitle: string;
  correctHelp: string;
  correctPreview: string;
  correctLook: string;
  correctEffect: (count: number, mail: number) => string;
  correctUnsent: (count: number) => string;
  correctWaits: (name: string) => string;
  replace: string;
  back: string;
  corrected: (n: number) => string;
  recall: string;
  recallTitle: string;
  recallAsk: (count: number, mail: number) => string;
  recallUnsure: (count: number) => string;
  recallNow: string;
  recalled: string;
  followed: (done: number, waiting: number, failed: number) => string;
  mailStays: (count: number) => string;
  newCast: string;
};

export const broadcastCorrectEn: BroadcastCorrectText = {
  onItsWay: 'It is on its way. The next card from me shows how it goes, and keeps itself up to date.',
  plannedFor: (when) => `It is planned for ${when}. When it begins, a card from me shows how it goes.`,
  asOf: 'As of',
  held: (count) => `${count} of them wait: outside working hours, or already two messages today`,
  byMail: (count) => `${count} of them by e-mail`,
  minutesLeft: (minutes) => (minutes === 1 ? 'about 1 minute' : `about ${minutes} minutes`),
  timeLeft: 'Time left',
  acknowledgedLabel: 'Acknowledged',
  acknowledgedOf: (count, sent) => `${count} of ${sent}`,
  willMail: (count) => (count === 1 ? '1 of these gets it by e-mail.' : `${count} of these get it by e-mail.`),
  willWait: (count) =>
    count === 1
      ? 'If it is sent now, 1 person gets it only when their next working hours begin.'
      : `If it is sent now, ${count} people get it only when their next working hours begin.`,
  buttons: (titles) => `Buttons: ${titles}`,
  correct: 'Correct the text',
  correctTitle: 'Correct a broadcast',
  correctHelp: 'The new text replaces the old one where people have received it, without another notification.',
  correctPreview: 'Show the correction',
  correctLook: 'Before the text is replaced',
  correctEffect: (count, mail) =>
    mail === 0
      ? `It replaces the text in ${count} chats.`
      : `It replaces the text in ${count} chats. ${mail} received it by e-mail, and an e-mail cannot be replaced.`,
  correctUnsent: (count) => `${count} have not received it yet: they get the new text.`,
  correctWaits: (name) => `A correction by ${name} is ready, and has not been sent.`,
  replace: 'Replace the text',
  back: 'Back',
  corrected: (n) => `Correction ${n}`,
  recall: 'Recall it',
  recallTitle: 'Recall this broadcast?',
  recallAsk: (count, mail) =>
    mail === 0
      ? `It is deleted from ${count} chats, and not sent to anybody else. This cannot be undone.`
      : `It is deleted from ${count} chats, and not sent to anybody else. This cannot be undone. ${mail} received it by e-mail, and an e-mail cannot be recalled.`,
  recallUnsure: (count) => `${count} are unconfirmed: if it has arrived there, it stays.`,
  recallNow: 'Delete it everywhere',
  recalled: 'Recalled',
  followed: (done, waiting, failed) =>
    [`${done} done`, ...(waiting > 0 ? [`${waiting} to go`] : []), ...(failed > 0 ? [`${failed} failed`] : [])].join(
      ', ',
    ),
  mailStays: (count) => (count === 1 ? '1 e-mail stays as it was sent' : `${count} e-mails stay as they were sent`),
  newCast: 'If you keep your words now, they become a new broadcast.',
};

export const broadcastCorrectFr: BroadcastCorrectText = {
  onItsWay: 'L’envoi commence. Ma prochaine carte montre où il en est, et se met à jour d’elle-même.',
  plannedFor: (when) => `Envoi prévu : ${when}. Quand il commencera, une carte montrera où il en est.`,
  asOf: 'Décompte fait à',
  held: (count) => `dont ${count} en attente : hors des heures de travail, ou déjà deux messages aujourd’hui`,
  byMail: (count) => `dont ${count} par courriel`,
  minutesLeft: (minutes) => (minutes === 1 ? 'environ 1 minute' : `environ ${minutes} minutes`),
  timeLeft: 'Temps restant',
  acknowledgedLabel: '« Bien reçu »',
  acknowledgedOf: (count, sent) => `${count} sur ${sent}`,
  willMail: (count) =>
    count === 1
      ? '1 de ces personnes le recevra par courriel.'
      : `${count} de ces personnes le recevront par courriel.`,
  willWait: (count) =>
    count === 1
      ? 'S’il part maintenant, 1 personne ne le recevra qu’au début de ses prochaines heures de travail.'
      : `S’il part maintenant, ${count} personnes ne le recevront qu’au début de leurs prochaines heures de travail.`,
  buttons: (titles) => `Boutons : ${titles}`,
  correct: 'Corriger le texte',
  correctTitle: 'Corriger un message collectif',
  correctHelp: 'Le nouveau texte remplace l’ancien là où il a été reçu, sans nouvelle notification.',
  correctPreview: 'Voir la correction',
  correctLook: 'Avant de remplacer le texte',
  correctEffect: (count, mail) =>
    mail === 0
      ? `Le texte sera remplacé dans ${count} conversations.`
      : `Le texte sera remplacé dans ${count} conversations. ${mail} personnes l’ont reçu par courriel : un courriel ne peut être remplacé.`,
  correctUnsent: (count) => `${count} personnes ne l’ont pas encore reçu : elles recevront le nouveau texte.`,
  correctWaits: (name) => `Une correction de ${name} est prête, mais n’est pas envoyée.`,
  replace: 'Remplacer le texte',
  back: 'Retour',
  corrected: (n) => (n === 1 ? '1re correction' : `${n}e correction`),
  recall: 'Retirer le message',
  recallTitle: 'Retirer ce message collectif?',
  recallAsk: (count, mail) =>
    mail === 0
      ? `Il sera supprimé de ${count} conversations et ne partira plus vers personne. C’est irréversible.`
      : `Il sera supprimé de ${count} conversations et ne partira plus vers personne. C’est irréversible. ${mail} personnes l’ont reçu par courriel : un courriel ne peut être retiré.`,
  recallUnsure: (count) => `${count} remises ne sont pas confirmées : si le message y est arrivé, il y restera.`,
  recallNow: 'Supprimer partout',
  recalled: 'Retrait',
  followed: (done, waiting, failed) =>
    [
      `${done} faits`,
      ...(waiting > 0 ? [`${waiting} à faire`] : []),
      ...(failed > 0 ? [`${failed} en échec`] : []),
    ].join(', '),
  mailStays: (count) => (count === 1 ? '1 courriel reste tel quel' : `${count} courriels restent tels quels`),
  newCast: 'Si vous enregistrez votre texte maintenant, il deviendra un nouveau message.',
};
