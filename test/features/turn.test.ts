import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createTurns } from '../../bot/features/turn.ts';

/** Lets everything that can go on go on. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('works of one key are done one after the other, in their order; each gets its own result', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.integer({ min: 0, max: 3 }))), async (works) => {
      const turns = createTurns();
      const doing = new Map<string, number>();
      const done: [string, number][] = [];
      const results = await Promise.all(
        works.map(([key, waits], n) =>
          turns.take(key, async () => {
            expect(doing.get(key)).toBeUndefined();
            doing.set(key, n);
            for (let left = waits; left > 0; left -= 1) await settled();
            doing.delete(key);
            done.push([key, n]);
            return n;
          }),
        ),
      );
      expect(results).toEqual(works.map((_, n) => n));
      for (const key of ['a', 'b']) {
        const order = done.filter(([one]) => one === key).map(([, n]) => n);
        expect(order).toEqual(order.toSorted((a, b) => a - b));
      }
      await settled();
      expect(turns.waiting()).toBe(0);
    }),
  );
});

test('those of another key do not wait', async () => {
  const turns = createTurns();
  let open = (): void => undefined;
  const slow = turns.take('a', () => new Promise<void>((resolve) => (open = resolve)));
  expect(await turns.take('b', async () => 'done')).toBe('done');
  await settled();
  expect(turns.waiting()).toBe(1);
  open();
  await slow;
});

test('a work that fails, or throws at once, is its own failure: the next has its turn, and nothing is kept', async () => {
  const turns = createTurns();
  const failing = turns.take('a', async () => Promise.reject(new Error('no')));
  const throwing = turns.take('a', () => {
    throw new Error('at once');
  });
  const next = turns.take('a', async () => 'done');
  await expect(failing).rejects.toThrow('no');
  await expect(throwing).rejects.toThrow('at once');
  expect(await next).toBe('done');
  await settled();
  expect(turns.waiting()).toBe(0);
});
