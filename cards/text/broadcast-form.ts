import type { Role } from '../../bot/domain/person.ts';
import { numberEn, numberFr } from './number.ts';

/** The form in which a coordinator writes a broadcast, and why it is not ready. */
export type BroadcastFormText = {
  formTitle: string;
  role: string;
  roles: Record<'participant' | Role, string>;
  cohort: string;
  anyCohort: string;
  group: string;
  anyGroup: string;
  session: string;
  noSession: string;
  seat: string;
  seats: Record<'any' | 'confirmed' | 'tentative' | 'declined' | 'noReply' | 'notCheckedIn', string>;
  unanswered: string;
  addresses: string;
  addressesHelp: string;
  textEn: string;
  textFr: string;
  fieldsHelp: string;
  linkUrl: string;
  linkEn: string;
  linkFr: string;
  acknowledgeAsk: string;
  yes: string;
  no: string;
  error: string;
  save: string;
  saved: string;
  changedBy: (name: string) => string;
  theirs: string;
  problem: {
    missingEn: string;
    missingFr: string;
    sessionNeeded: string;
    participantsOnly: string;
    unansweredAlone: string;
    unansweredAcknowledge: string;
    tooFewToAsk: (least: number) => string;
    linkNotHttps: string;
    linkTitles: string;
    titleTooLong: string;
    tooLongEn: (length: number, limit: number) => string;
    tooLongFr: (length: number, limit: number) => string;
    unknownField: (fields: string) => string;
    fieldNeedsSession: (fields: string) => string;
    emptyAudience: string;
    unknownAudience: string;
    notEditable: string;
    unknownAddresses: (addresses: string) => string;
    addressesTooMany: (most: number) => string;
    cutText: string;
  };
};

export const broadcastFormEn: BroadcastFormText = {
  formTitle: 'Write a broadcast',
  role: 'Who',
  roles: {
    participant: 'Participants',
    facilitator: 'Facilitators',
    coordinator: 'Coordinators',
    nominator: 'Nominators',
    reviewer: 'Reviewers',
    chair: 'Chairs of the selection committee',
    champion: 'Champions',
  },
  cohort: 'Cohort',
  anyCohort: 'All cohorts',
  group: 'Group',
  anyGroup: 'All groups',
  session: 'Session that it is about',
  noSession: 'None',
  seat: 'Among the people of that session',
  seats: {
    any: 'Everybody',
    confirmed: 'Confirmed',
    tentative: 'Tentative',
    declined: 'Declined',
    noReply: 'No reply yet',
    notCheckedIn: 'Not checked in',
  },
  unanswered: 'Or those who have not answered this evaluation',
  addresses: 'Or only these people: e-mail addresses',
  addressesHelp: 'One on each line; leave empty to use the choices above.',
  textEn: 'Text in English',
  textFr: 'Text in French',
  fieldsHelp:
    'Both languages are needed. You can use {firstName} and {programName}; and, where a session is chosen, {sessionTitle}, {sessionDate}, {sessionTime} and {place}.',
  linkUrl: 'Link button: address (https)',
  linkEn: 'Its title in English',
  linkFr: 'Its title in French',
  acknowledgeAsk: 'Ask people to acknowledge it',
  yes: 'Yes',
  no: 'No',
  error: 'Please check this field.',
  save: 'Keep and look at it',
  saved: 'Your draft is kept.',
  changedBy: (name) =>
    `${name} changed this broadcast while you were writing. Your words are still in the form, and have not been kept yet; theirs are below. If you keep yours, they replace theirs.`,
  theirs: 'What is kept now',
  problem: {
    missingEn: 'The English text is missing. Both languages are needed before it can be sent.',
    missingFr: 'The French text is missing. Both languages are needed before it can be sent.',
    sessionNeeded: 'Choose the session whose answers or check-ins you mean.',
    participantsOnly: 'Cohort, group and answers are for participants. For facilitators or coordinators, choose all.',
    unansweredAlone:
      'Those who have not answered an evaluation are written to all together: leave every other choice as it was, since a part of them would point at people.',
    unansweredAcknowledge:
      'People cannot be asked to acknowledge this message: their names would say that they have not answered.',
    tooFewToAsk: (least) =>
      `Fewer than ${least} people have not answered. So small a group would point at people, so they cannot be written to; everybody gets one reminder anyway.`,
    linkNotHttps: 'The link must be a whole address that begins with https.',
    linkTitles: 'Give the link button a title in both languages.',
    titleTooLong: 'The title of the link button is too long: 60 characters at most.',
    tooLongEn: (length, limit) =>
      `The English text has ${numberEn(length)} characters; ${numberEn(limit)} are possible. Please shorten it.`,
    tooLongFr: (length, limit) =>
      `The French text has ${numberEn(length)} characters; ${numberEn(limit)} are possible. Please shorten it.`,
    unknownField: (fields) => `I do not know this field: ${fields}. Use only those listed under the texts.`,
    fieldNeedsSession: (fields) => `Choose a session, so that I can fill this field: ${fields}.`,
    emptyAudience: 'Nobody fits these choices at the moment. Change them, so that somebody receives it.',
    unknownAudience: 'This cohort and this session do not go together, or are not there any more. Please choose again.',
    notEditable: 'This broadcast is already on its way, so it cannot be changed like this any more.',
    unknownAddresses: (addresses) => `Nobody in this program has this address: ${addresses}. Please correct it.`,
    addressesTooMany: (most) => `At most ${most} addresses at a time. For more people, use the choices above.`,
    cutText: 'Nothing was kept, and the form holds only the beginning of your text: please copy your own original.',
  },
};

export const broadcastFormFr: BroadcastFormText = {
  formTitle: 'Rédiger un message collectif',
  role: 'À qui',
  roles: {
    participant: 'Personnes participantes',
    facilitator: 'Équipe d’animation',
    coordinator: 'Équipe de coordination',
    nominator: 'Personnes proposantes',
    reviewer: 'Membres du comité de sélection',
    chair: 'Présidence du comité de sélection',
    champion: 'Championnes et champions',
  },
  cohort: 'Cohorte',
  anyCohort: 'Toutes les cohortes',
  group: 'Groupe',
  anyGroup: 'Tous les groupes',
  session: 'Séance dont il s’agit',
  noSession: 'Aucune',
  seat: 'Parmi les personnes de cette séance',
  seats: {
    any: 'Tout le monde',
    confirmed: 'Participation confirmée',
    tentative: 'Participation provisoire',
    declined: 'Refus',
    noReply: 'Sans réponse',
    notCheckedIn: 'Présence non signalée',
  },
  unanswered: 'Ou les personnes qui n’ont pas répondu à cette évaluation',
  addresses: 'Ou seulement ces personnes : adresses de courriel',
  addressesHelp: 'Une par ligne; laissez vide pour utiliser les choix ci-dessus.',
  textEn: 'Texte en anglais',
  textFr: 'Texte en français',
  fieldsHelp:
    'Les deux langues sont nécessaires. Vous pouvez utiliser {firstName} (prénom) et {programName} (programme); et, si une séance est choisie, {sessionTitle} (titre), {sessionDate} (date), {sessionTime} (heure) et {place} (lieu).',
  linkUrl: 'Bouton de lien : adresse (https)',
  linkEn: 'Son titre en anglais',
  linkFr: 'Son titre en français',
  acknowledgeAsk: 'Demander un « Bien reçu »',
  yes: 'Oui',
  no: 'Non',
  error: 'Veuillez vérifier ce champ.',
  save: 'Enregistrer et vérifier',
  saved: 'Votre ébauche est enregistrée.',
  changedBy: (name) =>
    `${name} a modifié ce message pendant que vous écriviez. Votre texte est toujours dans le formulaire, mais n’est pas encore enregistré; le sien figure ci-dessous. Si vous enregistrez le vôtre, il remplacera le sien.`,
  theirs: 'Ce qui est enregistré maintenant',
  problem: {
    missingEn: 'Il manque le texte en anglais. Les deux langues sont nécessaires avant l’envoi.',
    missingFr: 'Il manque le texte en français. Les deux langues sont nécessaires avant l’envoi.',
    sessionNeeded: 'Choisissez la séance dont vous visez les réponses ou les présences.',
    participantsOnly:
      'La cohorte, le groupe et les réponses concernent les personnes participantes. Pour les équipes, laissez tout le monde.',
    unansweredAlone:
      'On écrit à toutes les personnes qui n’ont pas répondu à une évaluation, sans distinction : laissez tous les autres choix tels quels, car une partie d’entre elles serait reconnaissable.',
    unansweredAcknowledge:
      'On ne peut pas demander d’accuser réception de ce message : les noms diraient qui n’a pas répondu.',
    tooFewToAsk: (least) =>
      `Moins de ${least} personnes n’ont pas répondu. Un si petit groupe les désignerait : on ne peut pas leur écrire. Chacune reçoit de toute façon un rappel.`,
    linkNotHttps: 'Le lien doit être une adresse complète qui commence par https.',
    linkTitles: 'Donnez au bouton de lien un titre dans les deux langues.',
    titleTooLong: 'Le titre du bouton de lien est trop long : 60 caractères au maximum.',
    tooLongEn: (length, limit) =>
      `Le texte en anglais compte ${numberFr(length)} caractères; le maximum est de ${numberFr(limit)}. Veuillez le raccourcir.`,
    tooLongFr: (length, limit) =>
      `Le texte en français compte ${numberFr(length)} caractères; le maximum est de ${numberFr(limit)}. Veuillez le raccourcir.`,
    unknownField: (fields) =>
      `Je ne connais pas ce champ : ${fields}. N’utilisez que ceux qui sont énumérés sous les textes.`,
    fieldNeedsSession: (fields) => `Choisissez une séance, pour que je puisse remplir ce champ : ${fields}.`,
    emptyAudience:
      'Personne ne correspond à ces choix pour le moment. Modifiez-les pour que le message ait des destinataires.',
    unknownAudience:
      'Cette cohorte et cette séance ne vont pas ensemble, ou n’existent plus. Veuillez choisir de nouveau.',
    notEditable: 'Ce message est déjà en route : il ne peut plus être modifié de cette façon.',
    unknownAddresses: (addresses) =>
      `Cette adresse n’est à personne dans ce programme : ${addresses}. Veuillez la corriger.`,
    addressesTooMany: (most) =>
      `Au plus ${most} adresses à la fois. Pour joindre plus de personnes, utilisez les choix ci-dessus.`,
    cutText:
      'Rien n’a été enregistré, et le formulaire ne contient que le début de votre texte : veuillez copier votre original.',
  },
};
