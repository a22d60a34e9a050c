import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { expectedSeats, placeInGroup, spellFrom } from '../../bot/domain/enrolment.ts';
import {
  balanceOf,
  costOf,
  freeLetter,
  groupSizes,
  isFar,
  LARGEST,
  proposeGroups,
  SMALLEST,
  type Grouped,
  type GroupPerson,
} from '../../bot/domain/group.ts';
import type { Spell } from '../../bot/domain/person.ts';
import { covers, type Session } from '../../bot/domain/session.ts';

const TORONTO = -240;
const VANCOUVER = -420;

describe('the sizes of groups', () => {
  test.each([
    [0, [], undefined],
    [1, [1], 'tooFew'],
    [4, [4], 'tooFew'],
    [5, [5], undefined],
    [7, [7], undefined],
    [8, [4, 4], 'noFit'],
    [9, [5, 4], 'noFit'],
    [10, [5, 5], undefined],
    [13, [7, 6], undefined],
    [15, [5, 5, 5], undefined],
    [21, [7, 7, 7], undefined],
    [23, [6, 6, 6, 5], undefined],
  ])('%d people: %j', (people, sizes, misfit) => {
    expect(groupSizes(people)).toEqual({ sizes, ...(misfit === undefined ? {} : { misfit }) });
  });

  test('are 5 to 7 and as even as possible for every number that such groups make up', () => {
    for (let people = 10; people <= 1_000; people += 1) {
      const { sizes, misfit } = groupSizes(people);
      expect(misfit).toBeUndefined();
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(people);
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(SMALLEST);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(LARGEST);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }
  });
});

const someone = fc.record(
  {
    department: fc.constantFrom('TBS', 'ESDC', 'NRCan', 'CRA', 'PSPC', 'DND', ''),
    functionalArea: fc.constantFrom('Policy', 'Finance', 'People', 'IT'),
    language: fc.constantFrom<'en' | 'fr'>('en', 'fr'),
    offset: fc.constantFrom(TORONTO, VANCOUVER, -150, -360),
  },
  { requiredKeys: ['department'] },
);
const somebody = (most: number): fc.Arbitrary<GroupPerson[]> =>
  fc
    .array(someone, { maxLength: most })
    .map((people) => people.map((one, n) => ({ pid: `p${String(n).padStart(3, '0')}`, ...one })));

const ofPids = (people: readonly GroupPerson[], pids: readonly string[]): GroupPerson[] =>
  people.filter(({ pid }) => pids.includes(pid));

describe('a proposal', () => {
  test('has everybody in exactly one group, and the sizes that were promised', () => {
    fc.assert(
      fc.property(somebody(60), (people) => {
        const groups = proposeGroups(people);
        expect(groups.flatMap(({ pids }) => pids).sort()).toEqual(people.map(({ pid }) => pid));
        const promised = groupSizes(people.length);
        expect(groups.map(({ pids }) => pids.length).sort()).toEqual(promised.sizes.sort());
        expect(new Set(groups.map(({ name }) => name)).size).toBe(groups.length);
      }),
    );
  });

  test('is the same for the same people, in whatever order they come', () => {
    fc.assert(
      fc.property(somebody(40), fc.integer(), (people, seed) => {
        const shuffled = fc.sample(fc.shuffledSubarray(people, { minLength: people.length }), { seed, numRuns: 1 })[0];
        expect(proposeGroups(shuffled ?? [])).toEqual(proposeGroups(people));
      }),
    );
  });

  test('cannot be bettered by letting two people change places', () => {
    fc.assert(
      fc.property(somebody(24), (people) => {
        const groups = proposeGroups(people);
        const cost = costOf(people, groups);
        for (const a of people)
          for (const b of people) expect(costOf(people, swapped(groups, a.pid, b.pid))).toBeGreaterThanOrEqual(cost);
      }),
      { numRuns: 30 },
    );
  });

  test('has two of one department in a group only where there are more of them than groups, and then spread evenly', () => {
    fc.assert(
      fc.property(somebody(80), (people) => {
        const groups = proposeGroups(people);
        for (const department of new Set(people.map((one) => one.department))) {
          if (department === '') continue;
          const of = people.filter((one) => one.department === department).length;
          const most = Math.max(
            ...groups.map(({ pids }) => ofPids(people, pids).filter((one) => one.department === department).length),
          );
          expect(most).toBeLessThanOrEqual(Math.ceil(of / groups.length));
        }
      }),
    );
  });

  test('keeps people whose clocks are far apart from the others together', () => {
    const people = Array.from({ length: 24 }, (_, n) => ({
      pid: `p${String(n).padStart(2, '0')}`,
      department: `D${n}`,
      offset: n % 6 === 0 ? VANCOUVER : TORONTO,
    }));
    const far = people.filter(({ offset }) => offset === VANCOUVER).map(({ pid }) => pid);
    const groups = proposeGroups(people);
    expect(groups.filter(({ pids }) => pids.some((pid) => far.includes(pid)))).toHaveLength(1);
  });

  test('mixes functional areas and languages where departments and zones leave it the choice', () => {
    const people = Array.from({ length: 12 }, (_, n) => ({
      pid: `p${String(n).padStart(2, '0')}`,
      department: `D${n}`,
      functionalArea: n < 6 ? 'Policy' : 'Finance',
      language: n % 2 === 0 ? ('en' as const) : ('fr' as const),
    }));
    for (const { pids } of proposeGroups(people)) {
      const { areas, languages } = balanceOf(ofPids(people, pids));
      expect([areas.map(({ count }) => count), languages.map(({ count }) => count)]).toEqual([
        [3, 3],
        [3, 3],
      ]);
    }
  });

  test('of 400 people makes 67 groups', () => {
    const people = Array.from({ length: 400 }, (_, n) => ({
      pid: `p${String((n * 7919) % 400).padStart(3, '0')}`,
      department: `D${(n * n) % 17}`,
      functionalArea: `F${n % 9}`,
      language: n % 3 === 0 ? ('fr' as const) : ('en' as const),
      offset: [TORONTO, TORONTO, TORONTO, VANCOUVER, -150][(n * 31) % 5] ?? TORONTO,
    }));
    const groups = proposeGroups(people);
    expect(groups).toHaveLength(67);
  });
});

function swapped(groups: readonly Grouped[], a: string, b: string): Grouped[] {
  const other = new Map([
    [a, b],
    [b, a],
  ]);
  return groups.map(({ name, pids }) => ({ name, pids: pids.map((pid) => other.get(pid) ?? pid) }));
}

describe('the names of groups', () => {
  const people = Array.from({ length: 18 }, (_, n) => ({ pid: `p${String(n).padStart(2, '0')}`, department: `D${n}` }));

  test('are letters', () => {
    expect(proposeGroups(people).map(({ name }) => name)).toEqual(['A', 'B', 'C']);
    expect(freeLetter(new Set('ABCDEFGHIJKLMNOPQRSTUVWXYZ'))).toBe('AA');
  });

  test('stay with the people who have them: proposing what is there already moves nobody', () => {
    const groups = proposeGroups(people);
    const present = groups.map(({ pids }, n) => ({ name: ['Les loups', 'C', 'Ours'][n] ?? '', pids }));
    const again = proposeGroups(people, present);
    for (const { name, pids } of present) expect(again.find((group) => group.name === name)?.pids).toEqual(pids);
  });

  test('that exist without people are taken before new ones are made', () => {
    const present = [
      { name: 'Q', pids: [] },
      { name: 'B', pids: [] },
    ];
    expect(proposeGroups(people, present).map(({ name }) => name)).toEqual(['A', 'B', 'Q']);
  });
});

describe('the balance of a group', () => {
  test('is counted without regard to case and spaces, and says when clocks are far apart', () => {
    expect(
      balanceOf([
        { pid: 'a', department: 'NRCan', language: 'fr', timeZone: 'America/Vancouver', offset: VANCOUVER },
        { pid: 'b', department: ' nrcan ', language: 'fr', offset: TORONTO },
        { pid: 'c', department: '', offset: TORONTO },
      ]),
    ).toEqual({
      departments: [
        { value: 'NRCan', count: 2 },
        { value: '', count: 1 },
      ],
      areas: [{ value: '', count: 3 }],
      languages: [
        { value: 'fr', count: 2 },
        { value: '', count: 1 },
      ],
      zones: [
        { value: '', count: 2 },
        { value: 'America/Vancouver', count: 1 },
      ],
      together: true,
      apart: 180,
    });
  });

  test.each([
    [0, 120, false],
    [0, 121, true],
    [-240, -420, true],
    [undefined, 600, false],
  ])('clocks at %s and %s are far apart: %s', (a, b, far) => {
    expect(isFar(a, b)).toBe(far);
  });
});

describe('a place in a group from a day on', () => {
  const session = (day: string): Session => ({
    ...{ sessionId: day, programId: 'p', cohortId: 'c', code: day, kind: 'action-learning', group: 'B' },
    ...{ titleEn: '', titleFr: '', startsAt: Date.parse(`${day}T14:00:00Z`), endsAt: Date.parse(`${day}T15:00:00Z`) },
    ...{ timeZone: 'America/Toronto', place: '', required: true, minimumMinutes: 0, status: 'published' },
    ...{ remote: true, sequence: 0 },
  });
  const seats = (spells: Spell[]): number =>
    expectedSeats({ cohortId: 'c', pid: 'a', department: '', spells }, [session('2026-09-14'), session('2026-09-15')]);

  test('changes seats from that day on, and none before', () => {
    const placed = placeInGroup([{ group: 'A', from: '2026-09-01' }], '2026-09-15', 'B');
    expect(placed).toEqual({
      ok: true,
      value: {
        spells: [
          { group: 'A', from: '2026-09-01', to: '2026-09-14' },
          { group: 'B', from: '2026-09-15' },
        ],
        from: '2026-09-15',
      },
    });
    expect(placed.ok && seats(placed.value.spells)).toBe(1);
  });

  test('holds for who begins later, and for who comes back from leave', () => {
    expect(placeInGroup([{ from: '2026-10-01' }], '2026-09-15', 'B')).toEqual({
      ok: true,
      value: { spells: [{ group: 'B', from: '2026-10-01' }], from: '2026-10-01' },
    });
    const leave = [
      { group: 'A', from: '2026-09-01', to: '2026-09-10' },
      { group: 'A', from: '2026-11-02' },
    ];
    expect(placeInGroup(leave, '2026-09-15', 'B')).toEqual({
      ok: true,
      value: { spells: [leave[0], { group: 'B', from: '2026-11-02' }], from: '2026-11-02' },
    });
  });

  test('is refused where nothing changes, and where the place has ended', () => {
    expect(placeInGroup([{ group: 'B', from: '2026-09-01' }], '2026-09-15', 'B')).toMatchObject({
      refusal: { code: 'nothingChanges' },
    });
    expect(placeInGroup([{ group: 'A', from: '2026-09-01', to: '2026-09-14' }], '2026-09-15', 'B')).toMatchObject({
      refusal: { code: 'notEnrolledThen' },
    });
  });

  test('never rewrites a day before it, whatever the spells are', () => {
    const days = ['2026-09-01', '2026-09-05', '2026-09-10', '2026-09-15', '2026-09-20', '2026-09-25'] as const;
    const anySpells = fc.subarray([...days], { minLength: 1 }).chain((starts) =>
      fc
        .array(fc.constantFrom('A', 'B', undefined), { minLength: starts.length, maxLength: starts.length })
        .map((groups) =>
          starts.map((from, n): Spell => {
            const [group, next] = [groups[n], starts[n + 1]];
            return {
              ...(group === undefined ? {} : { group }),
              from,
              ...(next === undefined
                ? {}
                : { to: `${next.slice(0, 8)}${String(Number(next.slice(8)) - 1).padStart(2, '0')}` }),
            };
          }),
        ),
    );
    const groupAt = (spells: readonly Spell[], day: string) => {
      const spell = spells.find((one) => covers(one, day));
      return spell ? (spell.group ?? '-') : 'none';
    };
    fc.assert(
      fc.property(anySpells, fc.constantFrom(...days), (spells, on) => {
        const placed = placeInGroup(spells, on, 'B');
        const after = placed.ok ? placed.value.spells : spells;
        for (const day of ['2026-08-31', '2026-09-04', ...days, '2026-09-30']) {
          const before = groupAt(spells, day);
          expect(groupAt(after, day)).toBe(day < on || before === 'none' ? before : 'B');
        }
        expect(spellFrom(after, on)?.group).toBe(spellFrom(spells, on) ? 'B' : undefined);
      }),
    );
  });
});
