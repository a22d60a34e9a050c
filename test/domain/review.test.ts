import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SCORES, type Criterion } from '../../bot/domain/call.ts';
import { conflictOf, sameDepartment, type NomineeFacts, type ReviewerFacts } from '../../bot/domain/review-conflict.ts';
import { roundProgress } from '../../bot/domain/review-progress.ts';
import {
  hasDeclared,
  NOTE_LIMIT,
  readScores,
  stepReview,
  type Review,
  type ReviewAction,
  type ReviewRound,
} from '../../bot/domain/review.ts';
import { startingCriteria } from '../../cards/text/call-criteria.ts';

const criteria = startingCriteria as Criterion[];
const call = { criteria, rubric: 2 };
const all = { potential: 1, commitment: 3, contribution: 5 } as const;
const review: Review = {
  ...{ callId: 'n', nominee: 'a', reviewer: 'r', state: 'assigned', scores: {}, note: '', rubric: 1, changedAt: 0 },
};
const said = (changes: object = {}): ReviewAction => ({
  ...{ kind: 'submit', scores: all, outOfRange: false, note: 'x', rubric: 2 },
  ...changes,
});
const scene = (round: ReviewRound['state'] = 'assigned') => ({ call, round, now: 9 });
const codeOf = (result: ReturnType<typeof stepReview>) => (result.ok ? result.value.state : result.refusal.code);

describe('a review’s steps', () => {
  test.each([
    ['submits with every score', review, said(), 'submitted'],
    ['keeps a draft with some', review, said({ kind: 'save', scores: {} }), 'draft'],
    ['does not submit with some', review, said({ scores: { potential: 1 } }), 'scoreMissing'],
    ['refuses what is out of range, also for a draft', review, said({ kind: 'save', outOfRange: true }), 'outOfRange'],
    ['takes a note of exactly the limit', review, said({ note: 'é'.repeat(NOTE_LIMIT) }), 'submitted'],
    ['refuses one character more', review, said({ note: 'é'.repeat(NOTE_LIMIT + 1) }), 'noteTooLong'],
    ['refuses a card of older criteria', review, said({ rubric: 1 }), 'rubricChanged'],
    ['stays once submitted', { ...review, state: 'submitted' } as const, said(), 'submitted'],
    ['is nobody’s once recused', { ...review, state: 'recused' } as const, said(), 'recused'],
  ])('%s', (_what, before, action, code) => {
    const result = stepReview(before, action, scene());
    expect(codeOf(result)).toBe(code);
    expect(result.ok).toBe(before.state === 'assigned' && ['submitted', 'draft'].includes(code));
  });

  test.each(['declaring', 'closed'] as const)('nothing moves while the round is %s', (round) => {
    expect(codeOf(stepReview(review, said(), scene(round)))).toBe('closed');
    expect(codeOf(stepReview(review, { kind: 'recuse', because: 'other' }, scene(round)))).toBe('closed');
  });

  test('recused, nothing of what was drafted is left', () => {
    const draft: Review = { ...review, state: 'draft', scores: all, note: 'Mine' };
    const next = stepReview(draft, { kind: 'recuse', because: 'knowsThem' }, scene());
    expect(next.ok && next.value).toMatchObject({ state: 'recused', because: 'knowsThem', scores: {}, note: '' });
  });

  test('whatever is done to it, in whatever order: what was submitted never changes, and is complete', () => {
    const action = fc.oneof(
      fc.record({
        kind: fc.constantFrom('save' as const, 'submit' as const),
        scores: fc.dictionary(fc.constantFrom('potential', 'commitment', 'contribution'), fc.constantFrom(...SCORES)),
        outOfRange: fc.boolean(),
        note: fc.string(),
        rubric: fc.constantFrom(1, 2),
      }),
      fc.constant({ kind: 'recuse', because: 'other' } as const),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 12 }), (actions) => {
        let [now, kept] = [review, undefined as Review | undefined];
        for (const one of actions) {
          const next = stepReview(now, one, scene());
          if (next.ok) now = next.value;
          if (now.state === 'submitted') kept ??= now;
        }
        expect(kept === undefined || now === kept).toBe(true);
        expect(Object.keys(kept?.scores ?? all).sort()).toEqual(Object.keys(all).sort());
      }),
    );
  });
});

describe('scores as they come back from a form', () => {
  test.each([
    [{ score0: '1', score1: 3, score2: ' 5 ' }, all, false],
    [{ score0: '', score1: null }, {}, false],
    [{ score0: '0' }, {}, true],
    [{ score0: '6' }, {}, true],
    [{ score0: '1e0' }, {}, true],
    [{ score0: ['1'] }, {}, true],
    [{ score0: true }, {}, true],
    [{ score9: '5', potential: '5' }, {}, false],
  ])('%j', (sent, scores, outOfRange) => {
    expect(readScores(criteria, sent)).toEqual({ scores, outOfRange });
  });
});

const nomination = { nominee: 'a', nominator: 'n', supervisor: 's', department: 'Health Canada' };
const dossier: NomineeFacts = { nomination, person: { email: 'a@x.ca' }, supporters: ['u'] };
const reader: ReviewerFacts = { reviewer: 'r', person: { department: 'Justice', email: 'r@x.ca' }, declared: [] };

describe('conflicts', () => {
  test.each([
    ['nothing', dossier, reader, undefined],
    ['themselves', dossier, { ...reader, reviewer: 'a' }, 'themselves'],
    ['declared', dossier, { ...reader, declared: ['b', 'a'] }, 'declared'],
    ['of the same department', dossier, { ...reader, person: { department: ' héalth-CANADA ' } }, 'department'],
    ['of the department on record', { ...dossier, person: { department: 'justice' } }, reader, 'department'],
    ['no department is not the same', { ...dossier, person: { department: '' } }, { ...reader, person: {} }, undefined],
    ['the supervisor', dossier, { ...reader, reviewer: 's' }, 'line'],
    ['who endorsed', { ...dossier, nomination: { ...nomination, endorsement: endorsedBy('r') } }, reader, 'line'],
    ['the supervisor on record', { ...dossier, boss: 'r' }, reader, 'line'],
    ['the same by address', { ...dossier, person: { supervisorEmail: ' R@X.ca' } }, reader, 'line'],
    ['supervised by the nominee', dossier, { ...reader, boss: 'a' }, 'line'],
    ['the same by address', dossier, { ...reader, person: { supervisorEmail: 'A@x.ca' } }, 'line'],
    ['the nominator', dossier, { ...reader, reviewer: 'n' }, 'nominator'],
    ['a supporter', dossier, { ...reader, reviewer: 'u' }, 'supporter'],
  ])('%s', (_what, of, who, block) => {
    expect(conflictOf(of, who)).toBe(block);
  });

  test.each([
    ['Environnement et Changement climatique', 'environnement  ET changement-climatique', true],
    ['Santé', 'sante', true],
    ['Santé', 'Sante\u0301', true],
    ['Health', 'Health Canada', false],
  ])('%s and %s', (one, other, same) => {
    expect(sameDepartment(one) === sameDepartment(other)).toBe(same);
  });
});

test('a declaration is on names; silence is none, and an empty list of ticks is one', () => {
  const conflicts = { reviewer: 'r', nominees: [], at: 0 };
  expect(hasDeclared(undefined, [])).toBe(false);
  expect(hasDeclared(conflicts, ['a'])).toBe(true);
  expect(hasDeclared({ ...conflicts, seen: ['a'] }, ['a'])).toBe(true);
  expect(hasDeclared({ ...conflicts, seen: ['a'] }, ['a', 'b'])).toBe(false);
  expect(hasDeclared({ ...conflicts, seen: [], draft: { nominees: [], seen: ['a'] } }, ['a'])).toBe(false);
});

describe('progress', () => {
  const one = (nominee: string, reviewer: string, state: Review['state']) => ({ nominee, reviewer, state });

  test('counts what is in, what is missing, who recused, and dossiers with too few readers', () => {
    const reviews = [
      ...[one('a', 'r', 'submitted'), one('a', 's', 'submitted'), one('b', 'r', 'draft'), one('b', 's', 'recused')],
      ...[one('c', 'r', 'assigned'), one('c', 's', 'submitted'), one('gone', 'r', 'assigned')],
    ];
    const progress = roundProgress(reviews, ['a', 'b', 'c'], 2, (nominee, who) => nominee === 'c' && who === 'r');
    expect(progress).toEqual({
      reviewers: [
        { reviewer: 'r', assigned: 2, done: 1, recused: 1 },
        { reviewer: 's', assigned: 2, done: 2, recused: 1 },
      ],
      ...{ dossiers: 3, complete: 1, missing: 1, conflicted: [{ nominee: 'c', reviewer: 'r' }] },
      short: [
        { nominee: 'b', readers: 1 },
        { nominee: 'c', readers: 1 },
      ],
    });
  });

  test('what was submitted before a conflict arose counts', () => {
    const progress = roundProgress([one('a', 'r', 'submitted')], ['a'], 1, () => true);
    expect(progress).toMatchObject({ complete: 1, missing: 0, short: [], conflicted: [] });
  });
});

function endorsedBy(by: string) {
  return { answer: 'endorsed', conditions: '', days: 20, by, at: 0 } as const;
}
