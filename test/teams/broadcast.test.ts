import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { seedSession } from '../support/cohort.ts';
import { castIdOn, openCastHouse, WORDS, type CastHouse } from '../support/broadcast.ts';
import { walk, type Node } from '../support/walk.ts';

let scene: CastHouse;
beforeEach(async () => {
  scene = await openCastHouse();
});
afterEach(async () => {
  await scene.house.close();
});

const valueOf = (card: Node, id: string) => walk(card).find((node) => node['id'] === id)?.['value'];
const sessionId = () => scene.ref.sessionId;
const toReaders = () => ['ada', 'bea', 'rene'].map((pid) => scene.received(pid).length);

describe('composing', () => {
  test('shows the exact card in both languages, how many people, some by name, and who cannot be reached', async () => {
    const { text } = await scene.compose('cleo', {
      ...{ linkUrl: 'https://example.gc.ca/plan', linkEn: 'Plan', linkFr: 'Programme' },
    });
    expect(text).toContain('Bring your badge, Cléo.');
    expect(text).toContain('Apportez votre insigne, Cléo.');
    expect(text).toContain('Buttons: Acknowledge · Plan');
    expect(text).toContain('Boutons : Bien reçu · Programme');
    expect(text).toContain('4 people will receive it.');
    expect(text).toContain('Among them: Ada Moss, Béa Côté, René Ouellet, Zoé Lam.');
    expect(text).toContain('1 of them cannot be reached in Teams:');
    expect(text).toContain('no account of theirs is known: Zoé Lam.');
    expect(text).toContain('1 of these gets it by e-mail.');
    expect(scene.house.connector.calls).toEqual([]);
  });

  test('says the same in French to a French-speaking coordinator', async () => {
    const { text } = await scene.compose('dov');
    expect(text).toContain('4 personnes le recevront.');
    expect(text).toContain('1 d’entre elles ne peut être jointe dans Teams :');
  });

  test('says who would wait for their working hours', async () => {
    scene.house.clock.pass(30 * 60_000);
    expect((await scene.compose('cleo')).text).not.toContain('working hours');
    await scene.house.close();
    scene = await openCastHouse(Date.parse('2026-09-11T22:00:00Z'));
    expect((await scene.compose('cleo')).text).toContain(
      'If it is sent now, 4 people get it only when their next working hours begin.',
    );
  });

  test.each([
    ['a group', { group: 'g.A' }, 'Ada Moss, Béa Côté.'],
    ['coordinators', { role: 'coordinator' }, 'Cléo Roy, Dov Katz.'],
    ['a list of addresses', { addresses: 'René Ouellet <rene@example.gc.ca>;\nADA@example.gc.ca' }, 'Ada Moss, René'],
  ])('can be for %s', async (_what, inputs, names) => {
    expect((await scene.compose('cleo', inputs)).text).toContain(`Among them: ${names}`);
  });

  test('can be for those who have not checked in, as they are when it is sent', async () => {
    expect((await scene.house.say('ada', 'check in')).text).toContain('You are checked in');
    scene.house.connector.calls.splice(0);
    const { castId } = await scene.sent({ session: sessionId(), seat: 'notCheckedIn' });
    await scene.house.say('bea', 'présence');
    scene.house.connector.calls.splice(0);
    await scene.house.work();
    expect(toReaders()).toEqual([0, 0, 1]);
    expect(await scene.cast(castId)).toMatchObject({ size: 3 });
  });

  test('a test goes to its writer alone, says that it is one, and records nothing', async () => {
    const preview = await scene.compose('cleo');
    const { text } = await scene.house.press('cleo', preview.card, 'broadcast.test');
    expect(text).toContain('The test is in your chat.');
    expect(scene.received('cleo')).toEqual([expect.stringContaining('This is a test: only you receive it.')]);
    const castId = castIdOn(preview.card);
    const { programId } = scene.program;
    const pressed = await scene.house.invoke('cleo', 'broadcast.acknowledge', { programId, castId, test: true });
    expect(pressed.text).toContain('This was a test, so nothing is recorded.');
    expect(toReaders()).toEqual([0, 0, 0]);
  });

  test('the most recent ones are listed, and open as they are now', async () => {
    await scene.compose('cleo', { textFr: '' });
    const home = await scene.house.say('dov', 'message collectif');
    expect(home.text).toContain('**Ébauche**\nBring your badge');
    const opened = await scene.house.press('dov', home.card, 'broadcast.open');
    expect(opened.text).toContain('Il manque le texte en français.');
    expect(valueOf(opened.card, 'textEn')).toBe(WORDS.textEn);
  });
});

describe('what cannot be sent gets a sentence, and what was typed is kept', () => {
  test.each([
    ['no French', { textFr: ' ' }, 'The French text is missing.'],
    ['no English', { textEn: '' }, 'The English text is missing.'],
    ['an unknown merge field', { textEn: 'Dear {nickname}' }, 'I do not know this field: {nickname}.'],
    ['a session field without a session', { textEn: '{place}' }, 'Choose a session, so that I can fill this field'],
    ['an audience of nobody', { group: 'g.Z' }, 'Nobody fits these choices'],
    ['answers of no session', { seat: 'declined' }, 'Choose the session whose answers'],
    ['answers of facilitators', { role: 'facilitator', group: 'g.A' }, 'are for participants'],
    ['a cohort that is not there', { cohort: 'cnone' }, 'are not there any more'],
    ['an address of nobody', { addresses: 'who@example.gc.ca' }, 'Nobody in this program has this address: who@ex'],
    ['a link that is not https', { linkUrl: 'http://x.ca', linkEn: 'a', linkFr: 'b' }, 'begins with https'],
    ['a link without titles', { linkUrl: 'https://x.ca' }, 'a title in both languages'],
  ])('%s', async (_what, inputs, sentence) => {
    const { text, card } = await scene.compose('cleo', inputs);
    expect(text).toContain(sentence);
    for (const [id, typed] of Object.entries({ ...WORDS, ...inputs })) {
      expect([id, valueOf(card, id)]).toEqual([id, typed]);
    }
    expect(text).not.toContain('Send now');
  });

  test.each([
    ['sans français', { textFr: ' ' }, 'Il manque le texte en français.'],
    ['sans anglais', { textEn: '' }, 'Il manque le texte en anglais.'],
    ['un champ inconnu', { textFr: 'Cher {surnom}' }, 'Je ne connais pas ce champ'],
    ['personne', { group: 'g.Z' }, 'Personne ne correspond à ces choix'],
    [
      '20 000 caractères',
      { textFr: 'Tout est là. '.repeat(1_600).slice(0, 20_000) },
      'compte 20\u00a0000 caractères; le maximum est de 4\u00a0000.',
    ],
  ])('en français, %s : une phrase, et rien ne se perd', async (_what, inputs, sentence) => {
    const { text, card } = await scene.compose('dov', inputs);
    expect(text).toContain(sentence);
    for (const [id, typed] of Object.entries({ ...WORDS, ...inputs })) {
      expect([id, valueOf(card, id)]).toEqual([id, typed]);
    }
    expect(text).not.toContain('Envoyer maintenant');
  });

  test('20,000 characters come back whole, with their number', async () => {
    const textEn = 'All of this is needed. '.repeat(870).slice(0, 20_000);
    const { text, card } = await scene.compose('cleo', { textEn });
    expect(text).toContain('The English text has 20,000 characters; 4,000 are possible.');
    expect(text).not.toContain('copy your own original');
    expect(valueOf(card, 'textEn')).toBe(textEn);
    expect(JSON.stringify(card).length).toBeLessThan(45_000);
  });

  test('20,000 in each language: the beginnings come back, with a warning, within the size of a card', async () => {
    const textEn = 'All of this is needed. '.repeat(870).slice(0, 20_000);
    const textFr = 'Tout ceci est nécessaire. '.repeat(800).slice(0, 20_000);
    const { text, card } = await scene.compose('cleo', { textEn, textFr });
    expect(text).toContain('please copy your own original');
    const kept = String(valueOf(card, 'textFr'));
    expect(kept.length).toBeGreaterThan(10_000);
    expect(textFr.startsWith(kept)).toBe(true);
    expect(JSON.stringify(card).length).toBeLessThan(45_000);
  });

  test('two coordinators at once: the second sees both, and decides', async () => {
    const mine = await scene.compose('cleo');
    const castId = castIdOn(mine.card);
    const [ones, others] = await Promise.all(
      ['cleo', 'dov'].map((pid) => scene.house.invoke(pid, 'broadcast.edit', { castId })),
    );
    const first = { ...WORDS, textEn: 'The words of Cléo.' };
    const second = { ...WORDS, textEn: 'The words of Dov.' };
    await scene.house.press('cleo', ones?.card ?? {}, 'broadcast.save', first);
    const told = await scene.house.press('dov', others?.card ?? {}, 'broadcast.save', second);
    expect(told.text).toContain('Cléo Roy a modifié ce message pendant que vous écriviez.');
    expect(told.text).toContain('The words of Cléo.');
    expect(valueOf(told.card, 'textEn')).toBe('The words of Dov.');
    expect(await scene.cast(castId)).toMatchObject({ textEn: 'The words of Cléo.' });
    await scene.house.press('dov', told.card, 'broadcast.save', second);
    expect(await scene.cast(castId)).toMatchObject({ textEn: 'The words of Dov.', editedBy: 'dov' });
    const late = await scene.house.press('cleo', mine.card, 'broadcast.send');
    expect(late.text).toContain('Somebody changed this broadcast meanwhile.');
    expect(late.text).toContain('The words of Dov.');
    await scene.house.work();
    expect(toReaders()).toEqual([0, 0, 0]);
  });

  test('words for a broadcast that has just been sent are kept as a new one', async () => {
    const preview = await scene.compose('cleo');
    const castId = castIdOn(preview.card);
    const form = await scene.house.invoke('dov', 'broadcast.edit', { castId });
    await scene.house.press('cleo', preview.card, 'broadcast.send');
    const mine = { ...WORDS, textEn: 'Too late.' };
    const told = await scene.house.press('dov', form.card, 'broadcast.save', mine);
    expect(told.text).toContain('il deviendra un nouveau message.');
    expect(valueOf(told.card, 'textEn')).toBe('Too late.');
    const kept = await scene.house.press('dov', told.card, 'broadcast.save', mine);
    expect(castIdOn(kept.card)).not.toBe(castId);
    expect(await scene.cast(castId)).toMatchObject({ textEn: WORDS.textEn });
  });

  test('the same press twice keeps one draft', async () => {
    const form = await scene.house.invoke('cleo', 'broadcast.new', { programId: scene.program.programId });
    const press = () => scene.house.press('cleo', form.card, 'broadcast.save', WORDS);
    const first = await press();
    expect((await press()).card).toEqual(first.card);
    expect(await scene.cast(castIdOn(form.card))).toMatchObject({ version: 1 });
  });
});

describe('at a time', () => {
  test.each([
    ['no time', { date: '2026-09-11', time: '' }, 'Give a day and a time'],
    ['a time that is none', { date: '2026-09-11', time: '25:00' }, 'Give a day and a time'],
    ['a time that has passed', { date: '2026-09-10', time: '08:59' }, 'This time has passed.'],
    ['a time that daylight saving skips', { date: '2027-03-14', time: '02:30' }, 'This time does not exist'],
    ['a time that daylight saving doubles', { date: '2026-11-01', time: '01:30' }, 'This time comes twice'],
  ])('%s gets a sentence, and stays in the form', async (_what, when, sentence) => {
    const preview = await scene.compose('cleo');
    const { text, card } = await scene.house.press('cleo', preview.card, 'broadcast.later', when);
    expect(text).toContain(sentence);
    expect([valueOf(card, 'date'), valueOf(card, 'time')]).toEqual([when.date, when.time]);
    expect(await scene.cast(castIdOn(preview.card))).toMatchObject({ state: 'ready' });
  });
});

test.each([
  ['sautée', { date: '2027-03-14', time: '02:30' }, 'n’existe pas'],
  ['doublée', { date: '2026-11-01', time: '01:30' }, 'deux fois'],
])('en français, une heure %s : une phrase, et elle reste dans le formulaire', async (_what, when, sentence) => {
  const preview = await scene.compose('dov');
  const { text, card } = await scene.house.press('dov', preview.card, 'broadcast.later', when);
  expect(text).toContain(sentence);
  expect([valueOf(card, 'date'), valueOf(card, 'time')]).toEqual([when.date, when.time]);
});

describe('a second coordinator', () => {
  test('is asked, once, where the program says so, looks at it and sends it', async () => {
    await scene.set({ broadcastApprovalAbove: 3 });
    const preview = await scene.compose('cleo');
    expect(preview.text).toContain('It goes to more than 3 people');
    const castId = castIdOn(preview.card);
    const alone = await scene.house.invoke('cleo', 'broadcast.send', { castId, version: 1 });
    expect(alone.text).toContain('A coordinator who did not write it has to send it.');
    const asked = await scene.house.press('cleo', preview.card, 'broadcast.ask');
    expect(asked.text).toContain('1 coordinator has been asked.');
    await scene.house.press('cleo', preview.card, 'broadcast.ask');
    await scene.house.work();
    expect(scene.received('dov')).toEqual([expect.stringContaining('Cléo Roy vous demande de vérifier')]);
    const opened = await scene.house.invoke('dov', 'broadcast.open', { castId });
    expect(opened.text).toContain('Apportez votre insigne');
    await scene.house.press('dov', opened.card, 'broadcast.send');
    await scene.house.work();
    expect(toReaders()).toEqual([1, 1, 1]);
    expect(await scene.cast(castId)).toMatchObject({ editedBy: 'cleo', approvedBy: 'dov' });
  });

  test('is not asked about words that have changed since', async () => {
    await scene.set({ broadcastApprovalAbove: 3 });
    const preview = await scene.compose('cleo');
    const castId = castIdOn(preview.card);
    await scene.house.press('cleo', preview.card, 'broadcast.ask');
    const form = await scene.house.invoke('cleo', 'broadcast.edit', { castId });
    await scene.house.press('cleo', form.card, 'broadcast.save', { ...WORDS, textEn: 'Other words.' });
    await scene.house.work();
    expect(scene.received('dov')).toEqual([]);
  });

  test('is not needed at the number itself', async () => {
    await scene.set({ broadcastApprovalAbove: 4 });
    await scene.sent();
    await scene.house.work();
    expect(toReaders()).toEqual([1, 1, 1]);
  });
});

describe('a ready notice', () => {
  const home = (by = 'cleo') => scene.house.say(by, 'broadcast');

  test('goes out in two taps, in both languages, at any hour', async () => {
    await scene.house.close();
    scene = await openCastHouse(Date.parse('2026-09-12T11:00:00Z'));
    await seedSession(scene.house.deps, scene.program, { code: 'LE02', startsAt: Date.parse('2026-09-12T13:00:00Z') });
    const { card } = await home();
    scene.house.connector.calls.splice(0);
    const session = walk(card).find(({ id }) => id === 'session') as unknown as { choices: { value: string }[] };
    const inputs = { kind: 'room', session: session.choices.at(-1)?.value, detail: '395 Wellington, {A}' };
    const preview = await scene.house.press('cleo', card, 'Show the notice', inputs);
    expect(preview.text).toContain('The new room is 395 Wellington, (A).');
    expect(preview.text).toContain('La nouvelle salle est : 395 Wellington, (A).');
    expect(preview.text).toContain('This is urgent');
    await scene.house.press('cleo', preview.card, 'Send now');
    await scene.house.work();
    expect(scene.received('ada')[0]).toContain('September 12, 2026 at 9:00 a.m.: the room has changed.');
    expect(scene.received('bea')[0]).toContain('le samedi 12 septembre 2026 à 9 h : la salle a changé.');
  });

  test.each([
    ['room', ' ', 'Write the new room, or the minutes of delay as a number.'],
    ['late', 'soon', 'Write the new room, or the minutes of delay as a number.'],
    ['link', 'example.gc.ca', 'Write the whole new link, beginning with https.'],
  ])('%s with "%s" gets a sentence, and keeps what was typed', async (kind, detail, sentence) => {
    const { card } = await home();
    const inputs = { kind, session: sessionId(), detail };
    const refused = await scene.house.press('cleo', card, 'Show the notice', inputs);
    expect(refused.text).toContain(sentence);
    expect([valueOf(refused.card, 'kind'), valueOf(refused.card, 'detail')]).toEqual([kind, detail]);
  });

  test('of a session that is not there gets a sentence', async () => {
    const { card } = await home();
    const inputs = { kind: 'weather', session: 'snone', detail: '' };
    expect((await scene.house.press('cleo', card, 'Show the notice', inputs)).text).toContain('Choose a session');
  });

  test('is urgent no more once its words are somebody’s own', async () => {
    const { card } = await home();
    const inputs = { kind: 'late', session: sessionId(), detail: '15 min' };
    const preview = await scene.house.press('cleo', card, 'Show the notice', inputs);
    expect(preview.text).toContain('we will start 15 minutes late');
    const castId = castIdOn(preview.card);
    const form = await scene.house.press('cleo', preview.card, 'broadcast.edit');
    await scene.house.press('cleo', form.card, 'broadcast.save', WORDS);
    expect(await scene.cast(castId)).toMatchObject({ urgent: false });
  });
});
