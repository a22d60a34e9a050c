import type { AttendanceMeasure, ParticipantsMeasure } from '../../bot/domain/measure.ts';
import type { Role } from '../../bot/domain/person.ts';
import type { EvaluationSettings, ReminderSettings } from '../../bot/domain/program.ts';
import type { SessionKind } from '../../bot/domain/session.ts';

/** What the operator's commands say on the terminal, but for the import (import.ts). */
export type CommandText = {
  unknownProgram: (name: string, known: readonly string[]) => string;
  unknownCohort: (name: string, known: readonly string[]) => string;
  ambiguousCohort: (name: string, programs: readonly string[]) => string;
  unknownSession: (name: string, known: readonly string[]) => string;
  unknownPerson: (address: string) => string;
  noStore: (path: string) => string;
  unexpected: (reason: string) => string;
  nothingToSet: string;
  unchanged: string;
  programSet: (program: {
    name: string;
    code: boolean;
    opens: number;
    grace: number;
    timeZone: string;
    approvalAbove?: number;
  }) => string;
  programReminders: (reminders: ReminderSettings) => string;
  programEvaluations: (evaluations: EvaluationSettings) => string;
  programNominations: (years: number) => string;
  sessionSet: (code: string, remote: boolean) => string;
  granted: (address: string, role: Role, program: string) => string;
  revoked: (address: string, role: Role, program: string) => string;
  measuresTitle: (cohort: string, program: string, asOf: string) => string;
  noSessions: string;
  kinds: Record<SessionKind, string>;
  attendance: (measure: AttendanceMeasure) => string[];
  participants: (measure: ParticipantsMeasure) => string;
};

const choicesEn = (known: readonly string[]): string =>
  known.length === 0 ? 'There is none yet.' : `Known: ${known.join(', ')}.`;
const choicesFr = (known: readonly string[]): string =>
  known.length === 0 ? 'Il n’y en a pas encore.' : `Connus : ${known.join(', ')}.`;

const percentEn = (value: number | null): string => (value === null ? 'no rate' : `${value.toFixed(1)} %`);
const decimalFr = (value: number | null): string =>
  value === null ? 'aucun taux' : value.toFixed(1).replace('.', ',');
const percentFr = (value: number | null): string => (value === null ? 'aucun taux' : `${decimalFr(value)} %`);

export const commandEn: CommandText = {
  unknownProgram: (name, known) => `There is no program "${name}". ${choicesEn(known)}`,
  unknownCohort: (name, known) => `There is no cohort "${name}". ${choicesEn(known)}`,
  ambiguousCohort: (name, programs) =>
    `More than one program has a cohort "${name}": ${programs.join(', ')}. Say which one with --program.`,
  unknownSession: (name, known) => `There is no session "${name}" in this cohort. ${choicesEn(known)}`,
  unknownPerson: (address) =>
    `Nobody with the address ${address} is known. Correct it, or add --name "NAME" to make this person known.`,
  noStore: (path) => `There is no store at ${path}. Check the path after --store, or import something first.`,
  unexpected: (reason) => `Something unexpected happened: ${reason}`,
  nothingToSet: 'Say what to set: see --help.',
  unchanged: 'Nothing has changed: it was so already.',
  programSet: ({ name, code, opens, grace, timeZone, approvalAbove }) =>
    `${name}: check-in ${code ? 'with' : 'without'} the room's code, open ${opens} minutes before the start, ${grace} minutes of grace, time zone ${timeZone}.${approvalAbove === undefined ? '' : ` A broadcast to more than ${approvalAbove} people needs a second coordinator.`}`,
  programReminders: ({ workingDays, at, checkInCard }) =>
    `Reminders: ${workingDays === 0 ? 'none' : `${workingDays} working ${workingDays === 1 ? 'day' : 'days'} before, at ${at}`}; the check-in card ${checkInCard ? 'is sent when check-in opens' : 'is not sent'}.`,
  programEvaluations: ({ daysOpen, minimum, toParticipants, poolLearningEvents }) =>
    `Evaluations: open for ${daysOpen} ${daysOpen === 1 ? 'day' : 'days'}; results need at least ${minimum} answers, and ${toParticipants ? 'participants are told them too' : 'participants are not told them'}.${poolLearningEvents ? ' Learning events are added up over the program.' : ''}`,
  programNominations: (years) =>
    `Nominations: files of those who are not selected are kept for ${years} years after their last use.`,
  sessionSet: (code, remote) =>
    remote ? `${code}: people who attend remotely check in by button.` : `${code}: there is no remote check-in.`,
  granted: (address, role, program) => `${address} is now a ${role} of ${program}.`,
  revoked: (address, role, program) => `${address} is no longer a ${role} of ${program}.`,
  measuresTitle: (cohort, program, asOf) => `${program}, ${cohort}: as of ${asOf}`,
  noSessions: 'This cohort has no sessions yet.',
  kinds: {
    'learning-event': 'Learning events',
    'action-learning': 'Action learning groups',
    course: 'Courses',
    other: 'Other sessions',
  },
  attendance: ({ numerator, denominator, rate, provisional, low, high, unrecorded, withoutExcused, excused }) => [
    `${percentEn(rate)}: ${numerator} attended of ${denominator} expected seats at held sessions`,
    ...(unrecorded > 0
      ? [`provisional: ${unrecorded} unrecorded, so between ${percentEn(low)} and ${percentEn(high)}`]
      : []),
    ...(provisional && unrecorded === 0 ? ['provisional: an import is not finished'] : []),
    ...(excused > 0
      ? [`without the ${excused} excused: ${percentEn(withoutExcused)} (${numerator} of ${denominator - excused})`]
      : []),
  ],
  participants: ({ enrolled, departments, active }) =>
    `Enrolled: ${enrolled}, from departments (as at selection): ${departments}; active: ${active}`,
};

export const commandFr: CommandText = {
  unknownProgram: (name, known) => `Il n’y a pas de programme « ${name} ». ${choicesFr(known)}`,
  unknownCohort: (name, known) => `Il n’y a pas de cohorte « ${name} ». ${choicesFr(known)}`,
  ambiguousCohort: (name, programs) =>
    `Plus d’un programme a une cohorte « ${name} » : ${programs.join(', ')}. Précisez lequel avec --program.`,
  unknownSession: (name, known) => `Il n’y a pas de séance « ${name} » dans cette cohorte. ${choicesFr(known)}`,
  unknownPerson: (address) =>
    `L’adresse ${address} n’est à personne de connu. Corrigez-la, ou ajoutez --name "NOM" pour faire connaître cette personne.`,
  noStore: (path) =>
    `Il n’y a pas de données à l’endroit ${path}. Vérifiez le chemin après --store, ou importez d’abord quelque chose.`,
  unexpected: (reason) => `Un problème inattendu est survenu : ${reason}`,
  nothingToSet: 'Indiquez ce qu’il faut régler : voir --help.',
  unchanged: 'Rien n’a changé : c’était déjà ainsi.',
  programSet: ({ name, code, opens, grace, timeZone, approvalAbove }) =>
    `${name} : présence signalée ${code ? 'avec' : 'sans'} le code de la salle, dès ${opens} minutes avant le début, ${grace} minutes de grâce, fuseau ${timeZone}.${approvalAbove === undefined ? '' : ` Un message collectif à plus de ${approvalAbove} personnes demande un second membre de l’équipe de coordination.`}`,
  programReminders: ({ workingDays, at, checkInCard }) =>
    `Rappels : ${workingDays === 0 ? 'aucun' : `${workingDays} ${workingDays === 1 ? 'jour ouvrable' : 'jours ouvrables'} avant, à ${at}`}; la carte de présence ${checkInCard ? 'est envoyée dès qu’on peut signaler sa présence' : 'n’est pas envoyée'}.`,
  programEvaluations: ({ daysOpen, minimum, toParticipants, poolLearningEvents }) =>
    `Évaluations : ouvertes pendant ${daysOpen} ${daysOpen < 2 ? 'jour' : 'jours'}; les résultats demandent au moins ${minimum} réponses et ${toParticipants ? 'vont aussi aux personnes participantes' : 'ne vont pas aux personnes participantes'}.${poolLearningEvents ? ' Celles des activités d’apprentissage sont additionnées pour tout le programme.' : ''}`,
  programNominations: (years) =>
    `Candidatures : les dossiers non retenus sont conservés ${years} ans après leur dernière utilisation.`,
  sessionSet: (code, remote) =>
    remote
      ? `${code} : les personnes à distance signalent leur présence par le bouton.`
      : `${code} : on ne peut pas signaler sa présence à distance.`,
  granted: (address, role, program) => `${address} a maintenant un rôle ${rolesFr[role]} dans ${program}.`,
  revoked: (address, role, program) => `${address} n’a plus de rôle ${rolesFr[role]} dans ${program}.`,
  measuresTitle: (cohort, program, asOf) => `${program}, ${cohort} : au ${asOf}`,
  noSessions: 'Cette cohorte n’a pas encore de séances.',
  kinds: {
    'learning-event': 'Activités d’apprentissage',
    'action-learning': 'Groupes d’apprentissage par l’action',
    course: 'Cours',
    other: 'Autres séances',
  },
  attendance: ({ numerator, denominator, rate, provisional, low, high, unrecorded, withoutExcused, excused }) => [
    `${percentFr(rate)} : ${numerator} présences sur ${denominator} places attendues aux séances tenues`,
    ...(unrecorded > 0
      ? [`provisoire : ${unrecorded} à consigner, donc entre ${decimalFr(low)} et ${percentFr(high)}`]
      : []),
    ...(provisional && unrecorded === 0 ? ['provisoire : une importation n’est pas terminée'] : []),
    ...(excused > 0
      ? [
          `sans les ${excused} absences motivées : ${percentFr(withoutExcused)} (${numerator} sur ${denominator - excused})`,
        ]
      : []),
  ],
  participants: ({ enrolled, departments, active }) =>
    `Personnes inscrites : ${enrolled}; ministères ou organismes (à la sélection) : ${departments}; inscriptions actives : ${active}`,
};

const rolesFr: Record<Role, string> = {
  coordinator: 'de coordination',
  facilitator: 'd’animation',
  nominator: 'de personne proposante',
  reviewer: 'de membre du comité de sélection',
  chair: 'de présidence du comité de sélection',
  champion: 'de championne ou champion',
};
