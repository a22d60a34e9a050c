import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { registerPk, requestId } from '../../bot/domain/key.ts';
import type { Session, SessionRef } from '../../bot/domain/session.ts';
import { announce } from '../../bot/features/invitation.ts';
import { NINE, seedEnrolment, seedPerson, seedProgram, seedRole, seedSession, type Seeded } from '../support/cohort.ts';
import { openHouse, type House } from '../support/house.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ENDS = NINE + 7 * DAY + 7 * HOUR;
const NEED = 'A chair with armrests, please';

let house: House;
let program: Seeded;
let ref: SessionRef;

beforeEach(async () => {
  house = await openHouse();
  program = await seedProgram(house.deps);
  const people = { ada: 'Ada Moss', ben: 'Ben Cole', cleo: 'Cléo Roy', fay: 'Fay Roy' };
  for (const [pid, name] of Object.entries(people)) {
    await seedPerson(house.deps, { pid, name, language: pid === 'ben' ? 'fr' : 'en', email: `${pid}@example.gc.ca` });
  }
  for (const pid of ['ada', 'ben']) await seedEnrolment(house.deps, program, pid);
  await seedRole(house.deps, program, 'cleo', 'coordinator');
  await seedRole(house.deps, program, 'fay', 'facilitator');
  ref = await seed();
});
afterEach(() => house.close());

const seed = (changes: Partial<Session> = {}): Promise<SessionRef> =>
  seedSession(house.deps, program, { startsAt: NINE + 7 * DAY, endsAt: ENDS, ...changes });
const stored = async (pid: string) =>
  (await house.deps.store.get('request', registerPk(ref.sessionId), requestId(pid)))?.body;
const save = (pid: string, data: object) => house.invoke(pid, 'request.save', { ...ref, ...data });
const audit = async () =>
  (await house.deps.store.list(registerPk(ref.sessionId), 'audit', { limit: 100 })).map(({ body }) => body);

async function announceIt(): Promise<void> {
  const [session] = await house.deps.store.list(`prog_${program.programId}`, 'session', { limit: 1 });
  if (!session) throw new Error('no session');
  await announce(house.deps, session.body);
}

describe('saying what one needs', () => {
  test('after confirming: says who sees it and until when, keeps it, and can be withdrawn', async () => {
    const answered = await house.invoke('ada', 'rsvp.answer', { ...ref, sequence: 0, answer: 'confirmed' });
    const form = await house.press('ada', answered.card, 'What I need there');
    expect(form.text).toContain('Only the coordinators of this program see it: no facilitator');
    expect(form.text).toContain('It is deleted after Saturday, October 17, 2026, 30 days after the session');
    const saved = await house.press('ada', form.card, 'Tell the coordinators', { accommodation: NEED, diet: ' ' });
    expect(saved.text).toContain('The coordinators can see this now');
    expect(await stored('ada')).toEqual({ pid: 'ada', accommodation: NEED, diet: '', at: NINE });
    const gone = await house.press('ada', saved.card, 'Withdraw what I wrote');
    expect(gone.text).toContain('It is withdrawn and deleted.');
    expect(gone.text).not.toContain('Withdraw what I wrote');
    expect(await stored('ada')).toBeUndefined();
    await house.press('ada', saved.card, 'Withdraw what I wrote'); // once more, on the older card
    const traces = (await audit()).filter(({ what }) => what.startsWith('request.'));
    expect(traces.map(({ what }) => what).sort()).toEqual(['request.save', 'request.withdraw']);
    expect(JSON.stringify(traces)).not.toContain('ada'); // that she had one must not outlive it
  });

  test('from "my sessions", in French, and again replaces it', async () => {
    const mine = await house.say('ben', 'mes séances');
    const form = await house.press('ben', mine.card, 'Mes besoins sur place');
    expect(form.text).toContain('Seule l’équipe de coordination de ce programme les voit');
    await house.press('ben', form.card, 'Informer l’équipe de coordination', { diet: 'sans noix' });
    const again = await house.press('ben', form.card, 'Informer l’équipe de coordination', { diet: 'végétarienne' });
    expect(again.text).toContain('végétarienne');
    expect(await stored('ben')).toMatchObject({ accommodation: '', diet: 'végétarienne' });
  });

  test('too long or empty: a sentence, nothing saved, and what was written is still there', async () => {
    const long = await save('ada', { accommodation: 'x'.repeat(501), diet: 'nuts' });
    expect(long.text).toContain('This is too long: at most 500 characters.');
    expect(long.text).toContain('x'.repeat(501));
    expect((await save('ada', { accommodation: ' ', diet: '' })).text).toContain('Please write what you need');
    expect(await stored('ada')).toBeUndefined();
    expect((await save('ada', { accommodation: 'x'.repeat(500) })).text).toContain('The coordinators can see this now');
    const huge = await save('ada', { accommodation: 'x'.repeat(30_000) });
    expect(huge.text).toContain('This card cannot be used any more.');
  });

  test('for a session that is over, cancelled or not one’s own is refused, the last as if it did not exist', async () => {
    const hidden = [
      await seed({ code: 'D1', status: 'draft' }),
      await seed({ code: 'B1', group: 'B' }),
      { programId: program.programId, sessionId: 'nowhere' },
    ];
    for (const other of hidden) {
      const { text } = await house.invoke('ada', 'request.save', { ...other, diet: 'nuts' });
      expect(text).toContain('I cannot find this session among yours.');
    }
    expect((await save('cleo', { diet: 'nuts' })).text).toContain('I cannot find this session among yours.');
    await seed({ status: 'cancelled' });
    expect((await save('ada', { diet: 'nuts' })).text).toContain('This session is cancelled or over');
    await seed({ startsAt: NINE - HOUR, endsAt: NINE });
    expect((await save('ada', { diet: 'nuts' })).text).toContain('This session is cancelled or over');
  });
});

describe('who sees it', () => {
  beforeEach(async () => {
    await save('ada', { accommodation: NEED });
    await save('ben', { diet: 'sans noix [x](https://evil.example)' });
  });

  test('coordinators of the program: how many, and on a press by name, as it was written', async () => {
    const list = await house.say('cleo', 'requests');
    expect(list.text).toContain('2 people');
    expect(list.text).not.toContain(NEED);
    const { text } = await house.press('cleo', list.card, 'Show');
    expect(text).toContain(`Ada Moss\nAccommodation\n${NEED}`);
    expect(text).toContain('Ben Cole\nDiet\nsans noix \\[x\\](https:\u200b//evil.example)');
    expect(text).toContain('All of this is deleted after Saturday, October 17, 2026.');
  });

  test('many people’s needs come page by page, each once', async () => {
    for (let n = 0; n < 12; n += 1) {
      const [pid, name] = [`q${n}`, `Quinn ${String(n).padStart(2, '0')}`];
      await seedPerson(house.deps, { pid, name, language: 'en', email: `${pid}@example.gc.ca` });
      await seedEnrolment(house.deps, program, pid);
      await save(pid, { accommodation: '['.repeat(500), diet: '*'.repeat(500) });
    }
    let page = await house.invoke('cleo', 'request.list', ref);
    const names = [...page.text.matchAll(/Quinn \d\d/g)].map(([name]) => name);
    for (let left = 20; left > 0 && page.text.includes('Show more people'); left -= 1) {
      page = await house.press('cleo', page.card, 'Show more people');
      names.push(...[...page.text.matchAll(/Quinn \d\d/g)].map(([name]) => name));
    }
    expect(names).toEqual(Array.from({ length: 12 }, (_, n) => `Quinn ${String(n).padStart(2, '0')}`));
  });

  test('nobody else: a facilitator, a participant and another program’s coordinator learn nothing', async () => {
    const other = await seedProgram(house.deps, {}, 'Another program');
    await seedPerson(house.deps, { pid: 'oto', name: 'Oto', language: 'en', email: 'oto@example.gc.ca' });
    await seedRole(house.deps, other, 'oto', 'coordinator');
    for (const pid of ['fay', 'ada', 'oto']) {
      const { text } = await house.invoke(pid, 'request.list', ref);
      expect(text).toBe('You have no requests to look after here. If you think you should, ask your coordinators.');
    }
    expect((await house.say('fay', 'besoins')).text).toContain('You have no requests to look after here.');
    expect((await house.say('oto', 'requests')).text).toContain('Nobody has told you about a need');
  });

  test('its words are in no log, audit entry, message, e-mail or other document', async () => {
    await house.say('cleo', 'requests');
    await announceIt();
    await house.work();
    expect(JSON.stringify([house.log.lines, house.mails, await audit()])).not.toContain('armrests');
    const { documents } = await house.deps.store.changes('', 1_000);
    expect(documents.filter((one) => JSON.stringify(one).includes('armrests')).map(({ type }) => type)).toEqual([
      'request',
    ]);
  });
});

describe('30 days after the session', () => {
  const kept = async () => (await house.deps.store.list(registerPk(ref.sessionId), 'request', { limit: 10 })).length;
  beforeEach(async () => {
    await save('ada', { accommodation: NEED });
    await save('ben', { diet: 'sans noix' });
  });

  test('it is deleted, and what is left is how many there were', async () => {
    house.clock.set(ENDS + 30 * DAY - 1);
    await house.work();
    expect(await kept()).toBe(2);
    house.clock.set(ENDS + 30 * DAY);
    await house.work();
    await house.work();
    expect(await kept()).toBe(0);
    const disposals = (await audit()).filter(({ what }) => what === 'request.dispose');
    expect(disposals).toMatchObject([{ who: 'system', after: '2' }]);
    expect(JSON.stringify(disposals)).not.toMatch(/ada|ben/);
    expect((await house.say('cleo', 'requests')).text).toContain('Nobody has told you about a need');
  });

  test('a session that was put off keeps it until 30 days after its new date', async () => {
    await seed({ startsAt: NINE + 17 * DAY, endsAt: ENDS + 10 * DAY, sequence: 1 });
    house.clock.set(ENDS + 30 * DAY);
    await house.work();
    expect(await kept()).toBe(2);
    house.clock.set(ENDS + 40 * DAY);
    await house.work();
    expect(await kept()).toBe(0);
  });

  test('a session that was brought forward deletes it 30 days after its new date', async () => {
    await seed({ startsAt: NINE + 2 * DAY, endsAt: ENDS - 5 * DAY, sequence: 1 });
    await announceIt();
    await house.work();
    house.clock.set(ENDS + 25 * DAY);
    await house.work();
    expect(await kept()).toBe(0);
  });
});
