import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Ballot } from '../../bot/domain/ballot.ts';

/** One document as somebody with the engine's own files sees it; `order` is that of the last writes. */
export type Seen = { pk: string; id: string; type: string; sk: string; order: number; body: Record<string, unknown> };

/** Every document of an embedded store, with the number of its write, read behind Cadre's back. */
export function seenInFile(path: string): Seen[] {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    const rows = db.prepare('SELECT pk, id, type, sk, lsn, body FROM docs').all() as Record<string, string | number>[];
    return rows.map(({ pk, id, type, sk, lsn, body }) => ({
      ...{ pk: String(pk), id: String(id), type: String(type), sk: String(sk), order: Number(lsn) },
      body: JSON.parse(String(body)) as Record<string, unknown>,
    }));
  } finally {
    db.close();
  }
}

/** Every document of an emulated Cosmos, with its system fields: _ts, _etag, and the order that the service keeps. */
export function seenInCosmos(resources: readonly object[]): Seen[] {
  return (resources as Record<string, unknown>[]).map((resource, order) => ({
    ...{ pk: String(resource['pk']), id: String(resource['id']), type: String(resource['type']) },
    ...{ sk: String(resource['sk']), order, body: resource['body'] as Record<string, unknown> },
  }));
}

/** The bytes of a store's files: what is written, what is still in the log, and what was deleted and is still there. */
export function bytesOf(path: string): Buffer {
  return Buffer.concat(['', '-wal'].map((suffix) => readOr(`${path}${suffix}`)));
}

function readOr(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}

type People = Record<string, (ledger: readonly Seen[]) => string[]>;
type Things = Record<string, (items: readonly string[]) => string[]>;

const by =
  <T>(key: (item: T) => string | number) =>
  (a: T, b: T): number =>
    key(a) < key(b) ? -1 : 1;
const pidsIn = (entries: readonly Seen[]): string[] => entries.map(({ body }) => String(body['pid']));

/** Orders in which an attacker may put the people who have answered. */
const PEOPLE: People = {
  'time order': (ledger) => pidsIn(ledger.toSorted(by(({ order }) => order))),
  'id order': (ledger) => pidsIn(ledger.toSorted(by(({ id }) => id))),
  'listing order': (ledger) => pidsIn(ledger.toSorted(by(({ sk }) => sk))),
};

/** Orders in which they may put what was said: as it lies there, backwards, by size. */
const THINGS: Things = {
  'as it lies': (items) => [...items],
  backwards: (items) => items.toReversed(),
  'shortest first': (items) => items.toSorted(by(({ length }) => length)),
  'longest first': (items) => items.toSorted(by(({ length }) => -length)),
};

/** How many people each attack joined to their own words; by chance it is one for each evaluation. */
export type Hits = Map<string, number>;

/** What was said, each with its person: known to the test alone. */
export type Truth = ReadonlyMap<string, string>;

/** Every way of joining the ledger to what lies there in some order; adds to `hits`. */
export function attack(
  ledger: readonly Seen[],
  lying: readonly string[],
  truth: Truth,
  hits: Hits,
  what: string,
): void {
  for (const [people, inOrder] of Object.entries(PEOPLE)) {
    const pids = inOrder(ledger);
    for (const [things, ordered] of Object.entries(THINGS)) {
      const guess = ordered(lying);
      const right = pids.filter((pid, n) => truth.get(pid) !== undefined && truth.get(pid) === guess[n]).length;
      const name = `${what}: ${people}, ${things}`;
      hits.set(name, (hits.get(name) ?? 0) + right);
    }
  }
  lastWriter(ledger, lying, truth, hits, what);
}

/** Whoever wrote last is taken for the first, the middle or the last of what lies there. */
function lastWriter(ledger: readonly Seen[], lying: readonly string[], truth: Truth, hits: Hits, what: string): void {
  const last = PEOPLE['time order']?.(ledger).at(-1) ?? '';
  for (const [place, thing] of [
    ['first', lying[0]],
    ['middle', lying[Math.floor(lying.length / 2)]],
    ['last', lying.at(-1)],
  ] as const) {
    const name = `${what}: last writer, ${place}`;
    hits.set(name, (hits.get(name) ?? 0) + (truth.get(last) === thing ? 1 : 0));
  }
}

/** A ballot as one text: what an attacker who has the key as well would read. */
export const textOfBallot = (ballot: Ballot): string => JSON.stringify(Object.entries(ballot).sort(by(([key]) => key)));

/**
 * The margin: an order by chance joins one person of each evaluation, whatever their number, so so many evaluations give
 * as many hits, with a spread of their root. Five times the spread is allowed, and no attack may do better.
 */
export const most = (evaluations: number): number => evaluations + 5 * Math.sqrt(evaluations);

/** The last writer is right once in so many evaluations as there are people. */
export const mostLast = (evaluations: number, people: number): number =>
  evaluations / people + 5 * Math.sqrt(evaluations / people) + 1;
