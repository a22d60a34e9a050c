import type { FormKind } from '../../bot/domain/form.ts';
import type { FormPlace, FormReason } from '../../bot/domain/form-file.ts';

type Sentences = { [C in FormReason['code']]: (reason: Extract<FormReason, { code: C }>) => string };

/** What `cadre form` says on the terminal. */
export type FormFileText = {
  place: (place: FormPlace & { file: string }) => string;
  fault: Sentences;
  refused: (faults: number) => string;
  missing: (count: number) => string;
  draftThere: (kinds: readonly FormKind[]) => string;
  imported: Record<'draft' | 'approved' | 'unchanged', (kind: FormKind, version: number) => string>;
  nothingToExport: string;
  exported: (file: string, forms: number) => string;
  fileThere: (file: string) => string;
  cannotWrite: (file: string) => string;
};

const listEn = (words: readonly string[]): string => words.join(', ').replace(/, ([^,]*)$/, ' or $1');
const listFr = (words: readonly string[]): string => words.join(', ').replace(/, ([^,]*)$/, ' ou $1');

export const formFileEn: FormFileText = {
  place: ({ file, line, column, path }) =>
    [
      file,
      ...(line === undefined ? [] : [`line ${line}`]),
      ...(column?.number === undefined ? [] : [`column ${column.number}`]),
    ].join(', ') +
    (column && column.name !== '' ? ` (${column.name})` : '') +
    (path === undefined || path === '' ? '' : `, ${path}`) +
    ':',
  fault: {
    missing: () => 'This text is missing. It must be there before the form is approved.',
    badForm: () => 'This is not a form. Write one form, or {"forms": [...]}, as the README shows.',
    badJson: () => 'This is not JSON from here on. Look for a comma, a quotation mark or a bracket.',
    notText: () => 'This value is of another kind than it should be. See "A file of forms" in the README.',
    fileTooLong: ({ max }) => `The file is longer than ${max} bytes. No form is: is this the right file?`,
    rowOutOfPlace: ({ needs }) =>
      needs === 'form'
        ? 'This item stands above every form. Begin with a line "form".'
        : 'This option stands above every item. Put it below the item that it belongs to.',
    notHere: () => 'Only an item has this. Empty the cell.',
    notOneOf: ({ value, allowed }) => `"${value}" is not a value for this. Write ${listEn(allowed)}.`,
    textTooLong: ({ max }) => `This text is longer than ${max} characters. Shorten it.`,
    formTooLong: ({ max }) => `This form is longer than ${max} characters in all. Shorten it.`,
    badId: ({ value }) =>
      `"${value}" cannot be a name here. Write letters and digits, a small letter first, at most 32; a few words are taken ("verb", "none").`,
    repeatedId: ({ value }) => `The name "${value}" is there twice. Change one of the two.`,
    sameOption: ({ value }) =>
      `Another option reads "${value}" too. Change one of the two before the form is approved.`,
    repeatedKind: ({ value }) => `The file has two forms of the kind "${value}". Keep one of them.`,
    cutNotSingle: () => 'Results can be shown apart only by an item of type single. Change its type, or its cut to no.',
    twoCuts: () => 'Results can be shown apart by one item of a form only. Keep one of them.',
    cutDepartment: () => 'Results are never shown by department. Write no.',
    noItems: () => 'This form has no items. It needs one before it is approved.',
    tooManyItems: ({ max }) => `This form has more than ${max} items: more take longer than a minute. Take some away.`,
    noOptions: () => 'A choice needs two options at least before the form is approved.',
    optionsNotAsked: () => 'Only items of type single or multiple have options. Change the type, or take them away.',
    tooManyOptions: ({ max }) => `This item has more than ${max} options. Take some away.`,
  },
  refused: (faults) =>
    `${faults === 1 ? '1 fault' : `${faults} faults`}. Nothing was imported. Correct the file and run the command again.`,
  missing: (count) => `${count === 1 ? '1 thing is' : `${count} things are`} missing before approval:`,
  draftThere: (kinds) =>
    `There is a draft already that says something else: ${kinds.join(', ')}. Nothing was imported. Add --replace to write over it.`,
  imported: {
    draft: (kind, version) =>
      `${kind}: version ${version} is a draft. Look at it in the chat ("forms") and approve it.`,
    approved: (kind, version) => `${kind}: version ${version} is approved, and in use from the next session on.`,
    unchanged: (kind, version) => `${kind}: version ${version} says the same already. Nothing has changed.`,
  },
  nothingToExport: 'There is no such form. Add --draft for drafts, or --library for the forms that Cadre brings.',
  exported: (file, forms) => `${file}: ${forms === 1 ? '1 form' : `${forms} forms`}.`,
  fileThere: (file) => `${file} is there already. Choose another name, or remove it first.`,
  cannotWrite: (file) => `${file} cannot be written. Check the folder and your rights to it.`,
};

export const formFileFr: FormFileText = {
  place: ({ file, line, column, path }) =>
    [
      file,
      ...(line === undefined ? [] : [`ligne ${line}`]),
      ...(column?.number === undefined ? [] : [`colonne ${column.number}`]),
    ].join(', ') +
    (column && column.name !== '' ? ` (${column.name})` : '') +
    (path === undefined || path === '' ? '' : `, ${path}`) +
    ' :',
  fault: {
    missing: () => 'Il manque ce texte. Il doit y être avant l’approbation du formulaire.',
    badForm: () => 'Ce n’est pas un formulaire. Écrivez un formulaire, ou {"forms": [...]}, comme le montre le README.',
    badJson: () => 'À partir d’ici, ce n’est plus du JSON. Cherchez une virgule, un guillemet ou un crochet.',
    notText: () => 'Cette valeur n’est pas du type attendu. Voir « A file of forms » dans le README.',
    fileTooLong: ({ max }) => `Le fichier dépasse ${max} octets, plus qu’aucun formulaire : est-ce le bon fichier?`,
    rowOutOfPlace: ({ needs }) =>
      needs === 'form'
        ? 'Cet énoncé précède tout formulaire. Commencez par une ligne « form ».'
        : 'Cette option précède tout énoncé. Placez-la sous l’énoncé auquel elle appartient.',
    notHere: () => 'Seul un énoncé a cette valeur. Videz la cellule.',
    notOneOf: ({ value, allowed }) => `« ${value} » n’est pas une valeur possible ici. Écrivez ${listFr(allowed)}.`,
    textTooLong: ({ max }) => `Ce texte dépasse ${max} caractères. Raccourcissez-le.`,
    formTooLong: ({ max }) => `Ce formulaire dépasse ${max} caractères en tout. Raccourcissez-le.`,
    badId: ({ value }) =>
      `« ${value} » ne peut pas servir de nom. Écrivez des lettres et des chiffres, une minuscule en premier, 32 au plus; quelques mots sont réservés (« verb », « none »).`,
    repeatedId: ({ value }) => `Le nom « ${value} » y est deux fois. Changez l’un des deux.`,
    sameOption: ({ value }) =>
      `Une autre option se lit aussi « ${value} ». Changez l’une des deux avant l’approbation du formulaire.`,
    repeatedKind: ({ value }) => `Le fichier contient deux formulaires du type « ${value} ». Gardez-en un seul.`,
    cutNotSingle: () =>
      'On ne ventile les résultats que selon un énoncé du type single. Changez le type, ou écrivez no.',
    twoCuts: () => 'On ne ventile les résultats que selon un seul énoncé par formulaire. Gardez-en un.',
    cutDepartment: () => 'Les résultats ne sont jamais ventilés par ministère. Écrivez no.',
    noItems: () => 'Ce formulaire ne contient aucun énoncé. Il lui en faut un avant son approbation.',
    tooManyItems: ({ max }) =>
      `Ce formulaire compte plus de ${max} énoncés : au-delà, y répondre prend plus d’une minute. Supprimez-en.`,
    noOptions: () => 'Un choix doit offrir au moins deux options avant l’approbation du formulaire.',
    optionsNotAsked: () =>
      'Seuls les énoncés du type single ou multiple ont des options. Changez le type, ou supprimez-les.',
    tooManyOptions: ({ max }) => `Cet énoncé compte plus de ${max} options. Supprimez-en.`,
  },
  refused: (faults) =>
    `${faults === 1 ? '1 erreur' : `${faults} erreurs`}. Rien n’a été importé. Corrigez le fichier et relancez la commande.`,
  missing: (count) => `${count === 1 ? 'Il manque 1 élément' : `Il manque ${count} éléments`} avant l’approbation :`,
  draftThere: (kinds) =>
    `Une ébauche différente existe déjà : ${kinds.join(', ')}. Rien n’a été importé. Ajoutez --replace pour la remplacer.`,
  imported: {
    draft: (kind, version) =>
      `${kind} : la version ${version} est une ébauche. Consultez-la dans le clavardage (« formulaires ») et approuvez-la.`,
    approved: (kind, version) => `${kind} : la version ${version} est approuvée, et servira dès la prochaine séance.`,
    unchanged: (kind, version) => `${kind} : la version ${version} dit déjà la même chose. Rien n’a changé.`,
  },
  nothingToExport:
    'Il n’y a pas de tel formulaire. Ajoutez --draft pour les ébauches, ou --library pour les formulaires que propose l’application Cadre.',
  exported: (file, forms) => `${file} : ${forms === 1 ? '1 formulaire' : `${forms} formulaires`}.`,
  fileThere: (file) => `${file} existe déjà. Choisissez un autre nom, ou supprimez-le d’abord.`,
  cannotWrite: (file) => `${file} ne peut pas être écrit. Vérifiez le dossier et vos droits d’accès.`,
};
