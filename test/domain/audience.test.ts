import { describe, expect, test } from '@jest/globals';
import type { Entry } from '../../bot/domain/attendance.ts';
import {
  isAddressed,
  lacksSession,
  narrowsOthers,
  type Audience,
  type Facts,
  type Scene,
} from '../../bot/domain/audience.ts';
import type { Session } from '../../bot/domain/session.ts';

const NINE = Date.parse('2026-09-10T13:00:00Z');
const session: Session = {
  ...{ sessionId: 's1', programId: 'p', cohortId: 'c', code: 'LE01', kind: 'learning-event' },
  ...{ titleEn: 'A', titleFr: 'B', startsAt: NINE, endsAt: NINE + 3_600_000, timeZone: 'America/Toronto' },
  ...{ place: 'Ottawa', required: true, minimumMinutes: 30, status: 'published', remote: false, sequence: 2 },
};
const everybody: Audience = { role: 'participant', seat: 'any' };
const scene: Scene = { timeZone: 'America/Toronto', now: NINE };
const facts = (more: Partial<Facts> = {}): Facts => ({
  ...{ spells: [{ group: 'A', from: '2026-09-01', to: '2026-09-10' }], entries: [] },
  ...more,
});
const entry: Entry = {
  ...{ pid: 'x', source: 'self', channel: 'button', n: 0, status: 'present', at: NINE, by: 'x' },
};

describe('who belongs to an audience', () => {
  test.each([
    ['on the last day of a place', NINE, true],
    ['a moment before midnight in the program’s zone', Date.parse('2026-09-11T03:59:59Z'), true],
    ['on the day after it', Date.parse('2026-09-11T04:00:00Z'), false],
  ])('%s', (_what, now, is) => {
    expect(isAddressed(everybody, facts(), { ...scene, now })).toBe(is);
  });

  test('a group takes those who are in it', () => {
    expect(isAddressed({ ...everybody, group: 'A' }, facts(), scene)).toBe(true);
    expect(isAddressed({ ...everybody, group: 'B' }, facts(), scene)).toBe(false);
  });

  test('a session takes those with a seat on its day, whenever it is asked', () => {
    const about = { ...everybody, sessionId: 's1' };
    const later = NINE + 30 * 24 * 3_600_000;
    expect(isAddressed(about, facts(), { ...scene, now: later, session })).toBe(true);
    expect(isAddressed(about, facts(), { ...scene, session: { ...session, group: 'B' } })).toBe(false);
  });

  test.each([
    ['confirmed', { state: 'confirmed', sequence: 2 }, true],
    ['confirmed', { state: 'declined', sequence: 2 }, false],
    ['declined', { state: 'declined', sequence: 2 }, true],
    ['tentative', undefined, false],
    ['noReply', undefined, true],
    ['noReply', { state: 'confirmed', sequence: 2 }, false],
    // an answer for the date before is void
    ['confirmed', { state: 'confirmed', sequence: 1 }, false],
    ['noReply', { state: 'confirmed', sequence: 1 }, true],
  ] as const)('%s, of somebody who answered %j: %s', (seat, rsvp, is) => {
    const about: Audience = { ...everybody, sessionId: 's1', seat };
    expect(isAddressed(about, facts({ rsvp }), { ...scene, session })).toBe(is);
  });

  test('not checked in: nothing is recorded, or it was taken back', () => {
    const about: Audience = { ...everybody, sessionId: 's1', seat: 'notCheckedIn' };
    const mark: Entry = { ...entry, source: 'facilitator', channel: 'facilitator', n: 1 };
    const taken: Entry = { ...mark, n: 2, retracts: true };
    const asked = (entries: Entry[]) => isAddressed(about, facts({ entries }), { ...scene, session });
    expect([asked([]), asked([entry]), asked([mark]), asked([mark, taken])]).toEqual([true, false, false, true]);
  });
});

test('answers need a session, and staff have no cohort, group or answer; an explicit list stands alone', () => {
  expect(lacksSession({ ...everybody, seat: 'declined' })).toBe(true);
  expect(lacksSession({ ...everybody, seat: 'declined', sessionId: 's1' })).toBe(false);
  expect(lacksSession({ ...everybody, seat: 'declined', pids: ['x'] })).toBe(false);
  expect(narrowsOthers({ ...everybody, group: 'A' })).toBe(false);
  expect(narrowsOthers({ role: 'facilitator', seat: 'any' })).toBe(false);
  expect(narrowsOthers({ role: 'facilitator', seat: 'any', group: 'A' })).toBe(true);
  expect(narrowsOthers({ role: 'coordinator', seat: 'confirmed', pids: ['x'] })).toBe(false);
});
