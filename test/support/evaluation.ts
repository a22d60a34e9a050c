import { evaluationIdOf, evaluationPk, programPk } from '../../bot/domain/key.ts';
import type { SessionRef } from '../../bot/domain/session.ts';
import { planEvaluation } from '../../bot/features/evaluation/open.ts';
import { sessionDocId } from '../../bot/domain/key.ts';
import { NINE, seedEnrolment, seedPerson, seedProgram, seedRole, seedSession, type Seeded } from './cohort.ts';
import { openHouse, type House } from './house.ts';
import type { Node } from './walk.ts';

const HOUR = 3_600_000;
/** When the session of these tests ends. */
export const END = NINE + 7 * HOUR;
export const ASKED = END + 15 * 60_000;

/** A registered house with a cohort, a coordinator (Cléo), and a session that ends at END. */
export type Hall = {
  house: House;
  program: Seeded;
  ref: SessionRef;
  people: readonly string[];
  evaluationId: string;
  pk: string;
  /** Cléo approves the form of a kind. */
  approve(formKind?: string): Promise<void>;
  /** The form is approved, so many have checked in, and the session has ended: those are asked. */
  hold(attended?: number): Promise<void>;
  answer(pid: string, answers?: object): ReturnType<House['invoke']>;
  /** The cards of evaluations in somebody's chat. */
  cardsTo(pid: string): Node[];
};

export const GOOD = { understanding: '4', benefitWork: '5', benefitLeadership: 'na' };

export async function openHall(count = 14, wish: Parameters<typeof openHouse>[1] = {}): Promise<Hall> {
  const house = await openHouse(NINE, { registered: true, ...wish });
  const program = await seedProgram(house.deps);
  const people = Array.from({ length: count }, (_, n) => `pid${String(n).padStart(3, '0')}`);
  for (const [n, pid] of people.entries()) {
    const language = n === 1 ? 'fr' : 'en';
    await seedPerson(house.deps, { pid, name: `Person ${pid}`, language, email: `${pid}@example.gc.ca` });
    await seedEnrolment(house.deps, program, pid);
  }
  await seedPerson(house.deps, { pid: 'cleo', name: 'Cléo Roy', language: 'en', email: 'cleo@example.gc.ca' });
  await seedRole(house.deps, program, 'cleo', 'coordinator');
  const ref = await seedSession(house.deps, program);
  const evaluationId = evaluationIdOf(ref.sessionId);
  const approve: Hall['approve'] = async (formKind = 'learning-event') => {
    const { card } = await house.invoke('cleo', 'form.open', { programId: program.programId, formKind });
    if (JSON.stringify(card).includes('form.approve')) await house.press('cleo', card, 'Approve this form');
  };
  return {
    ...{ house, program, ref, people, evaluationId, pk: evaluationPk(evaluationId), approve },
    async hold(attended = count) {
      await approve();
      const stored = await house.deps.store.get('session', programPk(ref.programId), sessionDocId(ref.sessionId));
      if (!stored) throw new Error('no session');
      await planEvaluation(house.deps, stored.body);
      for (const pid of people.slice(0, attended)) await house.invoke(pid, 'attendance.checkIn', ref);
      house.clock.set(ASKED);
      await house.work();
    },
    answer: (pid, answers = GOOD) => house.invoke(pid, 'evaluation.answer', { evaluationId, ...answers }),
    cardsTo: (pid) =>
      house.connector.calls
        .filter(({ method, conversationId }) => method === 'POST' && conversationId === `a:${pid}`)
        .flatMap(({ body }) => ((body?.['attachments'] ?? []) as { content: Node }[]).map(({ content }) => content))
        .filter((card) => JSON.stringify(card).includes('evaluation.answer')),
  };
}
