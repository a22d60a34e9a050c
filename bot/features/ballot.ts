import type { Ballots, Deps } from '../deps.ts';
import { boxesFor, mixedIn, seal, spaceFor, unseal, type Ballot } from '../domain/ballot.ts';
import { boxId, evaluationDocId, evaluationPk, ledgerId } from '../domain/key.ts';
import type { Pid } from '../domain/person.ts';
import type { Operation, Stored } from '../store/store.ts';
import { sealedBoxes } from './ballot-fill.ts';
import { everyOf } from './page.ts';

/** A batch holds 100 operations, and one of them is the box. */
const TOGETHER = 90;
/** Every other instance may be first a few times; somebody is always first, so this ends. */
const ROUNDS = 200;

type Needs = Pick<Deps, 'store' | 'ids'>;
type Outcome = Awaited<ReturnType<Ballots['cast']>>;
type Waiting = {
  pid: Pid;
  ballot: Ballot;
  resolve: (outcome: Outcome) => void;
  reject: (error: unknown) => void;
};

/**
 * The boxes, with the one key that opens them. Ballots that arrive together share a write: 300 who answer at once are a
 * handful of batches, each of which puts its people into the ledger and their ballots into a box, or does neither.
 */
export function createBallots(needs: Needs, key: Uint8Array): Ballots {
  const queues = new Map<string, Waiting[]>();

  /** Works a queue off, one batch after the other; ends when nobody waits. */
  const run = async (evaluationId: string, queue: Waiting[]): Promise<void> => {
    while (queue.length > 0) {
      const together = queue.splice(0, TOGETHER);
      try {
        await put(needs, key, evaluationId, together);
      } catch (error) {
        for (const { reject } of together) reject(error);
      }
    }
    queues.delete(evaluationId);
  };

  return {
    sealed: (evaluationId, ballots) => sealedBoxes(needs, key, evaluationId, ballots),
    open: (evaluationId, asked) => openBoxes(needs, key, evaluationId, asked),
    cast(evaluationId, pid, ballot) {
      return new Promise((resolve, reject) => {
        const waiting = { pid, ballot, resolve, reject };
        const queue = queues.get(evaluationId);
        if (queue) {
          queue.push(waiting);
          return;
        }
        const begun = [waiting];
        queues.set(evaluationId, begun);
        // one turn of the event loop later: whoever arrives together goes together
        setImmediate(() => void run(evaluationId, begun));
      });
    },
    async read(evaluationId) {
      const ballots: Ballot[] = [];
      for await (const { body } of everyOf(needs.store, evaluationPk(evaluationId), 'box')) {
        ballots.push(...unseal(key, nameOf(evaluationId, body.n), body).ballots);
      }
      return ballots;
    },
    async sealAnew(evaluationId) {
      const ballots: Ballot[] = [];
      for await (const { id } of everyOf(needs.store, evaluationPk(evaluationId), 'box')) {
        ballots.push(...(await sealAnew(needs, key, evaluationId, id)));
      }
      return ballots;
    },
  };
}

const nameOf = (evaluationId: string, n: number): string => `${evaluationId}|${n}`;

async function openBoxes({ store, ids }: Needs, key: Uint8Array, evaluationId: string, asked: number): Promise<void> {
  const pk = evaluationPk(evaluationId);
  const count = boxesFor(asked);
  for (let n = 0; n < count; n += 1) {
    const space = spaceFor(Math.ceil(asked / count));
    const body = { n, ...seal(key, nameOf(evaluationId, n), [], space, chanceOf(ids).nonce) };
    await store.create({ pk, id: boxId(n), type: 'box', sk: boxId(n), body });
  }
}

/** What is in a box, which is sealed anew with its ballots in another order: its last writer is then nobody. */
async function sealAnew({ store, ids }: Needs, key: Uint8Array, evaluationId: string, id: string): Promise<Ballot[]> {
  const pk = evaluationPk(evaluationId);
  for (let round = 0; round < ROUNDS; round += 1) {
    const box = await store.get('box', pk, id);
    if (!box) return [];
    const { n } = box.body;
    const { ballots, space } = unseal(key, nameOf(evaluationId, n), box.body);
    const mixed = mixedIn(
      [],
      ballots,
      ballots.map(() => chanceOf(ids).place),
    );
    const sealed = seal(key, nameOf(evaluationId, n), mixed, space, chanceOf(ids).nonce);
    const document = { pk, id, type: 'box', sk: box.sk, body: { n, ...sealed } } as const;
    if ((await store.replace(document, box.etag)).ok) return mixed;
  }
  throw new Error('a box could not be read: somebody writes to it without a pause');
}

/** Puts ballots into a box and their people into the ledger, or neither; whoever is in the ledger already is told so. */
async function put({ store, ids }: Needs, key: Uint8Array, evaluationId: string, together: Waiting[]): Promise<void> {
  const pk = evaluationPk(evaluationId);
  let left = firstOfEach(together);
  for (let round = 0; round < ROUNDS && left.length > 0; round += 1) {
    const box = await someBox({ store, ids }, pk);
    // behind the box, never before it: closing seals the boxes anew, so that this one is then refused
    const evaluation = await store.get('evaluation', pk, evaluationDocId);
    if (evaluation && evaluation.body.state !== 'open') {
      for (const { resolve } of left) resolve('closed');
      return;
    }
    const written = await store.batch(pk, operationsOf(ids, key, evaluationId, box, left));
    if (written.ok) {
      for (const { resolve } of left) resolve('cast');
      return;
    }
    const taken = written.code === 'exists' ? left[written.index] : undefined;
    taken?.resolve('already');
    left = left.filter((waiting) => waiting !== taken);
  }
  if (left.length > 0) throw new Error('ballots could not be put into their box');
}

/** Two ballots of one person in one batch: the first counts, the other is told so once that one is in. */
function firstOfEach(together: readonly Waiting[]): Waiting[] {
  const firsts = new Map<Pid, Waiting>();
  for (const waiting of together) {
    const first = firsts.get(waiting.pid);
    if (!first) {
      firsts.set(waiting.pid, { ...waiting });
      continue;
    }
    const { resolve, reject } = first;
    first.resolve = (outcome) => {
      resolve(outcome);
      waiting.resolve(outcome === 'closed' ? outcome : 'already');
    };
    first.reject = (error) => {
      reject(error);
      waiting.reject(error);
    };
  }
  // by pid: the order of the ledger's documents says nothing of who came first
  return [...firsts.values()].sort((a, b) => (a.pid < b.pid ? -1 : 1));
}

async function someBox({ store, ids }: Needs, pk: string): Promise<Stored<'box'>> {
  const boxes = await store.list(pk, 'box', { limit: 100 });
  const box = boxes[Math.floor(chanceOf(ids).place * boxes.length)];
  if (!box) throw new Error('an evaluation has no box');
  return box;
}

function operationsOf(
  ids: Needs['ids'],
  key: Uint8Array,
  evaluationId: string,
  box: Stored<'box'>,
  people: readonly Waiting[],
): Operation[] {
  const { pk, id, sk, etag, body } = box;
  const { ballots, space } = unseal(key, nameOf(evaluationId, body.n), body);
  const places = people.map(() => chanceOf(ids).place);
  const mixed = mixedIn(
    ballots,
    people.map(({ ballot }) => ballot),
    places,
  );
  const sealed = seal(key, nameOf(evaluationId, body.n), mixed, space, chanceOf(ids).nonce);
  return [
    ...people.map(({ pid }): Operation => {
      const entry = ledgerId(pid);
      return { op: 'create', document: { pk, id: entry, type: 'ledger', sk: entry, body: { pid } } };
    }),
    { op: 'replace', document: { pk, id, type: 'box', sk, body: { n: body.n, ...sealed } }, ifMatch: etag },
  ];
}

/** Randomness out of 256 random bits: a nonce, and a place in [0, 1). */
function chanceOf(ids: Needs['ids']): { nonce: Uint8Array; place: number } {
  const bytes = Buffer.from(ids.secret(), 'hex');
  return { nonce: bytes.subarray(0, 12), place: bytes.readUInt32BE(12) / 2 ** 32 };
}
