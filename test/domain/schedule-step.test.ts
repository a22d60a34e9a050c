import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  cancelled,
  isNews,
  sameChange,
  stepAllowed,
  successor,
  withDetails,
  withEssentials,
  type Essentials,
  type Session,
  type SessionStatus,
  type SessionStep,
} from '../../bot/domain/session.ts';
import { session } from '../support/measure.ts';

const HOUR = 3_600_000;
const now = Date.parse('2026-03-01T12:00:00Z');
const published = session({ status: 'published' });
const essentials = (over: Partial<Essentials> = {}): Essentials => {
  const { kind, titleEn, titleFr, startsAt, endsAt, timeZone, place, required } = published;
  return { kind, titleEn, titleFr, startsAt, endsAt, timeZone, place, required, ...over };
};

describe('the steps of a session', () => {
  test.each<[SessionStatus, SessionStep, string | undefined]>([
    ['draft', 'publish', undefined],
    ['draft', 'cancel', undefined],
    ['published', 'edit', undefined],
    ['published', 'cancel', undefined],
    ['published', 'detail', undefined],
    ['held', 'detail', undefined],
    ['held', 'edit', 'alreadyHeld'],
    ['held', 'cancel', 'alreadyHeld'],
    ['held', 'publish', 'alreadyHeld'],
    ['cancelled', 'publish', 'alreadyCancelled'],
    ['cancelled', 'edit', 'alreadyCancelled'],
    ['cancelled', 'detail', 'alreadyCancelled'],
  ])('%s, %s: %s', (status, step, refusal) => {
    expect(stepAllowed(session({ status }), step, now)?.code).toBe(refusal);
  });

  test('both titles are needed to publish, and a date that is not over', () => {
    const draft = session({ status: 'draft' });
    expect(stepAllowed({ ...draft, titleFr: ' ' }, 'publish', now)).toEqual({ code: 'frenchMissing' });
    expect(stepAllowed(draft, 'publish', draft.endsAt - 1)).toBeUndefined();
    expect(stepAllowed(draft, 'publish', draft.endsAt)).toEqual({ code: 'inThePast' });
  });
});

describe('what a change makes of a session', () => {
  const moved = { startsAt: published.startsAt + HOUR, endsAt: published.endsAt + HOUR };

  test('another date of a published one is the next sequence, and says when it was', () => {
    expect(withEssentials(published, essentials(moved))).toEqual({
      ...published,
      ...moved,
      sequence: 1,
      movedFrom: { startsAt: published.startsAt, endsAt: published.endsAt },
    });
  });

  test('another end alone is another date; another place, title or link is not', () => {
    expect(withEssentials(published, essentials({ endsAt: published.endsAt + 1 })).sequence).toBe(1);
    const other = essentials({ place: 'Gatineau', titleFr: 'Autre', joinLink: 'https://example.gc.ca' });
    expect(withEssentials(published, other)).toEqual({ ...published, ...other });
  });

  test('of a draft nobody knows: it moves without a trace', () => {
    const draft = session({ status: 'draft' });
    expect(withEssentials(draft, essentials(moved))).toEqual({ ...draft, ...moved });
  });

  test('what the first card leaves empty is gone; what the second says stays', () => {
    const before = session({ status: 'draft', group: 'A', joinLink: 'https://x.ca', facilitator: 'fay', remote: true });
    expect(withEssentials(before, essentials())).toEqual(
      session({ status: 'draft', facilitator: 'fay', remote: true }),
    );
  });

  test('a session that becomes required loses its limit of seats', () => {
    const before = session({ status: 'draft', required: false, capacity: 20 });
    expect(withEssentials(before, essentials({ required: true }))).not.toHaveProperty('capacity');
    expect(withEssentials(before, essentials({ required: false }))).toMatchObject({ capacity: 20 });
  });

  test('of a held session only the words change: figures were made from the rest', () => {
    const held = session({ facilitator: 'fay', minimumMinutes: 240 });
    const said = { minimumMinutes: 1, remote: true, details: { afterEn: 'Slides' } };
    expect(withDetails(held, said)).toEqual({ ...held, details: { afterEn: 'Slides' } });
    expect(withDetails({ ...held, status: 'published' }, said)).toEqual({
      ...session({ status: 'published' }),
      ...said,
    });
  });

  test('a cancellation of what people know of is the next sequence', () => {
    expect(cancelled(published)).toMatchObject({ status: 'cancelled', sequence: 1 });
    expect(cancelled({ ...published, sequence: 4 })).toMatchObject({ sequence: 5 });
  });

  test('is news on the way where it is about where, what or whether; not what is on the agenda', () => {
    expect(isNews(published, { ...published, place: 'Gatineau' })).toBe(true);
    expect(isNews(published, { ...published, details: { roomAccess: 'Door B' } })).toBe(true);
    expect(isNews(published, { ...published, details: { agendaEn: 'Welcome' } })).toBe(false);
  });

  test('for the later ones of a series: what changed, and nothing that is their own', () => {
    const other = session({ sessionId: 's2', code: 'LE02', titleEn: 'Another', startsAt: 1, endsAt: 2, sequence: 3 });
    const before = session({ details: { agendaEn: 'First', roomAccess: 'A' }, joinLink: 'https://old.ca' });
    const { joinLink: _, ...rest } = before;
    const after = { ...rest, place: 'Gatineau', startsAt: 9, details: { agendaEn: 'First', roomAccess: 'B' } };
    expect(sameChange(before, after, { ...other, joinLink: 'https://old.ca', details: { agendaEn: 'Mine' } })).toEqual({
      ...other,
      place: 'Gatineau',
      details: { agendaEn: 'Mine', roomAccess: 'B' },
    });
  });

  test('the sequence never falls, rises by one at most, and rises exactly where people must be told anew', () => {
    const state = fc.record({
      status: fc.constantFrom<SessionStatus>('draft', 'published', 'held', 'cancelled'),
      startsAt: fc.constantFrom(published.startsAt, published.startsAt + HOUR),
      place: fc.constantFrom('Ottawa', 'Gatineau'),
    });
    fc.assert(
      fc.property(fc.array(state, { minLength: 1, maxLength: 12 }), (steps) => {
        let current: Session = session({ status: 'draft' });
        for (const step of steps) {
          const next = successor(current, { ...current, ...step });
          const wasKnown = current.status === 'published';
          const moved = wasKnown && next.status === 'published' && current.startsAt !== next.startsAt;
          const calledOff = wasKnown && next.status === 'cancelled';
          const backOn = current.status === 'cancelled' && next.status === 'published' && current.sequence > 0;
          expect(next.sequence - current.sequence).toBe(moved || calledOff || backOn ? 1 : 0);
          expect(next.movedFrom?.startsAt).toBe(moved ? current.startsAt : current.movedFrom?.startsAt);
          current = next;
        }
      }),
    );
  });
});
