import { registerPk, rsvpId, seatBookId } from '../../bot/domain/key.ts';
import { NINE, seedEnrolment, seedPerson, seedProgram, seedRole, seedSession } from './cohort.ts';
import { openHouse, type House } from './house.ts';
import { filled } from './schedule.ts';

const WEEK = 7 * 24 * 3_600_000;

/** What a rush left: what is stored of everybody, and what of it nobody could have been told. */
export type Rush = {
  seated: string[];
  waiting: string[];
  /** People whose answer is not as the book of seats has it, or not there. */
  wrong: string[];
  /** People who were told something else than what is stored. */
  misled: string[];
  /** How many presses were answered with something else than a seat or a place in the line. */
  refused: number;
  /** Audit entries of answers: one a person. */
  traces: number;
  /** How many batches were tried in the session's partition while people pressed. */
  tries: number;
};

/**
 * As many people as wanted say at once, each twice, that they come to an optional session of few seats. `more`: a
 * coordinator gives it that many seats meanwhile.
 */
export async function rush(people: number, seats: number, more?: number): Promise<Rush> {
  const house = await openHouse(NINE, { registered: true });
  try {
    const { deps } = house;
    const program = await seedProgram(deps);
    const pids = Array.from({ length: people }, (_, n) => `p${String(n).padStart(4, '0')}`);
    for (const pid of [...pids, 'cleo']) {
      await seedPerson(deps, { pid, name: pid, language: 'en', email: `${pid}@example.gc.ca` });
      if (pid === 'cleo') await seedRole(deps, program, pid, 'coordinator');
      else await seedEnrolment(deps, program, pid);
    }
    const times = { startsAt: NINE + WEEK, endsAt: NINE + WEEK + 3_600_000 };
    const ref = await seedSession(deps, program, { ...times, required: false, capacity: seats });
    const form = await house.invoke('cleo', 'schedule.details', { ...ref, cohortId: program.cohortId });
    const press = (pid: string) => house.invoke(pid, 'rsvp.answer', { ...ref, sequence: 0, answer: 'confirmed' });
    const widened = (): Promise<unknown> =>
      more === undefined
        ? Promise.resolve()
        : house.press('cleo', form.card, 'schedule.saveDetails', filled(form.card, { capacity: String(more) }));
    const presses = pids.flatMap((pid) => [pid, pid]);
    const half = presses.length / 2;
    const tries = countTries(house, ref.sessionId);
    const [first, , second] = await Promise.all([
      Promise.all(presses.slice(0, half).map(press)),
      widened(),
      Promise.all(presses.slice(half).map(press)),
    ]);
    const tried = tries();
    await house.work();
    const said = [...first, ...second].map(({ text }) => text);
    return { ...(await judged(house, ref.sessionId, presses, said)), tries: tried };
  } finally {
    await house.close();
  }
}

/** Counts the batches that are tried in the partition of a session, whether they were written or not. */
function countTries({ deps: { store } }: House, sessionId: string): () => number {
  let count = 0;
  const batch = store.batch.bind(store);
  store.batch = (pk, operations) => {
    if (pk === registerPk(sessionId)) count += 1;
    return batch(pk, operations);
  };
  return () => count;
}

async function judged(
  { deps: { store } }: House,
  sessionId: string,
  presses: string[],
  said: string[],
): Promise<Omit<Rush, 'tries'>> {
  const pk = registerPk(sessionId);
  const book = (await store.get('seatBook', pk, seatBookId))?.body;
  const { seated = [], waiting = [] } = book ?? {};
  const [wrong, misled]: [string[], string[]] = [[], []];
  const stateOf = new Map<string, string>();
  for (const pid of new Set(presses)) {
    const stored = (await store.get('rsvp', pk, rsvpId(pid)))?.body.state ?? 'nothing';
    stateOf.set(pid, stored);
    const inBook = seated.includes(pid) ? 'confirmed' : waiting.includes(pid) ? 'waiting' : 'nothing';
    if (stored !== inBook) wrong.push(`${pid} ${stored} ${inBook}`);
  }
  const told = said.map((text) =>
    text.includes('You are expected') ? 'confirmed' : text.includes('waiting list') ? 'waiting' : 'nothing',
  );
  for (const [n, pid] of presses.entries()) {
    // whoever was told to wait may have been given a seat since
    if (told[n] === 'confirmed' && stateOf.get(pid) !== 'confirmed') misled.push(pid);
    if (told[n] === 'waiting' && stateOf.get(pid) === 'nothing') misled.push(pid);
  }
  const audit = await store.list(pk, 'audit', { limit: 5_000 });
  return {
    ...{ seated, waiting, wrong, misled },
    refused: told.filter((one) => one === 'nothing').length,
    traces: audit.filter(({ body }) => body.what === 'rsvp.answer').length,
  };
}
