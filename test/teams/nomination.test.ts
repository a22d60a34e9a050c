import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { callPk } from '../../bot/domain/key.ts';
import { DAY } from '../../bot/domain/time.ts';
import { seedRole } from '../support/cohort.ts';
import { textOf, type House } from '../support/house.ts';
import { openNominationScene, type NominationScene } from '../support/nomination.ts';
import { walk } from '../support/walk.ts';

const ADA = { name: 'Ada Moss', email: 'ada@example.gc.ca' };
const RENE = { name: 'René Ouellet', email: 'rene@example.gc.ca' };

let scene: NominationScene;
let house: House;
beforeEach(async () => {
  scene = await openNominationScene({ selfNomination: false });
  house = scene.house;
});
afterEach(() => house.close());

const posted = () => house.connector.posted().map((activity) => textOf(walk(activity)[0] ?? {}));
const audit = async () =>
  (await house.deps.store.list(callPk(scene.call.callId), 'audit', { limit: 100 })).map(({ body }) => body.what);

describe('a nominator', () => {
  test('finds the open call, nominates, and sees what the nomination waits for', async () => {
    const home = await house.say('nora', 'nominate');
    expect(home.text).toContain('Pilot (open)');
    expect(home.text).toContain('20 working days over 10 months');
    const done = await scene.nominate(ADA);
    expect(done.text).toContain('Submitted: Ada Moss');
    expect(await scene.dossier('ada')).toMatchObject({
      state: 'submitted',
      nominator: 'nora',
      statement: 'They listen.',
    });
    expect((await house.say('nora', 'nominate')).text).toContain('waits for their consent');
    expect(await audit()).toEqual(['nomination.submit']);
  });

  test('keeps a draft that nobody else sees, and goes on with it another day', async () => {
    const form = await house.invoke('nora', 'nomination.form', { ...scene.ref, draft: 'd1' });
    const saved = await house.press('nora', form.card, 'nomination.save', {
      nomineeName: 'Ada Moss',
      strength0: 'Sees far',
    });
    expect(saved.text).toContain('Your draft is kept. Only you see it.');
    house.clock.pass(DAY);
    const again = await house.press('nora', (await house.say('nora', 'nominate')).card, 'Go on: Ada Moss');
    expect(walk(again.card).find(({ id }) => id === 'strength0')).toMatchObject({ value: 'Sees far' });
    const other = await house.invoke('omar', 'nomination.form', { ...scene.ref, draft: 'd1' });
    expect(JSON.stringify(other.card)).not.toContain('Sees far');
  });

  test('reads everything that is missing at once, and what was typed stays in the form', async () => {
    const refused = await scene.nominate({ name: '', email: 'ada at example' }, 'nora', { statement: 'They listen.' });
    expect(refused.text).toContain('Nothing was submitted yet.');
    expect(refused.text).toContain('"Name of the person" is empty.');
    expect(refused.text).toContain('"Their work e-mail address" has to be one address');
    expect(walk(refused.card).find(({ id }) => id === 'statement')).toMatchObject({ value: 'They listen.' });
    expect(await audit()).toEqual([]);
  });

  test('checks an address that nobody has, says so, and the nominee is then written to by e-mail', async () => {
    const refused = await scene.nominate({ name: 'New Person', email: 'new@other.gc.ca' });
    expect(refused.text).toContain('Nobody with this address is known here.');
    const sent = await house.press('nora', refused.card, 'nomination.submit', {
      ...{
        nomineeName: 'New Person',
        nomineeEmail: 'new@other.gc.ca',
        department: 'X',
        level: 'Y',
        functionalArea: 'Z',
      },
      ...{ statement: 'They listen.', sure: 'yes' },
    });
    expect(sent.text).toContain('Submitted: New Person');
    await house.work();
    expect(house.mails.at(-1)).toMatchObject({ to: 'new@other.gc.ca' });
    expect(house.mails.at(-1)?.text).toContain('Nothing happens without your consent');
  });

  test('who is second is told, keeps their draft, and may add their support, once', async () => {
    await scene.nominate(ADA);
    const second = await scene.nominate(ADA, 'omar', { statement: 'Elle rassemble.' });
    expect(second.text).toContain('La candidature de Ada Moss est déjà proposée');
    const supported = await house.press('omar', second.card, 'nomination.support');
    expect(supported.text).toContain('Votre appui à Ada Moss est joint');
    expect((await house.press('omar', second.card, 'nomination.support')).text).toContain('Votre appui à Ada Moss');
    const dossier = await house.invoke('cleo', 'nomination.dossier', { ...scene.ref, nominee: 'ada' });
    expect(dossier.text).toContain('Elle rassemble.');
    expect(dossier.text.match(/From Omar Said/g)).toHaveLength(1);
  });

  test('submitting twice is submitting once, also when both presses are under way together', async () => {
    const form = await house.invoke('nora', 'nomination.form', { ...scene.ref, draft: 'd1' });
    const words = {
      nomineeName: 'Ada Moss',
      nomineeEmail: ADA.email,
      department: 'X',
      level: 'Y',
      functionalArea: 'Z',
      statement: 'S',
    };
    const press = () => house.press('nora', form.card, 'nomination.submit', words);
    const both = await Promise.all([press(), press()]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await press()).text).toContain('Submitted: Ada Moss');
    expect((await audit()).filter((what) => what === 'nomination.submit')).toHaveLength(1);
    await house.work();
    expect(posted().filter((text) => text.includes('You are nominated'))).toHaveLength(1);
  });

  test('late: the draft is kept, is said to be late, and goes in once the coordinators give more time', async () => {
    const form = await house.invoke('nora', 'nomination.form', { ...scene.ref, draft: 'd1' });
    house.clock.set(scene.call.closesAt);
    const words = { nomineeName: 'Ada Moss', nomineeEmail: ADA.email };
    const late = await house.press('nora', form.card, 'nomination.submit', words);
    expect(late.text).toContain('This call has closed. Your draft is kept');
    expect((await house.say('nora', 'nominate')).text).toContain('Late: the call closed before this was submitted.');
    const calls = await house.say('cleo', 'calls');
    expect(calls.text).toContain('1 draft was not submitted in time');
    const view = await house.press('cleo', calls.card, 'Look at the call');
    const edit = await house.press('cleo', view.card, 'Change dates and seats');
    const dates = { opens: '2026-09-09', closes: '2026-10-14', completeBy: '2026-10-20' };
    const numbers = { capacity: '23', days: '20', months: '10', reviewsEach: '2', contact: 'cohort@example.gc.ca' };
    expect((await house.press('cleo', edit.card, 'call.save', { ...dates, ...numbers })).text).toContain('Saved.');
    expect((await scene.nominate(ADA)).text).toContain('Submitted: Ada Moss');
  });

  test.each([
    [
      'nominates themselves where the call does not allow it',
      'nora',
      { name: 'Nora Diaz', email: 'nora@example.gc.ca' },
      'nobody nominates themselves',
    ],
    [
      'nominates a reviewer',
      'nora',
      { name: 'Rita Holm', email: 'rita@example.gc.ca' },
      'sits on the selection committee',
    ],
  ])('is refused in words who %s', async (_what, by, nominee, sentence) => {
    expect((await scene.nominate(nominee, by)).text).toContain(sentence);
    expect(await audit()).toEqual([]);
  });

  test('who nominates and reviews as well is told that somebody else has to nominate, and the draft is kept', async () => {
    await seedRole(house.deps, scene.program, 'nora', 'reviewer');
    const refused = await scene.nominate(ADA);
    expect(refused.text).toContain(
      'You sit on the selection committee of this program: somebody else has to nominate.',
    );
    expect((await house.say('nora', 'nominate')).text).toContain('Pilot (open)');
    expect(JSON.stringify((await house.say('nora', 'nominate')).card)).toContain('Go on: Ada Moss');
  });

  test('a card of a call that is not theirs, or was never there, gets one and the same answer', async () => {
    const unknown = await house.invoke('nora', 'nomination.form', {
      programId: scene.ref.programId,
      castId: 'n0',
      draft: 'd1',
    });
    const foreign = await house.invoke('ada', 'nomination.form', { ...scene.ref, draft: 'd1' });
    expect(unknown.text).toBe(foreign.text);
  });
});

describe('a nominee', () => {
  beforeEach(async () => {
    await scene.nominate(ADA);
    await house.work();
  });

  test('is told what it is, what it asks and what is kept, before anything is asked', async () => {
    const card = posted().at(-1) ?? '';
    for (const words of [
      'You are nominated for Pilot',
      'Nora Diaz proposes you for Leadership',
      '20 working days over 10 months',
      'it is deleted 2 years after',
    ])
      expect(card).toContain(words);
  });

  test('consents, names a supervisor, and may see how the dossier goes', async () => {
    const done = await scene.consent('ada');
    expect(done.text).toContain('You consented.');
    expect(done.text).toContain('Eva Lund is asked for an endorsement.');
    expect(await scene.dossier('ada')).toMatchObject({
      supervisor: 'eva',
      consent: { given: true, supervisorCheck: 'matches' },
    });
    await scene.consent('ada');
    expect((await audit()).sort()).toEqual(['nomination.consent', 'nomination.submit']);
  });

  test('cannot name themselves, and an address that is none is refused with what was typed', async () => {
    expect((await scene.consent('ada', 'ada@example.gc.ca')).text).toContain('Nobody endorses themselves.');
    const bad = await scene.consent('ada', 'my boss');
    expect(bad.text).toContain('That is not one e-mail address.');
    expect(walk(bad.card).find(({ id }) => id === 'supervisorEmail')).toMatchObject({ value: 'my boss' });
  });

  test('a supervisor who differs from the one on record is let through, and the coordinator sees it', async () => {
    await scene.consent('ada', 'bo@example.gc.ca');
    const dossier = await house.invoke('cleo', 'nomination.dossier', { ...scene.ref, nominee: 'ada' });
    expect(dossier.text).toContain('Bo Chan (another one is on record: please check)');
  });

  test('declines after being asked once more; the nominator hears of it, and they may change their mind', async () => {
    const own = await house.say('ada', 'my nomination');
    const ask = await house.press('ada', own.card, 'I decline');
    expect(ask.text).toContain('no reason is asked');
    expect((await house.press('ada', ask.card, 'Yes, decline')).text).toContain('You declined this nomination.');
    await house.work();
    expect(posted().at(-1)).toContain('Ada Moss declined the nomination.');
    expect((await scene.consent('ada')).text).toContain('You consented.');
  });

  test('withdraws; nominator and supervisor hear of it, and nothing more is asked of them', async () => {
    await scene.consent('ada');
    const own = await house.say('ada', 'my nomination');
    const ask = await house.press('ada', own.card, 'Withdraw my nomination');
    expect((await house.press('ada', ask.card, 'Yes, withdraw')).text).toContain('This nomination is withdrawn.');
    await house.work();
    expect(posted().filter((text) => text.includes('was withdrawn'))).toHaveLength(2);
    expect((await scene.endorse('eva', 'ada')).text).toContain('the dossier has moved on');
  });

  test('reads and answers in French', async () => {
    await scene.nominate(RENE, 'omar');
    await house.work();
    expect(posted().at(-1)).toContain('On propose votre candidature pour Pilot');
    const own = await house.say('rene', 'ma candidature');
    const done = await house.press('rene', own.card, 'Je consens', {
      ...{ supervisorEmail: 'eva@example.gc.ca', language: 'fr', region: 'quebec' },
    });
    expect(done.text).toContain('Vous avez donné votre consentement.');
  });
});

test('where the call allows it people nominate themselves, and then confirm and name their supervisor', async () => {
  await house.close();
  scene = await openNominationScene({ selfNomination: true });
  house = scene.house;
  const home = await house.say('bo', 'nominate');
  const form = await house.press('bo', home.card, 'Nominate yourself');
  expect(walk(form.card).find(({ id }) => id === 'nomineeEmail')).toMatchObject({ value: 'bo@example.gc.ca' });
  const words = {
    nomineeName: 'Bo Chan',
    nomineeEmail: 'bo@example.gc.ca',
    department: 'LAC',
    level: 'Y',
    functionalArea: 'Z',
    statement: 'S',
  };
  const own = await house.press('bo', form.card, 'nomination.submit', words);
  expect(own.text).toContain('You have nominated yourself for Leadership');
  await house.work();
  expect(posted().filter((text) => text.includes('You are nominated'))).toEqual([]);
  expect((await scene.consent('bo')).text).toContain('You consented.');
  const other = await house.press('bo', form.card, 'nomination.submit', {
    ...words,
    nomineeEmail: 'ada@example.gc.ca',
  });
  expect(other.text).toContain('you can nominate yourself');
});
