import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkIn, type CheckInState, type CheckInWay } from '../../bot/domain/checkin.ts';
import { codeAt } from '../../bot/domain/code.ts';
import type { Entry } from '../../bot/domain/attendance.ts';
import type { Enrolment } from '../../bot/domain/program.ts';
import type { Session } from '../../bot/domain/session.ts';
import { instantOf } from '../../bot/domain/time.ts';

const second = 1_000;
const minute = 60 * second;
const startsAt = Date.parse('2026-09-10T13:00:00Z');
const endsAt = startsAt + 7 * 60 * minute;

const session: Session = {
  sessionId: 's1',
  programId: 'p1',
  cohortId: 'c1',
  code: 'LE01',
  kind: 'learning-event',
  titleEn: 'Event',
  titleFr: 'Activité',
  startsAt,
  endsAt,
  timeZone: 'America/Toronto',
  place: 'Ottawa',
  required: true,
  minimumMinutes: 240,
  status: 'published',
  remote: false,
  sequence: 0,
};
const enrolment: Enrolment = {
  cohortId: 'c1',
  pid: 'me',
  department: 'NRCan',
  spells: [{ group: 'A', from: '2026-09-01' }],
};
const state: CheckInState = {
  session,
  settings: { opensMinutesBefore: 30, graceMinutes: 15, code: false },
  isMember: true,
  enrolment,
  entries: [],
};
const button: CheckInWay = { channel: 'button' };

/** What a check-in comes to, in a word. */
function outcome(changes: Partial<CheckInState>, now: number, way: CheckInWay = button): string {
  const { result } = checkIn({ ...state, ...changes }, 'me', way, now);
  if (!result.ok) return result.refusal.code;
  return result.value.kind === 'already' ? `already ${result.value.standing.status}` : result.value.entry.status;
}

describe('the window of a check-in', () => {
  test.each([
    ['one second before it opens', startsAt - 30 * minute - second, 'notYetOpen'],
    ['when it opens', startsAt - 30 * minute, 'present'],
    ['one second after it opens', startsAt - 30 * minute + second, 'present'],
    ['one second before the grace ends', startsAt + 15 * minute - second, 'present'],
    ['when the grace ends', startsAt + 15 * minute, 'present'],
    ['one second after the grace', startsAt + 15 * minute + second, 'late'],
    ['one second before it closes', endsAt - second, 'late'],
    ['when it closes', endsAt, 'late'],
    ['one second after it closes', endsAt + second, 'closed'],
  ])('%s', (_when, now, expected) => {
    expect(outcome({}, now)).toBe(expected);
  });

  test('says when it will open, and when it closed', () => {
    expect(checkIn(state, 'me', button, startsAt - 60 * minute).result).toEqual({
      ok: false,
      refusal: { code: 'notYetOpen', opensAt: startsAt - 30 * minute },
    });
    expect(checkIn(state, 'me', button, endsAt + minute).result).toEqual({
      ok: false,
      refusal: { code: 'closed', closedAt: endsAt },
    });
  });

  test('a session recorded as held takes no check-in, even within its hours', () => {
    expect(outcome({ session: { ...session, status: 'held' } }, startsAt)).toBe('closed');
  });

  test.each([
    ['the day the clocks go back in Toronto', '2026-11-01T09:00', 'America/Toronto'],
    ['the day the clocks go forward in Toronto', '2026-03-08T09:00', 'America/Toronto'],
    ['the day the clocks go forward in St. John’s', '2026-03-08T09:00', 'America/St_Johns'],
    ['an ordinary day in St. John’s', '2026-07-02T09:00', 'America/St_Johns'],
  ])('opens half an hour of real time before the start: %s', (_day, local, timeZone) => {
    const at = instantOf(local, timeZone);
    if (at.kind !== 'instant') throw new Error('not an instant');
    const there = { ...session, startsAt: at.at, endsAt: at.at + 60 * minute, timeZone };
    const enrolled = { ...enrolment, spells: [{ from: local.slice(0, 10) }] };
    expect(outcome({ session: there, enrolment: enrolled }, at.at - 30 * minute - second)).toBe('notYetOpen');
    expect(outcome({ session: there, enrolment: enrolled }, at.at - 30 * minute)).toBe('present');
  });
});

describe('who may check in', () => {
  const spells = (...list: Enrolment['spells']): Partial<CheckInState> => ({
    enrolment: { ...enrolment, spells: list },
  });

  test.each<[string, Partial<CheckInState>, string]>([
    ['somebody with nothing to do with the program', { isMember: false, enrolment: undefined }, 'notEnrolled'],
    [
      'the same, where the session does not exist',
      { isMember: false, enrolment: undefined, session: undefined },
      'notEnrolled',
    ],
    ['somebody of the program, where the session does not exist', { session: undefined }, 'unknownSession'],
    ['somebody of another cohort', { enrolment: undefined }, 'unknownSession'],
    ['anybody, where the session is a draft', { session: { ...session, status: 'draft' } }, 'unknownSession'],
    ['somebody who withdrew the day before', spells({ from: '2026-09-01', to: '2026-09-09' }), 'withdrawn'],
    ['somebody whose last day is the session’s', spells({ from: '2026-09-01', to: '2026-09-10' }), 'present'],
    ['somebody who joins on the day', spells({ from: '2026-09-10' }), 'present'],
    ['somebody who joins the day after', spells({ from: '2026-09-11' }), 'notEnrolled'],
    [
      'somebody between two spells',
      spells({ from: '2026-09-01', to: '2026-09-05' }, { from: '2026-09-12' }),
      'withdrawn',
    ],
    ['somebody back from leave', spells({ from: '2026-09-01', to: '2026-09-05' }, { from: '2026-09-08' }), 'present'],
    ['somebody of the session’s group', { session: { ...session, group: 'A' } }, 'present'],
    ['somebody of another group', { session: { ...session, group: 'B' } }, 'otherGroup'],
    ['anybody, where the session is cancelled', { session: { ...session, status: 'cancelled' } }, 'cancelled'],
  ])('%s', (_who, changes, expected) => {
    expect(outcome(changes, startsAt)).toBe(expected);
  });

  test('the day that counts is the session’s, in its own zone', () => {
    // 00:30 on the 11th in St. John's is still the 10th in Vancouver
    const late = {
      ...session,
      startsAt: Date.parse('2026-09-11T03:00:00Z'),
      endsAt: Date.parse('2026-09-11T05:00:00Z'),
    };
    const lastDay = spells({ from: '2026-09-01', to: '2026-09-10' });
    expect(outcome({ ...lastDay, session: { ...late, timeZone: 'America/Vancouver' } }, late.startsAt)).toBe('present');
    expect(outcome({ ...lastDay, session: { ...late, timeZone: 'America/St_Johns' } }, late.startsAt)).toBe(
      'withdrawn',
    );
  });
});

describe('checking in twice', () => {
  const first: Entry = {
    pid: 'me',
    source: 'self',
    channel: 'button',
    n: 0,
    status: 'present',
    at: startsAt,
    by: 'me',
  };

  test.each([
    ['while it is open', startsAt + 40 * minute],
    ['after it has closed', endsAt + minute],
  ])('is success with the first time, %s', (_when, now) => {
    const { result } = checkIn({ ...state, entries: [first] }, 'me', button, now);
    expect(result).toEqual({ ok: true, value: { kind: 'already', standing: { status: 'present', entry: first } } });
  });

  test('a facilitator’s mark stands before a later check-in of one’s own, which is kept as well', () => {
    const mark: Entry = { ...first, source: 'facilitator', channel: 'facilitator', n: 1, by: 'fay' };
    const { result } = checkIn({ ...state, entries: [mark] }, 'me', button, startsAt + 40 * minute);
    expect(result).toMatchObject({
      ok: true,
      value: { kind: 'recorded', entry: { status: 'late' }, standing: { status: 'present' } },
    });
  });
});

describe('the ways to check in', () => {
  const secret = 'f'.repeat(64);
  const asking: Partial<CheckInState> = { settings: { ...state.settings, code: true } };
  const withCode = (typed: string, openedAt?: number): CheckInWay => ({
    channel: 'code',
    typed,
    secret,
    attempt: openedAt === undefined ? undefined : { pid: 'me', wrong: 0, openedAt },
  });
  const codeThen = (at: number): string => codeAt(secret, 's1', at).code;

  test('the button alone does not do where the program asks for the code', () => {
    expect(outcome(asking, startsAt)).toBe('codeNeeded');
  });

  test('a remote check-in needs a session that allows it, and then no code', () => {
    expect(outcome(asking, startsAt, { channel: 'remote' })).toBe('notRemote');
    expect(outcome({ ...asking, session: { ...session, remote: true } }, startsAt, { channel: 'remote' })).toBe(
      'present',
    );
  });

  test('the code on show does, and the one before it', () => {
    expect(outcome(asking, startsAt, withCode(codeThen(startsAt)))).toBe('present');
    expect(outcome(asking, startsAt + 59 * second, withCode(codeThen(startsAt)))).toBe('present');
    expect(outcome(asking, startsAt + 60 * second, withCode(codeThen(startsAt)))).toBe('wrongCode');
  });

  test.each([
    ['at exactly five minutes', 300, 'present'],
    ['one second late', 301, 'wrongCode'],
  ])('an opened form keeps its code %s', (_when, seconds, expected) => {
    const openedAt = startsAt;
    expect(outcome(asking, openedAt + seconds * second, withCode(codeThen(openedAt), openedAt))).toBe(expected);
  });

  test('lateness counts from the opening of the form', () => {
    const openedAt = startsAt + 15 * minute;
    const now = openedAt + 4 * minute;
    expect(outcome(asking, now, withCode(codeThen(now), openedAt))).toBe('present');
    expect(outcome(asking, now, withCode(codeThen(now)))).toBe('late');
    const { result } = checkIn({ ...state, ...asking }, 'me', withCode(codeThen(now), openedAt), now);
    expect(result).toMatchObject({ ok: true, value: { entry: { at: now, countsFrom: openedAt } } });
  });

  test('a form opened before the close may be sent for five minutes after it', () => {
    const code = codeThen(endsAt);
    expect(outcome(asking, endsAt + 300 * second, withCode(code, endsAt))).toBe('late');
    expect(outcome(asking, endsAt + 301 * second, withCode(code, endsAt))).toBe('closed');
  });

  test('a paused person is refused the right code too, and told until when', () => {
    const way: CheckInWay = {
      channel: 'code',
      typed: codeThen(startsAt),
      secret,
      attempt: { pid: 'me', wrong: 5, pausedUntil: startsAt + second },
    };
    const { result, attempt } = checkIn({ ...state, ...asking }, 'me', way, startsAt);
    expect(result).toEqual({ ok: false, refusal: { code: 'tooManyTries', until: startsAt + second } });
    expect(attempt).toBeUndefined();
    expect(outcome(asking, startsAt + second, way)).toBe('present');
  });

  test('a wrong try is handed back to be kept; any other refusal changes nothing', () => {
    const wrong = checkIn({ ...state, ...asking }, 'me', withCode('not a code'), startsAt);
    expect(wrong.attempt).toEqual({ pid: 'me', wrong: 1 });
    expect(checkIn({ ...state, ...asking }, 'me', withCode('not a code'), endsAt + minute).attempt).toBeUndefined();
  });
});

test('whatever the state, a recorded check-in has a seat, is within the window, and is its own', () => {
  const dayOf = fc.integer({ min: 1, max: 28 }).map((day) => `2026-09-${String(day).padStart(2, '0')}`);
  const anyState = fc.record({
    group: fc.option(fc.constantFrom('A', 'B'), { nil: undefined }),
    status: fc.constantFrom('draft', 'published', 'held', 'cancelled'),
    from: dayOf,
    to: fc.option(dayOf, { nil: undefined }),
    offset: fc.integer({ min: -3_600, max: 36_000 }),
  });
  fc.assert(
    fc.property(anyState, ({ group, status, from, to, offset }) => {
      const now = startsAt + offset * second;
      const one: Session = { ...session, status, ...(group === undefined ? {} : { group }) };
      const own: Enrolment = { ...enrolment, spells: [{ group: 'A', from, ...(to === undefined ? {} : { to }) }] };
      const { result } = checkIn({ ...state, session: one, enrolment: own }, 'me', button, now);
      const hasSeat = from <= '2026-09-10' && (to === undefined || to >= '2026-09-10') && group !== 'B';
      const isOpen = offset >= -1_800 && now <= endsAt && status === 'published';
      expect(result.ok).toBe(hasSeat && isOpen);
      const entry =
        result.ok && result.value.kind === 'recorded'
          ? result.value.entry
          : { pid: 'me', by: 'me', at: now, source: 'self' };
      expect(entry).toMatchObject({ pid: 'me', by: 'me', at: now, source: 'self' });
    }),
  );
});
