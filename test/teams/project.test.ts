import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { enrolmentId, programPk } from '../../bot/domain/key.ts';
import { openFeedbackScene, type FeedbackScene } from '../support/feedback.ts';
import type { House } from '../support/house.ts';
import type { Node } from '../support/walk.ts';

let scene: FeedbackScene;
let house: House;
beforeEach(async () => {
  scene = await openFeedbackScene();
  house = scene.house;
});
afterEach(() => house.close());

const english = { locale: 'en-CA' };
const pk = () => programPk(scene.program.programId);
const kept = async () => (await house.deps.store.list(pk(), 'projectNote', { limit: 100 })).map(({ body }) => body);
const traces = async () =>
  (await house.deps.store.list(pk(), 'audit', { limit: 100 }))
    .map(({ body }) => body)
    .filter(({ what }) => what.startsWith('project.'));

const fresh = async (pid = 'ada'): Promise<Node> =>
  (await house.press(pid, (await house.say(pid, 'projet')).card, 'Rédiger une note')).card;
const SAVE = 'Enregistrer la note';
const note = { tried: 'Des réunions debout', came: 'Elles durent 15 minutes' };
const saved = async (sharing: string) => house.press('ada', await fresh(), SAVE, { ...note, sharing });

const shared = async () => {
  const { programId, cohortId } = scene.program;
  return house.invoke('cleo', 'project.shared', { programId, cohortId, from: 0 });
};
const form = async () => (await house.invoke('eva', 'feedback.form', scene.ref('ada'))).text;

describe('a participant notes what they tried', () => {
  test.each(['project', 'Projects', 'projet', 'mes projets'])('"%s" opens their notes', async (typed) => {
    const { text } = await house.say('ada', typed, english);
    expect(text).toContain('Ce que vous avez essayé au travail');
    expect(text).toContain('Il n’y a pas encore de note.');
  });

  test('who could read it is said first, by name; without a choice nobody else does', async () => {
    await scene.opened();
    const { text } = await house.invoke('ada', 'project.new', scene.program);
    expect(text).toContain('eva@example.gc.ca');
    expect(text).toContain('Équipe de coordination du programme : Cléo Roy.');
    const { text: after } = await house.press('ada', await fresh(), SAVE, note);
    expect(after).toContain('Pour le moment, vous êtes la seule personne à pouvoir lire cette note.');
    expect(await kept()).toMatchObject([{ ...note, pid: 'ada', toSupervisor: false, toCoordinators: false }]);
    expect(await form()).not.toContain('debout');
    expect((await shared()).text).not.toContain('debout');
  });

  test('a press that is repeated is one note with one trace, of which the audit holds no word', async () => {
    const card = await fresh();
    const both = await Promise.all([house.press('ada', card, SAVE, note), house.press('ada', card, SAVE, note)]);
    expect(both.map(({ text }) => text.includes('Votre note est enregistrée.'))).toEqual([true, true]);
    expect(await kept()).toHaveLength(1);
    expect((await traces()).map(({ what }) => what)).toEqual(['project.save']);
    expect(JSON.stringify(await traces())).not.toContain('debout');
  });

  test.each(['tried', 'came'])(
    'ten thousand characters in "%s": a sentence, and what was typed stays',
    async (field) => {
      const typed = { ...note, [field]: 'é'.repeat(10_000) };
      const { text, card } = await house.press('ada', await fresh(), SAVE, { ...typed, sharing: 'both' });
      expect(text).toContain('C’est trop long');
      expect(text).toContain('é'.repeat(10_000));
      expect(await kept()).toEqual([]);
      await house.press('ada', card, SAVE, { ...note, sharing: 'both' });
      expect(await kept()).toMatchObject([note]);
    },
  );

  test('without what was tried nothing is kept; thirty are the most', async () => {
    const { text } = await house.press('ada', await fresh(), SAVE, { tried: '  ', came: 'Bien' });
    expect(text).toContain('Écrivez ce que vous avez essayé.');
    expect(await kept()).toEqual([]);
    for (let n = 0; n < 30; n += 1) {
      const data = { ...scene.program, noteId: `n${n}`, version: '', tried: `Essai ${n}` };
      await house.invoke('ada', 'project.save', data);
    }
    const late = await house.press('ada', await fresh(), SAVE, note);
    expect(late.text).toContain('Vous avez 30 notes');
    expect(late.text).toContain(note.tried);
    expect(await kept()).toHaveLength(30);
  });

  test('two devices: the second hears of the first, keeps what it typed, and may replace it', async () => {
    const { card } = await saved('nobody');
    await house.press('ada', card, SAVE, { ...note, came: 'Du bureau' });
    const late = await house.press('ada', card, SAVE, { ...note, came: 'Du téléphone' });
    expect(late.text).toContain('modifiée sur un autre appareil');
    expect(await kept()).toMatchObject([{ came: 'Du bureau' }]);
    await house.press('ada', late.card, SAVE, { ...note, came: 'Du téléphone' });
    expect(await kept()).toMatchObject([{ came: 'Du téléphone' }]);
  });
});

describe('sharing is the participant’s choice', () => {
  beforeEach(() => scene.opened());

  test('with the supervisor: beside the form, and not with coordinators', async () => {
    const { text } = await saved('supervisor');
    expect(text).toContain('Pour le moment, vous et votre gestionnaire pouvez lire cette note.');
    expect(await form()).toContain('Des réunions debout');
    expect((await shared()).text).toContain('Nobody has shared a note with you yet.');
  });

  test('with coordinators too: they list and read it; taken back, it is gone at once, also by an old button', async () => {
    const { card } = await saved('both');
    const menu = await house.say('cleo', 'project');
    const list = await house.press('cleo', menu.card, 'project.shared');
    expect(list.text).toContain('Ada Moss');
    const read = await house.press('cleo', list.card, 'Read: Ada Moss');
    expect(read.text).toContain('Elles durent 15 minutes');
    await house.press('ada', card, SAVE, { ...note, sharing: 'nobody' });
    const old = await house.press('cleo', list.card, 'Read: Ada Moss');
    expect(old.text).toContain('There is nothing here that was shared with you.');
    expect((await shared()).text).not.toContain('Ada Moss');
    expect(await form()).not.toContain('debout');
    expect((await traces()).map(({ after }) => after).sort()).toEqual(['nobody', 'supervisor coordinators']);
  });

  test('deleted: what it does is shown first; it is gone for everybody, and its old card does not bring it back', async () => {
    const blank = await fresh();
    const { card } = await house.press('ada', blank, SAVE, { ...note, sharing: 'both' });
    const ask = await house.press('ada', card, 'Supprimer la note');
    expect(ask.text).toContain('supprimée définitivement');
    expect(await kept()).toHaveLength(1);
    const twice = [
      await house.press('ada', ask.card, 'Supprimer définitivement'),
      await house.press('ada', ask.card, 'Supprimer définitivement'),
    ];
    expect(twice.map(({ text }) => text.includes('La note est supprimée.'))).toEqual([true, true]);
    for (const old of [blank, card]) {
      const again = await house.press('ada', old, SAVE, { ...note, sharing: 'both' });
      expect(again.text).toContain('Vous n’avez pas de note de ce genre.');
    }
    expect(await kept()).toEqual([]);
    expect(await form()).not.toContain('debout');
    expect((await traces()).map(({ what }) => what).sort()).toEqual(['project.delete', 'project.save']);
  });
});

test('notes from before a merge stay with the person: they read, change and delete them', async () => {
  await saved('supervisor');
  const { programId, cohortId } = scene.program;
  const place = await house.deps.store.get('enrolment', pk(), enrolmentId(cohortId, 'bo'));
  if (!place) throw new Error('no place');
  const { id, type, sk, body } = place;
  await house.deps.store.upsert({ pk: pk(), id, type, sk, body: { ...body, formerly: ['ada'] } });
  const own = await house.say('bo', 'projet');
  const open = await house.press('bo', own.card, 'project.open');
  expect(open.text).toContain(note.came);
  const noteId = String((await kept())[0]?.noteId);
  await house.press('bo', open.card, SAVE, { ...note, came: 'Encore mieux', sharing: 'both' });
  expect(await kept()).toMatchObject([{ came: 'Encore mieux', toCoordinators: true }]);
  await house.invoke('bo', 'project.remove', { programId, cohortId, noteId });
  expect(await kept()).toEqual([]);
});

describe('strangers learn nothing', () => {
  test('of a note of somebody else: the same card as for one that does not exist, and nothing is changed', async () => {
    await saved('both');
    const noteId = String((await kept())[0]?.noteId);
    const { programId, cohortId } = scene.program;
    for (const verb of ['project.open', 'project.ask']) {
      const real = await house.invoke('bo', verb, { programId, cohortId, noteId });
      const invented = await house.invoke('bo', verb, { programId, cohortId, noteId: 'nothing' });
      expect(real.text).toContain('Vous n’avez pas de note de ce genre.');
      expect(real.card).toEqual(invented.card);
    }
    await house.invoke('bo', 'project.remove', { programId, cohortId, noteId });
    await house.invoke('bo', 'project.save', { programId, cohortId, noteId, version: '', tried: 'Mienne' });
    expect((await kept()).find(({ pid }) => pid === 'ada')).toMatchObject(note);
  });

  test('whoever has no place in the cohort writes nothing there; whoever does not coordinate reads nothing', async () => {
    await saved('both');
    const noteId = String((await kept())[0]?.noteId);
    const { programId, cohortId } = scene.program;
    const real = await house.invoke('eva', 'project.save', {
      programId,
      cohortId,
      noteId: 'x',
      version: '',
      tried: 'a',
    });
    const other = { programId, cohortId: 'nothing', noteId: 'x', version: '', tried: 'a' };
    expect(real.card).toEqual((await house.invoke('eva', 'project.save', other)).card);
    expect(await kept()).toHaveLength(1);
    for (const [verb, data] of [
      ['project.cohorts', {}],
      ['project.shared', { programId, cohortId, from: 0 }],
      ['project.shared', { programId, cohortId: 'nothing', from: 0 }],
      ['project.read', { programId, cohortId, noteId, participant: 'ada' }],
    ] as const) {
      const { text } = await house.invoke('eva', verb, data);
      expect(text).toBe('There is nothing here that was shared with you.');
    }
  });
});
