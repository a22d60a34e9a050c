import type { Render } from '../../../cards/card.ts';
import { mySessionsCard, notEnrolledCard } from '../../../cards/session.ts';
import { hostileSession, session } from './sample.ts';

export const sessionCards: Record<string, Render> = {
  'my-sessions': (t) =>
    mySessionsCard(
      {
        next: [
          { ...session, open: true, cancelled: false, required: true, asks: true, answer: 'waiting' },
          { ...hostileSession, sessionId: 's2', open: false, cancelled: true, required: false, asks: false },
        ],
        past: [
          { ...session, status: 'present' },
          { ...session, status: 'unrecorded' },
        ],
        rate: { attended: 7, expected: 9, tenths: 778, unrecorded: 1 },
      },
      t,
    ),
  'my-sessions-empty': (t) => mySessionsCard({ next: [], past: [] }, t),
  'not-enrolled': notEnrolledCard,
};
