import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { AttendanceStatus } from '../../bot/domain/attendance.ts';
import { addSeats, attendanceMeasure, mayCount, NO_SEATS, seatsIn, type Seats } from '../../bot/domain/measure.ts';
import type { Participant, Register } from '../../bot/domain/register.ts';
import type { Spell } from '../../bot/domain/person.ts';
import type { Session } from '../../bot/domain/session.ts';
import { entry, participant, register, session } from '../support/measure.ts';

describe('for any cohort', () => {
  const day = fc.integer({ min: 0, max: 60 }).map((n) => new Date(Date.UTC(2026, 2, 1 + n)).toISOString().slice(0, 10));
  const group = fc.constantFrom('A', 'B', undefined);
  const status = fc.constantFrom<AttendanceStatus>('present', 'late', 'partial', 'absent', 'excused');
  const spells = fc
    .uniqueArray(day, { minLength: 1, maxLength: 4 })
    .chain((days) => fc.tuple(fc.constant(days.toSorted()), group))
    .map(([[from = '', to, again, end], own]): Spell[] => {
      const first = { from, ...(own === undefined ? {} : { group: own }), ...(to === undefined ? {} : { to }) };
      return again === undefined ? [first] : [first, { from: again, ...(end === undefined ? {} : { to: end }) }];
    });
  const cohort = fc.record({
    people: fc.array(spells, { minLength: 1, maxLength: 6 }),
    sessions: fc.array(fc.record({ on: day, group, minimum: fc.integer({ min: 0, max: 300 }) }), {
      minLength: 1,
      maxLength: 6,
    }),
    marks: fc.array(fc.option(fc.record({ status, minutes: fc.integer({ min: 0, max: 300 }) })), { maxLength: 36 }),
  });

  type Cohort = typeof cohort extends fc.Arbitrary<infer T> ? T : never;
  type Held = { session: Session; register: Register };

  function heldOf({ people, sessions, marks }: Cohort): { participants: Participant[]; held: Held[] } {
    const participants = people.map((own, index) => participant(`p${index}`, ...own));
    const held = sessions.map(({ on, group: own, minimum }, index) => {
      const startsAt = Date.parse(`${on}T15:00:00Z`);
      const one = session({ startsAt, minimumMinutes: minimum, ...(own === undefined ? {} : { group: own }) });
      const entries = people.flatMap((_, person) => {
        const mark = marks[index * people.length + person];
        return mark ? [entry(`p${person}`, mark.status, { minutes: mark.minutes })] : [];
      });
      return { session: one, register: register(...entries) };
    });
    return { participants, held };
  }

  const sum = (participants: readonly Participant[], held: readonly Held[]): Seats =>
    held.map((one) => seatsIn(one.session, participants, one.register)).reduce(addSeats, NO_SEATS);

  test('order does not matter', () => {
    fc.assert(
      fc.property(cohort, (drawn) => {
        const { participants, held } = heldOf(drawn);
        expect(sum(participants.toReversed(), held.toReversed())).toEqual(sum(participants, held));
      }),
    );
  });

  test('the rate is a ratio of sums, and lies in its range', () => {
    fc.assert(
      fc.property(cohort, (drawn) => {
        const { participants, held } = heldOf(drawn);
        const parts = held.map((one) => seatsIn(one.session, participants, one.register));
        const measure = attendanceMeasure(sum(participants, held), false);
        expect(measure.numerator).toBe(parts.reduce((total, { attended }) => total + attended, 0));
        expect(measure.denominator).toBe(parts.reduce((total, { expected }) => total + expected, 0));
        expect(measure.low ?? 0).toBeLessThanOrEqual(measure.rate ?? 0);
        expect(measure.rate ?? 0).toBeLessThanOrEqual(measure.high ?? 0);
        expect(measure.high ?? 0).toBeLessThanOrEqual(100);
        expect(measure.numerator + measure.excused + measure.unrecorded).toBeLessThanOrEqual(measure.denominator);
      }),
    );
  });

  test('recording an unrecorded seat moves the rate to somewhere in the range that was told', () => {
    fc.assert(
      fc.property(cohort, status, (drawn, told) => {
        const { participants, held } = heldOf(drawn);
        const before = attendanceMeasure(sum(participants, held), false);
        const filled = held.map((one) => ({
          ...one,
          register: register(
            ...participants.flatMap(
              ({ pids: [pid = ''] }) => one.register.get(pid) ?? [entry(pid, told, { minutes: 300 })],
            ),
          ),
        }));
        const after = attendanceMeasure(sum(participants, filled), false);
        expect(after.rate ?? 0).toBeGreaterThanOrEqual(before.low ?? 0);
        expect(after.rate ?? 0).toBeLessThanOrEqual(before.high ?? 0);
        expect(after.unrecorded).toBe(0);
      }),
    );
  });

  test('excusing somebody never raises the rate', () => {
    fc.assert(
      fc.property(cohort, fc.nat(5), (drawn, person) => {
        const { participants, held } = heldOf(drawn);
        const before = sum(participants, held);
        const pid = `p${person % participants.length}`;
        const excused = held.map((one) => ({
          ...one,
          register: new Map([...one.register, [pid, [entry(pid, 'excused')]]]),
        }));
        const after = sum(participants, excused);
        expect(after.expected).toBe(before.expected);
        expect(after.attended).toBeLessThanOrEqual(before.attended);
      }),
    );
  });

  test('a cancelled, draft or optional session may never count, whatever its register says', () => {
    const over = fc.constantFrom<Partial<Session>>({ status: 'cancelled' }, { status: 'draft' }, { required: false });
    fc.assert(
      fc.property(over, day, fc.integer(), (one, asOf, now) => {
        expect(mayCount(session(one), asOf, now)).toBe(false);
      }),
    );
  });
});
