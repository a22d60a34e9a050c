import type { Deps } from '../deps.ts';
import { boxesFor, MOST_IN_A_BOX, mixedIn, seal, spaceFor, type Ballot } from '../domain/ballot.ts';
import type { Stored } from '../store/store.ts';

/**
 * Boxes that are full from the start: ballots of a past evaluation, which nobody casts. They are mixed first, so that
 * their place says nothing of their line in a file.
 */
export function sealedBoxes(
  { ids }: Pick<Deps, 'ids'>,
  key: Uint8Array,
  evaluationId: string,
  ballots: readonly Ballot[],
): Stored<'box'>['body'][] {
  const chance = (): Buffer => Buffer.from(ids.secret(), 'hex');
  const mixed = mixedIn(
    [],
    ballots,
    ballots.map(() => chance().readUInt32BE(12) / 2 ** 32),
  );
  return Array.from({ length: boxesFor(mixed.length) }, (_, n) => {
    const own = mixed.slice(n * MOST_IN_A_BOX, (n + 1) * MOST_IN_A_BOX);
    return { n, ...seal(key, `${evaluationId}|${n}`, own, spaceFor(own.length), chance().subarray(0, 12)) };
  });
}
