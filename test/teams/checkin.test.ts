import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { codeAt } from '../../bot/domain/code.ts';
import { registerPk } from '../../bot/domain/key.ts';
import type { SessionRef } from '../../bot/domain/session.ts';
import { sessionSecret } from '../../bot/features/attendance.ts';
import { NINE, seedEnrolment, seedPerson, seedProgram, seedRole, seedSession, type Seeded } from '../support/cohort.ts';
import { openHouse, type House } from '../support/house.ts';

const minute = 60_000;
let house: House;
let program: Seeded;

beforeEach(async () => {
  house = await openHouse();
});
afterEach(async () => {
  await house.close();
});

async function seed(checkIn = {}): Promise<SessionRef> {
  const { deps } = house;
  program = await seedProgram(deps, checkIn);
  await seedPerson(deps, {
    pid: 'ada',
    name: 'Ada Moss',
    language: 'en',
    timeZone: 'America/St_Johns',
    email: 'ada@example.gc.ca',
  });
  await seedPerson(deps, {
    pid: 'rene',
    name: 'René Ouellet',
    language: 'fr',
    timeZone: 'America/Toronto',
    email: 'rene@example.gc.ca',
  });
  await seedPerson(deps, {
    pid: 'cleo',
    name: 'Cléo Roy',
    language: 'en',
    timeZone: 'America/Toronto',
    email: 'cleo@example.gc.ca',
  });
  await seedEnrolment(deps, program, 'ada', [{ group: 'A', from: '2026-09-01' }]);
  await seedEnrolment(deps, program, 'rene', [{ group: 'B', from: '2026-09-01' }]);
  await seedRole(deps, program, 'cleo', 'coordinator');
  return seedSession(deps, program);
}

const entries = async ({ sessionId }: SessionRef) =>
  (await house.deps.store.list(registerPk(sessionId), 'entry', { limit: 100 })).map(({ body }) => body);
const audit = async ({ sessionId }: SessionRef) =>
  (await house.deps.store.list(registerPk(sessionId), 'audit', { limit: 100 })).map(({ body }) => body);
const codeNow = async ({ sessionId }: SessionRef) =>
  codeAt(await sessionSecret(house.deps, sessionId), sessionId, house.clock.now()).code;

describe('checking in without a code', () => {
  test('typing "check in" records the person, once, with an audit line, and shows the time in their zone', async () => {
    const ref = await seed();
    const { text } = await house.say('ada', 'check in');
    expect(text).toContain('You are checked in');
    expect(text).toContain('Present');
    expect(text).toContain('10:30:00 a.m.'); // 9:00 in Ottawa
    expect(await entries(ref)).toEqual([
      { pid: 'ada', source: 'self', channel: 'button', n: 0, status: 'present', at: NINE, by: 'ada' },
    ]);
    expect(await audit(ref)).toMatchObject([
      { who: 'ada', what: 'attendance.checkIn', on: 'att_ada_self', after: 'present' },
    ]);
  });

  test('« présence » does the same in French, with French times', async () => {
    await seed();
    house.clock.pass(20 * minute);
    const { text } = await house.say('rene', 'Présence!');
    expect(text).toContain('Votre présence est signalée');
    expect(text).toContain('Retard');
    expect(text).toMatch(/9\sh\s20/);
  });

  test('the button on the card is replaced by the outcome', async () => {
    const ref = await seed();
    const { card } = await house.say('ada', 'hi');
    const { text, card: outcome } = await house.press('ada', card, 'Check in');
    expect(text).toContain('You are checked in');
    expect(outcome['actions']).toBeUndefined();
    expect(await entries(ref)).toHaveLength(1);
  });

  test('the same press sent five times at once is one check-in, and all five are told its time', async () => {
    const ref = await seed();
    const presses = Array.from({ length: 5 }, () => house.invoke('ada', 'attendance.checkIn', ref));
    const texts = (await Promise.all(presses)).map(({ text }) => text);
    expect(texts.every((text) => text.includes('10:30:00 a.m.'))).toBe(true);
    expect(await entries(ref)).toHaveLength(1);
    expect(await audit(ref)).toHaveLength(1);
  });

  test('checking in again an hour later is success with the first time', async () => {
    const ref = await seed();
    await house.say('ada', 'check in');
    house.clock.pass(60 * minute);
    const { text } = await house.say('ada', 'check in');
    expect(text).toContain('You were already checked in');
    expect(text).toContain('10:30:00 a.m.');
    expect(await entries(ref)).toHaveLength(1);
  });

  test('two people on one device are each their own account', async () => {
    const ref = await seed();
    const shared = { conversation: { id: 'a:shared' } };
    await house.say('ada', 'check in', shared);
    await house.say('rene', 'check in', shared);
    expect((await entries(ref)).map(({ pid }) => pid).sort()).toEqual(['ada', 'rene']);
  });

  test('a plain submit (a client without Universal Actions) checks in too, and replaces its card', async () => {
    const ref = await seed();
    const data = { verb: 'attendance.checkIn', ...ref };
    await house.send('ada', { type: 'message', value: data, replyToId: 'card7' });
    const put = house.connector.calls.find(({ method }) => method === 'PUT');
    expect(put?.path).toContain('card7');
    expect(JSON.stringify(put?.body)).toContain('You are checked in');
    expect(await entries(ref)).toHaveLength(1);
  });

  test('several open sessions are offered to choose from', async () => {
    await seed();
    await seedSession(house.deps, program, { code: 'LE02', titleEn: 'The other one' });
    const { card, text } = await house.say('ada', 'check in');
    expect(text).toContain('More than one session is open');
    const { text: outcome } = await house.press('ada', card, 'Check in');
    expect(outcome).toContain('You are checked in');
  });
});

describe('refusals, each in both languages', () => {
  type Case = [name: string, changes: () => Promise<SessionRef>, en: string, fr: string];
  const cases: Case[] = [
    [
      'not yet open, and when',
      async () => seedSession(house.deps, program, { startsAt: NINE + 60 * minute }),
      'Check-in is not open yet. It opens on Thursday, September 10, 2026 at 11:00 a.m.',
      'Il est trop tôt',
    ],
    [
      'closed',
      async () => seedSession(house.deps, program, { startsAt: NINE - 120 * minute, endsAt: NINE - minute }),
      'Check-in closed on',
      'a pris fin le',
    ],
    [
      'cancelled',
      async () => seedSession(house.deps, program, { status: 'cancelled' }),
      'was cancelled',
      'a été annulée',
    ],
    [
      'another group',
      async () => seedSession(house.deps, program, { group: 'C' }),
      'for another group',
      'd’un autre groupe',
    ],
    [
      'unknown',
      async () => ({ programId: program.programId, sessionId: 'snothing' }),
      'could not find this session among yours',
      'Je ne trouve pas cette séance',
    ],
    [
      'not enrolled',
      async () => ({ programId: 'pnothing', sessionId: 'snothing' }),
      'You are not enrolled',
      'Vous n’avez pas d’inscription',
    ],
  ];
  test.each(cases)('%s', async (_name, changes, en, fr) => {
    await seed();
    const ref = await changes();
    expect((await house.invoke('ada', 'attendance.checkIn', ref)).text).toContain(en);
    expect((await house.invoke('rene', 'attendance.checkIn', ref)).text).toContain(fr);
    expect(await entries(ref)).toEqual([]);
  });

  test('withdrawn, and since when', async () => {
    const ref = await seed();
    await seedEnrolment(house.deps, program, 'ada', [{ from: '2026-09-01', to: '2026-09-04' }]);
    expect((await house.invoke('ada', 'attendance.checkIn', ref)).text).toContain(
      'Your enrolment ended on Friday, September 4, 2026',
    );
  });

  test('somebody outside the program is told the same of a session that exists and of one that does not', async () => {
    const ref = await seed();
    const real = await house.invoke('cleo', 'attendance.checkIn', ref);
    const invented = await house.invoke('cleo', 'attendance.checkIn', { ...ref, sessionId: 'snothing' });
    expect(real.text).toContain('You are not enrolled');
    expect(invented.card).toEqual(real.card);
  });

  test('typing "check in" with nothing open says when the next one opens, or that there is none', async () => {
    await seed();
    house.clock.pass(-24 * 60 * minute);
    expect((await house.say('ada', 'check in')).text).toContain(
      'It opens on Thursday, September 10, 2026 at 10:00 a.m.',
    );
    house.clock.pass(48 * 60 * minute);
    expect((await house.say('ada', 'check in')).text).toContain('You have no session to check in to');
  });
});

describe('checking in with the code of the room', () => {
  test('the form takes the code on show; a wrong one is said, and what was typed is kept', async () => {
    const ref = await seed({ code: true });
    const { card: form, text } = await house.say('ada', 'check in');
    expect(text).toContain('Enter the code shown in the room');
    const wrong = await house.press('ada', form, 'attendance.checkIn', { code: '000000' });
    expect(wrong.text).toContain('That is not the code on show. Check the screen and try again (4 tries left).');
    expect(wrong.text).toContain('000000');
    const right = await house.press('ada', wrong.card, 'attendance.checkIn', { code: await codeNow(ref) });
    expect(right.text).toContain('You are checked in');
    expect(await entries(ref)).toMatchObject([{ pid: 'ada', channel: 'code', status: 'present' }]);
  });

  test('the code may be typed along: "check in 123 456"', async () => {
    const ref = await seed({ code: true });
    const code = await codeNow(ref);
    const { text } = await house.say('ada', `check in ${code.slice(0, 3)} ${code.slice(3)}`);
    expect(text).toContain('You are checked in');
  });

  test('the code of another session does not do', async () => {
    await seed({ code: true });
    const other = await seedSession(house.deps, program, {
      code: 'LE09',
      startsAt: NINE + 600 * minute,
      endsAt: NINE + 900 * minute,
    });
    const { card } = await house.say('ada', 'check in');
    const { text } = await house.press('ada', card, 'attendance.checkIn', { code: await codeNow(other) });
    expect(text).toContain('That is not the code on show');
  });

  test('five wrong tries pause that person alone for five minutes, whatever they send meanwhile', async () => {
    const ref = await seed({ code: true });
    for (let n = 0; n < 4; n += 1) await house.invoke('ada', 'attendance.checkIn', { ...ref, code: 'nonsense' });
    const fifth = await house.invoke('ada', 'attendance.checkIn', { ...ref, code: 'nonsense' });
    expect(fifth.text).toContain('Too many wrong codes. You can try again at 10:35:00 a.m.');
    house.clock.pass(5 * minute - 1_000);
    const paused = await house.invoke('ada', 'attendance.checkIn', { ...ref, code: await codeNow(ref) });
    expect(paused.text).toContain('Too many wrong codes');
    expect((await house.invoke('rene', 'attendance.checkIn', { ...ref, code: await codeNow(ref) })).text).toContain(
      'Votre présence est signalée',
    );
    house.clock.pass(1_000);
    const after = await house.invoke('ada', 'attendance.checkIn', { ...ref, code: await codeNow(ref) });
    expect(after.text).toContain('You are checked in');
  });

  test('guesses sent at the same time are all counted: twenty of them buy no more than five tries', async () => {
    const ref = await seed({ code: true });
    const guesses = Array.from({ length: 20 }, () => house.invoke('ada', 'attendance.checkIn', { ...ref, code: '1' }));
    const texts = (await Promise.all(guesses)).map(({ text }) => text);
    expect(texts.filter((text) => text.includes('That is not the code on show')).length).toBeLessThanOrEqual(4);
    expect(await entries(ref)).toEqual([]);
  });

  test('opening the form fixes the code and the arrival for five minutes', async () => {
    const ref = await seed({ code: true });
    house.clock.pass(15 * minute); // the last moment of the grace
    const code = await codeNow(ref);
    await house.say('ada', 'check in');
    house.clock.pass(4 * minute);
    const { text } = await house.invoke('ada', 'attendance.checkIn', { ...ref, code });
    expect(text).toContain('Present');
    expect(text).toContain('Counted from\n10:45:00 a.m.');
  });

  test('opening it again does not buy more time', async () => {
    const ref = await seed({ code: true });
    house.clock.pass(15 * minute);
    await house.say('ada', 'check in');
    house.clock.pass(4 * minute);
    await house.say('ada', 'check in');
    house.clock.pass(minute + 1_000);
    const { text } = await house.invoke('ada', 'attendance.checkIn', { ...ref, code: await codeNow(ref) });
    expect(text).toContain('Late');
  });

  test('who attends remotely uses the button where the session says so, and only there', async () => {
    const ref = await seed({ code: true });
    const refused = await house.invoke('ada', 'attendance.checkIn', { ...ref, remote: true });
    expect(refused.text).toContain('This session has no remote check-in');
    const hybrid = await seedSession(house.deps, program, { code: 'LE03', remote: true });
    const { card } = await house.invoke('ada', 'attendance.openCode', hybrid);
    const { text } = await house.press('ada', card, 'Check in (attending remotely)');
    expect(text).toContain('You are checked in');
    expect(await entries(hybrid)).toMatchObject([{ channel: 'remote' }]);
  });

  test('a forged card cannot skip the code', async () => {
    const ref = await seed({ code: true });
    const { text } = await house.invoke('ada', 'attendance.checkIn', { ...ref, status: 'present', pid: 'rene', at: 1 });
    expect(text).toContain('Enter the code shown in the room');
    expect(await entries(ref)).toEqual([]);
  });
});
