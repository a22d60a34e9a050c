import type { Deps, Ids } from '../../bot/deps.ts';
import { unseal, type Ballot } from '../../bot/domain/ballot.ts';
import { DEFAULT_EVALUATIONS } from '../../bot/domain/program.ts';
import type { Evaluation } from '../../bot/domain/evaluation.ts';
import { evaluationDocId, evaluationPk } from '../../bot/domain/key.ts';
import { noMail, noSender } from '../../bot/deps.ts';
import { createBallots } from '../../bot/features/ballot.ts';
import { answer } from '../../bot/features/evaluation/answer.ts';
import { closeEvaluation } from '../../bot/features/evaluation/close.ts';
import { deliveryDocument } from '../../bot/features/delivery.ts';
import { askPlanId } from '../../bot/features/evaluation/asked.ts';
import type { Store } from '../../bot/store/store.ts';
import { formLibrary } from '../../cards/text/form.ts';
import { attack, textOfBallot, type Hits, type Seen } from './attack.ts';
import { fixedClock, memoryLog, type FixedClock } from './fixed.ts';
import { seeded, shuffled } from './seeded.ts';

/** A cohort that answers, with what everybody really said. */
export type Poll = { evaluationId: string; said: Map<string, string> };

export type Booth = { deps: Deps; clock: FixedClock; log: { lines: unknown[] }; chance: () => number };

const KEY = Buffer.alloc(32, 7);
const OPENS = Date.UTC(2026, 8, 10, 20);

/** Everything that answering needs, on a store, with all chance from one seed. */
export function openBooth(store: Store, ids: Ids, seed: number): Booth {
  const clock = fixedClock(OPENS);
  const log = memoryLog();
  const deps: Deps = {
    ...{ clock, ids, log, store, directory: { member: async () => undefined } },
    ...{ sender: noSender, mail: noMail, ballots: createBallots({ store, ids }, KEY) },
  };
  return { deps, clock, log, chance: seeded(seed) };
}

/** One evaluation, answered by everybody who is asked: in an order by chance, one by one and in bursts. */
export async function poll({ deps, clock, chance }: Booth, n: number, people: number, bursts = true): Promise<Poll> {
  const evaluationId = `e${String(n).padStart(6, '0')}`;
  const pids = shuffled(
    Array.from({ length: people }, (_, who) => `p${String(who).padStart(3, '0')}`),
    chance,
  );
  await openPoll(deps, evaluationId, pids);
  const said = new Map(pids.map((pid) => [pid, wordsBy(chance)] as const));
  for (let at = 0; at < pids.length;) {
    const together = pids.slice(at, at + (bursts ? 1 + Math.floor(chance() * 4) : 1));
    at += together.length;
    await Promise.all(
      together.map((pid) =>
        answer(deps, { pid, name: '' }, evaluationId, { ...GOOD, understanding: box(chance), useful: said.get(pid) }),
      ),
    );
    clock.pass(1_000 + Math.floor(chance() * 60_000));
  }
  return { evaluationId, said };
}

const GOOD = { benefitWork: '5', benefitLeadership: '4' };
const box = (chance: () => number): string => String(1 + Math.floor(chance() * 5));

/** Words of any length that nobody else says. */
function wordsBy(chance: () => number): string {
  const word = (): string => Math.floor(chance() * 2 ** 32).toString(36);
  return Array.from({ length: 1 + Math.floor(chance() * 30) }, word).join(' ');
}

/** An evaluation that is open, with its boxes, and everybody who is asked. */
export async function openPoll({ store, ballots }: Deps, evaluationId: string, pids: readonly string[]): Promise<void> {
  const pk = evaluationPk(evaluationId);
  const form = {
    ...formLibrary['learning-event'],
    formId: 'f1',
    programId: 'pr1',
    version: 1,
    state: 'approved',
  } as const;
  const evaluation: Evaluation = {
    ...{ evaluationId, programId: 'pr1', cohortId: 'c1', kind: 'learning-event', form, state: 'open', pool: 'none' },
    ...{ opensAt: OPENS, closesAt: OPENS + 1e12, minimum: DEFAULT_EVALUATIONS.minimum, toParticipants: false },
  };
  await ballots?.open(evaluationId, pids.length);
  await store.create({ pk, id: evaluationDocId, type: 'evaluation', sk: evaluationDocId, body: evaluation });
  const message = {
    planId: askPlanId(evaluationId),
    kind: 'evaluation',
    programId: 'pr1',
    sequence: 0,
    castId: evaluationId,
  };
  for (const pid of [...pids].sort()) await store.create(deliveryDocument(pk, { ...message, pid }, OPENS));
}

/** Closes it: the comments come out of the box. */
export const close = ({ deps }: Booth, { evaluationId }: Poll): Promise<void> => closeEvaluation(deps, evaluationId);

/** What the boxes of an evaluation hold, in the order in which it lies there, for somebody who has stolen the key. */
export function opened(seen: readonly Seen[], { evaluationId }: Poll): Ballot[] {
  const boxes = seen.filter(({ pk, type }) => pk === evaluationPk(evaluationId) && type === 'box');
  return boxes.flatMap(({ body }) => {
    const { n, nonce, sealed } = body as { n: number; nonce: string; sealed: string };
    return unseal(KEY, `${evaluationId}|${n}`, { nonce, sealed }).ballots;
  });
}

/**
 * All attacks on what lies in a store. The one who attacks the ballots has stolen the key as well, and reads the box as
 * it is now; the one who attacks the comments needs none.
 */
export function attackAll(seen: readonly Seen[], truth: Poll, hits: Hits): void {
  const own = seen.filter(({ pk }) => pk === evaluationPk(truth.evaluationId));
  const ledger = own.filter(({ type }) => type === 'ledger');
  const ballots = opened(seen, truth);
  const cast = new Map([...truth.said].map(([pid, words]) => [pid, textOf(ballots, words)] as const));
  if (ballots.length > 0) attack(ledger, ballots.map(textOfBallot), cast, hits, 'ballots, with the key');
  const comments = own.filter(({ type }) => type === 'comment');
  const orders = {
    'by their writing': comments.toSorted((a, b) => a.order - b.order),
    'by their ids': comments.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
  for (const [name, list] of Object.entries(orders)) {
    const words = list.map(({ body }) => String(body['text']));
    if (words.length > 0) attack(ledger, words, truth.said, hits, `comments ${name}`);
  }
}

const textOf = (ballots: readonly Ballot[], words: string): string =>
  textOfBallot(ballots.find(({ useful }) => useful === words) ?? {});
