import type { Turns } from '../deps.ts';

/**
 * Turns in the memory of this process: works of one key one after the other, in the order in which they came; those of
 * different keys at once. A work that fails ends its own turn only. A key is forgotten when nobody waits for it.
 */
export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return {
    take(key, work) {
      const turn = (last.get(key) ?? Promise.resolve()).then(work);
      const over = turn
        .catch(() => undefined)
        .then(() => {
          if (last.get(key) === over) last.delete(key);
        });
      last.set(key, over);
      return turn;
    },
    waiting: () => last.size,
  };
}
