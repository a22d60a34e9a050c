import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { personalPk } from '../../bot/domain/key.ts';
import { seedPerson, seedProgram, seedRole } from '../support/cohort.ts';
import { csv, importTexts } from '../support/import.ts';
import { openHouse, textOf, type House } from '../support/house.ts';
import { walk } from '../support/walk.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
  await seedPerson(house.deps, { pid: 'ada', name: 'Ada', language: 'en', email: 'ada@example.gc.ca' });
  await seedPerson(house.deps, { pid: 'rene', name: 'René', language: 'fr', email: 'rene@example.gc.ca' });
});
afterEach(async () => {
  await house.close();
});

const bot = { id: '28:cadre' };
const added = { type: 'conversationUpdate', membersAdded: [bot] };
const installed = { type: 'installationUpdate', action: 'add' };
const posted = () => house.connector.posted().map((activity) => textOf(walk(activity)[0] ?? {}));

describe('the welcome', () => {
  test.each([
    ['installation first', [installed, added]],
    ['conversation first', [added, installed]],
    ['both, and everything again a day later', [added, installed, added, installed]],
  ])('is said once: %s', async (_order, activities) => {
    for (const activity of activities) await house.send('ada', activity);
    expect(posted()).toEqual([expect.stringContaining('Welcome to Cadre')]);
  });

  test('is said once even where both events arrive at the same time', async () => {
    await Promise.all([house.send('ada', installed), house.send('ada', added)]);
    expect(posted()).toHaveLength(1);
  });

  test('in a channel is one line for all, and welcomes nobody by name', async () => {
    const conversation = { id: '19:team', conversationType: 'channel' };
    await house.send('ada', installed, { conversation });
    await house.send('rene', added, { conversation });
    expect(posted()).toEqual([expect.stringContaining('Open a personal chat with me')]);
  });

  test('the arrival of somebody else is not an installation', async () => {
    await house.send('ada', { type: 'conversationUpdate', membersAdded: [{ id: '29:rene' }] });
    expect(posted()).toEqual([]);
  });
});

describe('what is typed', () => {
  test.each(['help', 'Help!', 'aide', '  MENU  ', '<at>Cadre</at> help'])('"%s" gets the help', async (typed) => {
    expect((await house.say('ada', typed)).text).toContain('What you can ask me');
  });

  test.each(['hi', 'Hello', 'bonjour'])('"%s" gets an answer', async (typed) => {
    expect((await house.say('rene', typed)).text).toContain('Ce que vous pouvez me demander');
  });

  test('anything unknown gets a useful answer, and is not repeated', async () => {
    const { text } = await house.say('ada', 'could you <script>alert(1)</script> book me a room?');
    expect(text).toContain('I did not understand that. Here is what I can do.');
    expect(text).not.toContain('script');
  });

  test('everybody is told of project notes and their own feedback; evaluations and their forms are for coordinators', async () => {
    await seedRole(house.deps, await seedProgram(house.deps), 'ada', 'coordinator');
    const staff = await house.say('ada', 'help');
    for (const line of ['**evaluations**', '**forms**', '**feedback**', '**project**', '**my feedback**'])
      expect(staff.text).toContain(line);
    expect((staff.card['actions'] as unknown[]).length).toBeLessThanOrEqual(6);
    const { text } = await house.say('rene', 'aide');
    for (const line of ['**projet**', '**ma rétroaction**']) expect(text).toContain(line);
    for (const line of ['**évaluations**', '**formulaires**', '**rétroaction**']) expect(text).not.toContain(line);
  });

  test('coordinators are told their own commands as well', async () => {
    await seedRole(house.deps, await seedProgram(house.deps), 'ada', 'coordinator');
    expect((await house.say('ada', 'help')).text).toContain('**register**');
    expect((await house.say('rene', 'help')).text).not.toContain('**feuille**');
  });
});

describe('the language', () => {
  const stranger = { objectId: 'aad-nobody', locale: 'fr-CA' };

  test('until one is recorded everything is in both, the client’s first, with both choices', async () => {
    const { card, text } = await house.say('new', 'aide', stranger);
    expect(text.indexOf('Ce que vous pouvez me demander')).toBeLessThan(text.indexOf('What you can ask me'));
    const titles = walk(card)
      .filter(({ type }) => type === 'Action.Execute')
      .map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(['English', 'Français', 'Signaler ma présence / Check in']));
  });

  test('is recorded by a press, and holds from then on', async () => {
    const { card } = await house.say('new', 'aide', stranger);
    const { text } = await house.press('new', card, 'English', {}, stranger);
    expect(text).toContain('I will write to you in English.');
    const after = await house.say('new', 'help', stranger);
    expect(after.text).not.toContain('Ce que vous pouvez');
  });

  test.each([
    ['langue français', 'Je vous écrirai en français.'],
    ['language French', 'Je vous écrirai en français.'],
    ['français', 'Je vous écrirai en français.'],
    ['langue', 'Which language should I use with you?'],
  ])('"%s" changes it, or asks', async (typed, words) => {
    expect((await house.say('ada', typed)).text).toContain(words);
  });

  test('one that was chosen in the chat is kept when the person is imported again', async () => {
    await house.say('ada', 'français');
    const { outcome } = await importTexts(house.deps, {
      people: csv('people', [{ email: 'ada@example.gc.ca', language: 'en' }]),
    });
    expect(outcome).toMatchObject({ ok: true, value: { counts: { people: { changed: 1 } } } });
    expect((await house.say('ada', 'help')).text).toContain('Ce que vous pouvez me demander');
  });

  test('a recorded language wins over the client’s', async () => {
    expect((await house.say('rene', 'help', { locale: 'en-US' })).text).toContain('Ce que vous pouvez me demander');
  });
});

describe('the conversation', () => {
  const kept = async () => (await house.deps.store.get('conversation', personalPk('ada'), 'conv_personal'))?.body;

  test('is kept at the first activity and refreshed when something about it changes', async () => {
    await house.say('ada', 'help');
    const first = await kept();
    expect(first).toMatchObject({ conversationId: 'a:ada', userId: '29:ada', botId: '28:cadre', reachable: true });
    house.clock.pass(1_000);
    await house.say('ada', 'help');
    expect(await kept()).toEqual(first);
    await house.say('ada', 'help', { conversation: { id: 'a:ada2' } });
    expect(await kept()).toMatchObject({ conversationId: 'a:ada2' });
  });

  test('is marked when the app is removed, and again when it comes back', async () => {
    await house.say('ada', 'help');
    await house.send('ada', { type: 'installationUpdate', action: 'remove' });
    expect(await kept()).toMatchObject({ reachable: false });
    await house.send('ada', installed);
    expect(await kept()).toMatchObject({ reachable: true });
  });
});

describe('what nobody expects', () => {
  test('an unexpected error is an apology with a reference, logged once, without a stack or a word of what was typed', async () => {
    const { deps, log } = house;
    deps.store.list = async () => {
      throw new Error('secret words');
    };
    const { text } = await house.say('ada', 'help my private words');
    const reference = /reference to your coordinators: (\w+)/.exec(text)?.[1];
    expect(reference).toMatch(/^\w{6,8}$/);
    expect(log.lines.filter(({ level }) => level === 'error')).toMatchObject([{ fields: { reference } }]);
    expect(JSON.stringify(log.lines)).not.toMatch(/private words|secret words/);
    expect(text).not.toMatch(/secret|at .*\.ts/);
  });

  test('a press on a card of another release, or with edited data, says that the card is stale', async () => {
    for (const [verb, data] of [
      ['nomination.open', {}],
      ['attendance.checkIn', {}],
      ['attendance.checkIn', { programId: '../x', sessionId: { $ne: 1 } }],
      ['language.set', { language: 'xx' }],
    ] as const) {
      const { statusCode, text } = await house.invoke('ada', verb, data);
      expect([statusCode, text]).toEqual([200, expect.stringContaining('This card cannot be used any more.')]);
    }
  });

  test('an automatic refresh changes nothing', async () => {
    const value = { action: { verb: 'language.set', data: { language: 'fr' } }, trigger: 'automatic' };
    await house.send('ada', { type: 'invoke', name: 'adaptiveCard/action', value });
    expect((await house.say('ada', 'help')).text).toContain('What you can ask me');
  });

  test('somebody who is not signed in is told why nothing happens', async () => {
    const { text } = await house.say('ada', 'help', { objectId: '' });
    expect(text).toContain('signed in to Teams with a work account');
  });

  test('an invoke of another kind is acknowledged, never left hanging', async () => {
    const { status } = await house.send('ada', { type: 'invoke', name: 'task/fetch', value: {} });
    expect(status).toBe(200);
  });
});
