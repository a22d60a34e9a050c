import type { Broadcast } from '../../../bot/domain/broadcast.ts';
import {
  audienceId,
  castDocId,
  castPk,
  cohortDocId,
  conversationId,
  enrolmentId,
  enrolmentSk,
  personalPk,
  personId,
  personPk,
  programDocId,
  programPk,
  registerPk,
  sessionDocId,
  sessionSk,
} from '../../../bot/domain/key.ts';
import { DEFAULT_CHECK_IN } from '../../../bot/domain/program.ts';
import { checkInWindow, type Session } from '../../../bot/domain/session.ts';
import { reminderPlanId } from '../../../bot/domain/reminder.ts';
import { planDocument } from '../../../bot/features/delivery.ts';
import { inParallel } from '../../../bot/features/parallel.ts';
import type { Document, Operation, Store } from '../../../bot/store/store.ts';
import { objectIdOf, TENANT } from '../../support/cohort.ts';
import { APP_ID } from './place.ts';

export const CAST = 'castbench';
export const SESSION = 'sessionbench';
const ZONE = 'America/Toronto';
const CHUNK = 500;
const CHECK_IN = { ...DEFAULT_CHECK_IN, code: false };

export type Seed = { people: number; reminded: number; now: number; dueAt: number; serviceUrl: string };

const pidOf = (group: string, n: number): string => `${group}${String(n).padStart(6, '0')}`;
export const chatOf = (pid: string): string => `a:${pid}`;

/**
 * A broadcast that was approved and is due, to `people` people, and a session whose check-in opens, of `reminded`
 * others: documents as the features leave them, written straight into the store. Their plans and deliveries are made by
 * the engine.
 */
export async function seed(store: Store, { people, reminded, now, dueAt, serviceUrl }: Seed): Promise<void> {
  const put = async (documents: Document[]): Promise<void> => {
    const byPk = Map.groupBy(documents, ({ pk }) => pk);
    for (const [pk, group] of byPk) {
      for (let at = 0; at < group.length; at += 100) {
        const operations = group.slice(at, at + 100).map((document): Operation => ({ op: 'upsert', document }));
        await store.batch(pk, operations);
      }
    }
  };
  for (const [group, count] of [['b', people] as const, ['r', reminded] as const]) {
    await put(programOf(group));
    const pids = Array.from({ length: count }, (_, n) => pidOf(group, n));
    await put(pids.map((pid) => enrolmentOf(group, pid)));
    await inParallel(pids, 64, (pid) => put(personOf(pid, serviceUrl)));
  }
  await put(castOf(people, now));
  const session = sessionOf(now);
  const { sessionId } = session;
  const sk = sessionSk('r', now, sessionId);
  await put([{ pk: programPk('r'), id: sessionDocId(sessionId), type: 'session', sk, body: session }]);
  const plan = { programId: 'b', castId: CAST, sequence: 0, at: now };
  await store.upsert(planDocument(castPk(CAST), { ...plan, planId: CAST, kind: 'broadcast' }, dueAt));
  if (reminded === 0) return;
  // the plan that stands, by its own name: any other of this session is void when it comes due
  const opens = { kind: 'checkIn', at: checkInWindow(session, CHECK_IN).opensAt } as const;
  const planId = reminderPlanId(session, opens);
  const opening = { planId, kind: 'checkIn', programId: 'r', cohortId: 'r', sessionId };
  await store.upsert(planDocument(registerPk(SESSION), { ...opening, sequence: 0, at: now }, dueAt));
}

function programOf(id: string): Document[] {
  const pk = programPk(id);
  const body = { programId: id, name: 'Leadership', timeZone: ZONE, checkIn: CHECK_IN };
  return [
    { pk, id: programDocId, type: 'program', sk: programDocId, body },
    { pk, id: cohortDocId(id), type: 'cohort', sk: 'Pilot', body: { cohortId: id, programId: id, name: 'Pilot' } },
  ];
}

function enrolmentOf(program: string, pid: string): Document {
  const id = enrolmentId(program, pid);
  const body = { cohortId: program, pid, department: 'NRCan', spells: [{ from: '2020-01-01' }] };
  return { pk: programPk(program), id, type: 'enrolment', sk: enrolmentSk(program, pid), body };
}

function personOf(pid: string, serviceUrl: string): Document[] {
  const language = pid.endsWith('1') ? 'fr' : 'en';
  const person = { pid, name: `Person ${pid}`, language, timeZone: ZONE } as const;
  const chat = { serviceUrl, conversationId: chatOf(pid), userId: objectIdOf(pid), botId: `28:${APP_ID}` };
  const body = { ...chat, tenantId: TENANT, reachable: true, since: 1 };
  return [
    { pk: personPk(pid), id: personId(pid), type: 'person', sk: pid, body: person },
    { pk: personalPk(pid), id: conversationId, type: 'conversation', sk: conversationId, body },
  ];
}

function castOf(people: number, now: number): Document[] {
  const pk = castPk(CAST);
  const chunks = Math.ceil(people / CHUNK);
  const body: Broadcast = {
    castId: CAST,
    programId: 'b',
    state: 'scheduled',
    version: 3,
    editedBy: 'coordinator',
    audience: { role: 'participant', cohortId: 'b', seat: 'any' },
    textEn: 'Hello {firstName}, the session moves to another room.',
    textFr: 'Bonjour {firstName}, la séance change de salle.',
    acknowledge: true,
    urgent: false,
    size: people,
    chunks,
    round: 0,
    createdAt: now,
    changedAt: now,
  };
  const audience = Array.from({ length: chunks }, (_, chunk): Document => {
    const from = chunk * CHUNK;
    const pids = Array.from({ length: Math.min(CHUNK, people - from) }, (_, n) => pidOf('b', from + n));
    return { pk, id: audienceId(chunk), type: 'audience', sk: audienceId(chunk), body: { pids } };
  });
  return [{ pk, id: castDocId, type: 'broadcast', sk: castDocId, body }, ...audience];
}

function sessionOf(now: number): Session {
  return {
    sessionId: SESSION,
    programId: 'r',
    cohortId: 'r',
    code: 'S1',
    kind: 'learning-event',
    titleEn: 'Thinking across departments',
    titleFr: 'Penser d’un ministère à l’autre',
    startsAt: now,
    endsAt: now + 7 * 3_600_000,
    timeZone: ZONE,
    place: 'Ottawa',
    required: true,
    minimumMinutes: 240,
    status: 'published',
    remote: false,
    sequence: 0,
  };
}
