import type { FormField, ProblemCode } from '../../bot/domain/schedule.ts';
import { numberEn, numberFr } from './number.ts';

/** A problem's sentence; `most`: the limit that was passed. */
type Sentence = (most: number) => string;

/** The two cards on which a coordinator describes a session, and the series and the move that come of them. */
export type ScheduleFormText = {
  formTitle: (cohort: string) => string;
  editTitle: (code: string) => string;
  detailsTitle: (code: string) => string;
  laterDetails: string;
  fields: Record<FormField, string>;
  fieldError: string;
  yesRequired: string;
  noRequired: string;
  wholeCohort: string;
  notSaid: string;
  formerFacilitator: string;
  remoteYes: string;
  remoteNo: string;
  languages: Record<'en' | 'fr' | 'both', string>;
  interpretation: Record<'true' | 'false', string>;
  repeats: Record<'once' | 'weekly' | 'everyWeeks' | 'monthly' | 'monthlyLast', string>;
  tellAsk: string;
  tellChoice: Record<'true' | 'false', string>;
  seriesAsk: string;
  seriesChoice: Record<'true' | 'false', string>;
  save: string;
  preview: string;
  problems: string;
  problem: Record<ProblemCode, Sentence>;
  onDate: (day: string, sentence: string) => string;
  changed: string;
  presently: string;
  previewTitle: (count: number) => string;
  create: (count: number) => string;
  back: string;
  moved: (from: string, to: string) => string;
  moveAsk: string;
  moveYes: string;
};

export const scheduleFormEn: ScheduleFormText = {
  formTitle: (cohort) => `New session for ${cohort}`,
  editTitle: (code) => `Change session ${code}`,
  detailsTitle: (code) => `Details of session ${code}`,
  laterDetails: 'Facilitator, seats, languages, agenda and reading come later, on the draft.',
  fields: {
    code: 'Short code, for example LE05',
    kind: 'Kind of session',
    titleEn: 'Title in English',
    titleFr: 'Title in French (needed to publish)',
    group: 'For whom',
    required: 'Required or optional',
    day: 'Date',
    start: 'Starts at',
    end: 'Ends at',
    place: 'Place (or a link below)',
    joinLink: 'Link to join (https)',
    endDay: 'Last day, if it is not the same day',
    timeZone: 'Time zone, for example America/Toronto',
    repeat: 'Repeats',
    interval: 'If every few weeks: how many weeks',
    times: 'How many sessions in all, if it repeats',
    facilitator: 'Facilitator',
    languages: 'Language of the session',
    interpretation: 'Simultaneous interpretation',
    capacity: 'Number of seats, for an optional session (the others wait)',
    minimumMinutes: 'Minutes from which a partial presence counts',
    remote: 'People who attend remotely',
    agendaEn: 'Agenda in English',
    agendaFr: 'Agenda in French',
    beforeEn: 'To read beforehand, in English: a link or words',
    beforeFr: 'To read beforehand, in French: a link or words',
    afterEn: 'Material afterwards, in English: a link or words',
    afterFr: 'Material afterwards, in French: a link or words',
    roomAccess: 'How to get into the room',
    contact: 'Whom to ask',
  },
  fieldError: 'Please correct this field.',
  yesRequired: 'Required',
  noRequired: 'Optional',
  wholeCohort: 'The whole cohort',
  notSaid: 'Not said yet',
  formerFacilitator: 'The same person as before',
  remoteYes: 'check in by button, without the code of the room',
  remoteNo: 'do not check in remotely',
  languages: { en: 'English', fr: 'French', both: 'Both languages' },
  interpretation: { true: 'Yes', false: 'No' },
  repeats: {
    once: 'No, one session',
    weekly: 'Every week',
    everyWeeks: 'Every few weeks',
    monthly: 'Every month on the same weekday (the second Thursday)',
    monthlyLast: 'Every month on the last such weekday',
  },
  tellAsk: 'Tell people of this change',
  tellChoice: {
    false: 'Only if the session is within 24 hours, or its date changes',
    true: 'Yes, now',
  },
  seriesAsk: 'This change is for',
  seriesChoice: {
    false: 'this session only',
    true: 'this session and the later ones of its series (dates and times stay)',
  },
  save: 'Save',
  preview: 'Continue',
  problems: 'Something is not right yet. What you typed is kept: correct it and press the button again.',
  problem: {
    missing: () => 'This is needed.',
    tooLong: (most) => `This is too long: at most ${numberEn(most)} characters.`,
    badCode: () => 'A code begins with a letter or digit and has at most 20 characters: letters, digits, spaces, . _ -',
    codeTaken: () => 'Another session of this cohort has this code, or one that the series would need.',
    badDay: () => 'This is not a date. Write it as 2026-09-10.',
    badTime: () => 'This is not a time. Write it as 09:00.',
    unknownZone: () => 'I do not know this time zone. Write it as America/Toronto or America/Vancouver.',
    skipped: () => 'This time does not exist on that day: clocks go forward over it. Choose another time.',
    doubled: () => 'This time happens twice on that day: clocks go back over it. Choose another time.',
    endBeforeStart: () => 'The end must be after the start.',
    tooLongSession: () => 'A session lasts a week at most.',
    past: () => 'People have been invited: a session cannot be moved into the past.',
    groupFixed: () =>
      'People have been invited: this session stays with them. For other people, cancel it and make a new one.',
    badLink: () => 'A link must begin with https:// and be complete.',
    badNumber: (most) => `This must be a whole number, at most ${numberEn(most)}.`,
    capacityOfRequired: () => 'A required session has a seat for everybody. Leave this empty, or make it optional.',
    notFacilitator: () => 'Choose one of the program’s facilitators.',
    tooManyTimes: (most) => `A series has at most ${most} sessions. Make a second series for the others.`,
    seriesTooLong: (most) =>
      `This series would last more than ${most} days. Choose fewer sessions or a shorter interval.`,
    noFifth: () => 'Not every month has a fifth such weekday. Choose the last one of the month instead.',
  },
  onDate: (day, sentence) => `${day}: ${sentence}`,
  changed:
    'Somebody changed this session meanwhile. What you typed is below, and not saved. Compare, then save again to replace it.',
  presently: 'As it is now',
  previewTitle: (count) => `These are the ${count} sessions`,
  create: (count) => `Create the ${count} drafts`,
  back: 'Go back and change',
  moved: (from, to) => `It was planned for ${from}. It would now be on ${to}.`,
  moveAsk: 'Everybody who was invited is told, and asked again whether they can come.',
  moveYes: 'Yes, move it',
};

export const scheduleFormFr: ScheduleFormText = {
  formTitle: (cohort) => `Nouvelle séance pour ${cohort}`,
  editTitle: (code) => `Modifier la séance ${code}`,
  detailsTitle: (code) => `Renseignements sur la séance ${code}`,
  laterDetails:
    'L’animatrice ou l’animateur, les places, les langues, l’ordre du jour et les lectures s’ajoutent ensuite, à partir de l’ébauche.',
  fields: {
    code: 'Code court, par exemple LE05',
    kind: 'Type de séance',
    titleEn: 'Titre en anglais',
    titleFr: 'Titre en français (nécessaire à la publication)',
    group: 'Pour qui',
    required: 'Obligatoire ou facultative',
    day: 'Jour',
    start: 'Début',
    end: 'Fin',
    place: 'Lieu (ou un lien ci-dessous)',
    joinLink: 'Lien pour se joindre à la séance (https)',
    endDay: 'Dernier jour, si ce n’est pas le même',
    timeZone: 'Fuseau horaire, par exemple America/Toronto',
    repeat: 'Répétition',
    interval: 'Toutes les combien de semaines, s’il y a lieu',
    times: 'Nombre de séances en tout, s’il y a répétition',
    facilitator: 'Animatrice ou animateur',
    languages: 'Langue de la séance',
    interpretation: 'Interprétation simultanée',
    capacity: 'Nombre de places, pour une séance facultative (au-delà, liste d’attente)',
    minimumMinutes: 'Minutes à partir desquelles une présence partielle compte',
    remote: 'Les personnes à distance',
    agendaEn: 'Ordre du jour en anglais',
    agendaFr: 'Ordre du jour en français',
    beforeEn: 'À lire avant, en anglais : un lien ou un texte',
    beforeFr: 'À lire avant, en français : un lien ou un texte',
    afterEn: 'Documents d’après-séance, en anglais : un lien ou un texte',
    afterFr: 'Documents d’après-séance, en français : un lien ou un texte',
    roomAccess: 'Accès à la salle',
    contact: 'À qui s’adresser',
  },
  fieldError: 'Veuillez corriger ce champ.',
  yesRequired: 'Obligatoire',
  noRequired: 'Facultative',
  wholeCohort: 'Toute la cohorte',
  notSaid: 'À préciser',
  formerFacilitator: 'La même personne qu’avant',
  remoteYes: 'signalent leur présence par le bouton, sans le code de la salle',
  remoteNo: 'ne signalent pas leur présence à distance',
  languages: { en: 'Anglais', fr: 'Français', both: 'Les deux langues' },
  interpretation: { true: 'Oui', false: 'Non' },
  repeats: {
    once: 'Aucune : une seule séance',
    weekly: 'Chaque semaine',
    everyWeeks: 'À intervalle de quelques semaines',
    monthly: 'Chaque mois, au même rang (par exemple le deuxième jeudi)',
    monthlyLast: 'Chaque mois, le dernier jour de ce nom (par exemple le dernier jeudi)',
  },
  tellAsk: 'Informer les personnes de ce changement',
  tellChoice: {
    false: 'Seulement si la séance a lieu dans les 24 heures ou change de date',
    true: 'Oui, maintenant',
  },
  seriesAsk: 'Ce changement vise',
  seriesChoice: {
    false: 'cette séance seulement',
    true: 'cette séance et les suivantes de la série (les dates et les heures restent)',
  },
  save: 'Enregistrer',
  preview: 'Continuer',
  problems:
    'Il reste quelque chose à corriger. Ce que vous avez écrit est conservé : corrigez-le et appuyez de nouveau sur le bouton.',
  problem: {
    missing: () => 'Ce champ est nécessaire.',
    tooLong: (most) => `C’est trop long : au plus ${numberFr(most)} caractères.`,
    badCode: () =>
      'Un code commence par une lettre ou un chiffre et compte au plus 20 caractères : lettres, chiffres, espaces, . _ -',
    codeTaken: () => 'Une autre séance de cette cohorte porte ce code, ou un code dont la série aurait besoin.',
    badDay: () => 'Ce n’est pas une date. Écrivez-la ainsi : 2026-09-10.',
    badTime: () => 'Ce n’est pas une heure. Écrivez-la ainsi : 09:00.',
    unknownZone: () => 'Je ne connais pas ce fuseau horaire. Écrivez-le ainsi : America/Toronto ou America/Vancouver.',
    skipped: () => 'Cette heure n’existe pas ce jour-là : on avance l’heure. Choisissez une autre heure.',
    doubled: () => 'Cette heure arrive deux fois ce jour-là : on recule l’heure. Choisissez une autre heure.',
    endBeforeStart: () => 'La fin doit venir après le début.',
    tooLongSession: () => 'Une séance dure au plus une semaine.',
    past: () => 'Des personnes ont été invitées : une séance ne peut pas être déplacée dans le passé.',
    groupFixed: () =>
      'Des personnes ont été invitées : la séance reste la leur. Pour d’autres personnes, annulez-la et créez-en une nouvelle.',
    badLink: () => 'Un lien doit commencer par https:// et être complet.',
    badNumber: (most) => `Il faut un nombre entier, au plus ${numberFr(most)}.`,
    capacityOfRequired: () =>
      'Une séance obligatoire a une place pour chaque personne. Laissez ce champ vide, ou rendez la séance facultative.',
    notFacilitator: () => 'Choisissez une personne de l’équipe d’animation du programme.',
    tooManyTimes: (most) => `Une série compte au plus ${most} séances. Créez une deuxième série pour les autres.`,
    seriesTooLong: (most) =>
      `Cette série durerait plus de ${most} jours. Choisissez moins de séances ou un intervalle plus court.`,
    noFifth: () => 'Ce jour n’arrive pas cinq fois chaque mois. Choisissez plutôt le dernier du mois.',
  },
  onDate: (day, sentence) => `${day} : ${sentence}`,
  changed:
    'Quelqu’un a modifié cette séance entre-temps. Ce que vous avez écrit est ci-dessous, sans être enregistré. Comparez, puis enregistrez de nouveau pour la remplacer.',
  presently: 'Ce qui est enregistré',
  previewTitle: (count) => `Voici les ${count} séances`,
  create: (count) => `Créer les ${count} ébauches`,
  back: 'Revenir et modifier',
  moved: (from, to) => `Date prévue jusqu’ici : ${from}. Nouvelle date : ${to}.`,
  moveAsk: 'Toutes les personnes invitées en seront informées et de nouveau invitées à répondre.',
  moveYes: 'Oui, la déplacer',
};
