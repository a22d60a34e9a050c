import { afterEach, describe, expect, test } from '@jest/globals';
import {
  callPk,
  conversationId,
  enrolmentId,
  personalPk,
  personId,
  personPk,
  programPk,
} from '../../bot/domain/key.ts';
import type { Outcome } from '../../bot/domain/selection.ts';
import { shownOutcome } from '../../bot/features/selection/outcome.ts';
import { announce } from '../../bot/features/invitation.ts';
import { HOSTILE } from '../support/cards/sample.ts';
import { NINE, seedPerson, seedSession } from '../support/cohort.ts';
import { textOf, type House } from '../support/house.ts';
import { seedNomination } from '../support/nomination.ts';
import { openSelectionScene, type SelectionScene } from '../support/selection.ts';
import { cardIn, pathIn, pressOn, visit } from '../support/visit.ts';
import { walk } from '../support/walk.ts';

const DAY = 24 * 3_600_000;
let scene: SelectionScene;
let house: House;
const start = async (wish: Parameters<typeof openSelectionScene>[0] = {}): Promise<void> => {
  scene = await openSelectionScene(wish);
  house = scene.house;
};
afterEach(() => house.close());

const OUTCOMES: Record<string, Outcome> = {
  ...{ ada: 'selected', bo: 'selected', cy: 'reserve', di: 'reserve', eli: 'notSelected', fay: 'notSelected' },
};
const letter = (pid: string): string => textOf(scene.cardOf(pid));
const enrolment = (pid: string) =>
  house.deps.store.get('enrolment', programPk(scene.program.programId), enrolmentId(scene.program.cohortId, pid));
const coordinate = () => house.invoke('cleo', 'selection.coordinate', scene.ref);
const plansOf = async (kind: string) =>
  (await house.deps.store.list(callPk(scene.call.callId), 'plan', { limit: 100 })).filter(
    ({ body }) => body.kind === kind,
  );

describe('release', () => {
  test('a coordinator hears how many letters are ready, and nothing of what is in them; the letters can be looked at', async () => {
    await start();
    await scene.decided(OUTCOMES);
    const before = await house.say('cleo', 'selection');
    expect(before.text).toContain('The committee has not finished');
    await scene.approved();
    const told = letter('cleo');
    expect(told).toContain('Approved, and 6 letters to nominees are ready.');
    for (const word of ['Ada', 'Reserve', 'selected,', '2 of 2']) expect(told).not.toContain(word);
    const letters = await house.press('cleo', scene.cardOf('cleo'), 'Look at the letters');
    expect(letters.text).toContain('Congratulations: you are selected for Leadership, Pilot.');
    expect(letters.text).toContain('Félicitations : votre candidature est retenue pour Leadership, Pilot.');
    expect(letters.text).toContain('Vous êtes sur la liste de réserve');
    expect(letters.text).toContain('You are not selected for');
    expect(letters.text).not.toContain('Ada');
  });

  test('everybody gets their letter at once, both languages, their own first; nominator and supervisor one card for all', async () => {
    await start({ languages: { eli: 'fr' } });
    await scene.released(OUTCOMES);
    expect(letter('ada')).toContain('Congratulations: you are selected');
    expect(letter('ada')).toContain('20 days of your work time over 10 months');
    expect(letter('ada')).toMatch(/outcome[\s\S]*le résultat/);
    expect(letter('eli')).toMatch(/le résultat[\s\S]*outcome/);
    expect(letter('eli')).toContain('Votre candidature n’est pas retenue pour Leadership, Pilot.');
    expect(letter('eli')).toContain('- Potentiel de leadership');
    expect(letter('eli')).toContain('- Leadership potential');
    expect(letter('eli')).toContain('cohort@example.gc.ca');
    expect(letter('eli')).toContain('« mon dossier »');
    expect(letter('cy')).toContain('You are on the reserve list');
    for (const pid of ['nora', 'sam']) {
      for (const line of ['Ada Moss: selected', 'Cy Wren: on the reserve list', 'Fay Ng: not selected'])
        expect(letter(pid)).toContain(line);
      expect(letter(pid)).not.toContain('Leadership potential');
    }
    expect(letter('rex')).not.toContain('Ada');
  });

  test('a nominee finds the letter again by typing, once it is out and not before', async () => {
    await start();
    await scene.decided(OUTCOMES);
    const before = await house.say('ada', 'selection');
    expect(before.card).toEqual((await house.say('rex', 'selection')).card);
    await scene.released(OUTCOMES);
    expect((await house.say('ada', 'selection')).text).toContain('Congratulations: you are selected');
    expect((await house.say('rex', 'selection')).card).toEqual(before.card);
  });

  test('pressed twice, and by two at once, it is one release with one set of letters', async () => {
    await start();
    await scene.decided(OUTCOMES);
    await scene.approved();
    const both = await Promise.all([1, 2].map(() => house.invoke('cleo', 'selection.release', scene.ref)));
    expect(both.map(({ text }) => text.includes('Released. The letters are on their way.'))).toEqual([true, true]);
    await house.work();
    const sent = house.connector.posted().length;
    expect((await house.invoke('cleo', 'selection.release', scene.ref)).text).toContain('Released.');
    await house.work();
    expect(house.connector.posted()).toHaveLength(sent);
    expect((await scene.audit()).filter((what) => what === 'selection.release')).toHaveLength(1);
  });

  test('who withdrew since is skipped; a dossier that became eligible without an outcome holds the release back', async () => {
    await start();
    await scene.decided(OUTCOMES);
    await scene.approved();
    await seedNomination(house.deps, scene.call, 'zoe', { nominator: 'nora' });
    const held = await house.invoke('cleo', 'selection.release', scene.ref);
    expect(held.text).toContain('has become eligible since and has no outcome');
    await seedNomination(house.deps, scene.call, 'zoe', { state: 'withdrawn', nominator: 'nora' });
    await seedNomination(house.deps, scene.call, 'fay', { state: 'withdrawn', nominator: 'nora', withdrawnBy: 'fay' });
    const before = letter('fay');
    await house.invoke('cleo', 'selection.release', scene.ref);
    await house.work();
    expect(letter('fay')).toBe(before);
    expect(letter('nora')).not.toContain('Fay Ng');
    expect(await shownOutcome(house.deps, scene.call.callId, 'fay')).toBeUndefined();
    expect(await shownOutcome(house.deps, scene.call.callId, 'ada')).toBe('selected');
  });

  test('after it nothing changes any more: a card from before the release says so, and records nothing', async () => {
    await start();
    const { card } = await house.invoke('kim', 'selection.dossier', scene.of('ada'));
    await scene.released(OUTCOMES);
    const late = await house.press('kim', card, 'selection.decide', { outcome: 'reserve', rationale: 'x' });
    expect(late.text).toContain('These outcomes are released: nothing changes any more. Nothing was recorded.');
    expect((await house.invoke('kim', 'selection.takeBack', scene.ref)).text).toContain('nothing changes any more');
    expect((await house.invoke('kim', 'selection.ask', scene.ref)).text).toContain('nothing changes any more');
    expect((await scene.stored('ada'))?.outcome).toBe('selected');
  });

  test('only a coordinator of the program releases', async () => {
    await start();
    await scene.decided(OUTCOMES);
    await scene.approved();
    const nothing = await house.invoke('ada', 'selection.release', { ...scene.ref, castId: 'nnothing' });
    for (const pid of ['kim', 'max', 'ada', 'nora', 'sam', 'rex'])
      expect((await house.invoke(pid, 'selection.release', scene.ref)).card).toEqual(nothing.card);
    expect(await shownOutcome(house.deps, scene.call.callId, 'ada')).toBeUndefined();
  });
});

describe('offers', () => {
  test('accepted: enrolled from today, invited to the published session, and check-in works', async () => {
    await start();
    const startsAt = NINE + 7 * DAY;
    const session = await seedSession(house.deps, scene.program, { startsAt, endsAt: startsAt + 7 * 3_600_000 });
    const found = await house.deps.store.list(programPk(scene.program.programId), 'session', { limit: 1 });
    for (const { body } of found) await announce(house.deps, body);
    await scene.released(OUTCOMES);
    expect(await enrolment('ada')).toBeUndefined();
    const done = await house.press('ada', scene.cardOf('ada'), 'Accept my seat');
    expect(done.text).toContain('You have accepted your seat.');
    await house.work();
    expect((await enrolment('ada'))?.body).toMatchObject({ department: 'NRCan', spells: [{ from: '2026-09-10' }] });
    expect((await house.deps.store.get('person', personPk('ada'), personId('ada')))?.body).toMatchObject({
      ...{ department: 'NRCan', level: 'EX minus 1', functionalArea: 'Policy', supervisorEmail: 'sam@example.gc.ca' },
    });
    expect(letter('ada')).toContain('Thinking across departments');
    house.clock.set(startsAt);
    const checked = await house.invoke('ada', 'attendance.checkIn', session);
    expect(checked.text).toContain('You are checked in');
    expect((await house.invoke('cy', 'attendance.checkIn', session)).text).not.toContain('You are checked in');
  });

  test('twice is once, from two devices too; what is known of the person already stays', async () => {
    await start();
    await seedPerson(house.deps, {
      ...{ pid: 'ada', name: 'Ada Moss', language: 'en' },
      department: 'Justice',
      email: 'ada@example.gc.ca',
    });
    await scene.released(OUTCOMES);
    const card = scene.cardOf('ada');
    const both = await Promise.all([1, 2].map(() => house.press('ada', card, 'selection.accept')));
    expect(both.every(({ text }) => text.includes('You have accepted your seat.'))).toBe(true);
    await house.work();
    await house.press('ada', card, 'selection.accept');
    await house.work();
    expect((await enrolment('ada'))?.body.spells).toHaveLength(1);
    expect((await scene.audit()).filter((what) => what === 'selection.accepted')).toHaveLength(1);
    expect(await plansOf('selectionEnrol')).toHaveLength(1);
    const person = await house.deps.store.get('person', personPk('ada'), personId('ada'));
    expect(person?.body.department).toBe('Justice');
    const late = await house.press('ada', card, 'selection.declineOpen');
    expect(late.text).toContain('You have accepted your seat.');
    const decline = await house.invoke('ada', 'selection.decline', scene.ref);
    expect(decline.text).toContain('You have accepted already: nothing was recorded');
  });

  test('declined after asking once more: the coordinator is told, and offers the seat to the next reserve by one tap', async () => {
    await start();
    await scene.released(OUTCOMES);
    expect((await coordinate()).text).toContain('2 of 2 seats are taken or offered.');
    expect(walk((await coordinate()).card).some(({ verb }) => verb === 'selection.offer')).toBe(false);
    const sure = await house.press('bo', scene.cardOf('bo'), 'selection.declineOpen');
    expect(sure.text).toContain('No reason is asked.');
    expect((await house.press('bo', sure.card, 'No, go back')).text).toContain('Congratulations');
    expect((await house.press('bo', sure.card, 'Yes, decline my seat')).text).toContain('You have declined your seat.');
    await house.work();
    expect(letter('cleo')).toContain('Somebody has declined a seat in Pilot');
    expect(letter('cy')).toContain('You are on the reserve list'); // nobody is promoted unasked
    const offers = await house.press('cleo', scene.cardOf('cleo'), 'Open the offers');
    expect(offers.text).toContain('1 of 2 seats are taken or offered.');
    expect(offers.text).toContain('Next on the reserve list: Cy Wren');
    const jump = await house.invoke('cleo', 'selection.offer', scene.of('di'));
    expect(jump.text).toContain('Somebody else is next on the reserve list: nothing was offered.');
    const both = await Promise.all([1, 2].map(() => house.press('cleo', offers.card, 'selection.offer')));
    expect(both.every(({ text }) => text.includes('Offered. Cy Wren gets a letter.'))).toBe(true);
    await house.work();
    expect(letter('cy')).toContain('Congratulations: you are selected');
    expect(await shownOutcome(house.deps, scene.call.callId, 'cy')).toBe('selected');
    const full = await house.invoke('cleo', 'selection.offer', scene.of('di'));
    expect(full.text).toContain('All seats are taken or offered: nothing was offered.');
    await house.press('cy', scene.cardOf('cy'), 'selection.accept');
    await house.work();
    expect((await enrolment('cy'))?.body.pid).toBe('cy');
    expect((await house.invoke('bo', 'selection.accept', scene.ref)).text).toContain('You have declined already');
    expect(await enrolment('bo')).toBeUndefined();
  });

  test('whoever was offered nothing cannot accept, before the release and after it; the words are the same', async () => {
    await start();
    await scene.decided(OUTCOMES);
    const nothing = await house.invoke('ada', 'selection.accept', { ...scene.ref, castId: 'nnothing' });
    expect((await house.invoke('ada', 'selection.accept', scene.ref)).card).toEqual(nothing.card);
    expect((await house.invoke('ada', 'selection.letter', scene.ref)).card).toEqual(nothing.card);
    await scene.approved();
    expect((await house.invoke('ada', 'selection.accept', scene.ref)).card).toEqual(nothing.card);
    await house.invoke('cleo', 'selection.release', scene.ref);
    expect((await house.invoke('rex', 'selection.accept', scene.ref)).card).toEqual(nothing.card);
    expect((await house.invoke('fay', 'selection.accept', scene.ref)).text).toContain('nothing here for you to answer');
    expect((await house.invoke('cy', 'selection.accept', scene.ref)).text).toContain('nothing here for you to answer');
    await house.work();
    for (const pid of ['fay', 'cy', 'rex']) expect(await enrolment(pid)).toBeUndefined();
  });

  test('a card from last year’s call: the time to answer is over, the seat is free, and nobody is enrolled', async () => {
    await start();
    await scene.released(OUTCOMES);
    const card = scene.cardOf('ada');
    house.clock.set(NINE + 365 * DAY);
    const late = await house.press('ada', card, 'selection.accept');
    expect(late.text).toContain('The time to answer is over: nothing was recorded.');
    await house.work();
    expect(await enrolment('ada')).toBeUndefined();
    const offers = await coordinate();
    expect(offers.text).toContain('0 of 2 seats are taken or offered.');
    expect(offers.text).toContain('Did not answer in time: 2');
  });
});

describe('the second door', () => {
  test('a nominee whom nobody has met gets the letter by e-mail, whose subject says nothing, and accepts on the page', async () => {
    await start({ unbound: ['ada', 'fay', 'sam'] });
    await seedPerson(house.deps, { pid: 'sam', name: HOSTILE, language: 'fr', email: 'sam@example.gc.ca' }, false);
    await scene.released(OUTCOMES);
    const mail = house.mails.find(({ to }) => to === 'ada@example.gc.ca');
    expect(mail?.subject).toBe('Your nomination: the outcome');
    expect(mail?.text).toContain('Congratulations: you are selected');
    expect(mail?.text).toContain('you are part of a nomination to Leadership');
    expect(house.mails.find(({ to }) => to === 'fay@example.gc.ca')?.text).toContain('You are not selected');
    const news = house.mails.find(({ to }) => to === 'sam@example.gc.ca');
    expect(news?.text).toContain('Ada Moss : candidature retenue');
    expect(JSON.stringify(cardIn((await visit(house, pathIn(news))).body))).not.toContain('Action.Execute');
    const path = pathIn(mail);
    expect(JSON.stringify(cardIn((await visit(house, path)).body))).toContain('selection.accept');
    const sneaky = await pressOn(house, path, 'selection.release', scene.ref);
    expect(sneaky.status).toBeGreaterThanOrEqual(400);
    const done = await pressOn(house, path, 'selection.accept', scene.ref);
    expect(done.body).toContain('You have accepted your seat.');
    await house.work();
    expect((await enrolment('ada'))?.body.pid).toBe('ada');
    expect(await house.deps.store.get('conversation', personalPk('ada'), conversationId)).toBeUndefined();
  });
});
