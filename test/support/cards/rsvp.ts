import type { Render } from '../../../cards/card.ts';
import {
  answeredCard,
  promotedCard,
  rsvpRefusedCard,
  type AskedModel,
  type AskedSession,
} from '../../../cards/rsvp.ts';
import { hostileSession, session } from './sample.ts';

const DAY = 24 * 3_600_000;
const asked: AskedSession = { ...session, required: true };
export const one: AskedModel = { programId: 'p1', sessionId: 's1', series: false, sequence: 2, sessions: [asked] };

/** The longest series there is (domain/series), with the longest titles, each different. */
export const series = (count: number, title = 'Thinking across departments'): AskedModel => ({
  ...one,
  series: true,
  sequence: 0,
  sessions: Array.from({ length: count }, (_, n) => ({
    ...asked,
    sessionId: `s${String(n).padStart(20, '0')}`,
    startsAt: session.startsAt + n * 7 * DAY,
    endsAt: session.endsAt + n * 7 * DAY,
    titleEn: `${title}${count > 10 ? n : ''}`,
    titleFr: `${title}${count > 10 ? n : ''}`,
  })),
});

const withAnswer = (answer: AskedSession['answer'], more: Partial<AskedSession> = {}): AskedModel => ({
  ...one,
  sessions: [{ ...asked, ...(answer ? { answer } : {}), ...more }],
});

const mixed: AskedModel = {
  ...series(4),
  sessions: series(4).sessions.map((item, n) => ({
    ...item,
    ...(n === 0 ? { closed: 'over' as const } : {}),
    ...(n === 1 ? { answer: { state: 'declined', category: 'leave' } as const } : {}),
    ...(n === 2 ? { answer: { state: 'waiting' } as const, inLine: 3, capacity: 20, required: false } : {}),
  })),
};

const refusals = ['cancelled', 'begun', 'over', 'moved', 'busy', 'categoryMissing'] as const;

export const rsvpCards: Record<string, Render> = {
  'rsvp-confirmed': (t) => answeredCard(withAnswer({ state: 'confirmed' }), t),
  'rsvp-tentative': (t) => answeredCard(withAnswer({ state: 'tentative' }), t),
  'rsvp-declined': (t) => answeredCard(withAnswer({ state: 'declined', category: 'operational' }), t),
  'rsvp-waiting': (t) => answeredCard(withAnswer({ state: 'waiting' }, { inLine: 3, capacity: 20 }), t),
  'rsvp-over': (t) => answeredCard(withAnswer(undefined, { closed: 'over' }), t),
  'rsvp-series': (t) => answeredCard(mixed, t),
  'rsvp-series-refused': (t) => answeredCard({ ...mixed, refused: 'categoryMissing' }, t),
  'rsvp-hostile': (t) => answeredCard({ ...one, sessions: [{ ...asked, ...hostileSession }] }, t),
  'rsvp-promoted': (t) => promotedCard(withAnswer({ state: 'confirmed' }, { required: false, capacity: 20 }), t),
  'rsvp-unknown': rsvpRefusedCard,
  ...Object.fromEntries(
    refusals.map((refused) => [
      `rsvp-refused-${refused}`,
      ((t) => answeredCard({ ...one, refused }, t)) satisfies Render,
    ]),
  ),
};
