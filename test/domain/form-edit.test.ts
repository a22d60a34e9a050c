import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  COMMENT_LIMIT,
  FORM_KINDS,
  doubleBarrelled,
  formProblems,
  formInUse,
  isFormId,
  nextVersion,
  readAnswers,
} from '../../bot/domain/form.ts';
import { ITEM_FIELDS, typedItem, withItem, withoutItem, type ItemTyped } from '../../bot/domain/form-edit.ts';
import { formLibrary } from '../../cards/text/form.ts';
import { draftForm } from '../support/form.ts';

describe('the library', () => {
  test.each(FORM_KINDS)(
    '%s: whole in both languages, nothing double-barrelled, short, each box tied to a measure',
    (kind) => {
      const { items, ...form } = formLibrary[kind];
      expect(formProblems({ ...form, items })).toEqual([]);
      expect(doubleBarrelled(items)).toEqual([]);
      expect(items.length).toBeLessThanOrEqual(6);
      const boxes = items.filter(({ type }) => type === 'likert');
      expect(boxes.every(({ measure, required }) => measure !== undefined && required)).toBe(true);
      expect(items.filter(({ type }) => type === 'text').every(({ required }) => !required)).toBe(true);
    },
  );

  test('asks the same measure by the same name in every form', () => {
    const named = Object.values(formLibrary).flatMap(({ items }) => items.filter(({ type }) => type === 'likert'));
    expect(named.filter(({ itemId, measure }) => itemId !== measure)).toEqual([]);
  });
});

describe('an item that is edited', () => {
  test('as it stands changes nothing, wherever it stands', () => {
    fc.assert(
      fc.property(draftForm, fc.nat(), (form, n) => {
        fc.pre(form.items.length > 0);
        const item = form.items.at(n % form.items.length);
        if (!item) throw new Error('no item');
        const { itemId, options = [] } = item;
        fc.pre(item.textEn !== '' || item.textFr !== '');
        // two options that read alike, and empty lines at the end, cannot be told apart once they are lines of text
        fc.pre(options.every(({ textEn, textFr }) => textEn !== '' && textFr !== ''));
        fc.pre(!formProblems({ ...form, items: [item] }).some(({ code }) => code === 'sameOption'));
        expect(withItem(form, itemId, typedItem(form, itemId))).toEqual({ ok: true, value: form });
      }),
    );
  });

  test('with whatever is typed is refused or kept whole; the others stay in their order', () => {
    const typed = fc.record(
      Object.fromEntries(ITEM_FIELDS.map((field) => [field, fc.string({ maxLength: 400 })])) as Record<
        keyof ItemTyped,
        fc.Arbitrary<string>
      >,
    );
    fc.assert(
      fc.property(draftForm, typed, (form, said) => {
        const edited = withItem(form, 'qnew', { ...said, type: 'single', level: '', measure: '', competency: '' });
        const problems = edited.ok ? [] : edited.refusal.problems;
        expect(edited.ok).toBe(problems.length === 0);
        const next = edited.ok ? edited.value : form;
        expect(withoutItem(next, 'qnew').items).toEqual(form.items.filter(({ itemId }) => itemId !== 'qnew'));
        const options = next.items.find(({ itemId }) => itemId === 'qnew')?.options ?? [];
        expect(new Set(options.map(({ optionId }) => optionId)).size).toBe(options.length);
      }),
    );
  });
});

test('versions only go up, and what is in use is never a draft', () => {
  const step = fc.constantFrom('draft', 'approved', 'retired');
  fc.assert(
    fc.property(fc.array(step), (states) => {
      const form = { ...formLibrary['mid-program'], programId: 'p1', formId: 'f' };
      const versions = states.reduce<{ version: number; state: (typeof states)[number] }[]>(
        (before, state) => [...before, { version: nextVersion(before), state }],
        [],
      );
      expect(versions.every(({ version }, n) => n === 0 || version > (versions[n - 1]?.version ?? 0))).toBe(true);
      const settled = states.filter((state) => state !== 'draft');
      const inUse = formInUse(versions.map((one) => ({ ...form, ...one })));
      expect(inUse !== undefined).toBe(settled.at(-1) === 'approved');
    }),
  );
});

test('whatever is sent to any form, only its boxes, its options and short words come out', () => {
  const value = fc.oneof(
    fc.anything(),
    fc.constantFrom('1', '5', '6', '0', 'na', 'none', '3.5', ' 4', 4, 4.5, 'a,b', ''),
  );
  fc.assert(
    fc.property(draftForm, fc.infiniteStream(value), (form, values) => {
      const sent = Object.fromEntries(form.items.map(({ itemId }) => [itemId, values.next().value]));
      const { answers } = readAnswers(form.items, sent);
      for (const { itemId, type, options = [] } of form.items) {
        const answer = answers[itemId];
        if (answer === undefined) continue;
        const known = (one: unknown): boolean => options.some(({ optionId }) => optionId === one);
        const isRight = {
          likert: () => [1, 2, 3, 4, 5, 'na'].includes(answer as number),
          single: () => known(answer),
          multiple: () => Array.isArray(answer) && answer.length > 0 && answer.every(known),
          text: () => typeof answer === 'string' && answer.length <= COMMENT_LIMIT && answer.trim() !== '',
        }[type];
        expect([itemId, type, answer, isRight()]).toEqual([itemId, type, answer, true]);
      }
    }),
  );
});

test.each([...Object.getOwnPropertyNames(Object.prototype), 'verb', 'evaluationId', 'none', 'na', 'a,b', 'A', ''])(
  'no item may be called "%s"',
  (id) => {
    expect(isFormId(id)).toBe(false);
  },
);
