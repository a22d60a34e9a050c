import type { FaultReason, FileRole } from '../../bot/domain/import.ts';
import { feedbackFaultsEn, feedbackFaultsFr } from './import-feedback.ts';
import { lateCallEn, lateCallFr, nominationFaultsEn, nominationFaultsFr } from './import-nomination.ts';
import { numberEn, numberFr } from './number.ts';

type Place = { file: string; line: number; column?: { name: string; number?: number } };
type Count = { added: number; changed: number; unchanged: number; earlier: number };
/** A sentence for each fault: what is wrong, and how to mend it. */
type FaultTexts = { [C in FaultReason['code']]: (reason: Extract<FaultReason, { code: C }>) => string };

/** What an import says on the terminal. */
export type ImportText = {
  place: (place: Place) => string;
  fault: FaultTexts;
  roles: Record<FileRole, string>;
  noFile: (path: string) => string;
  refused: (faults: number) => string;
  leftOut: (faults: number) => string;
  unfinished: (by: string, day: string) => string;
  fileChanged: (path: string) => string;
  noBallotKey: string;
  continued: string;
  count: (file: string, count: Count) => string;
  nothingNew: string;
  /** Nominations that came after their call had closed, or after nobody could consent any more. */
  late: Record<'closed' | 'over', string>;
  line: Record<'added' | 'changed', (file: string, line: number) => string>;
  progress: (file: string, lines: number) => string;
};

const listEn = (words: readonly string[]): string => words.join(', ').replace(/, ([^,]*)$/, ' or $1');
const listFr = (words: readonly string[]): string => words.join(', ').replace(/, ([^,]*)$/, ' ou $1');
const itemsEn = (known: readonly string[]): string =>
  known.length === 0 ? 'No form of this kind is approved.' : `Its items are ${known.join(', ')}.`;
const itemsFr = (known: readonly string[]): string =>
  known.length === 0 ? 'Aucun formulaire de ce type n’est approuvé.' : `Ses énoncés sont ${known.join(', ')}.`;
const linesEn = (count: number): string => (count === 1 ? '1 line' : `${count} lines`);
const linesFr = (count: number): string => (count < 2 ? `${count} ligne` : `${count} lignes`);

const faultsEn: FaultTexts = {
  ...feedbackFaultsEn,
  ...nominationFaultsEn,
  emptyFile: () => 'The file is empty. Its first line must name the columns.',
  notUtf8: () => 'This is not UTF-8 text. Save the file again as "CSV UTF-8".',
  badQuotes: () =>
    'From here on the quotation marks do not match. Close each one that is opened, and write one inside a value twice ("").',
  lineTooLong: ({ max }) =>
    `This line is longer than ${numberEn(max)} bytes. Look for a quotation mark that is not closed.`,
  notCommas: () => 'The columns are separated by semicolons or tabs. Save the file again with commas.',
  missingColumn: () => 'This column is missing. Add it to the first line.',
  unknownColumn: ({ known }) =>
    `This column is not known. Remove it, or correct its name: the columns are ${known.join(', ')}.`,
  personColumn: () =>
    'This column would say who answered. Nothing was read: answers come in without people, so take it out of the file.',
  badCount: ({ value }) => `"${value}" is not a number of people. Write digits only, like 20.`,
  dateMissing: () => 'An evaluation without a session needs its date. Add a column date, like 2026-03-31.',
  pooledAlways: () =>
    'Action learning groups are always added up over their cohort. Write quarter or program, or leave this empty.',
  periodAlone: () =>
    'A period is the name of what is added up. Write quarter or program as the pool, or leave this empty.',
  notAnItem: ({ value, allowed }) => `"${value}" is not an item of this form. ${itemsEn(allowed)}`,
  notAnAnswer: ({ value, allowed }) =>
    allowed.length === 0
      ? `"${value}" is too long for a comment. Shorten it.`
      : `"${value}" is not an answer to this item. Write ${listEn(allowed)}.`,
  repeatedAnswer: ({ line }) => `This ballot answers this item on line ${line} already. Keep one of the two lines.`,
  repeatedFigure: ({ line }) => `This figure is on line ${line} already. Keep one of the two lines, or change a code.`,
  unlikeAbove: ({ line }) =>
    `This is not what line ${line} says of the same evaluation. Write the same on all its lines.`,
  otherKind: ({ kind }) => `This session is of another kind: ${kind}. Correct the kind, or the session.`,
  askedTooFew: ({ answered }) => `Fewer were asked than answered (${answered}). Correct the number, or the ballots.`,
  evaluationThere: () =>
    'This session has an evaluation already, with other answers or from the chat. Take these lines out: ballots are never replaced.',
  duplicateColumn: () => 'This column is there twice. Remove one of the two.',
  fieldCount: ({ found, expected }) =>
    `This line has ${found} values, and the first line names ${expected} columns. Put a value that contains a comma in quotation marks.`,
  blank: () => 'This value is missing. Fill it in.',
  textTooLong: ({ max }) => `This value is longer than ${numberEn(max)} characters. Shorten it.`,
  badCharacter: () => 'This value contains a character that cannot be shown. Type it again.',
  badAddress: ({ value }) => `"${value}" is not an e-mail address. Write it like name@example.gc.ca.`,
  notOneOf: ({ value, allowed }) => `"${value}" is not a value for this column. Write ${listEn(allowed)}.`,
  badZone: ({ value }) => `"${value}" is not a time zone. Write its IANA name, like America/Toronto.`,
  badDay: ({ value }) => `"${value}" is not a day that exists. Write it like 2026-09-30.`,
  badTime: ({ value }) => `"${value}" is not a date and time that exist. Write them like 2026-09-30T09:00:00.`,
  skippedTime: ({ value, timeZone }) =>
    `${value} does not exist in ${timeZone}, where the clocks go forward over it. Correct the time.`,
  doubledTime: ({ value, timeZone }) =>
    `${value} comes twice in ${timeZone}, where the clocks go back over it. Write this session's times in the time zone UTC.`,
  endNotAfterStart: () => 'The end is not after the start. Correct one of the two.',
  badMinutes: ({ value }) => `"${value}" is not a whole number of minutes. Write digits only, like 240.`,
  minutesMissing: () => 'A partial presence needs its minutes. Write how many there were.',
  badLink: ({ value }) => `"${value}" is not a link that people can be sent to. Write it in full, with https://.`,
  badSeats: ({ value, max }) => `"${value}" is not a number of seats. Write a whole number, at most ${numberEn(max)}.`,
  seatsOfRequired: () => 'A required session has a seat for everybody. Leave this empty, or make it optional.',
  withdrawnBeforeJoined: ({ joined }) => `The last day is before the first one, ${joined}. Correct one of the two.`,
  badEntraId: () =>
    'This is not an id of Microsoft Entra. Copy it as Entra shows it: 36 characters, like 1b4e28ba-2fa1-41d2-883f-0016d3cca427.',
  entraIdAlone: () =>
    'An account has a tenant id and an object id. Fill in this one too, or leave both empty: they are then bound when they first write.',
  repeatedPerson: ({ line }) => `This person is on line ${line} already. Keep one of the two lines.`,
  repeatedSession: ({ line }) =>
    `This session is on line ${line} already. Keep one of the two lines, or change a code.`,
  repeatedSeat: ({ line }) =>
    `This person is on line ${line} already, for the same session. Keep one of the two lines.`,
  overlappingSpell: ({ line }) =>
    `This spell shares days with the one of the same person on line ${line}. Both the first and the last day are part of a spell: correct the days.`,
  repeatedIdentity: ({ line }) =>
    `Line ${line} gives this account to another person. Correct one of the two, or leave its two ids empty.`,
  identityTaken: () =>
    'This account is bound to somebody else. Correct the two ids, or leave both empty. If both are the same person, a coordinator joins them under "people".',
  otherIdentity: () =>
    'This person is bound to another account already. Correct the two ids, or leave both empty. If they have a new account, they write "hello" from it, and a coordinator joins the two under "people".',
  foreignTenant: () =>
    'This Cadre does not serve the people of this tenant. Correct the id, leave both empty, or add the tenant to CADRE_TENANTS.',
  unknownPerson: ({ value }) =>
    `Nobody with the address ${value} is in the file of people or known already. Correct the address, or add the person.`,
  unknownSession: ({ value }) =>
    `No session "${value}" is in the file of sessions or known already. Correct the code, or add the session.`,
  needsFaultyLine: ({ file, value }) =>
    `"${value}" is on a line of the file of ${file} that has a fault. Correct that line, and this one can be imported.`,
  otherSpellAtFault: () =>
    'Another line of this person has a fault, and the lines of one person are imported together. Correct that line.',
};

const faultsFr: FaultTexts = {
  ...feedbackFaultsFr,
  ...nominationFaultsFr,
  emptyFile: () => 'Le fichier est vide. Sa première ligne doit nommer les colonnes.',
  notUtf8: () => 'Ce texte n’est pas en UTF-8. Enregistrez de nouveau le fichier en « CSV UTF-8 ».',
  badQuotes: () =>
    'À partir d’ici, les guillemets ne vont pas par paires. Fermez chaque guillemet ouvert, et doublez ceux qui font partie d’une valeur ("").',
  lineTooLong: ({ max }) => `Cette ligne dépasse ${numberFr(max)} octets. Cherchez un guillemet qui n’est pas fermé.`,
  notCommas: () =>
    'Les colonnes sont séparées par des points-virgules ou des tabulations. Enregistrez de nouveau le fichier avec des virgules.',
  missingColumn: () => 'Cette colonne manque. Ajoutez-la à la première ligne.',
  unknownColumn: ({ known }) =>
    `Cette colonne est inconnue. Retirez-la, ou corrigez son nom : les colonnes sont ${known.join(', ')}.`,
  personColumn: () =>
    'Cette colonne dirait qui a répondu. Rien n’a été lu : les réponses entrent sans les personnes. Retirez-la du fichier.',
  badCount: ({ value }) => `« ${value} » n’est pas un nombre de personnes. N’écrivez que des chiffres, par exemple 20.`,
  dateMissing: () => 'Une évaluation sans séance demande sa date. Ajoutez une colonne date, par exemple 2026-03-31.',
  pooledAlways: () =>
    'Les groupes d’apprentissage par l’action sont toujours regroupés dans leur cohorte. Écrivez quarter ou program, ou laissez cette case vide.',
  periodAlone: () =>
    'Une période nomme ce qui est regroupé. Écrivez quarter ou program dans la colonne pool, ou laissez cette case vide.',
  notAnItem: ({ value, allowed }) => `« ${value} » n’est pas un énoncé de ce formulaire. ${itemsFr(allowed)}`,
  notAnAnswer: ({ value, allowed }) =>
    allowed.length === 0
      ? `« ${value} » est trop long pour un commentaire. Raccourcissez-le.`
      : `« ${value} » n’est pas une réponse à cet énoncé. Écrivez ${listFr(allowed)}.`,
  repeatedAnswer: ({ line }) =>
    `Ce bulletin répond déjà à cet énoncé à la ligne ${line}. Gardez une seule des deux lignes.`,
  repeatedFigure: ({ line }) =>
    `Ce chiffre est déjà à la ligne ${line}. Gardez une seule des deux lignes, ou changez un code.`,
  unlikeAbove: ({ line }) =>
    `La ligne ${line} dit autre chose de la même évaluation. Écrivez la même valeur sur toutes ses lignes.`,
  otherKind: ({ kind }) => `Cette séance est d’un autre type : ${kind}. Corrigez le type, ou la séance.`,
  askedTooFew: ({ answered }) =>
    `Moins de personnes ont été sollicitées qu’il n’y a de réponses (${answered}). Corrigez le nombre, ou les bulletins.`,
  evaluationThere: () =>
    'Cette séance a déjà une évaluation, faite dans le clavardage ou avec d’autres réponses. Retirez ces lignes : un bulletin n’est jamais remplacé.',
  duplicateColumn: () => 'Cette colonne y est deux fois. Retirez l’une des deux.',
  fieldCount: ({ found, expected }) =>
    `Cette ligne compte ${found} valeurs, et la première ligne nomme ${expected} colonnes. Mettez entre guillemets les valeurs qui contiennent une virgule.`,
  blank: () => 'Cette valeur manque. Indiquez-la.',
  textTooLong: ({ max }) => `Cette valeur dépasse ${numberFr(max)} caractères. Raccourcissez-la.`,
  badCharacter: () => 'Cette valeur contient un caractère qui ne s’affiche pas. Tapez-la de nouveau.',
  badAddress: ({ value }) =>
    `« ${value} » n’est pas une adresse de courriel. Écrivez-la sous la forme nom@example.gc.ca.`,
  notOneOf: ({ value, allowed }) => `« ${value} » n’est pas une valeur de cette colonne. Écrivez ${listFr(allowed)}.`,
  badZone: ({ value }) =>
    `« ${value} » n’est pas un fuseau horaire. Écrivez son nom IANA, par exemple America/Toronto.`,
  badDay: ({ value }) => `« ${value} » n’est pas un jour qui existe. Écrivez-le sous la forme 2026-09-30.`,
  badTime: ({ value }) =>
    `« ${value} » n’est pas une date et une heure qui existent. Écrivez-les sous la forme 2026-09-30T09:00:00.`,
  skippedTime: ({ value, timeZone }) =>
    `${value} n’existe pas dans le fuseau ${timeZone} : l’heure y avance à ce moment. Corrigez l’heure.`,
  doubledTime: ({ value, timeZone }) =>
    `${value} survient deux fois dans le fuseau ${timeZone} : l’heure y recule à ce moment. Écrivez les heures de cette séance dans le fuseau UTC.`,
  endNotAfterStart: () => 'La fin n’est pas après le début. Corrigez l’une ou l’autre.',
  badMinutes: ({ value }) =>
    `« ${value} » n’est pas un nombre entier de minutes. N’écrivez que des chiffres, par exemple 240.`,
  minutesMissing: () => 'Une présence partielle demande ses minutes. Indiquez leur nombre.',
  badLink: ({ value }) => `« ${value} » n’est pas un lien que l’on peut envoyer. Écrivez-le en entier, avec https://.`,
  badSeats: ({ value, max }) =>
    `« ${value} » n’est pas un nombre de places. Écrivez un nombre entier, au plus ${numberFr(max)}.`,
  seatsOfRequired: () =>
    'Une séance obligatoire a une place pour chaque personne. Laissez cette case vide, ou rendez la séance facultative.',
  withdrawnBeforeJoined: ({ joined }) =>
    `Le dernier jour est avant le premier, le ${joined}. Corrigez l’un ou l’autre.`,
  badEntraId: () =>
    'Ce n’est pas un identifiant de Microsoft Entra. Copiez-le comme Entra l’affiche : 36 caractères, par exemple 1b4e28ba-2fa1-41d2-883f-0016d3cca427.',
  entraIdAlone: () =>
    'Un compte a un identifiant de locataire et un identifiant d’objet. Indiquez aussi celui-ci, ou laissez les deux vides : la personne sera alors rattachée à son premier message.',
  repeatedPerson: ({ line }) => `Cette personne est déjà à la ligne ${line}. Gardez une seule des deux lignes.`,
  repeatedSession: ({ line }) =>
    `Cette séance est déjà à la ligne ${line}. Gardez une seule des deux lignes, ou changez un code.`,
  repeatedSeat: ({ line }) =>
    `Cette personne est déjà à la ligne ${line}, pour la même séance. Gardez une seule des deux lignes.`,
  overlappingSpell: ({ line }) =>
    `Cette période a des jours en commun avec celle de la ligne ${line}, pour la même personne. Le premier et le dernier jour en font partie : corrigez les jours.`,
  repeatedIdentity: ({ line }) =>
    `La ligne ${line} donne ce compte à une autre personne. Corrigez l’une des deux, ou laissez vides ses deux identifiants.`,
  identityTaken: () =>
    'Ce compte est rattaché à quelqu’un d’autre. Corrigez les deux identifiants, ou laissez-les vides. S’il s’agit de la même personne, l’équipe de coordination rattache le compte sous « personnes ».',
  otherIdentity: () =>
    'Cette personne est déjà rattachée à un autre compte. Corrigez les deux identifiants, ou laissez-les vides. Si elle a un nouveau compte, elle écrit « bonjour » de celui-ci, et l’équipe de coordination le rattache sous « personnes ».',
  foreignTenant: () =>
    'Les personnes de ce locataire (tenant) ne sont pas servies ici. Corrigez l’identifiant, laissez les deux vides, ou ajoutez le locataire à CADRE_TENANTS.',
  unknownPerson: ({ value }) =>
    `L’adresse ${value} n’est à personne du fichier des personnes, ni à quelqu’un de connu. Corrigez l’adresse, ou ajoutez la personne.`,
  unknownSession: ({ value }) =>
    `La séance « ${value} » n’est pas dans le fichier des séances, et n’est pas connue. Corrigez le code, ou ajoutez la séance.`,
  needsFaultyLine: ({ file, value }) =>
    `« ${value} » est sur une ligne erronée du fichier ${rolesFr[file]}. Corrigez cette ligne, et celle-ci pourra être importée.`,
  otherSpellAtFault: () =>
    'Une autre ligne de cette personne est erronée, et les lignes d’une personne sont importées ensemble. Corrigez cette ligne.',
};

const rolesFr: Record<FileRole, string> = {
  people: 'des personnes',
  sessions: 'des séances',
  enrolments: 'des inscriptions',
  register: 'des présences',
  evaluations: 'des réponses aux évaluations',
  feedback: 'de la rétroaction des gestionnaires',
  reported: 'des chiffres rapportés',
  nominations: 'des mises en candidature',
};

export const importEn: ImportText = {
  place: ({ file, line, column }) => {
    const number = column?.number === undefined ? '' : ` ${column.number}`;
    return `${file}, line ${line}${column ? `, column${number} (${column.name})` : ''}:`;
  },
  fault: faultsEn,
  roles: {
    ...{ people: 'people', sessions: 'sessions', enrolments: 'enrolments', register: 'register' },
    ...{ evaluations: 'evaluations', feedback: 'feedback', reported: 'reported figures', nominations: 'nominations' },
  },
  noFile: (path) => `${path} cannot be read. Check the name of the file and your permission to read it.`,
  refused: (faults) => `Nothing was imported: ${faults === 1 ? '1 fault' : `${faults} faults`}.`,
  leftOut: (faults) => `Left out for ${faults === 1 ? '1 fault' : `${faults} faults`}:`,
  unfinished: (by, day) =>
    `Nothing was imported: an import by ${by} (${day}) is not finished, and its files were not these. Run it again with its own files to finish it, or add --restart to give it up and import these.`,
  fileChanged: (path) =>
    `${path} was changed while it was being imported, so the import is not finished. Run it again with --restart.`,
  noBallotKey:
    'Nothing was imported: answers are kept in a sealed box, and no key for it is set up (CADRE_BALLOT_KEY).',
  continued: 'This continues an import that was interrupted.',
  count: (file, { added, changed, unchanged, earlier }) =>
    `${file}: ${linesEn(added)} added, ${changed} changed, ${unchanged} unchanged${earlier > 0 ? `, ${earlier} imported before the interruption` : ''}.`,
  nothingNew: 'Nothing has changed: all of this was recorded already.',
  late: lateCallEn,
  line: {
    added: (file, line) => `${file}, line ${line}: added`,
    changed: (file, line) => `${file}, line ${line}: changed`,
  },
  progress: (file, lines) => `${file}: ${linesEn(lines)}`,
};

export const importFr: ImportText = {
  place: ({ file, line, column }) => {
    const number = column?.number === undefined ? '' : ` ${column.number}`;
    return `${file}, ligne ${line}${column ? `, colonne${number} (${column.name})` : ''} :`;
  },
  fault: faultsFr,
  roles: {
    ...{ people: 'personnes', sessions: 'séances', enrolments: 'inscriptions', register: 'présences' },
    ...{ evaluations: 'évaluations', feedback: 'rétroaction', reported: 'chiffres rapportés' },
    nominations: 'mises en candidature',
  },
  noFile: (path) => `Le fichier ${path} ne peut pas être lu. Vérifiez son nom et votre droit de le lire.`,
  refused: (faults) => `Rien n’a été importé : ${faults === 1 ? '1 erreur' : `${faults} erreurs`}.`,
  leftOut: (faults) => `Laissé de côté pour ${faults === 1 ? '1 erreur' : `${faults} erreurs`} :`,
  unfinished: (by, day) =>
    `Rien n’a été importé : une importation de ${by} (${day}) n’est pas terminée, et ses fichiers étaient différents. Relancez-la avec ses propres fichiers pour la terminer, ou ajoutez --restart pour l’abandonner et importer ceux-ci.`,
  fileChanged: (path) =>
    `Le fichier ${path} a été modifié pendant l’importation, qui n’est donc pas terminée. Relancez-la avec --restart.`,
  noBallotKey:
    'Rien n’a été importé : les réponses vont dans une urne scellée, et aucune clé n’est configurée (CADRE_BALLOT_KEY).',
  continued: 'Ceci poursuit une importation qui avait été interrompue.',
  count: (file, { added, changed, unchanged, earlier }) =>
    `${file} : ${linesFr(added)} en plus, ${changed} de changé, ${unchanged} sans changement${earlier > 0 ? `, ${earlier} avant l’interruption` : ''}.`,
  nothingNew: 'Rien n’a changé : tout ceci était déjà consigné.',
  late: lateCallFr,
  line: {
    added: (file, line) => `${file}, ligne ${line} : en plus`,
    changed: (file, line) => `${file}, ligne ${line} : changée`,
  },
  progress: (file, lines) => `${file} : ${linesFr(lines)}`,
};
