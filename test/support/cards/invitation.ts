import type { Render } from '../../../cards/card.ts';
import { cancelledCard, invitationCard, type InvitationModel } from '../../../cards/invitation.ts';
import { one, series } from './rsvp.ts';
import { HOSTILE, hostileSession, session, startsAt } from './sample.ts';

const calendar = { download: 'https://cadre.example.gc.ca/c/1', feed: 'https://cadre.example.gc.ca/f/1' };
const long = (text: string, length: number): string => text.repeat(Math.ceil(length / text.length)).slice(0, length);
const full: InvitationModel = {
  ...one,
  calendar,
  sessions: [
    {
      ...session,
      required: false,
      capacity: 20,
      joinLink: 'https://teams.example.gc.ca/join/1',
      languages: 'both',
      interpretation: true,
      details: {
        agendaEn: long('A word and another. ', 1_500),
        agendaFr: long('Un mot et un autre. ', 1_500),
        beforeEn: 'Chapter 2',
        roomAccess: 'Show your pass at the desk.',
        contact: 'Marie Gagnon',
      },
    },
  ],
};
const hostileDetails = {
  agendaEn: long(HOSTILE, 1_500),
  agendaFr: long(HOSTILE, 1_500),
  roomAccess: long(HOSTILE, 500),
  contact: HOSTILE,
};
const movedFrom = { startsAt: startsAt - 86_400_000, endsAt: startsAt - 80_000_000 };
const longest = { ...series(40, long(HOSTILE, 190)), calendar };

export const invitationCards: Record<string, Render> = {
  invitation: (t) => invitationCard({ ...one, calendar }, t),
  'invitation-full': (t) => invitationCard(full, t),
  'invitation-hostile': (t) =>
    invitationCard({ ...one, sessions: [{ ...hostileSession, required: true, details: hostileDetails }] }, t),
  'invitation-series': (t) => invitationCard({ ...series(10), calendar }, t),
  'invitation-series-longest': (t) =>
    invitationCard({ ...longest, sessions: longest.sessions.map((item) => ({ ...item, details: hostileDetails })) }, t),
  'invitation-moved': (t) => invitationCard({ ...full, movedFrom, moved: true }, t),
  'invitation-cancelled': (t) => cancelledCard({ ...one, sessions: [{ ...hostileSession, required: true }] }, t),
};
