import { ended } from './number.ts';
import type { EndorsementAnswer, Region } from '../../bot/domain/nomination.ts';

type ConsentCode =
  | 'notYours'
  | 'late'
  | 'notPossible'
  | 'notComplete'
  | 'themselves'
  | 'conditionsMissing'
  | 'conditionsTooLong'
  | 'badAddress'
  | 'unknownSupervisor';

/** What a nominee and their supervisor read and answer. */
export type NominationConsentText = {
  title: (cohort: string) => string;
  by: (nominator: string, program: string) => string;
  bySelf: (program: string) => string;
  reminder: string;
  asksTitle: string;
  asks: (days: number, months: number) => string;
  next: string;
  keptTitle: string;
  kept: string;
  keptFor: (years: number) => string;
  until: (when: string) => string;
  supervisorEmail: string;
  supervisorError: string;
  language: string;
  languages: { en: string; fr: string };
  region: string;
  regions: Record<Region, string>;
  choose: string;
  sure: (email: string) => string;
  consent: string;
  change: string;
  decline: string;
  declineTitle: string;
  declineAsk: string;
  declineYes: string;
  declined: string;
  reconsider: string;
  consented: string;
  waitsFor: (supervisor: string) => string;
  answered: Record<EndorsementAnswer, (supervisor: string) => string>;
  complete: string;
  reading: string;
  out: string;
  letter: string;
  ineligible: string;
  withdrawn: string;
  withdraw: string;
  back: string;
  none: string;
  refusal: Record<ConsentCode, string>;
  newsTitle: (name: string) => string;
  news: Record<
    'endorsed' | 'conditions' | 'notEndorsed' | 'consented' | 'declined' | 'withdrawn' | 'ineligible',
    (name: string) => string
  >;
  newsOwn: Record<'endorsed' | 'conditions' | 'notEndorsed' | 'withdrawn' | 'ineligible', string>;
  open: string;
};

export const nominationConsentEn: NominationConsentText = {
  title: (cohort) => `You are nominated for ${cohort}`,
  by: (nominator, program) => `${nominator} proposes you for ${program}. Nothing happens without your consent.`,
  bySelf: (program) => `You have nominated yourself for ${program}. Please confirm, and name your supervisor.`,
  reminder: 'A reminder: your answer is still needed.',
  asksTitle: 'What taking part asks',
  asks: (days, months) =>
    `${days} ${days === 1 ? 'working day' : 'working days'} over ${months} ${months === 1 ? 'month' : 'months'}: learning events and action learning group days.`,
  next: 'If you consent, your supervisor is asked whether they can give you that time. A committee then reads the complete dossiers.',
  keptTitle: 'What is kept about you',
  kept: 'The nomination, your answer, your supervisor’s answer, and what the committee notes. The coordinators and the reviewers of your dossier read it. You may obtain it: write "my file".',
  keptFor: (years) =>
    `If you are not selected, it is deleted ${years} years after it was last used. If you take part, it is kept with the program’s records.`,
  until: (when) => ended(`Please answer by ${when}`),
  supervisorEmail: 'Your supervisor’s work e-mail address',
  supervisorError: 'Write an address like name@example.gc.ca.',
  language: 'In which language would you rather take part?',
  languages: { en: 'English', fr: 'French' },
  region: 'Where do you work?',
  regions: {
    atlantic: 'Atlantic',
    quebec: 'Quebec',
    nationalCapital: 'National Capital Region',
    ontario: 'Ontario',
    prairies: 'Prairies',
    pacific: 'British Columbia',
    north: 'North',
    abroad: 'Outside Canada',
  },
  choose: 'Choose one.',
  sure: (email) => `I have checked ${email}: the address is right`,
  consent: 'I consent',
  change: 'Save the change',
  decline: 'I decline',
  declineTitle: 'Decline the nomination?',
  declineAsk:
    'Your nominator hears that you declined; no reason is asked. You can still change your mind until the deadline.',
  declineYes: 'Yes, decline',
  declined: 'You declined this nomination. Nothing more is asked of you.',
  reconsider: 'I consent after all',
  consented: 'You consented. Thank you.',
  waitsFor: (supervisor) => `${supervisor} is asked for an endorsement.`,
  answered: {
    endorsed: (supervisor) => `${supervisor} endorses your nomination.`,
    conditions: (supervisor) => `${supervisor} endorses your nomination with conditions.`,
    declined: (supervisor) =>
      `${supervisor} does not endorse your nomination. If somebody else supervises you, name them below.`,
  },
  complete: 'Your dossier is complete.',
  reading:
    'Your dossier is complete, and with the selection committee. You hear of the outcome when all outcomes are released.',
  out: 'The outcomes are released.',
  letter: 'Read my letter',
  ineligible:
    'The coordinators found that this nomination is not eligible. They can tell you more: write your question here in the chat.',
  withdrawn: 'This nomination is withdrawn.',
  withdraw: 'Withdraw my nomination',
  back: 'Back',
  none: 'You are not nominated for anything.',
  refusal: {
    notYours: 'There is nothing here for you to answer.',
    late: 'The deadline is over: this can no longer be answered here. The coordinators may still help: write your question here in the chat.',
    notPossible: 'This can no longer be changed: the dossier has moved on. Here is how things are now.',
    notComplete: 'Something is still missing from this dossier.',
    themselves: 'Nobody endorses themselves. Give the address of the person who supervises you.',
    conditionsMissing: 'Say which conditions: write them in the field, then press the button again.',
    conditionsTooLong: 'That is too long: at most 500 characters. Your text is below; please shorten it.',
    badAddress: 'That is not one e-mail address. Write it like name@example.gc.ca.',
    unknownSupervisor:
      'Nobody with this address is known here. Check it for slips; if it is right, tick the box below and press the button again.',
  },
  newsTitle: (name) => `The nomination of ${name}`,
  news: {
    consented: (name) => `${name} consents. Their supervisor is asked for an endorsement now.`,
    declined: (name) => `${name} declined the nomination.`,
    withdrawn: (name) => `The nomination of ${name} was withdrawn. Nothing more is asked of you.`,
    ineligible: (name) =>
      `The coordinators found that the nomination of ${name} is not eligible. They can tell you more: write your question here in the chat.`,
    endorsed: (name) => `The supervisor of ${name} endorses the nomination.`,
    conditions: (name) => `The supervisor of ${name} endorses the nomination with conditions.`,
    notEndorsed: (name) => `The supervisor of ${name} does not endorse the nomination.`,
  },
  newsOwn: {
    endorsed: 'Your supervisor endorses your nomination. Your dossier is complete.',
    conditions: 'Your supervisor endorses your nomination with conditions. Your dossier is complete.',
    notEndorsed:
      'Your supervisor does not endorse your nomination. If somebody else supervises you, you can name them.',
    withdrawn: 'Your nomination was withdrawn by your nominator. Nothing more is asked of you.',
    ineligible:
      'The coordinators found that your nomination is not eligible. They can tell you more: write your question here in the chat.',
  },
  open: 'Look at my nomination',
};

export const nominationConsentFr: NominationConsentText = {
  title: (cohort) => `On propose votre candidature pour ${cohort}`,
  by: (nominator, program) =>
    `${nominator} propose votre candidature à ${program}. Rien ne se fait sans votre consentement.`,
  bySelf: (program) =>
    `Vous avez proposé votre candidature à ${program}. Veuillez confirmer, et nommer votre gestionnaire.`,
  reminder: 'Un rappel : votre réponse est encore attendue.',
  asksTitle: 'Ce que demande la participation',
  asks: (days, months) =>
    `${days} ${days === 1 ? 'jour' : 'jours'} de travail sur ${months} mois : activités d’apprentissage et journées de groupe d’apprentissage par l’action.`,
  next: 'Si vous consentez, on demande à votre gestionnaire si ce temps peut vous être accordé. Un comité lit ensuite les dossiers complets.',
  keptTitle: 'Ce qui est conservé à votre sujet',
  kept: 'La candidature, votre réponse, celle de votre gestionnaire et les notes du comité. L’équipe de coordination et les membres du comité chargés de votre dossier les lisent. Vous pouvez les obtenir : écrivez « mon dossier ».',
  keptFor: (years) =>
    `Si votre candidature n’est pas retenue, le tout est supprimé ${years} ans après sa dernière utilisation. Si vous participez, le tout reste dans les documents du programme.`,
  until: (when) => `Veuillez répondre d’ici le ${when}.`,
  supervisorEmail: 'Adresse de courriel de votre gestionnaire au travail',
  supervisorError: 'Écrivez une adresse comme nom@exemple.gc.ca.',
  language: 'Dans quelle langue préférez-vous participer?',
  languages: { en: 'Anglais', fr: 'Français' },
  region: 'Où travaillez-vous?',
  regions: {
    atlantic: 'Atlantique',
    quebec: 'Québec',
    nationalCapital: 'Région de la capitale nationale',
    ontario: 'Ontario',
    prairies: 'Prairies',
    pacific: 'Colombie-Britannique',
    north: 'Nord',
    abroad: 'À l’extérieur du Canada',
  },
  choose: 'Choisissez une réponse.',
  sure: (email) => `J’ai vérifié ${email} : l’adresse est bonne`,
  consent: 'Je consens',
  change: 'Enregistrer la modification',
  decline: 'Je refuse',
  declineTitle: 'Refuser la mise en candidature?',
  declineAsk:
    'La personne proposante apprend votre refus; aucune raison n’est demandée. Vous pouvez encore changer d’avis avant la date limite.',
  declineYes: 'Oui, refuser',
  declined: 'Vous avez refusé cette mise en candidature. Rien de plus ne vous est demandé.',
  reconsider: 'Finalement, je consens',
  consented: 'Vous avez donné votre consentement. Merci.',
  waitsFor: (supervisor) => `On demande l’appui de ${supervisor}.`,
  answered: {
    endorsed: (supervisor) => `${supervisor} appuie votre candidature.`,
    conditions: (supervisor) => `${supervisor} appuie votre candidature sous conditions.`,
    declined: (supervisor) =>
      `${supervisor} n’appuie pas votre candidature. Si vous relevez de quelqu’un d’autre, nommez cette personne ci-dessous.`,
  },
  complete: 'Votre dossier est complet.',
  reading:
    'Votre dossier est complet et se trouve devant le comité de sélection. Vous connaîtrez la décision quand toutes seront communiquées.',
  out: 'Les résultats sont communiqués.',
  letter: 'Lire ma lettre',
  ineligible:
    'L’équipe de coordination a jugé que cette candidature n’est pas admissible. Elle peut vous en dire plus : écrivez votre question ici, dans le clavardage.',
  withdrawn: 'Cette candidature est retirée.',
  withdraw: 'Retirer ma candidature',
  back: 'Retour',
  none: 'Aucune candidature n’est proposée à votre nom.',
  refusal: {
    notYours: 'Il n’y a rien ici à quoi répondre.',
    late: 'La date limite est passée : on ne peut plus répondre ici. L’équipe de coordination peut encore vous aider : écrivez votre question ici, dans le clavardage.',
    notPossible: 'Cela ne peut plus être modifié : le dossier a avancé. Voici où en sont les choses.',
    notComplete: 'Il manque encore quelque chose à ce dossier.',
    themselves: 'On ne donne pas son appui à soi-même. Donnez l’adresse de la personne dont vous relevez.',
    conditionsMissing: 'Dites quelles conditions : écrivez-les dans le champ, puis appuyez de nouveau sur le bouton.',
    conditionsTooLong: 'C’est trop long : 500 caractères au plus. Votre texte est ci-dessous; veuillez l’abréger.',
    badAddress: 'Ce n’est pas une seule adresse de courriel. Écrivez-la comme nom@exemple.gc.ca.',
    unknownSupervisor:
      'Personne n’est connu ici sous cette adresse. Vérifiez-la; si elle est bonne, cochez la case ci-dessous et appuyez de nouveau sur le bouton.',
  },
  newsTitle: (name) => `La candidature de ${name}`,
  news: {
    consented: (name) => `${name} consent. On demande maintenant l’appui de sa ou de son gestionnaire.`,
    declined: (name) => `${name} a refusé la mise en candidature.`,
    withdrawn: (name) => `La candidature de ${name} a été retirée. Rien de plus ne vous est demandé.`,
    ineligible: (name) =>
      `L’équipe de coordination a jugé que la candidature de ${name} n’est pas admissible. Elle peut vous en dire plus : écrivez votre question ici, dans le clavardage.`,
    endorsed: (name) => `La ou le gestionnaire de ${name} appuie la candidature.`,
    conditions: (name) => `La ou le gestionnaire de ${name} appuie la candidature sous conditions.`,
    notEndorsed: (name) => `La ou le gestionnaire de ${name} n’appuie pas la candidature.`,
  },
  newsOwn: {
    endorsed: 'Votre gestionnaire appuie votre candidature. Votre dossier est complet.',
    conditions: 'Votre gestionnaire appuie votre candidature sous conditions. Votre dossier est complet.',
    notEndorsed:
      'Votre gestionnaire n’appuie pas votre candidature. Si vous relevez de quelqu’un d’autre, vous pouvez nommer cette personne.',
    withdrawn: 'Votre candidature a été retirée par la personne proposante. Rien de plus ne vous est demandé.',
    ineligible:
      'L’équipe de coordination a jugé que votre candidature n’est pas admissible. Elle peut vous en dire plus : écrivez votre question ici, dans le clavardage.',
  },
  open: 'Voir ma candidature',
};
