import { expect, test } from '@jest/globals';
import type { Deps } from '../../bot/deps.ts';
import { registerPk, rsvpId, seatBookId } from '../../bot/domain/key.ts';
import { answerInvitation } from '../../bot/features/rsvp.ts';
import { NINE, seedEnrolment, seedPerson, seedProgram, seedSession } from '../support/cohort.ts';
import { dying, takeOver } from '../support/dying.ts';
import { openHouse } from '../support/house.ts';
import { messagesTo } from '../support/message.ts';

const WEEK = 7 * 24 * 3_600_000;

/** One seat: Ada has it, Ben and Cam wait for it in this order. */
async function fullHouse() {
  const house = await openHouse(NINE, { registered: true });
  const program = await seedProgram(house.deps);
  for (const pid of ['ada', 'ben', 'cam']) {
    await seedPerson(house.deps, { pid, name: pid, language: 'en', email: `${pid}@example.gc.ca` });
    await seedEnrolment(house.deps, program, pid);
    await house.say(pid, 'help');
  }
  const times = { startsAt: NINE + WEEK, endsAt: NINE + WEEK + 3_600_000 };
  const ref = await seedSession(house.deps, program, { ...times, required: false, capacity: 1 });
  const pk = registerPk(ref.sessionId);
  const answer = (pid: string, state: 'confirmed' | 'declined', deps: Deps = house.deps) =>
    answerInvitation(
      deps,
      { pid, name: pid },
      { ...ref, series: false, sequence: 0 },
      state === 'declined' ? { state, category: 'leave' } : { state },
    );
  for (const pid of ['ada', 'ben', 'cam']) await answer(pid, 'confirmed');
  return {
    house,
    answer,
    /** Who has the seat, who waits, and whether every answer says the same. */
    async seats() {
      const { seated = [], waiting = [] } = (await house.deps.store.get('seatBook', pk, seatBookId))?.body ?? {};
      const states = ['ada', 'ben', 'cam'].map(async (pid) => {
        const state = (await house.deps.store.get('rsvp', pk, rsvpId(pid)))?.body.state;
        return state === (seated.includes(pid) ? 'confirmed' : waiting.includes(pid) ? 'waiting' : 'declined');
      });
      return { seated, waiting, agree: (await Promise.all(states)).every(Boolean) };
    },
    told: (pid: string): number =>
      messagesTo(house, pid).filter(({ text }) => text.includes('A seat is free now')).length,
  };
}

test.each(['before', 'after'] as const)(
  'a process that dies %s any write of giving a seat back loses no seat and gives none twice; the next is told once',
  async (when) => {
    let deaths = 0;
    for (let died = true; died; deaths += 1) {
      const { house, answer, seats, told } = await fullHouse();
      died = await dying(house, deaths, when, (deps) => answer('ada', 'declined', deps));
      const left = await seats();
      expect([left.seated.length, left.agree]).toEqual([1, true]);
      expect((await answer('ada', 'declined')).ok).toBe(true);
      await takeOver(house);
      expect(await seats()).toEqual({ seated: ['ben'], waiting: ['cam'], agree: true });
      expect([told('ada'), told('ben'), told('cam')]).toEqual([0, 1, 0]);
      await house.close();
    }
    expect(deaths).toBeGreaterThan(1);
  },
  120_000,
);
