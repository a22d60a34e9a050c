import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noMail } from '../../bot/deps.ts';
import { programPk, sessionDocId } from '../../bot/domain/key.ts';
import type { Session } from '../../bot/domain/session.ts';
import { invitationAttachment } from '../../bot/jobs/calendar.ts';
import { createMail } from '../../bot/mail.ts';
import { readCalendar } from '../support/calendar.ts';
import { NINE, seedPerson, seedProgram, seedSession, type Seeded } from '../support/cohort.ts';
import { openHouse, type House } from '../support/house.ts';

let house: House;
let program: Seeded;
const rene = { pid: 'rene', name: 'René "Le\nGrand"; Ouellet', language: 'fr', email: 'rene@example.gc.ca' } as const;

beforeEach(async () => {
  house = await openHouse();
  program = await seedProgram(house.deps);
  await seedPerson(house.deps, rene);
});
afterEach(async () => {
  await house.close();
});

async function sessionWith(changes: Partial<Session> = {}): Promise<Session> {
  const { sessionId } = await seedSession(house.deps, program, changes);
  const stored = await house.deps.store.get('session', programPk(program.programId), sessionDocId(sessionId));
  if (!stored) throw new Error('no session');
  return stored.body;
}

test('a request is between the program’s mailbox and one person, who is not asked to answer', async () => {
  const session = await sessionWith({ joinLink: 'https://example.org/join' });
  const [file, ...others] = await invitationAttachment(house.deps, {
    pid: 'rene',
    sessions: [session],
    method: 'REQUEST',
  });
  expect(others).toEqual([]);
  expect(file).toMatchObject({ name: 'cadre.ics', contentType: 'text/calendar; method=REQUEST; charset=utf-8' });
  const { method, zones, events } = readCalendar(file?.content ?? '');
  const [event] = events;
  expect([method, zones, events.length]).toEqual(['REQUEST', ['America/Toronto'], 1]);
  expect(event).toMatchObject({
    summary: 'Penser d’un ministère à l’autre',
    startsAt: NINE,
    attendees: 1,
    status: 'CONFIRMED',
  });
  expect(event?.description).toContain('https://example.org/join');
  const attendee = event?.component.getFirstProperty('attendee');
  expect(String(attendee?.getFirstValue()).toLowerCase()).toBe('mailto:rene@example.gc.ca');
  expect(attendee?.getFirstParameter('rsvp')).toBe('FALSE');
  expect(attendee?.getFirstParameter('cn')).toBe('René "Le Grand"; Ouellet');
  expect(String(event?.component.getFirstPropertyValue('organizer'))).toBe('mailto:cadre@example.gc.ca');
});

test('a cancellation takes the same event off, with its next sequence', async () => {
  const session = await sessionWith();
  const off: Session = { ...session, status: 'cancelled', sequence: session.sequence + 1 };
  const files = await Promise.all([
    invitationAttachment(house.deps, { pid: 'rene', sessions: [session], method: 'REQUEST' }),
    invitationAttachment(house.deps, { pid: 'rene', sessions: [off], method: 'CANCEL' }),
  ]);
  const [invited, cancelled] = files.map(([file]) => readCalendar(file?.content ?? ''));
  expect(cancelled?.method).toBe('CANCEL');
  expect(cancelled?.events[0]).toMatchObject({ uid: invited?.events[0]?.uid, sequence: 1, status: 'CANCELLED' });
});

test('a series is one file a session, each with its own event', async () => {
  const sessions = await Promise.all(['A', 'B', 'C'].map((code) => sessionWith({ code, seriesId: 'ser1' })));
  const files = await invitationAttachment(house.deps, { pid: 'rene', sessions, method: 'REQUEST' });
  expect(files.map(({ name }) => name)).toEqual(['cadre-1.ics', 'cadre-2.ics', 'cadre-3.ics']);
  const uids = files.flatMap(({ content }) => readCalendar(content).events.map(({ uid }) => uid));
  expect(new Set(uids).size).toBe(3);
});

test('without an address or a mailbox there is none', async () => {
  const session = await sessionWith();
  await seedPerson(house.deps, { pid: 'guest', name: 'Guest' });
  const ask = { sessions: [session], method: 'REQUEST' } as const;
  expect(await invitationAttachment(house.deps, { pid: 'guest', ...ask })).toEqual([]);
  expect(await invitationAttachment({ ...house.deps, mail: noMail }, { pid: 'rene', ...ask })).toEqual([]);
});

test('goes through the mail as it is, under the type that calendars look for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cadre-mail-'));
  const mail = createMail(
    { kind: 'outbox', folder, from: 'cadre@example.gc.ca' },
    { clock: house.clock, ids: house.deps.ids, log: house.deps.log },
  );
  const deps = { ...house.deps, mail };
  const attachments = await invitationAttachment(deps, {
    pid: 'rene',
    sessions: [await sessionWith()],
    method: 'REQUEST',
  });
  expect(await mail.send({ to: rene.email, subject: 'x', text: 'x', html: 'x', attachments })).toEqual({ ok: true });
  const [file = ''] = readdirSync(folder);
  const eml = readFileSync(join(folder, file), 'utf8');
  // a form of the message itself, which is where Outlook looks for a request
  const [, encoded = ''] =
    /Content-Type: text\/calendar; charset=utf-8; method=REQUEST\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n([\s\S]*?)\r\n--/.exec(
      eml,
    ) ?? [];
  const content = decodeURIComponent(encoded.replaceAll('=\r\n', '').replace(/=([\dA-F]{2})/g, '%$1'));
  expect(eml).toContain('filename=cadre.ics');
  expect(readCalendar(content).events[0]?.summary).toBe('Penser d’un ministère à l’autre');
  rmSync(folder, { recursive: true });
});
