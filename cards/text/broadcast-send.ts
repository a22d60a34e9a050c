import type { BroadcastState } from '../../bot/domain/broadcast.ts';

/** A broadcast before, during and after its sending. */
export type BroadcastSendText = {
  from: (program: string) => string;
  acknowledge: string;
  acknowledged: string;
  test: string;
  testAcknowledged: string;
  testSent: string;
  testFailed: string;
  previewTitle: string;
  inEnglish: string;
  inFrench: string;
  people: (count: number) => string;
  countOnly: string;
  among: (names: string) => string;
  everybodyReachable: string;
  unreachable: (count: number) => string;
  why: { refused: (names: string) => string; unknown: (names: string) => string };
  urgent: string;
  secondNeeded: (above: number) => string;
  ask: string;
  asked: (count: number) => string;
  askCard: (name: string) => string;
  edit: string;
  testButton: string;
  sendNow: string;
  date: string;
  time: (zone: string) => string;
  sendLater: string;
  cancel: string;
  close: string;
  refresh: string;
  progressTitle: string;
  state: Record<BroadcastState, string>;
  audience: string;
  queued: string;
  sending: string;
  sent: string;
  failed: string;
  skipped: string;
  unconfirmed: string;
  reason: Record<ReasonWord, string>;
  reasonCount: (reason: string, count: number) => string;
  otherReason: (code: string) => string;
  retryFailed: (count: number) => string;
  resend: (count: number) => string;
  unconfirmedHelp: string;
  acknowledgedBy: (names: string) => string;
  andMore: (count: number) => string;
  refusal: Record<SendRefusalCode, string>;
};

/** Why a message failed or was skipped, in words; any other code is shown as it is. */
export type ReasonWord =
  'cancelled' | 'left' | 'unreachable' | 'blocked' | 'noAddress' | 'mailRejected' | 'muted' | 'fault' | 'unknownPerson';

export type SendRefusalCode =
  | 'notReady'
  | 'secondNeeded'
  | 'emptyAudience'
  | 'tooFewToAsk'
  | 'changed'
  | 'timeMissing'
  | 'timeSkipped'
  | 'timeDoubled'
  | 'timePast'
  | 'notPossible'
  | 'alreadyDone';

export const broadcastSendEn: BroadcastSendText = {
  from: (program) => `A message from the coordinators of ${program}`,
  acknowledge: 'Acknowledge',
  acknowledged: 'You have acknowledged this message. Thank you.',
  test: 'This is a test: only you receive it.',
  testAcknowledged: 'This was a test, so nothing is recorded.',
  testSent: 'The test is in your chat.',
  testFailed: 'The test could not be sent to you. Please try again.',
  previewTitle: 'Before it is sent',
  inEnglish: 'In English',
  inFrench: 'In French',
  people: (count) => (count === 1 ? '1 person will receive it.' : `${count} people will receive it.`),
  countOnly:
    'It goes to those who have not answered the evaluation, so only their number is told: nobody sees who they are, also afterwards.',
  among: (names) => `Among them: ${names}.`,
  everybodyReachable: 'I can reach all of them in Teams.',
  unreachable: (count) =>
    count === 1 ? '1 of them cannot be reached in Teams:' : `${count} of them cannot be reached in Teams:`,
  why: {
    refused: (names) => `Teams does not let me write to them, because they blocked or removed the app: ${names}.`,
    unknown: (names) => `They have never used the app, and no account of theirs is known: ${names}.`,
  },
  urgent: 'This is urgent: it goes out at once, at any hour.',
  secondNeeded: (above) =>
    `It goes to more than ${above} people, so a coordinator who did not write it has to send it.`,
  ask: 'Ask the other coordinators',
  asked: (count) =>
    count === 0
      ? 'There is no other coordinator in this program: nobody was asked.'
      : count === 1
        ? '1 coordinator has been asked.'
        : `${count} coordinators have been asked.`,
  askCard: (name) => `${name} asks you to look at a broadcast and to send it.`,
  edit: 'Change it',
  testButton: 'Send me a test',
  sendNow: 'Send now',
  date: 'Or send it later: day',
  time: (zone) => `Time (${zone})`,
  sendLater: 'Send at this time',
  cancel: 'Cancel this broadcast',
  close: 'Close it',
  refresh: 'Refresh',
  progressTitle: 'Broadcast',
  state: {
    draft: 'Draft',
    ready: 'Ready',
    approved: 'Being prepared',
    scheduled: 'Planned',
    sending: 'Being sent',
    sent: 'Sent to everybody',
    partial: 'Sent in part',
    cancelled: 'Cancelled',
    closed: 'Closed',
  },
  audience: 'Audience',
  queued: 'Queued',
  sending: 'On its way',
  sent: 'Sent',
  failed: 'Failed',
  skipped: 'Skipped',
  unconfirmed: 'Unconfirmed',
  reasonCount: (reason, count) => `${reason}: ${count}`,
  reason: {
    cancelled: 'cancelled',
    left: 'no longer in this audience',
    unreachable: 'cannot be reached',
    blocked: 'the app is blocked or removed, and there is no way by e-mail',
    noAddress: 'cannot be reached in Teams, and no e-mail address is known',
    mailRejected: 'the e-mail was refused',
    muted: 'muted by the person',
    fault: 'a fault on our side',
    unknownPerson: 'this person is no longer known',
  },
  otherReason: (code) => `other reason (${code})`,
  retryFailed: (count) => `Retry failed (${count})`,
  resend: (count) => `Send unconfirmed again (${count})`,
  unconfirmedHelp: 'Unconfirmed: Teams did not say whether it arrived. Sent again, some people may receive it twice.',
  acknowledgedBy: (names) => `Acknowledged by: ${names}`,
  andMore: (count) => `and ${count} more`,
  refusal: {
    notReady: 'This broadcast cannot be sent as it is. Here is its present state.',
    secondNeeded: 'A coordinator who did not write it has to send it. You can ask the others.',
    emptyAudience: 'Nobody fits its audience any more. Change the audience before you send it.',
    tooFewToAsk: 'Too few have not answered by now: so small a group would point at people. It was not sent.',
    changed: 'Somebody changed this broadcast meanwhile. Here it is as it is now: please look before you send it.',
    timeMissing: 'Give a day and a time, or press "Send now".',
    timeSkipped: 'This time does not exist: clocks go forward then. Choose one an hour later.',
    timeDoubled: 'This time comes twice: clocks go back then. Choose one before or after that hour.',
    timePast: 'This time has passed. Choose a later one, or press "Send now".',
    notPossible: 'This is not possible any more. Here is the present state.',
    alreadyDone: 'This was already done. Here is the present state.',
  },
};

export const broadcastSendFr: BroadcastSendText = {
  from: (program) => `Un message de l’équipe de coordination : ${program}`,
  acknowledge: 'Bien reçu',
  acknowledged: 'Vous avez confirmé la réception de ce message. Merci.',
  test: 'Ceci est un essai : vous seul ou vous seule le recevez.',
  testAcknowledged: 'C’était un essai : rien n’est consigné.',
  testSent: 'L’essai est dans votre conversation.',
  testFailed: 'L’essai n’a pas pu vous être envoyé. Veuillez réessayer.',
  previewTitle: 'Avant l’envoi',
  inEnglish: 'En anglais',
  inFrench: 'En français',
  people: (count) => (count === 1 ? '1 personne le recevra.' : `${count} personnes le recevront.`),
  countOnly:
    'Ce message va aux personnes qui n’ont pas répondu à l’évaluation : seul leur nombre est donné. Personne ne voit qui elles sont, même après l’envoi.',
  among: (names) => `Parmi elles : ${names}.`,
  everybodyReachable: 'Je peux joindre toutes ces personnes dans Teams.',
  unreachable: (count) =>
    count === 1
      ? '1 d’entre elles ne peut être jointe dans Teams :'
      : `${count} d’entre elles ne peuvent être jointes dans Teams :`,
  why: {
    refused: (names) => `Teams ne me laisse pas leur écrire, car l’application a été bloquée ou retirée : ${names}.`,
    unknown: (names) => `Jamais utilisé l’application, et aucun compte connu : ${names}.`,
  },
  urgent: 'Message urgent : il part tout de suite, à toute heure.',
  secondNeeded: (above) =>
    `Il s’adresse à plus de ${above} personnes : il doit être envoyé par un membre de l’équipe de coordination qui ne l’a pas rédigé.`,
  ask: 'Demander au reste de l’équipe',
  asked: (count) =>
    count === 0
      ? 'Personne d’autre ne coordonne ce programme : la demande n’a été faite à personne.'
      : count === 1
        ? 'Demande faite à 1 personne.'
        : `Demande faite à ${count} personnes.`,
  askCard: (name) => `${name} vous demande de vérifier un message collectif et de l’envoyer.`,
  edit: 'Modifier',
  testButton: 'M’envoyer un essai',
  sendNow: 'Envoyer maintenant',
  date: 'Ou envoyer plus tard : jour',
  time: (zone) => `Heure (${zone})`,
  sendLater: 'Envoyer à ce moment',
  cancel: 'Annuler ce message',
  close: 'Clore',
  refresh: 'Actualiser',
  progressTitle: 'Message collectif',
  state: {
    draft: 'Ébauche',
    ready: 'Prêt',
    approved: 'En préparation',
    scheduled: 'Prévu',
    sending: 'Envoi en cours',
    sent: 'Envoyé à tout le monde',
    partial: 'Envoyé en partie',
    cancelled: 'Annulé',
    closed: 'Clos',
  },
  audience: 'Destinataires',
  queued: 'En attente',
  sending: 'En cours',
  sent: 'Envoyés',
  failed: 'Échecs',
  skipped: 'Non envoyés',
  unconfirmed: 'Non confirmés',
  reasonCount: (reason, count) => `${reason} : ${count}`,
  reason: {
    cancelled: 'annulation',
    left: 'ne fait plus partie des destinataires',
    unreachable: 'ne peut être joint',
    blocked: 'application bloquée ou retirée, et aucun moyen par courriel',
    noAddress: 'ne peut être joint dans Teams, et aucune adresse de courriel connue',
    mailRejected: 'courriel refusé',
    muted: 'désactivé par la personne',
    fault: 'problème de notre côté',
    unknownPerson: 'personne qui n’est plus connue',
  },
  otherReason: (code) => `autre motif (${code})`,
  retryFailed: (count) => `Réessayer les échecs (${count})`,
  resend: (count) => `Renvoyer les non confirmés (${count})`,
  unconfirmedHelp:
    'Non confirmés : Teams n’a pas indiqué si le message est arrivé. En cas de renvoi, certaines personnes pourraient le recevoir deux fois.',
  acknowledgedBy: (names) => `« Bien reçu » de : ${names}`,
  andMore: (count) => `et ${count} de plus`,
  refusal: {
    notReady: 'Ce message ne peut être envoyé tel quel. Voici où il en est.',
    secondNeeded:
      'Ce message doit être envoyé par un membre de l’équipe qui ne l’a pas rédigé. Vous pouvez le demander aux autres.',
    tooFewToAsk:
      'Trop peu de personnes n’ont pas encore répondu : un si petit groupe les désignerait. Rien n’a été envoyé.',
    emptyAudience: 'Plus personne ne correspond aux destinataires. Modifiez-les avant l’envoi.',
    changed:
      'Quelqu’un a modifié ce message entre-temps. Le voici tel qu’il est maintenant : veuillez le vérifier avant l’envoi.',
    timeMissing: 'Indiquez un jour et une heure, ou appuyez sur « Envoyer maintenant ».',
    timeSkipped: 'Cette heure n’existe pas : on avance l’heure à ce moment-là. Choisissez une heure plus tard.',
    timeDoubled: 'Cette heure revient deux fois : on recule l’heure à ce moment-là. Choisissez avant ou après.',
    timePast: 'Ce moment est passé. Choisissez-en un autre, ou appuyez sur « Envoyer maintenant ».',
    notPossible: 'Ce n’est plus possible. Voici où en est le message.',
    alreadyDone: 'C’était déjà fait. Voici où en est le message.',
  },
};
