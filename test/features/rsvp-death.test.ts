import { expect, test } from '@jest/globals';
import { registerPk, rsvpId, seatBookId } from '../../bot/domain/key.ts';
import { answerInvitation } from '../../bot/features/rsvp.ts';
import { NINE, seedEnrolment, seedPerson, seedProgram, seedSession } from '../support/cohort.ts';
import { Crash, failing } from '../support/failing.ts';
import { openHouse } from '../support/house.ts';

const WEEK = 7 * 24 * 3_600_000;
const PIDS = ['ada', 'ben', 'cal'];
const COMES = { state: 'confirmed' } as const;
const CANNOT = { state: 'declined', category: 'leave' } as const;

/** One seat: Ada has it, Ben and Cal wait. Ada's "I cannot come" is cut off at a write, and pressed again. */
async function giveUpTheSeat(writes: number, when: 'before' | 'after') {
  const house = await openHouse(NINE);
  try {
    const { deps } = house;
    const program = await seedProgram(deps);
    for (const pid of PIDS) {
      await seedPerson(deps, { pid, name: pid, language: 'en', email: `${pid}@example.gc.ca` });
      await seedEnrolment(deps, program, pid);
      await house.say(pid, 'help');
    }
    const times = { startsAt: NINE + WEEK, endsAt: NINE + WEEK + 3_600_000 };
    const ref = await seedSession(deps, program, { ...times, required: false, capacity: 1 });
    const target = { ...ref, series: false, sequence: 0 };
    for (const pid of PIDS) await answerInvitation(deps, { pid, name: pid }, target, COMES);
    const dying = { ...deps, store: failing(deps.store, writes, when) };
    const [first] = await Promise.allSettled([answerInvitation(dying, { pid: 'ada', name: 'ada' }, target, CANNOT)]);
    const again = await answerInvitation(deps, { pid: 'ada', name: 'ada' }, target, CANNOT);
    await house.work();
    await house.work();
    const pk = registerPk(ref.sessionId);
    const book = (await deps.store.get('seatBook', pk, seatBookId))?.body;
    const answers = PIDS.map(async (pid) => (await deps.store.get('rsvp', pk, rsvpId(pid)))?.body.state);
    const told = (await deps.store.list(pk, 'delivery', { limit: 100 })).map(({ body }) => body);
    return {
      crash: first.status === 'rejected' ? (first.reason as unknown) : undefined,
      again: again.ok,
      seats: { seated: book?.seated, waiting: book?.waiting },
      answers: await Promise.all(answers),
      told: told.filter(({ kind }) => kind === 'promoted').map(({ pid, state, attempts }) => [pid, state, attempts]),
      traces: (await deps.store.list(pk, 'audit', { limit: 100 })).map(({ body }) => body.what).sort(),
    };
  } finally {
    await house.close();
  }
}

test.each(['before', 'after'] as const)(
  'a process that dies %s a write of an answer loses no seat, gives none twice, and the next in the line is told once',
  async (when) => {
    let crashes = 0;
    for (let writes = 0; writes < 20; writes += 1) {
      const { crash, ...left } = await giveUpTheSeat(writes, when);
      expect(left).toEqual({
        again: true,
        seats: { seated: ['ben'], waiting: ['cal'] },
        answers: ['declined', 'confirmed', 'waiting'],
        told: [['ben', 'sent', 1]],
        traces: ['rsvp.answer', 'rsvp.answer', 'rsvp.answer', 'rsvp.answer', 'rsvp.promote'],
      });
      if (crash === undefined) break;
      expect(crash).toBeInstanceOf(Crash);
      crashes += 1;
    }
    expect(crashes).toBe(1); // all of it is one batch
  },
  60_000,
);
