import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Deps } from '../bot/deps.ts';
import { openStore } from '../bot/store/open.ts';
import { createSqliteEngine } from '../bot/store/sqlite.ts';
import { seedProgram } from './support/cohort.ts';
import { openDesk, type Desk } from './support/import.ts';

/** Each command is a process of its own: on a busy machine that takes seconds. */
jest.setTimeout(120_000);

let desk: Desk;
beforeEach(async () => {
  desk = openDesk();
  const store = openStore(createSqliteEngine(desk.path('cadre.db')));
  await seedProgram({ store } as Deps);
  await store.close();
});
afterEach(() => {
  desk.close();
});

const form = (what: 'import' | 'export', ...args: string[]) =>
  desk.cadre('form', what, '--program', 'Leadership', ...args);
const importing = (name: string, content: string | Uint8Array, ...args: string[]) =>
  form('import', '--file', desk.write(name, content), ...args);

const HEADER = 'row,id,type,textEn,textFr,required,level,measure,competency';
const csv = (...lines: string[]): string => [HEADER, ...lines, ''].join('\n');
const sound = csv(
  'form,learning-event,,Our event,Notre activité,,,,',
  'item,understanding,likert,It improved my understanding.,Je comprends mieux.,yes,2,understanding,',
  'item,format,single,Which format suits you?,Quel format vous convient?,no,,,',
  'option,room,,In the room,En salle,,,,',
  'option,remote,,Remotely,À distance,,,,',
);

test('the library goes out as CSV and as JSON, comes in as drafts, and goes out again the same', async () => {
  for (const name of ['forms.csv', 'forms.json']) {
    expect((await form('export', '--library', '--file', desk.path(name))).code).toBe(0);
  }
  const imported = await form('import', '--file', desk.path('forms.csv'));
  expect([imported.code, imported.err]).toEqual([0, '']);
  expect(imported.out).toContain('learning-event: version 1 is a draft.');
  const again = await form('import', '--file', desk.path('forms.json'));
  expect(again.out.match(/Nothing has changed\./g)).toHaveLength(4);
  expect((await form('export')).err).toContain('There is no such form.');
  await form('export', '--draft', '--file', desk.path('again.csv'));
  expect(readFileSync(desk.path('again.csv'))).toEqual(readFileSync(desk.path('forms.csv')));
  const there = await form('export', '--draft', '--file', desk.path('again.csv'));
  expect([there.code, there.err]).toEqual([3, expect.stringContaining('is there already')]);
});

test('--approve approves at once, and the same file again changes nothing', async () => {
  const approved = await importing('f.csv', sound, '--approve');
  expect([approved.code, approved.out]).toEqual([0, expect.stringContaining('version 1 is approved')]);
  expect((await importing('f.csv', sound, '--approve')).out).toContain('Nothing has changed.');
  const out = await form('export', '--kind', 'learning-event');
  expect(JSON.parse(out.out)).toMatchObject({
    forms: [
      {
        kind: 'learning-event',
        items: [{ itemId: 'understanding', level: 2 }, { options: [{ optionId: 'room' }, {}] }],
      },
    ],
  });
});

test('a draft that says something else is written over only when asked to', async () => {
  await importing('f.csv', sound);
  const other = sound.replace('Our event', 'Another event');
  const refused = await importing('g.csv', other);
  expect([refused.code, refused.err]).toEqual([3, expect.stringContaining('Add --replace')]);
  expect((await form('export', '--draft')).out).toContain('Our event');
  expect((await importing('g.csv', other, '--replace')).code).toBe(0);
  expect((await form('export', '--draft')).out).toContain('Another event');
});

describe('a file with faults', () => {
  test('without French is a draft that says what is missing where; it is not approved', async () => {
    const english = sound.replace('Je comprends mieux.', '').replace('À distance', '');
    const refused = await importing('f.csv', english, '--approve');
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('f.csv, line 3, column 5 (textFr): This text is missing.');
    expect(refused.err).toContain('line 6, column 5 (textFr)');
    expect(refused.err).toContain('2 faults. Nothing was imported.');
    expect((await form('export', '--draft')).err).toContain('There is no such form.');
    const draft = await importing('f.csv', english);
    expect([draft.code, draft.out]).toEqual([0, expect.stringContaining('is a draft')]);
    expect(draft.err).toContain('2 things are missing before approval:');
  });

  const first = 'form,learning-event,,Our event,Notre activité,,,,';
  const item = (id: string, type = 'likert', words = 'Good.'): string => `item,${id},${type},${words},Bon.,yes,,,`;

  test('is told every fault with its line and column, and nothing is imported', async () => {
    const yes = 'option,x,,Yes,Oui,,,,';
    const faulty = csv(
      item('early'),
      first,
      ...[item('a', 'stars'), item('a'), yes, item('verb'), item('b', 'single'), yes, yes.replace('Yes', 'No')],
      ...[item('c', 'likert', 'x'.repeat(10_000)), ...'defghijkl'.split('').map((id) => item(id))],
      first.replace('learning-event', 'party'),
    );
    const { code, err } = await importing('f.csv', faulty);
    expect(code).toBe(2);
    const sentences = [
      'line 2, column 1 (row): This item stands above every form.',
      'line 4, column 3 (type): "stars" is not a value for this. Write likert, single, multiple or text.',
      'line 5, column 2 (id): The name "a" is there twice.',
      'line 6, column 2 (id): Only items of type single or multiple have options.',
      'line 7, column 2 (id): "verb" cannot be a name here.',
      'line 10, column 2 (id): The name "x" is there twice.',
      'line 11, column 4 (textEn): This text is longer than 300 characters.',
      'line 19, column 2 (id): This form has more than 12 items',
      'line 21, column 2 (id): "party" is not a value for this.',
    ];
    expect(sentences.filter((sentence) => !err.includes(`f.csv, ${sentence}`))).toEqual([]);
    expect(err).toContain('Nothing was imported.');
    expect((await form('export', '--draft')).err).toContain('There is no such form.');
  });

  test('answers in French, and in JSON for a program', async () => {
    const file = desk.write('f.csv', csv(first, item('a', 'stars')));
    const french = await desk.cadre('--lang', 'fr', 'form', 'import', '--program', 'Leadership', '--file', file);
    expect(french.err).toContain('ligne 3, colonne 3 (type) : « stars » n’est pas une valeur possible ici.');
    const json = await form('import', '--file', file, '--json');
    expect(JSON.parse(json.out)).toMatchObject({
      ...{ imported: false, refusal: 'faults' },
      faults: [{ line: 3, column: 'type', columnNumber: 3, code: 'notOneOf' }],
    });
  });

  test('an unknown program, no file, and a file of another kind are told so', async () => {
    const file = desk.write('f.csv', sound);
    const unknown = await desk.cadre('form', 'import', '--program', 'Nothing', '--file', file);
    expect([unknown.code, unknown.err]).toEqual([
      3,
      expect.stringContaining('There is no program "Nothing". Known: Leadership.'),
    ]);
    expect((await form('import', '--file', desk.path('none.csv'))).code).toBe(2);
    expect((await form('import', '--file', 'f.docx')).err).toContain('ends in .json or .csv');
  });
});
