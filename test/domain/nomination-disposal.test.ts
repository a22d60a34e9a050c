import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { blanked, disposalOf, isOverdue, lastUseOf, type Dossier } from '../../bot/domain/nomination-disposal.ts';
import type { NominationState } from '../../bot/domain/nomination.ts';
import { OUTCOMES } from '../../bot/domain/selection.ts';
import { DAY, dayIn } from '../../bot/domain/time.ts';
import { callFor, nominationFor } from '../support/nomination.ts';

const NOW = Date.parse('2030-06-01T12:00:00Z');
const ZONE = 'America/Toronto';
const call = callFor({ programId: 'p1', cohortId: 'c1' });
const retention = (years = 2, asOf = '2030-06-01') => ({ years, asOf, timeZone: ZONE });

const OLD = Date.parse('2027-01-01T12:00:00Z');
const dossier = (changes: Partial<Dossier> = {}, state: NominationState = 'eligible'): Dossier => ({
  nomination: {
    ...nominationFor(call, 'nora', { state, submittedAt: OLD, changedAt: OLD }),
    ...{ consent: { given: true, at: OLD, language: 'en', region: 'north' }, eligibility: { by: 'c', at: OLD } },
    endorsement: { answer: 'conditions', conditions: 'Not in March', days: 20, by: 's', at: OLD },
  },
  ...{ reviews: [], others: [], enrolled: false },
  ...changes,
});

const YEAR = 365 * DAY;
const at = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: NOW - 6 * YEAR, max: NOW - 4 * YEAR }) },
  { weight: 2, arbitrary: fc.integer({ min: NOW - 2 * YEAR - 4 * DAY, max: NOW - 2 * YEAR + 4 * DAY }) },
  { weight: 1, arbitrary: fc.integer({ min: NOW - 4 * YEAR, max: NOW }) },
);
const STATES = ['submitted', 'complete', 'eligible', 'ineligible', 'declined', 'withdrawn'] as const;
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const some = fc
  .record({
    ...{ state: fc.constantFrom(...STATES), submittedAt: at, changedAt: at, enrolled: fc.boolean() },
    reviews: fc.array(fc.record({ changedAt: at }), { maxLength: 3 }),
    others: fc.array(at, { maxLength: 3 }),
    decision: maybe(fc.record({ outcome: fc.constantFrom(...OUTCOMES), at })),
    release: maybe(fc.record({ at })),
    offer: maybe(fc.record({ state: fc.constantFrom('offered', 'accepted', 'declined'), at })),
    ...{
      consented: maybe(at),
      endorsed: maybe(at),
      judged: maybe(at),
      disposed: fc.constantFrom(false, false, false, true),
    },
  })
  .map(
    ({ state, submittedAt, changedAt, consented, endorsed, judged, disposed, decision, release, offer, ...rest }) => {
      const plain = { callId: 'n', programId: 'p', cohortId: 'c', nominee: 'x', nominator: 'y', round: 0 };
      const words = { department: 'd', level: 'l', functionalArea: 'f', statement: 's', strengths: {}, answers: {} };
      const nomination: Dossier['nomination'] = {
        ...{ ...plain, ...words, state, submittedAt, changedAt },
        ...(consented === undefined ? {} : { consent: { given: true, at: consented } }),
        ...(endorsed === undefined
          ? {}
          : { endorsement: { answer: 'endorsed', conditions: '', days: 1, by: 's', at: endorsed } }),
        ...(judged === undefined ? {} : { eligibility: { by: 'c', at: judged } }),
        ...(disposed ? { disposedAt: changedAt } : {}),
      };
      const parts = { ...(decision ? { decision } : {}), ...(release ? { release } : {}), ...(offer ? { offer } : {}) };
      const times = [submittedAt, changedAt, consented, endorsed, judged, decision?.at, release?.at, offer?.at];
      const uses = [...times, ...rest.others, ...rest.reviews.map((one) => one.changedAt)].filter(
        (one) => one !== undefined,
      );
      return { dossier: { ...rest, nomination, ...parts } satisfies Dossier, uses };
    },
  );

describe('what is disposed of', () => {
  test('is never younger than the period, by whatever was done with it last, and never enrolled', () => {
    let disposed = 0;
    fc.assert(
      fc.property(some, fc.integer({ min: 2, max: 4 }), ({ dossier: one, uses }, years) => {
        if (disposalOf(one, retention(years)) !== 'dispose') return;
        disposed += 1;
        const oldest = Temporal.PlainDate.from('2030-06-01').subtract({ years });
        for (const use of uses)
          expect(Temporal.PlainDate.compare(Temporal.PlainDate.from(dayIn(ZONE, use)), oldest)).toBe(-1);
        expect(one.enrolled).toBe(false);
        expect(one.offer?.state).not.toBe('accepted');
        const isOut = ['declined', 'withdrawn', 'ineligible'].includes(one.nomination.state);
        expect(isOut || one.release !== undefined).toBe(true);
        expect(!isOut && one.decision?.outcome === 'selected' && one.offer?.state !== 'declined').toBe(false);
      }),
      { numRuns: 2_000, seed: 5 },
    );
    expect(disposed).toBeGreaterThan(100);
  });

  test('is the more the longer one waits, and the less the longer files are kept', () => {
    fc.assert(
      fc.property(some, ({ dossier: one }) => {
        const goes = (...of: Parameters<typeof retention>): boolean => disposalOf(one, retention(...of)) === 'dispose';
        expect(!goes(3) || goes(2)).toBe(true);
        expect(!goes(2) || goes(2, '2031-01-01')).toBe(true);
      }),
      { numRuns: 1_000, seed: 5 },
    );
  });

  const release = { at: OLD };
  test.each([
    ['nobody was selected yet', dossier(), 'undecided'],
    ['somebody declined', dossier({}, 'declined'), 'dispose'],
    ['a nomination was withdrawn', dossier({}, 'withdrawn'), 'dispose'],
    ['somebody was ineligible', dossier({}, 'ineligible'), 'dispose'],
    ['not selected', dossier({ release, decision: { outcome: 'notSelected', at: OLD } }), 'dispose'],
    ['not selected, not told', dossier({ decision: { outcome: 'notSelected', at: OLD } }), 'undecided'],
    ['a reserve whom nobody called', dossier({ release, decision: { outcome: 'reserve', at: OLD } }), 'dispose'],
    ['never complete when the others were told', dossier({ release }, 'submitted'), 'dispose'],
    ['selected without an answer', dossier({ release, decision: { outcome: 'selected', at: OLD } }), 'undecided'],
    [
      'selected and declined',
      dossier({ release, decision: { outcome: 'selected', at: OLD }, offer: { state: 'declined', at: OLD } }),
      'dispose',
    ],
    [
      'a reserve who was called and accepted',
      dossier({ release, decision: { outcome: 'reserve', at: OLD }, offer: { state: 'accepted', at: OLD } }),
      'enrolled',
    ],
    ['enrolled all the same', dossier({ enrolled: true }, 'withdrawn'), 'enrolled'],
    ['a review was changed last month', dossier({ reviews: [{ changedAt: NOW - 30 * DAY }] }, 'declined'), 'inUse'],
  ] as const)('%s', (_what, one, verdict) => {
    expect(disposalOf(one, retention())).toBe(verdict);
  });

  test('on the day after the last one of the period, where the program is', () => {
    const used = Date.parse('2028-06-02T03:30:00Z'); // June 1, 23:30 in Toronto
    expect(isOverdue(used, retention(2, '2030-06-01'))).toBe(false);
    expect(isOverdue(used, retention(2, '2030-06-02'))).toBe(true);
    expect(isOverdue(Date.parse('2028-02-29T12:00:00Z'), retention(2, '2030-02-28'))).toBe(false);
    expect(isOverdue(Date.parse('2028-02-29T12:00:00Z'), retention(2, '2030-03-01'))).toBe(true);
  });

  test('leaves who nominated whom and what became of it, and no words', () => {
    const { nomination } = dossier();
    const left = blanked(nomination, NOW);
    const { nominee, nominator, state } = nomination;
    expect(left).toMatchObject({ nominee, nominator, state, disposedAt: NOW });
    const text = JSON.stringify(left);
    for (const word of ['Why nora', 'Not in March', 'NRCan', 'EX minus', 'Policy', 'north'])
      expect(text).not.toContain(word);
    expect(disposalOf({ ...dossier(), nomination: left }, retention())).toBe('disposed');
    expect(lastUseOf(dossier())).toBe(OLD);
  });
});
