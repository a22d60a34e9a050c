import type { AttendanceStatus } from '../../bot/domain/attendance.ts';

type Times = { time: string; day: string };

/** Check-in and the register. */
export type AttendanceText = {
  checkIn: string;
  checkInTitle: string;
  checkInAsk: string;
  remote: string;
  choose: string;
  codeTitle: string;
  codeHelp: string;
  codeLabel: string;
  codePlaceholder: string;
  codeError: string;
  codeSubmit: string;
  recordedTitle: string;
  alreadyTitle: string;
  status: Record<AttendanceStatus | 'unrecorded', string>;
  session: string;
  statusLabel: string;
  recordedAt: string;
  countedFrom: string;
  markedBy: string;
  when: string;
  place: string;
  refusal: {
    unknownSession: string;
    notEnrolled: string;
    withdrawn: (day: string) => string;
    otherGroup: string;
    cancelled: string;
    notYetOpen: (at: Times) => string;
    closed: (at: Times) => string;
    codeNeeded: string;
    notRemote: string;
    wrongCode: (left: number) => string;
    tooManyTries: (until: string) => string;
    nothingOpen: string;
    notAllowed: string;
    unknownPerson: string;
    undoTooLate: string;
    nothingToUndo: string;
  };
  registerTitle: string;
  registerChoose: string;
  noRegister: string;
  openRegister: string;
  counts: string;
  seats: (seats: number) => string;
  walkIns: (count: number) => string;
  code: (code: string) => string;
  codeSeconds: (seconds: number) => string;
  codeClosed: string;
  unrecordedTitle: (count: number) => string;
  nobodyUnrecorded: string;
  andMore: (count: number) => string;
  markLabel: string;
  markError: string;
  mark: string;
  marked: (name: string) => string;
  undo: string;
  undone: (name: string) => string;
  refresh: string;
  asOf: (time: string) => string;
};

export const attendanceEn: AttendanceText = {
  checkIn: 'Check in',
  checkInTitle: 'Check-in is open',
  checkInAsk: 'Are you here? Press the button, and you are on the register.',
  remote: 'Check in (attending remotely)',
  choose: 'More than one session is open for you. Which one are you at?',
  codeTitle: 'Enter the code shown in the room',
  codeHelp: 'Take your time: the code that you see now stays good for five minutes, and your arrival counts from now.',
  codeLabel: 'Six-digit code',
  codePlaceholder: '123456',
  codeError: 'Enter the six digits shown in the room.',
  codeSubmit: 'Check in',
  recordedTitle: 'You are checked in',
  alreadyTitle: 'You were already checked in',
  status: {
    present: 'Present',
    late: 'Late',
    partial: 'Partial',
    absent: 'Absent',
    excused: 'Excused',
    unrecorded: 'Unrecorded',
  },
  session: 'Session',
  statusLabel: 'Attendance',
  recordedAt: 'Checked in at',
  countedFrom: 'Counted from',
  markedBy: 'Recorded by the facilitator or coordinator',
  when: 'When',
  place: 'Where',
  refusal: {
    unknownSession: 'I could not find this session among yours. Write "my sessions" to see them.',
    notEnrolled: 'You are not enrolled for this session. If you think you should be, ask your coordinators.',
    withdrawn: (day) =>
      `Your enrolment ended on ${day}, before this session. If that is not right, ask your coordinators.`,
    otherGroup: 'This session is for another group. Write "my sessions" to see yours.',
    cancelled: 'This session was cancelled, so there is no check-in.',
    notYetOpen: ({ time, day }) => `Check-in is not open yet. It opens on ${day} at ${time}.`,
    closed: ({ time, day }) =>
      `Check-in closed on ${day} at ${time}. If you were there, tell your coordinators: they can correct the register.`,
    codeNeeded: 'This session asks for the code shown in the room.',
    notRemote:
      'This session has no remote check-in. Enter the code shown in the room, or ask the facilitator to mark you present.',
    wrongCode: (left) =>
      left === 1
        ? 'That is not the code on show. You can try once more before a pause of five minutes.'
        : `That is not the code on show. Check the screen and try again (${left} tries left).`,
    tooManyTries: (until) =>
      `Too many wrong codes. You can try again at ${until}. The facilitator can also mark you present.`,
    nothingOpen: 'You have no session to check in to, now or later. Write "my sessions" to see your sessions.',
    notAllowed: 'You have no register to see here. If you think you should, ask your coordinators.',
    unknownPerson: 'Choose a person from the list.',
    undoTooLate: 'A mark can be undone for ten seconds. To change it now, correct the register.',
    nothingToUndo: 'There is no mark to undo.',
  },
  registerTitle: 'Register',
  registerChoose: 'Which register?',
  noRegister: 'There is no session to show yet.',
  openRegister: 'Open',
  counts: 'Counts',
  seats: (seats) => (seats === 1 ? '1 expected seat' : `${seats} expected seats`),
  walkIns: (count) => (count === 1 ? '1 walk-in, not counted' : `${count} walk-ins, not counted`),
  code: (code) => `Code: ${code}`,
  codeSeconds: (seconds) => (seconds === 1 ? 'new code in 1 second' : `new code in ${seconds} seconds`),
  codeClosed: 'Check-in is not open.',
  unrecordedTitle: (count) => `Unrecorded (${count})`,
  nobodyUnrecorded: 'Every expected seat is recorded.',
  andMore: (count) => `and ${count} more`,
  markLabel: 'Mark one person present',
  markError: 'Choose a person first.',
  mark: 'Mark present',
  marked: (name) => `${name} is marked present. You can undo this for ten seconds.`,
  undo: 'Undo',
  undone: (name) => `The mark for ${name} was taken back.`,
  refresh: 'Refresh',
  asOf: (time) => `As of ${time}`,
};

export const attendanceFr: AttendanceText = {
  checkIn: 'Signaler ma présence',
  checkInTitle: 'Vous pouvez signaler votre présence',
  checkInAsk: 'Vous êtes là? Appuyez sur le bouton : votre présence sera consignée.',
  remote: 'Signaler ma présence (à distance)',
  choose: 'Plus d’une séance est ouverte pour vous. À laquelle êtes-vous?',
  codeTitle: 'Entrez le code affiché dans la salle',
  codeHelp:
    'Prenez votre temps : le code que vous voyez reste valable cinq minutes, et votre arrivée compte à partir de maintenant.',
  codeLabel: 'Code à six chiffres',
  codePlaceholder: '123456',
  codeError: 'Entrez les six chiffres affichés dans la salle.',
  codeSubmit: 'Signaler ma présence',
  recordedTitle: 'Votre présence est signalée',
  alreadyTitle: 'Votre présence était déjà signalée',
  status: {
    present: 'Présence',
    late: 'Retard',
    partial: 'Présence partielle',
    absent: 'Absence',
    excused: 'Absence motivée',
    unrecorded: 'À consigner',
  },
  session: 'Séance',
  statusLabel: 'Présence',
  recordedAt: 'Signalée à',
  countedFrom: 'Comptée à partir de',
  markedBy: 'Consignée par la personne qui anime ou coordonne',
  when: 'Quand',
  place: 'Où',
  refusal: {
    unknownSession: 'Je ne trouve pas cette séance parmi les vôtres. Écrivez « mes séances » pour les voir.',
    notEnrolled:
      'Vous n’avez pas d’inscription à cette séance. Si cela vous semble une erreur, demandez à votre équipe de coordination.',
    withdrawn: (day) =>
      `Votre inscription a pris fin le ${day}, avant cette séance. Si c’est une erreur, demandez à votre équipe de coordination.`,
    otherGroup: 'Cette séance est celle d’un autre groupe. Écrivez « mes séances » pour voir les vôtres.',
    cancelled: 'Cette séance a été annulée : il n’y a pas de présence à signaler.',
    notYetOpen: ({ time, day }) =>
      `Il est trop tôt pour signaler votre présence. Vous pourrez le faire le ${day} à partir de ${time}.`,
    closed: ({ time, day }) =>
      `La période pour signaler sa présence a pris fin le ${day} à ${time}. Si vous y étiez, dites-le à votre équipe de coordination : elle peut corriger la feuille de présence.`,
    codeNeeded: 'Cette séance demande le code affiché dans la salle.',
    notRemote:
      'On ne peut pas signaler sa présence à distance à cette séance. Entrez le code affiché dans la salle, ou demandez à la personne qui anime de consigner votre présence.',
    wrongCode: (left) =>
      left === 1
        ? 'Ce n’est pas le code affiché. Il vous reste un essai avant une pause de cinq minutes.'
        : `Ce n’est pas le code affiché. Vérifiez l’écran et réessayez (il vous reste ${left} essais).`,
    tooManyTries: (until) =>
      `Trop de codes erronés. Vous pourrez réessayer à ${until}. La personne qui anime peut aussi consigner votre présence.`,
    nothingOpen:
      'Vous n’avez aucune séance où signaler votre présence, ni maintenant ni plus tard. Écrivez « mes séances » pour voir vos séances.',
    notAllowed:
      'Vous n’avez pas de feuille de présence à consulter ici. Si cela vous semble une erreur, demandez à votre équipe de coordination.',
    unknownPerson: 'Choisissez une personne dans la liste.',
    undoTooLate: 'On peut annuler dans les dix secondes. Pour changer cette présence maintenant, corrigez la feuille.',
    nothingToUndo: 'Il n’y a rien à annuler.',
  },
  registerTitle: 'Feuille de présence',
  registerChoose: 'Quelle feuille de présence?',
  noRegister: 'Il n’y a pas encore de séance à montrer.',
  openRegister: 'Ouvrir',
  counts: 'Décompte',
  seats: (seats) => (seats === 1 ? '1 place attendue' : `${seats} places attendues`),
  walkIns: (count) =>
    count === 1 ? '1 personne non inscrite, non comptée' : `${count} personnes non inscrites, non comptées`,
  code: (code) => `Code : ${code}`,
  codeSeconds: (seconds) =>
    seconds <= 1 ? `nouveau code dans ${seconds} seconde` : `nouveau code dans ${seconds} secondes`,
  codeClosed: 'On ne peut pas signaler sa présence en ce moment.',
  unrecordedTitle: (count) => `À consigner (${count})`,
  nobodyUnrecorded: 'Toutes les places attendues sont consignées.',
  andMore: (count) => `et ${count} de plus`,
  markLabel: 'Consigner la présence d’une personne',
  markError: 'Choisissez d’abord une personne.',
  mark: 'Consigner la présence',
  marked: (name) => `La présence de ${name} est consignée. Vous pouvez annuler dans les dix secondes.`,
  undo: 'Annuler',
  undone: (name) => `La présence de ${name} n’est plus consignée.`,
  refresh: 'Actualiser',
  asOf: (time) => `À ${time}`,
};
