export type NoticeKind = 'room' | 'late' | 'cancelled' | 'link' | 'weather';

/** Ready notices: both languages are there, and what is new is filled in. */
export type BroadcastNoticeText = {
  noticeTitle: string;
  noticeHelp: string;
  noticeKind: string;
  noticeDetail: string;
  noticeDetailHelp: string;
  noticePreview: string;
  noticeKinds: Record<NoticeKind, string>;
  notice: Record<NoticeKind, (detail: string) => string>;
  noticeLink: string;
  noticeProblem: { detail: string; link: string; session: string };
};

export const broadcastNoticeEn: BroadcastNoticeText = {
  noticeTitle: 'Ready notices',
  noticeHelp: 'Both languages are ready: choose the session, say what is new, look at it, send it.',
  noticeKind: 'What happened',
  noticeDetail: 'The new room, the minutes of delay, or the new link',
  noticeDetailHelp: 'Nothing is needed for a cancellation or the weather.',
  noticePreview: 'Show the notice',
  noticeKinds: {
    room: 'The room has changed',
    late: 'It starts late',
    cancelled: 'It is cancelled',
    link: 'The link has changed',
    weather: 'It is cancelled because of the weather',
  },
  notice: {
    room: (room) => `{sessionTitle}, {sessionDate} at {sessionTime}: the room has changed. The new room is ${room}.`,
    late: (minutes) =>
      `{sessionTitle}, {sessionDate}: we will start ${minutes} minutes late. It was planned for {sessionTime}.`,
    cancelled: () =>
      '{sessionTitle}, {sessionDate} at {sessionTime}, is cancelled. We will write to you about what follows.',
    link: () =>
      '{sessionTitle}, {sessionDate} at {sessionTime}: the link to join has changed. Please use the new one below.',
    weather: () =>
      '{sessionTitle}, {sessionDate} at {sessionTime}, is cancelled because of the weather. Please stay safe: there is no need to travel.',
  },
  noticeLink: 'Join',
  noticeProblem: {
    detail: 'Write the new room, or the minutes of delay as a number.',
    link: 'Write the whole new link, beginning with https.',
    session: 'Choose a session from the list.',
  },
};

export const broadcastNoticeFr: BroadcastNoticeText = {
  noticeTitle: 'Avis prêts à envoyer',
  noticeHelp: 'Les deux langues sont prêtes : choisissez la séance, indiquez ce qui change, vérifiez, puis envoyez.',
  noticeKind: 'Ce qui se passe',
  noticeDetail: 'La nouvelle salle, les minutes de retard ou le nouveau lien',
  noticeDetailHelp: 'Rien à inscrire pour une annulation ou la météo.',
  noticePreview: 'Voir l’avis',
  noticeKinds: {
    room: 'La salle a changé',
    late: 'La séance commence en retard',
    cancelled: 'La séance est annulée',
    link: 'Le lien a changé',
    weather: 'La séance est annulée en raison de la météo',
  },
  notice: {
    room: (room) =>
      `{sessionTitle}, le {sessionDate} à {sessionTime} : la salle a changé. La nouvelle salle est : ${room}.`,
    late: (minutes) =>
      `{sessionTitle}, le {sessionDate} : nous commencerons avec ${minutes} minutes de retard. Le début était prévu à {sessionTime}.`,
    cancelled: () =>
      '{sessionTitle}, le {sessionDate} à {sessionTime} : la séance est annulée. Nous vous écrirons au sujet de la suite.',
    link: () =>
      '{sessionTitle}, le {sessionDate} à {sessionTime} : le lien de connexion a changé. Veuillez utiliser le nouveau lien ci-dessous.',
    weather: () =>
      '{sessionTitle}, le {sessionDate} à {sessionTime} : la séance est annulée en raison de la météo. Soyez prudents : il n’est pas nécessaire de vous déplacer.',
  },
  noticeLink: 'Se joindre à la séance',
  noticeProblem: {
    detail: 'Indiquez la nouvelle salle, ou les minutes de retard en chiffres.',
    link: 'Indiquez le nouveau lien au complet, à partir de https.',
    session: 'Choisissez une séance dans la liste.',
  },
};
