import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { MailMessage, MailOutcome } from '../../bot/deps.ts';
import { codeAt } from '../../bot/domain/code.ts';
import type { Delivery } from '../../bot/domain/delivery.ts';
import { mailId, mailPk, personalPk, registerPk } from '../../bot/domain/key.ts';
import type { SessionRef } from '../../bot/domain/session.ts';
import { sessionSecret } from '../../bot/features/attendance.ts';
import { planReminders } from '../../bot/features/reminder.ts';
import {
  NINE,
  objectIdOf,
  seedEnrolment,
  seedPerson,
  seedProgram,
  seedRole,
  seedSession,
  type Seeded,
} from '../support/cohort.ts';
import { seedChat } from '../support/due.ts';
import { openHouse, textOf, type House } from '../support/house.ts';
import { cardIn, cardOf, pathIn, pressOn, visit } from '../support/visit.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Wednesday, 9:00: the working day before the session. */
const DAY_BEFORE = NINE - DAY;
const OPENS = NINE - 30 * MINUTE;

let house: House;
let program: Seeded;
let ref: SessionRef;

beforeEach(async () => {
  house = await openHouse(DAY_BEFORE - 60 * MINUTE, { registered: true });
  program = await seedProgram(house.deps, { opensMinutesBefore: 30, code: true });
  await seedPerson(house.deps, { pid: 'ada', name: 'Ada Moss', language: 'en', email: 'ada@example.gc.ca' });
  await seedPerson(house.deps, { pid: 'cora', name: 'Cora Lee', language: 'en', email: 'cora@example.gc.ca' });
  await seedEnrolment(house.deps, program, 'ada');
  await seedRole(house.deps, program, 'cora', 'coordinator');
  ref = await seedSession(house.deps, program);
  const session = await house.deps.store.list(`prog_${program.programId}`, 'session', { limit: 1 });
  for (const { body } of session) await planReminders(house.deps, body);
});
afterEach(async () => {
  await house.close();
});

async function workAt(at: number): Promise<void> {
  house.clock.set(at);
  await house.work();
}

async function delivery(kind: string): Promise<Delivery | undefined> {
  const all = await house.deps.store.list(registerPk(ref.sessionId), 'delivery', { limit: 10 });
  return all.map(({ body }) => body).find((one) => one.kind === kind);
}

/** A mail server that answers as told, then well. */
function mailAnswers(...outcomes: MailOutcome[]): MailMessage[] {
  const tried: MailMessage[] = [];
  house.deps.mail = {
    send: async (message) => {
      tried.push(message);
      return outcomes.shift() ?? { ok: true };
    },
  };
  return tried;
}

describe('whom Teams cannot reach', () => {
  test('gets the same card by e-mail, whose page checks in by a wrong and then by the right code', async () => {
    await workAt(DAY_BEFORE);
    await workAt(OPENS);
    const mail = house.mails.at(-1);
    expect(mail).toMatchObject({
      to: 'ada@example.gc.ca',
      subject: 'Check-in is open: Thinking across departments',
      replyTo: 'cora@example.gc.ca',
    });
    expect(await delivery('checkIn')).toMatchObject({ state: 'sent', channel: 'mail', attempts: 1 });

    const path = pathIn(mail);
    const page = await visit(house, path);
    expect(textOf(cardIn(page.body))).toContain('Thinking across departments');
    const form = await pressOn(house, path, 'attendance.openCode', ref);
    expect(textOf(cardOf(form.body))).toContain('Six-digit code');
    const wrong = await pressOn(house, path, 'attendance.checkIn', { ...ref, code: '0' });
    expect(textOf(cardOf(wrong.body))).toContain('That is not the code on show');
    const { code } = codeAt(await sessionSecret(house.deps, ref.sessionId), ref.sessionId, house.clock.now());
    const right = await pressOn(house, path, 'attendance.checkIn', { ...ref, code });
    expect(textOf(cardOf(right.body))).toContain('You are checked in');
    expect(textOf(cardIn((await visit(house, path)).body))).toContain('You were already checked in');
  });

  test.each<[string, () => Promise<void>, number]>([
    ['who removed the app', () => seedChat(house.deps.store, 'ada', false), 0],
    [
      'who blocks it as the message comes',
      async () => {
        await seedChat(house.deps.store, 'ada');
        house.connector.fail({ kind: 'status', status: 403, body: { error: { code: 'MessageWritesBlocked' } } });
      },
      1,
    ],
  ])('%s too', async (_who, happens, asked) => {
    await happens();
    for (const chat of await house.deps.store.list(personalPk('ada'), 'conversation', { limit: 1 })) {
      const body = { ...chat.body, serviceUrl: house.connector.serviceUrl };
      await house.deps.store.replace({ ...chat, body }, chat.etag);
    }
    await workAt(DAY_BEFORE);
    expect(house.connector.posted()).toHaveLength(asked);
    expect(house.mails.map(({ to }) => to)).toEqual(['ada@example.gc.ca']);
    expect(await delivery('reminder')).toMatchObject({ state: 'sent', channel: 'mail' });
  });

  test('and was first met in Teams is written to at the address that its roster gave', async () => {
    house.connector.roster.push({
      id: '29:eve',
      aadObjectId: objectIdOf('eve'),
      name: 'Eve',
      email: 'Eve.Ng@tbs.example',
    });
    await house.say('eve', 'hello');
    const alias = await house.deps.store.get('mail', mailPk('eve.ng@tbs.example'), mailId('eve.ng@tbs.example'));
    const pid = alias?.body.pid ?? '';
    await seedEnrolment(house.deps, program, pid);
    house.connector.fail({ kind: 'status', status: 403, body: { error: { code: 'ConversationBlockedByUser' } } });
    await workAt(DAY_BEFORE);
    expect(house.mails.map(({ to }) => to).toSorted()).toEqual(['ada@example.gc.ca', 'eve.ng@tbs.example']);
  });

  test('the reminder’s page says that it is over once the session is called off', async () => {
    await workAt(DAY_BEFORE);
    const path = pathIn(house.mails[0]);
    expect(textOf(cardIn((await visit(house, path)).body))).toContain('Thinking across departments');
    await seedSession(house.deps, program, { status: 'cancelled' });
    expect(textOf(cardIn((await visit(house, path)).body))).toContain('Nothing left to do here');
  });

  test('can say from the page that they are late; a minute that no button has is malformed', async () => {
    await workAt(OPENS);
    const path = pathIn(house.mails.at(-1));
    const late = await pressOn(house, path, 'attendance.late', { ...ref, minutes: 20 });
    expect(textOf(cardOf(late.body))).toContain('I found no facilitator whom I could tell.');
    expect((await pressOn(house, path, 'attendance.late', { ...ref, minutes: 21 })).status).toBe(400);
  });
});

describe('what becomes of the delivery', () => {
  test.each<[string, MailOutcome, object]>([
    ['refused for good', { ok: false, code: 'rejected' }, { state: 'failed', reason: 'mailRejected' }],
    ['of no real address', { ok: false, code: 'invalid' }, { state: 'failed', reason: 'noAddress' }],
    ['without a mail server', { ok: false, code: 'unavailable' }, { state: 'failed', reason: 'unreachable' }],
  ])('e-mail %s', async (_what, outcome, expected) => {
    const tried = mailAnswers(outcome);
    await workAt(DAY_BEFORE);
    expect(await delivery('reminder')).toMatchObject(expected);
    expect(tried).toHaveLength(1);
  });

  test('e-mail that the server will take later is sent later, once', async () => {
    const tried = mailAnswers({ ok: false, code: 'later' }, { ok: false, code: 'later' });
    await workAt(DAY_BEFORE);
    expect(await delivery('reminder')).toMatchObject({ state: 'deferred', reason: 'mailLater' });
    await workAt(DAY_BEFORE + MINUTE);
    await workAt(DAY_BEFORE + 5 * MINUTE);
    expect(await delivery('reminder')).toMatchObject({ state: 'sent', channel: 'mail', attempts: 3 });
    expect(tried).toHaveLength(3);
  });

  test('a reminder of unknown fate is sent again, as the same message to mail systems', async () => {
    const tried = mailAnswers({ ok: false, code: 'unknown' });
    await workAt(DAY_BEFORE);
    await workAt(DAY_BEFORE + MINUTE);
    expect(await delivery('reminder')).toMatchObject({ state: 'sent', channel: 'mail' });
    expect(new Set(tried.map(({ id }) => id))).toEqual(new Set([(await delivery('reminder'))?.deliveryId]));
    expect(tried).toHaveLength(2);
  });

  test('nobody knows an address: it says so', async () => {
    await seedPerson(house.deps, { pid: 'ada', name: 'Ada Moss', language: 'en' });
    await workAt(DAY_BEFORE);
    expect(await delivery('reminder')).toMatchObject({ state: 'failed', reason: 'noAddress' });
    expect(house.mails).toEqual([]);
  });

  test('the name by which a tenant knows its guests is no address', async () => {
    const email = 'ada_other.example#EXT#@tenant.onmicrosoft.com';
    await seedPerson(house.deps, { pid: 'ada', name: 'Ada Moss', language: 'en', email });
    await workAt(DAY_BEFORE);
    expect(await delivery('reminder')).toMatchObject({ state: 'failed', reason: 'noAddress' });
  });

  test('without a second door it is what it was: unreachable', async () => {
    delete house.deps.door;
    await workAt(DAY_BEFORE);
    expect(await delivery('reminder')).toMatchObject({ state: 'failed', reason: 'unreachable' });
    expect(house.mails).toEqual([]);
  });
});

describe('the e-mail', () => {
  const mailFor = async (language?: 'en' | 'fr'): Promise<MailMessage> => {
    await seedPerson(house.deps, {
      pid: 'ada',
      name: 'Ada <Moss> & fils',
      email: 'ada@example.gc.ca',
      ...(language ? { language } : {}),
    });
    await workAt(DAY_BEFORE);
    await workAt(OPENS);
    const mail = house.mails.at(-1);
    if (!mail) throw new Error('no e-mail');
    return mail;
  };
  /** What an HTML form says, as a reader sees it. */
  const read = (html: string): string =>
    html
      .replace(/<head>.*<\/head>/s, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)));
  const wordsOf = (text: string): string[] => text.match(/[\p{L}\d]+/gu) ?? [];

  test('says why, until when, whom to ask, and that a reply is not recorded', async () => {
    const { text } = await mailFor('en');
    expect(text).toContain('Hello Ada <Moss> & fils,');
    expect(text).toContain('It works until Thursday, September 10, 2026, 4:00 p.m. (Eastern Time).');
    expect(text).toContain('a reply to this e-mail is not recorded');
    expect(text).toContain('you take part in Leadership, and Cadre cannot reach you in Microsoft Teams');
    expect(text).toContain('Your coordinators: Cora Lee (cora@example.gc.ca).');
  });

  test('is in both until they have said which; the same in plain text and in HTML, each language marked', async () => {
    const { subject, text, html } = await mailFor();
    expect(subject).toBe('Check-in is open / Vous pouvez signaler votre présence');
    const link = /https:\S+/.exec(text)?.[0] ?? '-';
    expect(html).toContain(`href="${link}"`);
    expect(wordsOf(read(html))).toEqual(wordsOf(text.replaceAll(link, '')));
    expect(html).toMatch(/<div lang="en">.*<div lang="fr">/s);
    expect(html).not.toContain('<Moss>');
  });

  test('is in the person’s language', async () => {
    const french = await mailFor('fr');
    expect(french.subject).toBe('Vous pouvez signaler votre présence : Penser d’un ministère à l’autre');
    expect(french.text).toContain('Il fonctionne jusqu’au jeudi 10 septembre 2026, 16 h (heure de l’Est).');
    expect(french.text).not.toContain('Hello');
  });

  test('its link ends with the session, and has nothing readable but opaque ids', async () => {
    const path = pathIn(await mailFor('en'));
    const [, claims = ''] = path.split('.');
    const told = Buffer.from(claims, 'base64url').toString('utf8');
    expect(told).not.toMatch(/Moss|@|example|Thinking/);
    expect(path.length).toBeLessThan(700);
    house.clock.set(NINE + 7 * 60 * MINUTE);
    expect((await visit(house, path)).status).toBe(404);
  });
});
