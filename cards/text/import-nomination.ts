import type { FaultReason } from '../../bot/domain/import.ts';

type Code =
  | ('noCall' | 'callDraft' | 'notACompetency' | 'repeatedStrength' | 'answerMissing' | 'notListed')
  | ('notNominator' | 'nominatorJudges' | 'nomineeJudges' | 'selfNomination' | 'ownSupervision')
  | ('repeatedNominee' | 'nominatedAlready' | 'nominationOver');

/** A sentence for each fault of a file of nominations: what is wrong, and how to mend it. */
type NominationFaultTexts = { [C in Code]: (reason: Extract<FaultReason, { code: C }>) => string };

const listEn = (words: readonly string[]): string => words.join(', ').replace(/, ([^,]*)$/, ' or $1');
const listFr = (words: readonly string[]): string => words.join(', ').replace(/, ([^,]*)$/, ' ou $1');

export const nominationFaultsEn: NominationFaultTexts = {
  noCall: () => 'There is no call for nominations for this cohort. Open one in the chat, under "call".',
  callDraft: () => 'The call for nominations of this cohort is still a draft. Publish it in the chat, under "call".',
  notACompetency: ({ value, allowed }) =>
    allowed.length === 0
      ? 'This call asks for no competencies. Leave this empty.'
      : `"${value}" is not a competency of this call. Write its code, a colon and the text, with | before the next one. The codes: ${listEn(allowed)}.`,
  repeatedStrength: ({ value }) => `"${value}" is written twice in this value. Keep one of the two.`,
  answerMissing: () => 'The call asks for an answer to this question. Add the column if it is missing, and fill it in.',
  notListed: ({ value, allowed }) => `"${value}" is not in the list of this call. Write ${listEn(allowed)}.`,
  notNominator: ({ value }) =>
    `Nobody with the address ${value} may nominate in this program. Correct the address, or give them the role: cadre role grant --role nominator.`,
  nominatorJudges: () =>
    'Whoever is on the selection committee of this program nominates nobody. Name another nominator.',
  nomineeJudges: () =>
    'Whoever is on the selection committee of this program cannot be nominated. Take this line out, or the role away.',
  selfNomination: () => 'In this call nobody nominates themselves. Name another nominator.',
  ownSupervision: () => 'This is the nominee’s own address. Write the address of their supervisor.',
  repeatedNominee: ({ line }) => `Line ${line} nominates the same person. Keep one of the two lines.`,
  nominatedAlready: () =>
    'This person is nominated for this cohort already, by somebody else or in other words. Take this line out: a file changes no nomination.',
  nominationOver: ({ state }) =>
    state === 'declined'
      ? 'This person has declined to be nominated for this cohort. Take this line out.'
      : 'The nomination of this person for this cohort was withdrawn. Take this line out.',
};

export const nominationFaultsFr: NominationFaultTexts = {
  noCall: () =>
    'Il n’y a pas d’appel de candidatures pour cette cohorte. Préparez-le dans le clavardage, sous « appel ».',
  callDraft: () =>
    'L’appel de candidatures de cette cohorte est encore une ébauche. Publiez-le dans le clavardage, sous « appel ».',
  notACompetency: ({ value, allowed }) =>
    allowed.length === 0
      ? 'Cet appel ne demande aucune compétence. Laissez cette case vide.'
      : `« ${value} » n’est pas une compétence de cet appel. Écrivez son code, deux-points, puis le texte, avec | avant la suivante. Les codes : ${listFr(allowed)}.`,
  repeatedStrength: ({ value }) => `« ${value} » y est deux fois. Gardez une seule des deux.`,
  answerMissing: () =>
    'L’appel demande une réponse à cette question. Ajoutez la colonne si elle manque, et indiquez-la.',
  notListed: ({ value, allowed }) => `« ${value} » n’est pas dans la liste de cet appel. Écrivez ${listFr(allowed)}.`,
  notNominator: ({ value }) =>
    `L’adresse ${value} n’est à personne qui peut proposer une candidature dans ce programme. Corrigez-la, ou accordez le rôle : cadre role grant --role nominator.`,
  nominatorJudges: () =>
    'Les membres du comité de sélection de ce programme ne proposent personne. Nommez une autre personne proposante.',
  nomineeJudges: () =>
    'Les membres du comité de sélection de ce programme ne peuvent pas être proposés. Retirez cette ligne, ou le rôle.',
  selfNomination: () => 'Dans cet appel, personne ne se propose soi-même. Nommez une autre personne proposante.',
  ownSupervision: () => 'C’est l’adresse de la personne proposée. Écrivez celle de sa ou de son gestionnaire.',
  repeatedNominee: ({ line }) => `La ligne ${line} propose la même personne. Gardez une seule des deux lignes.`,
  nominatedAlready: () =>
    'Cette personne est déjà proposée pour cette cohorte, par quelqu’un d’autre ou en d’autres mots. Retirez cette ligne : un fichier ne change aucune mise en candidature.',
  nominationOver: ({ state }) =>
    state === 'declined'
      ? 'Cette personne a refusé d’être proposée pour cette cohorte. Retirez cette ligne.'
      : 'La mise en candidature de cette personne pour cette cohorte a été retirée. Retirez cette ligne.',
};

export const lateCallEn = {
  closed: 'The call is closed: nominators cannot submit any more. These nominations were brought in all the same.',
  over: 'The time to consent and to endorse is over: nobody was asked, and these dossiers cannot become complete.',
};

export const lateCallFr: typeof lateCallEn = {
  closed:
    'L’appel est clos : les personnes proposantes ne peuvent plus rien soumettre. Ces mises en candidature ont quand même été importées.',
  over: 'Le délai pour les consentements et les appuis est passé : personne n’a été sollicité, et ces dossiers ne peuvent plus être complétés.',
};
