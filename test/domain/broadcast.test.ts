import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  after,
  approve,
  approveCorrection,
  problemsOf,
  stepOf,
  type BroadcastState,
  type BroadcastStep,
  type Draft,
} from '../../bot/domain/broadcast.ts';
import {
  aboutOf,
  countsIn,
  createTally,
  outcomeOf,
  paceOf,
  pauseFor,
  sumOf,
  type Counts,
} from '../../bot/domain/broadcast-tally.ts';
import type { DeliveryState } from '../../bot/domain/delivery.ts';

const STEPS: BroadcastStep[] = [
  ...(['edit', 'complete', 'approve', 'schedule', 'begin', 'finish', 'retry'] as const),
  ...(['correct', 'recall', 'cancel', 'close'] as const),
];
const SENDING: BroadcastState[] = ['scheduled', 'sending'];

/** What is tried next: one of the possible steps by its number, or any step at all. */
type Try = { pick: number; wild: boolean };

/** A broadcast's way through random steps: the words it has, and those that somebody approved. */
function walkThrough(tries: readonly Try[]) {
  let [words, approved] = [0, -1];
  const states: BroadcastState[] = ['draft'];
  const unapproved: BroadcastState[] = [];
  for (const { pick, wild } of tries) {
    const from = states.at(-1) ?? 'draft';
    const possible = wild ? STEPS : STEPS.filter((one) => after(from, one) !== undefined);
    const step = possible[pick % possible.length] ?? 'edit';
    const to = after(from, step);
    if (to === undefined) continue;
    // where `finish` leads is outcomeOf's to say
    const state = step === 'finish' && pick % 2 === 1 ? 'partial' : to;
    if (step === 'edit') words += 1;
    if (step === 'approve') approved = words;
    // a correction approves the words that it puts in their place (approveCorrection)
    if (step === 'correct') [words, approved] = [words + 1, words + 1];
    states.push(state);
    if (SENDING.includes(state) && approved !== words) unapproved.push(state);
  }
  return { states, unapproved };
}

describe('whatever steps are tried, in any order', () => {
  const runs = fc.array(fc.record({ pick: fc.nat(1_000), wild: fc.boolean() }), { maxLength: 40 });

  test('no words are sent that nobody approved', () => {
    fc.assert(
      fc.property(runs, (steps) => {
        expect(walkThrough(steps).unapproved).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  test('nothing is sent after a cancellation, and closed is for good', () => {
    fc.assert(
      fc.property(runs, (steps) => {
        const { states } = walkThrough(steps);
        const from = (state: BroadcastState) => (states.includes(state) ? states.slice(states.indexOf(state)) : []);
        expect(from('cancelled').filter((state) => state !== 'cancelled')).toEqual([]);
        expect(from('closed').slice(1)).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  test('every state can be reached', () => {
    const seen = new Set<BroadcastState>();
    const collect = (steps: Try[]): void => {
      for (const state of walkThrough(steps).states) seen.add(state);
    };
    fc.assert(fc.property(runs, collect), { numRuns: 3_000, seed: 7 });
    expect([...seen].sort()).toEqual(
      ['approved', 'cancelled', 'closed', 'draft', 'partial', 'ready', 'scheduled', 'sending', 'sent'].sort(),
    );
  });

  test.each(STEPS)('once recalled, "%s" is possible only where it closes', (step) => {
    for (const state of ['sending', 'sent', 'partial', 'cancelled'] as const) {
      const left = stepOf({ state, recalledAt: 1 }, step);
      expect(left).toBe(step === 'close' ? after(state, 'close') : undefined);
    }
  });
});

describe('a second coordinator', () => {
  const ready = { state: 'ready', editedBy: 'ada' } as const;
  test.each([
    ['no number', 500, undefined, 'ada', true],
    ['at the number', 100, 100, 'ada', true],
    ['one above it, by who wrote it', 101, 100, 'ada', false],
    ['one above it, by another', 101, 100, 'bea', true],
    ['always, by who wrote it', 1, 0, 'ada', false],
  ] as const)('%s', (_what, size, above, by, may) => {
    expect(approve(ready, by, size, above).ok).toBe(may);
    const proposal = { n: 1, textEn: 'a', textFr: 'b', editedBy: 'ada' };
    expect(approveCorrection({ state: 'sent', size, proposal }, by, above).ok).toBe(may);
  });

  test('approves nothing that is not ready, and no correction that nobody wrote', () => {
    for (const state of ['draft', 'scheduled', 'sending', 'sent', 'partial', 'cancelled', 'closed'] as const) {
      expect(approve({ state, editedBy: 'ada' }, 'bea', 1, undefined)).toMatchObject({ refusal: { code: 'notReady' } });
    }
    expect(approveCorrection({ state: 'sent', size: 1 }, 'bea', undefined).ok).toBe(false);
  });
});

describe('what is wrong with a draft', () => {
  const draft: Draft = {
    audience: { role: 'participant', seat: 'any' },
    ...{ textEn: 'Hello {firstName}', textFr: 'Bonjour { firstName }', acknowledge: false, urgent: false },
  };
  const codes = (change: Partial<Draft>) => problemsOf({ ...draft, ...change }).map(({ code }) => code);

  test('nothing, where both languages are there and every field is known', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ textEn: '{place}', audience: { role: 'participant', seat: 'any', sessionId: 's' } })).toEqual([]);
  });

  test('everything at once, not the first alone', () => {
    expect(
      codes({ textEn: '', textFr: `{x}${'é'.repeat(4_000)}`, link: { url: 'x', titleEn: '', titleFr: '' } }),
    ).toEqual(['missingEn', 'tooLongFr', 'unknownField', 'linkNotHttps', 'linkTitles']);
  });

  test.each([
    'http://a.ca',
    'javascript:alert(1)',
    'https://user:word@a.ca',
    'https://',
    `https://a.ca/${'x'.repeat(1_000)}`,
  ])('%s is no link', (url) => {
    expect(codes({ link: { url, titleEn: 'a', titleFr: 'b' } })).toEqual(['linkNotHttps']);
  });

  test('4,000 characters are possible, one more is not', () => {
    expect(codes({ textEn: 'a'.repeat(4_000) })).toEqual([]);
    expect(codes({ textEn: 'a'.repeat(4_001) })).toEqual(['tooLongEn']);
  });
});

const states: DeliveryState[] = ['queued', 'sending', 'sent', 'deferred', 'failed', 'skipped', 'unconfirmed'];
const outcome = fc.record(
  {
    state: fc.constantFrom(...states),
    reason: fc.constantFrom('left', 'quiet-hours', 'ConversationBlockedByUser', 'rate'),
    channel: fc.constantFrom('teams' as const, 'mail' as const),
  },
  { requiredKeys: ['state'] },
);

describe('the numbers', () => {
  test('always add up to the audience, whatever became of whom, planned or not yet', () => {
    fc.assert(
      fc.property(fc.array(outcome, { maxLength: 50 }), fc.nat(20), fc.boolean(), (outcomes, unplanned, cancelled) => {
        const count = createTally(outcomes.length + unplanned, cancelled);
        for (const one of outcomes) count.add(one);
        const tally = count.tally();
        const { audience, queued, sending, sent, unconfirmed, failed, skipped } = tally;
        expect(audience).toBe(outcomes.length + unplanned);
        expect(queued + sending + sent + unconfirmed + sumOf(failed) + sumOf(skipped)).toBe(audience);
        expect(tally.held).toBeLessThanOrEqual(queued);
        expect(tally.mail).toBeLessThanOrEqual(sent);
        expect(cancelled && queued > 0).toBe(false);
        expect(outcomeOf(tally) === undefined).toBe(queued + sending > 0);
      }),
    );
  });

  test('come back from a delivery document as they were put there', () => {
    const n = fc.nat(10_000);
    const reasons = fc.dictionary(fc.constantFrom('left', 'a.b', 'cancelled', 'X'), n);
    const followed = fc.record({ waiting: n, done: n, failed: n, skipped: n });
    const tally = fc.record({
      ...{ audience: n, queued: n, held: n, sending: n, sent: n, mail: n, unconfirmed: n },
      ...{ failed: reasons, skipped: reasons },
    });
    const counts = fc.record(
      { tally, acknowledged: n, at: n, correction: followed, recall: followed, perMinute: n },
      { requiredKeys: ['tally', 'acknowledged', 'at'] },
    );
    fc.assert(
      fc.property(counts, (given) => {
        expect(JSON.parse(JSON.stringify(countsIn(aboutOf(given))))).toEqual(JSON.parse(JSON.stringify(given)));
      }),
    );
  });

  test('the pace is what was done between two counts', () => {
    const at = (time: number, sent: number): Counts => {
      const tally = { audience: 100, queued: 100 - sent, held: 0, sending: 0, sent, mail: 0, unconfirmed: 0 };
      return { tally: { ...tally, failed: {}, skipped: {} }, acknowledged: 0, at: time };
    };
    expect(paceOf(at(0, 10), at(30_000, 40))).toBe(60);
    expect(paceOf(undefined, at(30_000, 40))).toBeUndefined();
    expect(paceOf(at(0, 40), at(30_000, 40))).toBeUndefined();
    expect(paceOf(at(30_000, 10), at(30_000, 40))).toBeUndefined();
  });

  test.each([
    [1, 3_000],
    [1_000, 3_000],
    [10_000, 30_000],
    [1_000_000, 300_000],
  ])('%d people are counted every %d ms', (size, ms) => {
    expect(pauseFor(size)).toBe(ms);
  });
});
