import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Form } from '../../bot/domain/form.ts';
import { programPk } from '../../bot/domain/key.ts';
import { versionsOf } from '../../bot/features/evaluation/form.ts';
import { NINE, seedEnrolment, seedPerson, seedProgram, seedRole, seedSession, type Seeded } from '../support/cohort.ts';
import { openHouse, type House, type Invoked } from '../support/house.ts';
import { walk, type Node } from '../support/walk.ts';

let house: House;
let program: Seeded;

beforeEach(async () => {
  house = await openHouse(NINE, { registered: true });
  program = await seedProgram(house.deps);
  for (let n = 0; n < 12; n += 1) await seedEnrolment(house.deps, program, `pid${n}`);
  await seedPerson(house.deps, { pid: 'cleo', name: 'Cléo Roy', language: 'en', email: 'cleo@example.gc.ca' });
  await seedPerson(house.deps, { pid: 'luc', name: 'Luc Hébert', language: 'fr', email: 'luc@example.gc.ca' });
  await seedPerson(house.deps, { pid: 'pid0', name: 'Person 0', language: 'en', email: 'pid0@example.gc.ca' });
  await seedRole(house.deps, program, 'cleo', 'coordinator');
  await seedRole(house.deps, program, 'luc', 'coordinator');
});
afterEach(async () => {
  await house.close();
});

const ref = () => ({ programId: program.programId, formKind: 'learning-event' });
const open = (pid = 'cleo', formKind = 'learning-event'): Promise<Invoked> =>
  house.invoke(pid, 'form.open', { ...ref(), formKind });
const press = (card: Node, button: string, inputs = {}, pid = 'cleo') => house.press(pid, card, button, inputs);
const stored = async (): Promise<Form[]> =>
  (await versionsOf(house.deps, { programId: program.programId, kind: 'learning-event' })).map(({ body }) => body);
const draft = async (): Promise<Form> => {
  const last = (await stored()).at(-1);
  if (!last) throw new Error('no form');
  return last;
};
const inputOf = (card: Node, id: string): unknown => walk(card).find((node) => node['id'] === id)?.['value'];
const start = async (): Promise<Node> => (await press((await open()).card, 'Start a draft from it')).card;

/** What the card of a new item sends. */
const typed = {
  ...{ textEn: 'The room suited the day.', textFr: 'La salle convenait à la journée.', type: 'likert' },
  ...{
    optionsEn: '',
    optionsFr: '',
    required: 'true',
    cut: 'false',
    place: '1',
    level: '1',
    measure: '',
    competency: '',
  },
};

describe('a coordinator who types "forms"', () => {
  test.each([
    ['cleo', 'forms', 'Evaluation forms', 'none in use, so nobody is asked'],
    ['luc', 'formulaires', 'Formulaires d’évaluation', 'aucun en usage'],
  ])('%s sees what is in use for each kind, in their language', async (pid, words, title, none) => {
    const { text } = await house.say(pid, words);
    expect(text).toContain(title);
    expect(text.split(none)).toHaveLength(5);
  });

  test('approves the library’s words as they are, told beforehand how many answers to expect; twice is once', async () => {
    const { card, text } = await open();
    expect(text).toContain('This event improved my understanding of its topic.');
    expect(text).toContain('Cette activité m’a permis de mieux comprendre le sujet.');
    expect(text).toContain('Expected answers: 12');
    expect(text).toContain('Results will be publishable');
    const approved = await press(card, 'Approve this form');
    await press(card, 'Approve this form');
    expect(approved.text).toContain('Approved, in use now.');
    expect((await stored()).map(({ version, state }) => [version, state])).toEqual([[1, 'approved']]);
  });

  test('is told that too few can answer for a share or a band', async () => {
    const small = await seedProgram(house.deps, {}, 'Small');
    for (let n = 0; n < 7; n += 1) await seedEnrolment(house.deps, small, `pid${n}`);
    await seedRole(house.deps, small, 'luc', 'coordinator');
    const { text } = await house.invoke('luc', 'form.open', { ...ref(), programId: small.programId });
    expect(text).toContain('Réponses attendues : 7');
    expect(text).toContain('Les résultats ne pourront pas être diffusés : il faut 10 réponses.');
  });

  test('is told that action learning is added up over its days of the quarter', async () => {
    for (const code of ['AL1', 'AL2']) await seedSession(house.deps, program, { code, kind: 'action-learning' });
    const { text } = await open('cleo', 'action-learning');
    expect(text).toContain('Expected answers: 24');
    expect(text).toContain('by quarter');
  });
});

describe('a draft', () => {
  test('is begun from what is in use, edited, and approved as the next version; the one before stays as it was', async () => {
    const first = await press((await open()).card, 'Approve this form');
    const started = await press(first.card, 'Start a draft from it');
    expect(started.text).toContain('Version 2, draft');
    const form = await press(started.card, 'Add an item');
    const added = await press(form.card, 'Save in the draft', typed);
    expect(added.text).toContain('Saved in the draft.');
    await press(form.card, 'Save in the draft', typed); // the same press again
    expect((await draft()).items.map(({ textEn }) => textEn).slice(0, 2)).toEqual([
      'The room suited the day.',
      'This event improved my understanding of its topic.',
    ]);
    expect((await draft()).items).toHaveLength(6);
    await press(added.card, 'Approve this form');
    const versions = await stored();
    expect(versions.map(({ version, state, items }) => [version, state, items.length])).toEqual([
      [1, 'approved', 5],
      [2, 'approved', 6],
    ]);
    const history = await house.invoke('luc', 'form.history', ref());
    expect(history.text).toContain('Version 2, en usage');
    expect(history.text).toContain('Version 1, remplacée par une plus récente');
    const audit = await house.deps.store.list(programPk(program.programId), 'audit', { limit: 50 });
    expect(audit.map(({ body }) => body.what)).toEqual(['form.approve', 'form.start', 'form.save', 'form.approve']);
    expect(JSON.stringify(audit)).not.toContain('room');
  });

  test('takes a choice with its options, keeps their names when a word is mended, and moves an item', async () => {
    const item = await press(await start(), 'Add an item');
    const options = {
      type: 'single',
      optionsEn: 'In the roon\nRemotely',
      optionsFr: 'En salle\nÀ distance',
      place: '6',
    };
    const saved = await press(item.card, 'Save in the draft', { ...typed, ...options });
    const before = (await draft()).items[5];
    const again = await press(saved.card, 'Edit item 6');
    expect(inputOf(again.card, 'optionsFr')).toBe('En salle\nÀ distance');
    const mended = {
      ...typed,
      ...options,
      optionsEn: 'Remotely\nIn the room',
      optionsFr: 'À distance\nEn salle',
      place: '2',
    };
    await press(again.card, 'Save in the draft', mended);
    const after = (await draft()).items[1];
    expect(after?.itemId).toBe(before?.itemId);
    expect(after?.options?.map(({ optionId, textEn }) => [optionId, textEn])).toEqual([
      [before?.options?.[1]?.optionId, 'Remotely'],
      [before?.options?.[0]?.optionId, 'In the room'],
    ]);
  });

  test('is not approved without French: each thing that is missing is named, and the draft is kept', async () => {
    const item = await press(await start(), 'Add an item');
    const saved = await press(item.card, 'Save in the draft', { ...typed, textFr: ' ' });
    const titles = await press(saved.card, 'Edit the titles');
    const shown = await press(titles.card, 'Save in the draft', { titleEn: 'Our event', titleFr: '' });
    expect(shown.text).toContain('Item 1: its French words are missing.');
    expect(shown.text).toContain('The French title is missing.');
    expect(shown.text).not.toContain('Approve this form');
    const { etag, version } = await present();
    const forced = await house.invoke('cleo', 'form.approve', { ...ref(), version, etag });
    expect(forced.text).toContain('It cannot be approved yet.');
    expect(await draft()).toMatchObject({ state: 'draft', titleEn: 'Our event', titleFr: '' });
  });

  test('warns of an item that asks two things at once, and lets it pass', async () => {
    const item = await press(await start(), 'Add an item');
    const both = { textEn: 'It benefits my work and my leadership.', textFr: 'C’est utile.' };
    const saved = await press(item.card, 'Save in the draft', { ...typed, ...both });
    expect(saved.text).toContain('These seem to ask two things at once');
    expect((await press(saved.card, 'Approve this form')).text).toContain('Approved, in use now.');
  });

  test.each([
    ['ten thousand characters', { textEn: 'x'.repeat(10_000) }, 'this is longer than 300 characters.'],
    ['no words at all', { textEn: '', textFr: '' }, 'write it in English or in French'],
    ['a type that is none', { type: 'stars' }, 'choose one of the list.'],
    ['a level that is none', { level: '9' }, 'choose one of the list.'],
    ['thirteen options', { type: 'single', optionsEn: 'a\n'.repeat(12) + 'z' }, 'there are more than 12 options.'],
  ])('%s gets a sentence, what was typed is kept, and nothing is saved', async (_what, wrong, sentence) => {
    const item = await press(await start(), 'Add an item');
    const { text, card } = await press(item.card, 'Save in the draft', { ...typed, competency: 'people', ...wrong });
    expect(text).toContain('This was not saved.');
    expect(text).toContain(sentence);
    expect(inputOf(card, 'textEn')).toBe({ ...typed, ...wrong }.textEn);
    expect(inputOf(card, 'competency')).toBe('people');
    expect((await draft()).items).toHaveLength(5);
  });

  test('takes twelve items, and says why not a thirteenth', async () => {
    let card = await start();
    for (let n = 5; n < 12; n += 1) {
      const item = await press(card, 'Add an item');
      card = (await press(item.card, 'Save in the draft', typed)).card;
    }
    const more = await press(card, 'Add an item');
    const { text, card: kept } = await press(more.card, 'Save in the draft', typed);
    expect(text).toContain('The form has 12 items already');
    expect(inputOf(kept, 'textFr')).toBe(typed.textFr);
    expect((await draft()).items).toHaveLength(12);
  });

  test('that two edit at once: the second is told, sees what there is now, keeps what they typed, and may save it', async () => {
    const card = await start();
    const hers = await press(card, 'Edit item 1');
    const his = await press((await open('luc')).card, 'Modifier l’énoncé 1', {}, 'luc');
    await press(hers.card, 'Save in the draft', { ...typed, textEn: 'Hers.' });
    const told = await press(his.card, 'Enregistrer dans l’ébauche', { ...typed, textEn: 'His.' }, 'luc');
    expect(told.text).toContain('pendant que vous écriviez');
    expect(told.text).toContain('Hers.');
    expect(inputOf(told.card, 'textEn')).toBe('His.');
    expect((await draft()).items[0]?.textEn).toBe('Hers.');
    await press(told.card, 'Enregistrer dans l’ébauche', { ...typed, textEn: 'His.' }, 'luc');
    expect((await draft()).items[0]?.textEn).toBe('His.');
    // she approves what she saw: not this
    const stale = await press((await press(card, 'Approve this form')).card, 'form.list');
    expect(stale.text).toContain('a draft is begun');
  });

  test('is not approved as something that its approver has not seen', async () => {
    const card = await start();
    const item = await press(card, 'Edit item 1');
    await press(item.card, 'Save in the draft', typed);
    const { text } = await press(card, 'Approve this form');
    expect(text).toContain('Somebody changed this form a moment ago.');
    expect((await draft()).state).toBe('draft');
  });

  test('loses an item, or is discarded, only after being asked once more; what is in use stays', async () => {
    const card = await start();
    const item = await press(card, 'Edit item 2');
    const asked = await press(item.card, 'Remove this item');
    expect((await draft()).items).toHaveLength(5);
    const removed = await press(asked.card, 'Yes, remove it');
    expect((await draft()).items.map(({ itemId }) => itemId)).toEqual([
      'understanding',
      'benefitLeadership',
      'useful',
      'better',
    ]);
    expect((await press(asked.card, 'Yes, remove it')).text).toContain('The item is taken out');
    const sure = await press(removed.card, 'Discard the draft');
    const gone = await press(sure.card, 'Yes, discard it');
    expect(gone.text).toContain('The draft is gone.');
    expect(await stored()).toEqual([]);
    expect((await press(item.card, 'Save in the draft', typed)).text).toContain('There is no such draft any more.');
  });

  test('is one: who begins another is shown the one that is there', async () => {
    const { card } = await open('luc');
    await start();
    const { text } = await press(card, 'En tirer une ébauche', {}, 'luc');
    expect(text).toContain('Une ébauche existe déjà : la voici.');
    const late = await press(card, 'Approuver ce formulaire', {}, 'luc');
    expect(late.text).toContain('Une ébauche a été créée entre-temps.');
    expect((await stored()).map(({ state }) => state)).toEqual(['draft']);
  });
});

const present = async () => {
  const [last] = (await versionsOf(house.deps, { programId: program.programId, kind: 'learning-event' })).slice(-1);
  if (!last) throw new Error('no form');
  return { etag: last.etag, version: last.body.version };
};

test('a form that is retired is in use no more, and can be begun from again', async () => {
  const approved = await press((await open()).card, 'Approve this form');
  const asked = await press(approved.card, 'Take it out of use');
  expect((await stored())[0]?.state).toBe('approved');
  const retired = await press(asked.card, 'Yes, take it out of use');
  expect(retired.text).toContain('It is out of use.');
  expect((await press(asked.card, 'Yes, take it out of use')).text).toContain('It is out of use.');
  expect((await house.say('cleo', 'forms')).text).not.toContain('in use: version 1');
  const version = await house.invoke('cleo', 'form.version', { ...ref(), version: 1 });
  expect(version.text).toContain('Version 1, retired');
  expect((await press(version.card, 'Start a draft from it')).text).toContain('Version 2, draft');
});

test('an item cannot take a name that a card or an answer has already', async () => {
  await start();
  const { etag, version } = await present();
  for (const itemId of ['verb', 'evaluationId', 'constructor', '__proto__', 'a,b']) {
    await house.invoke('cleo', 'form.saveItem', { ...ref(), version, etag, itemId, ...typed });
  }
  expect((await draft()).items).toHaveLength(5);
});

test('participants, and coordinators of other programs, are refused by every verb, with the same words', async () => {
  await start();
  const { etag, version } = await present();
  const other = await seedProgram(house.deps, {}, 'Other');
  await seedPerson(house.deps, { pid: 'max', name: 'Max', language: 'en', email: 'max@example.gc.ca' });
  await seedRole(house.deps, other, 'max', 'coordinator');
  const invented = await house.invoke('pid0', 'form.open', { ...ref(), programId: 'nothing' });
  expect(invented.text).toContain('You have no forms to see here.');
  const data = { ...ref(), version, etag, itemId: 'understanding', ...typed, titleEn: 'x', titleFr: 'x' };
  const verbs = [
    ...['open', 'history', 'version', 'start', 'approve', 'titles', 'saveTitles', 'item', 'saveItem'],
    ...['askRemove', 'removeItem', 'askDiscard', 'discard', 'askRetire', 'retire'],
  ];
  for (const pid of ['pid0', 'max']) {
    for (const verb of verbs) {
      const { card } = await house.invoke(pid, `form.${verb}`, data);
      expect([verb, card]).toEqual([verb, invented.card]);
    }
  }
  expect((await house.say('pid0', 'forms')).text).toContain('You have no forms to see here.');
  expect((await draft()).items.map(({ itemId }) => itemId)).toContain('understanding');
  expect(await stored()).toHaveLength(1);
});
