import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  answerable,
  answerInBook,
  bookOf,
  canFill,
  fillBook,
  standingAnswer,
  type RsvpAnswer,
  type SeatBook,
} from '../../bot/domain/rsvp.ts';
import type { Session } from '../../bot/domain/session.ts';

const START = Date.parse('2026-09-10T13:00:00Z');
const session = (changes: Partial<Session> = {}): Session => ({
  sessionId: 's1',
  programId: 'p1',
  cohortId: 'c1',
  code: 'LE01',
  kind: 'learning-event',
  titleEn: 'A',
  titleFr: 'B',
  startsAt: START,
  endsAt: START + 3_600_000,
  timeZone: 'America/Toronto',
  place: '',
  required: false,
  minimumMinutes: 0,
  status: 'published',
  remote: false,
  sequence: 0,
  ...changes,
});

describe('an answer can be given', () => {
  test.each([
    ['until the last millisecond before the start', {}, START - 1, undefined],
    ['not once it has started', {}, START, 'begun'],
    ['not once it is over', {}, START + 3_600_000, 'over'],
    ['not once it was held', { status: 'held' }, START - 1, 'over'],
    ['not once it is cancelled', { status: 'cancelled' }, START - 1, 'cancelled'],
    ['not to a draft, which nobody may know of', { status: 'draft' }, START - 1, 'unknownSession'],
  ] as const)('%s', (_what, changes, now, code) => {
    const result = answerable(session(changes), now);
    expect(result.ok ? undefined : result.refusal.code).toBe(code);
  });

  test('and counts for the date that it was given to only', () => {
    const rsvp = { pid: 'a', state: 'confirmed', sequence: 0, at: 1 } as const;
    expect(standingAnswer(session(), rsvp)).toBe(rsvp);
    expect(standingAnswer(session({ sequence: 1 }), rsvp)).toBeUndefined();
  });
});

type Step = { pid: string; state: RsvpAnswer['state'] };
const steps = fc.array(
  fc.record({
    pid: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
    state: fc.constantFrom<RsvpAnswer['state']>('confirmed', 'confirmed', 'tentative', 'declined'),
  }),
  { maxLength: 60 },
);

describe('the seats of a session with a capacity', () => {
  test('are never more than there are, and everybody who comes has one or waits, each once, whatever is answered', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 5 }), (answers, capacity) => {
        const capped = session({ capacity });
        const said = new Map<string, Step['state']>();
        let book = bookOf(undefined, capped);
        for (const { pid, state } of answers) {
          const after = answerInBook(book, capped, pid, state);
          said.set(pid, state);
          const coming = [...said].filter(([, one]) => one === 'confirmed').map(([one]) => one);
          const { seated, waiting } = after.book;
          expect(seated.length).toBeLessThanOrEqual(capacity);
          expect([...seated, ...waiting].sort()).toEqual(coming.sort());
          expect(waiting.length > 0 && seated.length < capacity).toBe(false);
          expect(after.state).toBe(seated.includes(pid) || state !== 'confirmed' ? state : 'waiting');
          expect(after.promoted).toEqual(seated.filter((one) => one !== pid && !book.seated.includes(one)));
          book = after.book;
        }
      }),
    );
  });

  test('go to those who wait in the order in which they asked; answering again keeps one’s place', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 3 }), (answers, capacity) => {
        const capped = session({ capacity });
        let book = bookOf(undefined, capped);
        let line: string[] = [];
        for (const { pid, state } of answers) {
          const { book: next, promoted } = answerInBook(book, capped, pid, state);
          line = state === 'confirmed' ? line : line.filter((one) => one !== pid);
          expect(promoted).toEqual(line.slice(0, promoted.length));
          line = line.slice(promoted.length);
          if (next.waiting.includes(pid) && !line.includes(pid)) line.push(pid);
          expect(next.waiting).toEqual(line);
          book = next;
        }
      }),
    );
  });

  test('are given on, a few at a time, where there are more than before; fewer seats send nobody away', () => {
    const full: SeatBook = { sequence: 0, seated: ['a'], waiting: ['b', 'c', 'd', 'e'], turn: 5 };
    const more = session({ capacity: 4 });
    const first = fillBook(full, more, 2);
    expect(first).toEqual({
      book: { sequence: 0, seated: ['a', 'b', 'c'], waiting: ['d', 'e'], turn: 6 },
      promoted: ['b', 'c'],
    });
    expect(canFill(first.book, more)).toBe(true);
    const second = fillBook(first.book, more, 2);
    expect(second.promoted).toEqual(['d']);
    expect(canFill(second.book, more)).toBe(false);
    const fewer = session({ capacity: 2 });
    expect(answerInBook(second.book, fewer, 'a', 'declined')).toMatchObject({
      promoted: [],
      book: { seated: ['b', 'c', 'd'], waiting: ['e'] },
    });
  });

  test('are counted anew for another date', () => {
    const book = { sequence: 0, seated: ['a'], waiting: ['b'], turn: 3 };
    expect(bookOf(book, session({ sequence: 1 }))).toEqual({ sequence: 1, seated: [], waiting: [], turn: 0 });
  });
});
