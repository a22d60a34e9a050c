/**
 * Hands out items one by one and fetches the next page while the last one is being worked on. Undefined: a page came
 * empty, and that was all. A fetch that fails is thrown to whoever waits, and ends it too.
 */
export function createFeed<T>(fetch: () => Promise<T[]>, low: number): { next(): Promise<T | undefined> } {
  const items: T[] = [];
  let ended = false;
  let fetching: Promise<void> | undefined;
  const refill = async (): Promise<void> => {
    try {
      const page = await fetch();
      if (page.length === 0) ended = true;
      items.push(...page);
    } catch (error) {
      ended = true;
      throw error;
    } finally {
      fetching = undefined;
    }
  };
  return {
    async next() {
      for (;;) {
        if (items.length <= low && !ended) {
          fetching ??= refill();
          fetching.catch(() => undefined); // whoever waits for it below hears of it
        }
        const item = items.shift();
        if (item !== undefined || fetching === undefined) return item;
        await fetching;
      }
    },
  };
}
