import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { formsOf, importForms, type FormFormat } from '../../bot/features/evaluation/form-file.ts';
import { seedProgram } from '../support/cohort.ts';
import { openBench, sourceOf, type Bench } from '../support/import.ts';

let bench: Bench;
beforeEach(async () => {
  bench = openBench();
  await seedProgram(bench.deps);
});
afterEach(async () => {
  await bench.close();
});

const importing = (content: string | Uint8Array, format: FormFormat, wish = {}) =>
  importForms(bench.deps, {
    ...{ program: 'Leadership', source: sourceOf(content, 64), format, by: 'operator:Marie' },
    ...{ replace: false, approve: false, ...wish },
  });
/** The faults of an import, as `line/column/path code`. */
async function faultsOf(content: string | Uint8Array, format: FormFormat): Promise<string[]> {
  const imported = await importing(content, format);
  expect(await formsOf(bench.deps, 'Leadership', 'draft')).toEqual({ ok: true, value: [] });
  if (imported.ok || imported.refusal.code !== 'faults') throw new Error('it was imported');
  return imported.refusal.faults.map(({ line, column, path, reason }) =>
    [line ?? path ?? '', ...(column ? [column.number ?? '-', column.name] : []), reason.code].join(' '),
  );
}

const HEADER = 'row,id,type,textEn,textFr,required,level,measure,competency';
const first = 'form,learning-event,,Our event,Notre activité,,,,';
const item = (id: string, rest = 'likert,Good.,Bon.,yes,,,'): string => `item,${id},${rest}`;
const csv = (...lines: string[]): string => [HEADER, ...lines, ''].join('\n');
const sound = csv(first, item('a'));

describe('a file of forms', () => {
  test.each([
    ['without the French column', sound.replace(',textFr', ''), '1 - textFr missingColumn'],
    ['with semicolons', sound.replaceAll(',', ';'), '1 notCommas'],
    ['of nothing', '', '1 emptyFile'],
    ['of a header only', HEADER, '1 emptyFile'],
    ['not in UTF-8', Buffer.from(sound, 'latin1'), '2 notUtf8'],
    ['with two forms of a kind', csv(first, item('a'), first, item('a')), '4 2 id repeatedKind'],
    ['with a cell too many', csv(first, `${item('a')},`), '3 fieldCount'],
    ['with a level that is none', csv(first, item('a', 'likert,Good.,Bon.,yes,7,,')), '3 7 level notOneOf'],
    ['with a form that must be answered', csv(first.replace(/,,,,$/, ',yes,,,')), '2 6 required notHere'],
    ['longer than any form', csv(first, ...Array.from({ length: 40_000 }, () => item('a'))), ' fileTooLong'],
    ['with a line of another kind', csv(first, 'question,a,likert,Good.,Bon.,yes,,,'), '3 1 row notOneOf'],
  ])('%s is told so with its place, and nothing is written', async (_what, content, fault) => {
    expect(await faultsOf(content, 'csv')).toContain(fault);
  });

  test.each([
    ['with a comma too many', '{"kind": "mid-program",\n "items": [,]}', '2 12  badJson'],
    ['with a text for a yes', '{"kind": "mid-program", "items": [{"required": "yes"}]}', 'items[0].required notText'],
    ['with a field that is none', '{"forms": [{"kind": "x", "title": "x"}]}', 'forms[0].title unknownColumn'],
    ['that is a list', '[]', ' badForm'],
    [
      'of an unknown type',
      '{"kind": "mid-program", "items": [{"itemId": "a", "type": "stars"}]}',
      'items[0].type notOneOf',
    ],
    [
      'of prototype names',
      '{"kind": "mid-program", "items": [{"itemId": "constructor", "type": "text"}]}',
      'items[0].itemId badId',
    ],
  ])('%s in JSON is told so with its path, and nothing is written', async (_what, content, fault) => {
    expect(await faultsOf(content, 'json')).toContain(fault);
  });

  test('is one faulty form among sound ones: none of them is written', async () => {
    expect(await faultsOf(csv(first, item('a'), first.replace('learning-event', 'party')), 'csv')).toEqual([
      '4 2 id notOneOf',
    ]);
  });

  test('may lack French as a draft, which is told; approved at once it is refused', async () => {
    const english = sound.replace('Bon.', '');
    expect(await importing(english, 'csv', { approve: true })).toMatchObject({
      ok: false,
      refusal: { code: 'faults' },
    });
    expect(await importing(english, 'csv')).toMatchObject({
      ok: true,
      value: {
        forms: [{ version: 1, outcome: 'draft' }],
        missing: [{ line: 3, column: { name: 'textFr', number: 5 } }],
      },
    });
  });
});
