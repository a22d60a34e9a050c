import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  changePerson,
  changeSpells,
  expectedSeats,
  newlyTheirs,
  type PersonChange,
  type PlaceChange,
} from '../../bot/domain/enrolment.ts';
import type { Spell } from '../../bot/domain/person.ts';
import { covers } from '../../bot/domain/session.ts';
import { enrolment, session } from '../support/measure.ts';

const open: Spell[] = [{ group: 'A', from: '2026-01-05' }];
const changed = (spells: Spell[], change: PlaceChange) => {
  const result = changeSpells(spells, change);
  return result.ok ? result.value : result.refusal.code;
};

describe('a change of somebody’s place', () => {
  test.each<[string, Spell[], PlaceChange, Spell[] | string]>([
    [
      'withdrawing ends the spell on its last day',
      open,
      { kind: 'withdraw', on: '2026-03-10' },
      [{ group: 'A', from: '2026-01-05', to: '2026-03-10' }],
    ],
    [
      'withdrawing on the first day leaves one day',
      open,
      { kind: 'withdraw', on: '2026-01-05' },
      [{ group: 'A', from: '2026-01-05', to: '2026-01-05' }],
    ],
    ['withdrawing before the first day is refused', open, { kind: 'withdraw', on: '2026-01-04' }, 'notEnrolledThen'],
    [
      'withdrawing twice on the same day changes nothing',
      [{ from: '2026-01-05', to: '2026-03-10' }],
      { kind: 'withdraw', on: '2026-03-10' },
      'nothingChanges',
    ],
    [
      'deferring takes what was to come',
      [{ from: '2026-01-05', to: '2026-02-01' }, { from: '2026-03-01' }],
      { kind: 'defer', on: '2026-01-20' },
      [{ from: '2026-01-05', to: '2026-01-20' }],
    ],
    [
      'leave begins the day after the last one',
      open,
      { kind: 'leave', on: '2026-03-10' },
      [{ group: 'A', from: '2026-01-05', to: '2026-03-09' }],
    ],
    ['leave from the first day on leaves nothing', open, { kind: 'leave', on: '2026-01-05' }, []],
    [
      'a return begins a spell in the last group',
      [{ group: 'B', from: '2026-01-05', to: '2026-03-09' }],
      { kind: 'return', on: '2026-05-01' },
      [
        { group: 'B', from: '2026-01-05', to: '2026-03-09' },
        { group: 'B', from: '2026-05-01' },
      ],
    ],
    [
      'a return ends before a spell that is known already',
      [{ from: '2026-01-05', to: '2026-02-01' }, { from: '2026-06-01' }],
      { kind: 'return', on: '2026-05-01' },
      [{ from: '2026-01-05', to: '2026-02-01' }, { from: '2026-05-01', to: '2026-05-31' }, { from: '2026-06-01' }],
    ],
    ['nobody returns to a place that they hold', open, { kind: 'return', on: '2026-05-01' }, 'enrolledThen'],
    ['nobody returns who was never there', [], { kind: 'return', on: '2026-05-01' }, 'notEnrolledThen'],
    [
      'a new group begins on its day',
      open,
      { kind: 'group', on: '2026-03-10', group: 'B' },
      [
        { group: 'A', from: '2026-01-05', to: '2026-03-09' },
        { group: 'B', from: '2026-03-10' },
      ],
    ],
    [
      'a new group from the first day on replaces the old one',
      open,
      { kind: 'group', on: '2026-01-05', group: 'B' },
      [{ group: 'B', from: '2026-01-05' }],
    ],
    ['the same group changes nothing', open, { kind: 'group', on: '2026-03-10', group: 'A' }, 'nothingChanges'],
  ])('%s', (_what, spells, change, expected) => {
    expect(changed(spells, change)).toEqual(expected);
  });

  test('whatever happens, spells stay in order, never overlap, and the days before it stay as they were', () => {
    const day = fc
      .integer({ min: 0, max: 330 })
      .map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
    const change = fc.oneof(
      fc.record({ kind: fc.constantFrom('withdraw', 'defer', 'leave', 'return'), on: day }),
      fc.record({ kind: fc.constant('group'), on: day, group: fc.constantFrom('A', 'B') }),
    );
    fc.assert(
      fc.property(fc.array(change as fc.Arbitrary<PlaceChange>, { maxLength: 8 }), day, (changes, before) => {
        let spells = open;
        for (const one of changes) {
          const result = changeSpells(spells, one);
          if (!result.ok) continue;
          const wasIn = spells.some((spell) => covers(spell, before));
          const isIn = result.value.some((spell) => covers(spell, before));
          expect(before < one.on ? isIn : wasIn).toBe(wasIn);
          spells = result.value;
        }
        const ends = spells.flatMap(({ from, to }) => [from, to ?? '9999-12-31']);
        expect(ends).toEqual([...ends].sort());
        expect(spells.slice(0, -1).every(({ to }) => to !== undefined)).toBe(true);
      }),
    );
  });
});

test('expected seats are the required sessions, held or to come, on the days of a place', () => {
  const day = (date: string, over = {}) =>
    session({ startsAt: Date.parse(`${date}T15:00:00Z`), endsAt: Date.parse(`${date}T16:00:00Z`), ...over });
  const sessions = [
    day('2026-01-10'),
    day('2026-02-10', { status: 'published' }),
    day('2026-02-11', { status: 'draft' }),
    day('2026-02-12', { status: 'cancelled' }),
    day('2026-02-13', { required: false }),
    day('2026-03-10'),
  ];
  expect(expectedSeats(enrolment('ada', { spells: [{ from: '2026-01-01' }] }), sessions)).toBe(3);
  expect(expectedSeats(enrolment('ada', { spells: [{ from: '2026-01-01', to: '2026-02-10' }] }), sessions)).toBe(2);
});

describe('a change of the person who holds a place', () => {
  const ada = { pid: 'ada', name: 'Ada', department: 'LAC', supervisorEmail: 'boss@example.gc.ca' };
  const changedBy = (change: PersonChange) => {
    const result = changePerson(ada, change, '2026-09-10');
    return result.ok ? result.value : result.refusal.code;
  };

  test('another department, another supervisor: from today or an earlier day, and nothing else changes', () => {
    expect(changedBy({ kind: 'department', on: '2026-09-10', department: 'TBS' })).toEqual({
      ...ada,
      department: 'TBS',
    });
    expect(changedBy({ kind: 'supervisor', on: '2026-08-01', email: 'eva@example.gc.ca' })).toEqual({
      ...ada,
      supervisorEmail: 'eva@example.gc.ca',
    });
  });

  test('is refused for tomorrow, and where it is so already', () => {
    expect(changedBy({ kind: 'department', on: '2026-09-11', department: 'TBS' })).toBe('notYet');
    expect(changedBy({ kind: 'department', on: '2026-09-10', department: 'LAC' })).toBe('nothingChanges');
    expect(changedBy({ kind: 'supervisor', on: '2026-09-10', email: 'boss@example.gc.ca' })).toBe('nothingChanges');
  });
});

test('newly theirs are the published sessions to come that give a seat after a change and gave none before', () => {
  const now = Date.parse('2026-03-01T00:00:00Z');
  const on = (date: string, group: string | undefined, status: 'published' | 'draft' = 'published') =>
    session({
      startsAt: Date.parse(`${date}T15:00:00Z`),
      endsAt: Date.parse(`${date}T16:00:00Z`),
      status,
      ...(group === undefined ? {} : { group }),
    });
  const sessions = [
    on('2026-02-20', 'B'),
    on('2026-03-05', 'A'),
    on('2026-03-05', 'B'),
    on('2026-03-20', 'B'),
    on('2026-03-21', 'B', 'draft'),
    on('2026-03-22', undefined),
  ];
  const before = enrolment('ada', { spells: [{ group: 'A', from: '2026-01-01' }] });
  const after = enrolment('ada', {
    spells: [
      { group: 'A', from: '2026-01-01', to: '2026-03-09' },
      { group: 'B', from: '2026-03-10' },
    ],
  });
  expect(newlyTheirs(before, after, sessions, now)).toEqual([sessions[3]]);
});
