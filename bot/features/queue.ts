/** For each thing that can be in many places at once, what is waiting for it there. Gone when its owner is. */
const queues = new WeakMap<object, Map<string, Promise<unknown>>>();

/**
 * Does work on the thing called `key` when all work on it that came before is done, in this process: in the order of
 * asking, and whatever became of that before it. Work on other things, or for another `owner`, does not wait. Nothing
 * is kept once nobody waits. It saves tries, and decides nothing: other processes write too, and an etag is still
 * needed. Work must not ask for its own key again: it would wait for itself.
 */
export async function inTurn<T>(owner: object, key: string, work: () => Promise<T>): Promise<T> {
  const queue = queues.get(owner) ?? new Map<string, Promise<unknown>>();
  queues.set(owner, queue);
  const turn = (queue.get(key) ?? Promise.resolve()).then(work, work);
  queue.set(key, turn);
  try {
    return await turn;
  } finally {
    if (queue.get(key) === turn) queue.delete(key);
    if (queue.size === 0 && queues.get(owner) === queue) queues.delete(owner);
  }
}
