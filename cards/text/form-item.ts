import type { EditProblem, ItemField, TitleField } from '../../bot/domain/form-edit.ts';

/** The cards on which a coordinator writes one item of a form, and its titles. */
export type FormItemText = {
  itemTitle: (n: number) => string;
  newItem: string;
  fields: Record<ItemField | TitleField, string>;
  fieldError: string;
  requiredChoice: Record<'true' | 'false', string>;
  cutChoice: Record<'true' | 'false', string>;
  cut: string;
  cutPreview: (publishable: boolean, least: number) => string;
  notSaid: string;
  last: (place: number) => string;
  save: string;
  remove: string;
  removeAsk: string;
  removeYes: string;
  problems: string;
  editProblem: Record<EditProblem['code'], (most: number) => string>;
  changed: string;
  presently: string;
  goneItem: string;
};

export const formItemEn: FormItemText = {
  itemTitle: (n) => `Item ${n}`,
  newItem: 'New item',
  fields: {
    titleEn: 'Title in English',
    titleFr: 'Title in French',
    textEn: 'In English: one statement or question, about one thing',
    textFr: 'In French',
    type: 'How it is answered',
    optionsEn: 'Options in English, one a line (only for a choice)',
    optionsFr: 'Options in French, in the same order',
    required: 'Must it be answered?',
    cut: 'May results be shown apart by this choice?',
    place: 'Place in the form',
    level: 'Kirkpatrick level',
    measure: 'Measure that it stands for',
    competency: 'Competency',
  },
  fieldError: 'Please correct this.',
  requiredChoice: { true: 'Yes', false: 'No, it may be left out' },
  cutChoice: {
    false: 'No',
    true: 'Yes, where every part is large enough (one single choice a form, never the department)',
  },
  cut: 'results may be shown apart by it',
  cutPreview: (publishable, least) =>
    publishable
      ? `By the choice that you declared, results may be shown apart where no part gives another away.`
      : `Results will not be shown apart by the choice that you declared: that takes ${least} answers.`,
  notSaid: 'None',
  last: (place) => `${place} (last)`,
  save: 'Save in the draft',
  remove: 'Remove this item',
  removeAsk: 'It will be taken out of the draft, with its options.',
  removeYes: 'Yes, remove it',
  problems: 'This was not saved. What you typed is kept below.',
  editProblem: {
    noWords: () => 'write it in English or in French; the other may follow.',
    textTooLong: (most) => `this is longer than ${most} characters. Shorten it.`,
    optionTooLong: (most) => `a line is longer than ${most} characters. Shorten it.`,
    tooManyOptions: (most) => `there are more than ${most} options. Take some away.`,
    tooManyItems: (most) =>
      `The form has ${most} items already: more take longer than a minute. Remove one first, or replace one.`,
    formTooLong: (most) => `The form would be longer than ${most} characters in all. Shorten it.`,
    badValue: () => 'choose one of the list.',
  },
  changed:
    'Somebody else changed this form while you were writing. What you typed is kept below; save again to put it in.',
  presently: 'As it is now',
  goneItem: 'The item was removed. Saving puts it in again.',
};

export const formItemFr: FormItemText = {
  itemTitle: (n) => `Énoncé ${n}`,
  newItem: 'Nouvel énoncé',
  fields: {
    titleEn: 'Titre en anglais',
    titleFr: 'Titre en français',
    textEn: 'En anglais',
    textFr: 'En français : une affirmation ou une question, sur une seule chose',
    type: 'Façon d’y répondre',
    optionsEn: 'Options en anglais, une par ligne (pour un choix seulement)',
    optionsFr: 'Options en français, dans le même ordre',
    required: 'La réponse est-elle obligatoire?',
    cut: 'Peut-on ventiler les résultats selon ce choix?',
    place: 'Place dans le formulaire',
    level: 'Niveau de Kirkpatrick',
    measure: 'Indicateur correspondant',
    competency: 'Compétence',
  },
  fieldError: 'Veuillez corriger ce champ.',
  requiredChoice: { true: 'Oui', false: 'Non, on peut la laisser en blanc' },
  cutChoice: {
    false: 'Non',
    true: 'Oui, si chaque catégorie est assez grande (un seul choix par formulaire, jamais le ministère)',
  },
  cut: 'les résultats peuvent être ventilés selon ce choix',
  cutPreview: (publishable, least) =>
    publishable
      ? `Les résultats pourront être ventilés selon le choix déclaré, si aucune catégorie n’en révèle une autre.`
      : `Les résultats ne seront pas ventilés selon le choix déclaré : il faut ${least} réponses.`,
  notSaid: 'Aucun choix',
  last: (place) => `${place} (à la fin)`,
  save: 'Enregistrer dans l’ébauche',
  remove: 'Supprimer cet énoncé',
  removeAsk: 'Il sera retiré de l’ébauche, avec ses options.',
  removeYes: 'Oui, le supprimer',
  problems: 'Ce n’est pas enregistré. Vos mots sont conservés ci-dessous.',
  editProblem: {
    noWords: () => 'écrivez-le en anglais ou en français; l’autre langue peut suivre.',
    textTooLong: (most) => `le texte dépasse ${most} caractères. Raccourcissez-le.`,
    optionTooLong: (most) => `une ligne dépasse ${most} caractères. Raccourcissez-la.`,
    tooManyOptions: (most) => `il y a plus de ${most} options. Supprimez-en.`,
    tooManyItems: (most) =>
      `Le formulaire compte déjà ${most} énoncés : au-delà, y répondre prend plus d’une minute. Supprimez-en un d’abord, ou remplacez-en un.`,
    formTooLong: (most) => `Le formulaire dépasserait ${most} caractères en tout. Raccourcissez-le.`,
    badValue: () => 'choisissez dans la liste.',
  },
  changed:
    'Ce formulaire a été modifié par quelqu’un d’autre pendant que vous écriviez. Vos mots sont conservés ci-dessous; enregistrez de nouveau pour les ajouter.',
  presently: 'Tel qu’il est maintenant',
  goneItem: 'L’énoncé a été supprimé. L’enregistrer le remet en place.',
};
