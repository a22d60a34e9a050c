import type { FaultReason } from '../../bot/domain/import.ts';

type Code =
  | ('notABehaviour' | 'repeatedBehaviour' | 'unlikeForm' | 'secondSupervisor')
  | ('ownSupervisor' | 'notInCohort' | 'notOver' | 'waveThere');

/** A sentence for each fault of a file of supervisors' feedback: what is wrong, and how to mend it. */
type FeedbackFaultTexts = { [C in Code]: (reason: Extract<FaultReason, { code: C }>) => string };

export const feedbackFaultsEn: FeedbackFaultTexts = {
  notABehaviour: ({ value, allowed }) =>
    `"${value}" is not what supervisors of this program are asked. Write one of ${allowed.join(', ')}, or change the list in the chat, under "feedback".`,
  repeatedBehaviour: ({ line }) => `Line ${line} answers this for the same participant already. Keep one of the two.`,
  unlikeForm: ({ line }) =>
    `This is not what line ${line} says of the same form or wave. Write the same on all its lines.`,
  secondSupervisor: ({ line }) =>
    `Line ${line} has another supervisor for this participant in the same wave. One supervisor is asked about one person: keep one of the two.`,
  ownSupervisor: () => 'This is the participant’s own address. Write the address of their supervisor.',
  notInCohort: ({ value }) =>
    `Nobody with the address ${value} has a place in this cohort. Correct the address, or add the person to the file of enrolments.`,
  notOver: ({ value }) => `The day ${value} is not over. Only feedback of the past comes from a file.`,
  waveThere: () =>
    'This wave was planned in the chat, and its answers belong to the supervisors who give them. Take these lines out.',
};

export const feedbackFaultsFr: FeedbackFaultTexts = {
  notABehaviour: ({ value, allowed }) =>
    `« ${value} » ne fait pas partie de ce que ce programme demande aux gestionnaires. Écrivez l’un de ceux-ci : ${allowed.join(', ')}, ou changez la liste dans le clavardage, sous « rétroaction ».`,
  repeatedBehaviour: ({ line }) =>
    `La ligne ${line} y répond déjà pour la même personne participante. Gardez une seule des deux.`,
  unlikeForm: ({ line }) =>
    `La ligne ${line} dit autre chose du même formulaire ou de la même période. Écrivez la même valeur sur toutes ses lignes.`,
  secondSupervisor: ({ line }) =>
    `La ligne ${line} donne un autre gestionnaire à cette personne pour la même période. On ne s’adresse qu’à un gestionnaire par personne : gardez une seule des deux.`,
  ownSupervisor: () => 'C’est l’adresse de la personne participante. Écrivez celle de sa ou de son gestionnaire.',
  notInCohort: ({ value }) =>
    `L’adresse ${value} n’a pas de place dans cette cohorte. Corrigez-la, ou ajoutez la personne au fichier des inscriptions.`,
  notOver: ({ value }) => `Le ${value} n’est pas passé. Seule une rétroaction du passé vient d’un fichier.`,
  waveThere: () =>
    'Cette période a été prévue dans le clavardage, et ses réponses sont aux gestionnaires qui les donnent. Retirez ces lignes.',
};
