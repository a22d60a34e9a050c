import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { evaluationIdOf, evaluationPk, programPk, registerPk } from '../../bot/domain/key.ts';
import type { Session } from '../../bot/domain/session.ts';
import { planEveryEvaluation } from '../../bot/features/evaluation/plan.ts';
import { NINE, seedSession } from '../support/cohort.ts';
import type { House } from '../support/house.ts';
import { filled, openOffice, type Office } from '../support/schedule.ts';
import type { Node } from '../support/walk.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let office: Office;
let house: House;
beforeEach(async () => {
  office = await openOffice();
  house = office.house;
});
afterEach(() => house.close());

const only = async (): Promise<Session> => {
  const [session] = await office.sessions();
  if (!session) throw new Error('no session');
  return session;
};

async function published(): Promise<Node> {
  const { programId } = office.program;
  const form = await house.invoke('cleo', 'form.open', { programId, formKind: 'learning-event' });
  await house.press('cleo', form.card, 'Approve this form');
  const made = await office.make();
  const done = await house.press('cleo', made.card, 'schedule.publish');
  await house.work();
  return done.card;
}

/** When evaluations of a session are planned to open. */
async function planned({ sessionId }: Pick<Session, 'sessionId'>): Promise<number[]> {
  const plans = await house.deps.store.list(registerPk(sessionId), 'plan', { limit: 50 });
  return plans.filter(({ body }) => body.kind === 'evaluationOpen').map(({ body }) => body.at);
}

const isOpen = async ({ sessionId }: Pick<Session, 'sessionId'>): Promise<boolean> =>
  (await house.deps.store.list(evaluationPk(evaluationIdOf(sessionId)), 'evaluation', { limit: 1 })).length > 0;

async function after(session: Session, ms: number): Promise<void> {
  house.clock.set(session.endsAt + ms);
  await house.work();
}

describe('the evaluation of a published session', () => {
  test('opens 15 minutes after its end, and not a second before', async () => {
    await published();
    const session = await only();
    expect(await planned(session)).toEqual([session.endsAt + 15 * 60_000]);
    await after(session, 15 * 60_000 - 1_000);
    expect(await isOpen(session)).toBe(false);
    await after(session, 15 * 60_000);
    expect(await isOpen(session)).toBe(true);
  });

  test('follows it to another date, and opens there alone', async () => {
    const card = await published();
    const before = await only();
    const edit = await house.press('cleo', card, 'schedule.edit');
    const shown = await house.press('cleo', edit.card, 'schedule.save', filled(edit.card, { day: '2026-10-15' }));
    await house.press('cleo', shown.card, 'Yes, move it');
    await house.work();
    await after(before, 15 * 60_000);
    expect(await isOpen(before)).toBe(false);
    await after(await only(), 15 * 60_000);
    expect(await isOpen(before)).toBe(true);
  });

  test('of a cancelled session never opens', async () => {
    const card = await published();
    const session = await only();
    const ask = await house.press('cleo', card, 'schedule.askCancel');
    await house.press('cleo', ask.card, 'schedule.cancel');
    await after(session, HOUR);
    expect(await isOpen(session)).toBe(false);
  });

  test('comes late where Cadre stood still: with all its days; and not at all once they would be over', async () => {
    await published();
    const session = await only();
    await after(session, 3 * DAY);
    const [stored] = await house.deps.store.list(evaluationPk(evaluationIdOf(session.sessionId)), 'evaluation', {
      limit: 1,
    });
    expect(stored?.body).toMatchObject({ opensAt: session.endsAt + 3 * DAY, closesAt: session.endsAt + 10 * DAY });
  });

  test('of a session that ended long ago asks nobody', async () => {
    await published();
    const session = await only();
    await after(session, 8 * DAY);
    expect(await isOpen(session)).toBe(false);
  });
});

test('sessions from before there were evaluations get theirs at the next start, those that are over do not', async () => {
  const { programId } = office.program;
  await house.deps.store.create({
    ...{ pk: 'sys_catalog', id: programId, type: 'programRef', sk: 'x', body: { programId, name: 'x' } },
  });
  const ahead = await seedSession(house.deps, office.program, { code: 'LE20' });
  const over = await seedSession(house.deps, office.program, {
    code: 'LE19',
    startsAt: NINE - 20 * DAY,
    endsAt: NINE - 19 * DAY,
  });
  const held = await seedSession(house.deps, office.program, { code: 'LE18', status: 'held' });
  const other = await seedSession(house.deps, office.program, { code: 'OT01', kind: 'other' });
  for (let start = 0; start < 2; start += 1) {
    await planEveryEvaluation(house.deps);
    await house.work();
  }
  expect(await planned(ahead)).toEqual([NINE + 7 * HOUR + 15 * 60_000]);
  for (const ref of [over, held, other]) expect(await planned(ref)).toEqual([]);
  const plans = await house.deps.store.list(programPk(programId), 'plan', { limit: 50 });
  expect(plans.filter(({ body }) => body.kind === 'replan')).toHaveLength(1);
});
