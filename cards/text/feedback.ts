import { ended } from './number.ts';
import type { DeclinedBecause, Feedback, Seen, WaveKind } from '../../bot/domain/feedback.ts';

type StepCode =
  | 'closed'
  | 'nothingSaid'
  | 'tooLong'
  | 'notPossible'
  | 'changedMeanwhile'
  | 'badAddress'
  | 'themselves'
  | 'notYours'
  | 'moved';

/** What supervisors read and write, and what a participant reads of it. */
export type FeedbackText = {
  queueTitle: string;
  doneTitle: string;
  reminderTitle: string;
  count: (people: number, minutes: number) => string;
  none: string;
  why: string;
  until: (when: string) => string;
  kind: Record<WaveKind, string>;
  state: Record<Feedback['state'], string>;
  open: (name: string) => string;
  backToQueue: string;
  formTitle: (name: string) => string;
  notAnonymous: (name: string) => string;
  notShared: (name: string) => string;
  ownNotes: (name: string) => string;
  ownNotesBy: string;
  pick: string;
  seen: Record<Seen, string>;
  words: string;
  wordsHint: string;
  wordsError: (limit: number) => string;
  save: string;
  submit: string;
  amend: string;
  declineOpen: string;
  delegateOpen: string;
  saved: string;
  submitted: string;
  declined: string;
  closedForm: string;
  declineTitle: (name: string) => string;
  declineAsk: string;
  chooseReason: string;
  because: Record<DeclinedBecause, string>;
  decline: string;
  delegateTitle: (name: string) => string;
  delegateAsk: string;
  address: string;
  addressError: string;
  delegateShow: string;
  delegateEffect: (name: string, email: string) => string;
  delegateConfirm: string;
  delegated: (email: string) => string;
  refusal: Record<StepCode, string>;
  movedTitle: (name: string) => string;
  moved: (name: string) => string;
  movedLeft: (count: string) => string;
  newsTitle: string;
  news: string;
  ownTitle: string;
  ownBy: (supervisor: string) => string;
  ownNone: string;
  noWords: string;
  noAnswer: string;
};

export const feedbackEn: FeedbackText = {
  queueTitle: 'Your feedback is asked for',
  doneTitle: 'Your feedback on the people you supervise',
  reminderTitle: 'A reminder: your feedback closes soon',
  count: (people, minutes) =>
    `${people} ${people === 1 ? 'person' : 'people'}, about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`,
  none: 'Nothing waits for you here. Thank you.',
  why: 'You supervise people who take part in a learning program. What did you see change at work? Your feedback is not anonymous.',
  until: (when) => ended(`Open until ${when}`),
  kind: { mid: 'mid-program', after: 'some months after the program' },
  state: { asked: 'to do', draft: 'draft kept', submitted: 'submitted', declined: 'declined' },
  open: (name) => `Open: ${name}`,
  backToQueue: 'Back to the list',
  formTitle: (name) => `Feedback on ${name}`,
  notAnonymous: (name) =>
    `This is not anonymous. Once this round has closed, ${name} reads what you submit, with your name. The coordinators of the program read it too, as soon as you submit it. A draft is for you alone.`,
  notShared: (name) =>
    `This is not anonymous. The coordinators of the program read what you submit, with your name. As things are now, ${name} does not; the coordinators can still decide to share it.`,
  ownNotes: (name) => `What ${name} says they tried at work`,
  ownNotesBy: 'They chose to share this with you.',
  pick: 'Choose one.',
  seen: {
    notSeen: 'Not seen',
    little: 'A little',
    clearly: 'Clearly',
    strongly: 'Strongly',
    cannotSay: 'Cannot say',
  },
  words: 'In your own words',
  wordsHint: 'What do they do differently? An example helps.',
  wordsError: (limit) => `At most ${limit} characters.`,
  save: 'Keep as a draft',
  submit: 'Submit',
  amend: 'Submit the change',
  declineOpen: 'I cannot say',
  delegateOpen: 'Somebody else should answer',
  saved: 'Your draft is kept. Only you see it.',
  submitted: 'Submitted. Thank you. You can change it until this round closes.',
  declined: 'Recorded: you cannot say. You can still answer until this round closes.',
  closedForm: 'This round has closed. What you submitted stays as it is.',
  declineTitle: (name) => `You cannot say anything about ${name}`,
  declineAsk: 'The coordinators see the reason, so that they can ask somebody else.',
  chooseReason: 'Choose a reason.',
  because: {
    notTheirSupervisor: 'I am not their supervisor',
    sawTooLittle: 'I have seen too little of their work',
    other: 'Another reason',
  },
  decline: 'Decline',
  delegateTitle: (name) => `Who should answer about ${name}?`,
  delegateAsk: 'Give the e-mail address of whoever supervises them now, for example an acting supervisor.',
  address: 'Their e-mail address',
  addressError: 'Write an address like name@example.gc.ca.',
  delegateShow: 'Show what happens',
  delegateEffect: (name, email) =>
    `${email} will be asked about ${name}. You will no longer see or answer this one, and what you have written so far is deleted.`,
  delegateConfirm: 'Pass it on',
  delegated: (email) => `Done: ${email} will be asked. You no longer have this one.`,
  refusal: {
    closed: 'This round has closed, or has not opened yet. Nothing can be changed now.',
    nothingSaid: 'There is nothing in it yet: answer at least one line, or write a few words.',
    tooLong: 'That is too long: at most 2,000 characters. Your text is below; please shorten it.',
    notPossible: 'You have submitted this already. You can change it and submit it again until this round closes.',
    changedMeanwhile:
      'This was changed on another device since you opened it. Below is what you just entered: submit it again to replace the other.',
    badAddress: 'That is not an e-mail address. Write it like name@example.gc.ca.',
    themselves: 'That is your own address, or theirs. Give the address of somebody else.',
    notYours: 'There is nothing here for you to answer. Write "feedback" to see what waits for you.',
    moved:
      'This one is no longer yours to answer: somebody else supervises them now. You need do nothing more. Thank you.',
  },
  movedTitle: (name) => `Your feedback on ${name} is no longer needed`,
  moved: (name) =>
    `Somebody else supervises ${name} now and is asked in your place. What you had begun is deleted. You need do nothing more. Thank you.`,
  movedLeft: (count) => `Still on your list: ${count}.`,
  newsTitle: 'Your supervisor’s feedback can be read',
  news: 'A round of feedback has closed, and there is feedback about you. Open it when you have a quiet moment.',
  ownTitle: 'What your supervisor said',
  ownBy: (supervisor) => `From ${supervisor}`,
  ownNone:
    'There is no feedback to show you yet. You see it here once a round has closed, where your program shares it.',
  noWords: 'No words were added.',
  noAnswer: 'No answer',
};

export const feedbackFr: FeedbackText = {
  queueTitle: 'On vous demande une rétroaction',
  doneTitle: 'Votre rétroaction sur les membres de votre équipe',
  reminderTitle: 'Un rappel : la période de rétroaction se termine bientôt',
  count: (people, minutes) =>
    `${people} ${people === 1 ? 'personne' : 'personnes'}, environ ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`,
  none: 'Rien ne vous attend ici. Merci.',
  why: 'Des personnes de votre équipe participent à un programme d’apprentissage. Qu’avez-vous vu changer au travail? Votre rétroaction n’est pas anonyme.',
  until: (when) => `Ouvert jusqu’au ${when}.`,
  kind: { mid: 'à mi-parcours', after: 'quelques mois après le programme' },
  state: { asked: 'à faire', draft: 'ébauche conservée', submitted: 'rétroaction envoyée', declined: 'refus' },
  open: (name) => `Ouvrir : ${name}`,
  backToQueue: 'Retour à la liste',
  formTitle: (name) => `Rétroaction au sujet de ${name}`,
  notAnonymous: (name) =>
    `Cette rétroaction n’est pas anonyme. Une fois la période close, ${name} lira ce que vous envoyez, avec votre nom. L’équipe de coordination du programme le lit aussi, dès l’envoi. Une ébauche n’est que pour vous.`,
  notShared: (name) =>
    `Cette rétroaction n’est pas anonyme. L’équipe de coordination du programme lit ce que vous envoyez, avec votre nom. Pour l’instant, ${name} ne le lit pas; l’équipe peut encore décider de le partager.`,
  ownNotes: (name) => `Ce que ${name} dit avoir essayé au travail`,
  ownNotesBy: 'Cette personne a choisi de vous le montrer.',
  pick: 'Choisissez une réponse.',
  seen: {
    notSeen: 'Pas observé',
    little: 'Un peu',
    clearly: 'Clairement',
    strongly: 'Fortement',
    cannotSay: 'Je ne peux pas le dire',
  },
  words: 'Dans vos propres mots',
  wordsHint: 'Que fait cette personne autrement? Un exemple aide.',
  wordsError: (limit) => `Au plus ${limit} caractères.`,
  save: 'Conserver comme ébauche',
  submit: 'Envoyer',
  amend: 'Envoyer la modification',
  declineOpen: 'Je ne peux pas me prononcer',
  delegateOpen: 'Une autre personne devrait répondre',
  saved: 'Votre ébauche est conservée. Vous seul ou vous seule la voyez.',
  submitted: 'C’est envoyé. Merci. Vous pouvez modifier votre rétroaction jusqu’à la fin de la période.',
  declined: 'C’est noté : vous ne pouvez pas vous prononcer. Vous pouvez encore répondre jusqu’à la fin de la période.',
  closedForm: 'Cette période est close. Ce que vous avez envoyé reste tel quel.',
  declineTitle: (name) => `Vous ne pouvez pas vous prononcer au sujet de ${name}`,
  declineAsk: 'L’équipe de coordination voit le motif, pour pouvoir s’adresser à quelqu’un d’autre.',
  chooseReason: 'Choisissez un motif.',
  because: {
    notTheirSupervisor: 'Je ne suis pas sa ou son gestionnaire',
    sawTooLittle: 'J’ai trop peu vu son travail',
    other: 'Un autre motif',
  },
  decline: 'Refuser',
  delegateTitle: (name) => `Qui devrait répondre au sujet de ${name}?`,
  delegateAsk:
    'Donnez l’adresse de courriel de la personne qui supervise maintenant, par exemple une ou un gestionnaire par intérim.',
  address: 'Son adresse de courriel',
  addressError: 'Écrivez une adresse comme nom@exemple.gc.ca.',
  delegateShow: 'Voir l’effet',
  delegateEffect: (name, email) =>
    `La demande au sujet de ${name} ira à ${email}. Vous ne pourrez plus la voir ni y répondre, et ce que vous avez écrit jusqu’ici sera supprimé.`,
  delegateConfirm: 'Transmettre',
  delegated: (email) => `C’est fait : la demande ira à ${email}. Vous ne l’avez plus.`,
  refusal: {
    closed: 'Cette période est close, ou n’est pas encore ouverte. Rien ne peut être modifié maintenant.',
    nothingSaid: 'Il n’y a encore rien : répondez à au moins une ligne, ou écrivez quelques mots.',
    tooLong: 'C’est trop long : au plus 2 000 caractères. Votre texte est ci-dessous; veuillez le raccourcir.',
    notPossible:
      'Vous l’avez déjà envoyée. Vous pouvez la modifier et l’envoyer de nouveau jusqu’à la fin de la période.',
    changedMeanwhile:
      'Cette rétroaction a été modifiée sur un autre appareil depuis que vous l’avez ouverte. Vous voyez ci-dessous ce que vous venez d’entrer : envoyez-le de nouveau pour remplacer l’autre version.',
    badAddress: 'Ce n’est pas une adresse de courriel. Écrivez-la comme nom@exemple.gc.ca.',
    themselves: 'C’est votre propre adresse, ou la sienne. Donnez l’adresse de quelqu’un d’autre.',
    notYours: 'Il n’y a rien ici à quoi vous puissiez répondre. Écrivez « rétroaction » pour voir ce qui vous attend.',
    moved:
      'Cette demande ne vous est plus adressée : une autre personne est maintenant gestionnaire. Vous n’avez plus rien à faire. Merci.',
  },
  movedTitle: (name) => `Votre rétroaction au sujet de ${name} n’est plus nécessaire`,
  moved: (name) =>
    `Une autre personne est maintenant gestionnaire de ${name}, et la demande lui est faite. Ce que vous aviez commencé est supprimé. Vous n’avez plus rien à faire. Merci.`,
  movedLeft: (count) => `Encore sur votre liste : ${count}.`,
  newsTitle: 'Vous pouvez lire la rétroaction de votre gestionnaire',
  news: 'Une période de rétroaction est close, et une rétroaction vous concerne. Ouvrez-la quand vous aurez un moment tranquille.',
  ownTitle: 'Ce que votre gestionnaire a dit',
  ownBy: (supervisor) => `De la part de ${supervisor}`,
  ownNone:
    'Il n’y a pas encore de rétroaction à vous montrer. Vous la verrez ici une fois une période close, si votre programme la partage.',
  noWords: 'Aucun mot n’a été ajouté.',
  noAnswer: 'Sans réponse',
};
