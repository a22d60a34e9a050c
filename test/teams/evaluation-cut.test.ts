import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Ballot } from '../../bot/domain/ballot.ts';
import type { FormItem } from '../../bot/domain/form.ts';
import { evaluationDocId, programPk, resultId } from '../../bot/domain/key.ts';
import { evaluationLines, measuresInWords } from '../../bot/cli/measures-evaluation.ts';
import { measureCohort } from '../../bot/features/measure.ts';
import { versionsOf } from '../../bot/features/evaluation/form.ts';
import { formLibrary } from '../../cards/text/form.ts';
import { seedEvaluation, times } from '../support/evaluation-results.ts';
import { openHall, type Hall } from '../support/evaluation.ts';
import type { Node } from '../support/walk.ts';

let hall: Hall;
beforeEach(async () => {
  hall = await openHall(14);
});
afterEach(() => hall.house.close());

const press = (card: Node, button: string, inputs = {}) => hall.house.press('cleo', card, button, inputs);
const choice = {
  ...{ textEn: 'My work is mostly in', textFr: 'Je travaille surtout en', type: 'single' },
  ...{ optionsEn: 'Policy\nOperations', optionsFr: 'Politiques\nOpérations', required: 'false', cut: 'true' },
  ...{ place: '1', level: '', measure: '', competency: '' },
};
const draftOf = async (): Promise<Node> => {
  const form = { programId: hall.program.programId, formKind: 'learning-event' };
  return (await press((await hall.house.invoke('cleo', 'form.open', form)).card, 'Start a draft from it')).card;
};
const add = async (card: Node, typed = choice) =>
  press((await press(card, 'Add an item')).card, 'Save in the draft', typed);
const itemsInUse = async (): Promise<FormItem[]> => {
  const { programId } = hall.program;
  const versions = await versionsOf(hall.house.deps, { programId, kind: 'learning-event' });
  return versions.at(-1)?.body.items ?? [];
};

describe('a coordinator', () => {
  test('declares a cut before the form is approved, and is told what it takes; whoever answers is told first', async () => {
    const added = await add(await draftOf());
    expect(added.text).toContain('results may be shown apart by it');
    expect(added.text).toContain('will not be shown apart by the choice that you declared: that takes 20 answers');
    await press(added.card, 'Approve this form');
    const [item] = await itemsInUse();
    expect(item?.cut).toBe(true);
    await hall.hold();
    const [card] = hall.cardsTo('pid002');
    const text = JSON.stringify(card);
    expect(text).toContain('Results may also be shown apart by what people choose');
    expect(text).toContain('I prefer not to answer');
    expect(JSON.stringify(hall.cardsTo('pid001')[0])).toContain('Les résultats peuvent aussi être ventilés');
  });

  test('cannot approve two cuts, one by department, or one that is no choice of one', async () => {
    const first = await add(await draftOf());
    const second = await add(first.card, { ...choice, textEn: 'My department', textFr: 'Mon ministère' });
    expect(second.text).toContain('two would point at people');
    expect(second.text).toContain('never shown by department');
    expect(JSON.stringify(second.card)).not.toContain('Approve this form');
    const third = await add(second.card, { ...choice, type: 'likert' });
    expect(third.text).toContain('only by a choice of one');
  });

  test('cannot add a cut to what is in use: it is a draft again, and open evaluations keep their form', async () => {
    await hall.approve();
    await hall.hold();
    await add(await draftOf());
    const evaluation = await hall.house.deps.store.get('evaluation', hall.pk, evaluationDocId);
    expect(evaluation?.body.form.items).toHaveLength(5);
  });
});

const area: FormItem = {
  ...{ itemId: 'area', type: 'single', textEn: 'My work is in', textFr: 'Je travaille en', required: false, cut: true },
  options: [
    { optionId: 'policy', textEn: 'Policy', textFr: 'Politiques' },
    { optionId: 'operations', textEn: 'Operations', textFr: 'Opérations' },
  ],
};
const form = (programId: string) => ({
  ...{ ...formLibrary['learning-event'], items: [...formLibrary['learning-event'].items, area] },
  ...{ formId: 'form_learning-event', programId, version: 1, state: 'approved' as const },
});
const ballots = (area: string, high: number, low: number): Ballot[] => [
  ...times(high, { understanding: 5, benefitWork: 4, benefitLeadership: 4, area }),
  ...times(low, { understanding: 2, benefitWork: 4, benefitLeadership: 4, area }),
];

describe('results by a declared cut', () => {
  const released = async (all: Ballot[]) => {
    const { house, program } = hall;
    const id = await seedEvaluation(house.deps, program, { of: 'cut', ballots: all, form: form(program.programId) });
    const { text } = await house.invoke('cleo', 'evaluation.release', { evaluationId: id });
    const stored = await house.deps.store.get('result', programPk(program.programId), resultId(id));
    const measures = await measureCohort(house.deps, { ...program, asOf: '2026-12-31' });
    return { text, stored: stored?.body, measures };
  };

  test('stand under the whole, on the card and in the measures, where no part gives another away', async () => {
    const { text, stored, measures } = await released([...ballots('policy', 9, 4), ...ballots('operations', 7, 5)]);
    expect(text).toContain('By what people chose: My work is in');
    expect(text).toContain('Policy: 9 of 13 answers favourable');
    expect(text).toContain('Operations: 7 of 12 answers favourable');
    // the others are bands as a whole: no part of them is shown
    expect(stored?.cut?.items.map(({ parts }) => parts.filter(({ shown }) => shown.kind === 'share').length)).toEqual([
      2, 0, 0,
    ]);
    expect(JSON.stringify(measuresInWords(measures, 'en'))).toContain(
      'people who answered this item and chose this part',
    );
    expect(measures.evaluation?.cuts?.filter(({ result }) => result === 'share')).toMatchObject([
      { item: 'understanding', cut: 'area', option: 'policy', numerator: 9, denominator: 13, share: 69.2 },
      { item: 'understanding', cut: 'area', option: 'operations', numerator: 7, denominator: 12, share: 58.3 },
    ]);
    expect(evaluationLines(measures.evaluation, 'fr').join('\n')).toContain('Politiques : 69,2 %');
  });

  test('are hidden where a part is small, and nothing says how small', async () => {
    const { text, stored } = await released([...ballots('policy', 9, 4), ...ballots('operations', 2, 2)]);
    expect(text).not.toContain('Policy: 9');
    expect(text).toContain('Parts that are too small');
    const shown = stored?.cut?.items.flatMap(({ parts }) => parts.map((part) => part.shown.kind));
    expect(new Set(shown)).toEqual(new Set(['suppressed']));
  });
});
