import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { programPk } from '../../bot/domain/key.ts';
import { setProgram } from '../../bot/features/setting.ts';
import { NINE, seedProgram, seedRole } from '../support/cohort.ts';
import type { House } from '../support/house.ts';
import {
  BEFORE,
  changeSession,
  day,
  hour,
  minute,
  openAhead,
  OPENS,
  sessionOf,
  type Ahead,
} from '../support/reminder.ts';

let ahead: Ahead;
let house: House;

beforeEach(async () => {
  ahead = await openAhead();
  ({ house } = ahead);
  await ahead.join('cleo', { name: 'Cléo Roy' });
  await seedRole(house.deps, ahead.program, 'cleo', 'coordinator');
});
afterEach(async () => {
  await house.close();
});

/** When Ada gets something from now until the session has ended, and what. */
async function days(until = NINE + day): Promise<string[]> {
  const seen: string[] = [];
  for (let at = house.clock.now(); at <= until; at += 30 * minute) {
    for (const { to, text } of await ahead.at(at)) {
      if (to === 'ada') seen.push(`${new Date(at).toISOString().slice(5, 16)} ${text.split('\n')[0] ?? ''}`);
    }
  }
  return seen;
}

const CALM = ['09-09T13:00 Reminder', '09-10T12:30 Check-in is open'];
const audit = async () =>
  (await house.deps.store.list(programPk(ahead.program.programId), 'audit', { limit: 50 })).map(({ body }) => body);

/** Fills in a plan's card and saves it. */
async function save(card: object, fields: object, button = 'Save') {
  return house.press('cleo', card as never, button, { days: '1', at: '09:00', card: 'true', ...fields });
}

describe('a program’s plan', () => {
  test.each([
    ['nothing set: calm', {}, CALM],
    [
      'three working days before, at ten',
      { days: '3', at: '10:00' },
      ['09-08T13:00 Reminder', '09-10T12:30 Check-in is open'],
    ],
    ['at four', { at: '16:00' }, ['09-09T20:00 Reminder', '09-10T12:30 Check-in is open']],
    ['no reminder', { days: '0' }, ['09-10T12:30 Check-in is open']],
    ['no check-in card', { card: 'false' }, ['09-09T13:00 Reminder']],
    ['neither', { days: '0', card: 'false' }, []],
  ])('is followed by what was planned before it was set: %s', async (_what, fields, expected) => {
    await ahead.publish();
    const { card } = await house.say('cleo', 'reminder plan');
    const { text } = await save(card, fields);
    expect(text).toContain('Saved.');
    expect(await days()).toEqual(expected);
  });

  test('may change as often as somebody likes: people are told once', async () => {
    await ahead.publish();
    let { card } = await house.say('cleo', 'plan de rappels');
    for (const at of ['10:00', '11:00', '09:00', '14:00']) {
      ({ card } = await save(card, { at }));
      await house.work();
    }
    expect(await days()).toEqual(['09-09T18:00 Reminder', '09-10T12:30 Check-in is open']);
  });

  test('that changes after people were told tells nobody again', async () => {
    await ahead.publish();
    expect(await ahead.toldTo(BEFORE)).toEqual(['ada', 'cleo']);
    const { card } = await house.say('cleo', 'reminder plan');
    await save(card, { at: '15:00' });
    house.clock.set(BEFORE + hour);
    expect(await days()).toEqual(['09-10T12:30 Check-in is open']);
  });

  test('whose reminder is brought forward past now is sent now, not lost', async () => {
    await ahead.publish();
    house.clock.set(BEFORE - hour);
    const { card } = await house.say('cleo', 'reminder plan');
    await save(card, { days: '2' });
    expect(await days()).toEqual(['09-09T12:00 Reminder', '09-10T12:30 Check-in is open']);
  });

  test('check-in that opens earlier brings the card earlier, and only once', async () => {
    await ahead.publish();
    await setProgram(house.deps, 'operator:test', 'Leadership', { opensMinutesBefore: 60 });
    expect(await days(OPENS - 30 * minute)).toEqual(['09-09T13:00 Reminder', '09-10T12:00 Check-in is open']);
    await setProgram(house.deps, 'operator:test', 'Leadership', { opensMinutesBefore: 30 });
    expect(await days()).toEqual([]);
  });

  test('reaches every coming session of the program, page after page, and no past one', async () => {
    const codes = Array.from({ length: 60 }, (_, n) => `LE${100 + n}`);
    for (const [n, code] of codes.entries()) {
      await ahead.publish({ code, startsAt: NINE + (7 + n) * day, endsAt: NINE + (7 + n) * day + hour });
    }
    await ahead.publish({ code: 'LE01', startsAt: NINE - 30 * day, endsAt: NINE - 30 * day + hour });
    await setProgram(house.deps, 'operator:test', 'Leadership', { reminders: { workingDays: 4 } });
    await house.work();
    const plans = await house.deps.store.due('plan', Number.MAX_SAFE_INTEGER, 1_000);
    expect(plans.filter(({ body }) => body.kind === 'reminder')).toHaveLength(120); // the void ones wait for their time
    expect(plans.filter(({ body }) => body.kind === 'replan')).toEqual([]);
  });

  test('keeps what was typed where it is wrong, and says what is', async () => {
    const { card } = await house.say('cleo', 'reminder plan');
    const early = await save(card, { at: '06:30' });
    expect(early.text).toContain('Choose a time from 8:00 to 17:00');
    expect(early.text).toContain('06:30');
    expect((await save(card, { days: '99' })).text).toContain('Choose from no reminder to 10 working days before.');
    expect(await audit()).toEqual([]);
  });

  test('is not overwritten unseen by a second coordinator; the same press twice is one change', async () => {
    const { card } = await house.say('cleo', 'reminder plan');
    await Promise.all([save(card, { days: '2' }), save(card, { days: '2' })]);
    const stale = await save(card, { days: '5' });
    expect(stale.text).toContain('Somebody changed the reminders in the meantime.');
    expect(await audit()).toMatchObject([
      {
        who: 'cleo',
        what: 'program.set',
        before: expect.stringContaining('days=1'),
        after: expect.stringContaining('days=2'),
      },
    ]);
    expect((await save(stale.card, { days: '5' })).text).toContain('Saved.');
  });

  test('is for coordinators of that program only, in the same words for what is there and what is not', async () => {
    const other = await seedProgram(house.deps, {}, 'Data');
    const refused = 'I cannot open this for you.';
    expect((await house.say('ada', 'reminder plan')).text).toContain(refused);
    const typed = { shown: 'days=1 at=09:00 card=true', days: '2', at: '09:00', card: 'true' };
    const texts = await Promise.all([
      house.invoke('ada', 'reminder.savePlan', { programId: ahead.program.programId, ...typed }),
      house.invoke('cleo', 'reminder.savePlan', { programId: other.programId, ...typed }),
      house.invoke('cleo', 'reminder.savePlan', { programId: 'pnothing', ...typed }),
      house.invoke('cleo', 'reminder.plan', { programId: other.programId }),
      house.invoke('cleo', 'reminder.session', { programId: other.programId, sessionId: 's1' }),
      house.invoke('cleo', 'reminder.session', { programId: ahead.program.programId, sessionId: 's1' }),
    ]);
    expect(new Set(texts.map(({ text }) => text)).size).toBe(1);
    expect(texts[0].text).toContain(refused);
  });

  test('asks which, where somebody coordinates two', async () => {
    const other = await seedProgram(house.deps, {}, 'Data');
    await seedRole(house.deps, other, 'cleo', 'coordinator');
    const { card, text } = await house.say('cleo', 'reminder plan');
    expect(text).toContain('For which program?');
    expect((await house.press('cleo', card, 'Open')).text).toContain('are sent about each session');
  });
});

describe('a session’s own plan', () => {
  test('goes before its program’s, shows when each message is due, and can be given up again', async () => {
    const ref = await ahead.publish();
    const shown = await house.invoke('cleo', 'reminder.session', ref);
    expect(shown.text).toContain('Wednesday, September 9, 2026, 9:00 a.m. (Eastern Time)');
    const own = await save(shown.card, { at: '11:00', card: 'false' }, 'Save for this session');
    expect(own.text).toContain('This session has its own reminders.');
    expect(own.text).toContain('Wednesday, September 9, 2026, 11:00 a.m. (Eastern Time)');
    expect(own.text).toContain('Not sent');
    await house.work();
    const back = await house.press('cleo', own.card, 'Use the program’s reminders');
    expect(back.text).toContain('This session has the reminders of its program.');
    expect(await days()).toEqual(CALM);
    expect((await audit()).map(({ what, before, after }) => [what, before, after]).sort()).toEqual([
      ['session.reminders', 'days=1 at=11:00 card=false', 'program'],
      ['session.reminders', 'program', 'days=1 at=11:00 card=false'],
    ]);
  });

  test('is for it alone, and stays where the program’s changes or the session is edited', async () => {
    const ref = await ahead.publish();
    const { card } = await house.invoke('cleo', 'reminder.session', ref);
    await save(card, { at: '11:00' }, 'Save for this session');
    await setProgram(house.deps, 'operator:test', 'Leadership', { reminders: { at: '16:00' } });
    await changeSession(house.deps, ref, { place: 'Gatineau' });
    expect((await sessionOf(house.deps, ref)).reminders?.at).toBe('11:00');
    expect(await days()).toEqual(['09-09T15:00 Reminder', '09-10T12:30 Check-in is open']);
  });

  test('cannot be set once it has begun, or is cancelled', async () => {
    const ref = await ahead.publish();
    const { card } = await house.invoke('cleo', 'reminder.session', ref);
    house.clock.set(NINE);
    expect((await save(card, { at: '11:00' }, 'Save for this session')).text).toContain('can no longer be changed');
    expect((await sessionOf(house.deps, ref)).reminders).toBeUndefined();
  });
});
