import type { Render } from '../../../cards/card.ts';
import {
  requestCard,
  requestListCard,
  requestRefusedCard,
  sessionRequestsCard,
  type RequestFormModel,
} from '../../../cards/request.ts';
import { HOSTILE, hostileSession, session, startsAt } from './sample.ts';

const form: RequestFormModel = { session, disposedAt: startsAt + 2_592_000_000 };
const stored = { accommodation: HOSTILE, diet: '' };
const people = Array.from({ length: 5 }, (_, n) => ({
  name: `${n} ${HOSTILE}`,
  accommodation: '['.repeat(500),
  diet: '*'.repeat(500),
}));

export const requestCards: Record<string, Render> = {
  request: (t) => requestCard(form, t),
  'request-stored': (t) => requestCard({ ...form, stored }, t),
  'request-saved': (t) => requestCard({ ...form, stored, done: 'saved' }, t),
  'request-withdrawn': (t) => requestCard({ ...form, done: 'withdrawn' }, t),
  'request-refused': (t) =>
    requestCard(
      {
        ...form,
        typed: stored,
        problems: [
          { field: 'diet', code: 'tooLong' },
          { field: 'accommodation', code: 'empty' },
        ],
      },
      t,
    ),
  'request-unknown': (t) => requestRefusedCard('unknownSession', t),
  'request-over': (t) => requestRefusedCard('over', t),
  'request-not-allowed': (t) => requestRefusedCard('notAllowed', t),
  'requests-empty': (t) => requestListCard([], t),
  requests: (t) =>
    requestListCard(
      Array.from({ length: 20 }, (_, n) => ({ ...hostileSession, people: n + 1 })),
      t,
    ),
  'requests-of-session': (t) => sessionRequestsCard({ ...form, people, next: 5 }, t),
  'requests-of-session-none': (t) => sessionRequestsCard({ ...form, people: [] }, t),
};
