import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { publishLikert } from '../../bot/domain/confidentiality.ts';
import {
  behavioursRefusal,
  datesRefusal,
  feedbackRefusal,
  instantsOf,
  minutesFor,
  passedOn,
  proposedDates,
  readSeen,
  remindAt,
  saidRefusal,
  SEEN,
  seenCounts,
  type Feedback,
  type FeedbackStep,
} from '../../bot/domain/feedback.ts';

const wave = { opensAt: 1_000, closesAt: 2_000 };
const states = ['asked', 'draft', 'submitted', 'declined'] as const;
const behaviours = ['strategic', 'coaching', 'network'].map((behaviourId) => ({
  behaviourId,
  textEn: behaviourId,
  textFr: behaviourId,
}));
const asked: Feedback = {
  ...{ waveId: 'w', programId: 'p', cohortId: 'c', participant: 'ada', supervisor: 'eva', state: 'asked' },
  ...{ seen: {}, words: '', round: 0, changedAt: 0 },
};

describe('a step of a supervisor', () => {
  test.each([
    [999, 'closed'],
    [1_000, undefined],
    [1_999, undefined],
    [2_000, 'closed'],
  ])('at %i: %s', (now, code) => {
    expect(feedbackRefusal(wave, { state: 'asked' }, 'submit', now)?.code).toBe(code);
  });

  test.each([
    ['save', [true, true, false, true]],
    ['submit', [true, true, true, true]],
    ['decline', [true, true, false, true]],
    ['delegate', [true, true, false, true]],
  ] as const)('%s is possible from asked, draft, submitted, declined: %j', (step, possible) => {
    expect(states.map((state) => feedbackRefusal(wave, { state }, step, 1_500) === undefined)).toEqual(possible);
  });
});

/** One step as the feature takes it: refused, the feedback stays as it is. */
function stepped(one: Feedback, step: FeedbackStep, now: number): Feedback {
  if (feedbackRefusal(wave, one, step, now)) return one;
  if (step === 'delegate') return passedOn({ ...one, words: 'mine' }, `acting${one.round}`, now, 'delegated');
  return { ...one, state: ({ save: 'draft', submit: 'submitted', decline: 'declined' } as const)[step] };
}

describe('under any order of steps', () => {
  const steps = fc.array(
    fc.record({ step: fc.constantFrom<FeedbackStep>('save', 'submit', 'decline', 'delegate'), wait: fc.nat(400) }),
    { maxLength: 12 },
  );
  type Taken = { before: Feedback; after: Feedback; step: FeedbackStep; now: number };
  const walked = (taken: { step: FeedbackStep; wait: number }[]): Taken[] => {
    let [now, one] = [wave.opensAt, asked];
    return taken.map(({ step, wait }) => {
      now += wait;
      const before = one;
      one = stepped(before, step, now);
      return { before, after: one, step, now };
    });
  };

  test('what was submitted stays submitted, by whoever said it', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const submitted = walked(taken).filter(({ before }) => before.state === 'submitted');
        const kept = submitted.map(({ before, after }) => [after.state, after.supervisor === before.supervisor]);
        expect(kept).toEqual(submitted.map(() => ['submitted', true]));
      }),
    );
  });

  test('nothing changes once the wave has closed', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const late = walked(taken).filter(({ now }) => now >= wave.closesAt);
        expect(late.map(({ after }) => after)).toEqual(late.map(({ before }) => before));
      }),
    );
  });

  test('whoever it is passed on to starts with nothing of the first one’s', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const passed = walked(taken).filter(({ before, after }) => after.round > before.round);
        expect(
          passed.map(({ after: { state, words, seen, delegatedBy } }) => ({ state, words, seen, delegatedBy })),
        ).toEqual(
          passed.map(({ before }) => ({ state: 'asked', words: '', seen: {}, delegatedBy: before.supervisor })),
        );
      }),
    );
  });
});

test('what is submitted says something; a draft need not', () => {
  expect(saidRefusal({ seen: {}, words: ' ' }, 'submit')).toEqual({ code: 'nothingSaid' });
  expect(saidRefusal({ seen: {}, words: '' }, 'save')).toBeUndefined();
  expect(saidRefusal({ seen: { coaching: 'clearly' }, words: '' }, 'submit')).toBeUndefined();
  expect(saidRefusal({ seen: {}, words: 'x'.repeat(2_001) }, 'save')).toEqual({ code: 'tooLong' });
});

test('whatever a card carries back, only behaviours that were asked with known answers come out', () => {
  const keys = fc.constantFrom('seen0', 'seen1', 'seen3', 'strategic', 'pid', '__proto__');
  fc.assert(
    fc.property(fc.dictionary(keys, fc.oneof(fc.anything(), fc.constantFrom(...SEEN))), (sent) => {
      const read = readSeen(behaviours, { ...sent, seen2: 'strongly' });
      expect(read['network']).toBe('strongly');
      expect(Object.keys(read).every((key) => ['strategic', 'coaching', 'network'].includes(key))).toBe(true);
      expect(Object.values(read).every((value) => SEEN.includes(value))).toBe(true);
    }),
  );
});

test.each([
  [1, 1],
  [3, 4],
  [10, 13],
])('%i people take about %i minutes', (people, minutes) => {
  expect(minutesFor(people)).toBe(minutes);
});

describe('the dates of a wave', () => {
  const today = '2026-09-10';
  test.each([
    ['from today on', { opens: '2026-09-10', closes: '2026-10-07' }, undefined, undefined],
    ['yesterday', { opens: '2026-09-09', closes: '2026-10-07' }, undefined, 'inThePast'],
    ['backwards', { opens: '2026-10-02', closes: '2026-10-01' }, undefined, 'closesFirst'],
    ['half a year', { opens: '2026-10-02', closes: '2027-04-01' }, undefined, 'tooLong'],
    ['open: another last day', { opens: '2026-09-01', closes: '2026-09-10' }, 'open', undefined],
    ['open: another first day', { opens: '2026-09-02', closes: '2026-09-20' }, 'open', 'opened'],
    ['closed', { opens: '2026-09-01', closes: '2026-09-20' }, 'closed', 'closed'],
  ] as const)('%s', (_what, dates, state, code) => {
    expect(datesRefusal(dates, today, state && { state, opens: '2026-09-01' })?.code).toBe(code);
  });

  test('it opens at 9:00, and closes as its last day ends, also when clocks go back', () => {
    const { opensAt, closesAt } = instantsOf({ opens: '2026-10-20', closes: '2026-11-05' }, 'America/Toronto');
    expect(new Date(opensAt).toISOString()).toBe('2026-10-20T13:00:00.000Z');
    expect(new Date(closesAt).toISOString()).toBe('2026-11-06T05:00:00.000Z');
  });

  test('half-way, and three months after the end: a day that a month lacks becomes its last', () => {
    const today = '2026-06-18';
    expect(proposedDates('mid', '2026-01-05', '2026-11-30', today).opens).toBe('2026-06-18');
    const after = { opens: '2027-02-28', closes: '2027-03-27' };
    expect(proposedDates('after', '2026-01-05', '2026-11-30', today)).toEqual(after);
  });

  test('days that are over are not proposed: from today on instead', () => {
    const proposed = { opens: '2026-09-01', closes: '2026-09-28' };
    expect(proposedDates('mid', '2026-01-05', '2026-11-30', '2026-09-01')).toEqual(proposed);
  });

  test('the reminder is on a working day, five days or more before the last, and never before it opened', () => {
    const span = instantsOf({ opens: '2026-10-01', closes: '2026-10-30' }, 'America/Toronto'); // a Friday
    const weekday = (day: string): boolean => ![0, 6].includes(new Date(day).getUTCDay());
    expect(new Date(remindAt(span, 'America/Toronto', weekday)).toISOString()).toBe('2026-10-23T13:00:00.000Z');
    const short = instantsOf({ opens: '2026-10-29', closes: '2026-10-30' }, 'America/Toronto');
    expect(remindAt(short, 'America/Toronto', weekday)).toBe(short.opensAt);
  });
});

test.each([
  ['nothing', [], 'noneLeft'],
  ['one without French', [{ behaviourId: 'a', textEn: 'A', textFr: ' ' }], 'halfWritten'],
  ['an endless one', [{ behaviourId: 'a', textEn: 'x'.repeat(161), textFr: 'x' }], 'tooLong'],
  ['thirteen', Array.from({ length: 13 }, () => ({ behaviourId: 'a', textEn: 'A', textFr: 'A' })), 'tooMany'],
  ['a sound list', behaviours, undefined],
])('a list of behaviours: %s', (_what, list, code) => {
  expect(behavioursRefusal(list)?.code).toBe(code);
});

test('figures follow the same minimum rules as evaluations, and every answer is counted once', () => {
  const answers = fc.array(fc.option(fc.constantFrom(...SEEN), { nil: undefined }), { maxLength: 40 });
  fc.assert(
    fc.property(answers, (given) => {
      const submitted = given.map((seen) => ({ seen: seen === undefined ? {} : { coaching: seen } }));
      const counts = seenCounts('coaching', submitted);
      const valid = counts.boxes.reduce((sum, n) => sum + n, 0);
      expect(valid + counts.notApplicable + counts.blank).toBe(given.length);
      expect(publishLikert(counts, given.length).kind === 'suppressed').toBe(valid < 10);
    }),
  );
});
