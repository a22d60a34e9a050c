import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { COMMENT_LIMIT, doubleBarrelled, formProblems, readAnswers, type FormItem } from '../../bot/domain/form.ts';

const likert: FormItem = {
  itemId: 'understanding',
  type: 'likert',
  textEn: 'It improved my understanding.',
  textFr: 'Ma compréhension s’est améliorée.',
  required: true,
};
const choice: FormItem = {
  ...{ itemId: 'format', type: 'single', textEn: 'Which format?', textFr: 'Quel format?', required: false },
  options: [
    { optionId: 'room', textEn: 'In the room', textFr: 'En salle' },
    { optionId: 'remote', textEn: 'Remotely', textFr: 'À distance' },
  ],
};
const several: FormItem = { ...choice, itemId: 'formats', type: 'multiple' };
const comment: FormItem = {
  itemId: 'words',
  type: 'text',
  textEn: 'What else?',
  textFr: 'Autre chose?',
  required: false,
};
const items = [likert, choice, several, comment];
const titles = { titleEn: 'Learning event', titleFr: 'Activité d’apprentissage' };

describe('a form', () => {
  test('that is whole in both languages has no problems', () => {
    expect(formProblems({ ...titles, items })).toEqual([]);
  });

  test.each([
    ['French missing in an item', { ...titles, items: [{ ...likert, textFr: ' ' }] }, 'textFr'],
    ['French missing in the title', { ...titles, titleFr: '', items }, 'titleFr'],
    [
      'English missing in an option',
      {
        ...titles,
        items: [
          {
            ...choice,
            options: [
              { optionId: 'a', textEn: '', textFr: 'A' },
              { optionId: 'b', textEn: 'B', textFr: 'B' },
            ],
          },
        ],
      },
      'optionEn',
    ],
    [
      'a choice of one',
      { ...titles, items: [{ ...choice, options: (choice.options ?? []).slice(0, 1) }] },
      'noOptions',
    ],
    ['no item', { ...titles, items: [] }, 'noItems'],
    ['two items of one name', { ...titles, items: [likert, likert] }, 'sameId'],
  ])('%s stands against approval', (_what, form, code) => {
    expect(formProblems(form).map((problem) => problem.code)).toEqual([code]);
  });

  test.each([
    ['It benefits my work and my leadership development.', 'Utile.', true],
    ['Utile.', 'Utile à mon travail et à mon perfectionnement.', true],
    ['I understand more.', 'Je comprends mieux cette étape.', false],
  ])('"%s" / « %s »: asks two things at once: %s', (textEn, textFr, warned) => {
    expect(doubleBarrelled([{ ...likert, textEn, textFr }]).length > 0).toBe(warned);
  });
});

describe('answers that somebody sent', () => {
  test('are read item by item; unknown ones are dropped', () => {
    const sent = { understanding: '4', format: 'room', formats: 'remote,room', words: ' Thank you. ', pid: 'p1' };
    expect(readAnswers(items, sent)).toEqual({
      answers: { understanding: 4, format: 'room', formats: ['remote', 'room'], words: 'Thank you.' },
      problems: [],
    });
  });

  test.each([
    ['a box that does not exist', { understanding: '6' }, { itemId: 'understanding', code: 'notABox' }],
    ['an object for a box', { understanding: { $gt: 0 } }, { itemId: 'understanding', code: 'notABox' }],
    ['an option that does not exist', { understanding: '4', format: 'x' }, { itemId: 'format', code: 'notAnOption' }],
    [
      'ten thousand characters',
      { understanding: '4', words: 'x'.repeat(10_000) },
      { itemId: 'words', code: 'tooLong' },
    ],
    ['a required item left out', {}, { itemId: 'understanding', code: 'missing' }],
  ])('%s is refused, and named', (_what, sent, problem) => {
    expect(readAnswers(items, sent).problems).toEqual([problem]);
  });

  test('"not applicable" answers a required item', () => {
    expect(readAnswers(items, { understanding: 'na' })).toEqual({ answers: { understanding: 'na' }, problems: [] });
  });

  test('"I prefer not to answer" does too, and leaves a blank', () => {
    expect(readAnswers(items, { understanding: 'none' })).toEqual({ answers: {}, problems: [] });
  });

  test('whatever is sent, nothing but what the form asks comes out, within its limits', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('understanding', 'format', 'formats', 'words', '__proto__'), fc.anything()),
        (sent) => {
          const { answers } = readAnswers(items, sent);
          expect(Object.keys(answers).every((id) => items.some(({ itemId }) => itemId === id))).toBe(true);
          expect(JSON.stringify(answers).length).toBeLessThan(COMMENT_LIMIT * 7);
        },
      ),
    );
  });
});
